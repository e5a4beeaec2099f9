import { sql } from "kysely";
import { rowKey } from "../domain/project/measure.ts";
import type { Reading } from "../domain/project/reading.ts";
import { storedPeriod } from "../domain/time/period.ts";
import type { ReadingData } from "../journeys/ports.ts";
import { digestReadings } from "./digest-readings.ts";
import { latestReadings } from "./latest-readings.ts";
import { prepared, preparedInsert, selected } from "./prepared.ts";
import { type ReadingRow, readingColumns, toReading } from "./reading-row.ts";
import { recentReadings } from "./recent-readings.ts";
import { type OpenSession, officeKey, type Session } from "./session.ts";

const readingsPerQuery = 1000;
const insertion = preparedInsert("reading", [...readingColumns, "projectId", "periodEnd"]);

const correctedChain = prepared(
  "corrected_readings",
  `with recursive chain as (
    select reading.* from reading where tenant = $1 and id = any($2::text[])
    union all
    select earlier.* from reading as earlier
      join chain on earlier.tenant = chain.tenant and earlier.id = chain.corrects
    where earlier.tenant = $1
  )
  select ${selected(readingColumns)} from chain order by seq`,
);

export function readingData(session: OpenSession): ReadingData {
  return {
    latest: (projectId) => latestReadings(session, projectId),
    series: async (projectId, measureId) => {
      const rows = await current(session, projectId).where("measureId", "=", measureId).execute();
      return rows.map(toReading);
    },
    recentOfRows: (projectId, rows) => recentReadings(session, projectId, rows),
    history: (projectId, measureId, page) => history(session, { projectId, measureId, ...page }),
    all: async (projectId) => (await inProject(session, projectId).orderBy("seq").execute()).map(toReading),
    forDigest: (projectId, window) => digestReadings(session, projectId, window),
    reported: async (projectId, periods) => {
      const rows = await current(session, projectId)
        .where("period", "in", [...periods, ""])
        .execute();
      return new Map(rows.map(toReading).map((reading) => [`${rowKey(reading)} ${reading.period}`, reading]));
    },
    find: async (readingId) => {
      const row = await ofTenant(session).where("id", "=", readingId).executeTakeFirst();
      return row && toReading(row);
    },
    withCorrected: async (readingIds) => {
      const rows = await session.line.rows<ReadingRow>(correctedChain, [session.tenant, readingIds]);
      return rows.map(toReading);
    },
    append: (projectId, readings) => append(session, projectId, readings),
    explain: (readingId, why) => explain(session, readingId, why),
  };
}

function ofTenant({ trx, tenant }: Session) {
  return trx.selectFrom("reading").select(readingColumns).where("tenant", "=", tenant);
}

function inProject(session: Session, projectId: string) {
  return ofTenant(session).where("projectId", "=", projectId);
}

/** Not corrected by another, and the newest where a line has several for one period. */
function current(session: Session, projectId: string) {
  return inProject(session, projectId)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("reading as later")
            .select("later.id")
            .where("later.tenant", "=", session.tenant)
            .whereRef("later.corrects", "=", "reading.id"),
        ),
      ),
    )
    .distinctOn(["periodEnd", "office", "period", "measureId"])
    .orderBy("periodEnd")
    .orderBy("office")
    .orderBy("period")
    .orderBy("measureId")
    .orderBy("seq", "desc");
}

async function history(
  session: Session,
  of: { projectId: string; measureId: string; office?: string; limit: number; offset: number },
): Promise<{ readings: Reading[]; total: number }> {
  const { trx, tenant } = session;
  let query = trx
    .selectFrom("reading")
    .where("tenant", "=", tenant)
    .where("projectId", "=", of.projectId)
    .where("measureId", "=", of.measureId);
  if (of.office !== undefined) query = query.where("office", "=", of.office);
  const { total } = await query.select(sql<number>`count(*)`.as("total")).executeTakeFirstOrThrow();
  const rows = await query
    .select(readingColumns)
    .orderBy("periodEnd", "desc")
    .orderBy("office")
    .orderBy("seq", "desc")
    .limit(of.limit)
    .offset(of.offset)
    .execute();
  return { readings: rows.map(toReading), total };
}

async function append({ trx, line, tenant }: OpenSession, projectId: string, readings: Reading[]): Promise<void> {
  const rows = readings.map((reading) => ({
    ...reading,
    tenant,
    projectId,
    office: officeKey(reading.office),
    periodEnd: storedPeriod(reading.period).end,
    value: reading.value.toFixed(),
  }));
  const few = insertion.of(rows.length);
  if (few) return void (await line.rows(few, insertion.values(tenant, rows)));
  for (let from = 0; from < rows.length; from += readingsPerQuery) {
    const some = rows.slice(from, from + readingsPerQuery);
    await trx.insertInto("reading").values(some).execute();
  }
}

/** What is told already stands; the database refuses a second telling. */
async function explain(
  { trx, tenant }: Session,
  readingId: string,
  { cause, action }: { cause?: string; action?: string },
): Promise<void> {
  await trx
    .updateTable("reading")
    .set(({ fn, ref, val }) => ({
      cause: fn.coalesce(ref("cause"), sql<string | null>`${val(cause ?? null)}::text`),
      action: fn.coalesce(ref("action"), sql<string | null>`${val(action ?? null)}::text`),
    }))
    .where("tenant", "=", tenant)
    .where("id", "=", readingId)
    .execute();
}
