import type { Conversation, Member } from "../../src/domain/talking/conversation.ts";
import { suggestProject } from "../../src/journeys/greeting.ts";
import {
  botAdded,
  botRemoved,
  membersLeft,
  placeRenamed,
  saveRoster,
  setInstalled,
  shouldGreet,
} from "../../src/journeys/install.ts";
import { type PlaceFacts, remember, renewed } from "../../src/journeys/meet.ts";
import type { Data } from "../../src/journeys/ports.ts";
import type { Database } from "../../src/store/database.ts";
import { movableClock } from "../support/clock.ts";
import { freshStore } from "../support/database.ts";
import { countingIds } from "../support/ids.ts";
import { planOf, projectOf } from "../support/plan-builder.ts";

const channel: PlaceFacts = {
  id: "19:målinger@thread.tacv2",
  kind: "channel",
  serviceUrl: "https://smba.trafficmanager.net/emea/",
  botId: "28:bot",
  teamId: "19:general@thread.tacv2",
  teamName: "Prosjekt NAV Solør",
  channelName: "Målinger",
};
const general: PlaceFacts = { ...channel, id: "19:general@thread.tacv2", channelName: undefined };
const groupChat: PlaceFacts = {
  ...channel,
  id: "19:chat@thread.v2",
  kind: "groupChat",
  teamId: undefined,
  teamName: undefined,
};
const leader: Member = { teamsId: "29:1", user: "prosjektleder@solor.example", name: "Prosjektleder", guest: false };

let database: Database;
beforeAll(async () => {
  database = await freshStore();
});
afterAll(() => database.close());

/** Each test has a tenant of its own. */
function setting(tenant: string) {
  const clock = movableClock("2022-10-03T06:00:00Z");
  const ports = { store: database.store, clock, ids: countingIds(tenant) };
  const read = <T>(work: (data: Data) => Promise<T>) => ports.store.read(tenant, work);
  const place = (id: string) => read((data) => data.conversations.find(id));
  const greetings = async () => {
    const due = await read((data) => data.messages.due("2030-01-01T00:00:00Z", 100));
    const messages = await read((data) => Promise.all(due.map((id) => data.messages.find(id))));
    return messages.filter((message) => message?.subject.kind === "greeting").map((message) => message?.conversationId);
  };
  const couple = (id: string) =>
    ports.store.write(tenant, async (data) => {
      await data.projects.savePlan(planOf());
      const known = await data.conversations.find(id);
      if (known) await data.conversations.couple(known.id, "p1", "main");
    });
  return { tenant, ports, clock, read, place, greetings, couple };
}

describe("the bot is added", () => {
  it("greets once, however many events tell of it", async () => {
    const { tenant, ports, place, greetings } = setting("doubled");
    await botAdded(ports, { tenant, place: channel });
    await botAdded(ports, { tenant, place: channel });
    await botAdded(ports, { tenant, place: channel });
    expect(await greetings()).toEqual([channel.id]);
    expect(await place(channel.id)).toMatchObject({ installed: true, greetedAt: "2022-10-03T06:00:00Z" });
  });

  it("greets once when the events come at the same moment, and keeps that it did", async () => {
    const { tenant, ports, place, greetings } = setting("at once");
    await Promise.all([1, 2, 3, 4].map(() => botAdded(ports, { tenant, place: channel })));
    expect(await greetings()).toEqual([channel.id]);
    expect(await place(channel.id)).toMatchObject({ greetedAt: "2022-10-03T06:00:00Z" });
  });

  it("greets in one channel of a team, also when the events disagree about which", async () => {
    const { tenant, ports, greetings } = setting("which channel");
    await botAdded(ports, { tenant, place: channel });
    await botAdded(ports, { tenant, place: general });
    expect(await greetings()).toEqual([channel.id]);
  });

  it("greets when a message came before the event", async () => {
    const { tenant, ports, greetings } = setting("message first");
    await remember(ports, { tenant, place: channel });
    await botAdded(ports, { tenant, place: channel });
    expect(await greetings()).toEqual([channel.id]);
  });

  it("says nothing in a place that has its project already", async () => {
    const { tenant, ports, greetings, couple } = setting("coupled");
    await remember(ports, { tenant, place: channel });
    await couple(channel.id);
    await botAdded(ports, { tenant, place: channel });
    expect(await greetings()).toEqual([]);
  });

  it("speaks the suggested project's language, else the adder's", async () => {
    const { tenant, ports, read } = setting("language");
    await ports.store.write(tenant, (data) =>
      data.projects.savePlan(planOf({ project: projectOf({ language: "nn", channelName: "Prosjekt NAV Solør" }) })),
    );
    await botAdded(ports, { tenant, place: channel, language: "en" });
    await botAdded(ports, { tenant, place: groupChat, language: "en" });
    const due = await read((data) => data.messages.due("2030-01-01T00:00:00Z", 10));
    const messages = await read((data) => Promise.all(due.map((id) => data.messages.find(id))));
    expect(messages.map((message) => message?.language).sort()).toEqual(["en", "nn"]);
  });
});

describe("the bot is removed and comes back", () => {
  it("stops at once for the whole team and loses nothing", async () => {
    const { tenant, ports, place, couple } = setting("removed");
    await botAdded(ports, { tenant, place: channel });
    await remember(ports, { tenant, place: general });
    await couple(channel.id);
    await botRemoved(ports, { tenant, place: general });
    await botRemoved(ports, { tenant, place: general });
    expect(await place(channel.id)).toMatchObject({ installed: false, projectId: "p1", purpose: "main" });
    expect(await place(general.id)).toMatchObject({ installed: false });
  });

  it("goes on with its project when it is added again, without greeting", async () => {
    const { tenant, ports, place, greetings, couple } = setting("back");
    await botAdded(ports, { tenant, place: channel });
    await couple(channel.id);
    await botRemoved(ports, { tenant, place: general });
    await botAdded(ports, { tenant, place: general });
    expect(await place(channel.id)).toMatchObject({ installed: true, projectId: "p1" });
    expect(await greetings()).toEqual([channel.id]);
  });

  it("greets once more where it has no project", async () => {
    const { tenant, ports, clock, greetings } = setting("back without project");
    await botAdded(ports, { tenant, place: groupChat });
    clock.advance({ days: 1 });
    await botRemoved(ports, { tenant, place: groupChat });
    await Promise.all([botAdded(ports, { tenant, place: groupChat }), botAdded(ports, { tenant, place: groupChat })]);
    await botAdded(ports, { tenant, place: groupChat });
    expect(await greetings()).toEqual([groupChat.id, groupChat.id]);
  });

  it("is not disturbed by a removal from a place it never knew", async () => {
    const { tenant, ports, place } = setting("unknown");
    await botRemoved(ports, { tenant, place: channel });
    expect(await place(channel.id)).toBeUndefined();
  });

  it("counts as installed again when someone there speaks to it, though no event came", async () => {
    const { tenant, ports, place } = setting("event lost");
    await botAdded(ports, { tenant, place: channel });
    await botRemoved(ports, { tenant, place: channel });
    await remember(ports, { tenant, place: channel });
    expect(await place(channel.id)).toMatchObject({ installed: true });
  });
});

describe("places change", () => {
  it("follows a new channel name and a new team name", async () => {
    const { tenant, ports, place } = setting("renamed");
    await botAdded(ports, { tenant, place: channel });
    await placeRenamed(ports, { tenant, channel: { id: channel.id, name: "Gevinster" } });
    await placeRenamed(ports, { tenant, team: { id: general.id, name: "NAV Solør" } });
    await placeRenamed(ports, { tenant, channel: { id: "19:unknown@thread.tacv2", name: "Annet" } });
    expect(await place(channel.id)).toMatchObject({ channelName: "Gevinster", teamName: "NAV Solør" });
  });

  it("sends nothing to a deleted channel or an archived team until they come back", async () => {
    const { tenant, ports, place } = setting("archived");
    await botAdded(ports, { tenant, place: channel });
    await setInstalled(ports, { tenant, channelId: channel.id, installed: false });
    expect(await place(channel.id)).toMatchObject({ installed: false });
    await setInstalled(ports, { tenant, teamId: general.id, installed: true });
    expect(await place(channel.id)).toMatchObject({ installed: true });
  });

  it("keeps names, project and greeting when a message leaves them out", () => {
    const known: Conversation = {
      ...channel,
      installed: true,
      projectId: "p1",
      purpose: "main",
      greetedAt: "2022-10-03T06:00:00Z",
    };
    const bare = { ...channel, teamName: undefined, channelName: undefined };
    expect(renewed(known, bare)).toBe(known);
    expect(renewed(known, { ...bare, serviceUrl: "https://smba.trafficmanager.net/no/" })).toEqual({
      ...known,
      serviceUrl: "https://smba.trafficmanager.net/no/",
    });
  });
});

describe("people come and go", () => {
  it("keeps the roster, and in a personal chat whose it is", async () => {
    const { tenant, ports, place, read } = setting("roster");
    const chat: PlaceFacts = { ...groupChat, id: "a:chat", kind: "personal" };
    await botAdded(ports, { tenant, place: chat });
    await saveRoster(ports, { tenant, conversationId: chat.id, members: [leader] });
    expect(await place(chat.id)).toMatchObject({ person: leader.user });
    expect(await read((data) => data.conversations.personal("prosjektleder@solor.example"))).toMatchObject({
      id: "a:chat",
    });
  });

  it("forgets one who left the team in all its channels", async () => {
    const { tenant, ports, read } = setting("left");
    for (const place of [channel, general]) {
      await remember(ports, { tenant, place });
      await saveRoster(ports, { tenant, conversationId: place.id, members: [leader] });
    }
    await membersLeft(ports, { tenant, place: general, teamsIds: [leader.teamsId, "29:unknown"] });
    expect(await read((data) => data.conversations.members(channel.id))).toEqual([]);
    expect(await read((data) => data.conversations.members(general.id))).toEqual([]);
  });

  it("does not store a roster of a place it does not know", async () => {
    const { tenant, ports, read } = setting("no place");
    await saveRoster(ports, { tenant, conversationId: "19:none", members: [leader] });
    expect(await read((data) => data.conversations.members("19:none"))).toEqual([]);
  });
});

describe("which project a place is for", () => {
  const a = projectOf({ id: "a", shortName: "a", name: "Alfa", channelName: "Prosjekt NAV Solør" });
  const b = projectOf({ id: "b", shortName: "b", name: "Prosjekt NAV Solør" });
  it.each([
    ["its channel's name before its own", [b, a], channel, "a"],
    ["its own name", [b], channel, "b"],
    ["another case and spacing", [a], { teamName: "prosjekt  nav solør" }, "a"],
    ["none when two fit equally", [a, { ...a, id: "c" }], channel, undefined],
    ["none when nothing fits", [a, b], { teamName: "Annet", channelName: "General" }, undefined],
    ["none for a place without names", [projectOf({ channelName: "" })], {}, undefined],
  ])("takes %s", (_what, projects, place, expected) => {
    expect(suggestProject(projects, place)?.id).toBe(expected);
  });

  it("greets a place never greeted, or one that was left, and never one with a project", () => {
    const known: Conversation = { ...channel, installed: true };
    const greeted = { ...known, greetedAt: "2022-10-03T06:00:00Z" };
    expect(shouldGreet([])).toBe(true);
    expect(shouldGreet([known])).toBe(true);
    expect(shouldGreet([greeted])).toBe(false);
    expect(shouldGreet([{ ...greeted, installed: false }])).toBe(true);
    expect(shouldGreet([{ ...greeted, installed: false, projectId: "p1" }])).toBe(false);
  });
});
