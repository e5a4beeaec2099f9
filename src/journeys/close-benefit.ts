import { canBeAnswered } from "../domain/asking/ask-transitions.ts";
import { closedMeasures } from "../domain/asking/closed-measures.ts";
import { planDifference } from "../domain/importing/plan-difference.ts";
import type { Plan } from "../domain/project/project.ts";
import type { Content } from "../domain/talking/content.ts";
import type { CloseTexts } from "../domain/telling/benefit-forms.ts";
import { benefitList, benefitNamed, benefitRows, measuresOf } from "../domain/telling/benefit-status.ts";
import { decideClosing, isClosed, reopened } from "../domain/telling/close-benefit.ts";
import { localDate } from "../domain/time/calendar.ts";
import { say } from "./acting-person.ts";
import { findProjectIn } from "./find-project.ts";
import { planChangeEntry } from "./log-plan-change.ts";
import { onlyForLeader } from "./only-for-leader.ts";
import type { Data, Ports } from "./ports.ts";
import { judgeable, readProjectFacts } from "./project-facts.ts";
import { readLatest } from "./status-content.ts";
import { moved } from "./take-answers.ts";
import type { Turn } from "./turn.ts";

export type Allowed = Exclude<Awaited<ReturnType<typeof onlyForLeader>>, Content>;
type Named = { allowed: Allowed; id: string; rest: string };
const closing = { action: "closeBenefit", refusal: "closeBenefitRefused" } as const;

/** "avslutt gevinst G1": a card with the result that its last readings propose. Nothing is stored before it is saved. */
export async function showClosing(ports: Ports, turn: Turn, { text }: { text: string }): Promise<Content> {
  return ports.store.write(turn.tenant, async (data) => {
    const named = await benefitFor(ports, data, turn, { ...closing, text });
    if ("kind" in named) return named;
    const { allowed, id } = named;
    return isClosed(allowed.plan, id) ? closedAlready(allowed.plan, id) : closingCard(ports, data, allowed, id);
  });
}

/** Closes it with its dated result; its measures are asked for no more where no other benefit needs them. */
export async function closeBenefit(
  ports: Ports,
  turn: Turn,
  { projectId, id, texts }: { projectId: string; id: string; texts: CloseTexts },
): Promise<Content> {
  return ports.store.write(turn.tenant, async (data): Promise<Content> => {
    const allowed = await onlyForLeader(ports, data, turn, { ...closing, projectId, subject: id, lock: true });
    if ("kind" in allowed) return allowed;
    const { plan } = allowed;
    if (benefitRows(plan, id).length === 0) return say({ reason: "planItemGone", list: "benefits" });
    if (isClosed(plan, id)) return closedAlready(plan, id);
    const decided = decideClosing(plan, id, texts, localDate(allowed.at, plan.project.timeZone));
    if (!decided.ok) {
      const card = await closingCard(ports, data, allowed, id);
      return card.kind === "closeBenefitCard" ? { ...card, texts, problem: decided.problem } : card;
    }
    await saveChanged(data, turn, allowed, decided.plan);
    const stopped = closedMeasures(decided.plan);
    const measureIds = measuresOf(decided.plan, id).flatMap((one) => (stopped.has(one.id) ? [one.id] : []));
    await takeBackAsks(data, turn, allowed, measureIds);
    const [row] = benefitRows(decided.plan, id);
    const { name = "", closedOn = "", finalResult = "" } = row ?? {};
    return say({ reason: "benefitClosed", id, name, on: closedOn, result: finalResult, measureIds });
  });
}

const because = /^(?:fordi|because|av di|for)[\s:,]+/iu;
/** "gjenåpne gevinst G1 fordi …": it is asked about again from the next round. */
export async function reopenBenefit(ports: Ports, turn: Turn, { text }: { text: string }): Promise<Content> {
  return ports.store.write(turn.tenant, async (data) => {
    const named = await benefitFor(ports, data, turn, { ...closing, text });
    if ("kind" in named) return named;
    const { allowed, id } = named;
    if (benefitRows(allowed.plan, id).every(({ closedOn }) => closedOn === undefined)) {
      return say({ reason: "benefitNotClosed", id });
    }
    const why = named.rest.replace(because, "").trim();
    if (why === "") return say({ reason: "reopenReasonMissing", id });
    await saveChanged(data, turn, allowed, reopened(allowed.plan, id), why);
    const measureIds = measuresOf(allowed.plan, id).map((measure) => measure.id);
    return say({ reason: "benefitReopened", id, name: benefitRows(allowed.plan, id)[0]?.name ?? "", measureIds });
  });
}

/** The benefit that words begin with, for those who may do this to it; else what the others are told. */
export async function benefitFor(
  ports: Pick<Ports, "clock">,
  data: Data,
  turn: Turn,
  { text, action, refusal }: { text: string } & Pick<Parameters<typeof onlyForLeader>[3], "action" | "refusal">,
): Promise<Named | Content> {
  const found = await findProjectIn(data, turn, text);
  if ("notice" in found) return say(found.notice);
  const { id: projectId, name: projectName } = found.project;
  const allowed = await onlyForLeader(ports, data, turn, { action, refusal, projectId, lock: true });
  if ("kind" in allowed) return allowed;
  const named = benefitNamed(found.rest, allowed.plan);
  if (named.of === "benefit") return { allowed, id: named.id, rest: named.rest };
  const near = named.of === "nothing" ? named.near : [];
  return say({ reason: "noSuchBenefit", text: found.rest.slice(0, 100), near, projectName });
}

/** Everything that is changed is in the trail, in the plan's own words. */
export async function saveChanged(data: Data, turn: Turn, allowed: Allowed, plan: Plan, why?: string): Promise<void> {
  await data.projects.savePlan(plan);
  const common = { projectId: plan.project.id, at: allowed.at, who: allowed.user, source: turn.source };
  const changes = planDifference(allowed.plan, plan);
  await data.audit.append(changes.map((one) => planChangeEntry(one, why === undefined ? common : { ...common, why })));
}

export function closedAlready(plan: Plan, id: string): Content {
  const { closedOn = "", finalResult = "" } = benefitRows(plan, id)[0] ?? {};
  return say({ reason: "benefitClosedAlready", id, on: closedOn, result: finalResult });
}

async function closingCard(ports: Ports, data: Data, allowed: Allowed, id: string): Promise<Content> {
  const { plan } = allowed;
  const facts = await readProjectFacts(data, ports.clock, plan.project.id);
  // the result is read by everyone: counts of few persons are hidden in what is proposed
  const shown = await readLatest(data, facts, undefined);
  const scorecard = judgeable({ ...facts, plan: shown.plan }, shown.readings);
  const [one] = benefitList(scorecard, { names: new Map(), offers: new Map(), about: id }).benefits;
  if (!one) throw new Error(`benefit ${id} is not in the plan`);
  return { kind: "closeBenefitCard", project: plan.project, ...one, date: facts.today };
}

/** What waits for an answer about them is no longer waited for. */
async function takeBackAsks(data: Data, turn: Turn, { plan, at, user }: Allowed, measureIds: string[]): Promise<void> {
  const waiting = (await data.rounds.openAsks(plan.project.id)).filter((ask) => measureIds.includes(ask.measureId));
  const locked = await data.rounds.lockAsks(waiting.map(({ id }) => id).sort());
  const open = locked.filter((ask) => canBeAnswered(ask.state));
  for (const ask of open) await data.rounds.saveAsk(moved(ask, "cancelled", {}));
  const common = { projectId: plan.project.id, at, who: user, source: turn.source, what: "askCancelled" };
  const subjectOf = (ask: (typeof open)[number]) => [ask.measureId, ask.office, ask.period].filter(Boolean).join(" ");
  await data.audit.append(
    open.map((ask) => ({ ...common, subject: subjectOf(ask), old: ask.state, why: "benefitClosed" })),
  );
  for (const [roundId, asks] of Map.groupBy(open, (ask) => ask.roundId)) {
    await data.messages.refreshRound(roundId, [...new Set(asks.map((ask) => ask.person))]);
  }
}
