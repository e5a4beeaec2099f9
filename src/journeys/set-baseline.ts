import { may } from "../domain/asking/access.ts";
import { readTextBaseline } from "../domain/asking/text-baseline.ts";
import { lockedFrom } from "../domain/project/baseline-lock.ts";
import { rowKey } from "../domain/project/measure.ts";
import { toldCount } from "../domain/project/small-counts.ts";
import type { Content } from "../domain/talking/content.ts";
import type { Notice } from "../domain/talking/notice.ts";
import { localDate } from "../domain/time/calendar.ts";
import { actingPerson, logRefusal, say } from "./acting-person.ts";
import { onlyLeader } from "./cancel-round.ts";
import { findProject } from "./find-project.ts";
import type { Data, Ports } from "./ports.ts";
import { readerOf } from "./status-content.ts";
import type { Turn } from "./turn.ts";

/**
 * Sets a line's baseline in words: "S1 Åsnes 1,3 % mars 2022". Until its change starts the leader, the line's owner and
 * its measurer may; from then on it is locked: the leader changes it with a reason ("fordi …"), and old and new stay in
 * the log. One that was never set may still be told.
 */
export async function setBaseline(ports: Ports, turn: Turn, { text }: { text: string }): Promise<Content> {
  return ports.store.write(turn.tenant, async (data) => say(await setWithin(ports, data, turn, text)));
}

async function setWithin({ clock }: Ports, data: Data, turn: Turn, text: string): Promise<Notice> {
  const found = await findProject(data, turn);
  if ("notice" in found) return found.notice;
  const plan = await data.projects.plan(found.project.id, { lock: true });
  const person = await actingPerson(data, turn);
  if (!plan) return { reason: "noProjects" };
  if (!person) return { reason: "unknownPerson" };
  const at = clock.now();
  const today = localDate(at, plan.project.timeZone);
  const told = readTextBaseline(text, plan, today);
  const locked = told.ok && told.row.baseline !== undefined ? lockedFrom(told.row, plan, today) : undefined;
  const action = locked === undefined ? "setBaseline" : "changeLockedBaseline";
  // who may set no line's baseline is told nothing of the lines
  const meant = told.ok ? [told.row] : plan.rows;
  if (!may(action, person, plan, today) && !meant.some((row) => may(action, person, plan, today, { row }))) {
    const { id: projectId } = plan.project;
    const refusal = { at, projectId, what: "baselineRefused", subject: told.ok ? rowKey(told.row) : projectId };
    await logRefusal(data, turn, { ...refusal, why: "onlyLeader" });
    return onlyLeader(data, plan);
  }
  if (!told.ok) return told.notice;
  const { measureId, office, baseline, baselineDate } = told.row;
  const { measure, value, date, why } = told;
  // what was stored may be a count of few persons, and others may read the answer
  const reader = readerOf(turn);
  const notice = {
    ...({ reason: "baselineSet", measureId, office, ...toldCount(measure, value, reader), date } as const),
    ...(baseline && { before: toldCount(measure, baseline, reader).value }),
  };
  if (baseline?.eq(value) && baselineDate === date) return notice;
  if (locked !== undefined && why === "") return { reason: "baselineLocked", measureId, office, from: locked };
  const next = { ...told.row, baseline: value, baselineDate: date };
  await data.projects.savePlan({ ...plan, rows: plan.rows.map((other) => (other === told.row ? next : other)) });
  const common = { projectId: plan.project.id, at, who: person.user, source: turn.source };
  const old = baseline && [baseline.toFixed(), baselineDate].filter((part) => part !== undefined).join(" ");
  const entry = { what: "baselineSet", subject: rowKey(told.row), old, new: `${value.toFixed()} ${date}` };
  await data.audit.append([{ ...common, ...entry, ...(why !== "" && { why }) }]);
  return notice;
}
