import { decimal } from "../../../src/domain/numbers/decimal.ts";
import type { Measure, ScorecardRow, Target } from "../../../src/domain/project/measure.ts";
import type { LightLimits } from "../../../src/domain/project/project.ts";
import type { Reading } from "../../../src/domain/project/reading.ts";

export const limits: LightLimits = { green: 95, yellow: 80 };

export function measureOf(some: Partial<Measure> = {}): Measure {
  return {
    id: "M1",
    name: "Andel selvbetjening",
    unit: "Andel",
    percent: true,
    kind: "ratio",
    frequency: "quarter",
    seasonal: false,
    ...some,
  };
}

type RowNumbers = { baseline?: string; finalTarget?: string; weight?: string };
/** Numbers as text, as they stand in a workbook. */
export function rowOf(some: Omit<Partial<ScorecardRow>, keyof RowNumbers> & RowNumbers = {}): ScorecardRow {
  const { baseline, finalTarget, weight, ...rest } = some;
  return {
    measureId: "M1",
    baseline: numberOf(baseline),
    finalTarget: numberOf(finalTarget),
    weight: numberOf(weight),
    ...rest,
  };
}

export function targetOf(value: string, date?: string, some: Partial<Target> = {}): Target {
  return { measureId: "M1", value: decimal(value), date, ...some };
}

export function readingOf(value: string, period: string, some: Partial<Reading> = {}): Reading {
  return {
    id: `${period} ${value}`,
    measureId: "M1",
    period,
    value: decimal(value),
    unchanged: false,
    at: "2022-10-03T08:00:00Z",
    source: "card",
    ...some,
  };
}

function numberOf(text: string | undefined) {
  return text === undefined ? undefined : decimal(text);
}
