import type { ActionCard } from "../actions/action-card.ts";
import type { ActionList } from "../actions/action-list.ts";
import type { AnswerCard, RoundCard } from "../asking/answer-card.ts";
import type { OverdueList } from "../asking/overdue-list.ts";
import type { BenefitAccount } from "../benefit-model/benefit-account.ts";
import type { ModelLineCard } from "../benefit-model/model-line-card.ts";
import type { ImportRefusal, ImportReport } from "../importing/import-report.ts";
import type { PaperCard } from "../paper/paper-card.ts";
import type { PlanItemCard } from "../plan-editing/plan-form.ts";
import type { CloseBenefitCard, HandoverCard } from "../telling/benefit-forms.ts";
import type { PhaseList } from "../telling/benefit-phase.ts";
import type { BenefitList } from "../telling/benefit-status.ts";
import type { ChangeLog } from "../telling/change-log.ts";
import type { Deliveries } from "../telling/deliveries.ts";
import type { SetupGuide } from "../telling/setup-guide.ts";
import type {
  AskedList,
  BenefitMapStatus,
  DecisionList,
  Digest,
  GoalList,
  GoalStatus,
  History,
  MeasureStatus,
  MilestoneList,
  MissingList,
  OfficeStatus,
  ProjectStatus,
  RiskList,
  Suggestions,
} from "../telling/status.ts";
import type { SteeringPreview } from "../telling/steering-copy.ts";
import type { Notice } from "./notice.ts";

/** First words in a new place: which project does it belong to? */
export type Greeting = {
  kind: "greeting";
  projects: { id: string; name: string; shortName: string }[];
  /** the project whose channel name is this place's name */
  suggested?: string;
  place: "channel" | "groupChat" | "personal";
};
/** The command table as help; filled by the bot. */
export type Help = {
  kind: "help";
  place: "channel" | "groupChat" | "personal";
  commands: { example: string; explains: string }[];
};
type NoticeContent = { kind: "notice"; notice: Notice };

/** Everything the bot can say; the views draw it. */
export type Content =
  | AnswerCard
  | RoundCard
  | ProjectStatus
  | MeasureStatus
  | OfficeStatus
  | GoalStatus
  | MissingList
  | AskedList
  | Deliveries
  | OverdueList
  | History
  | ChangeLog
  | MilestoneList
  | RiskList
  | ActionList
  | ActionCard
  | DecisionList
  | GoalList
  | BenefitList
  | CloseBenefitCard
  | HandoverCard
  | BenefitAccount
  | BenefitMapStatus
  | ModelLineCard
  | PlanItemCard
  | PaperCard
  | SetupGuide
  | PhaseList
  | Suggestions
  | Digest
  | SteeringPreview
  | ImportReport
  | ImportRefusal
  | Greeting
  | Help
  | NoticeContent;
