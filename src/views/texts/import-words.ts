import type { ImportCounts, ImportError, ImportFinding } from "../../domain/importing/import-report.ts";
import type { Decimal } from "../../domain/numbers/decimal.ts";
import type { Direction, Frequency, Measure, MeasureKind, ScorecardRow, Target } from "../../domain/project/measure.ts";
import type { ModelLine } from "../../domain/project/model-line.ts";
import type { PlanList } from "../../domain/project/plan-lists.ts";
import type {
  Action,
  Benefit,
  Decision,
  Goal,
  GoalLevel,
  GroupTask,
  KeyFigure,
  MapArrow,
  Meeting,
  Milestone,
  MilestoneStatus,
  Project,
  Risk,
  Role,
  StatedTotal,
  SuccessFactor,
} from "../../domain/project/project.ts";
import type { Language } from "../../domain/talking/language.ts";
import type { IsoDate } from "../../domain/time/time.ts";
import type { Format } from "../format.ts";

/** The member of a union whose reason may be this one. */
type WithReason<Union, Reason> = Union extends { reason: infer Reasons }
  ? Reason extends Reasons
    ? Union
    : never
  : never;

/** What is wrong and what to do, one sentence or two per reason; the place is put before it. */
type ImportErrorTexts = {
  [Reason in ImportError["reason"]]: (error: WithReason<ImportError, Reason>, format: Format) => string;
};
type ImportFindingTexts = {
  [Reason in ImportFinding["reason"]]: (finding: WithReason<ImportFinding, Reason>, format: Format) => string;
};

type ScorecardField = Exclude<keyof Measure, "hidesSmall"> | keyof ScorecardRow | keyof Target;
type PeopleField = keyof Goal | keyof Role | keyof GroupTask | keyof Meeting | keyof Decision;
type OtherField = keyof Milestone | keyof Risk | keyof SuccessFactor | keyof KeyFigure | keyof Benefit | keyof MapArrow;
type PlanField =
  | keyof ModelLine
  | keyof Project
  | keyof Action
  | ScorecardField
  | PeopleField
  | OtherField
  | keyof StatedTotal;
/** Values that are stored as codes and shown as words. */
type PlanCode =
  | "fewerThanFive"
  | Direction
  | Frequency
  | MeasureKind
  | GoalLevel
  | MilestoneStatus
  | Action["kind"]
  | Action["status"]
  | Project["askIn"]
  | ModelLine["side"]
  | ModelLine["recurrence"]
  | Language
  | "true"
  | "false";

type ImportReportTexts = {
  newProject: string;
  knownProject: string;
  read: string;
  count: Record<keyof ImportCounts, (count: number) => string>;
  times: string;
  undated: string;
  findings: string;
  noFindings: string;
  changes: string;
  newReadings: (count: number) => string;
  nothingNew: string;
  moreChanges: (count: number) => string;
  change: Record<"added" | "changed" | "removed", string>;
  empty: string;
  saved: string;
  notSaved: string;
  refused: (fileName: string | undefined, errors: number) => string;
};
export type ImportTexts = {
  errors: ImportErrorTexts;
  findings: ImportFindingTexts;
  report: ImportReportTexts;
  lists: Record<PlanList | "project", string>;
  fields: Record<PlanField, string>;
  codes: Record<PlanCode, string>;
};

/** "S1 Åsnes" */
export function rowName({ measureId, office }: { measureId: string; office?: string }): string {
  return office === undefined ? measureId : `${measureId} ${office}`;
}

/** "1,4 (31. desember 2021)". */
export function dated(value: Decimal, date: IsoDate | undefined, format: Format): string {
  return date === undefined ? format.number(value) : `${format.number(value)} (${format.date(date)})`;
}
