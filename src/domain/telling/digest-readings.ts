import { chainInShort } from "../actions/cause-chain.ts";
import { compareWithReading } from "../numbers/value-change.ts";
import { currentReadings } from "../project/current-readings.ts";
import type { Measure } from "../project/measure.ts";
import { rowKey } from "../project/measure.ts";
import { personName } from "../project/person-name.ts";
import type { Reading } from "../project/reading.ts";
import { formerSeries, isOfSeries, measureOn, presentSeries } from "../project/series-break.ts";
import { assess, readingDate } from "../scorecard/achievement.ts";
import type { Scorecard, ScorecardLine } from "../scorecard/judged-scorecard.ts";
import { judgeLine } from "../scorecard/judged-scorecard.ts";
import type { IsoInstant } from "../time/time.ts";
import { isBefore } from "./digest-week.ts";
import type { Digest, ReadingChange } from "./status.ts";

export type ReadingNews = Pick<Digest, "newReadings" | "corrections" | "deviations">;
export type ReadingNewsInput = {
  scorecard: Scorecard;
  /** those recorded in the window, all that they correct, the newest of each row, and what any of these is compared with */
  readings: Reading[];
  /** start of the window */
  from: IsoInstant;
  /** the project's first: what its first workbook brought along is history, not news */
  isFirst: boolean;
  names: Map<string, string>;
};
type MeasuredLine = ScorecardLine & { measure: Measure };

/** New values and corrections since `from`, and every line that stands yellow or red, those that came since first. */
export function readingNews(input: ReadingNewsInput): ReadingNews {
  const { scorecard, readings, from, isFirst } = input;
  const isNews = ({ at, source }: Reading) => isBefore(from, at) && !(isFirst && source === "workbook");
  const byId = new Map(readings.map((reading) => [reading.id, reading]));
  const byRow = Map.groupBy(currentReadings(readings), rowKey);
  const newReadings: ReadingChange[] = [];
  const corrections: ReadingChange[] = [];
  const deviations: ReadingChange[] = [];
  for (const line of measuredLines(scorecard)) {
    const own = byRow.get(rowKey(line.row)) ?? [];
    const change = (reading: Reading) => describe(input, line, reading, own);
    for (const reading of own.filter(isNews)) {
      const before = valueBefore(reading, byId, from);
      if (before === undefined || isBefore(from, before.at)) newReadings.push(change(reading));
      if (before !== undefined) corrections.push({ ...change(reading), corrected: before });
    }
    if (line.reading === undefined || !deviates(scorecard, line)) continue;
    const chain = chainInShort(scorecard.plan, { measureId: line.measure.id, today: scorecard.today });
    deviations.push({
      ...change(line.reading),
      ...(chain && { chain }),
      ...(isNews(line.reading) ? {} : { standing: true }),
    });
  }
  return { newReadings, corrections, deviations: deviations.sort((a, b) => rank(a) - rank(b)) };
}

function measuredLines({ plan, linesOf }: Scorecard): MeasuredLine[] {
  return plan.measures.flatMap((measure) => linesOf(measure.id).map((line) => ({ ...line, measure })));
}

function deviates(scorecard: Scorecard, line: MeasuredLine): boolean {
  const { light } = judgeLine(scorecard, line.measure, line);
  return light === "yellow" || light === "red";
}

function rank({ standing }: ReadingChange): number {
  return standing ? 1 : 0;
}

/**
 * What a correction replaced: the value that stood at `from`, or when the first one was given after that too, the first.
 * Undefined for a reading that corrects nothing.
 */
function valueBefore(reading: Reading, byId: Map<string, Reading>, from: IsoInstant): Reading | undefined {
  let before = replacedBy(reading, byId);
  while (before && isBefore(from, before.at)) {
    const earlier = replacedBy(before, byId);
    if (earlier === undefined) break;
    before = earlier;
  }
  return before;
}

function replacedBy({ corrects }: Reading, byId: Map<string, Reading>): Reading | undefined {
  return corrects === undefined ? undefined : byId.get(corrects);
}

/** The row's newest value is judged as it stands today, an older one as at its own date. */
function describe(
  { scorecard, names }: ReadingNewsInput,
  line: MeasuredLine,
  reading: Reading,
  own: Reading[],
): ReadingChange {
  const { measure, row } = line;
  const { plan } = scorecard;
  const { startDate, limits } = plan.project;
  const targets = scorecard.targetsOf(measure.id);
  const assessment =
    reading.id === line.reading?.id
      ? judgeLine(scorecard, measure, line)
      : assess({ measure, row, targets, reading, today: readingDate(reading), startDate, limits });
  const byName = reading.by === undefined ? undefined : personName(reading.by, names, plan);
  const former = !isOfSeries(measure, readingDate(reading));
  const alike = former ? formerSeries(measure, own) : presentSeries(measure, own);
  return {
    measure: measureOn(measure, readingDate(reading)),
    row,
    reading,
    byName,
    assessment,
    previous: compareWithReading(reading, alike, measure),
  };
}
