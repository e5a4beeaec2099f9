import { type Decimal, decimal, quotient } from "../numbers/decimal.ts";

/** Per cent a year for the first forty years: the Ministry of Finance's circular R-109. */
export const defaultDiscountRate = decimal(4);

/** What an amount `years` from now is worth today, to 40 decimals; `rate` is in per cent a year and above −100. */
export function presentValue(amount: Decimal, rate: Decimal, years: number): Decimal {
  const factor = decimal(1).plus(rate.div(100));
  if (factor.lte(0)) throw new RangeError(`no value can be discounted at ${rate.toFixed()} %`);
  if (years < 0) return amount.times(factor.pow(-years));
  return quotient(amount, factor.pow(years));
}
