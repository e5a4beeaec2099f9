import { sql } from "kysely";
import { decimal } from "../../src/domain/numbers/decimal.ts";
import type { Plan } from "../../src/domain/project/project.ts";
import type { Database } from "../../src/store/database.ts";
import { freshStore } from "../support/database.ts";
import { reading } from "./records.ts";
import { emptyPlan, project, solorPlan } from "./sample-plan.ts";

let database: Database;
beforeAll(async () => {
  database = await freshStore();
});
afterAll(() => database.close());

const save = (plan: Plan, tenant = "t1") => database.store.write(tenant, (data) => data.projects.savePlan(plan));
const load = (id: string, tenant = "t1") => database.store.read(tenant, (data) => data.projects.plan(id));

/** Which stored lines a piece of work touched, seen by their transaction number. */
async function touched(table: string, work: () => Promise<unknown>): Promise<string[]> {
  const versions = async () => {
    const { rows } = await sql<{ key: string; version: string }>`
      select key, xmin::text as version from ${sql.table(table)} where tenant = 't1'`.execute(database.db);
    return new Map(rows.map((row) => [row.key, row.version]));
  };
  const before = await versions();
  await work();
  return [...(await versions())].filter(([key, version]) => before.get(key) !== version).map(([key]) => key);
}

describe("a plan", () => {
  it("comes back as it was saved, every list and field, in order", async () => {
    const plan = solorPlan("p1");
    await save(plan);
    expect(await load("p1")).toEqual(plan);
  });

  it("is empty when it is", async () => {
    await save(emptyPlan("empty"));
    expect(await load("empty")).toEqual(emptyPlan("empty"));
    expect(await load("unknown")).toBeUndefined();
  });

  it("writes nothing when nothing changed", async () => {
    await save(solorPlan("p1"));
    for (const table of ["measure", "scorecard_row", "target", "milestone", "role", "key_figure"]) {
      expect(await touched(table, () => save(solorPlan("p1")))).toEqual([]);
    }
  });

  it("writes only what changed, takes away what is gone, and keeps readings", async () => {
    const plan = solorPlan("p1");
    await save(plan);
    await database.store.write("t1", (data) => data.readings.append("p1", [reading("kept", { measureId: "S2" })]));
    const changed: Plan = {
      ...plan,
      measures: plan.measures
        .filter((one) => one.id !== "B2")
        .map((one) => (one.id === "K1" ? { ...one, name: "Nytt navn" } : one)),
      rows: plan.rows.filter((row) => row.measureId !== "B2"),
      roles: [...plan.roles].reverse(),
    };
    expect(await touched("measure", () => save(changed))).toEqual(["K1"]);
    expect(await load("p1")).toEqual(changed);
    expect(await database.store.read("t1", (data) => data.readings.all("p1"))).toHaveLength(1);
    await save(plan);
    expect(await load("p1")).toEqual(plan);
  });

  it("keeps numbers exact", async () => {
    const values = ["1000000000000", "0.1", "-0.000000000000000001", "123456789012345678.123456789", "0", "1.50"];
    const plan = emptyPlan("exact");
    const targets = values.map((value, at) => ({ measureId: `M${at}`, date: "2024-02-29", value: decimal(value) }));
    await save({ ...plan, targets });
    const stored = await load("exact");
    expect(stored?.targets.map((target) => target.value.toFixed())).toEqual(
      values.map((value) => decimal(value).toFixed()),
    );
    expect(await touched("target", () => save({ ...plan, targets }))).toEqual([]);
  });

  it("takes hostile text as text", async () => {
    const text = `'; drop table goal; -- \0 \ud800 <at> \${x} ‮ ${"x".repeat(40_000)}`;
    await save({ ...emptyPlan("hostile"), goals: [{ id: text, level: "effectGoal", text }] });
    const stored = await load("hostile");
    expect(stored?.goals[0]?.text).toBe(text.replace("\0", "").toWellFormed());
  });

  it("stores 200 measures in 3 offices at once", async () => {
    const plan = emptyPlan("large");
    const measures = solorPlan("p1")
      .measures.slice(0, 1)
      .flatMap((one) => Array.from({ length: 200 }, (_, at) => ({ ...one, id: `M${at}` })));
    const rows = measures.flatMap(({ id }) => ["A", "B", "C"].map((office) => ({ measureId: id, office })));
    await save({ ...plan, measures, rows });
    expect((await load("large"))?.rows).toEqual(rows);
  });

  it("is saved by one at a time", async () => {
    const plan = emptyPlan("both");
    const variant = (count: number): Plan => ({
      ...plan,
      goals: Array.from({ length: count }, (_, at) => ({
        id: `${count}-${at}`,
        level: "effectGoal" as const,
        text: "x",
      })),
    });
    await Promise.all([2, 3, 4, 5].map((count) => save(variant(count))));
    const goals = (await load("both"))?.goals ?? [];
    expect(new Set(goals.map((goal) => goal.id.split("-")[0])).size).toBe(1);
  });
});

describe("projects", () => {
  it("are found by id, by short name in any case, and by person", async () => {
    await save(solorPlan("p1"));
    await database.store.read("t1", async (data) => {
      expect(await data.projects.find("p1")).toEqual(project("p1", "p1"));
      expect((await data.projects.findByShortName("P1"))?.id).toBe("p1");
      expect(await data.projects.findByShortName("p%")).toBeUndefined();
      const ofPerson = async (user: string) => (await data.projects.ofPerson(user)).map((found) => found.id);
      expect(await ofPerson("nav.grue@solor.example")).toEqual(["p1"]);
      expect(await ofPerson("sg.leder@solor.example")).toEqual(["p1"]);
      expect(await ofPerson("prosjektleder@solor.example")).toContain("p1");
      expect(await ofPerson("stranger@solor.example")).toEqual([]);
      // who owns a benefit or answers for an action, and has no line of her own
      expect(await ofPerson("gevinsteier@solor.example")).toEqual(["p1"]);
      expect(await ofPerson("tiltak@solor.example")).toEqual(["p1"]);
    });
  });

  it("have a short name of their own", async () => {
    await save(emptyPlan("one", "Same"));
    await expect(save(emptyPlan("two", "same"))).rejects.toThrow(/project_short_name/);
  });
});
