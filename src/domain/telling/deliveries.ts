import type { Project } from "../project/project.ts";
import type { IsoInstant } from "../time/time.ts";

/** Why a message has not arrived, for a person who knows nothing of Teams' answers. */
export type Trouble =
  | "held"
  | "askedToWait"
  | "notReached"
  | "inLine"
  | "notInstalled"
  | "blockedByPerson"
  | "disabledByAdmin"
  | "notAllowed"
  | "gone"
  | "tooLarge"
  | "refused"
  | "gaveUp"
  | "skipped"
  | "uncertain";
export type DeliveryState = "waiting" | "notArrived" | "uncertain";

/** What is known of a message that is not on anybody's screen. */
export type UndeliveredFacts = {
  state: "planned" | "sending" | "blocked" | "failed" | "unknown";
  last?: { outcome?: string; status?: number; code?: string };
  notBefore?: IsoInstant;
  /** nothing goes to that place before */
  pausedUntil?: IsoInstant;
  /** planned before a backup was restored, and not released */
  held: boolean;
  /** left alone by a person after a restore */
  skipped: boolean;
};

/** Undefined: all of it was settled before it was sent, so nobody misses it. */
export function troubleOf(facts: UndeliveredFacts, now: IsoInstant): Trouble | undefined {
  switch (facts.state) {
    case "planned":
    case "sending":
      return waitingFor(facts, now);
    case "blocked":
      return blockedBy[facts.last?.code ?? ""] ?? "notAllowed";
    case "failed":
      return failedBy(facts);
    case "unknown":
      return facts.skipped ? "skipped" : "uncertain";
  }
}

const tooManyRequests = new Set([412, 429]);
const blockedBy: Partial<Record<string, Trouble>> = {
  NotInstalled: "notInstalled",
  BotNotInConversationRoster: "notInstalled",
  ConversationBlockedByUser: "blockedByPerson",
  BotDisabledByAdmin: "disabledByAdmin",
};

/** Who only waits for her turn in Teams' quota waits in line. */
function waitingFor({ held, notBefore, pausedUntil, last }: UndeliveredFacts, now: IsoInstant): Trouble {
  if (held) return "held";
  if (isAhead(pausedUntil, now)) return "askedToWait";
  if (last?.outcome !== "retry") return "inLine";
  if (!tooManyRequests.has(last.status ?? 0)) return "notReached";
  return isAhead(notBefore, now) ? "askedToWait" : "inLine";
}

function isAhead(moment: IsoInstant | undefined, now: IsoInstant): moment is IsoInstant {
  return moment !== undefined && Date.parse(moment) > Date.parse(now);
}

/** When what waits is tried next: the later of its own time and its place's. */
export function nextTryAt({ notBefore, pausedUntil }: UndeliveredFacts, now: IsoInstant): IsoInstant | undefined {
  const ahead = [notBefore, pausedUntil].filter((moment) => isAhead(moment, now));
  return ahead.sort((a, b) => Date.parse(a) - Date.parse(b)).at(-1);
}

function failedBy({ last }: UndeliveredFacts): Trouble | undefined {
  if (last?.code === "NothingToShow") return undefined;
  if (last?.outcome === "retry") return "gaveUp";
  if (last?.status === 404) return "gone";
  return last?.status === 413 ? "tooLarge" : "refused";
}

const waits: readonly Trouble[] = ["held", "askedToWait", "notReached", "inLine"];
export function deliveryState(trouble: Trouble): DeliveryState {
  if (waits.includes(trouble)) return "waiting";
  return trouble === "uncertain" || trouble === "skipped" ? "uncertain" : "notArrived";
}

/** Of what may have arrived only questions: a second card is the same question, a second message is a second message. */
export function canBeSentAgain(trouble: Trouble, about: Undelivered["about"]): boolean {
  const state = deliveryState(trouble);
  return state === "notArrived" || (state === "uncertain" && about === "question");
}

export type Undelivered = {
  trouble: Trouble;
  about: "question" | "digest" | "message";
  place: "channel" | "personal";
  /** the one it is to */
  person?: string;
  until?: IsoInstant;
};
export type DeliveryGroup = Pick<Undelivered, "trouble" | "about" | "place"> & {
  count: number;
  /** the earliest next try */
  until?: IsoInstant;
  /** only where the asker may see them */
  names?: string[];
};

/** How it goes with a project's messages, for its leader. */
export type Deliveries = {
  kind: "deliveries";
  project: Project;
  at: IsoInstant;
  /** messages of the open round, else the newest */
  round?: { arrived: number; all: number };
  groups: DeliveryGroup[];
  channel: "coupled" | "removed" | "notCoupled";
  /** rounds, reminders and digests whose time has come and that have not begun, and since when */
  late?: { count: number; since: IsoInstant };
  hold?: { since: IsoInstant };
  /** nothing could be written in this time of the last day */
  silence?: { from: IsoInstant; to: IsoInstant };
  /** `key` is of this drawing: clicks on it count once */
  again?: { key: string; count: number };
  /** how many the click on this card has sent again */
  sentAgain?: number;
};

/** The same trouble in the same kind of place is told once, what did not arrive first. */
export function groupUndelivered(all: Undelivered[], nameOf?: (user: string) => string): DeliveryGroup[] {
  const groups = Map.groupBy(all, ({ trouble, about, place }) => `${trouble} ${about} ${place}`);
  return [...groups.values()].flatMap((group): DeliveryGroup[] => {
    const [first] = group;
    if (first === undefined) return [];
    const { trouble, about, place } = first;
    const until = group.flatMap((each) => each.until ?? []).sort()[0];
    const people = [...new Set(group.flatMap((each) => each.person ?? []))];
    const names = nameOf && people.length > 0 ? { names: people.map(nameOf) } : {};
    return [{ trouble, about, place, count: group.length, ...(until !== undefined && { until }), ...names }];
  });
}
