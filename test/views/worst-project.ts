import { seenOf } from "../../src/domain/actions/action-card.ts";
import { actionList, listedAction } from "../../src/domain/actions/action-list.ts";
import type { CauseChain } from "../../src/domain/actions/cause-chain.ts";
import type { AnswerCard, AnswerRow, AnswerRowMode } from "../../src/domain/asking/answer-card.ts";
import { askStates } from "../../src/domain/asking/ask.ts";
import { benefitAccount } from "../../src/domain/benefit-model/benefit-account.ts";
import { decimal } from "../../src/domain/numbers/decimal.ts";
import type { FoundItem } from "../../src/domain/plan-editing/find-item.ts";
import { itemCard } from "../../src/domain/plan-editing/item-card.ts";
import type { Measure, ScorecardRow } from "../../src/domain/project/measure.ts";
import type { ModelLine, ModelSide } from "../../src/domain/project/model-line.ts";
import type { MapArrow, Plan } from "../../src/domain/project/project.ts";
import type { Reading } from "../../src/domain/project/reading.ts";
import type { Assessment } from "../../src/domain/scorecard/assessment.ts";
import { type Scorecard, scorecardOf } from "../../src/domain/scorecard/judged-scorecard.ts";
import type { Content } from "../../src/domain/talking/content.ts";
import type { CloseBenefitCard } from "../../src/domain/telling/benefit-forms.ts";
import { buildBenefitMap } from "../../src/domain/telling/benefit-map-status.ts";
import { phaseList } from "../../src/domain/telling/benefit-phase.ts";
import { benefitList } from "../../src/domain/telling/benefit-status.ts";
import { buildGoalList, buildGoalStatus } from "../../src/domain/telling/goal-status.ts";
import { buildMeasureStatus } from "../../src/domain/telling/measure-status.ts";
import { buildOfficeStatus } from "../../src/domain/telling/office-status.ts";
import { buildProjectStatus } from "../../src/domain/telling/project-status.ts";
import { setupGuide } from "../../src/domain/telling/setup-guide.ts";
import type { Digest, ReadingChange, SearchHit } from "../../src/domain/telling/status.ts";
import { planForms } from "../../src/workbook/plan-forms.ts";
import { planOf, projectOf, reading } from "../support/plan-builder.ts";
import { paperSamples } from "./sample-paper.ts";

const now = "2024-01-15T08:12:00Z";
const today = "2024-01-15";
const offices = ["Nordre", "Midtre", "Søndre"];

/** As many boxes as measures, each leading to the next two. */
function worstArrows(text: string): MapArrow[] {
  const box = (n: number) => `${n} ${text}`.slice(0, 300);
  return Array.from({ length: 400 }, (_, n) => ({ from: box(n >> 1), to: box((n >> 1) + 1 + (n % 2)) }));
}

/** The list with most fields, each of them as long as a name can be. */
function worstItem(text: string): FoundItem {
  const texts = Object.fromEntries(planForms.fields("benefits").map(({ field }) => [field, text]));
  const plain = {
    startDate: "",
    handedOverOn: "",
    closedOn: "",
    unitPrice: "1",
    owner: "a@b.example",
    unplanned: "ja",
  };
  const read = planForms.read("benefits", { ...texts, ...plain }, { others: [], index: 0 });
  if (!read.ok) throw new Error(JSON.stringify(read));
  return { list: "benefits", key: text.slice(0, 200), item: read.item };
}

function worstClosing(scorecard: Scorecard, names: Map<string, string>): CloseBenefitCard {
  const [one] = benefitList(scorecard, { names, offers: new Map() }).benefits;
  if (!one) throw new Error("no benefits");
  const { project } = scorecard.plan;
  return { ...{ kind: "closeBenefitCard", project, date: today }, benefit: one.benefit, judged: one.judged };
}

/** 200 measures at three offices, every name of it made from `text`, at full length where it has one. */
export function worstContents(text: string): Record<string, Content> {
  const plan = worstPlan(text);
  const readings = worstReadings(plan, text);
  const latest = readings.filter(({ period }) => period === "2023-Q4");
  const scorecard = scorecardOf({ plan, latest, asks: [], today, now });
  const names = new Map([["owner@worst.example", text]]);
  const [first] = plan.measures;
  const [goal] = plan.goals;
  if (!first || !goal) throw new Error("an empty plan");
  const series = readings.filter(({ measureId }) => measureId === first.id);
  const { project } = plan;
  return {
    projectStatus: buildProjectStatus({ plan, latest, asks: [], now, names, seesNames: "here" }),
    measureStatus: {
      ...buildMeasureStatus({ scorecard, measure: first, series, names }),
      chain: worstChain(plan, text),
      understood: understoodAs(text),
    },
    officeStatus: buildOfficeStatus(scorecard, "Nordre", names),
    goalStatus: buildGoalStatus(scorecard, goal),
    goalList: buildGoalList(plan),
    benefitMap: {
      ...buildBenefitMap({ ...scorecard, plan: { ...plan, mapArrows: worstArrows(text) } }),
      // as large as a picture may be
      picture: { png: "A".repeat((24 * 1024 * 4) / 3), width: 1024, height: 800 },
    },
    milestoneList: {
      kind: "milestoneList",
      project,
      at: today,
      milestones: plan.milestones.map((one) => ({ ...one, when: "overdue" })),
    },
    riskList: { kind: "riskList", project, risks: plan.risks },
    actionList: actionList(plan, today, names),
    actionCard: {
      kind: "actionCard",
      project,
      drawnAt: now,
      lateSince: today,
      items: plan.actions.slice(0, 6).map((action) => ({
        action: listedAction(action, plan, today, names),
        isOpen: true,
        was: seenOf(action),
        problem: { reason: "actionChangedMeanwhile", id: action.id },
        said: { id: action.id, was: text, choice: "started", due: text, why: text },
      })),
    },
    benefitList: benefitList(scorecard, { names, offers: new Map() }),
    closeBenefitCard: worstClosing(scorecard, names),
    handoverCard: {
      ...{ kind: "handoverCard", project, benefit: { id: text, name: text }, to: "a@b.example", toName: text },
      ...{ state: "proposed", lines: plan.measures.map(({ name }) => name) },
    },
    benefitAccount: benefitAccount(plan, latest, today),
    paperDraft: paperSamples({ plan, readings, now, names }, text).draft,
    paperFrozen: paperSamples({ plan, readings, now, names }, text).frozen,
    planItemCard: itemCard(planForms, project, worstItem(text), {
      problem: { reason: "inUse", by: plan.measures.slice(0, 5).map(({ name }) => name) },
    }),
    phaseList: phaseList(plan, today),
    setupGuide: setupGuide(plan, { isCoupled: false }),
    decisionList: { kind: "decisionList", project, decisions: plan.decisions },
    missingList: {
      kind: "missingList",
      project,
      roundId: "r",
      dueOn: today,
      asked: 600,
      answered: 0,
      people: 200,
      names: plan.measures.map(() => ({
        name: text,
        rows: plan.measures.map(({ id }) => ({ measureId: id, office: text, period: "2023-Q4" })),
      })),
    },
    askedList: {
      kind: "askedList",
      project,
      round: { roundId: "r", openedAt: `${today}T08:00:00Z`, dueOn: today, cancelled: false },
      total: 40_000,
      states: askStates.map((state) => ({ state, count: 3_636 })),
      people: 200,
      persons: plan.measures.map(() => ({
        name: text,
        posts: plan.measures.map((_, index) => ({ place: "channel", at: momentOf(index), state: "posted" })),
        reminders: plan.measures.map((_, index) => ({ at: momentOf(index), to: text, reached: false })),
        rows: plan.measures.map(({ id }) => ({
          measureId: id,
          office: text,
          state: "handedOver",
          handedTo: text,
          standsInFor: text,
        })),
      })),
    },
    steeringPreview: {
      kind: "steeringPreview",
      digest: worstDigest(plan, latest, text),
      key: "2024-W03",
      state: "shown",
      at: now,
    },
    deliveries: {
      kind: "deliveries",
      project,
      at: `${today}T08:00:00Z`,
      round: { arrived: 1, all: 40_000 },
      channel: "removed",
      late: { count: 400, since: `${today}T08:00:00Z` },
      hold: { since: `${today}T08:00:00Z` },
      silence: { from: `${today}T06:00:00Z`, to: `${today}T08:00:00Z` },
      again: { key: "k", count: 40_000 },
      groups: (["question", "digest", "message"] as const).flatMap((about) =>
        (["notInstalled", "blockedByPerson", "gone", "tooLarge", "uncertain", "skipped", "askedToWait"] as const).map(
          (trouble) => ({
            trouble,
            about,
            place: "personal" as const,
            count: 400,
            names: plan.measures.map(() => text),
          }),
        ),
      ),
    },
    overdueList: {
      kind: "overdueList",
      project,
      people: plan.measures.map(() => ({
        name: text,
        rows: plan.measures.map(({ id }) => ({
          ...{ measureId: id, office: text, period: "2023-Q4", dueOn: today, reminded: [today, today, today] },
        })),
      })),
    },
    answerReminder: {
      ...answerCard(plan, text, () => ({ kind: "open" })),
      standsInFor: [text, text],
      reminder: { on: today, due: "passed", lateSince: today, reader: "standIn" },
    },
    history: {
      kind: "history",
      project,
      measure: first,
      entries: series
        .slice(0, 10)
        .map((one) => ({ reading: one, byName: text, corrected: false, assessment: judged() })),
      changes: Array.from({ length: 10 }, () => ({
        ...{ at: now, by: text, what: "targetSet", subject: first.id, measure: text, old: "1", new: "2", why: text },
      })),
      more: 500,
      moreChanges: true,
      at: today,
      page: 1,
    },
    suggestions: { kind: "suggestions", text, hits: plan.measures.slice(0, 20).map(() => hit(text)) },
    digest: worstDigest(plan, latest, text),
    answerOpen: answerCard(plan, text, () => ({
      kind: "open",
      entered: text,
      comment: text,
      problem: { reason: "notANumber", entered: text },
    })),
    answerConfirm: answerCard(plan, text, () => ({
      kind: "confirm",
      entered: text,
      value: decimal("1234567890123.45"),
      doubts: doubts(),
      comment: text,
    })),
    answerReceipt: answerCard(plan, text, (row) => receipt(row, latest, text)),
    answerEdit: answerCard(plan, text, () => ({
      kind: "edit",
      reading: given(latest),
      entered: text,
      doubts: doubts(),
      problem: { reason: "reasonMissing" },
    })),
    answerStale: answerCard(plan, text, () => ({ kind: "stale", reading: given(latest), byName: text, entered: text })),
    answerDelegate: answerCard(plan, text, () => ({
      kind: "chooseDelegate",
      people: plan.measures.map(({ id }) => ({ user: `${id}@worst.example`, name: text })),
    })),
    answerClosed: answerCard(plan, text, () => ({ kind: "cannotMeasure", why: text, expectedOn: today })),
    roundCard: {
      kind: "roundCard",
      projectId: "p",
      projectName: text,
      roundId: "r",
      cancelled: false,
      parts: ["2023-Q4", "2023-H2", "2023"].map((period) => ({
        period,
        measureIds: plan.measures.map(({ id }) => id),
        dueOn: today,
      })),
      asked: 600,
      answered: 7,
      cannotMeasure: 3,
      people: 200,
    },
    importReport: {
      kind: "importReport",
      projectName: text,
      shortName: "worst",
      known: true,
      counts: { ...counts },
      times: plan.milestones.map(({ time }) => ({ sheet: "Milepæler", cell: "B2", time: { ...time, exact: false } })),
      findings: plan.measures.map(({ id }) => ({ reason: "goalWithoutMeasure", id, name: text })),
      changes: plan.measures.map(({ id }) => ({
        list: "measures",
        id,
        change: "changed",
        fields: [{ field: "name", old: text, new: text }],
      })),
      newReadings: 600,
      uploadId: "u",
      saved: false,
    },
    importRefusal: {
      kind: "importRefusal",
      fileName: text,
      errors: plan.measures.map(() => ({
        reason: "notANumber",
        sheet: "Målekort",
        cell: "O12",
        column: "Nullpunkt",
        value: text,
      })),
    },
    greeting: {
      kind: "greeting",
      place: "channel",
      projects: plan.measures.map(({ id }) => ({ id, name: text, shortName: id })),
    },
    help: {
      kind: "help",
      place: "channel",
      commands: plan.measures.slice(0, 30).map(() => ({ example: text, explains: text })),
    },
    notice: { kind: "notice", notice: { reason: "nothingFound", text } },
  };
}

/** Everything in the plan is tied to everything. */
function worstChain(plan: Plan, text: string): CauseChain {
  return {
    told: plan.measures.map(() => ({ office: text, cause: text, action: text })),
    actions: plan.actions.map((action) => ({ ...action, when: "overdue", responsibleName: text, lacks: [] })),
    milestones: plan.milestones.map((one) => ({ ...one, when: "overdue" })),
    risks: plan.risks,
  };
}

const counts = {
  measures: 200,
  offices: 3,
  scorecardRows: 600,
  readings: 24000,
  goals: 50,
  roles: 300,
  milestones: 200,
  risks: 200,
  successFactors: 5,
  groupTasks: 13,
  groups: 4,
  meetings: 50,
  decisions: 200,
  keyFigures: 30,
  benefits: 200,
  actions: 200,
  modelLines: 500,
  mapArrows: 300,
  statedTotals: 20,
  targets: 2400,
};

/** The plan alone, for those who tell of it through the whole app. */
export function worstPlan(text: string): Plan {
  const ids = Array.from({ length: 200 }, (_, index) => `M${index + 1}`);
  const measures = ids.map(
    (id, index): Measure => ({
      id,
      goalId: `G${index % 50}`,
      name: text,
      means: text,
      unit: "Kroner",
      percent: false,
      kind: "additive",
      direction: "increase",
      frequency: "quarter",
      dataSource: text,
      seasonal: false,
    }),
  );
  const rows = measures.flatMap(({ id }, index) =>
    offices.map((office): ScorecardRow => rowOf(id, office, index, text)),
  );
  const time = { text, exact: false, date: "2023-12-31" };
  return planOf({
    project: projectOf({ name: text }),
    goals: Array.from({ length: 50 }, (_, index) => ({
      id: `G${index}`,
      level: "effectGoal",
      text,
      ...(index === 0 ? {} : { parentId: "G0" }),
    })),
    measures,
    rows,
    milestones: ids.map((id) => ({ id, time, event: text, status: "planned" })),
    risks: ids.map((id, index) => ({
      id,
      event: text,
      cause: text,
      consequence: text,
      mitigation: text,
      ...(index % 2 === 0 ? { likelihood: 3, impact: 4 } : {}),
    })),
    decisions: ids.map(() => ({ date: time, meeting: text, matter: text, conclusion: text })),
    benefits: ids.map((id, index) => ({
      ...{ id, name: text, type: text, phase: text, measureId: id },
      ...(index % 2 === 0 ? { unitPrice: decimal("1234567890.12") } : {}),
    })),
    actions: ids.map((id) => ({
      ...{ id, kind: "oldPractice", text, concerns: ids.slice(0, 20), responsible: text, due: time },
      ...{ status: "dropped", why: text, grounds: text },
    })),
    modelLines: Array.from({ length: 500 }, (_, index) => modelLineOf(index, text)),
    statedTotals: ids.slice(0, 20).map(() => ({ goal: text, status: text })),
  });
}

const sides: ModelSide[] = ["nullAlternative", "newSolution", "benefit", "takenOut"];
/** Every part of the account is as long as it can be: years to 2100, and lines without a year, an amount or its price level. */
function modelLineOf(index: number, text: string): ModelLine {
  return {
    id: `${index} ${text}`.slice(0, 60),
    side: sides[index % 4] ?? "benefit",
    name: text,
    recurrence: "running",
    ...(index % 5 === 0 ? {} : { year: 1990 + (index % 20), lastYear: 2100, priceYear: 1990 + (index % 20) }),
    ...(index % 7 === 0 ? {} : { likely: decimal(index % 3 === 0 ? "-1234567890123.45" : "1234567890123.45") }),
    costOwner: text,
    grounds: text,
  };
}

/** Every tenth is on its way, so that every state and light is there; two in ten have no target, one no baseline. */
function rowOf(measureId: string, office: string, index: number, text: string): ScorecardRow {
  const target = index % 10 < 2 ? {} : { finalTarget: decimal("2234567890123.45"), finalDate: "2024-12-31" };
  const baseline = index % 10 === 9 ? {} : { baseline: decimal("1234567890123.45"), baselineDate: "2022-12-31" };
  return {
    measureId,
    office,
    owner: "owner@worst.example",
    ...baseline,
    ...target,
    comparison: text,
    comment: text,
    targetText: text,
  };
}

function worstReadings(plan: Plan, text: string): Reading[] {
  return plan.rows.flatMap((row, index) =>
    ["2023-Q1", "2023-Q2", "2023-Q3", "2023-Q4"].map((period, quarter) => {
      const value = decimal("1134567890123.45").plus(decimal("1000000000").times(index * 2 + quarter));
      const said = { by: "owner@worst.example", comment: text, cause: text, action: text, at: "2024-01-11T09:00:00Z" };
      return reading(row.measureId, row.office, period, value.toFixed(), said);
    }),
  );
}

function worstDigest(plan: Plan, latest: Reading[], text: string): Digest {
  const changes = latest.flatMap((one): ReadingChange[] => {
    const measure = plan.measures.find(({ id }) => id === one.measureId);
    const row = plan.rows.find((candidate) => candidate.measureId === one.measureId && candidate.office === one.office);
    return measure && row
      ? [{ measure, row, reading: one, byName: text, assessment: judged(), previous: one, corrected: one }]
      : [];
  });
  return {
    kind: "digest",
    project: plan.project,
    weeks: ["2024-W02", "2024-W03"],
    from: "2024-01-08T07:00:00Z",
    to: now,
    lateSince: now,
    leaderLine: text.repeat(5),
    headline: { quiet: false, readings: 600, deviations: 600, missingPeople: 200, overdueMilestones: 200 },
    newReadings: changes,
    corrections: changes,
    deviations: changes.slice(0, 300).map((change) => ({ ...change, chain: worstChain(plan, text) })),
    targetsSet: plan.measures.map(({ id }) => ({
      measureId: id,
      office: text,
      value: decimal("1234567890123.45"),
      date: today,
      percent: false,
    })),
    openRound: { dueOn: today, asked: 600, answered: 3, missingPeople: 200 },
    milestonesDone: plan.milestones,
    milestonesOverdue: plan.milestones,
    milestonesSoon: plan.milestones,
    actionsDone: plan.actions.map((action) => ({ ...action, when: "done" })),
    actionsDropped: plan.actions.map((action) => ({ ...action, when: "dropped" })),
    actionsOverdue: plan.actions.map((action) => ({ ...action, when: "overdue" })),
    risksChanged: plan.risks,
    decisions: plan.decisions,
    coverage: { measured: 3, shouldBeMeasured: 200, later: [] },
    total: { counted: [], leftOut: plan.measures.map(({ id }) => ({ measureId: id, reason: "noTarget" })) },
    measuresWithoutTarget: 200,
    measures: 200,
  };
}

/** As many rows as `openRound` puts on one card. */
const rowsPerCard = 8;

function answerCard(plan: Plan, text: string, modeOf: (row: ScorecardRow) => AnswerRowMode): AnswerCard {
  const rows = plan.measures.slice(0, rowsPerCard).flatMap((measure, index): AnswerRow[] => {
    const row = plan.rows.find(({ measureId }) => measureId === measure.id);
    if (row === undefined) return [];
    const ask = {
      id: `0000018cf7b2a4b0${String(index).padStart(10, "0")}`,
      projectId: "p",
      roundId: "0000018cf7b2a4b00000000000",
      measureId: measure.id,
      office: text,
      period: index % 2 === 0 ? "2023-Q4" : "2023-Q3",
      person: `${"owner".repeat(12)}@worst.example`,
      state: "lapsed" as const,
      revision: 12,
      dueAt: now,
    };
    const last = { reading: reading(measure.id, "Nordre", "2023-Q3", "1134567890123.45"), assessment: judged() };
    const target = { value: decimal("1434567890123.45"), kind: "computed" as const };
    return [{ ask, measure, row: { ...row, office: text }, last, target, mode: modeOf(row) }];
  });
  const person = { user: `${"owner".repeat(12)}@worst.example`, name: text, teamsId: `29:${"x".repeat(90)}` };
  return {
    kind: "answerCard",
    projectId: "p",
    projectName: text,
    roundId: "0000018cf7b2a4b00000000000",
    person,
    rows,
    part: { number: 1, of: 75 },
  };
}

function receipt(row: ScorecardRow, latest: Reading[], text: string): AnswerRowMode {
  const series = Array.from({ length: 24 }, (_, index) => ({
    date: `20${String(index + 1).padStart(2, "0")}-12-31`,
    value: decimal("1234567890123.45").plus(index),
  }));
  const said = { ...given(latest), measureId: row.measureId, reason: text, onBehalfOf: "owner@worst.example" };
  return {
    kind: "answered",
    reading: said,
    byName: text,
    assessment: judged(),
    corrected: said,
    series,
    askCause: true,
  };
}

function judged(): Assessment {
  return {
    state: "underway",
    light: "red",
    value: decimal("1134567890123.45"),
    date: "2023-12-31",
    period: "2023-Q4",
    percent: decimal("12.345"),
    percentOfFinal: decimal("6.789"),
    target: { value: decimal("1434567890123.45"), kind: "computed" },
    baseline: decimal("1234567890123.45"),
    trend: "rightWay",
  };
}

function doubts() {
  const compared = decimal("1234567890123.45");
  return (["outsideShare", "negativeCount", "bareShare", "farFromLast", "bigJump"] as const).map((reason) => ({
    reason,
    compared,
  }));
}

function given(latest: Reading[]): Reading {
  const [first] = latest;
  if (first === undefined) throw new Error("no readings");
  return first;
}

function hit(text: string): SearchHit {
  return { of: "measure", id: "M1", text, office: text, score: 0.5 };
}

function understoodAs(text: string) {
  return { text, hit: hit(text), near: [hit(text), hit(text), hit(text)] };
}

function momentOf(index: number): string {
  return new Date(Date.UTC(2024, 0, 1, 8, index)).toISOString();
}
