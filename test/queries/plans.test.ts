import { sql } from "kysely";
import type { Database } from "../../src/store/database.ts";
import { onceADay } from "../../src/store/retention.ts";
import { freshStore } from "../support/database.ts";
import { allowedPlans } from "../support/queries/allowed.ts";
import { driveEverything } from "../support/queries/every-query.ts";
import { fillLarge } from "../support/queries/large-database.ts";
import { type Bounds, boundsOf, keptPlanOf, planFaults, planOf } from "../support/queries/plan-faults.ts";
import { recorder, type Statement, shapeOf } from "../support/queries/recorded.ts";

const ofTables = /^\s*(select|insert|update|delete|with)\b(?!.*\bpgboss\.)/is;
let large: Database;
let bounds: Bounds;
let statements: Statement[];

beforeAll(async () => {
  const all = recorder();
  const small = await freshStore(all);
  await driveEverything(small, () => undefined);
  await small.close();
  statements = all.statements().filter(({ text }) => ofTables.test(text) && !text.includes(onceADay));
  large = await freshStore();
  await fillLarge(large.db);
  bounds = await boundsOf(large.db);
}, 180_000);
afterAll(() => large.close());

/** Planned for its parameters as when it is sent alone, and for any as when a connection keeps its plan. */
async function faultsOf(statement: Statement): Promise<string[]> {
  const plans = [await planOf(large.pool, statement), await keptPlanOf(large.pool, statement)];
  return [...new Set(plans.flatMap((plan) => planFaults(plan, bounds)))];
}

describe("on a large database", () => {
  it("has rows in every table that can grow", () => {
    const few = ["installation", "kysely_migration", "kysely_migration_lock"];
    const empty = [...bounds.rows].filter(([name, rows]) => rows < 50 && !few.includes(name));
    expect(empty).toEqual([]);
    expect(bounds.rows.get("reading")).toBeGreaterThan(100_000);
    expect(statements.length).toBeGreaterThan(100);
  });

  it("every statement goes by an index, into one part of one tenant", async () => {
    const allowed = new Set(allowedPlans.map(({ shape }) => shape));
    const found: string[] = [];
    for (const statement of statements.filter(({ text }) => !allowed.has(shapeOf(text)))) {
      for (const fault of await faultsOf(statement)) found.push(`${fault}: ${shapeOf(statement.text)}`);
    }
    expect(found).toEqual([]);
  });

  it("the list of exceptions holds nothing superfluous", () => {
    const shapes = new Set(statements.map(({ text }) => shapeOf(text)));
    expect(allowedPlans.filter(({ shape }) => !shapes.has(shape))).toEqual([]);
  });
});

describe("a plan that grows dearer is found", () => {
  it.each([
    ["select * from reading where value = 3", /reads all of the tenant|end to end/],
    ["select * from message where tenant = 'tenant-7' and last_error = 'x'", /reads all of the tenant|end to end/],
    ["select count(*) from audit where tenant = 'tenant-7'", /reads all of the tenant|end to end/],
    [
      "update ask set state = 'lapsed' where tenant = 'tenant-7' and person = 'x'",
      /reads all of the tenant|end to end/,
    ],
  ])("%s", async (text, fault) => {
    expect((await faultsOf({ text, parameters: [] })).join("; ")).toMatch(fault);
  });

  it("when its index is gone", async () => {
    const text = "select id from ask where tenant = 'tenant-7' and round_id = 'round-1'";
    expect(await faultsOf({ text, parameters: [] })).toEqual([]);
    await sql`drop index ask_of_round`.execute(large.db);
    expect(await faultsOf({ text, parameters: [] })).not.toEqual([]);
  });
});
