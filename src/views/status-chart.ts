import type { Light } from "../domain/assessment.ts";
import type { ProjectStatus } from "../domain/status.ts";
import type { Chart, ChartColor } from "./chart.ts";
import { barChart } from "./chart.ts";
import { percentText, showsNumber } from "./judged-text.ts";
import { measureName } from "./measure-groups.ts";
import type { Words } from "./texts.ts";

const colors: Record<Light, ChartColor> = {
  green: "good",
  yellow: "warning",
  red: "attention",
  tooEarly: "neutral",
  notAssessed: "neutral",
};
const mostBars = 20;

/** Achievement per measure where there is any, the lowest first; else how many measures are in each state. */
export function statusChart(status: ProjectStatus, words: Words): Chart[] {
  return status.judged.some(({ assessment }) => showsNumber(assessment))
    ? achievementBars(status, words)
    : stateDonut(status, words);
}

function achievementBars({ judged, project }: ProjectStatus, words: Words): Chart[] {
  const { texts } = words;
  const bars = judged.flatMap(({ measure, assessment }) => {
    if (!showsNumber(assessment) || assessment.percent === undefined) return [];
    const shown = `${percentText(assessment.percent, 0, project.limits, words)} – ${texts.lights[assessment.light]}`;
    return [
      {
        label: measureName(measure, measure.id),
        value: assessment.percent.toNumber(),
        shown,
        color: colors[assessment.light],
      },
    ];
  });
  const lowest = bars.sort((a, b) => a.value - b.value).slice(0, mostBars);
  const about = { title: texts.status.chartAchievement, left: texts.chart.measure, right: texts.chart.achievement };
  // a bar can't be longer than its axis: 300 % and −500 % would flatten the others
  return barChart(
    "bars",
    lowest.map((bar) => ({ ...bar, value: Math.round(Math.min(150, Math.max(0, bar.value))) })),
    about,
  );
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
  return barChart("donut", slices, {
    title: texts.status.chartStates,
    left: texts.chart.state,
    right: texts.chart.count,
  });
}
