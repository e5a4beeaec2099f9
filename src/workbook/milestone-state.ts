import type { Milestone } from "../domain/project/project.ts";
import { writableText } from "./cell-text.ts";
import { type Codec, taken } from "./codec.ts";
import { cellWords, milestoneStatus } from "./text-codecs.ts";

export type MilestoneState = Pick<Milestone, "status" | "statusText">;

/** A known word ("Utført.") is a status; what else is written is kept, with the status its first word gives. */
export const milestoneState: Codec<MilestoneState> = {
  read: (cell) => {
    const known = milestoneStatus.read(cell);
    if (known.ok) return taken({ status: known.value });
    const statusText = cellWords(cell);
    const [firstWord = ""] = statusText.split(/[\s.,:;(–-]/);
    const first = milestoneStatus.read({ address: cell.address, kind: "text", text: firstWord });
    return taken({ status: first.ok ? first.value : "planned", statusText });
  },
  write: ({ status, statusText }) =>
    statusText === undefined ? milestoneStatus.write(status) : { text: writableText(statusText) },
  choices: milestoneStatus.choices ?? [],
  isChoice: (cell) => milestoneStatus.read(cell).ok,
};
