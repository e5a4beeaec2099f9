import type { SteeringPaper } from "../../domain/paper/steering-paper.ts";
import type { Language } from "../../domain/talking/language.ts";
import { short } from "../escape.ts";
import { wordsOf } from "../texts.ts";

/** A name that every file system takes: "Styringsrapport nav-solor 2022-10-03 v2.docx". */
export function paperFileName(
  { project, at, version }: SteeringPaper,
  language: Language,
  kind: "docx" | "xlsx",
): string {
  const name = wordsOf(language).texts.paper.fileName(short(project.shortName, 80), at);
  const plain = `${name}${version === undefined ? "" : ` v${version}`}`.replace(/[^\p{L}\p{N} ._-]/gu, "_");
  return `${plain}.${kind}`;
}
