import { createHmac, createPublicKey } from "node:crypto";
import { request } from "node:http";
import { createRequire } from "node:module";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { z } from "zod";
import { createTeamsAdapter, type RefusedBefore } from "../../src/teams/adapter.ts";
import { type Activity, channel, deliver, message, person } from "../support/fakeTeams/activities.ts";
import { createSigningKey, signToken } from "../support/fakeTeams/tokens.ts";
import { type WatchedApp, watchedApp } from "../support/watched-app.ts";

const leader = person("Prosjektleder", "prosjektleder@solor.example");
const otherTenant = "99999999-9999-4999-8999-999999999999";
const strangers = createSigningKey("stranger");
const unendorsed = createSigningKey("unendorsed");
const otherChannels = createSigningKey("other-channels");
const now = () => Math.floor(Date.now() / 1000);

let world: WatchedApp;
let written: string[];
const { error } = console;
beforeAll(async () => {
  world = await watchedApp();
  world.teams.keyDocument.keys.push(
    { ...unendorsed.jwk, endorsements: undefined },
    { ...otherChannels.jwk, endorsements: ["webchat", "directline"] },
    { kty: "EC", kid: "elliptic", crv: "P-256" },
  );
});
beforeEach(() => {
  written = [];
  console.error = (...said: unknown[]) => void written.push(said.map(String).join(" "));
});
afterEach(() => {
  console.error = error;
});
afterAll(() => world.close());

type Claims = Record<string, unknown>;
const token = (claims: Claims = {}, key = world.teams.key) => world.teams.token(claims, key);
const bearer = (claims: Claims = {}, key = world.teams.key) => `Bearer ${token(claims, key)}`;
const asked = (): Activity => message(world.teams, { from: leader, place: channel(), text: "hjelp" });

/** Posts by hand: fetch would mend some of these headers. */
async function knock(authorization: string[], activity: object = asked()): Promise<number> {
  const body = JSON.stringify(activity);
  const headers = ["content-type", "application/json", "content-length", String(Buffer.byteLength(body))];
  return new Promise((resolve, reject) => {
    const to = new URL("/api/messages", world.url);
    const { hostname, port, pathname, host } = to;
    const all = ["host", host, ...headers, ...authorization.flatMap((each) => ["authorization", each])];
    const knocking = request({ hostname, port, path: pathname, method: "POST", headers: all }, (response) => {
      response.resume();
      response.on("end", () => resolve(response.statusCode ?? 0));
    });
    knocking.on("error", reject);
    knocking.end(body);
  });
}

/** The rows when what went before is done: replies, and what the sweeper adds to them (the audit's seals). */
async function settledRows(): Promise<Record<string, number>> {
  for (;;) {
    const rows = await world.rows();
    await world.app.sweep();
    if (JSON.stringify(await world.rows()) === JSON.stringify(rows)) return rows;
  }
}

/** What came of it: nothing, when all is well. */
async function traces(work: () => Promise<unknown>): Promise<object> {
  const [rows, calls, lines] = [await settledRows(), world.teams.calls.length, world.log.length];
  await work();
  await world.app.sweep();
  const turns = world.log.slice(lines).filter((line) => line.message.startsWith("turn"));
  const stored = JSON.stringify(await world.rows()) === JSON.stringify(rows) ? [] : ["something"];
  return { turns, stored, calls: world.teams.calls.slice(calls), written };
}
const nothing = { turns: [], stored: [], calls: [], written: [] };

const base64 = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
const parts = (of: string) => of.split(".") as [string, string, string];

function withoutSignature(alg: string): string {
  const [, claims] = parts(token());
  return `Bearer ${base64({ alg, typ: "JWT", kid: world.teams.key.kid })}.${claims}.`;
}
/** The classic: our public key, which everybody has, taken for a shared secret. */
function signedWithPublicKey(): string {
  const pem = createPublicKey(world.teams.key.privateKey).export({ type: "spki", format: "pem" });
  const [, claims] = parts(token());
  const signed = `${base64({ alg: "HS256", typ: "JWT", kid: world.teams.key.kid })}.${claims}`;
  return `Bearer ${signed}.${createHmac("sha256", pem).update(signed).digest("base64url")}`;
}
function altered(change: Claims): string {
  const [head, claims, signature] = parts(token());
  return `Bearer ${head}.${base64({ ...JSON.parse(Buffer.from(claims, "base64url").toString()), ...change })}.${signature}`;
}
const headed = (header: object) =>
  `Bearer ${signToken(world.teams.key, JSON.parse(Buffer.from(parts(token())[1], "base64url").toString()), header)}`;

const wrong: [string, () => string | string[]][] = [
  ["no header", () => []],
  ["an empty header", () => ""],
  ["junk", () => "Bearer junk"],
  ["three parts of junk", () => "Bearer a.b.c"],
  ["JSON that is no object", () => `Bearer ${base64([])}.${base64([])}.c`],
  ["only a scheme", () => "Bearer"],
  ["another scheme", () => `Basic ${token()}`],
  ["a scheme in lower case, which the Connector never sends", () => `bearer ${token()}`],
  ["two tokens in one header", () => `${bearer()}, ${bearer()}`],
  ["the right one behind a wrong one", () => ["Bearer a.b.c", bearer()]],
  ["the right one before a wrong one", () => [bearer(), "Bearer a.b.c"]],
  ["the right one twice", () => [bearer(), bearer()]],
  ["a very long one", () => bearer({ padding: "x".repeat(9000) })],
  ["no signature (alg none)", () => withoutSignature("none")],
  ["no signature under the right alg", () => withoutSignature("RS256")],
  ["HS256 with the public key", signedWithPublicKey],
  ["RS512", () => headed({ alg: "RS512" })],
  ["no key named", () => headed({ kid: undefined })],
  ["a key named by a number", () => headed({ kid: 1 })],
  ["a key that brings itself (jwk)", () => `Bearer ${signToken(strangers, {}, { jwk: strangers.jwk, kid: "x" })}`],
  ["an unknown key", () => bearer({}, strangers)],
  ["a stranger's key under our key's name", () => bearer({}, { ...strangers, kid: world.teams.key.kid })],
  ["a key of another kind", () => bearer({}, { ...strangers, kid: "elliptic" })],
  ["a key without endorsements", () => bearer({}, unendorsed)],
  ["a key for other channels", () => bearer({}, otherChannels)],
  ["expired", () => bearer({ exp: now() - 600 })],
  ["not yet valid", () => bearer({ nbf: now() + 3600, exp: now() + 7200 })],
  ["without an end", () => bearer({ exp: undefined })],
  ["with an end in words", () => bearer({ exp: "2099-01-01" })],
  ["another bot's", () => bearer({ aud: otherTenant })],
  ["several audiences", () => bearer({ aud: [world.teams.botId, otherTenant] })],
  ["no audience", () => bearer({ aud: undefined })],
  ["another issuer", () => bearer({ iss: "https://evil.example" })],
  ["a look-alike issuer", () => bearer({ iss: "https://api.botframework.com.evil.example" })],
  ["an issuer with a slash more", () => bearer({ iss: "https://api.botframework.com/" })],
  ["no issuer", () => bearer({ iss: undefined })],
  [
    "Entra's of a foreign tenant, for this bot by this bot",
    () =>
      bearer({
        iss: `https://sts.windows.net/${otherTenant}/`,
        ...{ tid: otherTenant, appid: world.teams.botId, ver: "1.0", serviceurl: undefined },
      }),
  ],
  [
    "Entra's of version 2",
    () =>
      bearer({
        iss: `https://login.microsoftonline.com/${otherTenant}/v2.0`,
        ...{ tid: otherTenant, azp: world.teams.botId, ver: "2.0" },
      }),
  ],
  ["a foreign tenant's under the right issuer", () => bearer({ tid: otherTenant, appid: world.teams.botId })],
  ["our own tenant's", () => bearer({ tid: world.teams.tenant })],
  ["an empty tid", () => bearer({ tid: "" })],
  ["for another service url", () => bearer({ serviceurl: "https://smba.trafficmanager.net/emea/" })],
  ["without a service url", () => bearer({ serviceurl: undefined })],
  ["another tenant put in afterwards", () => altered({ aud: otherTenant })],
  ["a longer life put in afterwards", () => altered({ exp: now() + 99_999 })],
  ["an end cut off", () => bearer().slice(0, -8)],
];

describe("promise 10: it fails closed", () => {
  it("lets the Connector's own token in, and one whose time is off by less than five minutes", async () => {
    for (const right of [bearer(), bearer({ exp: now() - 60, nbf: now() - 3600 }), bearer({ nbf: undefined })]) {
      expect(await knock([right])).toBe(200);
    }
    expect(world.log.filter((line) => line.message === "turn")).toHaveLength(3);
  });

  it.each(wrong)("keeps out a token: %s", async (_name, make) => {
    const given = make();
    let status = 0;
    const left = await traces(async () => {
      status = await knock(typeof given === "string" ? [given] : given);
    });
    expect({ status, ...left }).toEqual({ status: 401, ...nothing });
  });

  it("keeps out a header that is larger than headers may be", async () => {
    const padding = "x".repeat(40_000);
    expect(await knock([bearer({ padding })]).catch(() => 431)).toBe(431);
  });

  const wrongActivities: [string, (right: Activity) => object, number][] = [
    ["of another channel", (right) => ({ ...right, channelId: "emulator" }), 403],
    ["of a channel with other rules in the SDK", (right) => ({ ...right, channelId: "AseChannel" }), 403],
    ["of no channel", (right) => ({ ...right, channelId: undefined }), 400],
    ["of a channel that is no text", (right) => ({ ...right, channelId: ["msteams"] }), 400],
    ["without a service url", (right) => ({ ...right, serviceUrl: undefined }), 400],
    ["with a service url that is not the token's", (right) => ({ ...right, serviceUrl: "http://127.0.0.1:1/" }), 401],
    ["with a foreign service url", (right) => ({ ...right, serviceUrl: "https://evil.example/" }), 403],
    ["without a conversation", (right) => ({ ...right, conversation: undefined }), 400],
    ["that is none", () => ({}), 400],
  ];
  it.each(wrongActivities)("keeps out an activity %s, though the token is right", async (_name, change, expected) => {
    let status = 0;
    const left = await traces(async () => {
      status = await knock([bearer()], change(asked()));
    });
    expect({ status, ...left }).toEqual({ status: expected, ...nothing });
  });

  it.each([
    ["Connector", { channelId: "msteams" }],
    ["emulator", { channelId: "emulator" }],
  ])("tells a stranger nothing of what an activity must be like (%s)", async (_name, change) => {
    const answers = [await knock(["Bearer a.b.c"], { ...asked(), ...change }), await knock(["Bearer a.b.c"], {})];
    expect(answers).toEqual([401, 401]);
  });
});

describe("promise 10: only the bot's own organisations", () => {
  const tenantIs = (channelData: unknown, tenantId: unknown) => {
    const right = asked();
    const own = z.object({ conversation: z.looseObject({}), channelData: z.looseObject({}) }).parse(right);
    return {
      ...right,
      conversation: { ...own.conversation, tenantId },
      channelData: { ...own.channelData, tenant: channelData },
    };
  };
  const foreign: [string, () => object][] = [
    ["another organisation", () => tenantIs({ id: otherTenant }, otherTenant)],
    ["another in the channel's data", () => tenantIs({ id: otherTenant }, world.teams.tenant)],
    ["another in the conversation", () => tenantIs({ id: world.teams.tenant }, otherTenant)],
    ["another, said in one place only", () => tenantIs(undefined, otherTenant)],
    ["none", () => tenantIs(undefined, undefined)],
    ["empty ones", () => tenantIs({ id: "" }, "")],
    ["one that is no text", () => tenantIs({ id: [world.teams.tenant] }, undefined)],
    ["one that is no text beside the right one", () => tenantIs({ id: { a: 1 } }, world.teams.tenant)],
    ["the name that local mode uses", () => tenantIs({ id: "local" }, "local")],
  ];
  it.each(foreign)("refuses and logs an activity of %s", async (_name, make) => {
    let status = 0;
    const left = await traces(async () => {
      status = await knock([bearer()], make());
    });
    expect({ status, ...left }).toEqual({ status: 403, ...nothing });
    const reasons = world.log.filter((line) => line.message === "a caller was turned away").map((line) => line.facts);
    expect(reasons).toContainEqual(expect.objectContaining({ reason: expect.stringMatching(/^tenant(s|Foreign|M)/) }));
  });

  it("takes its own, in either place and in capitals", async () => {
    const { tenant } = world.teams;
    expect(await knock([bearer()], tenantIs(undefined, tenant))).toBe(200);
    expect(await knock([bearer()], tenantIs({ id: tenant.toUpperCase() }, tenant))).toBe(200);
  });

  it("takes those of a list, and no others, when it is a bot for several", async () => {
    const tenants = new Set([otherTenant, "88888888-8888-4888-8888-888888888888"]);
    const several = await watchedApp({ identity: { type: "MultiTenant", tenantId: undefined, tenants } });
    const { teams, url } = several;
    teams.conversations.assign("a:one", otherTenant);
    const of = (id: string) => message(teams, { from: leader, place: { kind: "personal", id }, text: "hjelp" });
    expect((await deliver(teams, url, of("a:one"))).status).toBe(200);
    expect((await deliver(teams, url, of("a:own"))).status).toBe(403);
    await several.close();
  });

  it("takes nobody's when no list was given", async () => {
    const { teams } = world;
    const turned: RefusedBefore[] = [];
    const adapter = createTeamsAdapter({
      identity: { id: teams.botId, type: "MultiTenant", password: "secret" },
      ...{ hosts: "loopback", timeoutMs: 1000, onFailed: () => undefined },
      endpoints: { openIdUrl: teams.openIdUrl, acquireToken: async () => "bot-token" },
      onRefused: (why) => turned.push(why),
    });
    expect((await adapter.receive(bearer(), asked(), { run: async () => undefined })).status).toBe(403);
    expect(turned).toEqual([{ stage: "gate", reason: "tenantForeign" }]);
  });
});

const connectorPackage = createRequire(createRequire(import.meta.url).resolve("botbuilder"))("botframework-connector");
const issuersOfSdk = z
  .object({ ToBotFromBotOrEmulatorTokenValidationParameters: z.object({ issuer: z.array(z.string()) }) })
  .parse(connectorPackage).ToBotFromBotOrEmulatorTokenValidationParameters;

describe("promise 10: 100 000 junk tokens leave memory flat", () => {
  it("no list grows, no key document is fetched for them, and the heap stays", async () => {
    const { teams } = world;
    setFlagsFromString("--expose-gc");
    const collect = z.custom<() => void>((value) => typeof value === "function").parse(runInNewContext("gc"));
    const reasons = new Map<string, number>();
    const adapter = createTeamsAdapter({
      identity: { id: teams.botId, type: "SingleTenant", password: "secret", tenantId: teams.tenant },
      ...{ hosts: "loopback", timeoutMs: 1000, onFailed: () => undefined },
      endpoints: { openIdUrl: teams.openIdUrl, acquireToken: async () => "bot-token" },
      onRefused: (why) => {
        const reason = why.stage === "gate" ? why.reason : why.stage;
        reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
      },
    });
    let turns = 0;
    const run = async () => {
      turns += 1;
    };
    const activity = asked();
    const claims = { aud: teams.botId, serviceurl: teams.serviceUrl, exp: now() + 3600 };
    // every other is one that only its key tells from a right one
    const junk = (n: number) => {
      const issuer =
        n % 2 === 0 ? { iss: "https://api.botframework.com" } : { iss: `https://sts.windows.net/${n}/`, tid: `${n}` };
      return `Bearer ${base64({ alg: "RS256", kid: `kid-${n}` })}.${base64({ ...claims, ...issuer })}.c2ln`;
    };
    await adapter.receive(bearer(), activity, { run });
    const [issuers, fetched] = [issuersOfSdk.issuer.length, teams.keyDocument.asked];
    collect();
    const before = process.memoryUsage().heapUsed;
    for (let n = 0; n < 100_000; n += 1) await adapter.receive(junk(n), activity, { run });
    collect();
    expect(Object.fromEntries(reasons)).toEqual({ keyUnknown: 50_000, issuerForeign: 50_000 });
    expect(turns).toBe(1);
    expect(issuersOfSdk.issuer).toHaveLength(issuers);
    expect(teams.keyDocument.asked).toBe(fetched);
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(20_000_000);
  });
});
