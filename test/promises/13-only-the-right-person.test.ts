import { sql } from "kysely";
import { type Action, accessTable, type Standing } from "../../src/domain/asking/access-table.ts";
import { markOf } from "../../src/domain/plan-editing/plan-form.ts";
import type { Plan } from "../../src/domain/project/project.ts";
import { commandActions, verbActions } from "../../src/domain/talking/entries.ts";
import { buildGreeting } from "../../src/journeys/greeting.ts";
import { postDigest } from "../../src/journeys/post-digest.ts";
import type { Database } from "../../src/store/database.ts";
import { commandTable } from "../../src/teams/commands.ts";
import { createWorkbooks } from "../../src/workbook/excel-workbooks.ts";
import { freshStore } from "../support/database.ts";
import { membersAdded, membersRemoved, type Place, person, personalChat } from "../support/fakeTeams/activities.ts";
import type { Person } from "../support/fakeTeams/server.ts";
import { type WriteWatch, watchWrites } from "../support/silent-writes.ts";
import { cast, elsewhere, free, own, projectWithPeople, type Stage13 } from "./project-with-people.ts";

let database: Database;
let watch: WriteWatch;
beforeAll(async () => {
  database = await freshStore();
  watch = await watchWrites(database);
});
afterAll(() => database.close());

const open: Stage13[] = [];
async function stage(some: Parameters<typeof projectWithPeople>[1] = {}): Promise<Stage13> {
  const opened = await projectWithPeople(database, some);
  open.push(opened);
  return opened;
}
afterEach(async () => {
  for (const { run } of open.splice(0)) await run.teams.close();
});

/** `couples`: where she tries to couple, when it can't be where she is */
type Part = { who: Person; in: Place; is: Standing[]; guestsRead?: boolean; couples?: Place };
const around: Standing[] = ["inChannel", "colleague"];
/** What each person is to the project and to the line S1 Åsnes, said here and not asked of the code. */
const parts: Record<string, Part> = {
  leader: { who: cast.leader, in: own, is: ["leader", "member", ...around] },
  deputy: { who: cast.deputy, in: own, is: ["deputy", "member", ...around] },
  owner: { who: cast.owner, in: own, is: ["owner", "member", ...around] },
  measurer: { who: cast.measurer, in: own, is: ["asked", "measurer", "member", ...around] },
  standIn: { who: cast.standIn, in: own, is: ["standIn", "member", ...around] },
  steering: { who: cast.steering, in: own, is: ["steering", "member", ...around] },
  member: { who: cast.member, in: own, is: ["member", ...around] },
  "someone in the channel without a role": { who: cast.inChannel, in: own, is: around },
  "someone outside": { who: cast.colleague, in: personalChat(cast.colleague), is: ["colleague"], couples: free },
  guest: { who: cast.guest, in: own, is: ["guest"] },
  "guest in her own chat": { who: cast.guest, in: personalChat(cast.guest), is: ["guest"], couples: free },
  "guest whom the project lets read": { who: cast.guest, in: own, is: ["guest", "readingGuest"], guestsRead: true },
};

type Attempt = { actions: readonly Action[]; act: (part: Part) => Promise<{ refused?: string; shown?: unknown }> };

/** How a command is said that says nothing by its first word alone, and the order: what is not here comes first. */
const texts: Partial<Record<keyof typeof commandActions, string>> = {
  status: "status",
  missing: "hvem mangler",
  asked: "hvem er spurt",
  history: "historikk S1",
  milestones: "milepæler",
  risks: "risiko",
  decisions: "beslutninger",
  goals: "mål",
  digest: "ukesrapport",
  deliveries: "leveringsstatus",
  setTarget: "sett mål S1 Åsnes 1,0 % innen des. 2024",
  standIn: "vikar nav.grue@solor.example 10.10–24.10",
  template: "regnearkmal",
  help: "hjelp",
  newItem: "ny gevinst Mindre papir",
  changeItem: "endre risiko 1",
  handOverBenefit: "overlever G1 til nav.grue@solor.example",
  closeBenefit: "avslutt gevinst G1",
  reopenBenefit: "gjenåpne gevinst G1 fordi tallene var feil",
  couple: "koble nav-solor",
  askNow: "spør nå",
  closeProject: "lukk prosjektet bekreft",
  openProject: "åpne prosjektet bekreft",
  // last: what comes before needs the round
  cancelRound: "avbryt runde",
};

/** Every command and every button once, the ones that end things last. */
async function attempts(on: Stage13): Promise<Record<string, Attempt>> {
  const order = Object.keys(texts);
  const said = commandTable
    .toSorted((a, b) => order.indexOf(a.id) - order.indexOf(b.id))
    .map(({ id, words }): [string, Attempt] => {
      const text = texts[id] ?? words.nb[0];
      const where = ({ in: at, couples }: Part) => (id === "couple" ? (couples ?? at) : at);
      return [`"${text}"`, { actions: [commandActions[id]], act: (part) => on.say(part.who, text, where(part)) }];
    });
  const buttons = Object.keys(verbActions).map((verb): [string, Attempt] => [
    verb,
    { actions: actionsOf(verb as keyof typeof verbActions), act: (part) => pressed(on, verb, part) },
  ]);
  const texted: [string, Attempt][] = [
    ["a question", { actions: ["seeProject"], act: ({ who, in: at }) => on.say(who, "hvordan går det?", at) }],
    ["an answer", { actions: ["answer", "answerOnBehalf"], act: ({ who, in: at }) => on.say(who, "S2 Åsnes 8,8", at) }],
    ["a stand-in for another", { actions: ["setStandIn"], act: ({ who, in: at }) => on.say(who, standInForGrue, at) }],
  ];
  return Object.fromEntries([...buttons, ...texted, ...said]);
}
const standInForGrue = "vikar for nav.grue@solor.example: nav.asnes@solor.example 10.10–24.10";

function actionsOf(verb: keyof typeof verbActions): Action[] {
  if (verb === "saveImport") return ["importProject"];
  const action = verbActions[verb];
  return action === "answer" ? [action, "answerOnBehalf"] : [action];
}

/** What each card would send, with a value where it has one. */
async function pressed(on: Stage13, verb: string, { who, in: at, couples = at }: Part) {
  const { data, ask, askOf } = await on.card();
  const answered = askOf("S2");
  const filled: Record<string, object> = {
    saveAnswers: { ...data, [`value_${ask}`]: "1,2" },
    correctAnswer: { ...data, ask: answered, [`value_${answered}`]: "8,6", [`reason_${answered}`]: "feil" },
    editAnswer: { ...data, ask: answered },
    refreshAnswers: data,
    explainDeviation: { ...data, [`cause_${answered}`]: "ferie" },
    handOver: { ...data, [`person_${askOf("S3")}`]: cast.owner.user, [`scope_${askOf("S3")}`]: "once" },
    coupleProject: { project: "solor" },
    saveImport: { upload: `fra ${who.user}` },
    discardImport: { upload: `vekk ${who.user}` },
    sendAgain: { project: "solor", key: "en" },
    saveSteeringLine: { project: "solor", key: "2022-W40", line: "Hilsen" },
    holdSteering: { project: "solor", key: "2022-W40" },
    sendSteering: { project: "solor", key: "2022-W40" },
    saveModelLine: {
      project: "solor",
      line: "L1",
      was: "",
      side_line: "newSolution",
      recurrence_line: "oneOff",
      name_line: "Lisenser",
      year_line: "2023",
      likely_line: "1 200 000",
    },
    saveActions: {
      ...{ project: "solor", drawn: "2022-10-03T07:00:00Z", choice_0: "done" },
      actions: [{ id: "T1", was: "planned |  | " }],
    },
    savePlanItem: {
      ...{ project: "solor", list: "risks", item: "1", seen: { event: markOf("Risiko 1") } },
      event_item: "Ansatte slutter",
    },
    saveProject: { project: "solor", seen: { purpose: "" }, purpose_item: "Bedre tjenester" },
    removePlanItem: { project: "solor", list: "risks", item: "8", seen: {}, reason_item: "ført to ganger" },
    confirmHandover: { project: "solor", benefit: "G9", to: "linje@solor.example" },
    refuseHandover: { project: "solor", benefit: "G9", to: "linje@solor.example" },
    closeBenefit: { project: "solor", benefit: "G9", result_benefit: "2,1 %" },
    freezePaper: { project: "solor", version: 1, overall_paper: "green", asked1_paper: "Godkjenne målene" },
    runCommand: { text: "hjelp" },
  };
  const pressing = filled[verb];
  if (pressing === undefined) throw new Error(`say how ${verb} is tried`);
  return on.press(who, verb, pressing, verb === "coupleProject" ? couples : at);
}

/** Two workbooks of hers wait: one to save, one to throw away. */
async function uploads(on: Stage13, { who }: Part): Promise<void> {
  const plan = await on.run.read((data) => data.projects.plan("solor"));
  if (!plan) throw new Error("no plan");
  const bytes = await createWorkbooks().write(plan, []);
  const user = who.user?.toLowerCase() ?? "";
  const upload = { user, fileName: "x.xlsx", bytes, at: on.run.clock.now() };
  await on.run.write(async (data) => {
    await data.uploads.save({ ...upload, id: `fra ${who.user}` });
    await data.uploads.save({ ...upload, id: `vekk ${who.user}` });
  });
}

describe("promise 13: only the right person", () => {
  it.each(Object.keys(parts))("lets %s do what the table says, and nothing else", async (name) => {
    const part = parts[name];
    if (!part) throw new Error(name);
    const on = await stage(part.guestsRead ? { guestsRead: true } : {});
    await uploads(on, part);
    const wrong: string[] = [];
    // the stage is set by hand
    await watch.silent();
    for (const [what, { actions, act }] of Object.entries(await attempts(on))) {
      const allowed = actions.some((action) => accessTable[action].some((standing) => part.is.includes(standing)));
      const before = allowed ? "" : await on.state();
      const { refused } = await act(part);
      if (allowed !== (refused === undefined)) wrong.push(`${what}: ${refused ?? "taken"}`);
      if (!allowed && (await on.state()) !== before) wrong.push(`${what}: changed something`);
      // promise 20
      wrong.push(...(await watch.silent()).map((change) => `${what}: nothing in the trail of ${change}`));
    }
    expect(wrong).toEqual([]);
  });

  it("asks everything of somebody, and tells who may instead, in the language of the one who asks", async () => {
    const on = await stage();
    const { card } = { card: await on.card() };
    const answers = { ...card.data, [`value_${card.ask}`]: "1,2" };
    const sentences: Record<string, [string, string]> = {
      "nb-NO": ["Det er Måleansvarlig, NAV Åsnes, Prosjektleder og Assisterende som kan svare på dette.", "gjest"],
      "nn-NO": ["som kan svare på dette", "gjest"],
      "en-US": ["to answer.", "guest"],
    };
    for (const [locale, [toMember, toGuest]] of Object.entries(sentences)) {
      expect((await on.press(cast.member, "saveAnswers", answers, own, locale)).shown).toContain(toMember);
      expect((await on.press(cast.guest, "saveAnswers", answers, own, locale)).shown).toContain(toGuest);
    }
    expect(await on.refusals()).toEqual([
      ...Object.keys(sentences).flatMap(() => [
        "gruppe@solor.example answerRefused onlyAsked",
        "gjest_firma.example#ext#@solor.example refused guestRefused",
      ]),
    ]);
  });

  it("believes nothing of who it is that a card says: users, roles, tenants and places of forged data count for nothing", async () => {
    const on = await stage();
    const { data, ask } = await on.card();
    const value = { [`value_${ask}`]: "1,2" };
    const forged: object[] = [
      {
        ...data,
        ...value,
        onBehalfOf: cast.leader.user,
        actor: { user: cast.leader.user },
        from: { id: cast.leader.teamsId },
      },
      { ...data, ...value, role: "leader", leader: cast.member.user, guest: false, here: true },
      { ...data, ...value, tenant: "annet", tenantId: crypto.randomUUID(), projectId: "annet" },
      { ...data, ...value, user: cast.member.user },
      { ...data, ...value, asks: { [ask]: 1, __proto__: 1, constructor: 2 } },
      { ...data, ...value, round: "annen-runde" },
      { ...data, ...value, asks: { [`${ask}x`]: 1 } },
    ];
    const before = await on.state();
    for (const said of forged) {
      const { status, refused, shown } = await on.press(cast.member, "saveAnswers", said);
      expect([status, typeof shown]).toEqual([200, "string"]);
      expect(["onlyAsked", "cardOutOfDate", undefined]).toContain(refused);
    }
    for (const verb of ["deleteProject", "__proto__", "constructor", "saveAnswers ", "SAVEANSWERS", ""]) {
      expect(typeof (await on.press(cast.leader, verb, data)).shown).toBe("string");
    }
    expect(await on.state()).toBe(before);
  });

  it("does not know another project's ids, nor may its leader act by them", async () => {
    const on = await stage();
    const { data, ask } = await on.card();
    const before = await on.state();
    const tried: [string, object, string][] = [
      ["saveAnswers", { ...data, [`value_${ask}`]: "1,2" }, "notInProject"],
      ["refreshAnswers", data, "notInProject"],
      ["handOver", { ...data, [`person_${ask}`]: cast.outsider.user }, "notInProject"],
      ["sendAgain", { project: "solor", key: "k" }, "onlyLeader"],
      ["holdSteering", { project: "solor", key: "2022-W40" }, "onlyLeader"],
      ["coupleProject", { project: "solor" }, "onlyLeader"],
      ["saveImport", { upload: "fra noen andre" }, "importGone"],
    ];
    for (const [verb, said, reason] of tried) {
      expect([verb, (await on.press(cast.outsider, verb, said, elsewhere)).refused]).toEqual([verb, reason]);
    }
    for (const text of [
      "status nav-solor",
      "historikk nav-solor S1",
      "hvem er spurt nav-solor",
      "lukk prosjektet nav-solor bekreft",
    ]) {
      const { content } = await on.say(cast.outsider, text, personalChat(cast.outsider));
      expect(JSON.stringify(content)).not.toContain("Prosjekt NAV Solør");
    }
    expect(await on.state()).toBe(before);
  });

  it("tells names of those who have not answered to leader and deputy alone, and only where nobody else reads", async () => {
    const on = await stage();
    const named = async (who: Person, where: Place) => {
      const told: string[] = [];
      for (const text of ["hvem mangler", "status nav-solor"]) {
        told.push(JSON.stringify((await on.say(who, text, where)).content));
      }
      return told.join().includes("NAV Våler") || told.join().includes(cast.measurer.name);
    };
    for (const who of [cast.leader, cast.deputy]) {
      expect([who.name, await named(who, personalChat(who)), await named(who, own)]).toEqual([who.name, true, false]);
    }
    for (const who of [cast.steering, cast.member, cast.standIn]) {
      expect([who.name, await named(who, personalChat(who)), await named(who, own)]).toEqual([who.name, false, false]);
    }
  });

  it("takes no answer from who has handed the question on, nor from who has been given another one", async () => {
    const on = await stage();
    const { data, askOf } = await on.card();
    const s1 = askOf("S1");
    await on.press(cast.measurer, "handOver", {
      ...data,
      [`person_${s1}`]: cast.member.user,
      [`scope_${s1}`]: "always",
    });
    const plan = await on.run.read((read) => read.projects.plan("solor"));
    expect(plan?.rows.find((row) => row.measureId === "S1" && row.office === "Åsnes")?.measurer).toBe(cast.member.user);
    const asks = await on.run.read((read) => read.rounds.asks(data.round));
    const next = asks.find((each) => each.person === cast.member.user);
    const card = { round: data.round, user: cast.member.user, asks: { [next?.id ?? ""]: next?.revision ?? 0 } };
    const answer = { ...card, [`value_${next?.id}`]: "1,2" };
    const before = await on.state();
    expect((await on.press(cast.measurer, "saveAnswers", answer)).refused).toBe("onlyAsked");
    expect(await on.state()).toBe(before);
    expect((await on.press(cast.member, "saveAnswers", answer)).refused).toBeUndefined();
  });

  it("takes no answer from a stand-in whose days are over, who sees the project no more in her own chat", async () => {
    const on = await stage();
    const { data, ask } = await on.card();
    const alone = personalChat(cast.standIn);
    expect((await on.say(cast.standIn, "status", alone)).refused).toBeUndefined();
    on.run.clock.set("2022-11-01T08:00:00Z");
    const before = await on.state();
    const answer = { ...data, [`value_${ask}`]: "1,2" };
    expect((await on.press(cast.standIn, "saveAnswers", answer)).refused).toBe("onlyAsked");
    expect((await on.press(cast.standIn, "saveAnswers", answer, alone)).refused).toBe("notInProject");
    expect((await on.say(cast.standIn, "status", alone)).refused).toBe("noProjects");
    expect(await on.state()).toBe(before);
  });

  it("takes nothing after the round is cancelled", async () => {
    const on = await stage();
    const { data, ask } = await on.card();
    await on.say(cast.leader, "avbryt runde");
    const before = await on.state();
    await on.press(cast.measurer, "saveAnswers", { ...data, [`value_${ask}`]: "1,2" });
    expect((await on.press(cast.member, "saveAnswers", { ...data, [`value_${ask}`]: "1,2" })).refused).toBe(
      "onlyAsked",
    );
    expect(await on.state()).toBe(before);
  });

  it("lets a member who was taken out of the team act by her role in her own chat alone, and no one else at all", async () => {
    const on = await stage();
    const { teams } = on.run;
    const left = [cast.owner, cast.inChannel];
    const staying = Object.values(cast).filter((each) => !left.some((gone) => gone === each));
    teams.setMembers(own.teamId, staying);
    await on.run.hear(membersRemoved(teams, { from: cast.leader, place: own, removed: left }));
    const before = await on.state();
    for (const each of left) expect((await on.say(each, "status")).refused).toBe("unknownPerson");
    expect((await on.say(cast.inChannel, "status", personalChat(cast.inChannel))).refused).toBe("noProjects");
    expect(await on.state()).toBe(before);
    expect((await on.say(cast.owner, "status", personalChat(cast.owner))).refused).toBeUndefined();
  });

  it("treats whom Teams can't tell of as a guest", async () => {
    const on = await stage({ guestsRead: true });
    const unknown = person("Ukjent", "ukjent@solor.example");
    for (const text of ["status", "hvordan går det?", "S1 Åsnes 1,2", "spør nå"]) {
      expect([text, (await on.say(unknown, text)).refused]).toEqual([text, "unknownPerson"]);
    }
    expect((await on.say(unknown, "hjelp")).content?.kind).toBe("help");
  });

  it("is nobody's to say who is a guest but Teams': the same person is one as soon as the roster says so", async () => {
    const on = await stage();
    expect((await on.say(cast.inChannel, "status")).refused).toBeUndefined();
    const now = Object.values(cast).map((each) => (each === cast.inChannel ? { ...each, guest: true } : each));
    on.run.teams.setMembers(own.teamId, now);
    await on.run.hear(membersAdded(on.run.teams, { from: cast.leader, place: own, added: [cast.colleague] }));
    expect((await on.say(cast.inChannel, "status")).refused).toBe("guestRefused");
  });
});

describe("promise 13: a workbook", () => {
  const bytesOf = async (on: Stage13, change: (plan: Plan) => Plan) => {
    const plan = await on.run.read((data) => data.projects.plan("solor"));
    if (!plan) throw new Error("no plan");
    return createWorkbooks().write(change(plan), []);
  };
  const renamed = (some: Partial<Plan["project"]>) => (plan: Plan) => ({
    ...plan,
    project: { ...plan.project, name: "Nytt navn", ...some },
  });
  /** She has sent it, and presses "Lagre". */
  const saved = async (on: Stage13, who: Person, change: (plan: Plan) => Plan) => {
    const upload = {
      user: who.user ?? "",
      fileName: "x.xlsx",
      bytes: await bytesOf(on, change),
      at: on.run.clock.now(),
    };
    const id = crypto.randomUUID();
    await on.run.write((data) => data.uploads.save({ ...upload, id }));
    return on.press(who, "saveImport", { upload: id }, personalChat(who));
  };
  const nameNow = (on: Stage13) => on.run.read(async (data) => (await data.projects.find("solor"))?.name);

  it("is taken from the deputy, but not to take the project over, nor to show it to others", async () => {
    const on = await stage();
    for (const rights of [{ leader: cast.deputy.user }, { closed: true }, { guestsRead: true }]) {
      expect((await saved(on, cast.deputy, renamed(rights))).refused).toBe("rightsOnlyLeader");
    }
    expect(await nameNow(on)).toBe("Prosjekt NAV Solør");
    expect((await saved(on, cast.deputy, renamed({}))).refused).toBeUndefined();
    expect(await nameNow(on)).toBe("Nytt navn");
  });

  it("takes all rights from the one who was leader before it, and gives them to the new one", async () => {
    const on = await stage();
    expect((await saved(on, cast.leader, renamed({ leader: cast.owner.user }))).refused).toBeUndefined();
    // the plan's roles still name the account that was: in another role than the leader's
    const before = await on.state();
    for (const text of ["spør nå", "avbryt runde", "leveringsstatus", "lukk prosjektet bekreft"]) {
      expect([text, (await on.say(cast.leader, text)).refused]).toEqual([text, "onlyLeader"]);
    }
    expect((await saved(on, cast.leader, renamed({ leader: cast.leader.user }))).refused).toBe("onlyLeader");
    expect(await on.run.read(async (data) => (await data.projects.find("solor"))?.leader)).toBe(cast.owner.user);
    expect((await on.say(cast.owner, "leveringsstatus")).refused).toBeUndefined();
    expect(before).toContain("project");
  });

  it("is refused when it would leave the project to nobody that Teams knows of, or to a guest", async () => {
    const on = await stage();
    for (const nobody of ["skrivefeil@solor.exmaple", cast.guest.user]) {
      const { refused, shown } = await saved(on, cast.leader, renamed({ leader: nobody }));
      expect(refused).toBe("leaderUnknown");
      expect(shown).toContain("da kunne ingen styre prosjektet");
    }
    expect(await nameNow(on)).toBe("Prosjekt NAV Solør");
  });
});

describe("promise 13: a closed project", () => {
  it("is closed and opened by its leader's word said twice, in the trail", async () => {
    const on = await stage();
    expect((await on.say(cast.leader, "lukk prosjektet")).content).toMatchObject({
      notice: { reason: "confirmClose" },
    });
    expect(await on.run.read(async (data) => (await data.projects.find("solor"))?.closed)).toBeUndefined();
    expect((await on.say(cast.leader, "lukk prosjektet nav-solor bekreft")).content).toMatchObject({
      notice: { reason: "projectClosed" },
    });
    expect(await on.run.read(async (data) => (await data.projects.find("solor"))?.closed)).toBe(true);
    expect((await on.say(cast.leader, "lukk prosjektet bekreft")).content).toMatchObject({
      notice: { reason: "closedAlready" },
    });
    expect((await on.say(cast.leader, "open project confirm")).content).toMatchObject({
      notice: { reason: "projectOpened" },
    });
    const trail = await on.run.read((data) =>
      data.audit.between("solor", "2000-01-01T00:00:00Z", "2100-01-01T00:00:00Z"),
    );
    const told = trail.filter(({ what }) => /^project(?:Closed|Opened)$/.test(what));
    expect(told.map(({ who, what, old, new: now }) => [who, what, old, now])).toEqual([
      [cast.leader.user, "projectClosed", "open", "closed"],
      [cast.leader.user, "projectOpened", "closed", "open"],
    ]);
  });

  it("does not exist for anyone outside: the answers are those to a name and ids that nobody has", async () => {
    const on = await stage({ closed: true });
    const { data, ask } = await on.card();
    const answers = { ...data, [`value_${ask}`]: "1,2" };
    const made = { ...answers, round: "x", asks: { y: 1 }, value_y: "1,2" };
    const before = await on.state();
    for (const who of [cast.colleague, cast.outsider]) {
      const alone = personalChat(who);
      const pairs: [() => Promise<unknown>, () => Promise<unknown>][] = [];
      for (const text of [
        "status X",
        "historikk X S1",
        "koble X",
        "lukk prosjektet X bekreft",
        "spør nå X",
        "hvem er spurt X",
      ]) {
        for (const where of [alone, free]) {
          const asked = (name: string) => async () =>
            JSON.stringify((await on.say(who, text.replace("X", name), where)).content).replaceAll(name, "X");
          pairs.push([asked("nav-solor"), asked("finnes-ikke")]);
        }
      }
      const pressed = (verb: string, said: object) => async () => (await on.press(who, verb, said, free)).shown;
      pairs.push([pressed("saveAnswers", answers), pressed("saveAnswers", made)]);
      pairs.push([pressed("refreshAnswers", answers), pressed("refreshAnswers", made)]);
      pairs.push([
        pressed("sendAgain", { project: "solor", key: "k" }),
        pressed("sendAgain", { project: "nei", key: "k" }),
      ]);
      const week = { key: "2022-W40" };
      pairs.push([
        pressed("holdSteering", { project: "solor", ...week }),
        pressed("holdSteering", { project: "nei", ...week }),
      ]);
      pairs.push([
        async () => String(await pressed("coupleProject", { project: "solor" })()).replace("solor", "nei"),
        pressed("coupleProject", { project: "nei" }),
      ]);
      for (const [real, made] of pairs) expect(await real()).toEqual(await made());
    }
    expect(await on.state()).toBe(before);
  });

  it("is in no list and no suggestion, and its short name is taken without a reason", async () => {
    const on = await stage({ closed: true, channelName: "Et ledig team" });
    const seen: unknown[] = [];
    for (const who of [cast.colleague, cast.outsider]) {
      for (const text of ["koble", "koble tull", "status", "hvem mangler"]) {
        seen.push((await on.say(who, text, free)).content, (await on.say(who, text, personalChat(who))).content);
      }
    }
    seen.push(
      await on.run.read((data) => data.conversations.find(free.id).then((at) => at && buildGreeting(data, at))),
    );
    const told = JSON.stringify(seen);
    expect(["nav-solor", "NAV Solør", '"solor"'].filter((name) => told.includes(name))).toEqual([]);
    expect(told.includes("Et annet prosjekt")).toBe(true);
    const plan = await on.run.read((data) => data.projects.plan("solor"));
    if (!plan) throw new Error("no plan");
    const mine = { ...plan, project: { ...plan.project, leader: cast.colleague.user ?? "", name: "Mitt" } };
    const upload = { id: "mitt", user: cast.colleague.user ?? "", fileName: "x.xlsx", at: on.run.clock.now() };
    const bytes = await createWorkbooks().write(mine, []);
    await on.run.write((data) => data.uploads.save({ ...upload, bytes }));
    const { shown, refused } = await on.press(
      cast.colleague,
      "saveImport",
      { upload: "mitt" },
      personalChat(cast.colleague),
    );
    expect(refused).toBe("shortNameTaken");
    expect(shown).not.toMatch(/Prosjektleder|NAV Solør/);
  });

  it("is seen by its own people anywhere, and in its own channel by everyone but guests", async () => {
    const on = await stage({ closed: true });
    for (const who of [cast.steering, cast.owner, cast.member, cast.standIn]) {
      const { content, refused } = await on.say(who, "status nav-solor", personalChat(who));
      expect([who.name, content?.kind, refused]).toEqual([who.name, "projectStatus", undefined]);
    }
    expect((await on.say(cast.inChannel, "status")).content?.kind).toBe("projectStatus");
    expect((await on.say(cast.guest, "status")).refused).toBe("guestRefused");
    expect((await on.say(cast.inChannel, "status", personalChat(cast.inChannel))).refused).toBe("noProjects");
  });

  it("posts its digest to its own conversations and nowhere else", async () => {
    const on = await stage({ closed: true });
    await postDigest(on.run.ports, { tenant: on.run.tenant, projectId: "solor" });
    const { rows } = await sql<{ place: string }>`select distinct conversation_id as place from message
      where tenant = ${on.run.tenant} and subject->>'kind' = 'digest'`.execute(database.db);
    expect(rows.map(({ place }) => place)).toEqual([own.id]);
  });
});
