import { sql } from "kysely";
import { markOf } from "../../src/domain/plan-editing/plan-form.ts";
import type { Plan } from "../../src/domain/project/project.ts";
import type { Data, Ports } from "../../src/journeys/ports.ts";
import { createPictures } from "../../src/report/pictures.ts";
import { createReports } from "../../src/report/reports.ts";
import type { Database } from "../../src/store/database.ts";
import { createTeamsAdapter } from "../../src/teams/adapter.ts";
import { createBot } from "../../src/teams/bot.ts";
import { createCallSlots } from "../../src/teams/call-slots.ts";
import { createFiles } from "../../src/teams/files.ts";
import { createMessenger } from "../../src/teams/messenger.ts";
import { createRoster } from "../../src/teams/roster.ts";
import { createWorkbooks } from "../../src/workbook/excel-workbooks.ts";
import { type MovableClock, movableClock } from "../support/clock.ts";
import { deliverMessage } from "../support/deliver-messages.ts";
import { cardAction, channel, message, type Place, person, personalChat } from "../support/fakeTeams/activities.ts";
import { type FakeTeams, type Person, startFakeTeams } from "../support/fakeTeams/server.ts";
import { projectOf, solorPlan } from "../support/plan-builder.ts";
import { tenantTables } from "../support/queries/query-lint.ts";

/** An organisation of the three that have everything alike; `mark` stands in each of its texts, `ids` before each id. */
export type Organisation = { tenant: string; mark: string; ids: string; shortName: string };
/** `twin`: equal ids too. `stranger`: ids of its own, as they are in life. */
export type Three = { mine: Organisation; twin: Organisation; stranger: Organisation };

export const leader = person("Prosjektleder", "prosjektleder@solor.example");
export const asnes = person("NAV Åsnes", "nav.asnes@solor.example");
export const grue = person("NAV Grue", "nav.grue@solor.example");
export const place = channel();
const steering: Place = { ...channel(), id: "19:styring@thread.tacv2" };
const pattern: Organisation = {
  tenant: "11111111-0000-4000-8000-000000000000",
  mark: "Alfa",
  ids: "alfa-",
  shortName: "nav-solor",
};

/** What was said to whoever looks: the answer to Teams, each call of the bot's, and the log. */
export type Told = { body: string; all: string };

/** One bot for several organisations, whose people, places, names and numbers are all alike. */
export class SameTenants {
  readonly database: Database;
  readonly teams: FakeTeams;
  readonly ports: Ports;
  readonly #clock: MovableClock;
  readonly #logged: unknown[] = [];
  readonly #allowed = new Set([pattern.tenant]);
  readonly #hear: (activity: object) => Promise<unknown>;
  readonly #messenger: ReturnType<typeof createMessenger>;

  private constructor(database: Database, teams: FakeTeams) {
    this.database = database;
    this.teams = teams;
    this.#clock = movableClock("2022-10-03T06:00:00Z");
    let count = 0;
    const next = () => {
      count += 1;
      return `${pattern.ids}${String(count).padStart(5, "0")}`;
    };
    this.ports = { store: database.store, clock: this.#clock, ids: { next } };
    const adapter = createTeamsAdapter({
      identity: { id: teams.botId, type: "MultiTenant", password: "secret", tenants: this.#allowed },
      hosts: "loopback",
      timeoutMs: 2000,
      endpoints: { openIdUrl: teams.openIdUrl, acquireToken: async () => "bot-token" },
      onRefused: (why) => void this.#logged.push(why),
      onFailed: (error) => void this.#logged.push(String(error)),
    });
    const log = (facts: object, text: string) => void this.#logged.push({ facts, text });
    this.#messenger = createMessenger({ adapter });
    const bot = createBot({
      ports: this.ports,
      workbooks: createWorkbooks(),
      pictures: createPictures(),
      reports: createReports(),
      messenger: this.#messenger,
      roster: createRoster(adapter, createCallSlots(this.ports, { warn: log })),
      files: createFiles({ local: true, maxBytes: 200_000, timeoutMs: 2000 }),
      log: { info: log, warn: log, error: log },
    });
    this.#hear = async (activity) => {
      const answer = await adapter.receive(`Bearer ${teams.token()}`, activity, bot);
      await bot.settled();
      return answer;
    };
  }

  static async open(database: Database): Promise<SameTenants> {
    const world = new SameTenants(database, await startFakeTeams({ tenant: pattern.tenant }));
    await world.#livePattern();
    return world;
  }

  /** A project in the middle of its work: asked, answered, corrected, with a deputy, a digest and a file that waits. */
  async #livePattern(): Promise<void> {
    const actions = [{ id: "T1", kind: "action", text: "Opplæring", status: "planned" } as const];
    const plan = marked(
      solorPlan({
        actions: [...actions],
        project: projectOf({ id: `${pattern.ids}project`, leader: leader.user ?? "" }),
      }),
    );
    await this.write(pattern, (data) => data.projects.savePlan(plan));
    await this.say(pattern, `koble ${pattern.shortName}`);
    await this.say(pattern, `koble ${pattern.shortName} styringsgruppa`, { in: steering });
    await this.say(pattern, "spør nå");
    await this.sendWaiting(pattern);
    const own = await this.cardData(pattern);
    await this.click(pattern, "saveAnswers", own, asnes);
    await this.click(pattern, "freezePaper", { ...own, asked1_paper: `${pattern.mark} vedtak` });
    await this.say(pattern, "vikar nav.grue@solor.example 3.10.2022-7.10.2022", { from: asnes });
    await this.sendWaiting(pattern);
    const at = this.#clock.now();
    await this.write(pattern, async (data) => {
      const digest = { kind: "digest" as const, to: at, leaderLine: `${pattern.mark} uke` };
      // only what a tenant's digest must not show another is of interest
      const stored = { ...digest } as unknown as Parameters<typeof data.digests.insert>[0]["digest"];
      await data.digests.insert({
        id: `${pattern.ids}digest`,
        projectId: plan.project.id,
        key: "2022-W39",
        at,
        digest: stored,
      });
      const bytes = await createWorkbooks().write(plan, []);
      const upload = {
        id: `${pattern.ids}upload`,
        user: leader.user ?? "",
        fileName: `${pattern.mark}.xlsx`,
        bytes,
        at,
      };
      await data.uploads.save(upload);
      await data.dues.plan({ projectId: plan.project.id, what: "digest", key: "2022-W41", at: "2022-10-10T06:00:00Z" });
    });
  }

  /** Three organisations nobody has touched, with rows in the same tables. */
  async fresh(): Promise<Three> {
    const three = {
      mine: await this.#copy({ mark: "Alfa", ids: "alfa-", shortName: "nav-solor" }),
      twin: await this.#copy({ mark: "Beta", ids: "alfa-", shortName: "nav-solor" }),
      stranger: await this.#copy({ mark: "Gamma", ids: "gamma-", shortName: "gamma-nav" }),
    };
    return three;
  }

  /** Every row of the pattern once more, under another tenant, with its own marks and ids. */
  async #copy(as: Omit<Organisation, "tenant">): Promise<Organisation> {
    const tenant = crypto.randomUUID();
    this.#allowed.add(tenant);
    const changes = [
      [pattern.mark, as.mark] as const,
      [pattern.ids, as.ids] as const,
      [pattern.shortName, as.shortName] as const,
    ];
    await this.database.db.connection().execute(async (one) => {
      // a copy is no change: neither keys to other tables nor triggers look at it
      await sql`set session_replication_role = replica`.execute(one);
      for (const { table, columns } of await this.#tables()) {
        const cells = columns.map(({ name, type }) => {
          if (name === "tenant") return sql`${tenant}::text`;
          if (type !== "text" && type !== "jsonb") return sql.ref(name);
          const changed = changes.reduce(
            (text, [from, to]) => sql`replace(${text}, ${from}, ${to})`,
            sql`${sql.ref(name)}::text`,
          );
          return sql`(${changed})::${sql.raw(type)}`;
        });
        const names = sql.join(columns.map(({ name }) => sql.ref(name)));
        await sql`insert into ${sql.table(table)} (${names}) overriding system value
          select ${sql.join(cells)} from ${sql.table(table)} where tenant = ${pattern.tenant}`.execute(
          one.withoutPlugins(),
        );
      }
      await sql`set session_replication_role = default`.execute(one);
    });
    const organisation = { tenant, ...as };
    const plan = await this.read(organisation, (data) => data.projects.plan(`${as.ids}project`));
    if (plan === undefined) throw new Error("the copy has no plan");
    const bytes = await createWorkbooks().write(plan, []);
    await sql`update upload set bytes = ${Buffer.from(bytes)} where tenant = ${tenant}`.execute(this.database.db);
    return organisation;
  }

  async #tables(): Promise<{ table: string; columns: { name: string; type: string }[] }[]> {
    const { rows } = await sql<{ table: string; name: string; type: string }>`
      select relname as table, attname as name, format_type(atttypid, null) as type
      from pg_attribute join pg_class on pg_class.oid = attrelid
      where relname = any(${[...(await tenantTables(this.database.db))]}::text[]) and attnum > 0
        and not attisdropped and attgenerated = '' order by relname, attnum`.execute(this.database.db);
    const tables = Map.groupBy(rows, ({ table }) => table);
    return [...tables].map(([table, columns]) => ({ table, columns }));
  }

  /** Everything that is stored of these, each table in a number. */
  async rowsOf(others: Organisation[]): Promise<Record<string, string>> {
    const tenants = others.map(({ tenant }) => tenant);
    const found: Record<string, string> = {};
    for (const table of await tenantTables(this.database.db)) {
      const { rows } = await sql<{ sum: string }>`
        select md5(coalesce(string_agg(line, ' ' order by line), '')) as sum
        from (select to_jsonb(each)::text as line from ${sql.table(table)} as each where tenant = any(${tenants}::text[])) as lines
      `.execute(this.database.db);
      found[table] = rows[0]?.sum ?? "";
    }
    return found;
  }

  /** Of the organisation's tables those in which another's mark stands. */
  async strayMarks({ tenant }: Organisation, foreign: RegExp): Promise<string[]> {
    const stray: string[] = [];
    for (const table of await tenantTables(this.database.db)) {
      const { rows } = await sql<{ line: string }>`
        select to_jsonb(each)::text as line from ${sql.table(table)} as each where tenant = ${tenant}`.execute(
        this.database.db,
      );
      if (rows.some(({ line }) => foreign.test(line))) stray.push(table);
    }
    return stray;
  }

  /** What the cards and buttons of an organisation carry, all of it at once: a verb takes what it knows. */
  async cardData(of: Organisation): Promise<Record<string, unknown>> {
    const { round, asks } = await this.read(of, async (data) => {
      const found = await data.rounds.openOf(`${of.ids}project`);
      return { round: found?.id ?? "", asks: found ? await data.rounds.asks(found.id) : [] };
    });
    const own = asks.filter(({ person: asked }) => asked === asnes.user);
    const [first] = own;
    if (first === undefined) throw new Error("nobody was asked");
    const filled = { value: "1,2", choice: "value", reason: "telt på nytt", cause: "sesong", action: "ser på det" };
    return {
      ...{
        round,
        user: asnes.user,
        asks: Object.fromEntries(own.map(({ id, revision }) => [id, revision])),
        ask: first.id,
      },
      ...{ project: `${of.ids}project`, upload: `${of.ids}upload`, key: "2022-W40", text: "status", version: 1 },
      ...{ list: "risks", item: "1", seen: { event: markOf("Risiko 1") }, event_item: "Ansatte slutter" },
      ...{ drawn: "2022-10-03T07:00:00Z", actions: [{ id: "T1", was: "planned |  | " }], choice_0: "done" },
      ...{ benefit: "G1", to: asnes.user, result_benefit: "2,1 %", date_benefit: "30.9.2022", note_benefit: "lært" },
      ...{ line: `${of.ids}line`, was: "", name_line: "Lisenser", year_line: "2023", likely_line: "1000" },
      ...Object.fromEntries(Object.entries(filled).map(([name, value]) => [`${name}_${first.id}`, value])),
      [`person_${first.id}`]: grue.user,
    };
  }

  async click(as: Organisation, verb: string, data: object, from: Person = leader): Promise<Told> {
    return this.#tell(as, () => this.hear(as, (teams) => cardAction(teams, { from, place, verb, data })));
  }

  async say(as: Organisation, text: string, by: { from?: Person; in?: Place } = {}): Promise<Told> {
    const { from = leader, in: where = place } = by;
    return this.#tell(as, () => this.hear(as, (teams) => message(teams, { from, place: where, text })));
  }

  /** As Teams hands it over: from that organisation, in places that all of them have under the same ids. */
  async hear(as: Organisation, activity: (teams: FakeTeams) => object): Promise<unknown> {
    const { teams } = this;
    const everyone = [leader, asnes, grue];
    for (const each of [place, steering]) {
      const roster = each.kind === "channel" ? each.teamId : each.id;
      for (const id of [each.id, roster]) teams.setMembers(id, everyone, as.tenant);
    }
    for (const each of everyone) teams.setMembers(personalChat(each).id, [each], as.tenant);
    return this.#hear(activity(teams));
  }

  /** What there is to see after something was done: its answer, what is sent for it, and what the log says. */
  async #tell(as: Organisation, act: () => Promise<unknown>): Promise<Told> {
    const before = { calls: this.teams.calls.length, logged: this.#logged.length };
    const answer = await act();
    await this.sendWaiting(as);
    const body = JSON.stringify(answer);
    const calls = this.teams.calls.slice(before.calls);
    return { body, all: JSON.stringify([answer, calls, this.#logged.slice(before.logged)]) };
  }

  async sendWaiting(as: Organisation): Promise<void> {
    for (const messageId of await this.read(as, (data) => data.messages.due(this.#clock.now(), 100))) {
      await this.sendOne(as, messageId);
      this.#clock.advance({ seconds: 5 });
    }
  }

  async sendOne({ tenant }: Organisation, messageId: string): Promise<void> {
    await deliverMessage({ ...this.ports, messenger: this.#messenger, random: () => 1 }, { tenant, messageId });
  }

  read<T>({ tenant }: Organisation, work: (data: Data) => Promise<T>): Promise<T> {
    return this.database.store.read(tenant, work);
  }

  write<T>({ tenant }: Organisation, work: (data: Data) => Promise<T>): Promise<T> {
    return this.database.store.write(tenant, work);
  }

  async close(): Promise<void> {
    await this.teams.close();
  }
}

/** The mark in everything that people write: names of measures, goals, milestones, risks and the project. */
function marked(plan: Plan): Plan {
  const own = (text: string) => `${text} ${pattern.mark}`;
  return {
    ...plan,
    project: { ...plan.project, name: own(plan.project.name), channelName: own("Kanal") },
    goals: plan.goals.map((goal) => ({ ...goal, text: own(goal.text) })),
    measures: plan.measures.map((measure) => ({ ...measure, name: own(measure.name) })),
    milestones: plan.milestones.map((milestone) => ({ ...milestone, event: own(milestone.event) })),
    risks: plan.risks.map((risk) => ({ ...risk, event: own(risk.event) })),
    actions: plan.actions.map((action) => ({ ...action, text: own(action.text) })),
    decisions: plan.decisions.map((decision) => ({ ...decision, matter: own(decision.matter) })),
  };
}
