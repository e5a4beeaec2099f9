import { createTeamsAdapter, type RefusedBefore } from "../../src/teams/adapter.ts";
import { channel, message, person } from "../support/fakeTeams/activities.ts";
import { type FakeTeams, startFakeTeams } from "../support/fakeTeams/server.ts";

let teams: FakeTeams;
beforeAll(async () => {
  teams = await startFakeTeams();
});
afterAll(() => teams.close());

async function hear(openIdUrl: string, run: () => Promise<void>) {
  const refused: RefusedBefore[] = [];
  const adapter = createTeamsAdapter({
    identity: { id: teams.botId, type: "SingleTenant", password: "secret", tenantId: teams.tenant },
    hosts: "loopback",
    timeoutMs: 1000,
    endpoints: { openIdUrl, acquireToken: async () => "bot-token" },
    onRefused: (why) => refused.push(why),
    onFailed: () => undefined,
  });
  const from = person("Prosjektleder", "prosjektleder@solor.example");
  const activity = message(teams, { from, place: channel(), text: "status" });
  return { answer: await adapter.receive(`Bearer ${teams.token()}`, activity, { run }), refused };
}

it("is out of order, not out of bounds, when the keys can't be fetched", async () => {
  const { answer, refused } = await hear("http://127.0.0.1:9/openid", async () => undefined);
  expect(answer).toEqual({ status: 503 });
  expect(refused).toEqual([{ stage: "keys", error: expect.objectContaining({ name: "KeysAway" }) }]);
});

it("answers 500 when the turn failed, so that Teams delivers again", async () => {
  const { answer } = await hear(teams.openIdUrl, async () => {
    throw new Error("secret words");
  });
  expect(answer).toEqual({ status: 500 });
});
