import type { Light } from "../domain/scorecard/assessment.ts";
import type { ProjectStatus } from "../domain/telling/status.ts";
import type { Chart, ChartColor } from "./chart.ts";
import { donutChart } from "./chart.ts";
import { inert } from "./escape.ts";
import { lightText, percentText, showsNumber } from "./judged-text.ts";
import { measureName } from "./measure-groups.ts";
import type { Words } from "./texts.ts";

type Bar = { label: string; shown: string; parts: { share: number; style: string }[] };
const styles: Record<Light, string> = {
  green: "good",
  yellow: "warning",
  red: "attention",
  tooEarly: "accent",
  notAssessed: "accent",
};
const mostBars = 20;

/** How many measures are in each state, where no achievement can be shown. */
export function statusChart(status: ProjectStatus, words: Words): Chart[] {
  return status.judged.some(({ assessment }) => showsNumber(assessment)) ? [] : stateDonut(status, words);
}

/**
 * Achievement per measure where there is any, the lowest first. Drawn with columns: Teams' own bars cut "100" in two, write
 * "16.7" in every language, and can't say that a bar which is full stands for 145 %.
 */
export function achievementBars({ judged, project }: ProjectStatus, words: Words): Bar[] {
  const bars = judged.flatMap(({ measure, assessment }) => {
    const { percent, light } = assessment;
    if (!showsNumber(assessment) || percent === undefined) return [];
    const shown = `${percentText(percent, 0, project.limits, words)}  ${lightText(light, words).text}`;
    const share = Math.round(Math.min(100, Math.max(0, percent.toNumber())));
    const parts = [
      { share, style: styles[light] },
      { share: 100 - share, style: "emphasis" },
    ];
    const label = inert(measureName(measure, measure.id));
    return [{ percent, bar: { label, shown, parts: parts.filter(({ share }) => share > 0) } }];
  });
  return bars
    .sort((a, b) => a.percent.cmp(b.percent))
    .slice(0, mostBars)
    .map(({ bar }) => bar);
}

const sliceColors: ChartColor[] = ["categoricalBlue", "categoricalMarigold", "categoricalPurple", "categoricalTeal"];
function stateDonut({ judged }: ProjectStatus, { texts }: Words): Chart[] {
  const byState = [...Map.groupBy(judged, ({ assessment }) => assessment.state)];
  if (byState.length < 2) return [];
  const slices = byState.map(([state, measures], index) => ({
    label: texts.states[state],
    value: measures.length,
    shown: String(measures.length),
    color: state === "notMeasured" ? ("neutral" as const) : (sliceColors[index % sliceColors.length] ?? "neutral"),
  }));
  return donutChart(slices, {
    title: texts.status.chartStates,
    left: texts.chart.state,
    right: texts.chart.count,
  });
}
