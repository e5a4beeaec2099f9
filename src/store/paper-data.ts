import { createHash } from "node:crypto";
import type { FrozenPaper } from "../domain/paper/frozen-paper.ts";
import type { PaperData } from "../journeys/ports.ts";
import { paperShape } from "./paper-shape.ts";
import type { Session } from "./session.ts";
import { fromStoredJson, toStoredJson } from "./stored-json.ts";

const columns = ["id", "projectId", "version", "frozenAt", "by", "body", "hash", "erasedHash"] as const;
type Row = {
  id: string;
  projectId: string;
  version: number;
  frozenAt: string;
  by: string;
  body: string;
  hash: string;
  erasedHash: string | null;
};

export function paperData({ trx, tenant }: Session): PaperData {
  const papers = () => trx.selectFrom("paper").select(columns).where("tenant", "=", tenant);
  return {
    newest: async (projectId) => {
      const newest = papers().where("projectId", "=", projectId).orderBy("version", "desc").limit(1);
      return readRow(await newest.executeTakeFirst());
    },
    ofVersion: async (projectId, version) => {
      const one = papers().where("projectId", "=", projectId).where("version", "=", version);
      return readRow(await one.executeTakeFirst());
    },
    find: async (paperId) => readRow(await papers().where("id", "=", paperId).executeTakeFirst()),
    insert: async ({ id, projectId, version, frozenAt, by, paper, readings }) => {
      const body = toStoredJson({ paper, readings });
      const hash = hashOf(body);
      await trx.insertInto("paper").values({ tenant, id, projectId, version, frozenAt, by, body, hash }).execute();
      return hash;
    },
  };
}

function readRow(row: Row | undefined): FrozenPaper | undefined {
  if (row === undefined) return undefined;
  const { body, erasedHash, ...rest } = row;
  const read = paperShape.parse(fromStoredJson(JSON.parse(body)));
  return { ...rest, ...read, isWhole: hashOf(body) === (erasedHash ?? row.hash) };
}

function hashOf(body: string): string {
  return createHash("sha256").update(body).digest("hex");
}
