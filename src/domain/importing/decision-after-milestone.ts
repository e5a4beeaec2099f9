import type { Decision, Milestone, Plan } from "../project/project.ts";
import { readFreeTime } from "../time/free-time.ts";
import type { IsoDate } from "../time/time.ts";

/** A milestone called done on a day when its matter was not concluded; `decided` is the day it was, as far as is known. */
export type LateDecision = { milestoneId: string; done: IsoDate; decided: string; matter: string };

const takenUpAgain =
  /tas opp igjen|tas opp att|tas opp på nytt|ny behandling|behandles videre|handsamast vidare|utsatt|utsettes|utsett|taken up again|postponed|deferred/i;

/**
 * Milestones that are done on a day when the decision of the same matter says it is taken up again, or when a later
 * meeting decided the same matter. Matched by the day and by the words of the matter standing in the milestone.
 */
export function decisionsAfterMilestones(plan: Pick<Plan, "milestones" | "decisions">): LateDecision[] {
  return plan.milestones.flatMap((milestone) => {
    const done = milestone.time.exact && milestone.status === "done" ? milestone.time.date : undefined;
    if (done === undefined) return [];
    const sameDay = plan.decisions.find(({ date, matter }) => date.date === done && isAbout(milestone, matter));
    const decided = sameDay && decidedLater(sameDay, done, plan.decisions);
    return decided === undefined || !sameDay
      ? []
      : [{ milestoneId: milestone.id, done, decided, matter: sameDay.matter }];
  });
}

function decidedLater(decision: Decision, done: IsoDate, all: Decision[]): string | undefined {
  const sameMatter = all.filter(({ matter }) => comparable(matter) === comparable(decision.matter));
  const later = sameMatter.map(({ date }) => date.date ?? "").filter((date) => date > done);
  const last = later.sort().at(-1);
  if (last !== undefined) return last;
  const conclusion = decision.conclusion ?? "";
  return takenUpAgain.test(conclusion) ? (dateIn(conclusion, done) ?? "") : undefined;
}

/** The first date in the words that is after `done`. */
function dateIn(words: string, done: IsoDate): IsoDate | undefined {
  const written = words.match(/\d{1,2}\.\s?(?:\d{1,2}\.|\p{L}+\.?)\s?\d{2,4}/gu) ?? [];
  return written.map((text) => readFreeTime(text).date).find((date) => date !== undefined && date > done);
}

/** At least half of the matter's own words stand in the milestone, in any ending ("vertskommune", "vertskommunen"). */
function isAbout(milestone: Milestone, matter: string): boolean {
  const said = wordsOf(milestone.event);
  const asked = wordsOf(matter);
  const found = asked.filter((word) => said.some((other) => other.startsWith(word) || word.startsWith(other)));
  return asked.length > 0 && found.length * 2 >= asked.length;
}

/** Words of four letters or more; the short ones are in every sentence. */
function wordsOf(text: string): string[] {
  return comparable(text).match(/\p{L}{4,}/gu) ?? [];
}

function comparable(text: string): string {
  return text.normalize("NFC").toLowerCase().trim();
}
