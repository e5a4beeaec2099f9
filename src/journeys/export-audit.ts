import type { Plan } from "../domain/project/project.ts";
import {
  type AuditExport,
  type ExportedEntry,
  subjectInPlan,
  withoutSmallCounts,
} from "../domain/telling/audit-export.ts";
import type { ChainedEntry, Ports } from "./ports.ts";

/**
 * The whole audit trail of a project, sealed as far as it goes; undefined when there is no such project. Small counts of
 * persons are hidden in it, unless it is `exact`: then it is for the owner of the numbers and the leader alone.
 */
export async function exportAudit(
  { store, clock }: Pick<Ports, "store" | "clock">,
  { tenant, shortName, exact }: { tenant: string; shortName: string; exact: boolean },
): Promise<AuditExport | undefined> {
  await store.write(tenant, ({ audit }) => audit.seal(clock.now()));
  return store.read(tenant, async (data) => {
    const project = await data.projects.findByShortName(shortName);
    const plan = project && (await data.projects.plan(project.id));
    if (!plan) return undefined;
    const stored = await data.audit.ofProject(plan.project.id);
    const entries = exact ? stored : stored.map((entry) => withoutSmallCounts(entry, plan));
    const names = await data.conversations.names([...new Set(entries.flatMap(({ who }) => who ?? []))]);
    const head = await data.audit.head();
    return {
      project: plan.project,
      tenant,
      generatedAt: clock.now(),
      ...(head && { head }),
      entries: entries.map((entry) => exported(entry, plan, names)),
    };
  });
}

function exported(entry: ChainedEntry, plan: Plan, names: Map<string, string>): ExportedEntry {
  const { seq: _seq, projectId: _projectId, source: by, pseudonymisedAt, ...told } = entry;
  const [source = "", messageId] = by.split(/ (.*)/su);
  const name = told.who === undefined ? undefined : names.get(told.who);
  return {
    ...told,
    ...subjectInPlan(told.subject, plan),
    source,
    ...(messageId && { messageId }),
    ...(name !== undefined && { name }),
    pseudonymised: pseudonymisedAt !== undefined,
  };
}
