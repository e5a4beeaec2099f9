import { type Decimal, decimal } from "../numbers/decimal.ts";
import type { ModelLine } from "../project/model-line.ts";
import { certaintyAdjusted, isPriced, type PricedLine } from "./estimate.ts";
import { presentValue } from "./present-value.ts";

/** Kroner of one year or of all; most likely amounts but where the name says otherwise. */
export type ModelAmounts = {
  /** costs of today's solution carried on */
  nullAlternative: Decimal;
  /** costs of the new solution: what is paid once and what is paid each year */
  oneOff: Decimal;
  running: Decimal;
  benefits: Decimal;
  /** null alternative − new solution + benefits */
  net: Decimal;
  /** the net of certainty-adjusted amounts */
  adjusted: Decimal;
  /** net and adjusted as worth in the model's first year */
  present: Decimal;
  presentAdjusted: Decimal;
};
export type ModelYear = ModelAmounts & { year: number /** net of this and all years before */; accumulated: Decimal };
export type YearlyModel = { years: ModelYear[]; total: ModelAmounts };

type DatedLine = PricedLine & { year: number };

const zero = decimal(0);
const nothing: ModelAmounts = {
  nullAlternative: zero,
  oneOff: zero,
  running: zero,
  benefits: zero,
  net: zero,
  adjusted: zero,
  present: zero,
  presentAdjusted: zero,
};

/** Lines of the yearly table: with an amount and a year. What an owner says is taken out is no part of the plan. */
export function isInTable(line: ModelLine): line is DatedLine {
  return line.side !== "takenOut" && isPriced(line) && line.year !== undefined;
}

/** Every year from the first to the last of the lines, those in between without any too. `rate` in per cent a year. */
export function yearlyModel(lines: ModelLine[], rate: Decimal): YearlyModel {
  const dated = lines.filter(isInTable);
  const [first, last] = spanOf(dated);
  const perYear = new Map<number, ModelAmounts>();
  for (let year = first; year <= last; year += 1) perYear.set(year, nothing);
  for (const line of dated) {
    const added = amountsOf(line);
    for (const year of yearsOf(line, last)) perYear.set(year, sum(perYear.get(year) ?? nothing, added));
  }
  let accumulated = zero;
  const years = [...perYear].map(([year, amounts]): ModelYear => {
    accumulated = accumulated.plus(amounts.net);
    const present = presentValue(amounts.net, rate, year - first);
    const presentAdjusted = presentValue(amounts.adjusted, rate, year - first);
    return { ...amounts, year, present, presentAdjusted, accumulated };
  });
  return { years, total: years.reduce<ModelAmounts>(sum, nothing) };
}

/** A line's years, its own first; one that runs without an end runs to `last`. */
export function yearsOf({ year, lastYear, recurrence }: ModelLine & { year: number }, last: number): number[] {
  const end = recurrence === "oneOff" ? year : (lastYear ?? last);
  return Array.from({ length: Math.max(0, end - year + 1) }, (_, index) => year + index);
}

/** The first year from which the accumulated net never falls below zero again; undefined when it ends below. */
export function paidBackYear({ years }: YearlyModel): number | undefined {
  const lastBelow = years.findLastIndex(({ accumulated }) => accumulated.lt(0));
  return years[lastBelow + 1]?.year;
}

function spanOf(lines: DatedLine[]): [number, number] {
  const firsts = lines.map(({ year }) => year);
  const lasts = lines.map(({ year, lastYear, recurrence }) => (recurrence === "oneOff" ? year : (lastYear ?? year)));
  return [Math.min(...firsts), Math.max(...firsts, ...lasts)];
}

/** What one line adds to each of its years. */
function amountsOf(line: PricedLine): ModelAmounts {
  const { side, recurrence, likely } = line;
  const sign = side === "newSolution" ? -1 : 1;
  const part =
    side === "nullAlternative"
      ? { nullAlternative: likely }
      : side === "benefit"
        ? { benefits: likely }
        : recurrence === "oneOff"
          ? { oneOff: likely }
          : { running: likely };
  return { ...nothing, ...part, net: likely.times(sign), adjusted: certaintyAdjusted(line).times(sign) };
}

function sum(a: ModelAmounts, b: ModelAmounts): ModelAmounts {
  return {
    nullAlternative: a.nullAlternative.plus(b.nullAlternative),
    oneOff: a.oneOff.plus(b.oneOff),
    running: a.running.plus(b.running),
    benefits: a.benefits.plus(b.benefits),
    net: a.net.plus(b.net),
    adjusted: a.adjusted.plus(b.adjusted),
    present: a.present.plus(b.present),
    presentAdjusted: a.presentAdjusted.plus(b.presentAdjusted),
  };
}
