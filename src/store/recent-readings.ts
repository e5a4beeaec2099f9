import { type RowKey, rowKey } from "../domain/project/measure.ts";
import type { Reading } from "../domain/project/reading.ts";
import { storedPeriod } from "../domain/time/period.ts";
import type { Prepared } from "./line.ts";
import { prepared, selected } from "./prepared.ts";
import { type ReadingRow, readingColumns, toReading } from "./reading-row.ts";
import { type OpenSession, officeKey } from "./session.ts";

/** As many as a line's small chart has points; what a value is compared with is the newest of these. */
const readingsPerLine = 24;

/** A scorecard line, and the period that is asked about. */
export type AskedLine = RowKey & { period: string };

const newest = newestOfLines("recent_readings", "line.asked_end is not null");
const upToAsked = newestOfLines("recent_readings_up_to", "reading.period_end <= line.asked_end");

function newestOfLines(name: string, until: string): Prepared {
  return prepared(
    name,
    `select ${selected(readingColumns, "found")}
    from unnest($3::text[], $4::text[], $5::date[]) as line (measure_id, office, asked_end)
    cross join lateral (
      select distinct on (period_end, period) reading.* from reading
      where reading.tenant = $1 and reading.project_id = $2
        and reading.measure_id = line.measure_id and reading.office = line.office and ${until}
        and not exists (select 1 from reading as later where later.tenant = $1 and later.corrects = reading.id)
      order by period_end desc, period desc, seq desc limit ${readingsPerLine}
    ) as found
    order by found.period_end, found.office, found.period, found.measure_id`,
  );
}

/**
 * The newest current readings of each line, oldest first: one step into the index per line, so that decades of history
 * cost no more than two years. A line that is asked about what lies further back gets those up to that period too.
 */
export async function recentReadings(session: OpenSession, projectId: string, lines: AskedLine[]): Promise<Reading[]> {
  if (lines.length === 0) return [];
  const found = await ask(session, newest, projectId, lines);
  const further = lines.filter((line) => isAskedFurtherBack(line, found));
  if (further.length === 0) return found;
  const earlier = await ask(session, upToAsked, projectId, further);
  return [...new Map([...earlier, ...found].map((reading) => [reading.id, reading])).values()];
}

/** Nothing before the asked period is among the newest, though there may be more. */
function isAskedFurtherBack(line: AskedLine, found: Reading[]): boolean {
  const own = found.filter((reading) => rowKey(reading) === rowKey(line));
  const { start } = storedPeriod(line.period);
  return own.length >= readingsPerLine && own.every((reading) => storedPeriod(reading.period).end >= start);
}

async function ask({ line, tenant }: OpenSession, statement: Prepared, projectId: string, lines: AskedLine[]) {
  const rows = await line.rows<ReadingRow>(statement, [
    tenant,
    projectId,
    lines.map(({ measureId }) => measureId),
    lines.map(({ office }) => officeKey(office)),
    lines.map(({ period }) => storedPeriod(period).end),
  ]);
  return rows.map(toReading);
}
