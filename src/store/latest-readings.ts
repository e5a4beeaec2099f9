import { sql } from "kysely";
import type { Reading } from "../domain/project/reading.ts";
import { type ReadingRow, readingColumns, toReading } from "./reading-row.ts";
import type { Session } from "./session.ts";

/**
 * The newest current reading of every scorecard line, in the lines' order.
 *
 * One step into the index reading_line per line, newest end first, instead of a pass over all readings or a table of
 * "the latest" that every append and correction had to keep true: 600 lines with 72 000 readings take about 10 ms
 * (docs/decisions/0006), and it does not grow with the years.
 */
export async function latestReadings({ trx, tenant }: Session, projectId: string): Promise<{ reading: Reading }[]> {
  const columns = sql.join(readingColumns.map((name) => sql.ref(`newest.${name}`)));
  const { rows } = await sql<ReadingRow>`
    select ${columns}
    from scorecard_row as line
    cross join lateral (
      select reading.*
      from reading
      where reading.tenant = line.tenant and reading.project_id = line.project_id
        and reading.measure_id = line.measure_id and reading.office = line.office
        and not exists (
          select 1 from reading as later where later.tenant = reading.tenant and later.corrects = reading.id
        )
      order by period_end desc, period desc, seq desc
      limit 1
    ) as newest
    where line.tenant = ${tenant} and line.project_id = ${projectId}
    order by line.ordinal
  `.execute(trx);
  return rows.map((row) => ({ reading: toReading(row) }));
}
