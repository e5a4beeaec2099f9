import type pg from "pg";

/** How many of each; every tenant and every project is like the others. */
export type Extent = {
  tenants: number;
  projectsPerTenant: number;
  /** a multiple of the three offices, divided by the lines of each */
  ownersPerProject: number;
  linesPerOwner: number;
  /** months that each line was reported in, up to and with September 2022 */
  months: number;
  /** projects whose channel has the bot; all where it is not said */
  coupledPerTenant?: number;
};
/** The Teams that its channels lie in. */
export type Surroundings = { serviceUrl: string; botId: string };

const offices = 3;

export function tenantName(number: number): string {
  return `t${String(number).padStart(3, "0")}`;
}

export function projectName(number: number): string {
  return `p${String(number).padStart(3, "0")}`;
}

export function ownerName(tenant: string, project: string, number: number): string {
  return `eier${number}.${project}@${tenant}.example`;
}

export function channelOf(tenant: string, project: string): string {
  return `19:${project}.${tenant}@thread.tacv2`;
}

function linesOf({ ownersPerProject, linesPerOwner }: Extent): number {
  return ownersPerProject * linesPerOwner;
}

/**
 * Fills an empty, migrated database inside PostgreSQL: coupled projects with their scorecard, people and history. Keys
 * and checks are the schema's; only its triggers rest meanwhile, or 5 million readings would be looked up one by one.
 */
export async function fillDatabase(pool: pg.Pool, extent: Extent, around: Surroundings): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query("set session_replication_role = replica");
    for (const statement of statementsFor(extent, around)) await client.query(statement);
    // PostgreSQL does it by itself within minutes of such an import
    await client.query("vacuum (analyze)");
  } finally {
    // the setting goes with the connection
    client.release(true);
  }
}

function statementsFor(extent: Extent, { serviceUrl, botId }: Surroundings): string[] {
  const { tenants, projectsPerTenant, ownersPerProject, linesPerOwner, months } = extent;
  const coupled = extent.coupledPerTenant ?? projectsPerTenant;
  const lines = linesOf(extent);
  const measures = lines / offices;
  const tenant = "'t' || lpad(t::text, 3, '0')";
  const project = "'p' || lpad(p::text, 3, '0')";
  const user = (kind: string, number: string) =>
    `${kind} || ${number} || '.' || ${project} || '@' || ${tenant} || '.example'`;
  const channel = `'19:' || ${project} || '.' || ${tenant} || '@thread.tacv2'`;
  const all = `generate_series(1, ${tenants}) as t, generate_series(1, ${projectsPerTenant}) as p`;
  const each = (what: string, count: number) => `${all}, generate_series(1, ${count}) as ${what}`;
  const office = `(array['Våler', 'Åsnes', 'Grue'])[(l - 1) / ${measures} + 1]`;
  const measure = `'K' || ((l - 1) % ${measures} + 1)`;
  const owner = user("'eier'", `((l - 1) / ${linesPerOwner} + 1)`);
  const month = `(date '2022-09-01' - make_interval(months => ${months} - m))::date`;
  return [
    `insert into tenant (tenant) select ${tenant} from generate_series(1, ${tenants}) as t`,
    `insert into project (tenant, id, short_name, name, language, time_zone, digest_weekday, digest_time, leader, ask_in,
       green_from, yellow_from)
     select ${tenant}, ${project}, ${project}, 'Prosjekt ' || p, 'nb', 'Europe/Oslo', 1, '08:00',
       ${user("'leder'", "''")}, 'channel', 95, 80 from ${all}`,
    `insert into goal (tenant, project_id, key, ordinal, id, level, text)
     select ${tenant}, ${project}, 'E' || g, g, 'E' || g, 'effectGoal', 'Effektmål ' || g from ${each("g", 4)}`,
    `insert into measure (tenant, project_id, key, ordinal, id, goal_id, name, unit, percent, kind, direction, frequency,
       data_source, seasonal)
     select ${tenant}, ${project}, 'K' || k, k, 'K' || k, 'E' || (k % 4 + 1), 'Mottakere av ytelse ' || k, 'Antall', false,
       'additive', 'decrease', 'month', 'Fagsystemet', false from ${each("k", measures)}`,
    `insert into scorecard_row (tenant, project_id, key, ordinal, measure_id, office, owner, baseline, baseline_date,
       final_target, final_date)
     select ${tenant}, ${project}, ${measure} || chr(31) || ${office}, l, ${measure}, ${office}, ${owner}, 100,
       '2000-06-30', 70, '2024-12-31' from ${each("l", lines)}`,
    `insert into milestone (tenant, project_id, key, ordinal, id, time_text, time_date, time_exact, event, status)
     select ${tenant}, ${project}, 'MP ' || k, k, 'MP ' || k, '2022-12-15', '2022-12-15', true, 'Hendelse ' || k, 'planned'
     from ${each("k", 8)}`,
    `insert into conversation (tenant, id, kind, service_url, bot_id, team_id, team_name, channel_name, project_id,
       purpose, installed)
     select ${tenant}, ${channel}, 'channel', '${serviceUrl}', '28:${botId}', '19:team.' || ${project} || '.' || ${tenant},
       'Prosjekt ' || p, 'Målinger', ${project}, 'main', p <= ${coupled} from ${all}`,
    `insert into member (tenant, conversation_id, teams_id, aad_object_id, person, name, guest)
     select ${tenant}, ${channel}, '29:1' || ${user("'leder'", "''")}, 'aad-' || ${user("'leder'", "''")},
       ${user("'leder'", "''")}, 'Leder', false from ${all}
     union all
     select ${tenant}, ${channel}, '29:1' || ${user("'eier'", "o")}, 'aad-' || ${user("'eier'", "o")},
       ${user("'eier'", "o")}, 'Eier ' || o, false from ${each("o", ownersPerProject)}`,
    `insert into reading (tenant, id, project_id, measure_id, office, period, period_end, value, unchanged, by, at, source)
     select ${tenant}, ${project} || '-' || lpad(l::text, 4, '0') || '-' || lpad(m::text, 4, '0'), ${project}, ${measure},
       ${office}, to_char(${month}, 'YYYY-MM'), (${month} + interval '1 month - 1 day')::date, 100 - (m + l) % 12, false,
       ${owner}, ${month} + interval '1 month 4 days', 'workbook'
     from ${each("l", lines)}, generate_series(1, ${months}) as m`,
  ];
}
