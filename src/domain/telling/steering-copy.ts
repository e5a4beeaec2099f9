import { instantAt, laterOf, localDate } from "../time/calendar.ts";
import { periodFromKey } from "../time/period.ts";
import type { IsoInstant } from "../time/time.ts";
import { addWorkingDays, firstWorkingDay } from "../time/workday.ts";
import { type DigestMoment, type DigestTime, digestMomentIn, isBefore } from "./digest-week.ts";
import type { Digest } from "./status.ts";

/** The steering group's copy of one ISO week's digest, on its way past the project leader. */
export type SteeringCopy = {
  projectId: string;
  /** the digest's ISO week */
  key: string;
  state: "planned" | "shown" | "held" | "sent";
  /** of the next step: to be shown, then to be sent at the earliest */
  at: IsoInstant;
  /** the leader's card */
  messageId?: string;
  /** once the digest is posted */
  digestId?: string;
  /** the leader's own */
  line?: string;
};
/** What the leader sees of it: the digest as it is to be, and what she has said. */
export type SteeringPreview = {
  kind: "steeringPreview";
  digest: Digest;
  key: string;
  state: "shown" | "held" | "sent";
  /** when it goes, or went, to the steering group */
  at: IsoInstant;
};
export type SteeringWord = { kind: "line"; line: string | undefined } | { kind: "hold" } | { kind: "send" };

/** When it is shown: one working day before the digest, at the same time of day (DOMAIN.md section 4). */
export function showMoment({ at }: DigestMoment, { weekly, timeZone }: DigestTime): IsoInstant {
  return instantAt(addWorkingDays(localDate(at, timeZone), -1), weekly.time, timeZone);
}

/** When it goes, shown now: with the digest, or where it was shown late, when the leader has had her working day. */
export function sendMoment(key: string, shownAt: IsoInstant, time: DigestTime): IsoInstant {
  const shownOn = firstWorkingDay(localDate(shownAt, time.timeZone));
  const earliest = addWorkingDays(shownOn, 1);
  const digestAt = weekMoment(key, time);
  const digestOn = digestAt && localDate(digestAt, time.timeZone);
  return instantAt(laterOf(digestOn, earliest) ?? earliest, time.weekly.time, time.timeZone);
}

/** Undefined for a week without a working day, whose digest is merged into the next. */
function weekMoment(key: string, time: DigestTime): IsoInstant | undefined {
  const monday = periodFromKey(key)?.start;
  return monday === undefined ? undefined : digestMomentIn(monday, time)?.at;
}

/** What the digest's posting means for the copy: it goes with it, when the leader has been shown it in time. */
export function goesWithDigest(copy: SteeringCopy | undefined, now: IsoInstant): boolean {
  return copy?.state === "shown" && !isBefore(now, copy.at);
}

/** What the leader said; what is sent is sent, and the same word twice changes nothing. */
export function decideSteeringWord(copy: SteeringCopy, word: SteeringWord): SteeringCopy | undefined {
  if (copy.state === "sent" || copy.state === "planned") return undefined;
  if (word.kind === "line") return word.line === copy.line ? undefined : { ...copy, line: word.line };
  const state = word.kind === "hold" ? "held" : "shown";
  return state === copy.state ? undefined : { ...copy, state };
}
