import { decideImport, type ImportDecision, wrongProject } from "../domain/importing/decide-import.ts";
import type { ImportError } from "../domain/importing/import-report.ts";
import { rowKey } from "../domain/project/measure.ts";
import type { Reading } from "../domain/project/reading.ts";
import { localDate } from "../domain/time/calendar.ts";
import type { IsoInstant } from "../domain/time/time.ts";
import { followActions } from "./action-changes.ts";
import { planChangeEntry } from "./log-plan-change.ts";
import type { AuditEntry, Data, Ids, WorkbookContents } from "./ports.ts";

/** Who imports, and by what: for the audit trail. */
export type ImportActor = { who?: string; source: string };

/** Compares a workbook with what is stored of its project; with `lock` that stays so until the transaction ends. */
export async function considerImport(
  data: Data,
  contents: WorkbookContents,
  { at, shortName, lock = false }: { at: IsoInstant; shortName?: string; lock?: boolean },
): Promise<ImportDecision> {
  const known = await data.projects.findByShortName(shortName ?? contents.plan.project.shortName);
  const plan = known && (await data.projects.plan(known.id, { lock }));
  const stored = plan && { plan, readings: await data.readings.all(plan.project.id) };
  const { timeZone } = (plan ?? contents.plan).project;
  return decideImport(contents, stored, localDate(at, timeZone), shortName);
}

/** Why these contents may not be imported as the project `shortName`. */
export async function refuseOtherProject(
  data: Data,
  contents: WorkbookContents,
  shortName: string | undefined,
): Promise<ImportError | undefined> {
  if (shortName === undefined) return undefined;
  const stored = new Set((await data.projects.list()).map((project) => project.shortName.toLowerCase()));
  return wrongProject(contents, shortName, (name) => stored.has(name.toLowerCase()));
}

/** Stores plan, readings and the audit trail of a decided import. */
export async function storeImport(
  data: Data,
  ids: Ids,
  at: IsoInstant,
  decision: ImportDecision,
  actor: ImportActor,
): Promise<void> {
  const id = decision.plan.project.id === "" ? ids.next() : decision.plan.project.id;
  const readings = withIds(decision, ids, at);
  if (decision.changes.length > 0) {
    const plan = { ...decision.plan, project: { ...decision.plan.project, id } };
    const before = await data.projects.plan(id);
    await data.projects.savePlan(plan);
    await followActions(data, before, plan, at);
  }
  if (readings.length > 0) await data.readings.append(id, readings);
  await data.audit.append(auditEntries(decision, id, at, actor));
}

/** A correction names the reading it replaces, which may come in the same workbook. */
function withIds({ fresh }: ImportDecision, ids: Ids, at: IsoInstant): Reading[] {
  const newIds = new Map(fresh.map(({ reading }) => [reading, ids.next()]));
  return fresh.map(({ reading, replaces }) => {
    const { corrects: _undecided, ...same } = reading;
    const id = newIds.get(reading) ?? ids.next();
    if (replaces === undefined) return { ...same, id, at };
    return { ...same, id, at, corrects: newIds.get(replaces) ?? replaces.id };
  });
}

/** A change of a plan that was stored before is news to the project ("planChange"); a new plan and readings are "import". */
function auditEntries(
  { changes, fresh, report }: ImportDecision,
  projectId: string,
  at: IsoInstant,
  actor: ImportActor,
): AuditEntry[] {
  const common = { projectId, at, ...actor };
  const what = report.known ? "planChange" : "import";
  const ofPlan = changes.map((change) => planChangeEntry(change, common, what));
  const ofReadings = fresh.map(({ reading, replaces }) => ({
    ...common,
    what: "import",
    subject: `readings ${rowKey(reading)} ${reading.period}`,
    old: replaces?.value.toFixed(),
    new: reading.value.toFixed(),
    why: reading.reason,
  }));
  return [...ofPlan, ...ofReadings];
}
