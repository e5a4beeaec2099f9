import type { Reports } from "../journeys/ports.ts";
import { paperDocument } from "../views/paper/paper-document.ts";
import { wordFile } from "./word-file.ts";

export function createReports(): Reports {
  return { word: (paper, language) => wordFile(paperDocument(paper, language)) };
}
