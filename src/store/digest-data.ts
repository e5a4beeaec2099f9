import { z } from "zod";
import type { Digest } from "../domain/telling/status.ts";
import type { DigestData } from "../journeys/ports.ts";
import type { Session } from "./session.ts";
import { fromStoredJson, toStoredJson } from "./stored-json.ts";

/** Its parts are the domain's own, written by this program; the shape says that it is one. */
const digestShape = z.custom<Digest>((value) => z.looseObject({ kind: z.literal("digest") }).safeParse(value).success);

export function digestData({ trx, tenant }: Session): DigestData {
  return {
    insert: async ({ digest, ...row }) => {
      const inserted = await trx
        .insertInto("digest")
        .values({ ...row, tenant, endsAt: digest.to, body: toStoredJson(digest) })
        .onConflict((c) => c.columns(["tenant", "projectId", "key"]).doNothing())
        .returning("id")
        .executeTakeFirst();
      return inserted !== undefined;
    },
    find: async (digestId) => {
      const one = trx.selectFrom("digest").select("body").where("tenant", "=", tenant).where("id", "=", digestId);
      const row = await one.executeTakeFirst();
      return row && digestShape.parse(fromStoredJson(row.body));
    },
    lastEnd: async (projectId) => {
      const newest = trx.selectFrom("digest").select("endsAt").where("tenant", "=", tenant);
      const row = await newest.where("projectId", "=", projectId).orderBy("endsAt", "desc").limit(1).executeTakeFirst();
      return row?.endsAt;
    },
  };
}
