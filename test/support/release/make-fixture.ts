/**
 * Makes a database as a release leaves it when it is stopped in the middle of its work, by that release's own code:
 *
 *   git worktree add /tmp/release COMMIT && (cd /tmp/release && npm ci && node HERE/make-fixture.ts OUT)
 *
 * In it: a round whose cards are posted, one of them answered; another round of which one message waits with its job,
 * one was started without a result, and the rest were sent; what is due planned ahead. The result has no names but those
 * of the example project. It is run by hand, once for a release; the tests read what it wrote.
 */
import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import pg from "pg";
import { getConstructionPlans } from "pg-boss";
import type { Data } from "../../../src/journeys/ports.ts";
import type { Person } from "../fakeTeams/conversations.ts";
import { dumpOf, recordedSchema } from "./dump.ts";

type Activity = Record<string, unknown>;
type Posted = { id: string; conversationId: string; activity: Activity; updates: Activity[] };

const of = (file: string) => import(pathToFileURL(path.resolve(file)).href);
const { startCluster } = await of("src/store/embedded/embedded.ts");
const { openDatabase } = await of("src/store/database.ts");
const { migrateForward } = await of("src/store/migrate.ts");
const { createApp } = await of("src/app.ts");
const { startJobs } = await of("src/jobs/boss.ts");
const { openRound } = await of("src/journeys/open-round.ts");
const { deliverMessage } = await of("src/journeys/deliver-message.ts");
const { createWorkbooks } = await of("src/workbook/excel-workbooks.ts");
const { createIds } = await of("src/ids.ts");
const { movableClock } = await of("test/support/clock.ts");
const { projectOf, solorPlan } = await of("test/support/plan-builder.ts");
const fake = await of("test/support/fakeTeams/activities.ts");
const { startFakeTeams } = await of("test/support/fakeTeams/server.ts");

const out = process.argv[2] ?? "out";
const silent = { info: () => undefined, warn: console.warn, error: console.error };
const people = ["prosjektleder", "nav.valer", "nav.asnes", "nav.grue"].map((name) =>
  fake.person(name, `${name}@solor.example`),
);
const [leader, , asnes] = people;

const folder = mkdtempSync(path.join(tmpdir(), "nullpunkt-release-"));
chmodSync(folder, 0o711);
const cluster = await startCluster(path.join(folder, "data"), { fsync: "off" });
const database = openDatabase(cluster.url("release"), { create: true });
const teams = await startFakeTeams();
const { tenant } = teams;
const clock = movableClock("2022-10-03T06:00:00Z");
const ports = { store: database.store, clock, ids: createIds() };
const place = fake.channel();
const app = createApp(
  {
    mode: "production",
    port: 0,
    dataDir: "",
    logLevel: "silent",
    identity: { id: teams.botId, type: "SingleTenant", password: "secret", tenantId: tenant },
  },
  {
    ...{ database, clock, ids: ports.ids, workbooks: createWorkbooks(), log: silent, timing: { connectorMs: 1000 } },
    endpoints: { openIdUrl: teams.openIdUrl, acquireToken: async () => "bot-token" },
  },
);

async function until(isSo: () => Promise<boolean> | boolean): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    if (await isSo()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("it did not come");
}

async function rows(question: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const answer = await client.query(question);
  await client.end();
  return answer.rows;
}

/** The first project: its cards come to the channel, and one owner answers a line. */
async function postRound(): Promise<void> {
  const url = `http://127.0.0.1:${await app.listen()}`;
  await app.ready();
  for (const id of [place.id, place.teamId]) teams.setMembers(id, people);
  const plan = solorPlan({ project: projectOf({ id: "solor", channelName: place.channelName }) });
  await database.store.write(tenant, (data: Data) => data.projects.savePlan(plan));
  const say = (text: string) => fake.deliver(teams, url, fake.message(teams, { from: leader, place, text }));
  await fake.deliver(teams, url, fake.installationUpdate(teams, { from: leader, place, action: "add" }));
  await say("koble nav-solor");
  await say("spør nå");
  const waiting = "select 1 from message where state not in ('delivered') or shown < wanted";
  await until(async () => teams.posts.length > 4 && (await rows(waiting)).length === 0);
  const [answered] = await rows(`select * from ask where person = '${asnes.user}' order by seq limit 1`);
  const [card] = await rows(
    `select * from message where subject ->> 'user' = '${asnes.user}' and subject ->> 'kind' = 'answerCard'`,
  );
  const all = await rows(`select id, revision from ask where person = '${asnes.user}' order by seq`);
  const asks = Object.fromEntries(all.map(({ id, revision }) => [id, revision]));
  const data = { round: answered?.["round_id"], user: asnes.user, asks, [`value_${answered?.["id"]}`]: "1,2" };
  const click = { from: asnes, place, verb: "saveAnswers", data, replyToId: card?.["activity_id"] };
  console.log(await fake.deliver(teams, url, fake.cardAction(teams, click)));
  await until(async () => (await rows(waiting)).length === 0);
}

/** The second: stopped in the middle. */
async function stopInRound(): Promise<void> {
  const jobs = await startJobs(database.url, silent);
  database.wakeBy(jobs.waker);
  const plan = solorPlan({ project: projectOf({ id: "glommen", shortName: "nav-glommen", name: "NAV Glommen" }) });
  const other = {
    id: "19:glommen@thread.tacv2",
    kind: "channel" as const,
    serviceUrl: teams.serviceUrl,
    botId: `28:${teams.botId}`,
  };
  await database.store.write(tenant, async (data: Data) => {
    await data.projects.savePlan(plan);
    await data.conversations.save({ ...other, installed: true, projectId: "glommen", purpose: "main" });
    const members = people.map(({ teamsId, user, name }: Person) => ({ teamsId, user, name, guest: false }));
    await data.conversations.saveMembers(other.id, members);
  });
  await openRound(ports, { tenant, projectId: "glommen", language: "nb" });
  const planned = await rows("select id, subject ->> 'kind' as kind from message where state = 'planned' order by seq");
  let count = 0;
  const result = (outcome: string) => async () => {
    count += 1;
    return outcome === "delivered" ? { outcome, activityId: `old-${count}` } : { outcome, error: "reset" };
  };
  const send = (message: Record<string, unknown> | undefined, outcome: string) =>
    deliverMessage({ ...ports, messenger: { create: result(outcome) } }, { tenant, messageId: message?.["id"] });
  const cards = planned.filter(({ kind }) => kind === "answerCard");
  for (const message of planned.filter(({ kind }) => kind !== "answerCard")) await send(message, "delivered");
  await send(cards[0], "unknown");
  for (const card of cards.slice(2)) await send(card, "delivered");
  await jobs.stop();
}

await postRound();
await app.sweep();
await until(async () => (await rows("select 1 from due")).length > 0);
// as they look on the screen now
const posts = teams.posts.map(({ id, conversationId, activity, updates }: Posted) => {
  const { serviceUrl: _, ...latest } = updates.at(-1) ?? activity;
  return { id, conversationId, activity: latest };
});
// without its workers from here on; close() would close the database too
await app.close();
Object.assign(database, openDatabase(cluster.url("release")));
ports.store = database.store;
await stopInRound();

mkdirSync(out, { recursive: true });
const empty = openDatabase(cluster.url("empty"), { create: true });
const schema = await recordedSchema(cluster.url("empty"), migrateForward);
const dump = await dumpOf(database.url);
const sql = [...schema, getConstructionPlans("pgboss"), ...dump]
  .map((each) => `${each.trim().replace(/;$/, "")};\n`)
  .join("");
writeFileSync(path.join(out, "database.sql"), sql.replaceAll(teams.serviceUrl, "{{serviceUrl}}"));
writeFileSync(path.join(out, "posts.json"), JSON.stringify({ tenant, botId: teams.botId, place, people, posts }));
await empty.close();
await database.close();
await teams.close();
await cluster.stop();
