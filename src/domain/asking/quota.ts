/** Calls to the Connector that Teams counts: posts, updates, new personal chats, direct replies, and reading who is where. */
export type CallKind = "create" | "update" | "open" | "reply" | "roster";
type Limit = { calls: number; ms: number };

/** TEAMS.md, "Limits": all calls of an app in one tenant. */
export const tenantLimits: readonly Limit[] = [{ calls: 50, ms: 1000 }];
/** In one conversation, threads included: whatever is written or made there. */
export const sendLimits: readonly Limit[] = [
  { calls: 7, ms: 1000 },
  { calls: 8, ms: 2000 },
  { calls: 60, ms: 30_000 },
  { calls: 1800, ms: 3_600_000 },
];
/** Of one conversation: reading its people. */
export const rosterLimits: readonly Limit[] = [
  { calls: 14, ms: 1000 },
  { calls: 16, ms: 2000 },
  { calls: 120, ms: 30_000 },
  { calls: 3600, ms: 3_600_000 },
];

/**
 * Teams counts when a call arrives, we when it leaves: what left late and what left in time come closer together. So
 * every window is held this much longer: 4 % of the rate at the shortest one, well within what a fan-out may take.
 */
export const jitterMs = 40;

export type WantedCall = {
  /** a channel's threads count to the channel */
  conversation: string;
  kind: CallKind;
  /** milliseconds; the conversation pauses until then */
  notBefore?: number;
};
/** A conversation's earlier calls. */
type EarlierCalls = {
  /** when those with an answer can have been counted at the latest, milliseconds in rising order */
  times: readonly number[];
  /** those that have a slot and no answer yet: they may be counted at any moment, so each window has room for them */
  underWay: number;
};
export type CallLog = {
  /** when they had their slots, milliseconds in rising order */
  tenant: readonly number[];
  /** by conversation: the longest window back, rosters by themselves */
  sends: ReadonlyMap<string, EarlierCalls>;
  rosters: ReadonlyMap<string, EarlierCalls>;
};

/**
 * The earliest slot of each call in turn, from `now` on, so that no half-open window holds more than its limit. What
 * falls behind `until` is told, but takes no slot: those after it may have an earlier one.
 */
export function slotsFor(
  wanted: readonly WantedCall[],
  log: CallLog,
  { now, until = Number.POSITIVE_INFINITY }: { now: number; until?: number },
): number[] {
  const tenant = [...log.tenant];
  const lines = new Map<string, { times: number[]; underWay: number }>();
  return wanted.map(({ conversation, kind, notBefore = now }) => {
    const isRoster = kind === "roster";
    const key = `${isRoster ? "r" : "s"} ${conversation}`;
    const line = lines.get(key) ?? copyOf((isRoster ? log.rosters : log.sends).get(conversation));
    lines.set(key, line);
    const slot = earliest(Math.max(now, notBefore), [
      { times: tenant, underWay: 0, limits: tenantLimits },
      { ...line, limits: isRoster ? rosterLimits : sendLimits },
    ]);
    if (slot <= until) for (const times of [tenant, line.times]) insert(times, slot);
    return slot;
  });
}

type Line = EarlierCalls & { limits: readonly Limit[] };

function copyOf({ times, underWay }: EarlierCalls = { times: [], underWay: 0 }) {
  return { times: [...times], underWay };
}

function earliest(from: number, lines: Line[]): number {
  let slot = Math.max(from, ...lines.map((line) => whenOneIsBack(from, line)));
  for (let before = Number.NaN; before !== slot; ) {
    before = slot;
    for (const { times, underWay, limits } of lines) {
      for (const { calls, ms } of limits) {
        slot = clearOf(slot, times, { calls: Math.max(1, calls - underWay), ms });
      }
    }
  }
  return slot;
}

/** With a window full of calls under way there is no telling: one is counted as back at once, and leaves its window. */
function whenOneIsBack(from: number, { underWay, limits }: Line): number {
  const full = limits.filter(({ calls }) => underWay >= calls);
  return full.length === 0 ? from : from + Math.max(...full.map(({ ms }) => ms)) + jitterMs;
}

/** The first moment from `slot` on at which one more call makes no window too full. */
function clearOf(slot: number, times: readonly number[], { calls, ms }: Limit): number {
  const window = ms + jitterMs;
  let free = slot;
  // `calls` neighbours that fit in one window bar the time in which another would be in a window with all of them
  for (let first = 0; first + calls <= times.length; first += 1) {
    const oldest = times[first] ?? 0;
    const newest = times[first + calls - 1] ?? 0;
    if (newest - oldest < window && newest - window < free && free < oldest + window) free = oldest + window;
  }
  return free;
}

function insert(times: number[], slot: number): void {
  let place = times.length;
  while (place > 0 && (times[place - 1] ?? 0) > slot) place -= 1;
  times.splice(place, 0, slot);
}
