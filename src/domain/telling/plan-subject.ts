import { distance } from "fastest-levenshtein";
import type { Measure } from "../project/measure.ts";
import type { Goal, Plan } from "../project/project.ts";

/** What a word after a command names in a plan. */
export type PlanSubject =
  | { of: "measure"; measure: Measure; office?: string }
  | { of: "office"; office: string }
  | { of: "goal"; goal: Goal };

/** Longer than any name that is meant; the rest of a pasted page is not looked at. */
const longest = 200;
const preposition = /^(?:for|i|ved|på|in|at)\s+/iu;

/** "K1", "k1 Grue", "K1 for Grue", "Åsnes", "E1"; undefined when the text is none of them exactly, whatever its case. */
export function findSubject(text: string, plan: Plan): PlanSubject | undefined {
  const wanted = foldName(text);
  const measure = plan.measures.find((one) => foldName(one.id) === wanted);
  if (measure) return { of: "measure", measure };
  const goal = plan.goals.find((one) => foldName(one.id) === wanted);
  if (goal) return { of: "goal", goal };
  const office = officesOf(plan).find((one) => foldName(one) === wanted);
  if (office !== undefined) return { of: "office", office };
  return measureAtOffice(wanted, plan);
}

/** The offices of a plan, in the order of its rows. */
export function officesOf(plan: Plan): string[] {
  return [...new Set(plan.rows.flatMap((row) => row.office ?? []))];
}

/** The offices that report a measure. */
export function officesOfMeasure(plan: Plan, measureId: string): string[] {
  return plan.rows.flatMap((row) => (row.measureId === measureId ? (row.office ?? []) : []));
}

/** The ids nearest to a mistyped one, at most three. */
export function nearIds(text: string, ids: string[]): string[] {
  const wanted = foldName(text);
  const ranked = ids.map((id) => ({ id, far: distance(foldName(id), wanted) })).filter(({ far }) => far <= 2);
  return ranked
    .sort((a, b) => a.far - b.far)
    .slice(0, 3)
    .map(({ id }) => id);
}

/** Case and the way Unicode writes å are no difference; å and a are. */
export function foldName(text: string): string {
  return text.slice(0, longest).normalize("NFC").toLocaleLowerCase("nb").replace(/\s+/gu, " ").trim();
}

/** The longest Måle-ID the text begins with: an id can hold a space. */
function measureAtOffice(wanted: string, plan: Plan): PlanSubject | undefined {
  const starting = plan.measures.filter((measure) => wanted.startsWith(`${foldName(measure.id)} `));
  const measure = starting.sort((a, b) => b.id.length - a.id.length)[0];
  if (measure === undefined) return undefined;
  const rest = wanted.slice(foldName(measure.id).length + 1).replace(preposition, "");
  const office = officesOfMeasure(plan, measure.id).find((one) => foldName(one) === rest);
  return office === undefined ? undefined : { of: "measure", measure, office };
}
