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
};
export type TrailEntry = { at: IsoInstant; what: string; subject: string; old?: string; new?: string; why?: string };

/** Told to everyone who may see the project. */
export const openCodes: readonly string[] = [
  "answered",
  "answeredUnchanged",
  "corrected",
  "cannotMeasure",
  "deviationExplained",
  "targetSet",
  "finalTargetSet",
  "coupled",
  "uncoupled",
  "roundOpened",
  "roundExtended",
  "roundClosed",
  "roundCancelled",
  "import",
  "planChange",
  "digestPosted",
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
  "steeringShown",
  "steeringNotShown",
  "steeringHeld",
  "steeringReleased",
  "steeringLine",
  "sentAgain",
  "redriven",
];

/** Where why is a person's own words. */
const explainedCodes = new Set(["corrected", "cannotMeasure", "deviationExplained", "modelLineChanged", "handedOver"]);
const plainNumber = /^-?\d+(?:\.\d+)?$/;
const valueCodes = new Set(["answered", "answeredUnchanged", "corrected", "targetSet", "finalTargetSet", "import"]);

/**
 * Old and new are shown where they are values of a line; the fields of a plan's rows are not, since they name people.
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
  const why = writtenWhy(entry, known !== undefined && !hides);
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
