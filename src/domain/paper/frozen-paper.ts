import type { Reading } from "../project/reading.ts";
import type { IsoInstant } from "../time/time.ts";
import type { LastPaper, SteeringPaper } from "./steering-paper.ts";

/** A paper as it was approved, with the readings behind it; nothing changes it but the erasure of a person. */
export type FrozenPaper = {
  id: string;
  projectId: string;
  /** 1 is the project's first */
  version: number;
  frozenAt: IsoInstant;
  /** userPrincipalName of who approved it */
  by: string;
  paper: SteeringPaper;
  readings: Reading[];
  /** sha256 of what was frozen, and whether what is stored still is that */
  hash: string;
  isWhole: boolean;
};

/** What the next one tells of it. */
export function lastPaper({ version, paper }: FrozenPaper): LastPaper {
  const { at, madeAt, words, total } = paper;
  const { overall, asked } = words;
  return { version, at, madeAt, asked, ...(overall && { overall }), ...(total.percent && { total: total.percent }) };
}
