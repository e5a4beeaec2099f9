import type { SteeringPaper } from "../../domain/paper/steering-paper.ts";
import { short } from "../escape.ts";
import type { Words } from "../texts.ts";
import { freeTimeText } from "../time-text.ts";
import { longest, type PaperBlock, type PaperCell } from "./block.ts";

const symbols = { overdue: "■ ", soon: "○ ", later: "", undated: "", done: "✓ ", dropped: "– " } as const;
const mostActions = 20;

/** What was decided, what was asked for, and how what was to be done stands. */
export function followUpBlocks({ decisions, actions, last }: SteeringPaper, words: Words): PaperBlock[] {
  const { texts, format } = words;
  const say = texts.paper;
  const heading: PaperBlock = { kind: "heading", text: say.followUp };
  const { decisionHeads, actionHeads } = say;
  const decided = decisions.map(({ matter, conclusion, date }): PaperCell[] => [
    { text: short(matter, longest.cell) },
    { text: short(conclusion ?? texts.lists.decisions.noConclusion, longest.sentence) },
    { text: short(freeTimeText(date, words), 60) },
  ]);
  const acted = actions.slice(0, mostActions).map(({ id, text, responsibleName, due, when }): PaperCell[] => [
    { text: short(id, 20) },
    { text: short(text, longest.cell) },
    { text: short(responsibleName ?? texts.actions.noResponsible, 60) },
    { text: due === undefined ? "–" : short(freeTimeText(due, words), 60) },
    {
      text: `${symbols[when]}${format.sentence(texts.actions.standings[when])}`,
      ...(when === "overdue" && { light: "red" }),
    },
  ]);
  const asked = (last?.asked ?? []).map((one) => short(one, longest.sentence));
  const parts: PaperBlock[] = [];
  if (asked.length > 0) parts.push({ kind: "text", text: say.askedLast }, { kind: "list", items: asked });
  if (decided.length > 0) {
    const columns = [
      { head: decisionHeads.matter, width: 28 },
      { head: decisionHeads.conclusion, width: 52 },
      { head: decisionHeads.date, width: 20 },
    ];
    parts.push({ kind: "table", caption: say.followUpCaption, columns, rows: decided });
  }
  if (acted.length > 0) {
    const columns = [
      { head: actionHeads.id, width: 8 },
      { head: actionHeads.text, width: 40 },
      { head: actionHeads.responsible, width: 20 },
      { head: actionHeads.due, width: 16 },
      { head: actionHeads.state, width: 16 },
    ];
    parts.push({ kind: "table", caption: say.actionsCaption, columns, rows: acted });
  }
  return parts.length === 0 ? [heading, { kind: "text", text: say.noFollowUp }] : [heading, ...parts];
}
