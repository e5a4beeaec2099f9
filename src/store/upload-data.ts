import type { UploadData } from "../journeys/ports.ts";
import type { Session } from "./session.ts";

export function uploadData({ trx, tenant }: Session): UploadData {
  return {
    save: async ({ user, bytes, ...same }) => {
      await trx
        .insertInto("upload")
        .values({ ...same, tenant, person: user, bytes: Buffer.from(bytes) })
        .execute();
    },
    find: async (uploadId) => {
      const one = trx.selectFrom("upload").select(["person", "fileName", "bytes"]).where("tenant", "=", tenant);
      const row = await one.where("id", "=", uploadId).executeTakeFirst();
      return row && { user: row.person, fileName: row.fileName, bytes: new Uint8Array(row.bytes) };
    },
    remove: async (uploadId) => {
      await trx.deleteFrom("upload").where("tenant", "=", tenant).where("id", "=", uploadId).execute();
    },
  };
}
