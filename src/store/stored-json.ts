import { z } from "zod";
import { type Decimal, decimal } from "../domain/numbers/decimal.ts";
import { inertText } from "./inert-text.ts";

const tag = "$decimal";
const tagged = z.strictObject({ [tag]: z.string() });
// the class is big.js' own; every Decimal comes from domain/decimal.ts
const DecimalClass = decimal(0).constructor as new (value: string) => Decimal;

/** JSON in which exact numbers stay exact. */
export function toStoredJson(value: object): string {
  return JSON.stringify(value, function replace(this: Record<string, unknown>, key, plain: unknown) {
    // `plain` has been through Big's toJSON; the holder still has the number itself
    const original = this[key];
    if (original instanceof DecimalClass) return { [tag]: original.toFixed() };
    return typeof plain === "string" ? inertText(plain) : plain;
  });
}

export function fromStoredJson(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(fromStoredJson);
  if (typeof value !== "object" || value === null) return value;
  if (tag in value) return decimal(tagged.parse(value)[tag]);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, fromStoredJson(inner)]));
}
