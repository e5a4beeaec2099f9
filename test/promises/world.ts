import { setTimeout as pause } from "node:timers/promises";
import { sql } from "kysely";
import { type App, createApp } from "../../src/app.ts";
import type { ProductionConfig } from "../../src/config.ts";
import type { Plan } from "../../src/domain/project/project.ts";
import type { Reading } from "../../src/domain/project/reading.ts";
import { createIds } from "../../src/ids.ts";
import type { Clock, CorrectedClock, Data } from "../../src/journeys/ports.ts";
import { createPictures } from "../../src/report/pictures.ts";
import type { Database } from "../../src/store/database.ts";
import { openDatabase } from "../../src/store/database.ts";
import type { Log } from "../../src/teams/bot-parts.ts";
import { createWorkbooks } from "../../src/workbook/excel-workbooks.ts";
import { type MovableClock, movableClock } from "../support/clock.ts";
import { freshStore } from "../support/database.ts";
import {
  type Activity,
  deliver,
  installationUpdate,
  message,
  type Place,
  person,
  personalChat,
} from "../support/fakeTeams/activities.ts";
import { cardIn, readCard } from "../support/fakeTeams/card-reader.ts";
import type { Stored } from "../support/fakeTeams/lost-answers.ts";
import type { Copy } from "../support/fakeTeams/oracle.ts";
import { type FakeTeams, type FakeTeamsOptions, type Person, startFakeTeams } from "../support/fakeTeams/server.ts";
import { projectOf, solorPlan } from "../support/plan-builder.ts";

/** What stands for a whole file of tests: a Teams with authentication on, and app instances on one database. */
export class Stage {
  readonly apps: { app: App; url: string }[] = [];
  readonly clock: MovableClock;
  readonly teams: FakeTeams;
  readonly database: Database;
  /** whose activities the apps take: each world adds its own */
  readonly tenants = new Set<string>();

  private constructor(parts: { clock: MovableClock; teams: FakeTeams; database: Database }) {
    this.clock = parts.clock;
    this.teams = parts.teams;
    this.database = parts.database;
  }

  static async open(options: FakeTeamsOptions = {}): Promise<Stage> {
    const clock = movableClock(monday);
    const fake: FakeTeamsOptions = { botToken: "bot-token", strict: true, quota: "off" };
    const teams = await startFakeTeams({ ...fake, nowMs: () => Date.parse(clock.now()), ...options });
    return new Stage({ clock, teams, database: await freshStore() });
  }

  /** One more instance of the app on the same database. */
  async addApp(
    timing: { connectorMs?: number; replyMs?: number } = {},
    by: { clock?: Clock & Partial<CorrectedClock>; databaseUrl?: string; log?: Log } = {},
  ): Promise<string> {
    const { teams, tenants } = this;
    const { clock = this.clock, databaseUrl = this.database.url, log = silent } = by;
    const identity = { id: teams.botId, type: "MultiTenant" as const, password: "secret", tenants };
    const config: ProductionConfig = { mode: "production", port: 0, dataDir: "", logLevel: "silent", identity };
    const app = createApp(config, {
      database: openDatabase(databaseUrl, { max: 4 }),
      clock,
      ids: createIds(),
      workbooks: createWorkbooks(),
      pictures: createPictures(),
      log,
      endpoints: { openIdUrl: teams.openIdUrl, acquireToken: async () => "bot-token" },
      pace: () => "take",
      timing: { connectorMs: 1000, sweepMs: 300, ...timing },
    });
    const url = `http://127.0.0.1:${await app.listen()}`;
    this.apps.push({ app, url });
    await app.ready();
    return url;
  }

  async stopApps(): Promise<void> {
    for (const { app } of this.apps.splice(0)) await app.close();
  }

  async close(): Promise<void> {
    await this.stopApps();
    await this.teams.close();
    await this.database.close();
  }
}

const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
/** Monday 3 October 2022, 08.00 in Oslo. */
const monday = "2022-10-03T06:00:00Z";
let worlds = 0;

/** NAV Solør in a tenant of its own on the stage; the clock stands still until a test moves it. */
export class World {
  readonly tenant = crypto.randomUUID();
  readonly stage: Stage;
  readonly plan: Plan;
  readonly place: Extract<Place, { kind: "channel" }>;
  readonly people: Record<"leader" | "valer" | "asnes" | "grue", Person>;

  constructor(stage: Stage, some: { at?: string; change?: (plan: Plan) => Plan } = {}) {
    worlds += 1;
    const prefix = `w${worlds}`;
    stage.clock.set(some.at ?? monday);
    this.stage = stage;
    stage.tenants.add(this.tenant);
    this.plan = (some.change ?? ((same) => same))(solorPlan({ project: projectOf({ id: "solor" }) }));
    const { id, teamId } = { id: `19:${prefix}kanal@thread.tacv2`, teamId: `19:${prefix}team@thread.tacv2` };
    this.place = { kind: "channel", id, teamId, teamName: "Prosjekt NAV Solør", channelName: "Målinger" };
    const known = (name: string, user: string) =>
      person(name, `${user}@solor.example`, { teamsId: `29:${prefix}-${user}`, aadObjectId: `${prefix}-${user}` });
    this.people = {
      leader: known("Prosjektleder", "prosjektleder"),
      valer: known("NAV Våler", "nav.valer"),
      asnes: known("NAV Åsnes", "nav.asnes"),
      grue: known("NAV Grue", "nav.grue"),
    };
    for (const at of [id, teamId]) stage.teams.setMembers(at, this.everyone, this.tenant);
    for (const each of this.everyone) stage.teams.setMembers(personalChat(each).id, [each], this.tenant);
  }

  get teams(): FakeTeams {
    return this.stage.teams;
  }

  get clock(): MovableClock {
    return this.stage.clock;
  }

  get everyone(): Person[] {
    return Object.values(this.people);
  }

  /** The url of an instance, the first unless said otherwise. */
  url(instance = 0): string {
    return this.stage.apps[instance]?.url ?? "";
  }

  async hear(activity: Activity, instance = 0) {
    return deliver(this.teams, this.url(instance), activity);
  }

  async say(text: string, by: { from?: Person; in?: Place; instance?: number } = {}) {
    const { from = this.people.leader, in: where = this.place, instance } = by;
    return this.hear(message(this.teams, { from, place: where, text }), instance);
  }

  /** The plan stored, the bot in the channel, the project coupled to it. */
  async couple(): Promise<void> {
    const { place, teams, people } = this;
    await this.write((data) => data.projects.savePlan(this.plan));
    await this.hear(installationUpdate(teams, { from: people.leader, place, action: "add" }));
    await this.until(
      async () => (await this.read((data) => data.conversations.members(place.id))).length > 0,
      "a roster",
    );
    await this.say("koble nav-solor");
    // the roster is read anew for it, so it is done after the reply
    await this.until(
      async () => (await this.read((data) => data.conversations.ofProject(this.plan.project.id, "main"))) !== undefined,
      "a project of the channel",
    );
    await this.settled();
  }

  /** Puts the bot's own chat with a person in place, as her installing the app does. */
  async installFor(of: Person): Promise<void> {
    const chat = personalChat(of);
    await this.hear(installationUpdate(this.teams, { from: of, place: chat, action: "add" }));
    await this.until(async () => (await this.read((data) => data.conversations.members(chat.id))).length > 0, "a chat");
  }

  /** A round is open and every card is out. */
  async ask(): Promise<void> {
    await this.couple();
    await this.say("spør nå");
    await this.settled();
  }

  /** What the leader reads in her own chat when she writes this. */
  async leaderReads(command: string): Promise<string> {
    const chat = personalChat(this.people.leader);
    const before = this.teams.postsIn(chat.id).length;
    await this.say(command, { in: chat });
    await this.until(() => this.teams.postsIn(chat.id).length > before, `an answer to «${command}»`);
    const post = this.teams.postsIn(chat.id).at(-1);
    const card = post && cardIn(post.activity);
    return card ? readCard(card).texts.join("\n") : String(post?.activity["text"] ?? "");
  }

  /** The newest card that asks this person. */
  cardOf(of: Person): Copy {
    const copy = this.teams.oracle.seen(of.teamsId).at(-1);
    if (!copy) throw new Error(`nobody asked ${of.name}`);
    return copy;
  }

  askId(of: Person, row: string): string {
    return this.cardOf(of).card.rows.find((each) => each.row === row)?.askId ?? "";
  }

  /** "S1 Åsnes 1,2": the answers that got their receipt */
  acknowledged(): string[] {
    const own = this.teams.oracle.acknowledged().filter(({ tenant }) => tenant === this.tenant);
    return own.map(({ row, value }) => `${row} ${value}`).sort();
  }

  read<T>(work: (data: Data) => Promise<T>): Promise<T> {
    return this.stage.database.store.read(this.tenant, work);
  }

  write<T>(work: (data: Data) => Promise<T>): Promise<T> {
    return this.stage.database.store.write(this.tenant, work);
  }

  /** "S1 Åsnes 1.2 nav.asnes@solor.example", sorted */
  async readings(): Promise<string[]> {
    const line = ({ measureId, office, value, by }: Reading) => `${measureId} ${office} ${value} ${by}`;
    return (await this.read((data) => data.readings.all("solor"))).map(line).sort();
  }

  /** The history as the oracle compares it. */
  async stored(): Promise<Stored[]> {
    const { tenant } = this;
    const all = await this.read((data) => data.readings.all("solor"));
    return all.map(({ measureId, office, value }) => ({
      tenant,
      row: `${measureId} ${office}`,
      value: value.toString(),
    }));
  }

  /** Nothing waits to be sent or updated now, and nothing is on its way. */
  async settled(): Promise<void> {
    let looks = 0;
    await this.until(async () => {
      if (looks % 10 === 0) await Promise.all(this.stage.apps.map(({ app }) => app.sweep()));
      looks += 1;
      return (await this.waiting()) === 0;
    }, "nothing waits");
  }

  /** The states that the messages of this tenant are in, each once. */
  async messageStates(): Promise<string[]> {
    const { rows } = await sql<{ state: string }>`select distinct state from message where tenant = ${this.tenant}
      order by state`.execute(this.stage.database.db);
    return rows.map(({ state }) => state);
  }

  /** What is due by the clock is done. */
  async duesDone(): Promise<void> {
    await this.until(async () => {
      const { rows } = await sql<{ count: number }>`select count(*)::int as count from due
        where tenant = ${this.tenant} and claimed_at is null and at <= ${this.clock.now()}::timestamptz
      `.execute(this.stage.database.db);
      return rows[0]?.count === 0;
    }, "nothing is due");
  }

  /** Messages that are on their way or could go now; one under a post waits for that one, one with a time for its time. */
  private async waiting(): Promise<number> {
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from message as m
      where tenant = ${this.tenant}
        and (not_before is null or not_before <= ${this.clock.now()}::timestamptz or state = 'sending')
        and (state in ('planned', 'sending') or (state = 'delivered' and wanted > shown))
        and not exists (select from message as root
          where root.tenant = m.tenant and root.id = m.under_message and root.state in ('planned', 'sending', 'blocked'))
    `.execute(this.stage.database.db);
    return rows[0]?.count ?? 0;
  }

  /** Waits for what happens, not for a time; the limit only ends a test that would never. */
  async until(check: () => boolean | Promise<boolean>, what: string): Promise<void> {
    for (let tries = 0; tries < 1000; tries += 1) {
      if (await check()) return;
      await pause(20);
    }
    throw new Error(`it never came to this: ${what}`);
  }
}
