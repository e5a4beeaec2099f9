import type { LightLimits, StatedTotal } from "../domain/project/project.ts";
import type { TotalPicture } from "../domain/scorecard/assessment.ts";
import type { Coverage } from "../domain/telling/status.ts";
import { percentText } from "./judged-text.ts";
import type { Words } from "./texts.ts";

type Reason = keyof Words["texts"]["total"]["reasons"];
const reasonOf: Record<TotalPicture["leftOut"][number]["reason"], Reason> = {
  notMeasured: "notMeasured",
  smallCount: "smallCount",
  outdated: "outdated",
  noTarget: "noTarget",
  noBaseline: "noBaseline",
  holdLevel: "holdLevel",
  tooEarly: "tooEarly",
  worseThanBaseline: "other",
  reached: "other",
  onTrack: "other",
  underway: "other",
};

/** "78 % av veien", or nothing when no measure counts. */
export function totalNumber(total: TotalPicture, limits: LightLimits, words: Words): string {
  if (total.percent === undefined) return "";
  return words.texts.total.percent(percentText(total.percent, 0, limits, words));
}

/** What the number is made of, or why there is none: those left out are counted by their reason. */
export function totalBasis(total: TotalPicture, { texts, format }: Words): string {
  const all = total.counted.length + total.leftOut.length;
  if (all === 0) return texts.total.noMeasures;
  const counts = countReasons(total);
  if (total.percent === undefined) {
    return texts.total.none(
      format.list(counts.map(([reason, count]) => texts.total.reasons[reason](texts.total.ofAll(count, all)))),
    );
  }
  const leftOut = counts.map(([reason, count]) => texts.total.reasons[reason](String(count)));
  return [texts.total.basis(total.counted.length, all), format.list(leftOut)].filter((part) => part !== "").join("; ");
}

/** "5 av 5 som skulle måles, er målt; 7 måles første gang mars 2023" */
export function coverageText(coverage: Coverage, { texts, format }: Words): string {
  const { measured, partly, shouldBeMeasured, later } = coverage;
  const covered = texts.total.covered(measured, shouldBeMeasured);
  const whole = partly === undefined ? covered : `${covered}, ${texts.total.partly(partly)}`;
  const now = shouldBeMeasured === 0 ? texts.total.nothingDue : whole;
  const byMonth = Map.groupBy(later, ({ on }) => format.monthOf(on));
  const coming = [...byMonth].map(([when, dates]) =>
    texts.total.later(
      dates.reduce((sum, { count }) => sum + count, 0),
      when,
    ),
  );
  return [now, ...coming].join("; ");
}

/** Basis and coverage as sentences, as DOMAIN writes them. */
export function totalSentence(total: TotalPicture, coverage: Coverage, words: Words): string {
  const { format } = words;
  return `${format.sentence(totalBasis(total, words))}. ${format.sentence(coverageText(coverage, words))}.`;
}

export function weakestText(
  total: TotalPicture,
  nameOf: (measureId: string) => string,
  limits: LightLimits,
  words: Words,
): string {
  if (total.weakest === undefined || total.counted.length < 2) return "";
  const { measureId, percent } = total.weakest;
  return words.texts.total.weakest(nameOf(measureId), percentText(percent, 0, limits, words));
}

/** Totals of the source stand beside ours and are never mixed with them. */
export function statedTexts(stated: StatedTotal[], { texts }: Words): string[] {
  return stated.map(({ goal, status }) => texts.total.stated(goal, status));
}

function countReasons(total: TotalPicture): [Reason, number][] {
  const byReason = Map.groupBy(total.leftOut, ({ reason }) => reasonOf[reason]);
  return [...byReason]
    .map(([reason, measures]): [Reason, number] => [reason, measures.length])
    .sort((a, b) => b[1] - a[1]);
}
