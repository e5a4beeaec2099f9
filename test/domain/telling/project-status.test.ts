import type { Ask, Round } from "../../../src/domain/asking/ask.ts";
import { decimal } from "../../../src/domain/numbers/decimal.ts";
import { newestOfRows } from "../../../src/domain/project/current-readings.ts";
import type { Plan } from "../../../src/domain/project/project.ts";
import type { Reading } from "../../../src/domain/project/reading.ts";
import { buildProjectStatus } from "../../../src/domain/telling/project-status.ts";
import { wordsOf } from "../../../src/views/texts.ts";
import { totalSentence } from "../../../src/views/total-text.ts";
import { planOf, projectOf, reading, solorPlan } from "../../support/plan-builder.ts";

const morning = "2022-10-03T06:00:00Z";
type Given = {
  readings?: Reading[];
  asks?: Ask[];
  round?: Round;
  now?: string;
  seesNames?: "here" | "inPersonalChat" | "never";
};
function statusOf(plan: Plan, { readings = [], asks = [], round, now = morning, seesNames = "never" }: Given = {}) {
  return buildProjectStatus({ plan, latest: newestOfRows(readings), asks, round, now, names: new Map(), seesNames });
}

describe("NAV Solør on 3 October 2022", () => {
  const status = statusOf(solorPlan());

  it("has no total, since 12 of 12 measures have no target", () => {
    expect(status.measuresWithoutTarget).toBe(12);
    expect(status.total.percent).toBeUndefined();
    expect(status.total.leftOut).toHaveLength(12);
    expect(new Set(status.total.leftOut.map(({ reason }) => reason))).toEqual(new Set(["noTarget"]));
  });

  it("should have measured 5 measures by now, and measures 7 for the first time on 15 March 2023", () => {
    expect(status.coverage).toMatchObject({
      measured: 0,
      shouldBeMeasured: 5,
      later: [{ on: "2023-03-15", count: 7 }],
    });
  });

  it("has two milestones overdue and one coming", () => {
    const judged = status.milestones.map(({ id, when }) => [id, when]);
    expect(judged).toEqual([
      ["MP 10", "overdue"],
      ["MP 11", "overdue"],
      ["MP 12", "soon"],
    ]);
  });

  it("names the goals without a measure; one that is measured through a sub-goal is not among them", () => {
    expect(status.goalsWithoutMeasure.map(({ id }) => id)).toEqual(["E2", "E3"]);
  });

  it("asks next at nine the same morning, and after that when the quarter is over", () => {
    expect(status.nextRound).toMatchObject({ on: "2022-10-03", measureIds: ["S1", "S2", "S3", "B1", "B2"] });
    expect(statusOf(solorPlan(), { now: "2022-10-03T07:00:00Z" }).nextRound?.on).toBe("2023-01-02");
  });

  it("has eight risks that nobody has assessed", () => {
    expect(status.risks).toMatchObject({ assessed: 0, all: 8 });
    expect(status.risks.top).toHaveLength(5);
  });

  it("counts a measure as measured when all its offices have answered, and apart when some have", () => {
    const readings = [reading("S1", "Grue", "2022-Q3", "3.1")];
    const answered = statusOf(solorPlan(), { readings });
    expect(answered.coverage).toMatchObject({ measured: 0, partly: 1, shouldBeMeasured: 5 });
    const all = [...readings, reading("S1", "Våler", "2022-Q3", "3"), reading("S1", "Åsnes", "2022-Q3", "1.2")];
    const whole = statusOf(solorPlan(), { readings: all }).coverage;
    expect(whole).toMatchObject({ measured: 1, shouldBeMeasured: 5 });
    expect(whole.partly).toBeUndefined();
    const say = wordsOf("nb");
    expect(totalSentence(answered.total, answered.coverage, say)).toContain(
      "0 av 5 som skulle måles, er målt, 1 delvis;",
    );
    expect(totalSentence(answered.total, whole, say)).toContain("1 av 5 som skulle måles, er målt;");
    expect(answered.judged[0]?.assessment).toMatchObject({ state: "noTarget", missing: ["Våler", "Åsnes"] });
  });
});

describe("the kor project in 2022", () => {
  const plan = planOf({
    project: projectOf({ id: "kor", shortName: "kor", name: "Kommunereformprosjektet (KOR)" }),
    measures: [
      {
        id: "P45",
        name: "Inntektsendring",
        unit: "Andel av tot",
        percent: true,
        kind: "ratio",
        direction: "increase",
        frequency: "tertial",
        seasonal: false,
      },
      {
        id: "P127",
        name: "Gjennomsnittlig inntekt",
        unit: "Kroner",
        percent: false,
        kind: "ratio",
        frequency: "year",
        seasonal: false,
      },
    ],
    rows: [
      {
        measureId: "P45",
        baseline: decimal(0),
        baselineDate: "2013-01-31",
        finalTarget: decimal(75),
        finalDate: "2017-12-31",
      },
      { measureId: "P127", baselineDate: "2014-12-31" },
    ],
    targets: [{ measureId: "P45", date: "2015-08-31", value: decimal(60) }],
    statedTotals: [{ goal: "Økt selvbetjeningsandel", status: "98 %" }],
  });
  const status = statusOf(plan, {
    readings: [reading("P45", undefined, "2015-T2", "47", { at: "2015-09-10T08:00:00Z" })],
  });

  it("tells that the value is outdated, with what it was worth then", () => {
    const p45 = status.judged[0]?.assessment;
    expect(p45).toMatchObject({ state: "outdated", light: "notAssessed", period: "2015-T2" });
    expect(p45?.percent?.toFixed(2)).toBe("78.33");
    expect(status.coverage).toMatchObject({ measured: 0, shouldBeMeasured: 2, later: [] });
  });

  it("has no total, and keeps what the source states apart", () => {
    expect(status.total.percent).toBeUndefined();
    expect(status.total.leftOut).toEqual([
      { measureId: "P45", reason: "outdated" },
      { measureId: "P127", reason: "noTarget" },
    ]);
    expect(status.statedTotals).toHaveLength(1);
    expect(status.measuresWithoutTarget).toBe(1);
  });
});

describe("who has not answered", () => {
  const round: Round = {
    id: "r1",
    projectId: "p1",
    openedAt: morning,
    dueAt: "2022-10-17T21:59:00Z",
    state: "open",
    conversationId: "c",
  };
  const ask = (id: string, some: Partial<Ask>): Ask => ({
    id,
    projectId: "p1",
    roundId: "r1",
    measureId: "S1",
    office: "Grue",
    period: "2022-Q3",
    person: "nav.grue@solor.example",
    state: "delivered",
    revision: 1,
    dueAt: round.dueAt,
    ...some,
  });
  const asks = [
    ask("a", {}),
    ask("b", { measureId: "S2" }),
    ask("c", { office: "Åsnes", person: "nav.asnes@solor.example", state: "answered" }),
    ask("d", { office: "Våler", person: "nav.valer@solor.example", state: "handedOver" }),
    ask("e", { office: "Våler", person: "vikar@solor.example" }),
  ];

  it("is told in numbers to most, and by name and role where the leader reads alone", () => {
    const others = statusOf(solorPlan(), { asks, round });
    expect(others.openRound).toEqual({ roundId: "r1", dueOn: "2022-10-17", asked: 4, answered: 1, missingPeople: 2 });
    expect(others.missing).toBeUndefined();
    const leader = statusOf(solorPlan(), { asks, round, seesNames: "here" });
    expect(leader.missing).toEqual([
      { name: "NAV Grue", rows: 2 },
      { name: "vikar@solor.example", rows: 1 },
    ]);
    const inChannel = statusOf(solorPlan(), { asks, round, seesNames: "inPersonalChat" });
    expect(inChannel).toMatchObject({ namesInPersonalChat: true, missing: undefined });
  });

  it("counts what can be measured now and is not asked for", () => {
    const at = (now: string, more = {}) => statusOf(solorPlan(), { now, ...more }).askableNow;
    // the half-year's six and the nine of the newest quarter; in March nothing had ended since the baselines
    expect(at("2022-09-30T08:00:00Z")).toEqual({ rows: 15 });
    expect(at("2022-10-03T06:59:00Z")).toEqual({ rows: 15 });
    expect(at("2022-03-31T08:00:00Z")).toBeUndefined();
    // the ask of Grue's S1, of Grue's S2, and of S1 in Åsnes and Våler
    expect(at("2022-10-03T08:00:00Z", { asks, round })).toEqual({ rows: 11 });
    const readings = [reading("S3", "Grue", "2022-Q3", "20")];
    expect(at("2022-10-03T08:00:00Z", { readings })).toEqual({ rows: 14 });
  });

  it("keeps the last value standing until the question is overdue", () => {
    const readings = [reading("S2", "Grue", "2022-Q2", "7.1", { at: "2022-07-05T08:00:00Z" })];
    const stateOn = (now: string) => statusOf(solorPlan(), { readings, asks, round, now }).judged[1]?.assessment.state;
    expect(stateOn("2022-10-17T21:00:00Z")).toBe("noTarget");
    expect(stateOn("2022-10-18T06:00:00Z")).toBe("outdated");
  });
});
