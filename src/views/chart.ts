import type { Decimal } from "../domain/numbers/decimal.ts";
import type { Measure } from "../domain/project/measure.ts";
import type { IsoDate } from "../domain/time/time.ts";
import { timeLabels, valueAxis } from "./chart-axis.ts";
import { markdown, short } from "./escape.ts";
import { computedPlaces } from "./judged-text.ts";
import type { Words } from "./texts.ts";

/** Teams' own chart elements; every one has the same figures as a table for clients that can't draw it. */
export type Chart = {
  kind: "line" | "donut";
  /** of the value axis of a line */
  low: number;
  high: number;
  title: string;
  xTitle: string;
  yTitle: string;
  data: object[];
  table: { right: string; rows: { label: string; value: string }[] };
};
/** Colour names of Teams' charts. */
export type ChartColor =
  | "neutral"
  | "categoricalBlue"
  | "categoricalMarigold"
  | "categoricalPurple"
  | "categoricalTeal";
export type Point = { date: IsoDate; value: Decimal; target?: Decimal };

/** The newest points are the ones a reader looks for. */
const mostPoints = 12;

/** A line needs two points; else there is no chart. Pixels need no more than a float, the table has the exact values. */
export function lineChart(
  points: Point[],
  about: { title: string; measure: Measure; most?: number },
  { texts, format }: Words,
): Chart[] {
  const { measure, most = mostPoints } = about;
  const newest = most === 0 ? [] : points.slice(-Math.min(most, mostPoints));
  if (newest.length < 2) return [];
  const labels = timeLabels(
    newest.map(({ date }) => date),
    measure.frequency,
    format,
  );
  const shown = newest.slice(-labels.length).map((point, index) => ({ ...point, x: labels[index] ?? "" }));
  const targets = shown.flatMap(({ x, target }) => (target === undefined ? [] : [{ x, y: target.toNumber() }]));
  const values = { legend: texts.chart.value, color: "categoricalBlue", values: shown.map(pixel) };
  const axis = valueAxis(shown.flatMap(({ value, target }) => (target === undefined ? [value] : [value, target])));
  return [
    {
      kind: "line",
      ...axis,
      title: short(about.title, 120),
      xTitle: texts.chart.period,
      yTitle: format.sentence(short(format.unit(measure), 40)),
      data:
        targets.length < 2
          ? [values]
          : [values, { legend: texts.chart.target, color: "categoricalMarigold", values: targets }],
      table: {
        right: texts.chart.value,
        rows: shown.map(({ date, value }) => ({
          label: markdown(format.month(date)),
          value: markdown(short(format.quantity(value, measure, computedPlaces), 60)),
        })),
      },
    },
  ];
}

/** One slice per label; `shown` is how the table writes it. */
export function donutChart(
  slices: { label: string; value: number; shown: string; color: ChartColor }[],
  about: { title: string; left: string; right: string },
): Chart[] {
  if (slices.length === 0) return [];
  const named = slices.map((slice) => ({ ...slice, label: short(slice.label, 60) }));
  return [
    {
      kind: "donut",
      low: 0,
      high: 0,
      title: about.title,
      xTitle: about.right,
      yTitle: about.left,
      data: named.map(({ label, value, color }) => ({ legend: label, value, color })),
      table: {
        right: about.right,
        rows: named.map(({ label, shown }) => ({ label: markdown(label), value: markdown(short(shown, 60)) })),
      },
    },
  ];
}

function pixel({ x, value }: Point & { x: string }): { x: string; y: number } {
  return { x, y: value.toNumber() };
}
