import { setTimeout as pause } from "node:timers/promises";
import { sql } from "kysely";
import { type App, createApp } from "../../src/app.ts";
import type { ProductionConfig } from "../../src/config.ts";
import type { Plan } from "../../src/domain/project/project.ts";
import type { Reading } from "../../src/domain/project/reading.ts";
import type { Data } from "../../src/journeys/ports.ts";
import type { Database } from "../../src/store/database.ts";
import { openDatabase } from "../../src/store/database.ts";
import { createWorkbooks } from "../../src/workbook/excel-workbooks.ts";
import { type MovableClock, movableClock } from "../support/clock.ts";
import {
  type Activity,
  channel,
  deliver,
  installationUpdate,
  message,
  type Place,
  person,
  personalChat,
} from "../support/fakeTeams/activities.ts";
import type { Copy } from "../support/fakeTeams/oracle.ts";
import { type FakeTeams, type FakeTeamsOptions, type Person, startFakeTeams } from "../support/fakeTeams/server.ts";
import { countingIds } from "../support/ids.ts";
import { projectOf, solorPlan } from "../support/plan-builder.ts";

const leader = person("Prosjektleder", "prosjektleder@solor.example");
const valer = person("NAV Våler", "nav.valer@solor.example");
export const asnes = person("NAV Åsnes", "nav.asnes@solor.example");
export const grue = person("NAV Grue", "nav.grue@solor.example");
const owners: Person[] = [valer, asnes, grue];
const everyone: Person[] = [leader, ...owners];

export type WorldOptions = {
  /** Monday 3 October 2022, 08.00 in Oslo, unless said otherwise */
  at?: string;
  change?: (plan: Plan) => Plan;
  teams?: FakeTeamsOptions;
};

let worlds = 0;

/**
 * NAV Solør in a tenant and a Teams of its own, authentication on. Any number of app instances stand on the file's one
 * database; the clock stands still until a test moves it.
 */
export class World {
  readonly tenant: string;
  readonly place: Place;
  readonly clock: MovableClock;
  readonly teams: FakeTeams;
  readonly database: Database;
  readonly plan: Plan;
  readonly apps: { app: App; url: string }[] = [];
  private readonly prefix: string;

  private constructor(parts: {
    tenant: string;
    clock: MovableClock;
    teams: FakeTeams;
    database: Database;
    plan: Plan;
  }) {
    this.tenant = parts.tenant;
    this.clock = parts.clock;
    this.teams = parts.teams;
    this.database = parts.database;
    this.plan = parts.plan;
    this.place = channel();
    worlds += 1;
    this.prefix = `w${worlds}`;
  }

  static async start(database: Database, options: WorldOptions = {}): Promise<World> {
    const tenant = crypto.randomUUID();
    const clock = movableClock(options.at ?? "2022-10-03T06:00:00Z");
    const nowMs = () => Date.parse(clock.now());
    const fake: FakeTeamsOptions = { tenant, botToken: "bot-token", strict: true, quota: "off", nowMs };
    const teams = await startFakeTeams({ ...fake, ...options.teams });
    const plan = (options.change ?? ((same) => same))(solorPlan({ project: projectOf({ id: "solor" }) }));
    return new World({ tenant, clock, teams, database, plan });
  }

  /** One more instance of the app on the same database. */
  async addApp(extra: { connectorMs?: number } = {}): Promise<string> {
    const { teams, clock, prefix } = this;
    const identity = { id: teams.botId, type: "SingleTenant" as const, password: "secret", tenantId: this.tenant };
    const config: ProductionConfig = { mode: "production", port: 0, dataDir: "", logLevel: "silent", identity };
    const app = createApp(config, {
      database: openDatabase(this.database.url, { max: 4 }),
      clock,
      ids: countingIds(`${prefix}i${crypto.randomUUID().slice(0, 4)}`),
      workbooks: createWorkbooks(),
      log: { info: () => undefined, warn: () => undefined, error: () => undefined },
      endpoints: { openIdUrl: teams.openIdUrl, acquireToken: async () => "bot-token" },
      timing: { connectorMs: extra.connectorMs ?? 1000, sweepMs: 300 },
    });
    const url = `http://127.0.0.1:${await app.listen()}`;
    this.apps.push({ app, url });
    await app.ready();
    return url;
  }

  /** The url of an instance, the first unless said otherwise. */
  url(instance = 0): string {
    return this.apps[instance]?.url ?? "";
  }

  async hear(activity: Activity, instance = 0) {
    return deliver(this.teams, this.url(instance), activity);
  }

  async say(text: string, by: { from?: Person; in?: Place; instance?: number } = {}) {
    const { from = leader, in: where = this.place, instance } = by;
    return this.hear(message(this.teams, { from, place: where, text }), instance);
  }

  /** The plan stored, the bot in the channel, the project coupled to it. */
  async couple(): Promise<void> {
    const { place, teams } = this;
    if (place.kind !== "channel") throw new Error("the project lives in a channel");
    teams.setMembers(place.teamId, everyone);
    for (const each of everyone) teams.setMembers(personalChat(each).id, [each]);
    await this.write((data) => data.projects.savePlan(this.plan));
    await this.hear(installationUpdate(teams, { from: leader, place, action: "add" }));
    await this.until(() => teams.calls.some(({ operation }) => operation === "members"), "the roster is read");
    await this.say("koble nav-solor");
    await this.settled();
  }

  /** A round is open and every card is out. */
  async ask(): Promise<void> {
    await this.couple();
    await this.say("spør nå");
    await this.settled();
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

  write<T>(work: (data: Data) => Promise<T>): Promise<T> {
    return this.database.store.write(this.tenant, work);
  }

  /** "S1 Åsnes 1.2 nav.asnes@solor.example", sorted */
  async readings(): Promise<string[]> {
    const line = ({ measureId, office, value, by }: Reading) => `${measureId} ${office} ${value} ${by}`;
    return (await this.read((data) => data.readings.all("solor"))).map(line).sort();
  }

  /** Nothing waits to be sent or updated now, and nothing is on its way. */
  async settled(): Promise<void> {
    await this.until(async () => {
      await Promise.all(this.apps.map(({ app }) => app.sweep()));
      return (await this.waiting()) === 0;
    }, "nothing waits");
  }

  /** Messages that are on their way or could go now; one under a post waits for that one, one with a time for its time. */
  private async waiting(): Promise<number> {
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from message as m
      where tenant = ${this.tenant}
        and (not_before is null or not_before <= ${this.clock.now()}::timestamptz or state = 'sending')
        and (state in ('planned', 'sending') or (state = 'delivered' and wanted > shown))
        and not exists (select from message as root
          where root.tenant = m.tenant and root.id = m.under_message and root.state in ('planned', 'sending'))
    `.execute(this.database.db);
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

  async stopApps(): Promise<void> {
    for (const { app } of this.apps.splice(0)) await app.close();
  }

  async close(): Promise<void> {
    await this.stopApps();
    await this.teams.close();
  }
}
