import type { Measure, ScorecardRow, Target } from "../project/measure.ts";
import type { Project } from "../project/project.ts";
import type { Reading } from "../project/reading.ts";
import { readingDate } from "../scorecard/achievement.ts";
import type { TargetAt } from "../scorecard/assessment.ts";
import { targetAt } from "../scorecard/target.ts";
import { storedPeriod } from "../time/period.ts";
import type { IsoDate } from "../time/time.ts";
import type { Ask } from "./ask.ts";

/** All that is known about one ask when its answer is judged or its line is drawn. */
export type RowFacts = {
  ask: Ask;
  project: Project;
  measure: Measure;
  row: ScorecardRow;
  targets: Target[];
  /** current readings of this line, in any order */
  readings: Reading[];
  /** values that the stored one replaced */
  replaced: Reading[];
  /** in the project's time zone */
  today: IsoDate;
};

/** The value that stands for the asked period, whichever way it came in. */
export function storedReading({ ask, readings }: RowFacts): Reading | undefined {
  return readings.find((reading) => reading.period === ask.period);
}

/** The newest value of an earlier period: what "Uendret siden sist" means. */
export function lastReading({ ask, readings }: RowFacts): Reading | undefined {
  const start = storedPeriod(ask.period).start;
  return readings
    .filter((reading) => storedPeriod(reading.period).end < start)
    .sort((a, b) => (readingDate(a) < readingDate(b) ? -1 : 1))
    .at(-1);
}

/** The target that holds at the end of the asked period. */
export function askedTarget({ ask, row, targets, project }: RowFacts): TargetAt | undefined {
  return targetAt(row, targets, storedPeriod(ask.period).end, project.startDate);
}
