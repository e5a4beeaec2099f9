import { splitReason } from "../domain/asking/text-baseline.ts";
import { planDifference } from "../domain/importing/plan-difference.ts";
import type { Content } from "../domain/talking/content.ts";
import { lacksBefore, phaseList, readPhase } from "../domain/telling/benefit-phase.ts";
import { benefitNamed, benefitRows, oneOf } from "../domain/telling/benefit-status.ts";
import { withRows } from "../domain/telling/close-benefit.ts";
import { localDate } from "../domain/time/calendar.ts";
import { say } from "./acting-person.ts";
import { findProjectIn } from "./find-project.ts";
import { planChangeEntry } from "./log-plan-change.ts";
import { onlyForLeader } from "./only-for-leader.ts";
import type { Ports } from "./ports.ts";
import type { Turn } from "./turn.ts";

/** "faser": where each benefit is on its way from idea to documented result, and what it lacks. */
export async function showPhases(ports: Pick<Ports, "store" | "clock">, turn: Turn, text: string): Promise<Content> {
  return ports.store.read(turn.tenant, async (data) => {
    const found = await findProjectIn(data, turn, text);
    if ("notice" in found) return say(found.notice);
    const plan = await data.projects.plan(found.project.id);
    if (plan === undefined) return say({ reason: "noProjects" });
    const all = phaseList(plan, localDate(ports.clock.now(), plan.project.timeZone));
    const named = benefitNamed(found.rest, plan);
    if (named.of === "all") return all;
    const { name: projectName } = plan.project;
    if (named.of === "nothing")
      return say({ reason: "noSuchBenefit", text: found.rest.slice(0, 100), near: named.near, projectName });
    return { ...all, benefits: all.benefits.filter(({ benefit }) => benefit.id === named.id) };
  });
}

/**
 * "fase G1 gjennomføre": moves a benefit to a phase when it has what the phases before ask for, or with a reason
 * ("fordi …"). Its owner may, beside the leader and the deputy. Undefined when the words name no benefit and phase.
 */
export async function moveBenefit(ports: Ports, turn: Turn, text: string): Promise<Content | undefined> {
  return ports.store.write(turn.tenant, async (data): Promise<Content | undefined> => {
    const { said, why } = splitReason(text);
    const found = await findProjectIn(data, turn, said);
    if ("notice" in found) return undefined;
    const stored = await data.projects.plan(found.project.id, { lock: true });
    const named = stored && benefitNamed(found.rest, stored);
    const phase = named?.of === "benefit" ? readPhase(named.rest) : undefined;
    if (!stored || named?.of !== "benefit" || phase === undefined) return undefined;
    const { id } = named;
    const { owner, phase: before = "", name } = oneOf(benefitRows(stored, id));
    const allowed = await onlyForLeader(ports, data, turn, {
      ...{ projectId: found.project.id, action: "changePlan", refusal: "planChangeRefused", subject: id },
      about: () => (owner === undefined ? {} : { responsible: owner }),
    });
    if ("kind" in allowed) return allowed;
    const benefit = { id, name };
    if (readPhase(before) === phase) return say({ reason: "phaseAsItWas", ...benefit, phase });
    const lacks = lacksBefore(stored, id, phase);
    if (lacks.length > 0 && why === "") return say({ reason: "phaseLacks", ...benefit, phase, lacks });
    const plan = withRows(stored, id, (row) => ({ ...row, phase: phaseNames[phase] }));
    await data.projects.savePlan(plan);
    const common = { projectId: plan.project.id, at: allowed.at, who: allowed.user, source: turn.source };
    const reasoned = why === "" ? common : { ...common, why };
    await data.audit.append(planDifference(stored, plan).map((one) => planChangeEntry(one, reasoned)));
    return say({ reason: "phaseMoved", ...benefit, phase, lacks });
  });
}

/** As the workbook writes them. */
const phaseNames = { map: "Kartlegge", plan: "Planlegge", carryOut: "Gjennomføre", document: "Dokumentere" };
