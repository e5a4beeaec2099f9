import type { JudgedMilestone } from "../../domain/telling/status.ts";
import { daysBetween, lastDayOfMonth } from "../../domain/time/calendar.ts";
import type { IsoDate } from "../../domain/time/time.ts";
import type { Words } from "../texts.ts";
import { movedFromText } from "../time-text.ts";
import { escaped, lightColors, pictureInk, svgOf, svgText } from "./svg.ts";
import { textWidth, wrapText } from "./text-width.ts";

type When = JudgedMilestone["when"];
type Dated = JudgedMilestone & { date: IsoDate };
type Writing = { words: Words; lines: number };
type Axis = { from: IsoDate; to: IsoDate; xOf: (date: IsoDate) => number };

const width = 960;
const label = 330;
const right = 210;
const rowHeight = 36;
const size = 12;
const top = 62;
/** How many milestones there is room for, and in how many lines each is named; what is furthest from today is left to the text. */
export type TimelineRoom = { rows: number; lines: number };
/** More can't be read on a page. */
const whole: TimelineRoom = { rows: 30, lines: 2 };
const mostTicks = 8;
const monthSteps = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 12_000, 120_000];

const colors: Record<When, string> = {
  overdue: lightColors.red,
  soon: "#1b5e9b",
  later: pictureInk,
  done: lightColors.green,
  unreadable: pictureInk,
};

/** The milestones by their days, a line each, with today across them; told apart by shape, and none by colour alone. */
export function timelineSvg(
  milestones: JudgedMilestone[],
  today: IsoDate,
  words: Words,
  room: TimelineRoom = whole,
): string {
  const { shown, undated } = rowsOf(milestones, today, room.rows);
  const axis = axisOf(shown, today);
  const bottom = top + (shown.length + undated.length) * rowHeight;
  const height = bottom + 14;
  const left = milestones.length - shown.length - undated.length;
  const say = words.texts.around.timeline;
  return svgOf(width, height + (left > 0 ? 24 : 0), [
    legend(shown, words),
    ...ticks(axis, bottom, words),
    todayLine(axis, today, bottom, words),
    ...shown.map((one, index) => row(one, top + index * rowHeight, axis, { words, lines: room.lines })),
    ...undated.map((one, index) =>
      undatedRow(one, top + (shown.length + index) * rowHeight, { words, lines: room.lines }),
    ),
    left > 0 ? svgText(escaped(say.left(left)), { x: 12, y: height + 12, size: 13 }) : "",
  ]);
}

/** In the order of their days; those without one last. */
function rowsOf(
  milestones: JudgedMilestone[],
  today: IsoDate,
  most: number,
): { shown: Dated[]; undated: JudgedMilestone[] } {
  const undated = milestones.filter(({ time }) => time.date === undefined).slice(0, Math.floor(most / 3));
  const dated = milestones.flatMap((one): Dated[] => (one.time.date ? [{ ...one, date: one.time.date }] : []));
  const distance = ({ date, when }: Dated) => (when === "overdue" ? 0 : Math.abs(daysBetween(today, date)));
  const nearest = dated.toSorted((a, b) => distance(a) - distance(b)).slice(0, most - undated.length);
  return { shown: nearest.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0)), undated };
}

function axisOf(shown: Dated[], today: IsoDate): Axis {
  const days = [today, ...shown.flatMap(({ date, movedFrom }) => [date, ...(movedFrom?.date ? [movedFrom.date] : [])])];
  const sorted = days.toSorted();
  const from = `${(sorted[0] ?? today).slice(0, 8)}01`;
  const last = sorted.at(-1) ?? today;
  const to = lastDayOfMonth(Number(last.slice(0, 4)), Number(last.slice(5, 7)));
  const span = Math.max(1, daysBetween(from, to));
  const room = width - label - right - 16;
  return { from, to, xOf: (date) => round(label + 8 + (room * daysBetween(from, date)) / span) };
}

function legend(shown: Dated[], words: Words): string {
  const say = words.texts.around.timeline.legend;
  const kinds = (["overdue", "soon", "later", "done"] as const).filter((when) =>
    shown.some((one) => one.when === when),
  );
  let x = 20;
  const parts = kinds.map((when) => {
    const part = `${symbol(when, x, 16)}${svgText(escaped(say[when]), { x: x + 13, y: 21, size: 13 })}`;
    x += textWidth(say[when], 13) + 42;
    return part;
  });
  if (shown.some(({ movedFrom }) => movedFrom)) {
    const [from, to] = [x, x + 26];
    parts.push(`${way(from, to, 16)}${svgText(escaped(say.moved), { x: to + 12, y: 21, size: 13 })}`);
  }
  return parts.join("");
}

function ticks({ from, to, xOf }: Axis, bottom: number, { format }: Words): string[] {
  const months = monthsOf(to) - monthsOf(from) + 1;
  const step = monthSteps.find((each) => months / each <= mostTicks) ?? months;
  const lines: string[] = [];
  for (let month = monthsOf(from); month <= monthsOf(to); month += step) {
    const date = `${String(Math.floor(month / 12)).padStart(4, "0")}-${String((month % 12) + 1).padStart(2, "0")}-01`;
    const x = xOf(date);
    lines.push(
      `<line x1="${x}" y1="${top - 8}" x2="${x}" y2="${bottom}" stroke="#d9d9d9" stroke-width="1"/>`,
      svgText(escaped(format.shortMonth(date)), { x, y: top - 14, size: 12, anchor: "start" }),
    );
  }
  return lines;
}

function todayLine({ xOf }: Axis, today: IsoDate, bottom: number, { texts }: Words): string {
  const x = xOf(today);
  const line = `<line x1="${x}" y1="${top - 6}" x2="${x}" y2="${bottom}" stroke="${pictureInk}" stroke-width="1.5" stroke-dasharray="4 3"/>`;
  return `${line}${svgText(escaped(texts.around.timeline.today), { x, y: bottom + 12, size: 12, anchor: "middle" })}`;
}

function row(one: Dated, y: number, { xOf }: Axis, { words, lines }: Writing): string {
  const middle = y + rowHeight / 2;
  const x = xOf(one.date);
  const moved = one.movedFrom?.date === undefined ? "" : way(xOf(one.movedFrom.date), x, middle);
  const told = one.time.exact ? words.format.date(one.date) : one.time.text;
  return [
    base(y),
    name(one, middle, lines),
    moved,
    symbol(one.when, x, middle),
    note(told, middle - (one.movedFrom ? 5 : 0), true),
    one.movedFrom ? note(movedFromText(one.movedFrom, words), middle + 9, false) : "",
  ].join("");
}

function undatedRow(one: JudgedMilestone, y: number, { words, lines }: Writing): string {
  const middle = y + rowHeight / 2;
  const { undated } = words.texts.around.timeline;
  return [
    base(y),
    name(one, middle, lines),
    svgText(escaped(undated), { x: label + 8, y: middle + 5, size: 13 }),
    note(one.time.text, middle, true),
  ].join("");
}

function base(y: number): string {
  return `<line x1="12" y1="${y + rowHeight}" x2="${width - 12}" y2="${y + rowHeight}" stroke="#ececec" stroke-width="1"/>`;
}

function name({ id, event }: JudgedMilestone, middle: number, most: number): string {
  const lines = wrapText(`${id} ${event}`, { size, width: label - 24, most });
  const first = middle + (lines.length === 1 ? 4 : -3);
  return lines.map((text, index) => svgText(escaped(text), { x: 12, y: first + index * 15, size })).join("");
}

function note(text: string, middle: number, bold: boolean): string {
  const [shown = ""] = wrapText(text, { size: bold ? 13 : 11, width: right - 20, most: 1 });
  return svgText(escaped(shown), { x: width - right + 8, y: middle + 5, size: bold ? 13 : 11, bold });
}

/** From where it was, an empty ring, to where it is. */
function way(from: number, to: number, y: number): string {
  const ring = `<circle cx="${from}" cy="${y}" r="4" fill="#ffffff" stroke="#5b5b5b" stroke-width="1.5"/>`;
  const start = from + (from < to ? 5 : -5);
  const line = `<line x1="${start}" y1="${y}" x2="${to}" y2="${y}" stroke="#5b5b5b" stroke-width="1.5" stroke-dasharray="3 3"/>`;
  return `${line}${ring}`;
}

/** A square is late, a circle soon, a diamond later, a tick done. */
function symbol(when: When, x: number, y: number): string {
  const color = colors[when];
  if (when === "overdue") return `<rect x="${x - 6}" y="${y - 6}" width="12" height="12" fill="${color}"/>`;
  if (when === "soon") return `<circle cx="${x}" cy="${y}" r="6.5" fill="${color}"/>`;
  if (when === "done") {
    const disc = `<circle cx="${x}" cy="${y}" r="8" fill="#ffffff" stroke="${color}" stroke-width="1.5"/>`;
    return `${disc}<polyline points="${x - 4},${y} ${x - 1},${y + 4} ${x + 5},${y - 4}" fill="none" stroke="${color}" stroke-width="2.2"/>`;
  }
  return `<polygon points="${x},${y - 7} ${x + 7},${y} ${x},${y + 7} ${x - 7},${y}" fill="#ffffff" stroke="${color}" stroke-width="1.8"/>`;
}

/** Since year 0. */
function monthsOf(date: IsoDate): number {
  return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
