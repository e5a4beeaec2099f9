import { personName } from "../domain/project/person-name.ts";
import type { Project } from "../domain/project/project.ts";
import { type LoggedChange, loggedChange, namedCodes, openCodes } from "../domain/telling/change-log.ts";
import type { AuditEntry, Data } from "./ports.ts";
import { type ProjectFacts, seesNames } from "./project-facts.ts";
import type { Turn } from "./turn.ts";

/** What one who asks for the trail may see of it: `isHers`, names and who was asked; `exact`, counts of few persons. */
export type TrailReader = { isHers: boolean; exact: boolean; codes: string[] };

export async function trailReader(data: Data, turn: Turn, facts: ProjectFacts): Promise<TrailReader> {
  const isHers = (await seesNames(data, turn, facts)) === "here";
  return { isHers, exact: isHers && isLeader(turn, facts.plan.project), codes: codesFor(isHers) };
}

function isLeader({ actor }: Turn, { leader }: Project): boolean {
  return actor.user === leader;
}

function codesFor(isHers: boolean): string[] {
  return isHers ? [...openCodes, ...namedCodes] : [...openCodes];
}

/** Entries of the trail as this reader is told of them. */
export async function loggedChanges(
  data: Data,
  { plan }: ProjectFacts,
  entries: AuditEntry[],
  { isHers, exact }: TrailReader,
): Promise<LoggedChange[]> {
  const names = await data.conversations.names([...new Set(entries.flatMap(({ who }) => who ?? []))]);
  const nameOf = (who: string | undefined): string | undefined => {
    const name = who === undefined ? undefined : personName(who, names, plan);
    // a bare user name is of somebody whom the project does not know
    return name === who && who !== undefined && !isHers ? "" : name;
  };
  return entries.map((entry) => loggedChange(entry, plan, { exact, by: nameOf(entry.who) }));
}
