import type { Decimal } from "./decimal.ts";
import { decimal } from "./decimal.ts";

/** Why a typed text is not one number; each has a sentence in the texts. */
export type QuantityProblem = "empty" | "notANumber" | "severalNumbers" | "ambiguous" | "percentOnCount";
/** `bareShare`: "0,47" without a per cent sign for a measure in per cent, which may mean 47 %. */
export type Quantity =
  | { ok: true; value: Decimal; saidPercent: boolean; bareShare: boolean }
  | { ok: false; reason: QuantityProblem };

const percentSuffix = /\p{Zs}*(?:%|prosent|per ?cent|pst\.?)$/iu;
const minusSign = /^[-\u2212\u2013]\p{Zs}*/u;
/** Thousands by space, with either decimal sign: "1 234,5". */
const spacedThousands = /^\d{1,3}(?:\p{Zs}\d{3})+(?:[.,]\d+)?$/u;
/** "1.234,5" and "1.234.567": the comma, or the second point, tells that a point parts thousands. */
const pointThousands = /^[1-9]\d{0,2}(?:(?:\.\d{3})+,\d+|(?:\.\d{3}){2,})$/;
/** "1,234.5" and "1,234,567": English. */
const commaThousands = /^[1-9]\d{0,2}(?:(?:,\d{3})+\.\d+|(?:,\d{3}){2,})$/;
const ungrouped = /^\d+(?:[.,]\d+)?$/;
/** "1.234": a thousand to a Norwegian, one and a bit to a pocket calculator. A comma alone is always decimal. */
const eitherReading = /^[1-9]\d{0,2}\.\d{3}$/;
const numberSeparator = /[\s/;:&+]+|(?<=\d)[-\u2212\u2013]/u;
/** Longer than any number with its unit; the patterns below go through a text once for each run of spaces in it. */
const longestText = 200;
/** More digits than any measure has; within it a quotient stays exact enough (see decimal.ts). */
const mostDigits = 30;

/**
 * Reads one number as people write it in Norway; `percent` says that the measure's values are per cent (47 is "47 %").
 * Only the digits 0–9 count. A plus sign is refused, since "+5" may well mean "five more than last time".
 */
export function readQuantity(text: string, percent: boolean): Quantity {
  const written = text.trim();
  if (written === "") return { ok: false, reason: "empty" };
  if (written.length > longestText) return { ok: false, reason: "notANumber" };
  const saidPercent = percentSuffix.test(written);
  const unsigned = written.replace(percentSuffix, "").replace(minusSign, "");
  const digits = plainDigits(unsigned);
  if (digits === "ambiguous") return { ok: false, reason: "ambiguous" };
  if (digits === undefined) return { ok: false, reason: hasSeveralNumbers(written) ? "severalNumbers" : "notANumber" };
  if (saidPercent && !percent) return { ok: false, reason: "percentOnCount" };
  const value = signed(digits, minusSign.test(written));
  return { ok: true, value, saidPercent, bareShare: percent && !saidPercent && isBareShare(value) };
}

function plainDigits(text: string): string | "ambiguous" | undefined {
  if (text.replace(/\D/g, "").length > mostDigits) return undefined;
  if (eitherReading.test(text)) return "ambiguous";
  if (spacedThousands.test(text)) return text.replace(/\p{Zs}/gu, "").replace(",", ".");
  if (pointThousands.test(text)) return text.replaceAll(".", "").replace(",", ".");
  if (commaThousands.test(text)) return text.replaceAll(",", "");
  return ungrouped.test(text) ? text.replace(",", ".") : undefined;
}

/** "-0" is 0. */
function signed(digits: string, negative: boolean): Decimal {
  const value = decimal(digits);
  return negative && !value.eq(0) ? value.neg() : value;
}

function isBareShare(value: Decimal): boolean {
  return !value.eq(0) && value.abs().lt(1);
}

function hasSeveralNumbers(text: string): boolean {
  return text.split(numberSeparator).filter((part) => /[0-9]/.test(part)).length > 1;
}
