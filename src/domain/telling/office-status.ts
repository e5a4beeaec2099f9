import type { Scorecard } from "../scorecard/judged-scorecard.ts";
import { rowStatus } from "./measure-status.ts";
import type { OfficeStatus } from "./status.ts";

/** Every line of one office, in the plan's order. */
export function buildOfficeStatus(scorecard: Scorecard, office: string, names: Map<string, string>): OfficeStatus {
  const { plan, today, linesOf } = scorecard;
  const rows = plan.measures.flatMap((measure) =>
    linesOf(measure.id)
      .filter((line) => line.row.office === office)
      .map((line) => ({ ...rowStatus(scorecard, measure, line, names), measure })),
  );
  return { kind: "officeStatus", project: plan.project, at: today, office, rows };
}
