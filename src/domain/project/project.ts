import type { Decimal } from "../numbers/decimal.ts";
import type { Language } from "../talking/language.ts";
import type { FreeTime, IsoDate } from "../time/time.ts";
import type { Measure, ScorecardRow, Target } from "./measure.ts";
import type { ModelLine } from "./model-line.ts";
import type { StandIn } from "./stand-in.ts";

/** Weekly time of the digest: ISO weekday 1 (Monday) to 7, and "08:00" in the project's time zone. */
export type WeeklyTime = { weekday: number; time: string };
/** Limits of the traffic light in per cent of the way: green from `green`, yellow from `yellow`. */
export type LightLimits = { green: number; yellow: number };

export type Project = {
  id: string;
  shortName: string;
  name: string;
  purpose?: string;
  /** driftsstart: nothing is judged before it */
  startDate?: IsoDate;
  language: Language;
  timeZone: string;
  digestAt: WeeklyTime;
  /** name of the team or channel the project lives in */
  channelName?: string;
  /** userPrincipalName */
  leader: string;
  /** who may speak outside, as written */
  spokesperson?: string;
  /** where asks go: the channel, or each owner's personal chat with the receipt in the channel */
  askIn: "channel" | "personal";
  limits: LightLimits;
  /** kalkulasjonsrente in per cent a year; undefined: the state's own */
  discountRate?: Decimal;
  /** the year whose prices the benefit model is given in */
  priceYear?: number;
  /** to others than its own people and its own channel it does not exist */
  closed?: boolean;
  /** guests in its own channel may ask what everyone there may see; else nothing they write or press is answered */
  guestsRead?: boolean;
};

export type GoalLevel = "societalGoal" | "effectGoal" | "subGoal" | "resultGoal";
export type Goal = { id: string; level: GoalLevel; text: string; parentId?: string };

export type Role = {
  group: string;
  position: string;
  title: string;
  office?: string;
  user?: string;
  from?: FreeTime;
  to?: FreeTime;
};

export type MilestoneStatus = "planned" | "started" | "done";
export type Milestone = {
  id: string;
  time: FreeTime;
  event: string;
  status: MilestoneStatus;
  statusText?: string;
  /** userPrincipalName, or a role: who is asked when its day has come */
  responsible?: string;
  /** ids of the measures and benefits that wait for it */
  concerns?: string[];
};
/** Likelihood and impact 1–5, undefined until assessed; `…After`: as they are expected to be with what is done about it. */
export type Risk = {
  id: string;
  event: string;
  cause?: string;
  consequence?: string;
  mitigation?: string;
  likelihood?: number;
  impact?: number;
  likelihoodAfter?: number;
  impactAfter?: number;
  responsible?: string;
  /** ids of the measures and benefits it can hurt */
  concerns?: string[];
};
export type SuccessFactor = { id: string; text: string; assessment?: string; likelihood?: string };
export type GroupTask = {
  groupId: string;
  group: string;
  task: string;
  responsible?: string;
  participants?: string;
  support?: string;
  due?: FreeTime;
};
export type Meeting = { date: FreeTime; group: string };
export type Decision = { date: FreeTime; meeting: string; matter: string; conclusion?: string };
export type KeyFigure = { name: string; parts: { office: string; value: Decimal }[]; total?: Decimal };
export type Benefit = {
  id: string;
  name: string;
  type?: string;
  measureId?: string;
  effectGoal?: string;
  phase?: string;
  /** kroner for one unit of its measure */
  unitPrice?: Decimal;
  /** userPrincipalName; without one, the owners of its measure's lines */
  owner?: string;
  /** kostnadseier: userPrincipalName, or a role */
  costOwner?: string;
  /** interessenter: whom it touches, and who must help, as written */
  stakeholders?: string;
  /** what must be in place first, as written */
  dependsOn?: string;
  /** when its change starts, where that is not the project's driftsstart; its baseline is locked from then */
  startDate?: IsoDate;
  /** how it is to be realised */
  plan?: string;
  /** nobody planned it: told on the way */
  unplanned?: boolean;
  /** userPrincipalName of the one in the line it is offered to, until she has answered; said in chat alone */
  offeredTo?: string;
  /** the day it was handed over from the project to the line */
  handedOverOn?: IsoDate;
  /** the day it was closed; nothing is asked about it after that */
  closedOn?: IsoDate;
  /** the dated result it was closed with, as written */
  finalResult?: string;
  /** what was learnt */
  closingNote?: string;
};
export type ActionKind = "action" | "oldPractice" | "mitigation";
export type ActionStatus = "planned" | "started" | "done" | "dropped";
/** Gevinstrealiseringstiltak: what must be done for a benefit to come, an old practice to stop, or what reduces a risk. */
export type Action = {
  id: string;
  kind: ActionKind;
  text: string;
  /** ids of the benefits, measures and risks it is for */
  concerns?: string[];
  /** userPrincipalName, or a role */
  responsible?: string;
  due?: FreeTime;
  status: ActionStatus;
  /** why it was not done, or how */
  why?: string;
  grounds?: string;
};
export type MapArrow = { from: string; to: string; fromType?: string; toType?: string; grounds?: string };
/** A total that the source states; shown as stated, never mixed with ours. */
export type StatedTotal = { goal: string; status: string; grounds?: string };

/** Everything about a project except its readings: small enough to hold in memory. */
export type Plan = {
  project: Project;
  goals: Goal[];
  roles: Role[];
  measures: Measure[];
  rows: ScorecardRow[];
  targets: Target[];
  milestones: Milestone[];
  risks: Risk[];
  successFactors: SuccessFactor[];
  groupTasks: GroupTask[];
  meetings: Meeting[];
  decisions: Decision[];
  keyFigures: KeyFigure[];
  benefits: Benefit[];
  actions: Action[];
  modelLines: ModelLine[];
  mapArrows: MapArrow[];
  statedTotals: StatedTotal[];
  /** said in chat, so that a workbook neither gives nor takes them; with those that are over */
  standIns?: StandIn[];
};
