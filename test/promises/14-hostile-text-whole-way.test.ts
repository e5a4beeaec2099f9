import { type EditableItem, type EditableList, editableLists } from "../../src/domain/plan-editing/plan-form.ts";
import { planLists } from "../../src/domain/project/plan-lists.ts";
import type { Plan } from "../../src/domain/project/project.ts";
import type { Content } from "../../src/domain/talking/content.ts";
import type { Database } from "../../src/store/database.ts";
import { planForms } from "../../src/workbook/plan-forms.ts";
import { freshStore } from "../support/database.ts";
import { cardAction } from "../support/fakeTeams/activities.ts";
import { cardIn, readCard } from "../support/fakeTeams/card-reader.ts";
import { hostileTexts } from "../support/hostile-texts.ts";
import { projectOf, solorPlan } from "../support/plan-builder.ts";
import { actedOn, foolsIn, tricksIn } from "../support/reader.ts";
import { type BotInTeams, botInTeams, grue, leader, place } from "../teams/bot-in-teams.ts";

const texts = Object.values(hostileTexts).map((text) => text.slice(0, 300));
const pick = (index: number) => texts[index % texts.length] ?? "";

let database: Database;
const runs: BotInTeams[] = [];
beforeAll(async () => {
  database = await freshStore();
});
afterAll(async () => {
  await Promise.all(runs.map((run) => run.teams.close()));
  await database.close();
});

/** Every field that is needed, filled in as simply as can be. */
function plainFields(list: EditableList): Record<string, string> {
  const plain: Record<string, string> = { frequency: "Kvartal", time: "1. november 2022", date: "1. november 2022" };
  return Object.fromEntries(
    planForms
      .fields(list)
      .map(({ field, required, choices }) => [field, required ? (plain[field] ?? choices?.[0]?.word ?? "1") : ""]),
  );
}

const naming = "id group position title task groupId from to goal meeting matter office offices".split(" ");
/** What names it is endless. */
function endlessNames(list: EditableList, text: string): Record<string, string> {
  const fields = planForms.fields(list).filter(({ field, choices }) => !choices && naming.includes(field));
  return Object.fromEntries(fields.map(({ field }) => [field, text]));
}

/** What an item of a list is when every field that takes any text has a hostile one. */
function hostileItem(list: EditableList, seed: number): EditableItem | undefined {
  const plain: Record<string, string> = {
    ...{ id: String(seed + 1), measureId: "", parentId: "", concerns: "", owner: grue.user ?? "", user: "" },
    ...{ time: "1. november 2022", date: "1. november 2022", due: "1. november 2022", from: "", to: "" },
  };
  const arrows: Record<string, string> = list === "mapArrows" ? { from: pick(seed), to: pick(seed + 1) } : {};
  const filled = planForms.fields(list).map(({ field, choices }, index): [string, string] => {
    if (choices) return [field, choices[0]?.word ?? ""];
    const takesAny = planForms.accepts(list, field, "\u00a4");
    return [field, plain[field] ?? (takesAny ? pick(seed + index) : "")];
  });
  const read = planForms.read(list, { ...Object.fromEntries(filled), ...arrows }, { others: [], index: 0 });
  return read.ok ? read.item : undefined;
}

/** NAV Solør with all its names, causes, plans and conclusions written by somebody who means harm. */
function hostilePlan(): Plan {
  const project = projectOf({ id: "solor", channelName: pick(0), purpose: pick(1), spokesperson: pick(2) });
  const plan: Plan = solorPlan({ project });
  const lists = editableLists.filter((list) => !["measures", "rows", "roles"].includes(list));
  for (const list of lists) {
    const items = texts.flatMap((_, index) => hostileItem(list, index) ?? []);
    if (items.length < texts.length / 2) throw new Error(`${list} can't be filled in`);
    Object.assign(plan, { [list]: items });
  }
  const measures = plan.measures.map((one, index) => ({ ...one, name: pick(index), dataSource: pick(index + 1) }));
  const keyFigures = texts.map((name) => ({ name: `${name} `, parts: [] })).slice(0, 5);
  const benefits = plan.benefits.map((one, index) => ({
    ...one,
    ...(index % 2 === 0 && { measureId: "S1" }),
    ...(index % 3 === 0 && { closedOn: "2022-09-30", finalResult: pick(index), closingNote: pick(index + 1) }),
  }));
  return { ...plan, measures, keyFigures, benefits };
}

async function start(plan: Plan): Promise<BotInTeams> {
  const run = await botInTeams(database);
  runs.push(run);
  await run.write((data) => data.projects.savePlan(plan));
  await run.say("koble nav-solor");
  return run;
}

/** Everything that was posted since, each looked at as a reader sees it. */
function tricksSince(run: BotInTeams, from: number): string[] {
  const activities = run.teams.postsIn(place.id).slice(from);
  return activities.flatMap(({ activity }) => {
    const card = cardIn(activity);
    const shown = card === undefined ? actedOn(String(activity["text"] ?? "")) : tricksIn(card);
    return [...foolsIn(String(activity["summary"] ?? "")), ...shown];
  });
}

/** No line holds what was written. */
function toldInLogs(run: BotInTeams): string[] {
  const telling = texts.filter((text) => text.length > 12 && /\p{L}{4}/u.test(text));
  return run.logged.flatMap(({ facts, message }) => {
    const line = JSON.stringify(facts) + message;
    return telling.filter((text) => line.includes(text));
  });
}

const questions = [
  ...["status", "risiko", "mål", "milepæler", "hvem mangler", "ukesrapport", "status S1", "historikk", "historikk S1"],
  ...["gevinster", "gevinster 2", "gevinstkart", "gevinstregnskap", "tiltak", "beslutninger", "endre risiko 3"],
  ...["avslutt gevinst 2", "hjelp", "spør nå", "hvem er spurt", "leveringsstatus"],
];

describe("promise 14: hostile text is inert from the database to the channel", () => {
  it("when a whole plan is written in it, and everything is asked for", async () => {
    const run = await start(hostilePlan());
    const silent: string[] = [];
    for (const said of questions) {
      const { answer, count } = await run.say(said);
      if (answer.status !== 200 || count === 0) silent.push(said);
    }
    expect(silent).toEqual([]);
    expect(run.failures).toEqual([]);
    expect(run.logged.filter(({ level }) => level === "error")).toEqual([]);
    expect(tricksSince(run, 0)).toEqual([]);
    expect(toldInLogs(run)).toEqual([]);
  });

  it("when it is what people write in the channel", async () => {
    const run = await start(solorPlan({ project: projectOf({ id: "solor" }) }));
    const from = run.teams.postsIn(place.id).length;
    for (const text of texts) {
      run.clock.advance({ minutes: 1 });
      expect((await run.say(text)).answer.status).toBe(200);
    }
    expect(run.failures).toEqual([]);
    expect(tricksSince(run, from)).toEqual([]);
    expect(toldInLogs(run)).toEqual([]);
  });
});

/** The card as it stands on her screen, pressed as it is or with some of its fields filled in. */
async function press(run: BotInTeams, content: Content | undefined, filled: Record<string, string> = {}) {
  const card = cardIn(run.teams.postsIn(place.id).at(-1)?.activity ?? {});
  if (content?.kind !== "planItemCard" || card === undefined)
    throw new Error(`${JSON.stringify(content)} ${JSON.stringify(run.logged.slice(-3))}`);
  const seen = readCard(card);
  const data = seen.buttons.find(({ verb }) => verb === "savePlanItem")?.data ?? {};
  const inputs = Object.fromEntries(seen.fields.map(({ id, value = "" }) => [id, value]));
  const over = Object.fromEntries(Object.entries(filled).map(([field, text]) => [`${field}_item`, text]));
  const said = { ...data, ...inputs, ...over };
  return run.hear(cardAction(run.teams, { from: leader, place, verb: "savePlanItem", data: said }));
}

describe("promise 14: hostile text in the plan's own cards", () => {
  it("is stored as it was written, told inertly, and saved again without being changed", async () => {
    const run = await start(solorPlan({ project: projectOf({ id: "solor" }), risks: [] }));
    const wrong: unknown[] = [];
    for (const [name, text] of Object.entries(hostileTexts)) {
      // the quota of a conversation
      run.clock.advance({ minutes: 1 });
      const from = run.teams.postsIn(place.id).length;
      await run.say("ny risiko Uro");
      const { content } = await run.say("endre risiko uro");
      const answer = await press(run, content, { event: text, cause: text, mitigation: text });
      const before = await run.read((data) => data.projects.plan("solor"));
      const risk = before?.risks.at(-1);
      const again = await run.say(`endre risiko ${risk?.id}`);
      const same = JSON.stringify(await press(run, again.content));
      const after = await run.read((data) => data.projects.plan("solor"));
      const fooled = [...tricksSince(run, from), ...foolsIn(shownOf(answer.body))];
      const kept = JSON.stringify(after?.risks) === JSON.stringify(before?.risks);
      const failed = run.failures.splice(0).map(String);
      if (failed.length > 0) wrong.push({ name, failed });
      if (!kept || fooled.length > 0 || !same.includes("200")) wrong.push({ name, kept, fooled, same });
      await run.write(async (data) => {
        const plan = await data.projects.plan("solor", { lock: true });
        if (plan) await data.projects.savePlan({ ...plan, risks: [] });
      });
    }
    expect(wrong).toEqual([]);
    expect(toldInLogs(run)).toEqual([]);
    // what was stored is told anew, from the trail
    for (const said of ["historikk", "ukesrapport"]) {
      run.clock.advance({ minutes: 1 });
      expect((await run.say(said)).answer.status).toBe(200);
    }
    expect(run.failures).toEqual([]);
    expect(run.logged.filter(({ level }) => level === "error")).toEqual([]);
  });
});

/** What a click's reply says; Teams shows it as plain text. */
function shownOf(body: unknown): string {
  const value = typeof body === "object" && body !== null && "value" in body ? body.value : "";
  return typeof value === "string" ? value : "";
}

describe("promise 14: a name longer than a key can hold", () => {
  /** No two letters alike: nothing to compress. */
  const endless = Array.from({ length: 1900 }, (_, index) =>
    String.fromCodePoint(0x4e00 + ((index * 7919) % 20_000)),
  ).join("");

  it("is stored, or refused with a sentence, on every list's card", async () => {
    const run = await start(solorPlan({ project: projectOf({ id: "solor" }) }));
    const wrong: string[] = [];
    for (const list of editableLists) {
      const item = { ...plainFields(list), ...endlessNames(list, endless) };
      const inputs = Object.fromEntries(Object.entries(item).map(([field, text]) => [`${field}_item`, text]));
      const data = { project: "solor", list, item: "", seen: {}, ...inputs };
      const answer = await run.hear(cardAction(run.teams, { from: leader, place, verb: "savePlanItem", data }));
      const failed = run.failures.splice(0).map(String);
      if (answer.status !== 200 || failed.length > 0) wrong.push(`${list}: ${failed.join()}`);
    }
    expect(wrong).toEqual([]);
  });
});

it("names every list of the plan, so that a new one is written in it too", () => {
  const told = [...editableLists, "targets", "keyFigures", "modelLines"];
  expect(planLists.filter((list) => !told.includes(list))).toEqual([]);
});
