import { decideImport } from "../../../src/domain/importing/decide-import.ts";
import { decimal } from "../../../src/domain/numbers/decimal.ts";
import type { Measure, ScorecardRow } from "../../../src/domain/project/measure.ts";
import type { Plan } from "../../../src/domain/project/project.ts";
import { measureOn, presentSeries } from "../../../src/domain/project/series-break.ts";
import { assess } from "../../../src/domain/scorecard/achievement.ts";
import { scorecardOf } from "../../../src/domain/scorecard/judged-scorecard.ts";
import { buildMeasureStatus } from "../../../src/domain/telling/measure-status.ts";
import { judgeProject } from "../../../src/domain/telling/project-status.ts";
import { planOf, projectOf, reading } from "../../support/plan-builder.ts";

const measure: Measure = {
  ...{ id: "K1", name: "Mottakere", unit: "Antall", percent: false, seasonal: false },
  kind: "additive",
  frequency: "quarter",
};
const row: ScorecardRow = {
  ...{ measureId: "K1", office: "Våler", baseline: decimal(112), baselineDate: "2021-12-31" },
  ...{ finalTarget: decimal(90), finalDate: "2024-12-31" },
};
const stored = planOf({
  project: projectOf({ startDate: "2022-01-01" }),
  measures: [measure],
  rows: [row],
  targets: [{ measureId: "K1", office: "Våler", date: "2023-12-31", value: decimal(100) }],
});
const quarters = ["2022-Q1", "2022-Q2", "2022-Q3", "2022-Q4"];
const old = quarters.map((period, index) => reading("K1", "Våler", period, String(110 - index)));
const share: Partial<Measure> = { unit: "Andel", percent: true, kind: "ratio" };
const from = "2023-01-01";
const today = "2023-02-01";

function withMeasure(change: Partial<Measure>, line: Partial<ScorecardRow> = {}): Plan {
  return { ...stored, measures: [{ ...measure, ...change }], rows: [{ ...row, ...line }] };
}
function imported(plan: Plan, before: Plan = stored, readings = old) {
  const read = { plan, readings: [], times: [], findings: [] };
  const { plan: next, report } = decideImport(read, { plan: before, readings }, today);
  return { next, measure: next.measures[0], row: next.rows[0], findings: report.findings };
}

describe("a measure that gets another unit", () => {
  it("begins a new series after its newest reading, without the old one's baseline and targets, and says so", () => {
    const { next, findings } = imported(withMeasure(share));
    expect(next.measures).toEqual([{ ...measure, ...share, seriesFrom: from, seriesBefore: "Antall" }]);
    expect(next.rows[0]).toMatchObject({ baseline: undefined, baselineDate: undefined, finalTarget: undefined });
    expect(next.targets).toEqual([]);
    expect(findings).toEqual([{ reason: "newSeries", measureId: "K1", before: "Antall", unit: "Andel", from }]);
  });

  it("keeps what the workbook gives in the new unit, though the change has started", () => {
    const given = { baseline: decimal(12), baselineDate: "2021-12-31", finalTarget: decimal(8) };
    expect(imported(withMeasure(share, given)).row).toMatchObject(given);
  });

  it("is not undone, and gets none of its old values back, by the same workbook once more", () => {
    const first = imported(withMeasure(share)).next;
    const again = imported(withMeasure(share), first);
    expect(again.next).toEqual(first);
    expect(again.findings).toEqual([]);
  });

  it.each([
    ["nothing is measured", { ...share }, []],
    ["the unit is only written in another way", { unit: "antall " }, old],
    ["its name is changed", { name: "Mottakere i alt" }, old],
  ])("has one series when %s", (_, change, readings) => {
    expect(imported(withMeasure(change), stored, readings).measure?.seriesFrom).toBeUndefined();
  });

  it("has a new series where a day is given, whatever the unit: another definition", () => {
    const { measure: broken, row: line } = imported(withMeasure({ seriesFrom: "2022-07-01" }));
    expect(broken).toMatchObject({ seriesFrom: "2022-07-01", seriesBefore: "Antall" });
    expect(line?.baseline).toBeUndefined();
    expect(presentSeries(broken ?? measure, old).map(({ period }) => period)).toEqual(["2022-Q3", "2022-Q4"]);
  });
});

describe("across the break of a series", () => {
  const broken: Measure = { ...measure, ...share, seriesFrom: from, seriesBefore: "Antall" };
  const line = { ...row, baseline: decimal(12), baselineDate: from, finalTarget: decimal(8) };
  const fresh = ["2023-Q1", "2023-Q2", "2023-Q3"].map((period) => reading("K1", "Våler", period, "11"));
  const plan = planOf({ project: projectOf(), measures: [broken], rows: [line] });
  const scorecard = (readings = [...old, ...fresh]) =>
    scorecardOf({ plan, latest: readings.slice(-1), asks: [], today: "2023-11-01", now: "2023-11-01T08:00:00Z" });
  const statusOf = (readings = [...old, ...fresh]) =>
    buildMeasureStatus({ scorecard: scorecard(readings), measure: broken, series: readings, names: new Map() });

  it("nothing is achieved: a value from before is worth nothing against the new baseline and target", () => {
    const [reading] = old;
    const limits = { green: 95, yellow: 80 };
    const judged = assess({ measure: broken, row: line, targets: [], reading, today: "2022-04-01", limits });
    expect(judged).toMatchObject({ state: "noTarget", light: "notAssessed" });
    expect([judged.percent, judged.percentOfFinal, judged.baseline, judged.target]).toEqual(Array(4).fill(undefined));
    expect(judgeProject(scorecard(old)).judged[0]?.assessment.state).toBe("notMeasured");
  });

  it("no forecast is made: four old values and three new are three", () => {
    expect(statusOf().forecast).toBeUndefined();
    const four = [...fresh, reading("K1", "Våler", "2023-Q4", "10")];
    expect(statusOf([...old, ...four]).forecast).toBeDefined();
  });

  it("the line breaks: the old values are a line of their own, in their unit", () => {
    const { series, former } = statusOf();
    expect(series.map(({ value }) => value.toNumber())).toEqual([12, 11, 11, 11]);
    expect(former?.points.map(({ value }) => value.toNumber())).toEqual([110, 109, 108, 107]);
    expect(former?.measure).toMatchObject({ unit: "Antall", percent: false, kind: "additive" });
    expect(measureOn(broken, "2023-01-01")).toBe(broken);
  });
});

describe("a measure that is stopped", () => {
  const others = planOf({ ...stored, measures: [], rows: [], targets: [] });
  it("when a workbook leaves it out after it has been measured: it stays with its lines and targets, and is told", () => {
    const { next, findings } = imported(others);
    expect(next.measures).toEqual([{ ...measure, stoppedOn: today }]);
    expect(next.rows).toEqual([row]);
    expect(next.targets).toEqual(stored.targets);
    expect(findings).toContainEqual({ reason: "measuresStopped", measureIds: ["K1"] });
    expect(imported(others, next).findings.map(({ reason }) => reason)).not.toContain("measuresStopped");
  });

  it("goes away where it was never measured", () => {
    expect(imported(others, stored, []).next.measures).toEqual([]);
  });

  it("starts again, with its baseline, when a workbook has it without a day", () => {
    const { next } = imported(others);
    expect(imported(stored, next).next).toEqual(stored);
  });

  it("is neither missing nor part of the total, and its last value stands", () => {
    const judge = (some: Partial<Measure>) => {
      const plan = { ...stored, measures: [{ ...measure, ...some }] };
      const now = "2025-06-01T08:00:00Z";
      const scorecard = scorecardOf({ plan, latest: old.slice(-1), asks: [], today: "2025-06-01", now });
      return { ...judgeProject(scorecard), next: scorecard.nextAskOn({ ...measure, ...some }) };
    };
    expect(judge({})).toMatchObject({ coverage: { shouldBeMeasured: 1, measured: 0 } });
    const stopped = judge({ stoppedOn: "2023-02-01" });
    expect(stopped.coverage).toMatchObject({ shouldBeMeasured: 0 });
    expect(stopped.judged[0]?.assessment.state).not.toBe("outdated");
    expect(stopped.next).toBeUndefined();
    expect(judge({}).next).toBeDefined();
  });
});
