import { planDifference } from "../../src/domain/importing/plan-difference.ts";
import { decimal } from "../../src/domain/numbers/decimal.ts";
import { seenOf } from "../../src/domain/plan-editing/plan-form.ts";
import { rowKey } from "../../src/domain/project/measure.ts";
import type { Plan } from "../../src/domain/project/project.ts";
import { cancelRound } from "../../src/journeys/cancel-round.ts";
import { changeAction } from "../../src/journeys/change-action.ts";
import { addPlanItem, removePlanItem, savePlanItem } from "../../src/journeys/change-plan-item.ts";
import { closeBenefit, reopenBenefit } from "../../src/journeys/close-benefit.ts";
import { explainDeviation } from "../../src/journeys/explain-deviation.ts";
import { handOverAsks } from "../../src/journeys/hand-over-asks.ts";
import { answerOffer, offerBenefit } from "../../src/journeys/hand-over-benefit.ts";
import { importFile } from "../../src/journeys/import-workbook.ts";
import { replacePerson } from "../../src/journeys/replace-person.ts";
import { setBaseline } from "../../src/journeys/set-baseline.ts";
import { setTarget } from "../../src/journeys/set-target.ts";
import type { Database } from "../../src/store/database.ts";
import { planForms } from "../../src/workbook/plan-forms.ts";
import { freshStore } from "../support/database.ts";
import { reading } from "../support/plan-builder.ts";
import { people, type RoundWorld, roundWorld } from "../support/round-world.ts";
import { type Random, runSeed, seededRandom } from "../support/seeded-random.ts";

let database: Database;
beforeAll(async () => {
  database = await freshStore();
});
afterAll(() => database.close());

type Entry = Awaited<ReturnType<RoundWorld["log"]>>[number];
type Fields = Record<string, string>;
/** A plan's items by list and key, each with its fields as the trail writes them. */
type Told = Map<string, Fields>;

const fieldsOf = (text: string | undefined): Fields => (text === undefined ? {} : JSON.parse(text));

function toldOf(plan: Plan): Told {
  const changes = planDifference(undefined, plan);
  return new Map(
    changes.map(({ list, id, fields = [] }) => [
      `${list} ${id}`,
      Object.fromEntries(fields.map(({ field, new: value = "" }) => [field, value])),
    ]),
  );
}

function without(fields: Fields, gone: string[]): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([field]) => !gone.includes(field)));
}

/** The plan by what it was and the trail alone. */
function replay(before: Plan, entries: Entry[]): Told {
  const told = toldOf(before);
  const set = (key: string, fields: Fields, gone: string[] = []) =>
    told.set(key, { ...without(told.get(key) ?? {}, gone), ...fields });
  for (const { what, subject, old, new: after } of entries) {
    const [value = "", date] = (after ?? "").split(" ");
    if (what === "planChange" && after === undefined) told.delete(subject);
    else if (what === "planChange") set(subject, fieldsOf(after), Object.keys(fieldsOf(old)));
    else if (what === "measurerChanged") set(`rows ${subject}`, { measurer: value });
    else if (what === "finalTargetSet") {
      // words for a target give way to its number, and stand as what it was before
      const words = told.get(`rows ${subject}`)?.["targetText"] === old ? ["targetText"] : [];
      set(`rows ${subject}`, { finalTarget: value, ...(date && { finalDate: date }) }, words);
    } else if (what === "baselineSet") set(`rows ${subject}`, { baseline: value, ...(date && { baselineDate: date }) });
    else if (what === "ownerReplaced") ownerReplaced(told, `rows ${subject}`, old, value);
    else if (what === "leaderReplaced") set(`project ${subject}`, { leader: value });
    else if (what === "roleEmptied") {
      const role = told.get(`roles ${subject}, ${old}`) ?? {};
      told.delete(`roles ${subject}, ${old}`);
      told.set(`roles ${subject}`, without(role, ["user"]));
    }
  }
  return told;
}

function ownerReplaced(told: Told, key: string, old: string | undefined, by: string): void {
  const row = told.get(key) ?? {};
  const [owner = "", measurer] = [row["owner"], row["measurer"]].map((person) => (person === old ? by : person));
  const own: Fields = measurer === undefined || measurer === owner ? {} : { measurer };
  told.set(key, { ...without(row, ["owner", "measurer"]), owner, ...own });
}

const withItems = (plan: Plan): Plan => ({
  ...plan,
  benefits: [
    { id: "G1", name: "Færre", measureId: "S1", owner: people.asnes },
    { id: "G2", name: "Raskere", measureId: "B1", owner: people.grue },
  ],
  actions: [
    { id: "T1", kind: "action", text: "Opplæring", concerns: ["G1"], responsible: people.asnes, status: "planned" },
    { id: "T2", kind: "oldPractice", text: "Papirskjema", concerns: [], status: "planned" },
  ],
  risks: [{ id: "R1", event: "Sykdom", likelihood: 2, impact: 2 }],
});

const unused = async () => new Uint8Array();
const bytes = new Uint8Array([1]);

/** A workbook that holds the project as it is stored, one risk and one value more. */
async function importMore(world: RoundWorld, random: Random): Promise<void> {
  const plan = await world.storedPlan();
  const number = random.whole(50);
  const risks = [...plan.risks.filter(({ id }) => id !== `R${number}`), { id: `R${number}`, event: `Nr. ${number}` }];
  const readings = [reading("S1", "Grue", "2022-Q2", `${number}`)];
  const read = async () => ({ ok: true as const, plan: { ...plan, risks }, readings, times: [], findings: [] });
  const workbooks = { read, write: unused, template: unused, paper: unused, forms: planForms };
  const who = { who: people.leader, source: "cli" };
  await importFile({ ...world.ports, workbooks }, { tenant: world.tenant, fileName: "plan.xlsx", bytes, who });
}

async function editRisk(world: RoundWorld, random: Random): Promise<void> {
  const ports = { ...world.ports, workbooks: { forms: planForms } };
  const leader = world.turn(people.leader);
  const { risks, project } = await world.storedPlan();
  const [risk] = risks;
  const form = { projectId: project.id, list: "risks", key: risk?.id ?? "", reason: "ny vurdering" } as const;
  if (!risk || random.chance(0.3)) {
    await addPlanItem(ports, leader, { list: "risks", text: `Hendelse ${random.whole(30)}` });
  } else if (random.chance(0.4)) await removePlanItem(ports, leader, form);
  else {
    const texts = planForms.texts("risks", risk);
    const said = { ...texts, likelihood: `${1 + random.whole(4)}`, mitigation: random.pick(["", "Vikar"]) };
    await savePlanItem(ports, leader, { ...form, said, was: seenOf(texts) });
  }
}

async function benefitStep(world: RoundWorld, random: Random): Promise<void> {
  const { ports } = world;
  const leader = world.turn(people.leader);
  const id = random.pick(["G1", "G2"]);
  const { project, benefits } = await world.storedPlan();
  const kind = random.pick(["close", "reopen", "offer", "yes", "no", "off"]);
  if (kind === "close") {
    await closeBenefit(ports, leader, {
      projectId: project.id,
      id,
      texts: { result: "2,1 %", date: "", note: "Lært" },
    });
  }
  if (kind === "reopen") await reopenBenefit(ports, leader, { text: `${id} fordi tall mangler` });
  if (kind === "offer") await offerBenefit(ports, leader, { text: `${id} til ${people.helper}` });
  if (kind === "off") await offerBenefit(ports, leader, { text: `${id} av` });
  const to = benefits.find((one) => one.id === id)?.offeredTo ?? people.helper;
  const answer = { projectId: project.id, id, to, reason: "ikke min" };
  if (kind === "yes" || kind === "no") {
    await answerOffer(ports, world.turn(to), { ...answer, accepts: kind === "yes" });
  }
}

async function lineStep(world: RoundWorld, random: Random): Promise<void> {
  const leader = world.turn(people.leader);
  const key = `S2 ${random.pick(["Våler", "Åsnes", "Grue"])}`;
  const kind = random.pick(["target", "baseline", "measurer"]);
  const why = "fordi grunnlaget er nytt";
  if (kind === "target") await setTarget(world.ports, leader, { text: `${key} ${random.whole(90)} ${why}` });
  if (kind === "baseline") {
    await setBaseline(world.ports, leader, { text: `${key} ${random.whole(90)} januar 2022 ${why}` });
  }
  if (kind === "measurer") {
    const ask = await world.ask(key);
    const rows = [{ askId: ask.id, revision: ask.revision, to: people.helper, scope: "always" } as const];
    await handOverAsks(world.ports, world.turn(ask.person), { ...(await world.cardKey(ask.person)), rows });
  }
}

async function step(world: RoundWorld, random: Random): Promise<void> {
  const kind = random.pick(["risk", "risk", "action", "benefit", "benefit", "line", "line", "import", "replace"]);
  if (kind === "risk") await editRisk(world, random);
  if (kind === "benefit") await benefitStep(world, random);
  if (kind === "line") await lineStep(world, random);
  if (kind === "import") await importMore(world, random);
  if (kind === "action") {
    const words = random.pick(["startet", "ferdig", "droppet fordi det er nok", "frist 1. mars 2023"]);
    const id = random.pick(["T1", "T2"]);
    await changeAction(world.ports, world.turn(people.leader), { projectId: world.plan.project.id, id, words });
  }
  if (kind === "replace") {
    await replacePerson(world.ports, { tenant: world.tenant, user: people.grue, by: people.deputy });
  }
  world.clock.advance({ minutes: 1 });
}

const seed = runSeed("the plan replays");
const sorted = (told: Told) => Object.fromEntries([...told].sort(([a], [b]) => (a < b ? -1 : 1)));

describe("promise 20: the audit trail replays to the plan that is stored", () => {
  const seen = new Set<string>();
  it.each([0, 1, 2])("after fifty changes by card, chat, workbook and the operator, run %s", async (run) => {
    const random = seededRandom(seed + run);
    const world = await roundWorld(database, withItems);
    const before = await world.storedPlan();
    await world.open(people.leader);
    for (let count = 0; count < 50; count += 1) await step(world, random);
    const entries = await world.log();
    expect(sorted(replay(before, entries))).toEqual(sorted(toldOf(await world.storedPlan())));
    for (const { what, subject } of entries) seen.add(what === "planChange" ? (subject.split(" ")[0] ?? "") : what);
  });

  it("has seen every kind of change", () => {
    const kinds = ["risks", "actions", "benefits", "finalTargetSet", "baselineSet", "measurerChanged", "ownerReplaced"];
    expect([...seen]).toEqual(expect.arrayContaining(kinds));
  });

  it("values of a workbook, explanations and a cancelled round too", async () => {
    const world = await roundWorld(database, withItems);
    await world.open(people.leader);
    await importMore(world, seededRandom(seed));
    const key = "S1 Åsnes";
    await world.answer(people.asnes, { [key]: { value: "4,7", confirmed: true } });
    const rows = [{ askId: (await world.ask(key)).id, cause: "Lavsesong", action: "Nytt tiltak" }];
    const card = await world.cardKey(people.asnes);
    await explainDeviation(world.ports, world.turn(people.asnes), { ...card, rows });
    const { roundId } = card;
    const waiting = (await world.asks()).filter(({ state }) => state !== "answered").length;
    await cancelRound(world.ports, world.turn(people.leader), {});
    const readings = await world.readings();
    const entries = await world.log();
    const entry = (what: string, subject: string) =>
      entries.find((one) => one.what === what && one.subject === subject);
    const stored = (line: string, period: string) =>
      readings.find((one) => rowKey(one) === line && one.period === period);
    const imported = entry("import", "readings S1 Grue 2022-Q2")?.new ?? "0";
    expect(stored("S1 Grue", "2022-Q2")?.value).toEqual(decimal(imported));
    const { cause, action, period = "" } = readings.find((one) => one.cause !== undefined) ?? {};
    expect(entry("deviationExplained", `${key} ${period}`)?.new).toBe(`cause: ${cause}; action: ${action}`);
    const cancelled = (await world.asks(roundId)).filter(({ state }) => state === "cancelled");
    expect(entry("roundCancelled", roundId)?.new).toBe(`${cancelled.length} asks`);
    expect(cancelled).toHaveLength(waiting);
  });
});
