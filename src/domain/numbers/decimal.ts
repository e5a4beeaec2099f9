import Big from "big.js";

/** An exact decimal; no binary float ever holds a measured value. */
export type Decimal = Big;

// 40 places: a quotient of two values of up to 18 digits is told from any limit we compare with.
const Exact = Big();
const places = 40;
Exact.DP = places;
Exact.RM = Exact.roundHalfUp;
Exact.NE = -400;
Exact.PE = 400;

/** Takes a plain decimal number ("-3", "1234.5"); throws on anything else: text from people goes through `readQuantity`. */
export function decimal(value: string | number | Decimal): Decimal {
  return new Exact(value);
}

/** What `a.div(b)` gives, to the last of its 40 places; big.js counts it out digit by digit, ten times slower. */
export function quotient(a: Decimal, b: Decimal): Decimal {
  if (b.eq(0)) throw new RangeError("division by zero");
  const shift = places + (a.e - a.c.length) - (b.e - b.c.length);
  const over = BigInt(a.c.join("")) * 10n ** BigInt(Math.max(0, shift));
  const under = BigInt(b.c.join("")) * 10n ** BigInt(Math.max(0, -shift));
  // twice the share plus one half: rounded half away from zero, as Exact.RM says
  const rounded = (2n * over + under) / (2n * under);
  return new Exact(`${rounded === 0n || a.s === b.s ? "" : "-"}${rounded}e-${places}`);
}

/** Half away from zero, as DOMAIN's "rounded only when shown"; never −0. */
export function roundTo(value: Decimal, places: number): Decimal {
  const rounded = value.round(places, Exact.roundHalfUp);
  return rounded.eq(0) ? decimal(0) : rounded;
}
