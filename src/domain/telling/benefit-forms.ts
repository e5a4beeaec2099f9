import type { Benefit, Project } from "../project/project.ts";
import type { IsoDate } from "../time/time.ts";
import type { JudgedMeasure } from "./status.ts";

/** What is filled in when a benefit is closed, as text. */
export type CloseTexts = { result: string; date: string; note: string };
export type CloseProblem = { reason: "resultMissing" } | { reason: "dateUnreadable" | "dateAhead"; text: string };
/** A benefit that is about to be closed: its last readings propose the result. */
export type CloseBenefitCard = {
  kind: "closeBenefitCard";
  project: Project;
  benefit: Benefit;
  judged: JudgedMeasure[];
  /** today */
  date: IsoDate;
  texts?: CloseTexts;
  problem?: CloseProblem;
};
/** An offered benefit, for the one it is offered to. */
export type HandoverCard = {
  kind: "handoverCard";
  project: Project;
  benefit: Benefit;
  /** userPrincipalName */
  to: string;
  toName: string;
  /** `withdrawn`: taken back, refused before, or offered to another */
  state: "proposed" | "confirmed" | "refused" | "withdrawn";
  reason?: string;
  fromName?: string;
  /** the scorecard lines that come with it */
  lines: string[];
  problem?: "reasonMissing";
};
