import type { PlanMove, SteeringPaper } from "../../domain/paper/steering-paper.ts";
import type { Risk } from "../../domain/project/project.ts";
import { short } from "../escape.ts";
import { joined } from "../line.ts";
import { riskMatrixSvg } from "../pictures/risk-matrix-svg.ts";
import { timelineSvg } from "../pictures/timeline-svg.ts";
import type { Words } from "../texts.ts";
import { freeTimeText } from "../time-text.ts";
import { longest, type PaperBlock, type PaperCell } from "./block.ts";

const symbols = { overdue: "■ ", soon: "○ ", later: "", unreadable: "", done: "✓ " } as const;
const order = ["overdue", "soon", "later", "unreadable", "done"] as const;
const mostMilestones = 20;
const timelineRoom = { rows: 20, lines: 1 };
const mostRisks = 15;

/** What presses, what comes, and what was moved; what is done and was not touched is only counted. */
export function milestoneBlocks({ milestones, milestoneMoves, at }: SteeringPaper, words: Words): PaperBlock[] {
  const { texts, format } = words;
  const say = texts.paper;
  const heading: PaperBlock = { kind: "heading", text: say.milestones };
  if (milestones.length === 0) return [heading, { kind: "text", text: say.noMilestones }];
  const done = milestones.filter(({ when }) => when === "done").length;
  const moved = new Set(milestoneMoves.map(({ id }) => id));
  const told = milestones.filter(({ id, when }) => when !== "done" || moved.has(id));
  const sorted = order.flatMap((state) => told.filter(({ when }) => when === state)).slice(0, mostMilestones);
  const { milestoneHeads: heads } = say;
  const hasMoved = sorted.some(({ id }) => moved.has(id));
  const columns = [
    { head: heads.id, width: 10 },
    { head: heads.event, width: 38 },
    { head: heads.time, width: 20 },
    { head: heads.state, width: 14 },
    ...(hasMoved ? [{ head: heads.moved, width: 18 }] : []),
  ];
  const rows = sorted.map((one): PaperCell[] => [
    { text: short(one.id, 20) },
    { text: short(one.event, longest.cell) },
    { text: short(freeTimeText(one.time, words), 80) },
    {
      text: `${symbols[one.when]}${format.sentence(texts.actions.milestoneStandings[one.when])}`,
      ...(one.when === "overdue" && { light: "red" }),
    },
    ...(hasMoved ? [{ text: movedText(milestoneMoves, one.id, (move) => milestoneMove(move, words), words) }] : []),
  ]);
  const counted: PaperBlock = { kind: "text", text: say.milestonesDone(done, milestones.length) };
  if (rows.length === 0) return [heading, counted, { kind: "text", text: say.noPressing }];
  const table: PaperBlock = { kind: "table", caption: say.milestonesCaption, columns, rows };
  return [heading, counted, ...timeline({ milestones, at }, words), table];
}

/** Of those with a day, where there are at least two. */
function timeline({ milestones, at }: Pick<SteeringPaper, "milestones" | "at">, words: Words): PaperBlock[] {
  const { texts, format } = words;
  const dated = milestones.filter(({ time }) => time.date !== undefined);
  if (dated.length < 2) return [];
  const shown = milestones.map((one) => ({ ...one, id: short(one.id, 20), event: short(one.event, longest.name) }));
  const told = dated.map(({ id, time: { date }, when }) =>
    joined([short(id, 20), date && format.date(date), texts.actions.milestoneStandings[when]], " "),
  );
  const svg = timelineSvg(shown, at, words, timelineRoom);
  return [{ kind: "picture", svg, alt: `${texts.paper.timeline}. ${told.join("; ")}.`, caption: texts.paper.timeline }];
}

function milestoneMove({ field, from, to }: PlanMove, { texts }: Words): [string, string] {
  const statuses: Record<string, string> = texts.lists.milestones.statuses;
  const shown = (text = "–") => (field === "status" ? (statuses[text] ?? text) : text);
  return [shown(from), shown(to)];
}

function movedText(
  moves: PlanMove[],
  id: string,
  show: (move: PlanMove) => [string, string],
  { texts }: Words,
): string {
  const own = moves.filter((move) => move.id === id).map(show);
  return own.map(([from, to]) => texts.paper.moved(short(from, 40), short(to, 40))).join("; ") || "–";
}

/** The highest first; those nobody has assessed are said to be so. */
export function riskBlocks({ risks, riskMoves }: SteeringPaper, words: Words): PaperBlock[] {
  const say = words.texts.paper;
  const heading: PaperBlock = { kind: "heading", text: say.risks };
  if (risks.length === 0) return [heading, { kind: "text", text: say.noRisks }];
  const assessed = risks.filter(({ likelihood, impact }) => likelihood !== undefined && impact !== undefined).length;
  const { riskHeads: heads } = say;
  const hasMoved = riskMoves.length > 0;
  const columns = [
    { head: heads.id, width: 8 },
    { head: heads.event, width: 35 },
    { head: heads.score, width: 14 },
    { head: heads.mitigation, width: 25 },
    ...(hasMoved ? [{ head: heads.moved, width: 18 }] : []),
  ];
  const rows = risks
    .slice(0, mostRisks)
    .map((risk): PaperCell[] => [
      { text: short(risk.id, 20) },
      { text: short(risk.event, longest.cell) },
      { text: scoreText(risk, words) },
      { text: short(risk.mitigation ?? "–", longest.cell) },
      ...(hasMoved ? [{ text: movedText(riskMoves, risk.id, (move) => riskMove(move, words), words) }] : []),
    ]);
  const left = risks.length - rows.length;
  return [
    heading,
    ...note(say.risksAssessed(assessed, risks.length)),
    ...(assessed === 0 ? [] : [matrix(risks, words)]),
    { kind: "table", caption: say.risksCaption, columns, rows },
    ...note(left > 0 ? say.moreRisks(left) : ""),
  ];
}

function matrix(risks: Risk[], words: Words): PaperBlock {
  const { matrix: caption } = words.texts.paper;
  const told = risks.map((risk) => `${short(risk.id, 20)}: ${scoreText(risk, words)}`).join("; ");
  const shown = risks.map((risk) => ({ ...risk, id: short(risk.id, 20) }));
  return { kind: "picture", svg: riskMatrixSvg(shown, words), alt: `${caption}. ${told}.`, caption, share: 0.6 };
}

function scoreText({ likelihood, impact }: Risk, { texts }: Words): string {
  if (likelihood === undefined || impact === undefined) return texts.lights.notAssessed;
  return `${likelihood} × ${impact} = ${likelihood * impact}`;
}

function riskMove({ field, from = "–", to = "–" }: PlanMove, { texts }: Words): [string, string] {
  const fields: Record<string, string> = texts.paper.riskFields;
  return [`${fields[field] ?? field} ${from}`, to];
}

function note(text: string): PaperBlock[] {
  return text === "" ? [] : [{ kind: "text", text, look: "note" }];
}
