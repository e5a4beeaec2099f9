/** The calls of the Connector that a bot can make, as the quotas tell them apart. */
export type Operation = "createConversation" | "send" | "update" | "members" | "member" | "other";

type Window = { calls: number; ms: number };
/** TEAMS.md, "Limits": all calls of an app in one tenant. */
const tenantWindows: Window[] = [{ calls: 50, ms: 1000 }];
/** Per conversation: send, update and create. */
const sendWindows: Window[] = [
  { calls: 7, ms: 1000 },
  { calls: 8, ms: 2000 },
  { calls: 60, ms: 30_000 },
  { calls: 1800, ms: 3_600_000 },
];
/** Per conversation: reading members and conversations. */
const rosterWindows: Window[] = [
  { calls: 14, ms: 1000 },
  { calls: 16, ms: 2000 },
  { calls: 120, ms: 30_000 },
  { calls: 3600, ms: 3_600_000 },
];

/** off: counts nothing; record: lets all through and remembers breaches; enforce: answers 429 as Teams does. */
export type QuotaMode = "off" | "record" | "enforce";
export type CountedCall = { operation: Operation; tenant: string; conversation: string };
type Breach = CountedCall & {
  /** "50 / 1 s of the tenant" */
  limit: string;
  atMs: number;
  /** calls above the limit inside the window */
  above: number;
  /** how long it should have waited */
  earlyMs: number;
  /** how long before it the last ten came, milliseconds */
  before: number[];
};
export type QuotaChecker = {
  mode: QuotaMode;
  /** Counts a call now; "over" gives the wait until it would have fitted. In `enforce` a call that is over is not counted. */
  take: (call: CountedCall) => { over: false } | { over: true; waitMs: number };
  breaches: Breach[];
  /** calls counted, and the most that one tenant had within a second */
  figures: () => { calls: number; busiestSecond: number };
};

type Line = { times: Times; windows: Window[]; whose: "tenant" | "conversation" };

/**
 * Teams' quotas as exact sliding windows: of the calls in (now − window, now] at most so many. Threads count to their
 * channel. `nowMs` must not go back.
 */
export function createQuotaChecker(nowMs: () => number, mode: QuotaMode = "record"): QuotaChecker {
  const lines = new Map<string, Times>();
  const breaches: Breach[] = [];
  const seen = { calls: 0, busiestSecond: 0 };
  const timesOf = (key: string) => {
    const times = lines.get(key) ?? new Times();
    lines.set(key, times);
    return times;
  };
  const linesOf = ({ operation, tenant, conversation }: CountedCall): Line[] => {
    const [channel] = conversation.split(";");
    const kind = operation === "send" || operation === "update" || operation === "createConversation" ? "send" : "read";
    const windows = kind === "send" ? sendWindows : rosterWindows;
    return [
      { times: timesOf(`tenant ${tenant}`), windows: tenantWindows, whose: "tenant" },
      { times: timesOf(`${kind} ${tenant} ${channel}`), windows, whose: "conversation" },
    ];
  };
  const checker: QuotaChecker = {
    mode,
    breaches,
    figures: () => ({ ...seen }),
    take: (call) => {
      if (checker.mode === "off") return { over: false };
      const now = nowMs();
      const counted = linesOf(call);
      const found = counted.map((line) => ({ faults: faultsOf(line, now), before: line.times.lastBefore(now) }));
      const faults = found.flatMap((line) => line.faults);
      for (const { faults: own, before } of found) {
        for (const fault of own) breaches.push({ ...call, atMs: now, ...fault, before });
      }
      if (faults.length === 0 || checker.mode === "record") {
        for (const { times, windows } of counted) times.add(now, longest(windows));
        seen.calls += 1;
        seen.busiestSecond = Math.max(seen.busiestSecond, counted[0]?.times.since(now - 1000) ?? 0);
      }
      if (faults.length === 0) return { over: false };
      return { over: true, waitMs: Math.max(...faults.map(({ earlyMs }) => earlyMs)) };
    },
  };
  return checker;
}

function faultsOf({ times, windows, whose }: Line, now: number): Pick<Breach, "limit" | "above" | "earlyMs">[] {
  return windows.flatMap(({ calls, ms }) => {
    const above = times.since(now - ms) + 1 - calls;
    if (above <= 0) return [];
    // it fits when the call that is `calls` places back has left the window
    const earlyMs = times.back(calls) + ms - now;
    return [{ limit: `${calls} / ${ms / 1000} s of the ${whose}`, above, earlyMs }];
  });
}

function longest(windows: Window[]): number {
  return Math.max(...windows.map(({ ms }) => ms));
}

/** Rising instants; what is older than the longest window is let go. */
class Times {
  private list: number[] = [];
  private first = 0;

  add(now: number, keepMs: number): void {
    this.list.push(now);
    while ((this.list[this.first] ?? now) <= now - keepMs) this.first += 1;
    if (this.first > 1000) {
      this.list = this.list.slice(this.first);
      this.first = 0;
    }
  }

  /** How many came after this instant. */
  since(after: number): number {
    let low = this.first;
    let high = this.list.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.list[middle] ?? 0) <= after) low = middle + 1;
      else high = middle;
    }
    return this.list.length - low;
  }

  lastBefore(now: number): number[] {
    return this.list.slice(-10).map((time) => now - time);
  }

  /** The instant `places` back from the next one. */
  back(places: number): number {
    return this.list[this.list.length - places] ?? Number.NEGATIVE_INFINITY;
  }
}
