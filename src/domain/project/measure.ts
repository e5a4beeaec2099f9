import type { Decimal } from "../numbers/decimal.ts";
import type { IsoDate } from "../time/time.ts";

export type Frequency = "week" | "month" | "quarter" | "tertial" | "halfYear" | "year";
export type Direction = "increase" | "decrease" | "hold";
/** `ratio` is averaged over offices, `additive` is summed. */
export type MeasureKind = "ratio" | "additive";

/** When the source publishes a period's figure: days after its end, or a fixed day of the following year (KOSTRA 15 March). */
export type FiguresReady = { daysAfter: number } | { month: number; day: number };

/** One thing measured (P45, K1 …); the columns that its offices share. */
export type Measure = {
  id: string;
  goalId?: string;
  dimension?: string;
  effectGoal?: string;
  needGroup?: string;
  name: string;
  /** virkemiddel: the means that is to give the effect */
  means?: string;
  /** as the workbook says: "Andel", "Antall", "Årsverk", "Kroner" … */
  unit: string;
  /** values are per cent: 47 is "47 %" */
  percent: boolean;
  /** undefined: the unit does not tell, a person must */
  kind?: MeasureKind;
  direction?: Direction;
  frequency: Frequency;
  figuresReady?: FiguresReady;
  dataSource?: string;
  /** varies with the season: compared with the same period last year */
  seasonal: boolean;
  /** the workbook says whether its values are numbers of persons; undefined: by unit and name */
  countsPersons?: boolean;
  /** the day it was stopped: nobody is asked any more, its last value stands, and it is not counted as missing */
  stoppedOn?: IsoDate;
  /** its series begins that day; what was measured before it was in another unit, or of something else */
  seriesFrom?: IsoDate;
  /** the unit before that day, as written */
  seriesBefore?: string;
  /** never stored: the one it is shown to may not see counts of persons under five */
  hidesSmall?: true;
};

/** What tells how a measure's values are written. */
export function unitOf({ percent, unit }: Measure): Pick<Measure, "percent" | "unit"> {
  return { percent, unit };
}

/** One line of the scorecard: a measure as one office (or the whole project, office undefined) reports it. */
export type ScorecardRow = {
  measureId: string;
  office?: string;
  /** userPrincipalName of the benefit owner */
  owner?: string;
  /** userPrincipalName of the one asked instead of the owner */
  measurer?: string;
  weight?: Decimal;
  baseline?: Decimal;
  baselineDate?: IsoDate;
  finalTarget?: Decimal;
  finalDate?: IsoDate;
  /** a target that is not a number ("Reduksjon"): gives direction only */
  targetText?: string;
  /** the comparison as written: "Innlandet 1,7 % (mar.22)" */
  comparison?: string;
  comment?: string;
  grounds?: string;
};

/** An explicit target for one row; without a date until the first import finds the reading it holds for. */
export type Target = { measureId: string; office?: string; date?: IsoDate; value: Decimal };

/** Identifies one scorecard line. */
export type RowKey = { measureId: string; office?: string };
export function rowKey(row: RowKey): string {
  return row.office === undefined ? row.measureId : `${row.measureId} ${row.office}`;
}
