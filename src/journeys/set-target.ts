import { may } from "../domain/asking/access.ts";
import { splitReason } from "../domain/asking/text-baseline.ts";
import type { TargetDecision, TextTarget } from "../domain/asking/text-target.ts";
import { decideTarget, readTextTarget, withTarget } from "../domain/asking/text-target.ts";
import type { Decimal } from "../domain/numbers/decimal.ts";
import type { ScorecardRow } from "../domain/project/measure.ts";
import { rowKey, unitOf } from "../domain/project/measure.ts";
import type { Plan } from "../domain/project/project.ts";
import type { Content } from "../domain/talking/content.ts";
import type { Notice } from "../domain/talking/notice.ts";
import { localDate } from "../domain/time/calendar.ts";
import { actingPerson, logRefusal, say } from "./acting-person.ts";
import { onlyLeader } from "./cancel-round.ts";
import { findProject } from "./find-project.ts";
import type { Data, Ports } from "./ports.ts";
import type { Turn } from "./turn.ts";

type Change = { row: ScorecardRow; decision: TargetDecision };

/**
 * Sets a target in words: "S1 Åsnes 1,0 % innen des. 2024", "K1 alle 100". It is the line's final target when no date
 * is said, when the date is the final date or later, or when there is neither final target nor date; else it is a
 * target for that date ("delmål") beside the final one. One that moves needs a reason ("fordi …"); old and new are in
 * the log. Only the leader may.
 */
export async function setTarget(ports: Ports, turn: Turn, { text }: { text: string }): Promise<Content> {
  return ports.store.write(turn.tenant, async (data) => say(await setWithin(ports, data, turn, text)));
}

async function setWithin(ports: Ports, data: Data, turn: Turn, text: string): Promise<Notice> {
  const found = await findProject(data, turn);
  if ("notice" in found) return found.notice;
  const plan = await data.projects.plan(found.project.id, { lock: true });
  const person = await actingPerson(data, turn);
  if (!plan) return { reason: "noProjects" };
  if (!person) return { reason: "unknownPerson" };
  const at = ports.clock.now();
  const today = localDate(at, plan.project.timeZone);
  if (!may("setTarget", person, plan, today)) {
    const projectId = plan.project.id;
    await logRefusal(data, turn, { at, projectId, what: "targetRefused", subject: projectId, why: "onlyLeader" });
    return onlyLeader(data, plan);
  }
  const { said, why } = splitReason(text);
  const target = readTextTarget(said, plan, today);
  if (!target.ok) return target.notice;
  const decided = target.rows.map((row) => ({
    row,
    decision: decideTarget(row, plan.targets, target.value, target.date),
  }));
  const changes = decided.filter((change) => isChange(change, target.value));
  const moved = changes.find(({ decision }) => decision.before !== undefined);
  if (moved && why === "") {
    const { measureId, office } = moved.row;
    return { reason: "targetReasonMissing", measureId, office };
  }
  if (changes.length > 0) {
    await data.projects.savePlan(withChanges(plan, changes));
    const by = { who: person.user, source: turn.source, ...(why !== "" && { why }) };
    const common = { projectId: plan.project.id, at, ...by };
    await data.audit.append(changes.map((change) => ({ ...common, ...auditOf(change, target.value) })));
  }
  return noticeOf(target, decided);
}

/** The same words once more set nothing and log nothing. */
function isChange({ row, decision }: Change, value: Decimal): boolean {
  const sameValue = decision.before?.eq(value) === true;
  return !sameValue || (decision.kind === "final" && decision.date !== row.finalDate);
}

function withChanges(plan: Plan, changes: Change[]): Plan {
  const rows = new Map(plan.rows.map((row) => [rowKey(row), row]));
  let { targets } = plan;
  for (const { decision } of changes) {
    if (decision.kind === "final") rows.set(rowKey(decision.row), decision.row);
    else targets = withTarget(targets, decision.target);
  }
  return { ...plan, rows: [...rows.values()], targets };
}

function auditOf({ row, decision }: Change, value: Decimal) {
  const dated = (number: Decimal | undefined, date: string | undefined) =>
    number && [number.toFixed(), date].filter((part) => part !== undefined).join(" ");
  const before = decision.kind === "final" ? row.finalDate : decision.date;
  return {
    what: decision.kind === "final" ? "finalTargetSet" : "targetSet",
    subject: rowKey(row),
    old: dated(decision.before, before) ?? row.targetText,
    new: dated(value, decision.date),
  };
}

function noticeOf({ measure, value }: Extract<TextTarget, { ok: true }>, decided: Change[]): Notice {
  const [first] = decided;
  const alone = decided.length === 1 ? first : undefined;
  return {
    reason: "targetSet",
    measureId: measure.id,
    office: alone?.row.office,
    value: value.toFixed(),
    of: unitOf(measure),
    date: first?.decision.date,
    before: alone?.decision.before?.toFixed(),
  };
}
