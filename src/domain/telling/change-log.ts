import type { PlanChange } from "../importing/import-report.ts";
import { editableLists } from "../plan-editing/plan-form.ts";
import type { Plan, Project } from "../project/project.ts";
import { countsPersons } from "../project/small-counts.ts";
import type { IsoDate, IsoInstant } from "../time/time.ts";
import { subjectInPlan } from "./audit-export.ts";

/** What has changed in a project, newest first, as one reader may see it. */
export type ChangeLog = {
  kind: "changeLog";
  project: Project;
  /** today, in the project's time zone */
  at: IsoDate;
  entries: LoggedChange[];
  /** 1 is the newest ten */
  page: number;
  more: boolean;
  /** the project as it was named, for the next page */
  named?: string;
};
export type LoggedChange = {
  at: IsoInstant;
  /** by name, "" where the reader may not know it; undefined: the bot itself */
  by?: string;
  what: string;
  /** "S1 Åsnes", or as it stands in the trail */
  subject: string;
  measure?: string;
  unit?: string;
  old?: string;
  new?: string;
  why?: string;
  /** of an item of the plan that anyone may see: what was changed in it */
  change?: PlanChange;
  /** of several entries that one workbook made: how many */
  changes?: number;
};
export type TrailEntry = {
  at: IsoInstant;
  who?: string;
  what: string;
  subject: string;
  old?: string;
  new?: string;
  why?: string;
  source?: string;
};

/** Told to everyone who may see the project. */
export const openCodes: readonly string[] = [
  "answered",
  "answeredUnchanged",
  "corrected",
  "cannotMeasure",
  "deviationExplained",
  "targetSet",
  "finalTargetSet",
  "baselineSet",
  "coupled",
  "uncoupled",
  "roundOpened",
  "roundExtended",
  "roundClosed",
  "roundCancelled",
  "import",
  "planChange",
  "digestPosted",
  "botAdded",
  "botRemoved",
  "paperFrozen",
  "steeringSent",
  "steeringDropped",
  "modelLineAdded",
  "modelLineChanged",
  "projectClosed",
  "projectOpened",
];
/** They say who is asked, away or late, or what was refused: for those who may see names, where nobody else reads. */
export const namedCodes: readonly string[] = [
  "handedOver",
  "measurerChanged",
  "ownerReplaced",
  "leaderReplaced",
  "standInSet",
  "standInEnded",
  "askLapsed",
  "askCancelled",
  "askBlocked",
  "reminded",
  "actionAsked",
  "actionAskNotSent",
  "actionsOverdueTold",
  "milestoneAsked",
  "milestoneAskNotSent",
  "milestonesOverdueTold",
  "reminderNotSent",
  "overdueTold",
  "roleEmptied",
  "paperDraftSent",
  "steeringShown",
  "steeringNotShown",
  "steeringHeld",
  "steeringReleased",
  "steeringLine",
  "sentAgain",
  "redriven",
];

/** Where why is a person's own words. */
const explainedCodes = new Set([
  "corrected",
  "targetSet",
  "finalTargetSet",
  "baselineSet",
  "cannotMeasure",
  "deviationExplained",
  "modelLineChanged",
  "handedOver",
  "planChange",
]);
const plainNumber = /^-?\d+(?:\.\d+)?$/;
const valueCodes = new Set([
  "answered",
  "answeredUnchanged",
  "corrected",
  "targetSet",
  "finalTargetSet",
  "baselineSet",
  "import",
]);

/** What one workbook made of changes is one line; each group as it stands, newest first. */
export function withoutRepeats<Entry extends TrailEntry>(entries: Entry[]): { entry: Entry; count: number }[] {
  const lines: { entry: Entry; count: number }[] = [];
  for (const entry of entries) {
    const last = lines.at(-1);
    if (last && isSameImport(last.entry, entry)) last.count += 1;
    else lines.push({ entry, count: 1 });
  }
  return lines;
}

const importCodes: ReadonlySet<string> = new Set(["import", "planChange"]);

function isSameImport(one: TrailEntry, other: TrailEntry): boolean {
  const isImport = [one, other].every(({ what }) => importCodes.has(what));
  return isImport && one.at === other.at && one.who === other.who && one.source === other.source;
}

/** What of a scorecard line can be a count of few persons, and what names people. */
const lineValues: ReadonlySet<string> = new Set(["baseline", "finalTarget", "value", "comment", "comparison"]);
const linePeople: ReadonlySet<string> = new Set(["owner", "measurer"]);

/** Of the scorecard's lines what the reader may see; of other lists everything is what the lists themselves show. */
function changeOf(
  { what, subject, old, new: now }: TrailEntry,
  { hides, exact }: { hides: boolean; exact: boolean },
): PlanChange | undefined {
  const [list = ""] = subject.split(" ");
  const isLine = list === "rows" || list === "targets";
  if (what !== "planChange" || !(isLine || editableLists.some((each) => each === list))) return undefined;
  const [before, after] = [fieldsOf(old), fieldsOf(now)];
  const isShown = (field: string) =>
    !isLine || !((hides && lineValues.has(field)) || (!exact && linePeople.has(field)));
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(isShown);
  if (isLine && old !== undefined && now !== undefined && names.length === 0) return undefined;
  return {
    ...{ list, id: subject.slice(list.length + 1) },
    change: old === undefined ? "added" : now === undefined ? "removed" : "changed",
    fields: names.map((field) => ({ field, old: before[field], new: after[field] })),
  };
}

/** As an import writes them; what isn't such is told without its fields. */
function fieldsOf(json: string | undefined): Record<string, string> {
  try {
    const told: unknown = JSON.parse(json ?? "{}");
    const entries = typeof told === "object" && told !== null ? Object.entries(told) : [];
    return Object.fromEntries(entries.map(([field, value]) => [field, String(value)]));
  } catch {
    return {};
  }
}

/**
 * Old and new are shown where they are values of a line; who owns and measures it is for those who may see names.
 * `exact` is for those who may see small counts: of measures that count persons others see that something changed.
 */
export function loggedChange(
  entry: TrailEntry,
  plan: Plan,
  { exact, by }: { exact: boolean; by?: string },
): LoggedChange {
  const { measureId, measure, office, unit } = subjectInPlan(entry.subject, plan);
  const known = plan.measures.find(({ id }) => id === measureId);
  const hides = known !== undefined && countsPersons(known) && !exact;
  const shown = (value: string | undefined) => {
    const [number = "", date] = (value ?? "").split(" ");
    const isValue = valueCodes.has(entry.what) && plainNumber.test(number) && measureId !== undefined;
    return !hides && isValue ? { number, date } : undefined;
  };
  const [before, after] = [shown(entry.old), shown(entry.new)];
  const change = changeOf(entry, { hides: hides || (known === undefined && !exact), exact });
  const why = writtenWhy(entry, change !== undefined || (known !== undefined && !hides));
  const about = measureId === undefined ? "" : [measureId, office].filter((part) => part !== undefined).join(" ");
  return {
    at: entry.at,
    what: entry.what,
    subject: about,
    ...(by !== undefined && { by }),
    ...(measure !== undefined && { measure }),
    ...(unit !== undefined && { unit }),
    ...(before && { old: before.number }),
    ...(after && { new: after.number }),
    ...(why !== "" && { why }),
    ...(change && { change }),
  };
}

/** What a person wrote; it can hold the number that is hidden, and of a measure that is gone nobody knows what it counts. */
function writtenWhy({ what, why = "" }: TrailEntry, isShown: boolean): string {
  if (!explainedCodes.has(what) || (!isShown && what !== "modelLineChanged")) return "";
  // the doubts that were confirmed stand there by their codes
  return why
    .split("; ")
    .filter((part) => !part.startsWith("confirmed: "))
    .join("; ");
}
