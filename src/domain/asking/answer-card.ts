import type { Decimal } from "../numbers/decimal.ts";
import type { QuantityProblem } from "../numbers/quantity.ts";
import type { Measure, ScorecardRow } from "../project/measure.ts";
import type { LightLimits } from "../project/project.ts";
import type { Reading } from "../project/reading.ts";
import type { Assessment, TargetAt } from "../scorecard/assessment.ts";
import type { Doubt } from "../scorecard/plausibility.ts";
import type { IsoDate } from "../time/time.ts";
import type { AnswerDraft, Ask } from "./ask.ts";

/** Why a typed answer was not taken. */
export type AnswerProblem =
  | { reason: QuantityProblem; entered: string }
  | { reason: "reasonMissing" | "noLastValue" | "whyMissing" | "dateUnreadable" | "personMissing" };

/** One line of an ask card, in the shape it is shown. */
export type AnswerRowMode =
  | ({ kind: "open"; problem?: AnswerProblem; entered?: string } & Pick<
      AnswerDraft,
      "choice" | "comment" | "why" | "when"
    >)
  | { kind: "confirm"; entered: string; value: Decimal; doubts: Doubt[]; comment?: string }
  | {
      kind: "answered";
      reading: Reading;
      byName: string;
      assessment: Assessment;
      /** the value this one corrected */
      corrected?: Reading;
      /** oldest first, the baseline as the first point where there is one */
      series: { date: IsoDate; value: Decimal }[];
      /** yellow or red without a cause yet: ask for cause and action */
      askCause: boolean;
    }
  | ({ kind: "edit"; reading: Reading; entered?: string; problem?: AnswerProblem; doubts?: Doubt[] } & SaidOfValue)
  /** another value came from a stale copy: stored is shown, the new one asked about */
  | ({ kind: "stale"; reading: Reading; byName: string; entered: string } & SaidOfValue)
  | { kind: "chooseDelegate"; people: { user: string; name: string }[] }
  | { kind: "cannotMeasure"; why?: string; expectedOn?: IsoDate }
  | { kind: "handedOver"; toName: string }
  | { kind: "cancelled" };

/** What was written beside a corrected value and is not stored yet. */
type SaidOfValue = Pick<AnswerDraft, "comment" | "reason">;

export type AnswerRow = {
  ask: Ask;
  measure: Measure;
  row: ScorecardRow;
  /** newest value before this period, judged at its date */
  last?: { reading: Reading; assessment: Assessment };
  /** the target that holds at the end of the asked period */
  target?: TargetAt;
  mode: AnswerRowMode;
};

/** A card that comes again, while something on it is not answered. */
export type CardReminder = {
  /** the first date that is or was to be kept; with `expected` the day on which the person said she could answer */
  on: IsoDate;
  due: "ahead" | "passed" | "expected";
  /** the day the reminder should have gone, after downtime */
  lateSince?: IsoDate;
  /** the reader is not the one who was asked: she stands in for her, or owns the line */
  reader?: "owner" | "standIn";
};

/** The one card a person gets in a round: fields, and after the answer the receipt. */
export type AnswerCard = {
  kind: "answerCard";
  projectId: string;
  projectName: string;
  roundId: string;
  person: { user: string; name: string; teamsId?: string };
  rows: AnswerRow[];
  /** when one message can't hold all rows */
  part?: { number: number; of: number };
  /** the project's; Europe/Oslo and 95/80 where they are not told */
  timeZone?: string;
  limits?: LightLimits;
  /** names of those the person stands in for */
  standsInFor?: string[];
  /** the line above the card when it comes again */
  reminder?: CardReminder;
  /** a value that nobody asked for: it had no deadline */
  isUnasked?: true;
  /** it answers what the person wrote: she is named and not mentioned */
  isReply?: true;
  /** how many of her lines wait on other cards of the round, when all of this one are answered */
  waitingElsewhere?: number;
  /** the person saved without having entered anything */
  nothingEntered?: true;
};

/** målerunde's root post with its progress. */
export type RoundCard = {
  kind: "roundCard";
  projectId: string;
  projectName: string;
  roundId: string;
  cancelled: boolean;
  /** per period that is asked for, sorted: its key, measure ids and due date */
  parts: { period: string; measureIds: string[]; dueOn: IsoDate }[];
  asked: number;
  answered: number;
  cannotMeasure: number;
  people: number;
  /** the day it should have been asked, after downtime */
  lateSince?: IsoDate;
};
