import type { Plan } from "../domain/project/project.ts";
import type { Content } from "../domain/talking/content.ts";
import { asksInGeneral, decideMeaning } from "../domain/telling/meaning.ts";
import type { PlanSubject } from "../domain/telling/plan-subject.ts";
import { findSubject } from "../domain/telling/plan-subject.ts";
import type { SearchHit, Understood } from "../domain/telling/status.ts";
import { findProjectIn } from "./find-project.ts";
import type { Data, Ports } from "./ports.ts";
import type { ProjectFacts } from "./project-facts.ts";
import { readProjectFacts } from "./project-facts.ts";
import { milestoneList } from "./show-milestones.ts";
import { riskList } from "./show-risks.ts";
import { statusOfProject, statusOfSubject } from "./status-content.ts";
import type { Turn } from "./turn.ts";

/** No question is longer; a pasted page is searched by its beginning. */
const longestQuestion = 300;
const hitsWanted = 8;

/** Answers "hvordan går det med sosialhjelp i Grue?": what it most likely means, how it was understood, and the near ones. */
export async function answerFreeText(
  ports: Pick<Ports, "store" | "clock">,
  turn: Turn,
  { text }: { text: string },
): Promise<Content> {
  return ports.store.read(turn.tenant, async (data) => {
    const found = await findProjectIn(data, turn, text);
    if ("notice" in found) return { kind: "notice", notice: found.notice };
    const facts = await readProjectFacts(data, ports.clock, found.project.id);
    if (found.rest === "" || asksInGeneral(found.rest)) return statusOfProject(data, turn, facts);
    const subject = findSubject(found.rest.replace(/[?!.\s]+$/u, ""), facts.plan);
    return subject ? statusOfSubject(data, turn, facts, subject) : meaningOf(data, turn, facts, found.rest);
  });
}

/** Searches the project for what a text may mean. */
export async function meaningOf(data: Data, turn: Turn, facts: ProjectFacts, said: string): Promise<Content> {
  const text = said.slice(0, longestQuestion).toWellFormed().replaceAll("\0", "");
  const hits = await data.search.find(facts.plan.project.id, text, hitsWanted);
  const meaning = decideMeaning(hits);
  if (meaning.kind === "nothing") return { kind: "notice", notice: { reason: "nothingFound", text } };
  if (meaning.kind === "unclear") return { kind: "suggestions", text, hits: meaning.hits };
  const { hit, near } = meaning;
  const content = await contentOf(data, turn, facts, { text, hit, near });
  return content ?? { kind: "suggestions", text, hits: [hit, ...near] };
}

/** A benefit is shown by the measure that tells of it. */
function measureOf({ of, id }: SearchHit, plan: Plan): string | undefined {
  return of === "benefit" ? plan.benefits.find((benefit) => benefit.id === id)?.measureId : id;
}

/** Undefined for what has no status of its own: a benefit without a measure. */
async function contentOf(
  data: Data,
  turn: Turn,
  facts: ProjectFacts,
  understood: Understood,
): Promise<Content | undefined> {
  const { hit } = understood;
  if (hit.of === "milestone") return { ...(await milestoneList(facts, data)), focus: hit.id, understood };
  if (hit.of === "risk") return { ...(await riskList(facts, data)), focus: hit.id, understood };
  const subject = subjectOf(hit, facts.plan);
  return subject && { ...(await statusOfSubject(data, turn, facts, subject)), understood };
}

function subjectOf(hit: SearchHit, plan: Plan): PlanSubject | undefined {
  if (hit.of === "office") return { of: "office", office: hit.id };
  const goal = hit.of === "goal" ? plan.goals.find((one) => one.id === hit.id) : undefined;
  if (goal) return { of: "goal", goal };
  const measureId = measureOf(hit, plan);
  const measure = plan.measures.find((one) => one.id === measureId);
  return measure && { of: "measure", measure, ...(hit.office === undefined ? {} : { office: hit.office }) };
}
