import { canBeAnswered, moveAsk } from "../domain/asking/ask-transitions.ts";
import { planDifference } from "../domain/importing/plan-difference.ts";
import { rowKey, type ScorecardRow } from "../domain/project/measure.ts";
import type { Plan } from "../domain/project/project.ts";
import { followActions } from "./action-changes.ts";
import { planChangeEntry } from "./log-plan-change.ts";
import type { AuditEntry, Data, Ports } from "./ports.ts";

/** What somebody must answer for after a person: a project she leads, the lines she owns or measures. */
export type Owned = { shortName: string; leads: boolean; lines: string[] };
export type Replaced = { outcome: "replaced"; lapsed: number } | { outcome: "owns"; owned: Owned[] };
type Replacing = { tenant: string; user: string; by?: string; dry?: boolean };

/**
 * Before a person is erased: somebody else (`by`) leads and owns what she did, her roles stand without her, and what
 * she was still asked for lapses. Nothing is changed when she owns something and nobody is named.
 */
export async function replacePerson(
  ports: Pick<Ports, "store" | "clock">,
  { tenant, user, by, dry = false }: Replacing,
): Promise<Replaced> {
  return ports.store.write(tenant, async (data) => {
    const plans: Plan[] = [];
    for (const { id } of await data.projects.list()) {
      const plan = await data.projects.plan(id, { lock: true });
      if (plan) plans.push(plan);
    }
    const owned = plans.flatMap((plan) => ownedIn(plan, user));
    if (owned.length > 0 && by === undefined) return { outcome: "owns", owned };
    let lapsed = 0;
    for (const plan of plans) {
      const waiting = (await data.rounds.openAsks(plan.project.id)).filter((ask) => same(ask.person, user));
      lapsed += waiting.length;
      if (dry) continue;
      await replaceIn(ports, data, plan, { user, by });
      for (const ask of waiting) await lapse(ports, data, ask);
    }
    return { outcome: "replaced", lapsed };
  });
}

function same(person: string | undefined, user: string): boolean {
  return person?.toLowerCase() === user;
}

function ownedIn({ project, rows, benefits }: Plan, user: string): Owned[] {
  const lines = rows.filter(({ owner, measurer }) => same(owner, user) || same(measurer, user)).map(rowKey);
  const own = benefits.filter(({ owner, closedOn }) => same(owner, user) && closedOn === undefined);
  lines.push(...new Set(own.map(({ id }) => id)));
  const leads = same(project.leader, user);
  return leads || lines.length > 0 ? [{ shortName: project.shortName, leads, lines }] : [];
}

async function replaceIn(
  { clock }: Pick<Ports, "clock">,
  data: Data,
  plan: Plan,
  { user, by }: { user: string; by?: string },
): Promise<void> {
  const { project } = plan;
  const swapped = <P extends string | undefined>(person: P) => (same(person, user) ? by : person);
  const rows = plan.rows.map((row) => ({ ...row, ...people(row, swapped) }));
  const roles = plan.roles.map((role) => (same(role.user, user) ? { ...role, user: undefined } : role));
  const changed = plan.rows.filter(
    (row, index) => row.owner !== rows[index]?.owner || row.measurer !== rows[index]?.measurer,
  );
  const leader = swapped(project.leader) ?? project.leader;
  const lists = {
    benefits: plan.benefits.map((one) => ({ ...one, owner: swapped(one.owner), costOwner: swapped(one.costOwner) })),
    actions: plan.actions.map((one) => ({ ...one, responsible: swapped(one.responsible) })),
    milestones: plan.milestones.map((one) => ({ ...one, responsible: swapped(one.responsible) })),
    risks: plan.risks.map((one) => ({ ...one, responsible: swapped(one.responsible) })),
    groupTasks: plan.groupTasks.map((one) => ({ ...one, responsible: swapped(one.responsible) })),
  };
  const at = clock.now();
  const next: Plan = { ...plan, ...lists, project: { ...project, leader }, rows, roles };
  await data.projects.savePlan(next);
  await followActions(data, plan, next, at);
  const common = { projectId: project.id, at, source: "cli", old: user, new: by };
  const entries: AuditEntry[] = changed.map((row) => ({ ...common, what: "ownerReplaced", subject: rowKey(row) }));
  const emptied = plan.roles.filter((role) => same(role.user, user));
  for (const { group, position, title, office } of emptied) {
    const subject = [group, position, title, office].filter(Boolean).join(", ");
    entries.push({ ...common, what: "roleEmptied", subject, new: undefined });
  }
  if (leader !== project.leader) entries.push({ ...common, what: "leaderReplaced", subject: project.shortName });
  const { projectId, source } = common;
  const changes = planDifference({ ...plan, project }, { ...plan, ...lists, project });
  entries.push(...changes.map((change) => planChangeEntry(change, { projectId, at, source })));
  await data.audit.append(entries);
}

function people({ owner, measurer }: ScorecardRow, swapped: (person: string | undefined) => string | undefined) {
  const [nextOwner, nextMeasurer] = [swapped(owner), swapped(measurer)];
  return { owner: nextOwner, measurer: nextMeasurer === nextOwner ? undefined : nextMeasurer };
}

type OpenAsk = Awaited<ReturnType<Data["rounds"]["openAsks"]>>[number];
/** Whoever has the line is asked in the next round; she, or the leader, can answer this one until then. */
async function lapse({ clock }: Pick<Ports, "clock">, data: Data, ask: OpenAsk): Promise<void> {
  if (!canBeAnswered(ask.state) || ask.state === "lapsed") return;
  const move = moveAsk(ask, "lapsed");
  if (!move.ok) throw new Error(`ask ${ask.id} cannot lapse from ${move.from}`);
  const { draft: _, ...rest } = move.ask;
  await data.rounds.saveAsk(rest);
  const subject = `${rowKey(ask)} ${ask.period}`;
  const entry = {
    projectId: ask.projectId,
    at: clock.now(),
    what: "askLapsed",
    subject,
    old: ask.state,
    new: "lapsed",
  };
  await data.audit.append([{ ...entry, why: "personErased", source: "cli" }]);
  await data.messages.refreshRound(ask.roundId, [ask.person]);
}
