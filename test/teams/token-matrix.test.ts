import { type Answer, createTeamsAdapter, type RefusedBefore, type TeamsAdapter } from "../../src/teams/adapter.ts";
import { type Activity, channel, message, person } from "../support/fakeTeams/activities.ts";
import { type FakeTeams, startFakeTeams } from "../support/fakeTeams/server.ts";
import { createSigningKey, signToken } from "../support/fakeTeams/tokens.ts";

let teams: FakeTeams;
let adapter: TeamsAdapter;
let refused: RefusedBefore[];
const leader = person("Prosjektleder", "prosjektleder@solor.example");
const strangers = createSigningKey("stranger");
const now = () => Math.floor(Date.now() / 1000);

beforeAll(async () => {
  teams = await startFakeTeams();
  adapter = adapterOf(teams.openIdUrl);
});
// the SDK writes about bad tokens to the console
const { error } = console;
beforeAll(() => {
  console.error = () => undefined;
});
afterAll(() => {
  console.error = error;
  return teams.close();
});
beforeEach(() => {
  refused = [];
});

function adapterOf(openIdUrl: string): TeamsAdapter {
  return createTeamsAdapter({
    identity: { id: teams.botId, type: "SingleTenant", password: "secret", tenantId: teams.tenant },
    hosts: "loopback",
    timeoutMs: 1000,
    endpoints: { openIdUrl, acquireToken: async () => "bot-token" },
    onRefused: (why) => refused.push(why),
    onFailed: () => undefined,
  });
}

async function knock(
  authorization: string,
  change: Partial<Activity> = {},
  by = adapter,
): Promise<{ answer: Answer; turns: number }> {
  let turns = 0;
  const run = async () => {
    turns += 1;
  };
  const activity = { ...message(teams, { from: leader, place: channel(), text: "status" }), ...change };
  return { answer: await by.receive(authorization, activity, { run }), turns };
}
const bearer = (claims: Record<string, unknown> = {}, key = teams.key) => `Bearer ${teams.token(claims, key)}`;

it("lets the Connector's own token in", async () => {
  expect(await knock(bearer())).toEqual({ answer: { status: 200 }, turns: 1 });
});

it("lets a token in whose time is off by less than five minutes", async () => {
  expect((await knock(bearer({ exp: now() - 60, nbf: now() - 3600 }))).turns).toBe(1);
});

const unsigned = () => {
  const [, claims = ""] = teams.token().split(".");
  return `Bearer ${Buffer.from('{"alg":"none","kid":"fake-teams-1"}').toString("base64url")}.${claims}.x`;
};
const hmac = () =>
  `Bearer ${signToken(teams.key, { iss: "https://api.botframework.com", aud: teams.botId }, { alg: "HS256" })}`;
const otherTenant = "99999999-9999-9999-9999-999999999999";
const wrongTokens: [string, () => string][] = [
  ["no token", () => ""],
  ["junk", () => "Bearer junk"],
  ["three parts of junk", () => "Bearer a.b.c"],
  ["another scheme", () => `Basic ${teams.token()}`],
  ["no signature", unsigned],
  ["another algorithm", hmac],
  ["a stranger's key under our key's name", () => bearer({}, { ...strangers, kid: teams.key.kid })],
  ["an unknown key", () => bearer({}, strangers)],
  ["another bot's token", () => bearer({ aud: otherTenant })],
  ["several audiences", () => bearer({ aud: [teams.botId, otherTenant] })],
  ["no audience", () => bearer({ aud: undefined })],
  ["another issuer", () => bearer({ iss: "https://evil.example" })],
  ["a look-alike issuer", () => bearer({ iss: "https://api.botframework.com.evil.example" })],
  ["no issuer", () => bearer({ iss: undefined })],
  [
    "Entra's issuer",
    () => bearer({ iss: `https://sts.windows.net/${otherTenant}/`, tid: otherTenant, appid: teams.botId }),
  ],
  ["a tenant's token with the right issuer", () => bearer({ tid: otherTenant })],
  ["our own tenant's token", () => bearer({ tid: teams.tenant })],
  ["an empty tid", () => bearer({ tid: "" })],
  ["expired", () => bearer({ exp: now() - 600 })],
  ["not yet valid", () => bearer({ nbf: now() + 3600, exp: now() + 7200 })],
  ["a token for another service url", () => bearer({ serviceurl: "https://smba.trafficmanager.net/emea/" })],
  ["a token without a service url", () => bearer({ serviceurl: undefined })],
  ["a token altered after it was signed", () => bearer().replace(/\.([\w-]{10})/, ".eyJpc3MiOiJ")],
];

it.each(wrongTokens)("keeps out: %s", async (_name, authorization) => {
  expect(await knock(authorization())).toEqual({ answer: { status: 401 }, turns: 0 });
  expect(refused).toHaveLength(1);
});

it.each([
  ["another channel", { channelId: "emulator" }, 403],
  ["the App Service channel, which the SDK verifies by other rules", { channelId: "AseChannel" }, 403],
  ["no service url", { serviceUrl: undefined }, 400],
  ["a service url that is not the token's", { serviceUrl: "http://127.0.0.1:1/" }, 401],
  ["a foreign service url", { serviceUrl: "https://evil.example/" }, 403],
])("keeps out an activity with %s", async (_name, change, status) => {
  expect(await knock(bearer(), change)).toEqual({ answer: { status }, turns: 0 });
});

it.each(["https://evil.example", "https://api.botframework.com.evil.example", "https://sts.windows.net/x/"])(
  "never shows the SDK a token of %s",
  async (iss) => {
    await knock(bearer({ iss }));
    expect(refused).toEqual([{ stage: "gate", reason: "issuerForeign" }]);
  },
);

it("is out of order, not out of bounds, when the keys can't be fetched", async () => {
  const { answer, turns } = await knock(bearer(), {}, adapterOf("http://127.0.0.1:9/openid"));
  expect({ answer, turns }).toEqual({ answer: { status: 503 }, turns: 0 });
});

it("answers 500 when the turn failed, so that Teams delivers again", async () => {
  const run = async () => {
    throw new Error("secret words");
  };
  const activity = message(teams, { from: leader, place: channel(), text: "status" });
  expect(await adapter.receive(bearer(), activity, { run })).toEqual({ status: 500 });
});

it("keeps memory flat under junk tokens", async () => {
  const junk = (n: number) =>
    `Bearer ${teams.token({ iss: `https://sts.windows.net/${n}/`, tid: String(n) }, strangers)}`;
  const token = junk(1);
  for (let n = 0; n < 2000; n += 1) await knock(token.replace(/.$/, String(n % 10)));
  expect(refused).toHaveLength(2000);
  expect(refused.every((why) => why.stage === "gate")).toBe(true);
});
