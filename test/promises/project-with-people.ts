import { sql } from "kysely";
import type { Plan, Role } from "../../src/domain/project/project.ts";
import type { Database } from "../../src/store/database.ts";
import { cardAction, channel, message, type Place, person, personalChat } from "../support/fakeTeams/activities.ts";
import type { Person } from "../support/fakeTeams/server.ts";
import { projectOf, solorPlan } from "../support/plan-builder.ts";
import { botInTeams, leader, place } from "../teams/bot-in-teams.ts";

const named = (name: string, account: string, extra: Partial<Person> = {}) =>
  person(name, `${account}@solor.example`, extra);

/** One person of each kind; `outsider` leads another project, in a channel of her own. */
export const cast = {
  leader,
  deputy: named("Assisterende", "ass.prosjektleder"),
  owner: named("NAV Åsnes", "nav.asnes"),
  measurer: named("Måleansvarlig", "maler"),
  standIn: named("Vikar", "vikar"),
  steering: named("Styringsgruppe", "kommunedirektor"),
  member: named("Arbeidsgruppe", "gruppe"),
  inChannel: named("Uten rolle", "kollega"),
  guest: named("Gjest", "gjest_firma.example#ext#", { guest: true }),
  colleague: named("Ansatt", "ansatt"),
  outsider: named("Annen leder", "annen.leder"),
} as const;
export const own = place as Extract<Place, { kind: "channel" }>;
export const elsewhere = {
  ...(channel("Et annet team", "Annet") as Extract<Place, { kind: "channel" }>),
};
/** a channel without a project */
export const free = { ...(channel("Et ledig team", "Ledig") as Extract<Place, { kind: "channel" }>) };

function plan(some: Partial<Plan["project"]>): Plan {
  const actions = [{ id: "T1", kind: "action", text: "Opplæring", status: "planned" } as const];
  const solor = solorPlan({ actions: [...actions], project: projectOf({ id: "solor", ...some }) });
  const role = (group: string, title: string, user: string): Role => ({ group, position: "Medlem", title, user });
  return {
    ...solor,
    roles: [
      ...solor.roles,
      role("Styringsgruppe", "Kommunedirektør", cast.steering.user ?? ""),
      role("Arbeidsgruppe", "Deltaker", cast.member.user ?? ""),
    ],
    rows: solor.rows.map((row) => (row.office === "Åsnes" ? { ...row, measurer: cast.measurer.user } : row)),
  };
}

export type Stage13 = Awaited<ReturnType<typeof projectWithPeople>>;

/** NAV Solør with everyone in its channel but the outsider, and a round open; a second project elsewhere. */
export async function projectWithPeople(database: Database, some: Partial<Plan["project"]> = {}) {
  const run = await botInTeams(database);
  const { teams } = run;
  const inside = Object.values(cast).filter((each) => each !== cast.outsider && each !== cast.colleague);
  teams.setMembers(own.teamId, inside);
  teams.setMembers(elsewhere.teamId, [cast.outsider]);
  teams.setMembers(free.teamId, [cast.colleague, cast.outsider, cast.guest]);
  for (const each of Object.values(cast)) teams.setMembers(personalChat(each).id, [each]);
  await run.write(async (data) => {
    await data.projects.savePlan(plan(some));
    const project = projectOf({
      id: "annet",
      shortName: "annet",
      name: "Et annet prosjekt",
      leader: cast.outsider.user,
    });
    await data.projects.savePlan({ ...solorPlan(), project });
  });
  const say = async (who: Person, text: string, where: Place = own) => {
    const before = run.logged.length;
    const { content } = await run.say(text, { from: who, in: where });
    return { content, refused: refusalIn(run.logged.slice(before)) };
  };
  const press = async (who: Person, verb: string, data: object, where: Place = own, locale = "nb-NO") => {
    const before = run.logged.length;
    const answer = await run.hear(cardAction(teams, { from: who, place: where, verb, data, locale }));
    const body = answer.body as { statusCode: number; value: unknown };
    return { status: answer.status, shown: body.value, refused: refusalIn(run.logged.slice(before)) };
  };
  // everyone is met, so that no click is asked for twice
  for (const each of inside) await run.hear(message(teams, { from: each, place: own, text: "hjelp" }));
  for (const each of Object.values(cast)) await say(each, "hjelp", personalChat(each));
  for (const each of [cast.colleague, cast.outsider, cast.guest]) await say(each, "hjelp", free);
  await say(cast.outsider, "koble annet", elsewhere);
  await say(leader, "koble nav-solor");
  await say(leader, "spør nå");
  await say(cast.measurer, "S2 Åsnes 8,7");
  const at = run.clock.now();
  await run.write((data) =>
    data.projects.saveStandIns("solor", cast.measurer.user ?? "", {
      standIns: [{ standIn: cast.standIn.user ?? "", from: "2022-10-01", to: "2022-10-31" }],
      saidBy: cast.measurer.user ?? "",
      at,
    }),
  );
  const card = async () => {
    const asks = await run.read(async (data) => {
      const round = await data.rounds.newestOf("solor");
      return round ? data.rounds.asks(round.id) : [];
    });
    const mine = asks.filter((ask) => ask.office === "Åsnes" && ask.person === cast.measurer.user);
    const [first] = mine;
    return {
      ask: first?.id ?? "",
      askOf: (measureId: string) => mine.find((ask) => ask.measureId === measureId)?.id ?? "",
      data: {
        round: first?.roundId ?? "",
        user: cast.measurer.user ?? "",
        asks: Object.fromEntries(mine.map((ask) => [ask.id, ask.revision])),
      },
    };
  };
  return {
    run,
    say,
    press,
    card,
    state: () => stateOf(database, run.tenant),
    refusals: () => refusalsOf(database, run.tenant),
  };
}

function refusalIn(logged: { facts: object }[]): string | undefined {
  const found = logged.map(({ facts }) => ("refused" in facts ? String(facts.refused) : undefined));
  return found.findLast((reason) => reason !== undefined);
}

const tables = [
  "project",
  "role",
  "scorecard_row",
  "target",
  "reading",
  "round",
  "ask",
  "stand_in",
  "upload",
  "message",
];

/** Everything that a refused attempt must leave as it was; the trail of attempts grows. */
async function stateOf(database: Database, tenant: string): Promise<string> {
  const sums = tables.map(
    (
      table,
    ) => sql`select ${table} as name, md5(coalesce(string_agg(to_jsonb(t)::text, ' ' order by to_jsonb(t)::text), ''))
      as sum from ${sql.table(table)} as t where tenant = ${tenant}`,
  );
  const coupled = sql`select id, coalesce(project_id, '') || coalesce(purpose, '') from conversation
    where tenant = ${tenant} and project_id is not null`;
  const { rows } = await sql<{ name: string; sum: string }>`${sql.join([...sums, coupled], sql` union all `)}
    order by 1`.execute(database.db);
  return rows.map(({ name, sum }) => `${name} ${sum}`).join("\n");
}

/** Who was refused what, in the audit trail: "gjest answerRefused onlyAsked". */
async function refusalsOf(database: Database, tenant: string): Promise<string[]> {
  const { rows } = await sql<{ line: string }>`
    select coalesce(who, '?') || ' ' || what || ' ' || why as line from audit
    where tenant = ${tenant} and what ilike '%refused' order by seq`.execute(database.db);
  return rows.map(({ line }) => line);
}
