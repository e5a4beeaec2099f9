import { hasThreePoints, isPriced } from "../benefit-model/estimate.ts";
import type { ModelLine } from "../project/model-line.ts";
import type { Plan } from "../project/project.ts";
import type { ImportFinding } from "./import-report.ts";
import type { Locate } from "./plan-findings.ts";

type Reason =
  | "lineWithoutYear"
  | "lineWithoutAmount"
  | "negativeBenefit"
  | "threePointsIncomplete"
  | "threePointsTurned";

/** What a person must look at in the lines of the benefit model and in the unit prices. */
export function modelFindings({ benefits, modelLines }: Plan, locate: Locate): ImportFinding[] {
  const prices = benefits.filter(({ unitPrice, measureId }) => unitPrice !== undefined && measureId === undefined);
  return [
    ...modelLines.flatMap((line) =>
      faultsOf(line).map(([reason, field]) => {
        const { id, name } = line;
        return { reason, id, name, ...locate("modelLines", id, field) };
      }),
    ),
    ...prices.map(({ id, name }) => ({
      reason: "unitPriceWithoutMeasure" as const,
      id,
      name,
      ...locate("benefits", id, "unitPrice"),
    })),
  ];
}

/** Each with the field it is about. */
function faultsOf(line: ModelLine): [Reason, keyof ModelLine][] {
  const { side, likely, optimistic, pessimistic, year } = line;
  // a benefit without an amount is one without a price, which is no fault
  if (!isPriced(line)) return side === "benefit" ? [] : [["lineWithoutAmount", "likely"]];
  const isPlanned = side !== "takenOut";
  const someOnly = (optimistic === undefined) !== (pessimistic === undefined);
  const faults: [Reason, keyof ModelLine, boolean][] = [
    ["lineWithoutYear", "year", isPlanned && year === undefined],
    ["negativeBenefit", "likely", side === "benefit" && likely?.lt(0) === true],
    ["threePointsIncomplete", optimistic === undefined ? "optimistic" : "pessimistic", someOnly],
    ["threePointsTurned", "likely", hasThreePoints(line) && isTurned(line)],
  ];
  return faults.flatMap(([reason, field, holds]) => (holds ? [[reason, field]] : []));
}

/** Optimistic is the low cost and the high benefit; of the null alternative nobody can say which it is. */
function isTurned({ side, likely, optimistic, pessimistic }: ModelLine): boolean {
  if (likely === undefined || optimistic === undefined || pessimistic === undefined) return false;
  const isRising = optimistic.lte(likely) && likely.lte(pessimistic);
  const isFalling = optimistic.gte(likely) && likely.gte(pessimistic);
  if (side === "nullAlternative") return !isRising && !isFalling;
  return side === "newSolution" ? !isRising : !isFalling;
}
