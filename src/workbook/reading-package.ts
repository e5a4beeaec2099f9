import { decimal } from "../domain/numbers/decimal.ts";
import type { WorkbookReading } from "./read-admitted.ts";

const mark = "$decimal";

/** Text, since it is quicker between processes than many small objects; decimals stay exact. */
export function packReading(reading: WorkbookReading): string {
  return JSON.stringify(reading, function (this: Record<string, unknown>, key, value: unknown) {
    const raw = this[key];
    return isDecimal(raw) ? { [mark]: raw.toFixed() } : value;
  });
}

/** The reading that `packReading` packed. */
export function unpackReading(packed: string): WorkbookReading {
  // our own words: nothing of the file is in them but as texts
  return JSON.parse(packed, (_, value: unknown) => {
    const text = typeof value === "object" && value !== null ? Reflect.get(value, mark) : undefined;
    return typeof text === "string" ? decimal(text) : value;
  }) as WorkbookReading;
}

function isDecimal(value: unknown): value is { toFixed: () => string } {
  return typeof value === "object" && value !== null && "toFixed" in value && "eq" in value;
}
