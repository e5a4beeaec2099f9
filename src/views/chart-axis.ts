import type { Decimal } from "../domain/numbers/decimal.ts";
import type { Frequency } from "../domain/project/measure.ts";
import type { IsoDate } from "../domain/time/time.ts";
import type { Format } from "./format.ts";

/** Letters there is room for under a chart on a card in a thread, all labels together. */
const roomForLetters = 46;

/**
 * Labels for the newest points, in the reader's language and each its own: given dates, Teams writes them in the language of
 * the client. The longest style that there is room for; with too many points for any, the oldest points go.
 */
export function timeLabels(dates: IsoDate[], frequency: Frequency, format: Format): string[] {
  for (let count = dates.length; count > 1; count -= 1) {
    const newest = dates.slice(-count);
    for (const label of labelStyles(frequency, format)) {
      const labels = newest.map(label);
      if (fits(labels)) return labels;
    }
  }
  return dates.slice(-1).map((date) => format.month(date));
}

function labelStyles(frequency: Frequency, format: Format): ((date: IsoDate) => string)[] {
  if (frequency === "year") return [(date) => date.slice(0, 4), format.shortMonth];
  return frequency === "week" ? [format.shortDay] : [format.monthOf, format.shortMonth];
}

function fits(labels: string[]): boolean {
  const longest = Math.max(...labels.map(({ length }) => length));
  return new Set(labels).size === labels.length && longest * labels.length <= roomForLetters;
}

/**
 * Where the value axis starts and ends: at zero, unless the values differ little and are far from it; then they lie in the
 * middle, so that a small change looks small. Teams draws four equal steps from zero and five from elsewhere, and writes
 * "1.5" in every language: the steps are whole numbers where that leaves something to see, of thousands it writes as "k".
 */
export function valueAxis(values: Decimal[]): { low: number; high: number } {
  const numbers = values.map((value) => value.toNumber());
  const [least, most] = [Math.min(...numbers), Math.max(...numbers)];
  const smallest = most >= 1000 ? 1000 : most >= 3 ? 1 : 0;
  if (least < 0) return acrossZero(least, Math.max(most, 0));
  const step = niceStep((most - least) / 3, smallest);
  const low = Math.floor((least + most) / 2 / step - 2) * step;
  if (least > most * 0.8 && low > 0 && low + 5 * step >= most) return { low, high: low + 5 * step };
  return { low: 0, high: 4 * niceStep(most / 4, smallest) };
}

function acrossZero(least: number, most: number): { low: number; high: number } {
  const step = niceStep((most - least) / 3, 0);
  const low = Math.floor(least / step) * step;
  return { low, high: low + 4 * step };
}

/** 1, 2, 5, 10, 20, 50 …: the first that is not less; all values zero gives one. */
function niceStep(atLeast: number, smallest: number): number {
  const wanted = Math.max(atLeast, smallest);
  if (wanted === 0) return 1;
  const power = 10 ** Math.floor(Math.log10(wanted));
  return ([1, 2, 5].find((digit) => digit * power >= wanted) ?? 10) * power;
}
