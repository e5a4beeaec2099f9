import { rowKey } from "../project/measure.ts";
import type { Reading } from "../project/reading.ts";
import type { ImportFinding } from "./import-report.ts";

/** What a workbook's reading is worth beside the stored ones. */
export type NewReadings = {
  /** to append in this order; `replaces` is the reading before it in its row and period, stored or new */
  fresh: { reading: Reading; replaces?: Reading; index: number }[];
  findings: { finding: ImportFinding; index: number }[];
};

/**
 * Compares a workbook's readings with the stored ones, row and period by row and period, in the order they stand.
 * A value that is there already is nothing. Another value is a correction only when the workbook marks it as one
 * (`corrects` is set); else it is told and the stored one stands. Nothing is ever taken away.
 */
export function newReadings(stored: Reading[], incoming: Reading[]): NewReadings {
  const chains = chainsOf(stored);
  const passed = new Map<string, number>();
  const result: NewReadings = { fresh: [], findings: [] };
  incoming.forEach((reading, index) => {
    const key = chainKey(reading);
    const chain = chains.get(key) ?? [];
    const start = passed.get(key) ?? 0;
    const same = chain.findIndex((other, at) => at >= start && isSameEntry(other, reading));
    if (same >= 0) {
      passed.set(key, same + 1);
      return;
    }
    const current = chain.at(-1);
    if (current?.value.eq(reading.value)) return;
    if (current === undefined || isCorrection(reading)) {
      chains.set(key, [...chain, reading]);
      passed.set(key, chain.length + 1);
      result.fresh.push({ reading, replaces: current, index });
    } else if (!chain.some((other) => other.value.eq(reading.value))) {
      result.findings.push({ finding: differs(reading, current), index });
    }
  });
  return result;
}

function chainsOf(readings: Reading[]): Map<string, Reading[]> {
  const chains = new Map<string, Reading[]>();
  for (const reading of readings) {
    const chain = chains.get(chainKey(reading));
    if (chain) chain.push(reading);
    else chains.set(chainKey(reading), [reading]);
  }
  return chains;
}

function chainKey(reading: Reading): string {
  return `${rowKey(reading)} ${reading.period}`;
}

function isCorrection(reading: Reading): boolean {
  return reading.corrects !== undefined;
}

/** A value that was corrected and then corrected back is there twice; only an entry of its own kind is the same. */
function isSameEntry(stored: Reading, incoming: Reading): boolean {
  return stored.value.eq(incoming.value) && isCorrection(stored) === isCorrection(incoming);
}

function differs(written: Reading, stored: Reading): ImportFinding {
  const { measureId, office, period } = written;
  return { reason: "readingDiffers", measureId, office, period, stored: stored.value, written: written.value };
}
