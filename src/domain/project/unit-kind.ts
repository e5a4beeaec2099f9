import type { MeasureKind } from "./measure.ts";

const shares = /andel|prosent|%|ratio|percent|share|dekningsgrad|grad$/i;
const averages = /gjennomsnitt|snitt\b|median|average|mean\b/i;
const counts =
  /^(?:antall|tal\b|tall\b|stk|årsverk|dag(?:er|ar|sverk)?\b|døgn|time(?:r|ar)?\b|timar|minutt|uke[rn]?\b|måneder|månader|kr\b|kroner|nok\b|mill|mrd|personer|personar|saker|saksmengde|days|hours|count|number|fte)/i;

/** Values are per cent by the unit alone: "Andel", "Andel av tot", "Prosent". */
export function isPercentUnit(unit: string): boolean {
  return shares.test(unit) && !/ratio/i.test(unit);
}

/** A number of things, days or kroner: a per cent sign makes no sense there. */
export function isCountUnit(unit: string): boolean {
  return counts.test(unit.trim());
}

/**
 * How offices are combined, as far as the unit and the measure's name tell: shares and averages ("Gjennomsnittlig
 * inntekt", in kroner) are averaged, counts are summed. Undefined: a person must say ("Utregning").
 */
export function kindOfUnit(unit: string, name: string): MeasureKind | undefined {
  if (shares.test(unit) || averages.test(unit)) return "ratio";
  if (!isCountUnit(unit)) return undefined;
  return averages.test(name) ? "ratio" : "additive";
}
