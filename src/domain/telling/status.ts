import type { ListedAction } from "../actions/action-list.ts";
import type { CauseChain, ChainInShort } from "../actions/cause-chain.ts";
import type { JudgedAction } from "../actions/judged-action.ts";
import type { AskState } from "../asking/ask.ts";
import type { MapFault, MapNode } from "../benefit-map/benefit-map.ts";
import type { Decimal } from "../numbers/decimal.ts";
import type { Measure, RowKey, ScorecardRow } from "../project/measure.ts";
import type { Benefit, Decision, Goal, Milestone, Project, Risk, StatedTotal } from "../project/project.ts";
import type { Reading } from "../project/reading.ts";
import type { Assessment, CombinedAssessment, TotalPicture } from "../scorecard/assessment.ts";
import type { Forecast } from "../scorecard/forecast.ts";
import type { FreeTime, IsoDate, IsoInstant } from "../time/time.ts";
import type { LoggedChange } from "./change-log.ts";
import type { RiskBefore } from "./plan-trail.ts";

export type JudgedMeasure = { measure: Measure; assessment: CombinedAssessment };

/** Coverage: of the measures that should have been measured by now, how many are; the rest come later. */
export type Coverage = {
  measured: number;
  /** those that some of their offices have answered, beside `measured`; absent when there are none */
  partly?: number;
  shouldBeMeasured: number;
  /** measures first asked later, by the day they are first asked */
  later: { on: IsoDate; count: number; measureIds?: string[] }[];
};

/** `movedFrom`: the first time it had, where that was another day */
export type JudgedMilestone = Milestone & {
  when: "done" | "overdue" | "soon" | "later" | "unreadable";
  movedFrom?: FreeTime;
  responsibleName?: string;
};
export type ListedRisk = Risk & { before?: RiskBefore; actions?: ListedAction[] };

/** What `status` shows of a whole project. */
export type ProjectStatus = {
  kind: "projectStatus";
  project: Project;
  at: IsoDate;
  judged: JudgedMeasure[];
  total: TotalPicture;
  statedTotals: StatedTotal[];
  coverage: Coverage;
  /** overdue and coming within two weeks */
  milestones: JudgedMilestone[];
  /** assessed high first, then unassessed; `assessed` of `all` */
  risks: { top: Risk[]; assessed: number; all: number };
  openRound?: { roundId: string; dueOn: IsoDate; asked: number; answered: number; missingPeople: number };
  nextRound?: { on: IsoDate; measureIds: string[] };
  /** lines that can be measured now and that nobody is asked for: `spør nå` asks */
  askableNow?: { rows: number };
  /** names only where the asker may see them: leader */
  missing?: { name: string; rows: number }[];
  /** the leader asked where others read: her names are given in the personal chat */
  namesInPersonalChat?: true;
  goalsWithoutMeasure: Goal[];
  /** measures where no office has a target that is a number */
  measuresWithoutTarget: number;
};

export type RowStatus = { row: ScorecardRow; assessment: Assessment; reading?: Reading; byName?: string };
export type MeasureStatus = {
  kind: "measureStatus";
  project: Project;
  at: IsoDate;
  measure: Measure;
  /** only this office was asked about: `assessment`, `series` and `forecast` are its own, `rows` still all */
  office?: string;
  assessment: CombinedAssessment;
  rows: RowStatus[];
  /** combined where there are several offices, oldest first, baseline first */
  series: { date: IsoDate; value: Decimal; target?: Decimal }[];
  /** its line before the break of its series, in the unit it had */
  former?: { measure: Measure; points: { date: IsoDate; value: Decimal }[] };
  /** the offices that every point of the line has, when these are not all */
  seriesOffices?: string[];
  forecast?: Forecast;
  nextAskOn?: IsoDate;
  /** where it, or an office of it, deviates */
  chain?: CauseChain;
  understood?: Understood;
};
export type OfficeStatus = {
  kind: "officeStatus";
  project: Project;
  at: IsoDate;
  office: string;
  rows: (RowStatus & { measure: Measure })[];
  understood?: Understood;
};
export type GoalStatus = {
  kind: "goalStatus";
  project: Project;
  at: IsoDate;
  goal: Goal;
  parent?: Goal;
  children: Goal[];
  judged: JudgedMeasure[];
  total: TotalPicture;
  benefits: Benefit[];
  understood?: Understood;
};
export type MissingList = {
  kind: "missingList";
  project: Project;
  roundId?: string;
  dueOn?: IsoDate;
  asked: number;
  answered: number;
  /** names for the leader; for others only the count */
  people: number;
  /** the leader asked where others read: her names are given in the personal chat */
  namesInPersonalChat?: true;
  names?: { name: string; rows: { measureId: string; office?: string; period: string }[] }[];
};
/** One thing that was posted to a person to ask her. */
export type AskingPost = {
  place: "channel" | "personal";
  /** when it came there; while it has not, when it was last tried */
  at?: IsoInstant;
  state: "posted" | "waiting" | "failed" | "blocked" | "unknown";
};
export type AskedPerson = {
  name: string;
  posts: AskingPost[];
  /** `to` where it went to another than the one asked; without a message the app could not reach her */
  reminders: { at: IsoInstant; to?: string; reached: boolean }[];
  /** `standsInFor`: the name of the one who would have been asked */
  rows: (RowKey & { state: AskState; handedTo?: string; expectedOn?: IsoDate; standsInFor?: string })[];
};
/** Who was asked in a round, when and by which message. */
export type AskedList = {
  kind: "askedList";
  project: Project;
  /** the open round, else the newest */
  round?: { roundId: string; openedAt: IsoInstant; dueOn: IsoDate; cancelled: boolean };
  /** every question that was ever asked in it: the sum of `states` */
  total: number;
  states: { state: AskState; count: number }[];
  people: number;
  /** everybody for the leader, the asker herself for others */
  persons?: AskedPerson[];
  /** `persons` is the asker alone */
  own?: true;
  /** the leader asked where others read: her names are given in the personal chat */
  namesInPersonalChat?: true;
};
export type History = {
  kind: "history";
  project: Project;
  measure: Measure;
  office?: string;
  /** newest first; a corrected reading stands with the one that replaced it */
  entries: { reading: Reading; byName?: string; corrected: boolean; assessment: Assessment }[];
  /** what else happened to it, newest first: targets, baselines, explanations, its lines in the plan */
  changes: LoggedChange[];
  /** older values than those shown */
  more: number;
  moreChanges: boolean;
  /** today, in the project's time zone */
  at: IsoDate;
  /** 1 is the newest ten */
  page: number;
};
/** `focus`: id of the one that was asked about. */
export type MilestoneList = {
  kind: "milestoneList";
  project: Project;
  at: IsoDate;
  milestones: JudgedMilestone[];
  picture?: Picture | "tooLarge";
  focus?: string;
  understood?: Understood;
};
export type RiskList = {
  kind: "riskList";
  project: Project;
  risks: ListedRisk[];
  picture?: Picture | "tooLarge";
  focus?: string;
  understood?: Understood;
};
export type DecisionList = { kind: "decisionList"; project: Project; decisions: Decision[] };
/** A box of the benefit map: the state of its measure, or the total picture where it is a goal. */
export type MapNodeStatus = MapNode & { judged?: JudgedMeasure; total?: TotalPicture };
export type BenefitMapStatus = {
  kind: "benefitMap";
  project: Project;
  at: IsoDate;
  nodes: MapNodeStatus[];
  arrows: { from: string; to: string }[];
  faults: MapFault[];
  /** undefined until it is drawn */
  picture?: Picture | "tooLarge";
};
/** `png` is base64. */
export type Picture = { png: string; width: number; height: number };
export type GoalList = { kind: "goalList"; project: Project; goals: { goal: Goal; measureIds: string[] }[] };

/** One thing that free text may have meant. */
export type SearchHit = {
  of: "measure" | "goal" | "benefit" | "milestone" | "risk" | "office";
  id: string;
  text: string;
  /** an office named in the same text */
  office?: string;
  /** 0–1, higher is nearer */
  score: number;
};
/** How a free question was understood, and what else it may have meant. */
export type Understood = { text: string; hit: SearchHit; near: SearchHit[] };
/** Nothing was near enough to answer at once: the near ones are offered. */
export type Suggestions = { kind: "suggestions"; text: string; hits: SearchHit[] };

export type ReadingChange = {
  measure: Measure;
  row: ScorecardRow;
  reading: Reading;
  byName?: string;
  assessment: Assessment;
  previous?: Reading;
  /** set when this corrects an earlier value */
  corrected?: Reading;
  /** a deviation from before this digest's window, that still stands */
  standing?: true;
  /** of a deviation */
  chain?: ChainInShort;
};
/** What the steering group is told of one week. */
export type Digest = {
  kind: "digest";
  project: Project;
  /** ISO weeks it covers, "2022-W40"; more than one after a merge */
  weeks: string[];
  from: IsoInstant;
  to: IsoInstant;
  /** said when it is posted after its time */
  lateSince?: IsoInstant;
  /** the leader's own line */
  leaderLine?: string;
  /** one line that can be read alone */
  headline: DigestHeadline;
  newReadings: ReadingChange[];
  corrections: ReadingChange[];
  deviations: ReadingChange[];
  targetsSet: { measureId: string; office?: string; value: Decimal; date?: IsoDate; percent: boolean }[];
  /** absent in those stored before baselines were told of; `why` is not told where it may hold a count of few persons */
  baselinesSet?: { row: ScorecardRow; measure: Measure; why?: string }[];
  /** absent in those stored before; as the source states them */
  statedTotals?: StatedTotal[];
  openRound?: { dueOn: IsoDate; asked: number; answered: number; missingPeople: number };
  milestonesDone: Milestone[];
  milestonesOverdue: Milestone[];
  milestonesSoon: Milestone[];
  /** absent in those stored before actions were told of; `actionsOverdue`: their day passed in the window */
  actionsDone?: JudgedAction[];
  actionsDropped?: JudgedAction[];
  actionsOverdue?: JudgedAction[];
  /** absent in those stored before benefits were closed */
  benefitsClosed?: Benefit[];
  risksChanged: Risk[];
  decisions: Decision[];
  coverage: Coverage;
  total: TotalPicture;
  measuresWithoutTarget: number;
  measures: number;
};
/** Facts of the one line; the words are the views'. */
type DigestHeadline = {
  quiet: boolean;
  readings: number;
  deviations: number;
  missingPeople: number;
  overdueMilestones: number;
};
