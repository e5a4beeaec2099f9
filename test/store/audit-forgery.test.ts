import { sql } from "kysely";
import type { Database } from "../../src/store/database.ts";
import { freshStore } from "../support/database.ts";

const tenant = "forged";
const at = "2022-10-03T08:00:00Z";
const culprit = "gevinsteier@solor.example";
const scapegoat = "controller@solor.example";

let database: Database;
beforeEach(async () => {
  database = await freshStore();
});
afterEach(async () => database.close());

const asTenant = (...statements: ReturnType<typeof sql>[]) =>
  database.db.transaction().execute(async (trx) => {
    await sql`select set_config('role', 'nullpunkt_tenant', true), set_config('app.tenant', ${tenant}, true)`.execute(
      trx,
    );
    for (const statement of statements) await statement.execute(trx);
  });
const append = (count: number) =>
  database.store.write(tenant, ({ audit }) =>
    audit.append(
      Array.from({ length: count }, (_, n) => ({
        ...{ at, who: culprit, what: "answered", subject: `S${n}`, old: "80", new: "90", source: "card" },
      })),
    ),
  );
const seal = () => database.store.write(tenant, ({ audit }) => audit.seal(at));
const check = () => database.store.read(tenant, ({ audit }) => audit.check());

describe("promise 20: nobody in the tenants' role forges the trail", () => {
  it("by calling the change an erasure", async () => {
    await append(2);
    await seal();
    const marks = JSON.stringify(["^.*$"]);
    const forged = asTenant(
      sql`select set_config('app.erase_as', ${scapegoat}, true), set_config('app.erase_marks', ${marks}, true)`,
      sql`update audit set who = pseudonymised(who), subject = pseudonymised(subject), old = pseudonymised(old),
        new = pseudonymised(new), why = pseudonymised(why), source = pseudonymised(source) where tenant = ${tenant}`,
    );
    await expect(forged).rejects.toThrow(/append-only/);
    expect((await check()).pseudonymised).toBe(0);
  });

  it("by filling the list of what waits with entries that are none", async () => {
    await asTenant(sql`insert into audit_unsealed select ${tenant}, -n from generate_series(1, 1000) n`);
    await append(3);
    await seal();
    await seal();
    expect(await check()).toMatchObject({ entries: 3, unsealed: { count: 0 } });
  });
});
