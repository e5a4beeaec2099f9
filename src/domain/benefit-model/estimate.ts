import { type Decimal, decimal } from "../numbers/decimal.ts";
import type { ModelLine } from "../project/model-line.ts";

/** Weights of the state's own template for benefit work (issue 5): most likely, optimistic, pessimistic. */
const weights = { likely: decimal("0.6"), optimistic: decimal("0.2"), pessimistic: decimal("0.2") };

export type Estimate = Pick<ModelLine, "likely" | "optimistic" | "pessimistic">;
export type PricedLine = ModelLine & { likely: Decimal };

export function isPriced(line: ModelLine): line is PricedLine {
  return line.likely !== undefined;
}

export function hasThreePoints({ likely, optimistic, pessimistic }: Estimate): boolean {
  return likely !== undefined && optimistic !== undefined && pessimistic !== undefined;
}

/** The certainty-adjusted amount; without all three points the most likely stands as it is. */
export function certaintyAdjusted({ likely, optimistic, pessimistic }: Estimate & { likely: Decimal }): Decimal {
  if (optimistic === undefined || pessimistic === undefined) return likely;
  return weights.likely
    .times(likely)
    .plus(weights.optimistic.times(optimistic))
    .plus(weights.pessimistic.times(pessimistic));
}
