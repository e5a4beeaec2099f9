import { decimal } from "../numbers/decimal.ts";
import type { ScorecardRow } from "../project/measure.ts";
import { rowKey } from "../project/measure.ts";
import type { Plan, Project } from "../project/project.ts";
import { countsPersons } from "../project/small-counts.ts";
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

/** Stands in `old` and `new` where a count of persons under five was. */
export const hiddenNumber = "<5";
const plainNumber = /^-?\d+(?:\.\d+)?$/;
const lineList = /^(?:rows|readings|targets) /;

/**
 * An entry for others than the owner and the leader: of a measure that counts persons, and of one that is gone so that
 * nobody knows what it counts, numbers under five are hidden. What a person wrote (`why`) stays as it is.
 */
export function withoutSmallCounts<Entry extends Pick<ExportedEntry, "subject" | "old" | "new">>(
  entry: Entry,
  plan: Plan,
): Entry {
  const { measureId } = subjectInPlan(entry.subject, plan);
  const known = plan.measures.find(({ id }) => id === measureId);
  const isLine = lineList.test(entry.subject) || beginsWithPeriodOfLine.test(entry.subject);
  const hides = known === undefined ? isLine : countsPersons(known);
  return hides ? { ...entry, ...hidden("old", entry.old), ...hidden("new", entry.new) } : entry;
}

/** "P1 Grue 2022-Q3": a line's value, also of a measure that the plan no longer has. */
const beginsWithPeriodOfLine = / \d{4}(?:-\w{2,3})?$/;

function hidden<Field extends "old" | "new">(field: Field, told: string | undefined): Partial<Record<Field, string>> {
  if (told === undefined) return {};
  // an override of one field, which the compiler can't see by a computed name
  return { [field]: withHiddenNumbers(told) } as Record<Field, string>;
}

/** "3", "3 2024-12-31", and the fields of a line as JSON. */
function withHiddenNumbers(told: string): string {
  const [number = "", ...date] = told.split(" ");
  if (plainNumber.test(number)) return isSmall(number) ? [hiddenNumber, ...date].join(" ") : told;
  if (!told.startsWith("{")) return told;
  return told.replace(/"(-?\d+(?:\.\d+)?)"/g, (whole, value: string) => (isSmall(value) ? `"${hiddenNumber}"` : whole));
}

function isSmall(number: string): boolean {
  return decimal(number).lt(5);
}

/** Subjects that begin with a list of the plan: "rows S1 Åsnes", "readings S1 Åsnes 2022-Q3". */
const listName = /^(?:rows|readings|targets|measures) /;

/** What a subject ("S1 Åsnes 2022-Q3") is about in the plan as it is now; nothing where it names no measure of it. */
export function subjectInPlan(
  subject: string,
  { measures, rows }: Pick<Plan, "measures" | "rows">,
): Pick<ExportedEntry, "measureId" | "measure" | "office" | "unit"> {
  const text = subject.replace(listName, "");
  // a target is called by measure, office and date with commas between
  const comma = subject.startsWith("targets ") ? "," : "";
  const names = (key: string) => text === key || text.startsWith(`${key}${comma} `);
  const keyOf = (row: ScorecardRow) => [row.measureId, row.office].filter(Boolean).join(`${comma} `);
  const [row] = rows.filter((each) => names(keyOf(each))).sort(longestFirst);
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
