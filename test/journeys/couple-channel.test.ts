import type { Conversation, Member } from "../../src/domain/talking/conversation.ts";
import {
  type CoupleArgs,
  type CouplingFacts,
  coupleChannel,
  decideCoupling,
} from "../../src/journeys/couple-channel.ts";
import { remember } from "../../src/journeys/meet.ts";
import { missingPeople } from "../../src/journeys/missing-people.ts";
import type { Ports } from "../../src/journeys/ports.ts";
import type { Turn } from "../../src/journeys/turn.ts";
import type { Database } from "../../src/store/database.ts";
import { movableClock } from "../support/clock.ts";
import { freshStore } from "../support/database.ts";
import { countingIds } from "../support/ids.ts";
import { planOf, projectOf, solorPlan } from "../support/plan-builder.ts";

const people = {
  leader: "prosjektleder@solor.example",
  deputy: "ass.prosjektleder@solor.example",
  valer: "nav.valer@solor.example",
  asnes: "nav.asnes@solor.example",
  grue: "nav.grue@solor.example",
  steering: "sg.leder@solor.example",
};
const steeringLeader = {
  group: "Styringsgruppe",
  position: "Leder",
  title: "Leder av styringsgruppa",
  user: people.steering,
};
const solor = solorPlan({ project: projectOf({ id: "solor" }), roles: [...solorPlan().roles, steeringLeader] });

const channel: Conversation = {
  id: "19:målinger@thread.tacv2",
  kind: "channel",
  serviceUrl: "https://smba.trafficmanager.net/emea/",
  botId: "28:bot",
  teamName: "Prosjekt NAV Solør",
  channelName: "Målinger",
  installed: true,
};
const other: Conversation = { ...channel, id: "19:annet@thread.tacv2", channelName: "Annet" };
const chat: Conversation = { ...channel, id: "19:chat@thread.v2", kind: "groupChat", channelName: "Styringsgruppa" };
const personal: Conversation = { ...channel, id: "a:1", kind: "personal" };
function member(user: string, guest = false): Member {
  return { teamsId: `29:${user}`, user, name: `Navn ${user}`, guest };
}

let database: Database;
beforeAll(async () => {
  database = await freshStore();
});
afterAll(() => database.close());

async function setting(tenant: string) {
  const clock = movableClock("2022-10-03T06:00:00Z");
  const ports = { store: database.store, clock, ids: countingIds(tenant) };
  await ports.store.write(tenant, async (data) => {
    await data.projects.savePlan(solor);
    await data.projects.savePlan(
      planOf({ project: projectOf({ id: "kor", shortName: "kor", name: "KOR", leader: "leder@kor.example" }) }),
    );
    for (const place of [channel, other, chat, personal]) await data.conversations.save(place);
  });
  const couple = async (args: CoupleArgs, by: { place?: Conversation; user?: string } = {}) => {
    const { place, user } = { place: channel, user: people.leader, ...by };
    const conversation = (await ports.store.read(tenant, (data) => data.conversations.find(place.id))) ?? place;
    const actor = { user, name: "Navn", teamsId: `29:${user}` };
    const turn: Turn = { tenant, actor, conversation, language: "nb", source: "chat 1" };
    const content = await coupleChannel(ports, turn, args);
    return content.kind === "notice" ? content.notice : undefined;
  };
  const place = (id: string) => ports.store.read(tenant, (data) => data.conversations.find(id));
  return { tenant, ports, couple, place };
}

describe("coupling a channel", () => {
  it("stands though the place is renewed by another activity at the same moment, and loses nothing of that", async () => {
    const { couple, place, ports, tenant } = await setting("renewed");
    // between reading and saving a place there is time for another to couple it
    const slow: Pick<Ports, "store"> = {
      store: {
        ...ports.store,
        write: (of, work) =>
          ports.store.write(of, async (data) => {
            const save = async (conversation: Conversation) => {
              await new Promise((resolve) => setTimeout(resolve, 200));
              await data.conversations.save(conversation);
            };
            return work({ ...data, conversations: { ...data.conversations, save } });
          }),
      },
    };
    const moved = { ...channel, serviceUrl: "https://smba.trafficmanager.net/no/", channelName: "Nytt navn" };
    await Promise.all([remember({ ...ports, ...slow }, { tenant, place: moved }), couple({ project: "solor" })]);
    expect(await place(channel.id)).toEqual({ ...moved, projectId: "solor", purpose: "main" });
  });

  it("makes it the project's own, by short name, name or id, and plans its rounds and digests", async () => {
    const { couple, place, ports, tenant } = await setting("couple");
    expect(await couple({ project: "NAV-Solor", members: [member(people.leader)] })).toMatchObject({
      reason: "coupled",
      purpose: "main",
    });
    const again = { reason: "alreadyCoupled", projectName: "Prosjekt NAV Solør" };
    expect(await couple({ project: "prosjekt nav solør" })).toEqual(again);
    expect(await couple({ project: "solor" })).toEqual(again);
    expect(await place(channel.id)).toMatchObject({ projectId: "solor", purpose: "main" });
    const due = await ports.store.write(tenant, (data) => data.dues.claimNext("2022-12-31T00:00:00Z"));
    expect(due).toMatchObject({ projectId: "solor" });
    const audit = await ports.store.read(tenant, (data) =>
      data.audit.between("solor", "2022-01-01T00:00:00Z", "2023-01-01T00:00:00Z"),
    );
    expect(audit.map(({ who, what, new: to }) => [who, what, to])).toEqual([[people.leader, "coupled", channel.id]]);
  });

  it("names those who will be asked and are not in the team, by role, and counts the others", async () => {
    const { couple } = await setting("missing");
    const members = [
      member(people.leader),
      member(people.valer),
      member(people.asnes),
      member("gjest@annet.example", true),
    ];
    expect(await couple({ project: "solor", members })).toEqual({
      reason: "coupled",
      projectName: "Prosjekt NAV Solør",
      purpose: "main",
      missingPeople: ["NAV Grue"],
      otherMissing: 2,
    });
  });

  it("names nobody when the roster could not be read", async () => {
    const { couple } = await setting("no roster");
    expect(await couple({ project: "solor" })).toMatchObject({ missingPeople: [] });
  });

  it("keeps the roster for later", async () => {
    const { couple, ports, tenant } = await setting("roster kept");
    await couple({ project: "solor", members: [member(people.leader), member(people.grue)] });
    const names = await ports.store.read(tenant, (data) => data.conversations.names([people.grue]));
    expect(names.get(people.grue)).toBe(`Navn ${people.grue}`);
  });

  it.each<[string, CoupleArgs, { place?: Conversation; user?: string }, object]>([
    [
      "someone else than the leader",
      { project: "solor" },
      { user: people.grue },
      { reason: "onlyLeader", leaderName: "Prosjektleder" },
    ],
    ["someone the roster does not know", { project: "solor" }, { user: undefined }, { reason: "unknownPerson" }],
    ["an unknown project", { project: "nav-solør" }, {}, { reason: "noSuchProject", text: "nav-solør" }],
    ["a personal chat", { project: "solor" }, { place: personal }, { reason: "coupleInChannel" }],
  ])("refuses %s", async (what, args, by, expected) => {
    const { couple, place } = await setting(`refused ${what}`);
    expect(await couple(args, by)).toMatchObject(expected);
    expect(await place((by.place ?? channel).id)).not.toHaveProperty("projectId");
  });

  it("refuses a guest with the leader's account name", async () => {
    const { couple } = await setting("guest");
    expect(await couple({ project: "solor", members: [member(people.leader, true)] })).toMatchObject({
      reason: "onlyLeader",
    });
  });

  it("says that there are no projects", async () => {
    const ports = { store: database.store, clock: movableClock("2022-10-03T06:00:00Z"), ids: countingIds("none") };
    const turn: Turn = {
      tenant: "none",
      actor: { user: "a@b.example", name: "", teamsId: "29:1" },
      conversation: channel,
      language: "nb",
      source: "chat 1",
    };
    expect(await coupleChannel(ports, turn, { project: "solor" })).toEqual({
      kind: "notice",
      notice: { reason: "noProjects" },
    });
  });
});

describe("moving a project", () => {
  it("says where it is, and moves when the leader says so again", async () => {
    const { couple, place } = await setting("move");
    await couple({ project: "solor" });
    expect(await couple({ project: "solor" }, { place: other })).toEqual({
      reason: "coupledElsewhere",
      projectName: "Prosjekt NAV Solør",
      shortName: "nav-solor",
      place: "Prosjekt NAV Solør – Målinger",
    });
    expect(await place(other.id)).not.toHaveProperty("projectId");
    expect(await couple({ project: "solor", move: true }, { place: other })).toMatchObject({ reason: "coupled" });
    expect(await place(channel.id)).not.toHaveProperty("projectId");
    expect(await place(other.id)).toMatchObject({ projectId: "solor", purpose: "main" });
  });

  it("moves without asking from a place the bot was removed from", async () => {
    const { couple, place, ports, tenant } = await setting("left behind");
    await couple({ project: "solor" });
    const left = await place(channel.id);
    if (left) await ports.store.write(tenant, (data) => data.conversations.save({ ...left, installed: false }));
    expect(await couple({ project: "solor" }, { place: other })).toMatchObject({ reason: "coupled" });
  });

  it("takes no channel from another project's leader", async () => {
    const { couple, place } = await setting("taken");
    await couple({ project: "solor" });
    expect(await couple({ project: "kor", move: true }, { user: "leder@kor.example" })).toEqual({
      reason: "coupledToOther",
      projectName: "KOR",
      shortName: "kor",
      other: "Prosjekt NAV Solør",
    });
    expect(await place(channel.id)).toMatchObject({ projectId: "solor" });
  });
});

describe("what a wish to couple leads to", () => {
  const lead = { user: people.leader, guest: false };
  const facts: CouplingFacts = {
    text: "nav-solor",
    person: lead,
    projects: [solor.project],
    plan: solor,
    leaderName: "Prosjektleder",
    here: channel,
    purpose: "main",
    move: false,
    missing: { asked: [], others: 0 },
    today: "2022-10-03",
  };
  const mine = { ...solor.project, id: "mine", name: "Mitt andre" };
  const theirs = { ...mine, leader: "annen@x.example" };
  it.each<[string, Partial<CouplingFacts>, string]>([
    ["a free channel", {}, "coupled"],
    ["the same channel again", { hereProject: solor.project, there: channel }, "alreadyCoupled"],
    ["a guest with the leader's account", { person: { ...lead, guest: true } }, "onlyLeader"],
    ["nobody known", { person: undefined }, "unknownPerson"],
    ["no projects at all", { projects: [], plan: undefined }, "noProjects"],
    ["another place", { there: other }, "coupledElsewhere"],
    ["another place, moving", { there: other, move: true }, "coupled"],
    ["another place the bot has left", { there: { ...other, installed: false } }, "coupled"],
    ["a channel of another project I lead", { hereProject: mine }, "coupledToOther"],
    ["a channel of another project I lead, moving", { hereProject: mine, move: true }, "coupled"],
    ["a channel of another's project, moving", { hereProject: theirs, move: true }, "coupledToOther"],
  ])("%s", (_what, some, reason) => {
    expect(decideCoupling({ ...facts, ...some }).notice.reason).toBe(reason);
  });
});

describe("coupling a group chat", () => {
  it("makes it the steering group's, beside the project's channel", async () => {
    const { couple, place } = await setting("steering");
    await couple({ project: "solor" });
    const notice = await couple(
      { project: "solor", purpose: "main", members: [member(people.leader)] },
      { place: chat },
    );
    expect(notice).toMatchObject({
      purpose: "steering",
      missingPeople: [],
      otherMissing: 1,
    });
    expect(await place(chat.id)).toMatchObject({ projectId: "solor", purpose: "steering" });
    expect(await place(channel.id)).toMatchObject({ projectId: "solor", purpose: "main" });
  });
});

describe("who is missing", () => {
  it("leaves out roles that have ended or not begun, and names each person once with the office", () => {
    const role = { group: "Linje", position: "Leder" };
    const time = (date: string) => ({ text: date, date, exact: true });
    const plan = planOf({
      project: projectOf({ leader: "leder@x.example" }),
      roles: [
        { ...role, title: "Kommunedirektør", office: "Grue", user: "kd@x.example" },
        { ...role, title: "Kommunedirektør", office: "Grue", user: "kd@x.example", group: "Styringsgruppe" },
        { ...role, title: "Leder NAV Solør", office: "Solør", user: "ny@x.example", from: time("2023-01-01") },
        { ...role, title: "Tidligere leder", user: "gammel@x.example", to: time("2022-06-30") },
        {
          ...role,
          title: "Til vedtak",
          user: "til@x.example",
          to: { text: "Til vertskommune er vedtatt", exact: false },
        },
        { ...role, title: "Uten konto" },
      ],
    });
    expect(missingPeople(plan, [], "main", "2022-10-03")).toEqual({ asked: [], others: 3 });
    const asking = (...rows: { owner?: string; measurer?: string }[]) => ({
      ...plan,
      rows: rows.map((row) => ({ ...row, measureId: "K1" })),
    });
    const asked = asking({ owner: "kd@x.example" }, { owner: "kd@x.example", measurer: "ukjent@x.example" });
    // no title in the workbook: never the whole address, for everyone in the channel reads this
    expect(missingPeople(asked, [], "main", "2022-10-03")).toEqual({
      asked: ["Kommunedirektør Grue", "ukjent"],
      others: 2,
    });
    expect(missingPeople(plan, [], "steering", "2022-10-03")).toEqual({ asked: [], others: 1 });
    expect(missingPeople(plan, [], "main", "2023-01-01")).toEqual({ asked: [], others: 4 });
  });
});
