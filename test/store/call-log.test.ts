import { sql } from "kysely";
import type { Database } from "../../src/store/database.ts";
import { freshStore } from "../support/database.ts";
import { at, conversation } from "./records.ts";

let database: Database;
beforeAll(async () => {
  database = await freshStore();
});
afterAll(() => database.close());

const tenant = "t1";
/** Teams' own limit of a conversation in one second. */
const mostInSecond = 7;
const call = { conversationId: "19:c", kind: "reply" } as const;

describe("two instances that take slots at the same moment", () => {
  it("wait for each other's, so that together they stay under the quota", async () => {
    await database.store.write(tenant, (data) => data.conversations.save(conversation(call.conversationId)));
    const first = Promise.withResolvers<void>();
    const taken = Promise.withResolvers<void>();
    const one = database.store.write(tenant, async (data) => {
      for (let count = 0; count < mostInSecond; count += 1) await data.calls.reserve(call, at, 60_000);
      taken.resolve();
      await first.promise;
    });
    await taken.promise;
    let isDone = false;
    const other = database.store
      .write(tenant, (data) => data.calls.reserve(call, at, 60_000))
      .finally(() => {
        isDone = true;
      });
    while (!isDone && !(await isWaitedFor())) await new Promise((resolve) => setImmediate(resolve));
    expect(isDone).toBe(false);
    first.resolve();
    await one;
    const slot = await other;
    expect(Date.parse(slot.at) - Date.parse(at)).toBeGreaterThanOrEqual(1000);
  });
});

/** Somebody waits for a lock in this database. */
async function isWaitedFor(): Promise<boolean> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`.execute(database.db);
  return (rows[0]?.count ?? 0) > 0;
}
