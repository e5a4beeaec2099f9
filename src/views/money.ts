import { type Decimal, decimal, roundTo } from "../domain/numbers/decimal.ts";
import type { Words } from "./texts.ts";

const million = decimal(1_000_000);
const tenMillion = decimal(10_000_000);
const noBreak = "\u00a0";

/** One amount by itself: "−450 000 kr", "12,4 mill. kr"; øre only where the kroner are few. */
export function moneyText(amount: Decimal, { format, texts }: Words): string {
  const { kroner, millions } = texts.benefitAccount.money;
  const size = amount.abs();
  // what rounds up to a million is one
  if (roundTo(size, 0).gte(million)) {
    const places = size.gte(tenMillion) ? 1 : 2;
    return `${format.number(amount.div(million), places, 1)}${noBreak}${millions}`;
  }
  return `${format.number(amount, size.lt(100) ? 2 : 0)}${noBreak}${kroner}`;
}

/** What the figures of a table are in; all the same, so that they can be compared and added by eye. */
export type MoneyUnit = { name: keyof Words["texts"]["benefitAccount"]["money"]; divisor: Decimal; places: number };
const smallest: MoneyUnit = { name: "kroner", divisor: decimal(1), places: 2 };
const units: readonly MoneyUnit[] = [
  { name: "millions", divisor: million, places: 1 },
  { name: "thousands", divisor: decimal(1000), places: 0 },
  { name: "kroner", divisor: decimal(1), places: 0 },
];

/** The largest figure of a table that is told in this unit: below it the unit below says more. */
const leastShown = { millions: tenMillion, thousands: decimal(100_000), kroner: decimal(100) };

/** The largest unit that suits the largest figure and in which no figure but zero is shown as zero. */
export function moneyUnit(amounts: Decimal[]): MoneyUnit {
  const most = amounts.reduce((largest, amount) => (amount.abs().gt(largest) ? amount.abs() : largest), decimal(0));
  const fits = ({ name, divisor, places }: MoneyUnit) =>
    most.gte(leastShown[name]) &&
    amounts.every((amount) => amount.eq(0) || !roundTo(amount.div(divisor), places).eq(0));
  return units.find(fits) ?? smallest;
}

/** A figure of such a table, without its unit; all have as many decimals. */
export function figureText(amount: Decimal, { divisor, places }: MoneyUnit, { format }: Words): string {
  return format.number(amount.div(divisor), places, places);
}

/** True when some figure is not shown to the last øre. */
export function isRounded(amounts: Decimal[], { divisor, places }: MoneyUnit): boolean {
  return amounts.some((amount) => !roundTo(amount.div(divisor), places).times(divisor).eq(amount));
}
