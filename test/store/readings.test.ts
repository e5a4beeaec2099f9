import { sql } from "kysely";
import { decimal } from "../../src/domain/numbers/decimal.ts";
import type { Reading } from "../../src/domain/project/reading.ts";
import type { Data } from "../../src/journeys/ports.ts";
import type { Database } from "../../src/store/database.ts";
import { freshStore } from "../support/database.ts";
import { reading } from "./records.ts";
import { emptyPlan, solorPlan } from "./sample-plan.ts";

let database: Database;
beforeAll(async () => {
  database = await freshStore();
});
afterAll(() => database.close());

let count = 0;
/** A project of its own, so that tests do not see each other's readings. */
async function projectWith(readings: Reading[]): Promise<string> {
  count += 1;
  const id = `p${count}`;
  await database.store.write("t1", async (data) => {
    await data.projects.savePlan(solorPlan(id));
    await data.readings.append(id, readings);
  });
  return id;
}
const ask = <T>(work: (data: Data) => Promise<T>) => database.store.read("t1", work);
const idsOf = (readings: Reading[]) => readings.map((one) => one.id);

describe("a reading", () => {
  it("comes back as it was stored", async () => {
    const full = reading("full", {
      value: decimal("-1234567890123.000000001"),
      measuredOn: "2022-09-15",
      unchanged: true,
      comment: "\u0000som før 💡",
      by: "nav.grue@solor.example",
      onBehalfOf: "nav.valer@solor.example",
      at: "2022-10-03T06:00:00.123Z",
      cause: "Sesong",
      action: "Kurs",
    });
    const correction = reading("full2", { corrects: "full", reason: "Tastefeil" });
    const { office: _, ...whole } = reading("whole");
    const id = await projectWith([full, correction, whole]);
    expect(await ask((data) => data.readings.all(id))).toEqual([{ ...full, comment: "som før 💡" }, correction, whole]);
    expect(await ask((data) => data.readings.find("full2"))).toEqual(correction);
    expect(await ask((data) => data.readings.find("none"))).toBeUndefined();
  });

  it("is explained once; what is told stands", async () => {
    await projectWith([reading("e1")]);
    const explain = (why: { cause?: string; action?: string }) =>
      database.store.write("t1", (data) => data.readings.explain("e1", why));
    await explain({ cause: "Sesong" });
    await explain({ cause: "Noe annet", action: "Kurs" });
    expect(await ask((data) => data.readings.find("e1"))).toMatchObject({ cause: "Sesong", action: "Kurs" });
  });

  it.each([
    ["update reading set value = 1 where id = 'x1'"],
    ["update reading set period = '2022-Q2' where id = 'x1'"],
    ["update reading set cause = 'another' where id = 'x1'"],
    ["update reading set corrects = null, reason = 'x' where id = 'x1'"],
    ["delete from reading where id = 'x1'"],
    ["truncate reading cascade"],
  ])("can't be changed: %s", async (statement) => {
    if (!(await ask((data) => data.readings.find("x1")))) await projectWith([reading("x1", { cause: "told" })]);
    await expect(sql.raw(statement).execute(database.db)).rejects.toThrow(/append-only/);
  });

  it("needs a period that is one", async () => {
    await expect(projectWith([reading("bad", { period: "2022-Q5" })])).rejects.toThrow(/not a period key/);
  });
});

describe("current readings", () => {
  it("are the newest of each line, without the corrected", async () => {
    const id = await projectWith([
      reading("l1", { period: "2022-Q1" }),
      reading("l3", { period: "2022-Q3" }),
      reading("l2", { period: "2022-Q2" }),
      reading("l3b", { period: "2022-Q3", corrects: "l3", reason: "feil" }),
      reading("v1", { office: "Våler", period: "2022-Q2" }),
      reading("k1", { measureId: "K1", period: "2021" }),
      reading("other", { measureId: "NOT-IN-PLAN" }),
    ]);
    const latest = await ask((data) => data.readings.latest(id));
    expect(latest.map((one) => one.reading.id)).toEqual(["v1", "l3b", "k1"]);
  });

  it("follow a correction of a correction, and one that moved the period", async () => {
    const id = await projectWith([
      reading("c1", { period: "2022-Q2" }),
      reading("c2", { period: "2022-Q2", corrects: "c1", reason: "a" }),
      reading("c3", { period: "2022-Q2", corrects: "c2", reason: "b" }),
      reading("m1", { office: "Våler", period: "2022-Q3" }),
      reading("m2", { office: "Våler", period: "2022-Q2", corrects: "m1", reason: "feil kvartal" }),
    ]);
    expect((await ask((data) => data.readings.latest(id))).map((one) => one.reading.id)).toEqual(["m2", "c3"]);
    expect(idsOf(await ask((data) => data.readings.series(id, "S1")))).toEqual(["c3", "m2"]);
    const rows = [
      { measureId: "S1", office: "Våler", period: "2022-Q3" },
      { measureId: "S1", period: "2022-Q3" },
    ];
    expect(idsOf(await ask((data) => data.readings.recentOfRows(id, rows)))).toEqual(["m2"]);
    expect(await ask((data) => data.readings.recentOfRows(id, []))).toEqual([]);
    const reported = await ask((data) => data.readings.reported(id, ["2022-Q2", "2022-Q3"]));
    expect([...reported].map(([key, one]) => [key, one.id])).toEqual([
      ["S1 Grue 2022-Q2", "c3"],
      ["S1 Våler 2022-Q2", "m2"],
    ]);
  });

  it("are in the order of their periods, whatever the order they came in", async () => {
    const keys = ["2021", "2022-H1", "2022-10", "2022-W40", "2022-Q1", "2021-12"];
    const id = await projectWith(keys.map((period, at) => reading(`o${at}`, { period })));
    const series = await ask((data) => data.readings.series(id, "S1"));
    expect(series.map((one) => one.period)).toEqual(["2021", "2021-12", "2022-Q1", "2022-H1", "2022-W40", "2022-10"]);
    expect((await ask((data) => data.readings.latest(id)))[0]?.reading.period).toBe("2022-10");
  });

  it("have a history with the corrected ones, by office and page", async () => {
    const id = await projectWith([
      reading("h1", { period: "2022-Q1" }),
      reading("h2", { period: "2022-Q2" }),
      reading("h2b", { period: "2022-Q2", corrects: "h2", reason: "x" }),
      reading("h3", { office: "Våler", period: "2022-Q2" }),
    ]);
    const page = (of: { office?: string; limit: number; offset: number }) =>
      ask((data) => data.readings.history(id, "S1", of));
    const all = await page({ limit: 10, offset: 0 });
    expect([idsOf(all.readings), all.total]).toEqual([["h2b", "h2", "h3", "h1"], 4]);
    const second = await page({ office: "Grue", limit: 2, offset: 2 });
    expect([idsOf(second.readings), second.total]).toEqual([["h1"], 3]);
  });

  it("of a line with a long history are its newest two dozen, and as many up to the period that is asked about", async () => {
    const months = Array.from(
      { length: 120 },
      (_, at) => `${2013 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}`,
    );
    const id = await projectWith(months.map((period) => reading(`long-${period}`, { period })));
    const periodsFor = async (period: string) => {
      const found = await ask((data) => data.readings.recentOfRows(id, [{ measureId: "S1", office: "Grue", period }]));
      return found.map((one) => one.period);
    };
    expect(await periodsFor("2022-12")).toEqual(months.slice(-24));
    expect(await periodsFor("2023-01")).toEqual(months.slice(-24));
    const asked = months.indexOf("2015-06");
    expect(await periodsFor("2015-06")).toEqual([...months.slice(asked - 23, asked + 1), ...months.slice(-24)]);
  });

  it("of nothing are nothing", async () => {
    const id = await projectWith([]);
    expect(await ask((data) => data.readings.latest(id))).toEqual([]);
    expect(await ask((data) => data.readings.reported(id, []))).toEqual(new Map());
  });
});

it("finds the newest of 72 000 readings, one for each line", async () => {
  const measures = Array.from({ length: 200 }, (_, at) => `M${at}`);
  const offices = ["A", "B", "C"];
  await database.store.write("big", async (data) => {
    const rows = measures.flatMap((measureId) => offices.map((office) => ({ measureId, office })));
    await data.projects.savePlan({ ...emptyPlan("big"), rows });
  });
  await sql`
    insert into reading (tenant, id, project_id, measure_id, office, period, period_end, value, unchanged, at, source)
    select 'big', concat_ws('-', m, o, month), 'big', 'M' || m, o, to_char(month, 'YYYY-MM'),
      (month + interval '1 month - 1 day')::date, 1, false, month, 'workbook'
    from generate_series('2013-01-01'::date, '2022-12-01', interval '1 month') month,
      generate_series(0, 199) m, unnest(${offices}::text[]) o`.execute(database.db);
  const latest = await database.store.read("big", (data) => data.readings.latest("big"));
  expect(latest).toHaveLength(600);
  expect(latest.every((one) => one.reading.period === "2022-12")).toBe(true);
});
