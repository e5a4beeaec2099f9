import fc from "fast-check";
import { type Decimal, decimal } from "../../../src/domain/numbers/decimal.ts";
import type { ModelLine, ModelSide } from "../../../src/domain/project/model-line.ts";

let lines = 0;
/** Once in 2023 unless said otherwise. */
export function line(side: ModelSide, likely: string | undefined, some: Partial<ModelLine> = {}): ModelLine {
  lines += 1;
  const amount = likely === undefined ? {} : { likely: decimal(likely) };
  return { id: `L${lines}`, side, name: `Post ${lines}`, recurrence: "oneOff", year: 2023, ...amount, ...some };
}

/** Kroner and øre, below zero too. */
export const kroner: fc.Arbitrary<Decimal> = fc
  .tuple(fc.integer({ min: -(10 ** 9), max: 10 ** 9 }), fc.integer({ min: 0, max: 99 }))
  .map(([whole, cents]) => decimal(`${whole}.${String(cents).padStart(2, "0")}`));

const year = fc.integer({ min: 2015, max: 2040 });
/** Any lines of a model, those that are in no table too. */
export const modelLines: fc.Arbitrary<ModelLine[]> = fc
  .array(
    fc.record({
      side: fc.constantFrom<ModelSide[]>("nullAlternative", "newSolution", "benefit", "takenOut"),
      recurrence: fc.constantFrom<ModelLine["recurrence"][]>("oneOff", "running"),
      start: fc.option(year, { nil: undefined }),
      runs: fc.option(fc.integer({ min: 0, max: 15 }), { nil: undefined }),
      likely: fc.option(kroner, { nil: undefined }),
      points: fc.option(fc.tuple(kroner, kroner), { nil: undefined }),
    }),
    { maxLength: 20 },
  )
  .map((all) =>
    all.map(({ side, recurrence, start, runs, likely, points }, index) => ({
      id: `L${index}`,
      side,
      name: `Post ${index}`,
      recurrence,
      ...(start !== undefined && { year: start }),
      ...(start !== undefined && runs !== undefined && { lastYear: start + runs }),
      ...(likely !== undefined && { likely }),
      ...(points !== undefined && { optimistic: points[0], pessimistic: points[1] }),
    })),
  );
