import fc from "fast-check";
import { decimal } from "../../src/domain/numbers/decimal.ts";
import type { Plan } from "../../src/domain/project/project.ts";
import type { Reading } from "../../src/domain/project/reading.ts";
import { buildDigest } from "../../src/domain/telling/digest-content.ts";
import type { Database } from "../../src/store/database.ts";
import { freshStore } from "../support/database.ts";
import { planOf, projectOf } from "../support/plan-builder.ts";

let database: Database;
beforeAll(async () => {
  database = await freshStore();
});
afterAll(() => database.close());

const tenant = "t1";
const window = { weeks: ["2022-W41"], from: "2022-10-03T06:00:00Z", to: "2022-10-10T06:00:00Z" };
const lines = [
  { measureId: "K1", office: "Grue" },
  { measureId: "K2", office: "Grue" },
];
const periods = ["2020-Q3", "2021-Q2", "2021-Q3", "2021-Q4", "2022-Q1", "2022-Q2", "2022-Q3", "2022-09"];
/** long before, at the window's edges, in it and after it */
const moments = [
  "2021-01-05T08:00:00Z",
  window.from,
  "2022-10-04T08:00:00Z",
  "2022-10-05T08:00:00Z",
  window.to,
  "2022-10-11T08:00:00Z",
];

/** K2 is seasonal; both lines have colours. */
function plan(id: string): Plan {
  const common = { unit: "Antall", percent: false, kind: "additive", frequency: "quarter" } as const;
  return planOf({
    project: projectOf({ id, shortName: id }),
    measures: [
      { ...common, id: "K1", name: "Mottakere", seasonal: false },
      { ...common, id: "K2", name: "Barn", seasonal: true },
    ],
    rows: lines.map((line) => ({
      ...line,
      ...{ baseline: decimal(100), baselineDate: "2019-12-31", finalTarget: decimal(50), finalDate: "2023-12-31" },
    })),
  });
}

const given = fc.array(
  fc.record({
    line: fc.nat(lines.length - 1),
    period: fc.nat(periods.length - 1),
    moment: fc.nat(moments.length - 1),
    value: fc.integer({ min: 40, max: 110 }),
    /** how many readings of the line back; 0 corrects none */
    corrects: fc.nat(3),
  }),
  { minLength: 1, maxLength: 14 },
);
type Given = typeof given extends fc.Arbitrary<infer Value> ? Value : never;

/** In the order of their moments; a reading is corrected once. */
function readingsOf(id: string, all: Given): Reading[] {
  const corrected = new Set<string>();
  const found: Reading[] = [];
  for (const { line, period, moment, value, corrects } of all.toSorted((a, b) => a.moment - b.moment)) {
    const { measureId = "", office } = lines[line] ?? {};
    const own = found.filter((each) => each.measureId === measureId && !corrected.has(each.id));
    const replaced = corrects === 0 ? undefined : own.at(-corrects);
    if (replaced) corrected.add(replaced.id);
    found.push({
      ...{ id: `${id}-${found.length}`, measureId, office, period: periods[period] ?? "", value: decimal(value) },
      ...{ unchanged: false, by: "nav.grue@solor.example", at: moments[moment] ?? "", source: "card" },
      ...(replaced && { corrects: replaced.id, reason: "feil" }),
    });
  }
  return found;
}

let projects = 0;

describe("what a digest reads", () => {
  it("gives the same digest as the whole history up to its end", async () => {
    await fc.assert(
      fc.asyncProperty(given, async (all) => {
        projects += 1;
        const id = `p${projects}`;
        const readings = readingsOf(id, all);
        await database.store.write(tenant, async (data) => {
          await data.projects.savePlan(plan(id));
          await data.readings.append(id, readings);
        });
        const read = await database.store.read(tenant, (data) => data.readings.forDigest(id, window));
        const digest = (some: Reading[]) =>
          buildDigest({ plan: plan(id), window, readings: some, audit: [], asks: [], names: new Map() });
        const whole = readings.filter(({ at }) => Date.parse(at) <= Date.parse(window.to));
        expect(digest(read)).toEqual(digest(whole));
      }),
      { numRuns: 150 },
    );
  });

  it("is a few readings of each line, however long its history", async () => {
    const years = Array.from({ length: 80 }, (_, at) => String(1940 + at));
    const readings = years.map((period): Reading => {
      const value = decimal(90);
      const said = { unchanged: false, at: "2021-01-05T08:00:00Z", source: "workbook" } as const;
      return { id: `old-${period}`, measureId: "K1", office: "Grue", period, value, ...said };
    });
    await database.store.write(tenant, async (data) => {
      await data.projects.savePlan(plan("old"));
      await data.readings.append("old", readings);
    });
    const read = await database.store.read(tenant, (data) => data.readings.forDigest("old", window));
    expect(read.map(({ period }) => period)).toEqual(["2018", "2019"]);
  });
});
