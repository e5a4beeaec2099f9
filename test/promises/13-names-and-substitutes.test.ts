import type { Plan } from "../../src/domain/project/project.ts";
import { personNamed } from "../../src/journeys/person-named.ts";
import type { Database } from "../../src/store/database.ts";
import { createWorkbooks } from "../../src/workbook/excel-workbooks.ts";
import { freshStore } from "../support/database.ts";
import { membersAdded, person, personalChat } from "../support/fakeTeams/activities.ts";
import type { Person } from "../support/fakeTeams/server.ts";
import { noticeOf } from "../teams/bot-in-teams.ts";
import { cast, free, own, projectWithPeople, type Stage13 } from "./project-with-people.ts";

let database: Database;
beforeAll(async () => {
  database = await freshStore();
});
afterAll(() => database.close());

const open: Stage13[] = [];
afterEach(async () => {
  for (const { run } of open.splice(0)) await run.teams.close();
});
async function stage(some: Partial<Plan["project"]> = {}): Promise<Stage13> {
  const on = await projectWithPeople(database, some);
  open.push(on);
  return on;
}
const planOf = async ({ run }: Stage13): Promise<Plan> => {
  const plan = await run.read((data) => data.projects.plan("solor"));
  if (!plan) throw new Error("no plan");
  return plan;
};

describe("promise 13: a substitute has no more than her days and her question", () => {
  const handed = async (on: Stage13, to: Person) => {
    const { data, askOf } = await on.card();
    const s1 = askOf("S1");
    await on.press(cast.measurer, "handOver", { ...data, [`person_${s1}`]: to.user, [`scope_${s1}`]: "once" });
    const asks = await on.run.read((read) => read.rounds.asks(data.round));
    const next = asks.find((each) => each.person === to.user);
    return { round: data.round, user: to.user, asks: { [next?.id ?? ""]: next?.revision ?? 0 }, ask: next?.id ?? "" };
  };
  const measurerOf = async (on: Stage13) =>
    (await planOf(on)).rows.find((row) => row.measureId === "S1" && row.office === "Åsnes")?.measurer;

  it("who was asked this once names nobody for ever, but may send the question on", async () => {
    const on = await stage();
    const { ask, ...card } = await handed(on, cast.member);
    const on2 = { ...card, [`person_${ask}`]: cast.inChannel.user };
    expect((await on.press(cast.member, "handOver", { ...on2, [`scope_${ask}`]: "always" })).refused).toBe("onlyAsked");
    expect(await measurerOf(on)).toBe(cast.measurer.user);
    expect((await on.press(cast.member, "handOver", { ...on2, [`scope_${ask}`]: "once" })).refused).toBeUndefined();
  });

  it("a stand-in gives the line to nobody for ever, herself neither", async () => {
    const on = await stage();
    const { data, askOf } = await on.card();
    const s1 = askOf("S1");
    const said = { ...data, [`person_${s1}`]: cast.standIn.user, [`scope_${s1}`]: "always" };
    expect((await on.press(cast.standIn, "handOver", said)).refused).toBe("onlyAsked");
    expect(await measurerOf(on)).toBe(cast.measurer.user);
  });

  it("nobody makes herself another's stand-in, and a chain of them ends with its first one's days", async () => {
    const on = await stage();
    for (const text of [
      "vikar for prosjektleder@solor.example: gruppe@solor.example 3.10–31.10",
      "vikar av for maler@solor.example",
    ]) {
      expect([text, (await on.say(cast.member, text)).refused]).toEqual([text, "onlyLeader"]);
    }
    // whoever stands in for the leader leads nothing
    await on.say(cast.leader, "vikar gruppe@solor.example 3.10–31.10");
    for (const text of ["spør nå", "lukk prosjektet bekreft", "leveringsstatus"]) {
      expect([text, (await on.say(cast.member, text)).refused]).toEqual([text, "onlyLeader"]);
    }
    await on.say(cast.standIn, "vikar gruppe@solor.example 3.10–30.11");
    const { data, ask } = await on.card();
    on.run.clock.set("2022-11-01T08:00:00Z");
    const answer = { ...data, [`value_${ask}`]: "1,2" };
    expect((await on.press(cast.member, "saveAnswers", answer)).refused).toBe("onlyAsked");
  });
});

describe("promise 13: a person is meant by her account, or by a name that is nobody's else", () => {
  it("asks which, where a name is an account's first part or two persons' name", async () => {
    const on = await stage();
    const alike = [
      person("nav.grue", "annen@solor.example"),
      person("Kari  Nordmann", "kari.en@solor.example"),
      person("KARI NORDMANN", "kari.to@solor.example"),
      person("Kаri Nordmann", "kari.tre@solor.example"),
    ];
    const { teams } = on.run;
    teams.setMembers(own.teamId, [...Object.values(cast).filter((each) => each !== cast.outsider), ...alike]);
    await on.run.hear(membersAdded(teams, { from: cast.leader, place: own, added: alike }));
    const plan = await planOf(on);
    const named = (text: string) => on.run.read((data) => personNamed(data, plan, { id: own.id }, text));
    for (const text of ["nav.grue", "Kari Nordmann", "kari  nordmann", "Nordmann"]) {
      expect([text, await named(text)]).toEqual([text, { notice: expect.objectContaining({ reason: "whichPerson" }) }]);
    }
    // one Cyrillic letter: she is another
    expect(await named("Kаri Nordmann")).toMatchObject({ user: "kari.tre@solor.example" });
    expect(await named("nav.grue@solor.example")).toMatchObject({ user: "nav.grue@solor.example" });
    const { content } = await on.say(cast.leader, "vikar for nav.grue: kari.en@solor.example 10.10–24.10");
    expect(noticeOf(content)?.reason).toBe("whichPerson");
  });
});

describe("promise 13: a workbook gives nobody a part in another's project", () => {
  const send = async (on: Stage13, who: Person, plan: Plan) => {
    const bytes = await createWorkbooks().write(plan, []);
    const id = crypto.randomUUID();
    const upload = { id, user: who.user ?? "", fileName: "x.xlsx", bytes, at: on.run.clock.now() };
    await on.run.write((data) => data.uploads.save(upload));
    return on.press(who, "saveImport", { upload: id }, personalChat(who));
  };

  it("whatever of its short name, its id or its measures an outsider writes in hers", async () => {
    const on = await stage({ closed: true });
    const plan = await planOf(on);
    const before = await on.state();
    const mine = { ...plan.project, leader: cast.colleague.user ?? "" };
    for (const shortName of ["nav-solor", "NAV-SOLOR", " nav-solor ", "nav\u200b-solor", "nav-solor\u00a0"]) {
      const project = { ...mine, shortName };
      const rows = plan.rows.map((row) => ({ ...row, owner: cast.colleague.user }));
      const { refused } = await send(on, cast.colleague, { ...plan, project, rows });
      expect([shortName, refused]).toEqual([shortName, "shortNameTaken"]);
    }
    expect(await on.state().then((state) => state.replace(/upload.*/, ""))).toBe(before.replace(/upload.*/, ""));
    expect((await on.say(cast.colleague, "status", free)).content).toMatchObject({ kind: "notice" });
  });
});
