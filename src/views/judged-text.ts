import type { Decimal } from "../domain/numbers/decimal.ts";
import { decimal } from "../domain/numbers/decimal.ts";
import type { Measure, ScorecardRow } from "../domain/project/measure.ts";
import type { LightLimits } from "../domain/project/project.ts";
import { hasNumber, showPercent } from "../domain/scorecard/achievement.ts";
import type { Assessment, CombinedAssessment, Light, TargetAt } from "../domain/scorecard/assessment.ts";
import type { Color, Tone } from "./line.ts";
import { joined } from "./line.ts";
import type { Words } from "./texts.ts";

/** Two decimals on the scorecard, none in a summary (DOMAIN, section 3). */
export type Places = 0 | 2;
type Unit = Pick<Measure, "percent" | "unit" | "hidesSmall">;

/** Each light has a shape of its own, so that it is told apart without colour. */
const symbols: Record<Light, string> = { green: "●", yellow: "▲", red: "■", tooEarly: "○", notAssessed: "–" };
type Look = { color: Color; tone: Tone };
const looks: Record<Light, Look> = {
  green: { color: "Good", tone: "default" },
  yellow: { color: "Default", tone: "warning" },
  red: { color: "Attention", tone: "default" },
  tooEarly: { color: "Default", tone: "default" },
  notAssessed: { color: "Default", tone: "default" },
};
/** A computed value (mean of offices, point on a line) is rounded to this when shown. */
export const computedPlaces = 2;

/** "▲ Noe bak" and its colour, of the letters or behind them. */
export function lightText(light: Light, { texts }: Words): { text: string } & Look {
  return { text: `${symbols[light]} ${texts.lights[light]}`, ...looks[light] };
}

/** The light where there is one, else nothing: a state without a per cent has no colour. */
export function statusOf(assessment: Assessment, words: Words): { status: string } & Look {
  if (assessment.light === "notAssessed") return { status: "", ...looks.notAssessed };
  const { text, ...look } = lightText(assessment.light, words);
  return { status: text, ...look };
}

export function percentText(percent: Decimal, places: Places, limits: LightLimits, { format }: Words): string {
  return format.percent(decimal(showPercent(percent, places, limits)));
}

/** Achievement in words and number: the sentence of the state. */
export function judgedText(
  assessment: Assessment,
  measure: Unit,
  { words, limits, places }: { words: Words; limits: LightLimits; places: Places },
): string {
  const { texts } = words;
  const { state, percent } = assessment;
  const way = wayText(assessment, { words, limits, places });
  if (state === "notMeasured" || state === "smallCount") return texts.states[state];
  if (state === "outdated") return outdatedText(assessment, measure, way, words);
  if (state === "noTarget") return noTargetText(assessment, measure, words);
  if (state === "noBaseline") return texts.judged.noBaseline(assessment.met);
  if (state === "holdLevel") return texts.judged.holdLevel(assessment.met === true);
  if (state === "worseThanBaseline" || state === "reached") return `${texts.states[state]}: ${way}`;
  const { met, target } = assessment;
  const undated = met === undefined || target?.kind !== "undated" ? undefined : texts.judged.undatedTarget(met);
  return joined([way, percent?.eq(0) ? texts.judged.noChange : undefined, undated], ", ");
}

function wayText(
  assessment: Assessment,
  { words, limits, places }: { words: Words; limits: LightLimits; places: Places },
): string {
  const { percent, percentOfFinal, target, state } = assessment;
  if (percent === undefined || target === undefined) return "";
  const final = state === "reached" && percentOfFinal !== undefined;
  const shown = percentText(final ? percentOfFinal : percent, places, limits, words);
  return `${shown} ${words.texts.ways[final ? "final" : target.kind]}`;
}

function outdatedText(assessment: Assessment, measure: Unit, way: string, { texts, format }: Words): string {
  const { period, value } = assessment;
  if (period === undefined || value === undefined) return texts.states.outdated;
  const text = texts.judged.outdated(format.period(period), format.quantity(value, measure, computedPlaces));
  return way === "" ? text : `${text} (${texts.judged.wasThen(way)})`;
}

function noTargetText(assessment: Assessment, measure: Unit, words: Words): string {
  const way = sinceBaseline(assessment, measure, words);
  if (way === "") return words.texts.judged.noTarget();
  // a bare number after a dash would read as a double minus
  return assessment.trend === undefined ? `${words.texts.judged.noTarget()}: ${way}` : words.texts.judged.noTarget(way);
}

/** "riktig vei siden nullpunktet, −0,1 prosentpoeng"; nothing without a baseline. */
export function sinceBaseline(assessment: Assessment, measure: Unit, words: Words): string {
  const { texts, format } = words;
  const { trend, value, baseline, beforeBaseline } = assessment;
  if (value === undefined || baseline === undefined || beforeBaseline) return "";
  const moved = value.minus(baseline);
  if (moved.eq(0)) return trend === undefined ? texts.judged.noChange : texts.trends[trend];
  if (trend === undefined) return texts.facts.since(format.change(moved, measure));
  return joined([texts.trends[trend], format.change(moved, measure)], ", ");
}

/** "Nullpunkt 1,3 % (mars 2022)" */
export function baselineText(row: ScorecardRow, measure: Unit, { texts, format }: Words): string {
  if (row.baseline === undefined) return texts.facts.noBaseline;
  const date = row.baselineDate === undefined ? undefined : format.month(row.baselineDate);
  return texts.facts.baseline(format.quantity(row.baseline, measure), date);
}

/** The target for this date, or that none is set. */
export function targetText(target: TargetAt | undefined, measure: Unit, { texts, format }: Words): string {
  if (target === undefined) return texts.facts.noTarget;
  if (target.kind === "explicit") return texts.facts.target(format.quantity(target.value, measure));
  const value = format.quantity(target.value, measure, computedPlaces);
  if (target.kind === "computed") return texts.facts.computedTarget(value);
  return target.kind === "final" ? texts.facts.finalTarget(value) : texts.facts.undatedTarget(value);
}

/** How the offices were put together, and which of them are not in the number. */
export function combinedText(assessment: CombinedAssessment, words: Words): string {
  const { included, method } = assessment;
  const { texts } = words;
  const lacking = missingOffices(assessment, words);
  if (method === undefined || included.length === 0) return lacking;
  const how = method === "unknown" ? texts.combined.unknown : texts.combined[method](included.length);
  return joined([included.length > 1 || method === "unknown" ? how : undefined, lacking], ". ");
}

/** "2 av 3 kontorer – tall fra Grue mangler" */
export function missingOffices({ included, missing }: CombinedAssessment, { texts, format }: Words): string {
  if (missing.length === 0 || included.length === 0) return "";
  return texts.combined.missing(included.length, included.length + missing.length, format.list(missing));
}

/** A value as shown for offices combined: exact for one row, rounded for a mean. */
export function valueText(assessment: Assessment, measure: Unit, { format, texts }: Words): string {
  if (assessment.value === undefined) return texts.states[assessment.withheld ? "smallCount" : "notMeasured"];
  return format.quantity(assessment.value, measure, computedPlaces);
}

export function showsNumber(assessment: Assessment): boolean {
  return hasNumber(assessment.state) && assessment.percent !== undefined;
}
