import { buildPaper } from "../../src/domain/paper/build-paper.ts";
import type { PaperCard } from "../../src/domain/paper/paper-card.ts";
import type { Plan } from "../../src/domain/project/project.ts";
import type { Reading } from "../../src/domain/project/reading.ts";

type Of = { plan: Plan; readings: Reading[]; now: string; names: Map<string, string> };

/** Before it is approved, and after. */
export function paperSamples(of: Of, text = "Godkjenne ny frist for MP 13"): { draft: PaperCard; frozen: PaperCard } {
  const words = {
    overall: "yellow" as const,
    why: text,
    asked: [text, text, text],
    caseNumber: text,
    legalGround: text,
  };
  const paper = buildPaper({ ...of, asks: [], audit: [], words });
  const frozen = { version: 2, frozenAt: of.now, byName: "Prosjektleder", hash: "5e3c".repeat(16), isWhole: true };
  return {
    draft: { kind: "paperCard", state: "draft", paper, next: 2 },
    frozen: { kind: "paperCard", state: "frozen", paper: { ...paper, version: 2 }, ...frozen },
  };
}
