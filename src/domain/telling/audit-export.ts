import type { ScorecardRow } from "../project/measure.ts";
import { rowKey } from "../project/measure.ts";
import type { Plan, Project } from "../project/project.ts";
import type { IsoInstant } from "../time/time.ts";
import type { ChainHead } from "./audit-chain.ts";

/** A project's audit trail as it is given away: to be read without the app. */
export type AuditExport = {
  project: Project;
  tenant: string;
  generatedAt: IsoInstant;
  head?: ChainHead;
  entries: ExportedEntry[];
};
export type ExportedEntry = {
  /** place in the tenant's chain, and its hash; not there for what was written a moment ago */
  n?: number;
  hash?: string;
  at: IsoInstant;
  /** userPrincipalName, or the pseudonym of an erased person; undefined: the bot itself */
  who?: string;
  name?: string;
  what: string;
  subject: string;
  measureId?: string;
  measure?: string;
  office?: string;
  unit?: string;
  old?: string;
  new?: string;
  why?: string;
  /** "card", "chat", "workbook", "cli", "schedule" … */
  source: string;
  /** of the activity it came by */
  messageId?: string;
  pseudonymised: boolean;
};

/** Subjects that begin with a list of the plan: "rows S1 Åsnes", "readings S1 Åsnes 2022-Q3". */
const listName = /^(?:rows|readings|targets|measures) /;

/** What a subject ("S1 Åsnes 2022-Q3") is about in the plan as it is now; nothing where it names no measure of it. */
export function subjectInPlan(
  subject: string,
  { measures, rows }: Pick<Plan, "measures" | "rows">,
): Pick<ExportedEntry, "measureId" | "measure" | "office" | "unit"> {
  const text = subject.replace(listName, "");
  const names = (key: string) => text === key || text.startsWith(`${key} `);
  const [row] = rows.filter((each) => names(rowKey(each))).sort(longestFirst);
  const measure = measures.find(({ id }) => id === row?.measureId) ?? measures.find(({ id }) => names(id));
  if (!measure) return {};
  return {
    measureId: measure.id,
    measure: measure.name,
    ...(row?.office !== undefined && { office: row.office }),
    unit: measure.percent ? "%" : measure.unit,
  };
}

function longestFirst(a: ScorecardRow, b: ScorecardRow): number {
  return rowKey(b).length - rowKey(a).length;
}
