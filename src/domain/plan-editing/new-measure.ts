import type { Measure, ScorecardRow } from "../project/measure.ts";
import type { Plan } from "../project/project.ts";
import { isPercentUnit, kindOfUnit } from "../project/unit-kind.ts";
import { foldName, officesOf } from "../telling/plan-subject.ts";

/** A measure as it is told for the first time: with the offices that report it, and who owns their lines. */
export type NewMeasure = Measure & { offices?: string[]; owner?: string };

/**
 * The measure alone, with what its unit tells: whether values are per cent, and how offices are combined. Both stay as
 * they were where the unit does, since a workbook's values may have told more.
 */
export function settledMeasure({ offices: _, owner: __, ...told }: NewMeasure, before: Measure | undefined): Measure {
  const isSameUnit = before?.unit === told.unit;
  const percent = isSameUnit && before ? before.percent : isPercentUnit(told.unit);
  const kind = told.kind ?? kindOfUnit(told.unit, told.name);
  return { ...told, percent, seasonal: before?.seasonal ?? false, ...(kind && { kind }) };
}

/**
 * With a line for each office, or one for the whole project. Without an owner named, a line is owned by the one who owns
 * the office's other lines.
 */
export function withLines(plan: Plan, { id, offices = [], owner }: NewMeasure): Plan {
  const places = offices.length === 0 ? [undefined] : new Set(offices.map((office) => knownOffice(plan, office)));
  const rows = [...places].map((office): ScorecardRow => {
    const own = owner ?? usualOwner(plan, office);
    return { measureId: id, ...(office !== undefined && { office }), ...(own !== undefined && { owner: own }) };
  });
  return { ...plan, rows: [...plan.rows, ...rows] };
}

/** "s1 Kongsvinger" is the measure S1, at an office that may be new. */
export function readLine({ measures }: Plan, said: string): { measureId: string; office: string } {
  const wanted = foldName(said);
  const named = measures.filter(({ id }) => `${wanted} `.startsWith(`${foldName(id)} `));
  const [measure] = named.sort((a, b) => b.id.length - a.id.length);
  return measure
    ? { measureId: measure.id, office: said.trim().slice(measure.id.length).trim() }
    : { measureId: said, office: "" };
}

/** "åsnes" is the Åsnes that is there. */
function knownOffice(plan: Plan, said: string): string {
  return officesOf(plan).find((office) => foldName(office) === foldName(said)) ?? said;
}

function usualOwner({ rows }: Plan, office: string | undefined): string | undefined {
  const owners = new Set(rows.filter((row) => row.office === office).flatMap(({ owner }) => owner ?? []));
  const [only, ...others] = owners;
  return others.length === 0 ? only : undefined;
}
