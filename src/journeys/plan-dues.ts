import { nextRound } from "../domain/asking/next-round.ts";
import { digestTime, nextDigest } from "../domain/telling/digest-week.ts";
import { showMoment } from "../domain/telling/steering-copy.ts";
import type { IsoInstant } from "../domain/time/time.ts";
import { planReminders } from "./plan-reminders.ts";
import type { Data, Ports } from "./ports.ts";

/**
 * Plans the next round, digest and reminders of every coupled project as due rows. Only rounds and digests still ahead are planned:
 * none happens at once because a channel was coupled late. A row that is there, claimed or not, stays as it is.
 */
export async function planDues(ports: Pick<Ports, "store" | "clock">, { tenant }: { tenant: string }): Promise<void> {
  const projects = await ports.store.read(tenant, (data) => data.projects.list());
  // one transaction each: a project that can't be planned does not stop the next
  const failures: unknown[] = [];
  for (const { id } of projects) {
    try {
      await ports.store.write(tenant, (data) => planProject(data, id, ports.clock.now()));
    } catch (cause) {
      failures.push(new Error(`no dues planned for project ${id}`, { cause }));
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, "some projects have no dues planned");
}

async function planProject(data: Data, projectId: string, now: IsoInstant): Promise<void> {
  const main = await data.conversations.ofProject(projectId, "main");
  if (!main?.installed) return;
  const plan = await data.projects.plan(projectId);
  if (plan === undefined) return;
  const digest = nextDigest(now, digestTime(plan.project));
  await data.dues.plan({ projectId, what: "digest", key: digest.key, at: digest.at });
  const steering = await data.conversations.ofProject(projectId, "steering");
  if (steering?.installed) {
    const at = showMoment(digest, digestTime(plan.project));
    await data.dues.plan({ projectId, what: "steering", key: digest.key, at });
  }
  const round = nextRound(plan, now);
  if (round) await data.dues.plan({ projectId, what: "round", key: round.on, at: round.at });
  await planReminders(data, plan, now);
}
