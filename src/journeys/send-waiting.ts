import type { IsoInstant } from "../domain/time/time.ts";
import { concludeClaim, type Outcome } from "./conclude-claim.ts";
import { makeCall } from "./make-call.ts";
import type { Claim, ClaimedBatch, Messenger, Ports } from "./ports.ts";
import { type Prepared, prepareClaim } from "./prepare-claim.ts";

export type Delivery = Ports & {
  messenger: Messenger;
  /** 0–1, spreads the retries; Math.random where none is given */
  random?: () => number;
};
/** What went wrong with one message, for the log; the others go on. */
export type SendTrouble = {
  tenant: string;
  messageId: string;
  what: "notDrawn" | "notStored" | "unreadable";
  error: unknown;
};
export type Sending = Delivery & {
  tell?: (trouble: SendTrouble) => void;
  /** bounds what is drawn and called at once, over all tenants */
  gate?: <T>(work: () => Promise<T>) => Promise<T>;
};
export type SendArgs = {
  tenant: string;
  /** takes nothing new after so long: others want to come to it */
  sliceMs?: number;
  /** updates are left until then, so that those that come together are shown together */
  gatherUntil?: IsoInstant;
  /** something new waits, or it is time to stop */
  news?: { next: () => Promise<void>; stopped: () => boolean };
};
export type Sent = {
  /** the slice ended before the work */
  more: boolean;
  /** when the next message may go */
  next?: IsoInstant;
};

const atOnce = 25;
const mostInHand = 100;
const horizonMs = 1000;
/** Before its slot a message is drawn. */
const leadMs = 50;
/** What is later than this takes a new slot: calls that were to be apart would come too close. */
const tolerableMs = 30;
const longestPostponeMs = 20_000;
/** Between two claims that found less than there was room for. */
const claimGapMs = 200;
const gatherMs = 500;

/**
 * Sends and updates what waits in a tenant, within Teams' quotas, until nothing can go now. Any number of these may run
 * at once, in any number of instances: slots and messages are claimed in the database.
 */
export async function sendWaiting(ports: Sending, args: SendArgs): Promise<Sent> {
  const { tenant, sliceMs = 5000, news } = args;
  const nowMs = () => Date.parse(ports.clock.now());
  const ends = nowMs() + sliceMs;
  let gatherUntil = args.gatherUntil === undefined ? 0 : Date.parse(args.gatherUntil);
  const inHand = new Set<Promise<void>>();
  let noRoomUntil = Number.POSITIVE_INFINITY;
  let more = false;
  for (;;) {
    if (news?.stopped() || nowMs() >= ends) {
      more = !news?.stopped();
      break;
    }
    const limit = Math.min(atOnce, mostInHand - inHand.size);
    const withoutUpdates = nowMs() < gatherUntil;
    const batch = limit > 0 ? await claim(ports, tenant, { limit, withoutUpdates }) : undefined;
    if (batch?.claims.some(({ as }) => as === "update")) gatherUntil = nowMs() + gatherMs;
    for (const one of batch?.claims ?? []) keep(inHand, sendOne(ports, tenant, one));
    if (batch !== undefined && (batch.claims.length === limit || batch.hidden)) continue;
    noRoomUntil = nextClaim(batch, nowMs());
    if (inHand.size === 0) break;
    const soonest = Math.min(noRoomUntil, withoutUpdates ? gatherUntil : Number.POSITIVE_INFINITY);
    await pause(ports, { inHand, news, until: Math.min(soonest, ends), earliest: nowMs() + claimGapMs });
  }
  await Promise.all(inHand);
  if (more || news?.stopped()) return { more };
  const next = await ports.store.read(tenant, (data) => data.messages.nextDue(ports.clock.now()));
  if (next === undefined) return { more };
  // what could go by its own time may have to wait for the tenant's quota, or for other updates
  const earliest = Math.max(Number.isFinite(noRoomUntil) ? noRoomUntil : 0, nowMs() < gatherUntil ? gatherUntil : 0);
  return { more, next: Date.parse(next) < earliest ? new Date(earliest).toISOString() : next };
}

async function claim(
  ports: Sending,
  tenant: string,
  { limit, withoutUpdates }: { limit: number; withoutUpdates: boolean },
): Promise<ClaimedBatch> {
  const how = { limit, horizonMs, leadMs, withoutUpdates };
  const batch = await ports.store.write(tenant, (data) => data.messages.claimBatch(ports.clock.now(), how));
  for (const { messageId, error } of batch.unreadable) {
    ports.tell?.({ tenant, messageId, what: "unreadable", error });
  }
  return batch;
}

function keep(inHand: Set<Promise<void>>, work: Promise<void>): void {
  inHand.add(work);
  void work.finally(() => inHand.delete(work));
}

/** When half of the horizon is free again: fewer and fuller claims. */
function nextClaim(batch: ClaimedBatch | undefined, now: number): number {
  return batch?.next === undefined ? Number.POSITIVE_INFINITY : Math.max(now, Date.parse(batch.next) - horizonMs / 2);
}

type Pause = { inHand: ReadonlySet<Promise<void>>; news: SendArgs["news"]; until: number; earliest: number };

/** Until the time has come, something new waits, or something in hand has ended, which may have made work. */
async function pause({ clock }: Sending, { inHand, news, until, earliest }: Pause): Promise<void> {
  const over = new AbortController();
  const sleep = (to: number) => clock.sleep(Math.max(0, to - Date.parse(clock.now())), over.signal);
  const ended = Promise.race([...inHand, ...(news ? [news.next()] : [])]).then(() => sleep(earliest));
  const isTime = until === Number.POSITIVE_INFINITY ? [] : [sleep(Math.max(until, earliest))];
  await Promise.race([ended, ...isTime]);
  over.abort();
}

/** From the claim to the result; never throws. */
async function sendOne(ports: Sending, tenant: string, claim: Claim): Promise<void> {
  const { gate = (work) => work() } = ports;
  await until(ports, Date.parse(claim.at) - leadMs);
  await gate(async () => {
    const drawn = await draw(ports, tenant, claim);
    if (drawn === undefined) return;
    const outcome = (await inTime(ports, tenant, drawn)) ?? (await makeCall(ports, tenant, drawn));
    if ("cause" in outcome && outcome.cause !== undefined) {
      ports.tell?.({ tenant, messageId: claim.message.id, what: "notDrawn", error: outcome.cause });
    }
    await store(ports, tenant, drawn, outcome);
  }).catch((error: unknown) => ports.tell?.({ tenant, messageId: claim.message.id, what: "notStored", error }));
}

/** Undefined when the claim is no longer good. What can't be drawn fails alone; twice, since it may be the database. */
async function draw(ports: Sending, tenant: string, claim: Claim): Promise<Prepared | undefined> {
  const once = () =>
    ports.store.write(tenant, async (data) => {
      const message = await data.messages.begin(claim, ports.clock.now());
      return (
        message &&
        prepareClaim(ports, data, tenant, { ...claim, message: { ...message, attempts: claim.message.attempts } })
      );
    });
  try {
    return await once().catch(once);
  } catch (cause) {
    const result = { outcome: "refused", status: 0, code: "NotDrawn", error: nameOf(cause), cause } as const;
    return { ...claim, call: "none", result };
  }
}

/** Waits for the slot; where drawing took too long, for a new one. A result only when there is none. */
async function inTime(ports: Sending, tenant: string, claim: Prepared): Promise<Outcome | undefined> {
  if (claim.call === "none" || claim.call === "opened") return undefined;
  const nowMs = () => Date.parse(ports.clock.now());
  const given = nowMs() + longestPostponeMs;
  let slot = { at: claim.at, late: false };
  while (nowMs() <= given) {
    await until(ports, Date.parse(slot.at) - (slot.late ? horizonMs / 2 : 0));
    if (!slot.late && nowMs() - Date.parse(slot.at) <= tolerableMs) return undefined;
    slot = await ports.store.write(tenant, (data) => data.messages.postpone(claim, ports.clock.now(), horizonMs));
  }
  return { outcome: "retry", afterMs: longestPostponeMs, error: "no room in the quota" };
}

async function until({ clock }: Sending, ms: number): Promise<void> {
  const wait = ms - Date.parse(clock.now());
  if (wait > 0) await clock.sleep(wait);
}

const storeTries = 6;

/**
 * The call was made and its result is known: a database that is away for a moment must not make it unknown. What was
 * not drawn is stored at once or not at all: without a database nothing can be drawn, and it waits again.
 */
async function store(ports: Sending, tenant: string, claim: Prepared, outcome: Outcome): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await ports.store.write(tenant, (data) => concludeClaim(ports, data, claim, outcome));
    } catch (error) {
      const notDrawn = "cause" in outcome && outcome.cause !== undefined;
      if (notDrawn || tries >= storeTries) throw error;
      await ports.clock.sleep(500 * 2 ** tries);
    }
  }
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : "not an Error";
}
