import type { ListedAction } from "../actions/action-list.ts";
import type { BenefitAccount } from "../benefit-model/benefit-account.ts";
import type { Decimal } from "../numbers/decimal.ts";
import type { ScorecardRow } from "../project/measure.ts";
import type { Decision, Goal, Project, Risk, StatedTotal } from "../project/project.ts";
import type { Assessment, Light, TotalPicture } from "../scorecard/assessment.ts";
import type { Coverage, JudgedMilestone, MeasureStatus } from "../telling/status.ts";
import type { IsoDate, IsoInstant } from "../time/time.ts";

/** The leader's own assessment of the whole project; never made up from a mean (DOMAIN.md section 3). */
type Overall = Extract<Light, "green" | "yellow" | "red">;
/** What only a person can say in the paper. */
export type LeaderWords = {
  overall?: Overall;
  why?: string;
  /** decisions the steering group is asked to make */
  asked: string[];
  caseNumber?: string;
  /** of restricted access */
  legalGround?: string;
};
export const noWords: LeaderWords = { asked: [] };

/** One scorecard line, without who is asked. */
export type PaperRow = Pick<
  ScorecardRow,
  "office" | "baseline" | "baselineDate" | "finalTarget" | "finalDate" | "targetText"
> & { assessment: Assessment; owner?: string };
export type PaperMeasure = Pick<
  MeasureStatus,
  "measure" | "assessment" | "series" | "forecast" | "chain" | "seriesOffices"
> & {
  rows: PaperRow[];
  /** the value before the one that is judged, of the same offices */
  previous?: { value: Decimal; date: IsoDate };
  /** titles; a name only where the plan gives no role */
  owners: string[];
};
/** A value that was changed after the last paper told it. */
export type PaperRevision = {
  measureId: string;
  office?: string;
  period: string;
  from: Decimal;
  to: Decimal;
  reason?: string;
};
/** What the trail says that one field of a milestone or risk was changed from and to, as it was written there. */
export type PlanMove = { id: string; field: string; from?: string; to?: string };
/** The last paper that was frozen, as far as the next one tells of it. */
export type LastPaper = {
  version: number;
  at: IsoDate;
  madeAt: IsoInstant;
  overall?: Overall;
  total?: Decimal;
  asked: string[];
};

/**
 * The paper for a steering group's meeting: one reading of the project at a date, language and layout left to the views.
 * What it has of persons and small counts is what every reader of it may see.
 */
export type SteeringPaper = {
  kind: "steeringPaper";
  project: Pick<Project, "id" | "shortName" | "name" | "language" | "timeZone" | "limits" | "purpose" | "startDate">;
  at: IsoDate;
  madeAt: IsoInstant;
  /** undefined while it is a draft */
  version?: number;
  /** the steering group's next one */
  meeting?: IsoDate;
  /** what is told as changed is changed since then */
  since?: { on: IsoDate; of: "paper" | "meeting" };
  words: LeaderWords;
  last?: LastPaper;
  measures: PaperMeasure[];
  measuresWithoutTarget: number;
  total: TotalPicture;
  coverage: Coverage;
  statedTotals: StatedTotal[];
  goalsWithoutMeasure: Goal[];
  /** of the newest values, how many were answered "Uendret siden sist" */
  unchangedValues: number;
  revised: PaperRevision[];
  account: Omit<BenefitAccount, "kind" | "project">;
  milestones: JudgedMilestone[];
  milestoneMoves: PlanMove[];
  risks: Risk[];
  riskMoves: PlanMove[];
  /** open ones, and those that ended since */
  actions: ListedAction[];
  /** made in the last meeting, or since it */
  decisions: Decision[];
};
