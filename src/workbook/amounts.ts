import type { CellPlace, ImportError, ImportFinding } from "../domain/importing/import-report.ts";
import { isCountUnit, isPercentUnit } from "../domain/project/unit-kind.ts";
import type { Amount } from "./number-codecs.ts";

/** A value of a measure as it stands in one of the sheets. */
export type WrittenAmount = { measureId: string; office?: string; amount: Amount; place: CellPlace; column: string };

/** A measure is in per cent by its unit, or because a value of it is written with %; a count never is. */
export function isInPercent(unit: string, amounts: WrittenAmount[]): boolean {
  return isPercentUnit(unit) || (!isCountUnit(unit) && amounts.some(({ amount }) => amount.percent));
}

/** A per cent sign on a count is no value of it. */
export function percentErrors(percent: boolean, amounts: WrittenAmount[]): ImportError[] {
  if (percent) return [];
  return amounts
    .filter(({ amount }) => amount.percent)
    .map(({ amount, place, column }) => ({
      ...place,
      reason: "notANumber",
      column,
      value: `${amount.value.toFixed().replace(".", ",")} %`,
    }));
}

/** A share that may have been meant as a hundred times as much. */
export function bareShares(percent: boolean, amounts: WrittenAmount[]): ImportFinding[] {
  if (!percent) return [];
  return amounts
    .filter(({ amount }) => amount.bareShare)
    .map(({ measureId, office, amount, place }) => ({
      ...place,
      reason: "bareShare",
      measureId,
      office,
      value: amount.value,
    }));
}
