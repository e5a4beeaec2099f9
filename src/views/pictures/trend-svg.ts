import { decimal } from "../../domain/numbers/decimal.ts";
import type { PaperMeasure } from "../../domain/paper/steering-paper.ts";
import { daysBetween } from "../../domain/time/calendar.ts";
import type { IsoDate } from "../../domain/time/time.ts";
import { valueAxis } from "../chart-axis.ts";
import { computedPlaces } from "../judged-text.ts";
import type { Words } from "../texts.ts";
import { escaped, svgOf, svgText } from "./svg.ts";

type Spot = { x: number; y: number };
const box = { width: 900, height: 240, left: 90, right: 150, top: 18, bottom: 34 };
const lineColor = "#1b5e9b";
const targetColor = "#8a4b00";

/**
 * The measure's way with its target, and where it leads: values as a whole line with dots, the target dashed with
 * squares, the forecast as a band to the final date. Each line has its word at its end.
 */
export function trendSvg(
  { measure, series, forecast }: Pick<PaperMeasure, "measure" | "series" | "forecast">,
  words: Words,
): string {
  const ahead = forecast?.atFinalDate;
  const values = series.flatMap(({ value, target }) => (target === undefined ? [value] : [value, target]));
  const { low, high } = valueAxis(ahead ? [...values, ahead.low, ahead.high] : values);
  const first = series[0]?.date ?? "";
  const last = ahead?.date ?? series.at(-1)?.date ?? first;
  const span = Math.max(1, daysBetween(first, last));
  const xOf = (date: IsoDate) =>
    round(box.left + ((box.width - box.left - box.right) * daysBetween(first, date)) / span);
  const yOf = (value: number) =>
    round(box.height - box.bottom - ((box.height - box.top - box.bottom) * (value - low)) / (high - low || 1));
  const points = series.map(({ date, value }) => ({ x: xOf(date), y: yOf(value.toNumber()) }));
  const targets = series.flatMap(({ date, target }) => (target ? [{ x: xOf(date), y: yOf(target.toNumber()) }] : []));
  const { format, texts } = words;
  const axis = [low, high].map((value) => {
    const shown = escaped(format.quantity(decimal(value), measure, computedPlaces));
    return `${gridLine(yOf(value))}${svgText(shown, { x: box.left - 8, y: yOf(value) + 5, size: 13, anchor: "end" })}`;
  });
  const band =
    ahead && points.length > 0
      ? bandOf(
          points.at(-1),
          xOf(ahead.date),
          yOf(ahead.low.toNumber()),
          yOf(ahead.high.toNumber()),
          yOf(ahead.value.toNumber()),
        )
      : "";
  return svgOf(box.width, box.height, [
    ...axis,
    band,
    targets.length < 2 ? "" : polyline(targets, targetColor, true),
    ...targets.map(({ x, y }) => `<rect x="${x - 4}" y="${y - 4}" width="8" height="8" fill="${targetColor}"/>`),
    polyline(points, lineColor, false),
    ...points.map(({ x, y }) => `<circle cx="${x}" cy="${y}" r="5" fill="${lineColor}"/>`),
    ...endWords(points.at(-1), targets.at(-1), texts.chart.value, texts.chart.target),
    svgText(escaped(format.shortMonth(first)), { x: box.left, y: box.height - 10, size: 13 }),
    svgText(escaped(format.shortMonth(last)), { x: xOf(last), y: box.height - 10, size: 13, anchor: "end" }),
  ]);
}

/** Kept apart where the lines end together. */
function endWords(value: Spot | undefined, target: Spot | undefined, valueWord: string, targetWord: string): string[] {
  if (value === undefined) return [];
  const near = target !== undefined && Math.abs(target.y - value.y) < 18;
  const shift = near && target ? (target.y <= value.y ? 9 : -9) : 0;
  const own = svgText(escaped(valueWord), {
    x: value.x + 12,
    y: value.y + 5 + shift,
    size: 14,
    bold: true,
    color: lineColor,
  });
  if (target === undefined) return [own];
  return [
    own,
    svgText(escaped(targetWord), {
      x: target.x + 12,
      y: target.y + 5 - shift,
      size: 14,
      bold: true,
      color: targetColor,
    }),
  ];
}

function bandOf(from: Spot | undefined, x: number, low: number, high: number, middle: number): string {
  if (from === undefined) return "";
  const area = `<polygon points="${from.x},${from.y} ${x},${low} ${x},${high}" fill="#d6e4f2"/>`;
  return `${area}<line x1="${from.x}" y1="${from.y}" x2="${x}" y2="${middle}" stroke="${lineColor}" stroke-width="2" stroke-dasharray="2 4"/>`;
}

function polyline(spots: Spot[], color: string, dashed: boolean): string {
  const way = spots.map(({ x, y }) => `${x},${y}`).join(" ");
  return `<polyline points="${way}" fill="none" stroke="${color}" stroke-width="2.5"${dashed ? ' stroke-dasharray="7 5"' : ""}/>`;
}

function gridLine(y: number): string {
  return `<line x1="${box.left}" y1="${y}" x2="${box.width - box.right}" y2="${y}" stroke="#bdbdbd" stroke-width="1"/>`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
