import { spawn } from "node:child_process";
import { createServer, type Server } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { createApp } from "../../src/app.ts";
import type { ProductionConfig } from "../../src/config.ts";
import { createLog } from "../../src/log.ts";
import { createPictures } from "../../src/report/pictures.ts";
import { type Database, openDatabase } from "../../src/store/database.ts";
import { secretsOf, withoutSecrets } from "../../src/without-secrets.ts";
import { createWorkbooks } from "../../src/workbook/excel-workbooks.ts";
import { movableClock } from "../support/clock.ts";
import { freshStore } from "../support/database.ts";
import {
  channel,
  deliver,
  installationUpdate,
  message,
  person,
  personalChat,
} from "../support/fakeTeams/activities.ts";
import { type FakeTeams, startFakeTeams } from "../support/fakeTeams/server.ts";
import { countingIds } from "../support/ids.ts";

const secret = 'hemmelig-example~"Passord/8Q';
// in parts, so that the scan of the repository does not take it for a real one
const botToken = ["eyJhbGciOiJub25lIn0", "eyJhdWQiOiJib3QifQ", "c2lnbmF0dXJl"].join(".");
const opaque = "an-opaque-token-of-the-bot-4711";
const leader = person("Prosjektleder", "prosjektleder@solor.example");

let teams: FakeTeams;
let database: Database;
beforeAll(async () => {
  teams = await startFakeTeams();
  database = await freshStore();
});
afterAll(async () => {
  await teams.close();
  await database.close();
});

/** An app whose log is read as it is written, and which signs in as it is told. */
async function appWith(acquireToken: () => Promise<string>) {
  const identity = { id: teams.botId, type: "SingleTenant" as const, password: secret, tenantId: teams.tenant };
  const common = { port: 0, dataDir: "", logLevel: "info" as const, databaseUrl: database.url };
  const config: ProductionConfig = { mode: "production", ...common, identity };
  const written: string[] = [];
  const log = createLog(config, { write: (line: string) => void written.push(line) });
  const app = createApp(config, {
    ...{ database: openDatabase(database.url, { max: 4 }), clock: movableClock("2022-10-03T06:00:00Z"), log },
    ...{ ids: countingIds(), workbooks: createWorkbooks(), pictures: createPictures() },
    endpoints: { openIdUrl: teams.openIdUrl, acquireToken },
    timing: { connectorMs: 1000 },
  });
  const url = `http://127.0.0.1:${await app.listen()}`;
  await app.ready();
  return { app, url, written: () => written.join("") };
}

/** Says, clicks and installs, so that every kind of call is tried; what came back, as text. */
async function useAll(url: string, from: { serviceUrl: string }): Promise<string> {
  const token = teams.token({ serviceurl: from.serviceUrl });
  const events = [
    installationUpdate(teams, { from: leader, place: channel(), action: "add" }),
    message(teams, { from: leader, place: personalChat(leader), text: "hjelp" }),
    message(teams, { from: leader, place: channel(), text: "koble" }),
    { ...message(teams, { from: leader, place: channel(), text: "" }), type: "invoke", name: "adaptiveCard/action" },
  ];
  const answers: unknown[] = [];
  for (const event of events) answers.push(await deliver(teams, url, { ...event, ...from }, token));
  return JSON.stringify(answers);
}

async function until(check: () => boolean): Promise<void> {
  for (let tries = 0; tries < 1000 && !check(); tries += 1) await pause(20);
  expect(check()).toBe(true);
}

/** In any way of writing it. */
function expectNoSecret(text: string): void {
  for (const known of [
    secret,
    ...secret.split('"'),
    JSON.stringify(secret).slice(1, -1),
    encodeURIComponent(secret),
    botToken,
    opaque,
  ]) {
    expect(text).not.toContain(known);
  }
}

describe("promise 10: secrets stay in", () => {
  it("when the login server refuses and repeats what it was sent", async () => {
    const { app, url, written } = await appWith(async () => {
      const words = `invalid_client: AADSTS7000215: Invalid client secret provided: ${secret}, in client_secret=${encodeURIComponent(secret)}`;
      throw Object.assign(new Error(words), { name: "ServerError", errorCode: "invalid_client" });
    });
    const answers = await useAll(url, { serviceUrl: teams.serviceUrl });
    await until(() => written().includes("AADSTS7000215"));
    await app.close();
    expectNoSecret(written() + answers);
    expect(written()).toContain("[secret]");
  });

  it.each([
    ["a token", botToken],
    ["a token that looks like nothing", opaque],
  ])("when the connector answers 401 and repeats the header: %s", async (_name, given) => {
    const echoing = await echoServer();
    const { app, url, written } = await appWith(async () => given);
    const answers = await useAll(url, { serviceUrl: echoing.serviceUrl });
    await until(() => echoing.asked() >= 3 && written().includes("401"));
    await app.close();
    echoing.server.close();
    expectNoSecret(written() + answers);
    const { rows } = await database.pool.query<{ found: number }>(
      "select count(*)::int as found from attempt as a where a::text like '%opaque-token%' or a::text like '%eyJ0%'",
    );
    expect(rows[0]?.found).toBe(0);
  });

  it("when the database refuses the password, in the app and in a command", async () => {
    const wrong = Object.assign(new URL(database.url), { password: encodeURIComponent(secret) }).href;
    const app = run("src/main.ts", { DATABASE_URL: wrong, PORT: "0" });
    await until(() => app.output().includes("does not answer"));
    app.stop();
    const command = run("src/cli/redrive.ts", { DATABASE_URL: wrong });
    expect(await command.ended).not.toBe(0);
    await app.ended;
    expect(command.output()).toMatch(/password authentication failed|It failed/);
    expectNoSecret(app.output() + command.output());
  });

  it.each([
    "postgres://bot:example#example4711@db.example/nullpunkt",
    "postgres://bot:example/example4711@db.example/nullpunkt",
    "mysql://bot:example4711@db.example/nullpunkt",
  ])("when the environment can't be read: %s", async (DATABASE_URL) => {
    const app = run("src/main.ts", { DATABASE_URL, BOT_TYPE: "Wrong" });
    expect(await app.ended).toBe(1);
    expect(app.output()).toMatch(/DATABASE_URL/);
    expect(app.output()).not.toContain("example4711");
  });

  it("in whatever way a text has them", () => {
    const identity = { id: "x", type: "SingleTenant" as const, password: secret };
    const databaseUrl = "postgres://bot:example%40p%2Fword@db.example/nullpunkt";
    const clean = withoutSecrets(
      secretsOf({ mode: "production", port: 0, dataDir: "", logLevel: "info", identity, databaseUrl }),
    );
    const shown = clean(
      `${secret} ${encodeURIComponent(secret)} ${JSON.stringify({ a: secret })} ${databaseUrl} example@p/word example%40p%2Fword ` +
        `authorization: Bearer ${botToken} basic dXNlcjpwYXNz ${botToken} postgresql://other:unknown@db.example/x`,
    );
    expect(shown).not.toMatch(/hemmelig|Passord|p\/word|p%2Fword|eyJ|dXNl|unknown/);
    expect(shown).toContain("db.example/nullpunkt");
    expect(clean("S1 Åsnes 1,2 https://bot.example/readyz 08:00")).toBe(
      "S1 Åsnes 1,2 https://bot.example/readyz 08:00",
    );
  });

  it("in a field that is named so", () => {
    const written: string[] = [];
    const identity = { id: "x", type: "SingleTenant" as const };
    const config: ProductionConfig = { mode: "production", port: 0, dataDir: "", logLevel: "info", identity };
    const log = createLog(config, { write: (line: string) => void written.push(line) });
    log.info(
      { headers: { authorization: "abc123" }, request: { options: { password: "abc123" } }, token: "abc123" },
      "x",
    );
    expect(written.join("")).toContain("Redacted");
    expect(written.join("")).not.toContain("abc123");
  });
});

type Echoing = { server: Server; serviceUrl: string; asked: () => number };

/** A Connector that is as careless as can be. */
async function echoServer(): Promise<Echoing> {
  let asked = 0;
  const server = createServer((request, response) => {
    asked += 1;
    const { authorization } = request.headers;
    response.statusCode = 401;
    response.setHeader("content-type", "application/json");
    response.setHeader("www-authenticate", authorization ?? "");
    response.end(
      JSON.stringify({ error: { code: "Unauthorized", message: `not taken: ${authorization?.split(" ")[1]}` } }),
    );
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" ? address?.port : 0;
  return { server, serviceUrl: `http://127.0.0.1:${port}/emea/`, asked: () => asked };
}

/** A program of ours in production's environment. */
function run(program: string, env: Record<string, string>) {
  const id = "11111111-1111-4111-8111-111111111111";
  const child = spawn(process.execPath, [program], {
    env: { PATH: "/usr/bin:/bin", BOT_ID: id, BOT_TENANT_ID: id, BOT_PASSWORD: secret, ...env },
  });
  const output: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => void output.push(chunk.toString()));
  const ended = new Promise<number | null>((resolve) => void child.once("close", resolve));
  return { output: () => output.join(""), stop: () => void child.kill("SIGTERM"), ended };
}
