import type { Decimal } from "../numbers/decimal.ts";
import { readQuantity } from "../numbers/quantity.ts";
import { withoutUnit } from "../numbers/unit-words.ts";

/** The years a plan of a project can reach. */
const years = { first: 1990, last: 2100 };

/** "1 200 000", with or without "kr"; undefined for what is no amount of kroner. */
export function readKroner(text: string): Decimal | undefined {
  const read = readQuantity(withoutUnit(text, "kroner"), false);
  return read.ok ? read.value : undefined;
}

/** Four digits of a year that a plan can reach. */
export function readModelYear(text: string): number | undefined {
  const year = /^\d{4}$/.test(text.trim()) ? Number(text) : 0;
  return year >= years.first && year <= years.last ? year : undefined;
}
