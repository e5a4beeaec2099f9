import { personName } from "../project/person-name.ts";
import type { Benefit, Plan, Project } from "../project/project.ts";
import { judgeMeasure, type Scorecard } from "../scorecard/judged-scorecard.ts";
import type { IsoDate } from "../time/time.ts";
import { foldName, nearIds } from "./plan-subject.ts";
import type { JudgedMeasure } from "./status.ts";

/** A benefit as its rows together tell: the plan has one row for each measure that shows it. */
export type ListedBenefit = {
  benefit: Benefit;
  /** names; without an owner of its own, those of its measures' lines */
  owners: string[];
  /** two rows of it name different owners */
  disagree: boolean;
  judged: JudgedMeasure[];
  /** the one it is offered to, who has not answered yet */
  offeredTo?: string;
};
export type BenefitList = {
  kind: "benefitList";
  project: Project;
  at: IsoDate;
  benefits: ListedBenefit[];
  /** only this one, with all that is known of it */
  about?: string;
};
export type BenefitNamed =
  | { of: "all" }
  | { of: "benefit"; id: string; rest: string }
  | { of: "nothing"; near: string[] };

/** Every benefit, also those that nothing measures. `offers`: by benefit, whom it is offered to. */
export function benefitList(
  scorecard: Scorecard,
  { names, offers, about }: { names: Map<string, string>; offers: Map<string, string>; about?: string },
): BenefitList {
  const { plan, today } = scorecard;
  const groups = [...Map.groupBy(plan.benefits, ({ id }) => id)].filter(([id]) => about === undefined || id === about);
  const benefits = groups.map(([id, rows]) => {
    const to = offers.get(id);
    return {
      benefit: oneOf(rows),
      owners: ownersOf(plan, id).map((user) => personName(user, names, plan)),
      disagree: new Set(rows.flatMap(({ owner }) => owner ?? [])).size > 1,
      judged: measuresOf(plan, id).map((measure) => judgeMeasure(scorecard, measure)),
      ...(to !== undefined && { offeredTo: personName(to, names, plan) }),
    };
  });
  return { kind: "benefitList", project: plan.project, at: today, benefits, ...(about !== undefined && { about }) };
}

/** "G1", "G1 fordi …"; an id can hold a space, so the longest that the words begin with counts. */
export function benefitNamed(text: string, { benefits }: Pick<Plan, "benefits">): BenefitNamed {
  const said = text.normalize("NFC").replace(/\s+/gu, " ").trim();
  if (said === "") return { of: "all" };
  const ids = [...new Set(benefits.map(({ id }) => id))].sort((a, b) => b.length - a.length);
  const id = ids.find((one) => startsWith(said, one));
  const [first = ""] = said.split(" ");
  if (id === undefined) return { of: "nothing", near: nearIds(first, ids) };
  return { of: "benefit", id, rest: said.slice(id.length).replace(/^[\s:,–-]+/u, "") };
}

function startsWith(said: string, id: string): boolean {
  return foldName(said).startsWith(foldName(id)) && /^(?:$|[^\p{L}\p{N}])/u.test(said.slice(id.length));
}

/** The rows of a benefit, as the plan gives them. */
export function benefitRows({ benefits }: Pick<Plan, "benefits">, id: string): Benefit[] {
  return benefits.filter((one) => one.id === id);
}

export function measuresOf({ benefits, measures }: Pick<Plan, "benefits" | "measures">, id: string) {
  const tied = new Set(benefitRows({ benefits }, id).map(({ measureId }) => measureId));
  return measures.filter((measure) => tied.has(measure.id));
}

/** userPrincipalNames: its own owners, else those of its measures' lines. */
export function ownersOf(plan: Plan, id: string): string[] {
  const own = benefitRows(plan, id).flatMap(({ owner }) => owner ?? []);
  if (own.length > 0) return [...new Set(own)];
  const measureIds = new Set(measuresOf(plan, id).map((measure) => measure.id));
  return [...new Set(plan.rows.flatMap((row) => (measureIds.has(row.measureId) ? (row.owner ?? []) : [])))];
}

/** What any of its rows says; it is closed when all of them are. */
export function oneOf(rows: Benefit[]): Benefit {
  const [first] = rows;
  if (first === undefined) throw new Error("a benefit without rows");
  const { closedOn: _, ...one }: Benefit = Object.assign({}, ...rows.toReversed());
  const open = rows.some(({ closedOn }) => closedOn === undefined);
  return open || first.closedOn === undefined ? one : { ...one, closedOn: first.closedOn };
}
