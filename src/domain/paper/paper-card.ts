import type { IsoInstant } from "../time/time.ts";
import type { PaperMeasure, SteeringPaper } from "./steering-paper.ts";

/** The leader's card before she approves, and what it becomes. */
export type PaperCard = { kind: "paperCard"; paper: SteeringPaper } & (
  | { state: "draft"; next: number }
  | { state: "frozen"; version: number; frozenAt: IsoInstant; byName: string; hash: string; isWhole: boolean }
);

/** What a paper would be better with, by the measure's id where it is about measures. */
export type PaperLacks = {
  notMeasured: string[];
  outdated: string[];
  withoutCause: string[];
  withoutTarget: number;
  unassessedRisks: number;
};

export function paperLacks({ measures, measuresWithoutTarget, risks }: SteeringPaper): PaperLacks {
  const idsOf = (wanted: (one: PaperMeasure) => boolean) => measures.filter(wanted).map(({ measure }) => measure.id);
  const isBehind = ({ assessment: { light } }: PaperMeasure) => light === "yellow" || light === "red";
  return {
    notMeasured: idsOf(({ assessment }) => assessment.state === "notMeasured"),
    outdated: idsOf(({ assessment }) => assessment.state === "outdated"),
    withoutCause: idsOf((one) => isBehind(one) && !(one.chain?.told ?? []).some(({ cause }) => cause !== undefined)),
    withoutTarget: measuresWithoutTarget,
    unassessedRisks: risks.filter(({ likelihood, impact }) => likelihood === undefined || impact === undefined).length,
  };
}
