import Big from "big.js";

/** An exact decimal; no binary float ever holds a measured value. */
export type Decimal = Big;

// 40 places: a quotient of two values of up to 18 digits is told from any limit we compare with.
const Exact = Big();
Exact.DP = 40;
Exact.RM = Exact.roundHalfUp;
Exact.NE = -400;
Exact.PE = 400;

/** Takes a plain decimal number ("-3", "1234.5"); throws on anything else: text from people goes through `readQuantity`. */
export function decimal(value: string | number | Decimal): Decimal {
  return new Exact(value);
}

/** Half away from zero, as DOMAIN's "rounded only when shown"; never −0. */
export function roundTo(value: Decimal, places: number): Decimal {
  const rounded = value.round(places, Exact.roundHalfUp);
  return rounded.eq(0) ? decimal(0) : rounded;
}
