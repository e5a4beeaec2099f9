import { sql } from "kysely";
import { openDatabase } from "../../src/store/database.ts";
import { createPlanCache } from "../../src/store/plan-cache.ts";
import { freshStore } from "../support/database.ts";
import { planOf, solorPlan } from "../support/plan-builder.ts";

const of = (version: string) => ({ tenant: "t", version });

describe("plans that were read before", () => {
  it("are read from the tables once, and anew after every saving of any process", async () => {
    const database = await freshStore();
    const other = openDatabase(database.url);
    const load = () => database.store.read("t1", (data) => data.projects.plan("p1"));
    const plan = solorPlan();
    await database.store.write("t1", (data) => data.projects.savePlan(plan));
    const first = await load();
    expect(first).toEqual(plan);
    expect(await load()).toBe(first);
    await other.store.write("t1", (data) => data.projects.savePlan(plan));
    expect(await load()).toBe(first);
    await other.store.write("t1", (data) => data.projects.savePlan({ ...plan, risks: [] }));
    expect((await load())?.risks).toEqual([]);
    const renamed = { ...plan, project: { ...plan.project, name: "Nytt navn" } };
    await other.store.write("t1", (data) => data.projects.savePlan(renamed));
    expect(await load()).toEqual(renamed);
    await other.close();
    await database.close();
  });

  it("are not those of a transaction that failed", async () => {
    const database = await freshStore();
    const plan = solorPlan();
    await database.store.write("t1", (data) => data.projects.savePlan(plan));
    const failing = database.store.write("t1", async (data) => {
      await data.projects.savePlan({ ...plan, goals: [] });
      expect((await data.projects.plan("p1"))?.goals).toEqual([]);
      throw new Error("planned");
    });
    await expect(failing).rejects.toThrow("planned");
    expect(await database.store.read("t1", (data) => data.projects.plan("p1"))).toEqual(plan);
    await database.close();
  });

  it("belong to their tenant", async () => {
    const database = await freshStore();
    for (const tenant of ["t1", "t2"]) {
      const plan = planOf({ goals: [{ id: tenant, level: "effectGoal", text: tenant }] });
      await database.store.write(tenant, (data) => data.projects.savePlan(plan));
    }
    for (const tenant of ["t1", "t2"]) {
      const plan = await database.store.read(tenant, (data) => data.projects.plan("p1"));
      expect(plan?.goals.map(({ id }) => id)).toEqual([tenant]);
    }
    const { rows } = await sql<{
      count: number;
    }>`select count(distinct plan_version)::int as count from project`.execute(database.db);
    expect(rows[0]?.count).toBe(2);
    // as in a copy of one tenant's rows for another
    await sql`update project set plan_version = (select plan_version from project where tenant = 't1')`.execute(
      database.db,
    );
    for (const tenant of ["t1", "t2"]) {
      const plan = await database.store.read(tenant, (data) => data.projects.plan("p1"));
      expect(plan?.goals.map(({ id }) => id)).toEqual([tenant]);
    }
    await database.close();
  });

  it("can't be changed by who reads them", () => {
    const cache = createPlanCache();
    cache.set(of("v1"), solorPlan());
    const plan = cache.get(of("v1"));
    expect(() => plan?.rows.reverse()).toThrow(TypeError);
    expect(() => Object.assign(plan?.project ?? {}, { name: "x" })).toThrow(TypeError);
  });

  it("are forgotten when there are many, the one not used for longest first", () => {
    const small = planOf();
    const cache = createPlanCache(30);
    for (const version of ["a", "b", "c"]) cache.set(of(version), small);
    expect(cache.get(of("a"))).toBeDefined();
    cache.set(of("d"), small);
    expect(["a", "b", "c", "d"].filter((version) => cache.get(of(version)))).toEqual(["a", "c", "d"]);
  });
});
