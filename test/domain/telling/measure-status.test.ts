import type { Ask } from "../../../src/domain/asking/ask.ts";
import { decimal } from "../../../src/domain/numbers/decimal.ts";
import { newestOfRows } from "../../../src/domain/project/current-readings.ts";
import type { Plan } from "../../../src/domain/project/project.ts";
import type { Reading } from "../../../src/domain/project/reading.ts";
import { scorecardOf } from "../../../src/domain/scorecard/judged-scorecard.ts";
import { buildGoalList, buildGoalStatus } from "../../../src/domain/telling/goal-status.ts";
import { buildMeasureStatus } from "../../../src/domain/telling/measure-status.ts";
import { buildOfficeStatus } from "../../../src/domain/telling/office-status.ts";
import { findSubject } from "../../../src/domain/telling/plan-subject.ts";
import { planOf, reading, solorPlan } from "../../support/plan-builder.ts";

const noNames = new Map<string, string>();
function scorecard(plan: Plan, readings: Reading[], today = "2022-10-03") {
  return scorecardOf({ plan, latest: newestOfRows(readings), asks: [], today, now: `${today}T08:00:00Z` });
}
function measureStatus(plan: Plan, id: string, series: Reading[], office?: string, today?: string) {
  const measure = plan.measures.find((one) => one.id === id);
  if (!measure) throw new Error(`no measure ${id}`);
  return buildMeasureStatus({ scorecard: scorecard(plan, series, today), measure, series, office, names: noNames });
}
const values = (points: { value: { toString: () => string } }[]) => points.map(({ value }) => value.toString());

describe("status of a measure over its offices", () => {
  const series = [
    reading("K1", "Våler", "2022", "110"),
    reading("K1", "Åsnes", "2022", "240"),
    reading("K1", "Grue", "2022", "160"),
    reading("K1", "Våler", "2023", "100"),
    reading("K1", "Grue", "2023", "150"),
  ];

  it("draws one line over the offices of the newest period, baseline first, and says which they are", () => {
    const status = measureStatus(solorPlan(), "K1", series, undefined, "2024-04-01");
    expect(status.seriesOffices).toEqual(["Våler", "Grue"]);
    expect(values(status.series)).toEqual(["273", "270", "250"]);
    expect(status.series.map(({ date }) => date)).toEqual(["2021-12-31", "2022-12-31", "2023-12-31"]);
    expect(status.assessment).toMatchObject({ included: ["Våler", "Grue"], missing: ["Åsnes"] });
    expect(status.rows.map(({ row, reading: newest }) => [row.office, newest?.value.toString()])).toEqual([
      ["Våler", "100"],
      ["Åsnes", "240"],
      ["Grue", "150"],
    ]);
  });

  it("shows one office's own line when that is asked for, and all rows beside it", () => {
    const status = measureStatus(solorPlan(), "K1", series, "Åsnes", "2024-04-01");
    expect(status).toMatchObject({ office: "Åsnes", assessment: { included: ["Åsnes"], missing: [] } });
    expect(values(status.series)).toEqual(["241", "240"]);
    expect(status.rows).toHaveLength(3);
  });

  it("weighs shares by inhabitants", () => {
    const quarter = [
      ["Våler", "3"],
      ["Åsnes", "1"],
      ["Grue", "3"],
    ] as const;
    const status = measureStatus(
      solorPlan(),
      "S1",
      quarter.map(([office, value]) => reading("S1", office, "2022-Q3", value)),
    );
    expect(status.series.at(-1)?.value.toFixed(4)).toBe("2.0608");
    expect(status.seriesOffices).toBeUndefined();
  });

  it("has only its baseline and the day of the next question when nothing is measured", () => {
    const status = measureStatus(solorPlan(), "K1", []);
    expect(values(status.series)).toEqual(["514"]);
    expect(status).toMatchObject({ nextAskOn: "2023-03-15", assessment: { state: "notMeasured" } });
    expect(status.forecast).toBeUndefined();
  });

  it("forecasts from four combined values after the start", () => {
    const plan = solorPlan();
    const own = plan.rows.map((row) => (row.measureId === "K1" ? { ...row, finalTarget: decimal(90) } : row));
    const years = ["2023", "2024", "2025", "2026"];
    const falling = years.flatMap((year, index) =>
      ["Våler", "Åsnes", "Grue"].map((office) => reading("K1", office, year, String(160 - 10 * index))),
    );
    const status = measureStatus({ ...plan, rows: own }, "K1", falling, undefined, "2027-04-01");
    expect(status.forecast?.kind).toBe("preliminary");
    expect(status.forecast?.reachesTargetOn?.slice(0, 4)).toBe("2030");
  });

  it("draws no line where a person must tell how the offices are combined", () => {
    const plan = solorPlan();
    const measures = plan.measures.map((measure) => ({ ...measure, kind: undefined }));
    const status = measureStatus({ ...plan, measures }, "K1", series);
    expect(status.series).toEqual([]);
    expect(status.assessment.method).toBe("unknown");
  });

  it("shows a project without offices by its one row", () => {
    const plan = planOf({
      measures: [
        {
          id: "G2",
          name: "Kjøretid",
          unit: "Døgn",
          percent: false,
          kind: "ratio",
          frequency: "halfYear",
          seasonal: false,
        },
      ],
      rows: [
        {
          measureId: "G2",
          baseline: decimal(15),
          baselineDate: "2016-01-31",
          finalTarget: decimal(2),
          finalDate: "2020-12-31",
        },
      ],
    });
    const status = measureStatus(plan, "G2", [reading("G2", undefined, "2020-H2", "4")], undefined, "2021-01-04");
    expect(status.assessment.percent?.toFixed(2)).toBe("84.62");
    expect(values(status.series)).toEqual(["15", "4"]);
    expect(status.series.at(-1)?.target?.toString()).toBe("2");
  });
});

describe("status of an office and of a goal", () => {
  const readings = [reading("S1", "Grue", "2022-Q3", "3.1", { by: "nav.grue@solor.example" })];

  it("lists every line of the office, with who answered", () => {
    const status = buildOfficeStatus(scorecard(solorPlan(), readings), "Grue", noNames);
    expect(status.rows).toHaveLength(12);
    expect(status.rows[0]).toMatchObject({ byName: "NAV Grue", assessment: { state: "noTarget", trend: "rightWay" } });
  });

  it("takes the measures of a goal's sub-goals", () => {
    const plan = solorPlan();
    const goal = plan.goals.find(({ id }) => id === "E4");
    if (!goal) throw new Error("no E4");
    const status = buildGoalStatus(scorecard(plan, readings), goal);
    expect(status.judged.map(({ measure }) => measure.id)).toEqual(["B1", "B2"]);
    expect(status.children.map(({ id }) => id)).toEqual(["D5"]);
  });

  it("ends where goals point at each other", () => {
    const circle = planOf({
      goals: [
        { id: "A", level: "effectGoal", text: "A", parentId: "B" },
        { id: "B", level: "effectGoal", text: "B", parentId: "A" },
      ],
    });
    const [goal] = circle.goals;
    if (!goal) throw new Error("no goal");
    expect(buildGoalStatus(scorecard(circle, []), goal).judged).toEqual([]);
    expect(buildGoalList(circle).goals).toHaveLength(2);
  });
});

describe("what a word after a command names", () => {
  it.each([
    ["K1", { of: "measure", measure: { id: "K1" } }],
    ["k1", { of: "measure", measure: { id: "K1" } }],
    ["k1 grue", { of: "measure", measure: { id: "K1" }, office: "Grue" }],
    ["K1 for ÅSNES", { of: "measure", measure: { id: "K1" }, office: "Åsnes" }],
    ["  a\u030asnes ", { of: "office", office: "Åsnes" }],
    ["e1", { of: "goal", goal: { id: "E1" } }],
    ["Asnes", undefined],
    ["K1 Oslo", undefined],
    ["K99", undefined],
    ["", undefined],
  ])("%j", (text, subject) => {
    const found = findSubject(text, solorPlan());
    if (subject === undefined) expect(found).toBeUndefined();
    else expect(found).toMatchObject(subject);
  });
});

describe("the next ask of a measure", () => {
  const next = (readings: Reading[], now: string, asks: Ask[] = []) => {
    const plan = solorPlan();
    const measure = plan.measures.find(({ id }) => id === "S1");
    if (!measure) throw new Error("not in the sample");
    const today = now.slice(0, 10);
    const judged = scorecardOf({ plan, latest: newestOfRows(readings), asks, today, now });
    return buildMeasureStatus({ scorecard: judged, measure, series: readings, names: noNames }).nextAskOn;
  };
  const all = ["Våler", "Åsnes", "Grue"].map((office) => reading("S1", office, "2022-Q3", "2"));
  const ask: Ask = {
    id: "a1",
    projectId: "p1",
    roundId: "r1",
    measureId: "S1",
    office: "Grue",
    period: "2022-Q3",
    person: "nav.grue@solor.example",
    state: "delivered",
    revision: 1,
    dueAt: "2022-10-17T21:59:00Z",
  };

  it.each<[string, Reading[], string, Ask[], string]>([
    ["is today before nine", [], "2022-10-03T06:00:00Z", [], "2022-10-03"],
    ["is in the next quarter after nine", [], "2022-10-03T08:00:00Z", [], "2023-01-02"],
    ["leaves out what is asked", [], "2022-10-03T06:00:00Z", [ask], "2023-01-02"],
    ["leaves out what all have reported", all, "2022-10-03T06:00:00Z", [], "2023-01-02"],
    ["waits for the office that has not", all.slice(1), "2022-10-03T06:00:00Z", [], "2022-10-03"],
  ])("%s", (_, readings, now, asks, on) => expect(next(readings, now, asks)).toBe(on));
});
