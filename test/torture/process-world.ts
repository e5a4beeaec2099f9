import { setTimeout as pause } from "node:timers/promises";
import { sql } from "kysely";
import { askStates } from "../../src/domain/asking/ask.ts";
import type { Plan } from "../../src/domain/project/project.ts";
import type { Reading } from "../../src/domain/project/reading.ts";
import type { Data } from "../../src/journeys/ports.ts";
import { type Database, openDatabase } from "../../src/store/database.ts";
import { type AppProcess, startAppProcess } from "../support/app-process.ts";
import {
  type Activity,
  channel,
  type Delivered,
  deliver,
  installationUpdate,
  message,
  type Place,
  person,
  personalChat,
} from "../support/fakeTeams/activities.ts";
import { lostAnswers } from "../support/fakeTeams/lost-answers.ts";
import type { Copy } from "../support/fakeTeams/oracle.ts";
import { press, send } from "../support/fakeTeams/people.ts";
import { type FakeTeams, type FakeTeamsOptions, type Person, startFakeTeams } from "../support/fakeTeams/server.ts";
import { projectOf, solorPlan } from "../support/plan-builder.ts";
import type { Plant } from "./plants.ts";

export const leader = person("Prosjektleder", "prosjektleder@solor.example");
const valer = person("NAV Våler", "nav.valer@solor.example");
export const asnes = person("NAV Åsnes", "nav.asnes@solor.example");
const grue = person("NAV Grue", "nav.grue@solor.example");
export const owners: Person[] = [valer, asnes, grue];
const everyone: Person[] = [leader, ...owners];
const minute = 60_000;
/** So often in a row nothing is under way before it is settled: between a reply and what it changes lies a moment. */
const quietLooks = 3;
/** An app gives a call up after 1.5 s; on a busy machine it may be told of it much later. */
const longestCallLooks = 200;

type Options = {
  /** Monday 3 October 2022, 08.00 in Oslo, unless said otherwise */
  at?: string;
  change?: (plan: Plan) => Plan;
  teams?: FakeTeamsOptions;
};
type Parts = { tenant: string; teams: FakeTeams; database: Database; plan: Plan; shift: { ms: number } };
/** One row of the log of calls, as it stands. */
type AppOptions = { root?: string; connectorMs?: number; connections?: number; plant?: Plant };
type MessageRow = {
  id: string;
  kind: string;
  state: string;
  attempts: number;
  wanted: number;
  shown: number;
  post: string | null;
  place: string;
  error: string | null;
};

/**
 * NAV Solør in a tenant and a Teams of its own, and apps in processes of their own on one database, all by one clock
 * that runs ahead of the wall's, and that a test can move.
 */
export class ProcessWorld {
  readonly tenant: string;
  readonly teams: FakeTeams;
  readonly database: Database;
  readonly plan: Plan;
  readonly place = channel();
  /** every process that was ever started, also those that are dead */
  readonly started: AppProcess[] = [];
  private readonly shift: { ms: number };
  /** calls that were under way when an app was killed, its own among them */
  private readonly atKill = new Set<string>();

  private constructor({ tenant, teams, database, plan, shift }: Parts) {
    this.tenant = tenant;
    this.teams = teams;
    this.database = database;
    this.plan = plan;
    this.shift = shift;
  }

  static async start(databaseUrl: string, options: Options = {}): Promise<ProcessWorld> {
    const tenant = crypto.randomUUID();
    const shift = { ms: Date.parse(options.at ?? "2022-10-03T06:00:00Z") - Date.now() };
    const nowMs = () => Date.now() + shift.ms;
    const fake: FakeTeamsOptions = { tenant, botToken: "bot-token", strict: true, quota: "record", nowMs };
    const teams = await startFakeTeams({ ...fake, ...options.teams });
    const plan = (options.change ?? ((same) => same))(solorPlan({ project: projectOf({ id: "solor" }) }));
    // the test's own window into the database
    return new ProcessWorld({ tenant, teams, database: openDatabase(databaseUrl, { max: 3 }), plan, shift });
  }

  now(): string {
    return new Date(Date.now() + this.shift.ms).toISOString();
  }

  /** One more app; ready when it comes back. */
  async addApp(some: AppOptions = {}): Promise<AppProcess> {
    const app = this.launch(some);
    await app.ready;
    return app;
  }

  /** One more app, that may not get ready yet. */
  launch({ root, ...some }: AppOptions = {}): AppProcess {
    const { teams, tenant, shift } = this;
    const { botId, openIdUrl } = teams;
    const place = { databaseUrl: this.database.url, botId, tenant, openIdUrl, botToken: "bot-token" };
    const pace = { shiftMs: shift.ms, sweepMs: 250, connectorMs: 1500, connections: 5 };
    const app = startAppProcess({ ...place, ...pace, ...some }, root);
    this.started.push(app);
    return app;
  }

  /** Those that live. */
  get apps(): AppProcess[] {
    return this.started.filter((app) => app.isUp());
  }

  /** The newest that lives. */
  get app(): AppProcess {
    const app = this.apps.at(-1);
    if (!app) throw new Error("no app lives");
    return app;
  }

  /**
   * The fake's time first: an app must never be ahead of what counts its calls. While some apps live in the old time and
   * others in the new, or a call is under way from the one into the other, calls have no moment that both sides agree on:
   * they are not counted.
   */
  async advance({ days = 0, minutes = 0 }: { days?: number; minutes?: number }): Promise<void> {
    const { quota } = this.teams;
    const { mode } = quota;
    quota.mode = "off";
    const before = this.now();
    this.shift.ms += (days * 24 * 60 + minutes) * minute;
    await Promise.all(this.apps.map((app) => app.order({ order: "clock", shiftMs: this.shift.ms })));
    // a slot can be taken in the old time by a transaction that ends after the first look
    for (let tries = 0, quiet = 0; tries < 600 && quiet < quietLooks; tries += 1) {
      await pause(50);
      const calls = await this.underWay(before);
      const areOver = calls.every((id) => tries > longestCallLooks && this.atKill.has(id));
      quiet = areOver ? quiet + 1 : 0;
    }
    quota.mode = mode;
  }

  /** What an app has under way when it is killed gets no answer, and looks as the calls of those that live. */
  async kill(app: AppProcess): Promise<void> {
    await app.kill("SIGKILL");
    for (const id of await this.underWay(this.now())) this.atKill.add(id);
  }

  /** Calls with a slot before `at` and no answer; those of an app that died get none. */
  private async underWay(at: string): Promise<string[]> {
    const { rows } = await sql<{ id: string }>`
      select id from attempt where finished_at is null
        and started_at <= ${at}::timestamptz + interval '2 seconds'
    `.execute(this.database.db);
    return rows.map(({ id }) => id);
  }

  async hear(activity: Activity, app = this.app): Promise<Delivered> {
    return deliver(this.teams, app.url(), activity);
  }

  async say(text: string, by: { from?: Person; in?: Place; app?: AppProcess } = {}): Promise<Delivered> {
    const { from = leader, in: where = this.place, app } = by;
    return this.hear(message(this.teams, { from, place: where, text }), app);
  }

  /** The plan stored, the bot in the channel, the project coupled to it. */
  async couple(): Promise<void> {
    const { place, teams } = this;
    if (place.kind !== "channel") throw new Error("the project lives in a channel");
    teams.setMembers(place.teamId, everyone);
    teams.setMembers(place.id, everyone);
    for (const each of everyone) teams.setMembers(personalChat(each).id, [each]);
    await this.database.store.write(this.tenant, (data) => data.projects.savePlan(this.plan));
    // without the whole roster nobody can be mentioned
    const hasRoster = async () => (await this.members()) === everyone.length;
    await this.untilTaken(installationUpdate(teams, { from: leader, place, action: "add" }), hasRoster);
    const isCoupled = () =>
      this.read(async (data) => (await data.conversations.ofProject("solor", "main")) !== undefined);
    await this.untilTaken(message(teams, { from: leader, place, text: "koble nav-solor" }), isCoupled);
    await this.settled();
  }

  /** On a busy machine keys or a roster may come too late for one delivery: Teams delivers what is answered 503 again. */
  private async untilTaken(activity: Activity, isDone: () => Promise<boolean>): Promise<void> {
    let status: number | undefined;
    for (let delivery = 0; delivery < 5; delivery += 1) {
      ({ status } = await this.hear(activity));
      if (status === 200 && (await this.comesTo(isDone))) return;
    }
    throw new Error(`${activity.type} was not taken, the last reply was ${status}: ${this.lastLines()}`);
  }

  private async comesTo(isDone: () => Promise<boolean>): Promise<boolean> {
    for (let tries = 0; tries < 300; tries += 1) {
      if (await isDone()) return true;
      await pause(20);
    }
    return false;
  }

  private lastLines(): string {
    return this.app.log.map(({ msg, ...facts }) => `${msg} ${JSON.stringify(facts)}`.slice(0, 300)).join("\n");
  }

  private async members(): Promise<number> {
    return (await this.read((data) => data.conversations.members(this.place.id))).length;
  }

  /** Answers one row of the person's newest card; undefined when no reply came. */
  async answer(of: Person, row: string, value: string, copy = this.cardOf(of)) {
    const pressed = press(this.teams, { person: of, copy, rows: { [row]: value } });
    const reply = await send(this.teams, this.app.url(), pressed).catch(() => undefined);
    return { pressed, reply };
  }

  /** A value near the baseline of "S1 Åsnes", which need not be confirmed; `percent` of it. */
  plausible(row: string, percent = 104): string {
    const found = this.plan.rows.find(({ measureId, office }) => `${measureId} ${office}` === row);
    return ((Number(found?.baseline ?? 1) * percent) / 100).toFixed(2).replace(".", ",");
  }

  /** The newest card that asks this person. */
  cardOf(of: Person): Copy {
    const copy = this.teams.oracle.seen(of.teamsId).at(-1);
    if (!copy) throw new Error(`nobody asked ${of.name}`);
    return copy;
  }

  read<T>(work: (data: Data) => Promise<T>): Promise<T> {
    return this.database.store.read(this.tenant, work);
  }

  async history(): Promise<Reading[]> {
    return this.read((data) => data.readings.all(this.plan.project.id));
  }

  /** "S1 Åsnes 1.2", sorted; of a corrected value both */
  async readings(): Promise<string[]> {
    return (await this.history()).map(({ measureId, office, value }) => `${measureId} ${office} ${value}`).sort();
  }

  /** Promise 1: what got its receipt and is not in the history. */
  async lost() {
    const stored = (await this.history()).map(({ measureId, office, value }) => {
      return { tenant: this.tenant, row: `${measureId} ${office}`, value: String(value) };
    });
    return lostAnswers(this.teams.oracle.acknowledged(), stored);
  }

  /** Promise 4: how many asks there are in each state; all of them. */
  async asks(): Promise<{ total: number; states: Record<string, number> }> {
    const { rows } = await sql<{ state: string; count: number }>`
      select state, count(*)::int as count from ask where tenant = ${this.tenant} group by state
    `.execute(this.database.db);
    const states = Object.fromEntries(rows.map(({ state, count }) => [state, count]));
    const total = rows.reduce((sum, { count }) => sum + count, 0);
    const counted = askStates.reduce((sum, state) => sum + (states[state] ?? 0), 0);
    if (counted !== total) throw new Error(`asks in no known state: ${JSON.stringify(states)}`);
    return { total, states };
  }

  async messages(): Promise<MessageRow[]> {
    const { rows } = await sql<MessageRow>`
      select id, subject ->> 'kind' as kind, state, attempts, wanted, shown, activity_id as post, conversation_id as place, last_error as error
      from message where tenant = ${this.tenant} order by seq
    `.execute(this.database.db);
    return rows;
  }

  /** Teams' ids of the posts that the bot has made and may change: not those it was refused to change for good. */
  async knownPosts(): Promise<Set<string>> {
    const { rows } = await sql<{ id: string }>`
      select activity_id as id from message where tenant = ${this.tenant} and state = 'delivered' and activity_id is not null
        and (last_error is null or shown < wanted)
      union select activity_id from message_copy where tenant = ${this.tenant}
    `.execute(this.database.db);
    return new Set(rows.map(({ id }) => id));
  }

  /** The current reading of each ask that is answered, by its id. */
  async answeredAsks(): Promise<Map<string, string>> {
    const { rows } = await sql<{ id: string; reading: string }>`
      select id, reading_id as reading from ask where tenant = ${this.tenant} and state = 'answered' and reading_id is not null
    `.execute(this.database.db);
    return new Map(rows.map(({ id, reading }) => [id, reading]));
  }

  /**
   * Nothing waits to be sent or updated, and nothing is on its way, replies neither: a late one may overwrite a post,
   * which is then shown anew. What waits for its time (a retry, or the lease of an app that died) gets it: the clock is
   * moved on by minutes.
   */
  async settled(): Promise<void> {
    for (let round = 0; round < 60; round += 1) {
      let left = await this.waiting();
      let quiet = 0;
      // what is in hand must end first: it would lose its lease, and be unknown
      for (let tries = 0; tries < 300 && quiet < quietLooks; tries += 1) {
        await pause(50);
        left = await this.waiting();
        quiet = left.now === 0 ? quiet + 1 : 0;
      }
      if (left.now + left.later === 0) return;
      await this.advance({ minutes: 2 });
    }
    throw new Error(`it does not settle: ${JSON.stringify(await this.messages())}`);
  }

  /** What was logged of the calls in a conversation, in milliseconds from `atMs`. */
  async attemptsAround(conversation: string, atMs: number): Promise<string[]> {
    const ms = (column: string) => sql`(extract(epoch from ${sql.ref(column)}) * 1000 - ${atMs}::float8)::int`;
    const { rows } = await sql<{ kind: string; started: number; finished: number | null; outcome: string | null }>`
      select kind, ${ms("started_at")} as started, ${ms("finished_at")} as finished, outcome from attempt
      where split_part(conversation_id, ';', 1) = ${conversation}
        and tstzrange(started_at, finished_at) && tstzrange(
          to_timestamp((${atMs}::float8 - 5000) / 1000), to_timestamp((${atMs}::float8 + 1000) / 1000))
      order by started_at
    `.execute(this.database.db);
    return rows.map(
      ({ kind, started, finished, outcome }) => `${kind} slot ${started} answered ${finished} ${outcome}`,
    );
  }

  private async waiting(): Promise<{ now: number; later: number }> {
    const { rows } = await sql<{ now: number; later: number }>`
      select count(*) filter (where not_before is null or not_before <= ${this.now()}::timestamptz)::int + (
          select count(*) from attempt where tenant = ${this.tenant} and finished_at is null and message_id is null
        )::int as now,
        count(*) filter (where not_before > ${this.now()}::timestamptz)::int as later
      from message as m
      where tenant = ${this.tenant}
        and (state in ('planned', 'sending') or (state = 'delivered' and wanted > shown))
        and not exists (select from message as root
          where root.tenant = m.tenant and root.id = m.under_message and root.state = 'blocked')
    `.execute(this.database.db);
    return rows[0] ?? { now: 0, later: 0 };
  }

  /** Waits for what happens, not for a time; the limit only ends a test that would never. */
  async until(check: () => boolean | Promise<boolean>, what: string): Promise<void> {
    for (let tries = 0; tries < 4500; tries += 1) {
      if (await check()) return;
      await pause(20);
    }
    throw new Error(`it never came to this: ${what}\n${this.lastLines()}`);
  }

  async close(): Promise<void> {
    await Promise.all(this.apps.map((app) => app.kill("SIGTERM")));
    await this.teams.close();
    await this.database.close();
  }
}
