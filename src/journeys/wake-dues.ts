import { openRound } from "./open-round.ts";
import { planDues } from "./plan-dues.ts";
import type { Data, Due, Ports, Store } from "./ports.ts";
import { postDigest } from "./post-digest.ts";
import { sendReminders } from "./send-reminders.ts";
import { tendSteeringCopy } from "./tend-steering-copy.ts";

/** What was done, and what went wrong, for the log: nothing here is thrown on. */
export type Woken = { done: Due[]; failed: { due: Due; error: unknown }[]; notPlanned: unknown[] };
type Step = { kind: "none" } | { kind: "done" | "postponed"; due: Due };

/** Minutes to the next try of what failed; doubled each time, to half a day. */
const firstPause = 5;
const longestPause = 720;
/** Marks a row that takes the place of a failed one: "2022-W40~2". */
const againMark = "~";

/**
 * Runs what is due. Claim and work are one transaction: an app that dies in the middle leaves the row as it was. What
 * fails is rolled back and put off under a new key, so that it stops nothing else and is not forgotten.
 */
export async function wakeDues(ports: Ports, { tenant }: { tenant: string }): Promise<Woken> {
  const woken: Woken = { done: [], failed: [], notPlanned: [] };
  await planAhead(ports, tenant, woken);
  for (let isMore = true; isMore; ) isMore = await wakeNext(ports, tenant, woken);
  if (woken.done.length > 0) await planAhead(ports, tenant, woken);
  return woken;
}

/** A project whose next dues can't be planned does not keep those of others from being run. */
async function planAhead(ports: Ports, tenant: string, woken: Woken): Promise<void> {
  try {
    await planDues(ports, { tenant });
  } catch (error) {
    woken.notPlanned.push(error);
  }
}

async function wakeNext(ports: Ports, tenant: string, woken: Woken): Promise<boolean> {
  let claimed: Due | undefined;
  try {
    const step = await ports.store.write(tenant, async (data): Promise<Step> => {
      claimed = await data.dues.claimNext(ports.clock.now());
      if (!claimed) return { kind: "none" };
      if (hasFailed(woken, claimed)) {
        await data.dues.plan(putOff(claimed, Date.parse(ports.clock.now())));
        return { kind: "postponed", due: claimed };
      }
      await run({ ...ports, store: storeWithin(data) }, tenant, claimed);
      return { kind: "done", due: claimed };
    });
    if (step.kind === "done") woken.done.push(step.due);
    return step.kind !== "none";
  } catch (error) {
    // a failure before or in the claim itself is the database's, not one due thing's
    if (!claimed || hasFailed(woken, claimed)) throw error;
    woken.failed.push({ due: claimed, error });
    return true;
  }
}

async function run(ports: Ports, tenant: string, { projectId, what, key, at }: Due): Promise<void> {
  if (what === "digest") {
    await postDigest(ports, { tenant, projectId, key: key.split(againMark)[0], scheduledAt: at });
    return;
  }
  if (what === "steering") {
    await tendSteeringCopy(ports, { tenant, projectId, key });
    return;
  }
  if (what === "reminder") {
    await sendReminders(ports, { tenant, projectId });
    return;
  }
  const project = await ports.store.read(tenant, (data) => data.projects.find(projectId));
  const [dueOn] = key.split(againMark);
  if (project) await openRound(ports, { tenant, projectId, language: project.language, kind: "scheduled", dueOn });
}

/** The journeys' own transactions become part of this one. */
function storeWithin(data: Data): Store {
  return { read: (_tenant, work) => work(data), write: (_tenant, work) => work(data) };
}

function hasFailed({ failed }: Woken, due: Due): boolean {
  return failed.some((each) => keyOf(each.due) === keyOf(due));
}

function keyOf({ projectId, what, key }: Due): string {
  return `${projectId} ${what} ${key}`;
}

function putOff(due: Due, nowMs: number): Due {
  const [key = "", again = "0"] = due.key.split(againMark);
  const tries = Number(again) + 1;
  const pause = Math.min(longestPause, firstPause * 2 ** (tries - 1));
  return { ...due, key: `${key}${againMark}${tries}`, at: new Date(nowMs + pause * 60_000).toISOString() };
}
