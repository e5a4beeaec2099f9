import type { AnswerCard, AnswerRow, AnswerRowMode } from "../../src/domain/asking/answer-card.ts";
import { answerRow } from "../../src/domain/asking/answer-row.ts";
import type { Ask } from "../../src/domain/asking/ask.ts";
import { roundCard } from "../../src/domain/asking/round-summary.ts";
import { decimal } from "../../src/domain/numbers/decimal.ts";
import { emptyPlan } from "../../src/domain/project/empty-plan.ts";
import { rowKey } from "../../src/domain/project/measure.ts";
import type { MapArrow, Plan } from "../../src/domain/project/project.ts";
import type { Reading } from "../../src/domain/project/reading.ts";
import type { Scorecard } from "../../src/domain/scorecard/judged-scorecard.ts";
import { judgeLine, scorecardOf } from "../../src/domain/scorecard/judged-scorecard.ts";
import type { Content } from "../../src/domain/talking/content.ts";
import { buildAskedList } from "../../src/domain/telling/asked-list.ts";
import { buildBenefitMap } from "../../src/domain/telling/benefit-map-status.ts";
import { phaseList } from "../../src/domain/telling/benefit-phase.ts";
import type { Deliveries, DeliveryGroup } from "../../src/domain/telling/deliveries.ts";
import { buildDigest } from "../../src/domain/telling/digest-content.ts";
import { buildGoalList, buildGoalStatus } from "../../src/domain/telling/goal-status.ts";
import { buildMeasureStatus } from "../../src/domain/telling/measure-status.ts";
import { buildOfficeStatus } from "../../src/domain/telling/office-status.ts";
import { buildProjectStatus } from "../../src/domain/telling/project-status.ts";
import { setupGuide } from "../../src/domain/telling/setup-guide.ts";
import type { AskedList, BenefitMapStatus, Digest, SearchHit } from "../../src/domain/telling/status.ts";
import { reading } from "../support/plan-builder.ts";
import { aroundSamples } from "./around-samples.ts";
import { navSolor } from "./nav-solor.ts";
import { emptyAccount, longAccount, modelLineSample, newModelLine, sampleAccount } from "./sample-account.ts";
import { actionSamples } from "./sample-actions.ts";
import { benefitSamples } from "./sample-benefits.ts";
import { paperSamples } from "./sample-paper.ts";
import { newMeasureSample, newPlanItem, newProjectSample, planItemSample } from "./sample-plan-item.ts";
import {
  asks,
  firstAnswers,
  laterNow,
  laterPlan,
  laterReadings,
  laterToday,
  names,
  now,
  round,
  today,
} from "./sample-world.ts";

const nameOf = (user: string) => names.get(user) ?? user;
const asnes = asks.filter(({ person }) => person === "nav.asnes@solor.example");
const answeredAsks: Ask[] = asks.map((ask) => {
  const answer = firstAnswers.find((one) => rowKey(one) === rowKey(ask));
  return answer === undefined ? ask : { ...ask, state: "answered", readingId: answer.id };
});
const newest = newestOf(laterReadings);
const samplePapers = paperSamples({ plan: laterPlan, readings: laterReadings, now: laterNow, names });
const navSolorNow = scorecardOf({ plan: navSolor, latest: firstAnswers, asks: answeredAsks, today, now });
const solorLater = scorecardOf({ plan: laterPlan, latest: newest, asks: [], today: laterToday, now: laterNow });

const mapArrows: MapArrow[] = [
  { from: "Ett felles NAV-kontor", to: "Større fagmiljø", fromType: "Produkt", toType: "Gevinstdriver" },
  { from: "Større fagmiljø", to: "Likeverdige tjenester uavhengig av bosted", toType: "Resultatmål" },
  { from: "Større fagmiljø", to: "Raskere avklaring av hver bruker", toType: "Resultatmål" },
  { from: "Likeverdige tjenester uavhengig av bosted", to: "S3", toType: "Gevinst" },
  { from: "Raskere avklaring av hver bruker", to: "Helt ledige, andel", toType: "Gevinst" },
  { from: "Helt ledige, andel", to: "Flere i arbeid og færre på trygd", toType: "Effektmål" },
  { from: "S3", to: "Flere i arbeid og færre på trygd" },
  { from: "Felles opplæring", to: "Raskere avklaring av hver bruker", fromType: "Tiltak" },
];

/** Every kind of content, most in several states; the key names its picture. */
const phasePlan = {
  ...navSolor,
  benefits: [
    { id: "G1", name: "Flere i arbeid", measureId: "S1", phase: "Planlegge", startDate: "2023-01-01" },
    { id: "G2", name: "Raskere vedtak", phase: "Kartlegge", owner: "nav.grue@solor.example" },
    { id: "G3", name: "Større fagmiljø", measureId: "K1", startDate: "2022-06-01" },
  ],
};
export const sampleContents: Record<string, Content> = {
  "answer-open": cardOf(asnes, () => undefined),
  "answer-personal": {
    ...cardOf(asnes.slice(0, 2), () => undefined),
    person: { user: "a@b.example", name: "NAV Åsnes" },
  },
  "answer-reminder": { ...asnesCard(2), reminder: { on: "2022-10-17", due: "ahead" } },
  "answer-reminder-late": {
    ...asnesCard(2),
    reminder: { on: "2022-10-17", due: "passed", lateSince: "2022-10-18", reader: "standIn" },
  },
  "answer-reminder-owner": { ...asnesCard(1), reminder: { on: "2022-10-17", due: "passed", reader: "owner" } },
  "answer-expected": { ...asnesCard(1), reminder: { on: "2022-11-15", due: "expected" } },
  "answer-stand-in": { ...asnesCard(2), standsInFor: ["NAV Grue"] },
  "answer-receipt": cardOf(asnes, () => undefined, { plan: navSolor, readings: firstAnswers }),
  "answer-modes": cardOf(asnes, (index) => modes()[index]),
  "answer-more-modes": cardOf(asnes, (index) => moreModes()[index]),
  "answer-cause": cardOf(laterAsks(), () => undefined, { plan: laterPlan, readings: laterReadings }),
  round: roundCard(navSolor.project, round, answeredAsks, navSolor.measures),
  "round-late": { ...roundCard(navSolor.project, round, asks, navSolor.measures), lateSince: "2022-10-03" },
  "round-cancelled": { ...roundCard(navSolor.project, round, asks, navSolor.measures), cancelled: true },
  "status-before": statusOf(navSolor, [], asks),
  "status-no-targets": statusOf(navSolor, firstAnswers, answeredAsks),
  "status-targets": buildProjectStatus({
    plan: laterPlan,
    latest: newest,
    asks: [],
    now: laterNow,
    names,
    seesNames: "here",
  }),
  "measure-no-target": measureOf(navSolorNow, "S1", firstAnswers),
  "measure-target": measureOf(solorLater, "S1", laterReadings),
  "measure-office": { ...measureOf(solorLater, "S3", laterReadings, "Åsnes"), understood: understood("Åsnes") },
  "measure-never": measureOf(navSolorNow, "K1", []),
  office: buildOfficeStatus(navSolorNow, "Åsnes", names),
  "office-later": buildOfficeStatus(solorLater, "Åsnes", names),
  goal: goalOf("E1", solorLater),
  "goal-unmeasured": goalOf("E2", navSolorNow),
  missing: { ...missingOf(), people: 2 },
  "missing-names": { ...missingOf(), people: 1, names: [{ name: "NAV Grue", rows: missingRows() }] },
  "missing-elsewhere": { ...missingOf(), namesInPersonalChat: true },
  "missing-no-round": { kind: "missingList", project: navSolor.project, asked: 0, answered: 0, people: 0 },
  "asked-leader": askedOf(asks.map(({ person }) => person)),
  "asked-own": { ...askedOf(["nav.grue@solor.example"]), own: true },
  "asked-elsewhere": { ...askedOf([]), namesInPersonalChat: true },
  "asked-none": { kind: "askedList", project: navSolor.project, total: 0, states: [], people: 0 },
  "deliveries-well": deliveriesOf({ round: { arrived: 4, all: 4 } }),
  "deliveries-trouble": deliveriesOf({
    groups: troubles(),
    round: { arrived: 1, all: 7 },
    again: { key: "k", count: 4 },
  }),
  "deliveries-waiting": deliveriesOf({ groups: waiting(), round: { arrived: 3, all: 4 }, sentAgain: 1 }),
  "deliveries-down": deliveriesOf({
    channel: "removed",
    late: { count: 2, since: "2022-10-03T07:00:00Z" },
    silence: { from: "2022-10-03T05:12:00Z", to: "2022-10-03T08:02:00Z" },
  }),
  "deliveries-restored": deliveriesOf({
    channel: "notCoupled",
    hold: { since: now },
    groups: [{ trouble: "held", about: "question", place: "channel", count: 3 }],
    round: { arrived: 1, all: 4 },
  }),
  "overdue-list": overdueOf(),
  history: historyOf(),
  "change-log": {
    kind: "changeLog",
    project: navSolor.project,
    at: today,
    page: 1,
    more: true,
    entries: [
      {
        at: now,
        by: "NAV Åsnes",
        what: "corrected",
        subject: "S1 Åsnes",
        measure: "Helt ledige, andel",
        unit: "%",
        old: "1.1",
        new: "1.2",
        why: "Telt på nytt",
      },
      {
        at: now,
        by: "Prosjektleder",
        what: "targetSet",
        subject: "S2 Grue",
        measure: "Nedsatt arbeidsevne, andel",
        unit: "%",
        new: "7.5",
      },
      { at: now, what: "digestPosted", subject: "" },
      { at: "2021-11-03T08:00:00Z", by: "Prosjektleder", what: "coupled", subject: "" },
    ],
  },
  ...aroundSamples,
  "benefit-account": sampleAccount,
  ...benefitSamples,
  "paper-draft": samplePapers.draft,
  "paper-frozen": samplePapers.frozen,
  "plan-item": planItemSample,
  "plan-item-new": newPlanItem,
  "project-new": newProjectSample,
  "measure-new": newMeasureSample,
  phases: phaseList(phasePlan, today),
  setup: setupGuide(navSolor, { isCoupled: true }),
  "setup-empty": setupGuide(emptyPlan(navSolor.project), { isCoupled: false }),
  "model-line": modelLineSample,
  "model-line-new": newModelLine,
  "benefit-account-long": longAccount,
  "benefit-account-empty": emptyAccount,
  risks: { kind: "riskList", project: navSolor.project, risks: navSolor.risks },
  ...actionSamples,
  decisions: { kind: "decisionList", project: navSolor.project, decisions: navSolor.decisions },
  goals: buildGoalList(navSolor),
  "benefit-map": mapOf(mapArrows),
  "benefit-map-faults": mapOf([
    ...mapArrows,
    { from: "Flere i arbeid og færre på trygd", to: "Større fagmiljø" },
    { from: "Nytt saksbehandlingssystem", to: "Raskere vedtak", fromType: "Produkt", toType: "Gevinst" },
  ]),
  "benefit-map-none": mapOf([]),
  suggestions: { kind: "suggestions", text: "sosialhjelp", hits: hits() },
  digest: digestOf(navSolor, firstAnswers, answeredAsks),
  "digest-later": laterDigest(),
  "digest-quiet": quietDigest(),
  "steering-shown": steeringPreview("shown"),
  "steering-held": steeringPreview("held"),
  "steering-sent": steeringPreview("sent"),
  "import-new": importReport(false),
  "import-known": importReport(true),
  "import-refused": {
    kind: "importRefusal",
    fileName: "nav-solor.xlsx",
    errors: [
      { reason: "columnMissing", sheet: "Målekort", column: "Måle-ID" },
      { reason: "notANumber", sheet: "Målekort", cell: "O12", column: "Nullpunkt", value: "tre" },
      { reason: "formulaError", sheet: "Nøkkeltall", cell: "E2", value: "#REF!" },
    ],
  },
  greeting: {
    kind: "greeting",
    place: "channel",
    projects: [
      { id: "p1", name: "Prosjekt NAV Solør", shortName: "nav-solor" },
      { id: "p2", name: "Kommunereformprosjektet (KOR)", shortName: "kor" },
    ],
    suggested: "p1",
  },
  "greeting-empty": { kind: "greeting", place: "channel", projects: [] },
  "greeting-personal": { kind: "greeting", place: "personal", projects: [] },
  help: {
    kind: "help",
    place: "channel",
    commands: [
      { example: "status K1", explains: "Hvordan det går: hele prosjektet, eller én Måle-ID" },
      { example: "historikk K1", explains: "Alle verdiene for én Måle-ID" },
    ],
  },
  notice: { kind: "notice", notice: { reason: "whichProject", known: [{ shortName: "kor", name: "KOR" }] } },
};

type World = { plan: Plan; readings: Reading[] };
function cardOf(
  of: Ask[],
  modeOf: (index: number) => AnswerRowMode | undefined,
  { plan, readings }: World = { plan: navSolor, readings: [] },
): AnswerCard {
  const rows = of.flatMap((ask, index): AnswerRow[] => {
    const measure = plan.measures.find(({ id }) => id === ask.measureId);
    const row = plan.rows.find((one) => rowKey(one) === rowKey(ask));
    if (measure === undefined || row === undefined) return [];
    const own = readings.filter((one) => rowKey(one) === rowKey(ask));
    const facts = { ask, project: plan.project, measure, row, targets: [], readings: own, replaced: [], today };
    return [answerRow(facts, nameOf, modeOf(index))];
  });
  return {
    kind: "answerCard",
    projectId: plan.project.id,
    projectName: plan.project.name,
    roundId: round.id,
    person: { user: "nav.asnes@solor.example", name: "NAV Åsnes", teamsId: "29:asnes" },
    rows,
  };
}

function modes(): (AnswerRowMode | undefined)[] {
  const stored = reading("S3", "Åsnes", "2022-Q3", "20.9");
  const doubts = [
    { reason: "bareShare" as const, compared: decimal(47) },
    { reason: "farFromBaseline" as const, compared: decimal("1.3") },
  ];
  return [
    { kind: "confirm", entered: "0,47", value: decimal("0.47"), doubts },
    { kind: "open", entered: "ni komma en", problem: { reason: "notANumber", entered: "ni komma en" } },
    { kind: "edit", reading: stored, entered: "", problem: { reason: "reasonMissing" } },
    { kind: "chooseDelegate", people: [...names].map(([user, name]) => ({ user, name })) },
    { kind: "cannotMeasure", why: "Bemanningsplanen er ikke vedtatt", expectedOn: "2022-11-15" },
  ];
}

function moreModes(): (AnswerRowMode | undefined)[] {
  const stored = reading("S1", "Åsnes", "2022-Q3", "1.2");
  return [
    { kind: "stale", reading: stored, byName: "NAV Åsnes", entered: "1,4" },
    { kind: "edit", reading: stored, entered: "12", doubts: [{ reason: "farFromLast", compared: decimal("1.2") }] },
    { kind: "handedOver", toName: "NAV Grue" },
    { kind: "cancelled" },
    { kind: "open", problem: { reason: "whyMissing" } },
  ];
}

/** The fourth quarter of 2023 at Åsnes, answered: on track, too little, and the wrong way. */
function laterAsks(): Ask[] {
  return asnes.slice(0, 3).map((ask) => ({ ...ask, period: "2023-Q4", dueAt: "2024-01-29T22:59:00Z" }));
}

function newestOf(readings: Reading[]): Reading[] {
  return [...new Map(readings.map((one) => [rowKey(one), one])).values()];
}

function statusOf(plan: Plan, latest: Reading[], of: Ask[]): Content {
  return buildProjectStatus({ plan, latest, round, asks: of, now, names, seesNames: "here" });
}

function measureOf(scorecard: Scorecard, measureId: string, readings: Reading[], office?: string) {
  const measure = scorecard.plan.measures.find(({ id }) => id === measureId);
  if (measure === undefined) throw new Error(`no measure ${measureId}`);
  const series = readings.filter((one) => one.measureId === measureId);
  return buildMeasureStatus({ scorecard, measure, series, names, ...(office === undefined ? {} : { office }) });
}

function goalOf(goalId: string, scorecard: Scorecard): Content {
  const goal = scorecard.plan.goals.find(({ id }) => id === goalId);
  if (goal === undefined) throw new Error(`no goal ${goalId}`);
  return buildGoalStatus(scorecard, goal);
}

function understood(office: string) {
  const [hit, ...near] = hits();
  if (hit === undefined) throw new Error("no hit");
  return { text: "hvordan går det med uføretrygd i Åsnes?", hit: { ...hit, office }, near };
}

function hits(): SearchHit[] {
  return [
    { of: "measure", id: "S3", text: "Mottakere av uføretrygd, andel", score: 0.8 },
    { of: "measure", id: "K7", text: "Barn i familier som mottok sosialhjelp", score: 0.5 },
    { of: "goal", id: "E1", text: "Flere i arbeid og færre på trygd", score: 0.4 },
    { of: "risk", id: "2", text: "Ansatte velger å slutte", score: 0.3 },
    { of: "office", id: "Grue", text: "Grue", score: 0.3 },
  ];
}

function missingOf() {
  const answered = answeredAsks.filter(({ state }) => state === "answered").length;
  const { project } = navSolor;
  return {
    kind: "missingList",
    project,
    roundId: "round1",
    dueOn: "2022-10-17",
    asked: 15,
    answered,
    people: 2,
  } as const;
}

function asnesCard(count: number): AnswerCard {
  return cardOf(asnes.slice(0, count), () => undefined);
}

function overdueOf(): Content {
  const [row, ...others] = missingRows().map((one) => ({ ...one, dueOn: "2022-10-17" }));
  if (row === undefined) throw new Error("nothing is missing");
  const reminded = others.map((one) => ({ ...one, reminded: ["2022-10-13", "2022-10-18", "2022-10-20"] }));
  const people = [
    { name: "NAV Grue", rows: reminded },
    { name: "NAV Våler", rows: [{ ...row, office: "Våler", reminded: [] }] },
  ];
  return { kind: "overdueList", project: navSolor.project, people };
}

function missingRows() {
  return asks
    .filter(({ person }) => person === "nav.grue@solor.example")
    .map(({ measureId, period }) => ({ measureId, office: "Grue", period }));
}

function historyOf(): Content {
  const measure = laterPlan.measures.find(({ id }) => id === "S1");
  const row = laterPlan.rows.find((one) => rowKey(one) === "S1 Åsnes");
  if (measure === undefined || row === undefined) throw new Error("no S1");
  const own = laterReadings.filter((one) => rowKey(one) === "S1 Åsnes").reverse();
  const wrong = reading("S1", "Åsnes", "2023-Q4", "10", { by: "nav.asnes@solor.example", at: "2024-01-10T09:00:00Z" });
  const corrected = own.map((one, index) =>
    index === 0 ? { ...one, corrects: wrong.id, reason: "Skrivefeil, komma manglet" } : one,
  );
  const [first, ...rest] = corrected;
  const all = first === undefined ? [] : [first, wrong, ...rest];
  return {
    kind: "history",
    project: laterPlan.project,
    measure,
    office: "Åsnes",
    entries: all.map((one) => ({
      reading: one,
      byName: nameOf(one.by ?? ""),
      corrected: one.id === wrong.id,
      assessment: judgeLine(solorLater, measure, { row, reading: one }),
    })),
    changes: [
      {
        ...{ at: "2023-11-02T08:00:00Z", by: "Prosjektleder", what: "finalTargetSet", subject: "S1 Åsnes" },
        ...{ measure: measure.name, unit: "%", old: "1.1", new: "1", why: "Styringsgruppen ville lenger" },
      },
      {
        ...{ at: "2023-10-09T07:30:00Z", by: "NAV Åsnes", what: "deviationExplained", subject: "S1 Åsnes" },
        ...{ measure: measure.name, unit: "%", why: "Færre sesongjobber" },
      },
      {
        ...{ at: "2022-09-30T12:00:00Z", by: "NAV Åsnes", what: "baselineSet", subject: "S1 Åsnes" },
        ...{ measure: measure.name, unit: "%", old: "1.2", new: "1.3", why: "Telt på nytt" },
      },
    ],
    more: 3,
    moreChanges: false,
    at: "2024-01-15",
    page: 1,
  };
}

function mapOf(arrows: MapArrow[]): BenefitMapStatus {
  return buildBenefitMap({ ...solorLater, plan: { ...laterPlan, mapArrows: arrows } });
}

function deliveriesOf(some: Partial<Deliveries>): Deliveries {
  return { kind: "deliveries", project: navSolor.project, at: now, groups: [], channel: "coupled", ...some };
}

function troubles(): DeliveryGroup[] {
  const about = "question";
  return [
    { trouble: "blockedByPerson", about, place: "personal", count: 1, names: ["NAV Grue"] },
    { trouble: "notInstalled", about, place: "channel", count: 1, names: ["NAV Våler"] },
    { trouble: "gaveUp", about: "digest", place: "channel", count: 1 },
    { trouble: "uncertain", about, place: "channel", count: 1, names: ["NAV Åsnes"] },
    { trouble: "uncertain", about: "message", place: "channel", count: 2 },
  ];
}

function waiting(): DeliveryGroup[] {
  return [
    { trouble: "askedToWait", about: "question", place: "channel", count: 2, until: "2022-10-03T08:32:00Z" },
    { trouble: "notReached", about: "question", place: "channel", count: 1, until: "2022-10-03T08:14:00Z" },
    { trouble: "inLine", about: "message", place: "channel", count: 1 },
  ];
}

/** Våler has handed two on, Grue is reminded and one card of hers was lost on the way. */
function askedOf(shown: string[]): AskedList {
  const [first, second] = answeredAsks.filter(({ person }) => person === "nav.valer@solor.example");
  const all = answeredAsks.map((ask): Ask => {
    if (ask === first) return { ...ask, state: "handedOver", handedTo: "nav.grue@solor.example" };
    return ask === second ? { ...ask, state: "cannotMeasure", expectedOn: "2022-10-20" } : ask;
  });
  const taken: Ask[] = first
    ? [{ ...first, id: "taken", person: "nav.grue@solor.example", state: "delivered", standsInFor: first.person }]
    : [];
  const grue = asks.filter(({ person }) => person === "nav.grue@solor.example");
  return buildAskedList({
    plan: navSolor,
    round,
    asks: [...all, ...taken],
    posts: new Map([
      ["nav.valer@solor.example", [{ place: "channel", at: "2022-10-03T07:00:02Z", state: "posted" }]],
      ["nav.asnes@solor.example", [{ place: "personal", at: "2022-10-03T07:00:03Z", state: "posted" }]],
      [
        "nav.grue@solor.example",
        [
          { place: "channel", at: "2022-10-03T07:00:04Z", state: "posted" },
          { place: "channel", at: "2022-10-04T10:20:00Z", state: "unknown" },
        ],
      ],
    ]),
    reminders: grue.flatMap(({ id }) => [
      { askId: id, person: "nav.grue@solor.example", at: "2022-10-13T07:00:00Z", reached: true },
      { askId: id, person: "prosjektleder@solor.example", at: "2022-10-20T07:00:00Z", reached: false },
    ]),
    names,
    shown,
  });
}

function digestOf(plan: Plan, readings: Reading[], of: Ask[]): Digest {
  const window = { weeks: ["2022-W40"], from: "2022-09-26T06:00:00Z", to: "2022-10-10T06:00:00Z" };
  return buildDigest({ plan, window, readings, audit: [], round, asks: of, names });
}

function laterDigest(): Digest {
  const why = { cause: "Flere uføre etter pandemien", action: "Tettere oppfølging av unge" };
  const explained = laterReadings.map((one) => (rowKey(one) === "S3 Åsnes" ? { ...one, ...why } : one));
  const window = {
    weeks: ["2024-W02", "2024-W03"],
    from: "2024-01-08T07:00:00Z",
    to: "2024-01-15T08:12:00Z",
    lateSince: "2024-01-15T07:00:00Z",
  };
  const digest = buildDigest({ plan: laterPlan, window, readings: explained, audit: [], asks: [], names });
  const [first] = digest.newReadings;
  const corrections = first === undefined ? [] : [{ ...first, corrected: { ...first.reading, value: decimal(26) } }];
  return {
    ...digest,
    leaderLine: "Tallene for uføretrygd tas opp i styringsgruppa 23. januar.",
    corrections,
    targetsSet: [{ measureId: "S1", office: "Åsnes", value: decimal("1"), date: "2024-12-31", percent: true }],
    risksChanged: laterPlan.risks.slice(0, 1),
    decisions: laterPlan.decisions.slice(0, 1),
  };
}

/** On Friday, for the digest of Monday in week 41. */
function steeringPreview(state: "shown" | "held" | "sent"): Content {
  const digest = { ...digestOf(navSolor, [], asks), weeks: ["2022-W41"], leaderLine: "Tas opp i møtet." };
  return { kind: "steeringPreview", digest, key: "2022-W41", state, at: "2022-10-10T06:00:00Z" };
}

function quietDigest(): Digest {
  const window = { weeks: ["2024-W07"], from: "2024-02-05T07:00:00Z", to: "2024-02-12T07:00:00Z" };
  const plan = { ...laterPlan, milestones: [], risks: [] };
  const digest = buildDigest({ plan, window, readings: [], audit: [], asks: [], names });
  return { ...digest, headline: { ...digest.headline, quiet: true } };
}

function importReport(known: boolean): Content {
  return {
    kind: "importReport",
    projectName: navSolor.project.name,
    shortName: "nav-solor",
    known,
    counts: {
      measures: 12,
      offices: 3,
      scorecardRows: 36,
      readings: 0,
      goals: 10,
      roles: 29,
      milestones: 14,
      risks: 8,
      successFactors: 5,
      groupTasks: 13,
      groups: 4,
      meetings: 5,
      decisions: 5,
      keyFigures: 3,
      benefits: 0,
      actions: 0,
      modelLines: 0,
      mapArrows: 0,
      statedTotals: 0,
      targets: 0,
    },
    times: navSolor.milestones.map(({ time }, index) => ({ sheet: "Milepæler", cell: `B${index + 2}`, time })),
    findings: [
      {
        reason: "sumDiffers",
        sheet: "Nøkkeltall",
        cell: "E2",
        name: "Antall innbyggere",
        stated: decimal(15464),
        sum: decimal(15356),
      },
      { reason: "measuresWithoutTarget", measureIds: navSolor.measures.map(({ id }) => id) },
      { reason: "goalWithoutMeasure", id: "E2", name: "Bedre brukermøter" },
      {
        reason: "decisionAfterMilestone",
        milestoneId: "MP 8",
        done: "2022-06-23",
        decided: "2022-08-23",
        matter: "Kommunale tjenester",
      },
    ],
    changes: known
      ? [
          { list: "rows", id: "S1 Åsnes", change: "changed", fields: [{ field: "baseline", old: "1.3", new: "1.4" }] },
          { list: "risks", id: "9", change: "added" },
        ]
      : [],
    newReadings: known ? 2 : 0,
    uploadId: "u1",
    saved: false,
  };
}
