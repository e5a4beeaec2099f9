import { type Decimal, decimal } from "../numbers/decimal.ts";
import type { ModelLine } from "../project/model-line.ts";
import type { Benefit } from "../project/project.ts";
import { isPriced } from "./estimate.ts";
import { isInTable, yearsOf } from "./yearly-model.ts";

/** What the plan holds possible by now of one benefit, against what its owner says is taken out; stated, never computed. */
export type ToldTakeOut = {
  benefitId?: string;
  name: string;
  possible: Decimal;
  /** undefined: nobody has said */
  taken?: Decimal;
};

/** Up to and with the year `thisYear`; a benefit whose years all come later and of which nothing is told has no line yet. */
export function toldTakeOuts(lines: ModelLine[], benefits: Benefit[], thisYear: number): ToldTakeOut[] {
  const planned = lines.filter(({ side }) => side === "benefit");
  const lastOfModel = Math.max(thisYear, ...lines.filter(isInTable).map(({ year, lastYear }) => lastYear ?? year));
  const groups = Map.groupBy(
    lines.filter((line) => isPriced(line) && (line.side === "benefit" || line.side === "takenOut")),
    subjectOf,
  );
  return [...groups.values()].flatMap((group): ToldTakeOut[] => {
    const [first] = group;
    const possible = group.filter((line) => planned.includes(line)).map((line) => byNow(line, thisYear, lastOfModel));
    const told = group.filter(({ side }) => side === "takenOut").map((line) => byNow(line, thisYear, thisYear));
    const begun = group.some((line) => line.side === "takenOut" || (line.year !== undefined && line.year <= thisYear));
    // what is planned to be lost is nothing to take out
    const isLoss = told.length === 0 && total(possible).lte(0);
    if (first === undefined || !begun || isLoss) return [];
    const name = benefits.find(({ id }) => id === first.benefitId)?.name ?? first.name;
    const taken = told.length === 0 ? {} : { taken: total(told) };
    return [{ ...(first.benefitId && { benefitId: first.benefitId }), name, possible: total(possible), ...taken }];
  });
}

/** Lines of one benefit; those that name none go together by their own name. */
function subjectOf({ benefitId, name }: ModelLine): string {
  return benefitId === undefined ? `name ${name.toLowerCase()}` : `id ${benefitId}`;
}

/** What is told without a year is taken out by now; what is planned without one is not possible in any. */
function byNow(line: ModelLine, thisYear: number, last: number): Decimal {
  const { year, likely = decimal(0), side } = line;
  if (year === undefined) return side === "takenOut" ? likely : decimal(0);
  return likely.times(yearsOf({ ...line, year }, last).filter((one) => one <= thisYear).length);
}

function total(amounts: Decimal[]): Decimal {
  return amounts.reduce((sum, amount) => sum.plus(amount), decimal(0));
}
