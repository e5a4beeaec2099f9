import { inert, short } from "./escape.ts";
import type { Words } from "./texts.ts";

/** Adaptive Cards' names of the text colours. */
export type Color = "Default" | "Good" | "Attention" | "Accent";
/** The style of what is behind a text: yellow letters can't be read on a light card. */
export type Tone = "default" | "warning";

/** One line of a card: to the left what it is about, to the right its value and how that is judged. */
export type Line = {
  /** bold, first */
  lead: string;
  text: string;
  /** small, under the text */
  detail: string;
  /** bold, to the right */
  value: string;
  /** under the value, in colour; always with a word and a symbol of its own shape */
  status: string;
  color: Color;
  tone: Tone;
  hasRight: boolean;
};
/** `hidden` lines are counted in `more`. */
export type Section = { heading: string; color: Color; tone: Tone; lines: Line[]; hidden: number; more: string };

/** Names are up to 300 characters; a line shows enough of them to know which it is. */
const longest = { lead: 80, text: 160, detail: 320, value: 60, status: 60 };

/** All text becomes inert here; it is shown in TextRuns, which know no Markdown. */
export function line(parts: Partial<Omit<Line, "hasRight">>): Line {
  const lead = short(parts.lead ?? "", longest.lead);
  const text = short(parts.text ?? "", longest.text);
  const value = short(parts.value ?? "", longest.value);
  const status = short(parts.status ?? "", longest.status);
  return {
    lead,
    text: lead !== "" && text !== "" ? `  ${text}` : text,
    detail: short(parts.detail ?? "", longest.detail),
    value,
    status,
    color: parts.color ?? "Default",
    tone: parts.tone ?? "default",
    hasRight: value !== "" || status !== "",
  };
}

/** A heading with its lines; lines beyond `most` are counted, not shown. */
export function section(
  words: Words,
  parts: { heading: string; lines: Line[]; color?: Color; tone?: Tone; most?: number; more?: string },
): Section {
  const most = parts.most ?? 25;
  const hidden = Math.max(0, parts.lines.length - most);
  return {
    heading: inert(parts.heading),
    color: parts.color ?? "Default",
    tone: parts.tone ?? "default",
    lines: parts.lines.slice(0, most),
    hidden,
    more: hidden === 0 ? inert(parts.more ?? "") : words.texts.andMore(hidden),
  };
}

/** The parts that say something, joined: "a · b". */
export function joined(parts: (string | undefined)[], separator = " · "): string {
  return parts.filter((part) => part !== undefined && part !== "").join(separator);
}

/** "S1, S2 og S3", or "S1, S2, S3 … og 9 til". */
export function shortList(items: string[], most: number, { texts, format }: Words): string {
  if (items.length <= most + 1) return format.list(items);
  return `${items.slice(0, most).join(", ")} ${texts.andMore(items.length - most)}`;
}
