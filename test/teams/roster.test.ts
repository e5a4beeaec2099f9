import { readFileSync } from "node:fs";
import type { Conversation } from "../../src/domain/talking/conversation.ts";
import { createTeamsAdapter } from "../../src/teams/adapter.ts";
import { createRoster, localTenant } from "../../src/teams/roster.ts";
import { person } from "../support/fakeTeams/activities.ts";
import { type FakeTeams, startFakeTeams } from "../support/fakeTeams/server.ts";

let teams: FakeTeams;
beforeAll(async () => {
  teams = await startFakeTeams();
});
afterAll(() => teams.close());

function roster() {
  const parts = { hosts: "loopback", timeoutMs: 300, onRefused: () => undefined, onFailed: () => undefined } as const;
  return createRoster(createTeamsAdapter(parts));
}
function place(extra: Partial<Conversation> = {}): Conversation {
  return {
    id: "19:c",
    teamId: "19:t",
    kind: "channel",
    serviceUrl: teams.serviceUrl,
    botId: "28:b",
    installed: true,
    ...extra,
  };
}

it("reads every page of the team's people, with names in lower case", async () => {
  const people = Array.from({ length: 1203 }, (_, n) => person(`Person ${n}`, `Person.${n}@Solor.example`));
  teams.setMembers("19:t", people);
  const members = await roster().members(teams.tenant, place());
  expect(members).toHaveLength(1203);
  expect(members[1202]).toEqual({
    teamsId: "29:1Person.1202@Solor.example",
    aadObjectId: "aad-Person.1202@Solor.example",
    user: "person.1202@solor.example",
    name: "Person 1202",
    guest: false,
  });
});

it("tells guests: by role, by a name from outside, by tenant", async () => {
  teams.setMembers("19:g", [
    person("Gjest", "gjest@firma.example", { guest: true }),
    person("Innleid", "kari_firma.example#EXT#@solor.example"),
    person("Ansatt", "ansatt@solor.example"),
  ]);
  const members = await roster().members(teams.tenant, place({ kind: "groupChat", id: "19:g", teamId: undefined }));
  expect(members.map((member) => member.guest)).toEqual([true, true, false]);
});

it("finds one person, and nobody for an unknown id", async () => {
  teams.setMembers("19:t", [person("NAV Åsnes", "nav.asnes@solor.example")]);
  expect(await roster().member(teams.tenant, place(), "29:1nav.asnes@solor.example")).toMatchObject({
    name: "NAV Åsnes",
  });
  expect(await roster().member(teams.tenant, place(), "29:1ukjent")).toBeUndefined();
});

it("throws when Teams does not answer", async () => {
  teams.misbehave("member", { kind: "hang" });
  await expect(roster().member(teams.tenant, place(), "29:1")).rejects.toThrow("the roster of Teams can't be read");
  teams.misbehave("members", { kind: "status", status: 500 });
  await expect(roster().members(teams.tenant, place())).rejects.toThrow();
});

it("does not follow a redirect to another host", async () => {
  const elsewhere = await startFakeTeams();
  elsewhere.setMembers("19:t", [person("Fremmed", "fremmed@evil.example")]);
  const location = `${elsewhere.serviceUrl}v3/conversations/19:t/pagedmembers`;
  teams.misbehave("members", { kind: "status", status: 302, location });
  await expect(roster().members(teams.tenant, place())).rejects.toThrow();
  expect(elsewhere.calls).toHaveLength(0);
  await elsewhere.close();
});

it("reads what the Agents Playground answers, where no one is a guest", async () => {
  const recorded: unknown = JSON.parse(readFileSync("test/payloads/playground-paged-members.json", "utf8"));
  const connector = { conversations: { getConversationPagedMembers: async () => recorded } };
  // only what is called of the SDK's client stands in here
  const adapter = { connector: async () => connector, timeoutMs: 100 } as unknown as Parameters<typeof createRoster>[0];
  const members = await createRoster(adapter).members(localTenant, place());
  expect(members.map((member) => [member.user, member.guest])).toContainEqual(["nav.asnes@solor.example", false]);
  expect(members).toHaveLength(6);
});
