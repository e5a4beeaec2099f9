import type { Risk } from "../../domain/project/project.ts";
import { type RiskZone, riskAfter, riskZone } from "../../domain/telling/risk-zone.ts";
import type { Words } from "../texts.ts";
import { escaped, pictureInk, svgOf, svgText } from "./svg.ts";
import { textWidth, wrapText } from "./text-width.ts";

type Badge = { id: string; likelihood: number; impact: number; isAfter: boolean };
type Spot = { x: number; y: number };
type Placed = { badges: (Badge & Spot)[]; hidden: { x: number; y: number; count: number }[] };

const cell = { width: 138, height: 86 };
const origin = { x: 76, y: 16 };
const badge = { width: 40, height: 22, gap: 3, perRow: 3, rows: 2 };
const width = origin.x + 5 * cell.width + 14;
const gridBottom = origin.y + 5 * cell.height;
/** Light enough for black letters; the zone is told by its mark too. */
const fills: Record<RiskZone, string> = { low: "#e4f1e4", middle: "#fff1cf", high: "#f9dcdc" };
const marks: Record<RiskZone, string> = { low: "●", middle: "▲", high: "■" };
const scale = [1, 2, 3, 4, 5];

/** Five by five: where each risk stands, and, dashed, where it is expected to stand with what is done about it. */
export function riskMatrixSvg(risks: Risk[], words: Words): string {
  const { badges, hidden } = place(badgesOf(risks));
  const hasAfter = badges.some(({ isAfter }) => isAfter);
  return svgOf(width, gridBottom + 84, [
    arrowHead,
    ...scale.flatMap((likelihood) => scale.map((impact) => field(likelihood, impact))),
    ...axes(words),
    ...arrows(badges),
    ...badges.map(drawn),
    ...hidden.map(({ x, y, count }) => svgText(`+${count}`, { x, y, size: 12, anchor: "end", bold: true })),
    legend(hasAfter, words),
  ]);
}

/** A risk that is expected to stay where it is has one badge. */
function badgesOf(risks: Risk[]): Badge[] {
  return risks.flatMap((risk): Badge[] => {
    const { id, likelihood, impact } = risk;
    if (likelihood === undefined || impact === undefined) return [];
    const after = riskAfter(risk);
    const isSame = after?.likelihood === likelihood && after.impact === impact;
    const now = { id, likelihood, impact, isAfter: false };
    return after === undefined || isSame ? [now] : [now, { id, ...after, isAfter: true }];
  });
}

/** Side by side in their fields; what has no room is counted. */
function place(badges: Badge[]): Placed {
  const placed: Placed = { badges: [], hidden: [] };
  const most = badge.perRow * badge.rows;
  for (const inField of Map.groupBy(badges, ({ likelihood, impact }) => likelihood * 10 + impact).values()) {
    const [first] = inField;
    if (first === undefined) continue;
    const corner = cornerOf(first.likelihood, first.impact);
    for (const [index, one] of inField.slice(0, most).entries()) {
      const x = corner.x + 6 + (index % badge.perRow) * (badge.width + badge.gap);
      const y = corner.y + 26 + Math.floor(index / badge.perRow) * (badge.height + badge.gap);
      placed.badges.push({ ...one, x, y });
    }
    const count = inField.length - most;
    if (count > 0) placed.hidden.push({ x: corner.x + cell.width - 6, y: corner.y + 17, count });
  }
  return placed;
}

function cornerOf(likelihood: number, impact: number): Spot {
  return { x: origin.x + (impact - 1) * cell.width, y: origin.y + (5 - likelihood) * cell.height };
}

function field(likelihood: number, impact: number): string {
  const { x, y } = cornerOf(likelihood, impact);
  const score = likelihood * impact;
  const zone = riskZone(score);
  const area = `<rect x="${x}" y="${y}" width="${cell.width}" height="${cell.height}" fill="${fills[zone]}" stroke="#8a8a8a"/>`;
  return `${area}${svgText(`${marks[zone]} ${score}`, { x: x + 6, y: y + 17, size: 12, color: "#4a4a4a" })}`;
}

function axes({ texts }: Words): string[] {
  const say = texts.around.matrix;
  const middle = origin.y + 2.5 * cell.height;
  const numbers = scale.flatMap((each) => {
    const { x, y } = cornerOf(each, each);
    return [
      svgText(String(each), { x: origin.x - 14, y: y + cell.height / 2 + 6, size: 16, anchor: "middle", bold: true }),
      svgText(String(each), { x: x + cell.width / 2, y: gridBottom + 20, size: 16, anchor: "middle", bold: true }),
    ];
  });
  const upright = svgText(escaped(say.likelihood), { x: 0, y: 0, size: 15, anchor: "middle" });
  const across = { x: origin.x + 2.5 * cell.width, y: gridBottom + 42, size: 15, anchor: "middle" } as const;
  return [
    ...numbers,
    `<g transform="translate(26 ${middle}) rotate(-90)">${upright}</g>`,
    svgText(escaped(say.impact), across),
  ];
}

const arrowHead =
  '<defs><marker id="head" viewBox="0 0 8 8" refX="7.5" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0L8 4L0 8z" fill="#4a4a4a"/></marker></defs>';

/** From where a risk stands to where it is to come. */
function arrows(badges: (Badge & Spot)[]): string[] {
  return badges.flatMap((to) => {
    const from = to.isAfter ? badges.find((one) => one.id === to.id && !one.isAfter) : undefined;
    if (from === undefined) return [];
    const [a, b] = [edgeOf(from, to), edgeOf(to, from)];
    return [
      `<line x1="${a.x}" y1="${a.y}" x2="${b.x}" y2="${b.y}" stroke="#4a4a4a" stroke-width="1.4" marker-end="url(#head)"/>`,
    ];
  });
}

/** Where the line between two badges leaves the first. */
function edgeOf(one: Spot, other: Spot): Spot {
  const [x, y] = [one.x + badge.width / 2, one.y + badge.height / 2];
  const [dx, dy] = [other.x - one.x, other.y - one.y];
  const share = Math.min(
    dx === 0 ? Number.POSITIVE_INFINITY : badge.width / 2 / Math.abs(dx),
    dy === 0 ? Number.POSITIVE_INFINITY : badge.height / 2 / Math.abs(dy),
  );
  return { x: round(x + dx * share), y: round(y + dy * share) };
}

function drawn({ id, isAfter, x, y }: Badge & Spot): string {
  const [text = ""] = wrapText(id, { size: 12, width: badge.width - 6, most: 1 });
  const look = isAfter
    ? `fill="#ffffff" stroke="${pictureInk}" stroke-width="1.5" stroke-dasharray="4 2"`
    : `fill="${pictureInk}" stroke="${pictureInk}" stroke-width="1.5"`;
  const frame = `<rect x="${x}" y="${y}" width="${badge.width}" height="${badge.height}" rx="11" ${look}/>`;
  const color = isAfter ? pictureInk : "#ffffff";
  const center = { x: x + badge.width / 2, y: y + 16 };
  return `${frame}${svgText(escaped(text), { ...center, size: 12, anchor: "middle", bold: true, color })}`;
}

function legend(hasAfter: boolean, words: Words): string {
  const say = words.texts.around.matrix;
  const y = gridBottom + 68;
  let x = origin.x;
  const parts: string[] = [];
  const add = (mark: string, room: number, text: string) => {
    parts.push(mark, svgText(escaped(text), { x: x + room, y, size: 13 }));
    x += room + textWidth(text, 13) + 24;
  };
  const sample = (isAfter: boolean) => drawn({ id: "", likelihood: 1, impact: 1, isAfter, x, y: y - 16 });
  add(sample(false), badge.width + 8, say.now);
  if (hasAfter) add(sample(true), badge.width + 8, say.after);
  for (const zone of ["high", "middle", "low"] as const) {
    add(svgText(marks[zone], { x, y, size: 13 }), 18, say.zones[zone]);
  }
  return parts.join("");
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
