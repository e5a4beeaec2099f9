import type { Light } from "../../domain/scorecard/assessment.ts";

/** A cell's text; `light` colours it, the word and symbol stand in the text. */
export type PaperCell = { text: string; light?: Light; small?: string };
export type PaperColumn = { head: string /** share of the width */; width: number; right?: boolean };
/** What a paper is made of, for whatever writes it; texts are plain and inert. */
export type PaperBlock =
  | { kind: "heading"; text: string }
  /** `lead`: the conclusion; `note`: small */
  | { kind: "text"; text: string; look?: "lead" | "note"; light?: Light }
  | { kind: "list"; items: string[]; numbered?: boolean }
  /** `caption` is said to those who can't see the table */
  | { kind: "table"; caption: string; columns: PaperColumn[]; rows: PaperCell[][] }
  /** `share` of the text's width; all of it where none is said */
  | { kind: "picture"; svg: string; alt: string; caption: string; share?: number };

export type PaperDocument = {
  /** BCP 47, of all that is written in it */
  languageTag: "nb-NO" | "nn-NO" | "en-GB";
  title: string;
  /** beside the page number on every page */
  footer: string;
  page: (number: "number", total: "total") => string[];
  /** under the title, one line each */
  under: string[];
  /** when it was frozen, else when it was drawn; the file tells it */
  madeAt: string;
  blocks: PaperBlock[];
};

/** Longer texts are cut: a name of 300 characters is known by its beginning. */
export const longest = { name: 120, sentence: 400, cell: 160 };
