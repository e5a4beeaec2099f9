import type { Decimal } from "../numbers/decimal.ts";
import type { IsoDate } from "../time/time.ts";

/** The cases of the scorecard (DOMAIN.md section 3), in the order in which the first that holds is taken. */
export type AchievementState =
  | "notMeasured"
  /** a count of persons under five, or a sum that would tell one, and the reader may not see it */
  | "smallCount"
  | "outdated"
  | "noTarget"
  | "noBaseline"
  | "holdLevel"
  | "worseThanBaseline"
  | "reached"
  | "onTrack"
  | "underway";

/** Traffic light; always shown as symbol + word + colour. `notAssessed` for every state without a per cent. */
export type Light = "green" | "yellow" | "red" | "tooEarly" | "notAssessed";

/** Since the baseline, by the wanted direction. */
export type Trend = "rightWay" | "wrongWay" | "unchanged";

/** The target that holds at a date. `computed` = on the line between known points ("beregnet delmål"); `undated` = final target without a date. */
export type TargetAt = { value: Decimal; kind: "explicit" | "computed" | "final" | "undated" };

/** What one value is worth, judged at its own date. */
export type Assessment = {
  state: AchievementState;
  light: Light;
  /** the judged value; undefined when never measured */
  value?: Decimal;
  /** the reading's own date and period key */
  date?: IsoDate;
  period?: string;
  /** per cent of the way, not clamped, not rounded; only in states that show a per cent (and for `outdated`, what it was then) */
  percent?: Decimal;
  target?: TargetAt;
  /** per cent of the way to the final target, where there is one */
  percentOfFinal?: Decimal;
  baseline?: Decimal;
  trend?: Trend;
  /** the value is from the baseline's day or before it, so that nothing is said of the way since */
  beforeBaseline?: true;
  /** for noBaseline and undated targets: met or not; for holdLevel: holds or not */
  met?: boolean;
  /** a small count of persons is behind it: nothing computed of it is told */
  withheld?: true;
};

/** One measure over its offices, judged once. */
export type CombinedAssessment = Assessment & {
  /** offices whose value is in the number */
  included: string[];
  /** offices whose value is missing, named to the reader */
  missing: string[];
  /** how the offices were combined; undefined when there is only one row, `unknown` when the kind must be told by a person */
  method?: "sum" | "weighted" | "plainMean" | "unknown";
};

/** The total picture of a goal, dimension or project; a number only when at least one measure counts. */
export type TotalPicture = {
  /** mean of achievement, each held within 0–100; undefined: can't be computed */
  percent?: Decimal;
  /** measure ids that count, and those left out with the reason */
  counted: string[];
  leftOut: { measureId: string; reason: AchievementState | "tooEarly" }[];
  weakest?: { measureId: string; percent: Decimal };
};
