import type { Risk } from "../project/project.ts";

export type RiskZone = "low" | "middle" | "high";

/** Likelihood times impact, 1–25; undefined until both are assessed. */
export function riskScore({ likelihood, impact }: { likelihood?: number | undefined; impact?: number | undefined }) {
  return likelihood === undefined || impact === undefined ? undefined : likelihood * impact;
}

/** As it is expected to be with what is done about it: what is not assessed anew stays; undefined where nothing is. */
export function riskAfter(risk: Risk): { likelihood: number; impact: number } | undefined {
  const { likelihoodAfter, impactAfter, likelihood = likelihoodAfter, impact = impactAfter } = risk;
  if (likelihoodAfter === undefined && impactAfter === undefined) return undefined;
  const after = { likelihood: likelihoodAfter ?? likelihood, impact: impactAfter ?? impact };
  return after.likelihood === undefined || after.impact === undefined
    ? undefined
    : { likelihood: after.likelihood, impact: after.impact };
}

/** Red from 15, green to 4 (docs/decisions/0035). */
export function riskZone(score: number): RiskZone {
  if (score >= 15) return "high";
  return score >= 5 ? "middle" : "low";
}
