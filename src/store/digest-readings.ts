import { sql } from "kysely";
import type { Reading } from "../domain/project/reading.ts";
import type { IsoInstant } from "../domain/time/time.ts";
import { type ReadingRow, readingColumns, toReading } from "./reading-row.ts";
import type { Session } from "./session.ts";

/** A year ago in weeks, 53 of them, and the days by which ISO weeks shift. */
const comparableDays = 400;

/**
 * What a digest tells of, as it stood at `to`: readings recorded after `from` with all that they correct, the newest of
 * every scorecard line, and what each of these is compared with. Steps into indexes, so that the cost follows the lines
 * and the news and not the years.
 */
export async function digestReadings(
  { trx, tenant }: Session,
  projectId: string,
  { from, to }: { from: IsoInstant; to: IsoInstant },
): Promise<Reading[]> {
  const columns = sql.join(readingColumns.map((name) => sql.ref(name)));
  const stood = sql`reading.at <= ${to} and not exists (
    select 1 from reading as later
    where later.tenant = reading.tenant and later.corrects = reading.id and later.at <= ${to}
  )`;
  const ofLine = sql`reading.tenant = ${tenant} and reading.project_id = ${projectId}
    and reading.measure_id = line.measure_id and reading.office = line.office and ${stood}`;
  const { rows } = await sql<ReadingRow>`
    with recursive told as (
      select * from reading
      where tenant = ${tenant} and project_id = ${projectId} and at > ${from} and at <= ${to}
      union
      select reading.* from told join reading on reading.tenant = ${tenant} and reading.id = told.corrects
    ), newest as (
      select found.* from scorecard_row as line
      cross join lateral (
        select reading.* from reading where ${ofLine}
        order by period_end desc, at desc, seq desc limit 1
      ) as found
      where line.tenant = ${tenant} and line.project_id = ${projectId}
    ), shown as (
      select * from told union select * from newest
    ), before as (
      select found.* from (select distinct measure_id, office, period_end from shown) as line
      cross join lateral (
        select reading.* from reading where ${ofLine} and reading.period_end < line.period_end
        order by period_end desc, at desc, seq desc limit 1
      ) as found
    ), year_before as (
      select found.* from (
        select distinct shown.measure_id, shown.office, shown.period_end from shown
        join measure on measure.tenant = ${tenant} and measure.project_id = ${projectId}
          and measure.id = shown.measure_id and measure.seasonal
      ) as line
      cross join lateral (
        select reading.* from reading where ${ofLine} and reading.period_end < line.period_end
          and reading.period_end >= line.period_end - ${comparableDays}::int
      ) as found
    )
    select ${columns} from (
      select * from shown union select * from before union select * from year_before
    ) as readings
    order by seq
  `.execute(trx);
  return rows.map(toReading);
}
