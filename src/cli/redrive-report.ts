import type { IsoInstant } from "../domain/time/time.ts";
import type { GivenUpJob } from "../jobs/given-up.ts";
import { stuckState } from "../journeys/redrive-messages.ts";
import type { UndeliveredMessage } from "../journeys/undelivered.ts";

/** What goes by itself is worth a line when it has not gone in this time. */
const longWaitMs = 15 * 60_000;

/** What needs a person, and what has waited too long; ids and reasons, neither names nor what a card says. */
export function stuckLines(messages: UndeliveredMessage[], tenant: string, now: IsoInstant): string[] {
  return messages.flatMap((each) => {
    const age = ageMs(each, now);
    const state = stuckState(each) ?? (age > longWaitMs ? "waits" : undefined);
    return state === undefined ? [] : [lineOf(each, { tenant, state, age })];
  });
}

export function lineOf(
  { log, trouble, until }: UndeliveredMessage,
  { tenant, state, age }: { tenant: string; state: string; age: number },
): string {
  const { message, last } = log;
  const answered = [last?.status, last?.code].filter((part) => part !== undefined).join(" ");
  const why = answered === "" ? trouble : `${trouble} (${answered})`;
  const parts = [state, ageText(age), message.id, message.subject.kind, `project ${message.projectId ?? "-"}`, why];
  return [tenant, ...parts, ...(until === undefined ? [] : [`until ${until}`])].join("  ");
}

export function ageMs({ log }: UndeliveredMessage, now: IsoInstant): number {
  return Math.max(0, Date.parse(now) - Date.parse(log.plannedAt));
}

/** "12 min", "3 h", "5 d" */
export function ageText(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 120) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours} h` : `${Math.floor(hours / 24)} d`;
}

/** One line for each tenant and queue. */
export function jobLines(jobs: GivenUpJob[]): string[] {
  const groups = Map.groupBy(jobs, ({ tenant, queue }) => `${tenant}  jobs given up by ${queue}`);
  return [...groups].map(([name, group]) => `${name}: ${group.length} (--all jobs wakes them again)`);
}
