import type { Action, ActionStatus } from "../project/project.ts";
import { readFreeTime } from "../time/free-time.ts";
import type { FreeTime, IsoDate } from "../time/time.ts";

/** What is said of an action. */
export type ActionSaid = { status?: ActionStatus; due?: FreeTime; why?: string };
export type ActionProblem =
  | { reason: "actionReasonMissing"; id: string }
  | { reason: "actionDueUnreadable"; id: string; text: string }
  | { reason: "actionDuePassed"; id: string; text: string; on: IsoDate };
export type ActionDecision = { ok: true; action: Action } | { ok: false; problem: ActionProblem };

const statusWords: [ActionStatus, RegExp][] = [
  ["done", /^(?:er )?(?:ferdig|utført|gjort|fullført|sluttet|slutta|is done|done|completed|stopped)/iu],
  [
    "dropped",
    /^(?:er )?(?:droppet|droppa|dropped|dropp|avlyst|blir ikke gjort|blir ikkje gjort|cancelled|will not be done)/iu,
  ],
  ["started", /^(?:er )?(?:startet|starta|begynt|påbegynt|i gang|is started|started|under way)/iu],
  ["planned", /^(?:er )?(?:planlagt|planned)/iu],
];
const between = /^(?:[\s:,.;–-]|og\s|and\s)+/iu;
const dueWord = /^(?:med )?(?:ny )?(?:new )?(?:frist|due)(?: date)?[\s:]+/iu;
const because = /(?:^|[\s,;:–-])(?:fordi|sidan|because)\s+/iu;

/**
 * "ferdig", "startet, frist 1. mars", "droppet fordi …", "frist medio mars": undefined when it begins with something
 * else. Words after "ferdig" and "droppet" tell how or why, also without "fordi".
 */
export function readActionWords(text: string): { status?: ActionStatus; dueText?: string; why?: string } | undefined {
  const found = statusWords.flatMap(([status, words]) => {
    const [said] = words.exec(text) ?? [];
    return said === undefined || /^[\p{L}\d]/u.test(text.slice(said.length)) ? [] : [{ status, said }];
  })[0];
  const rest = text.slice(found?.said.length ?? 0).replace(between, "");
  const due = dueWord.exec(rest);
  if (!due) {
    if (found === undefined) return undefined;
    const why = rest.replace(because, "").trim();
    return { status: found.status, ...(why !== "" && { why }) };
  }
  const [dueText = "", ...reasons] = rest.slice(due[0].length).split(because);
  const why = reasons.join(" ").trim();
  const said = { dueText: dueText.replace(/[\s,;.!]+$/u, ""), ...(why !== "" && { why }) };
  return found ? { status: found.status, ...said } : said;
}

/** A due time as it is written; one without a year is the next that comes. */
export function readDue(text: string, today: IsoDate): FreeTime {
  const year = Number(today.slice(0, 4));
  const alone = readFreeTime(text);
  if (alone.date !== undefined) return alone;
  const thisYear = readFreeTime(text, year);
  return thisYear.date !== undefined && thisYear.date < today ? readFreeTime(text, year + 1) : thisYear;
}

/** What is not said stays. Dropped needs a reason; a new due time has a day, and one that is to come. */
export function decideAction(
  action: Action,
  { status = action.status, due, why }: ActionSaid,
  today: IsoDate,
): ActionDecision {
  const { id } = action;
  const refuse = (problem: ActionProblem): ActionDecision => ({ ok: false, problem });
  if (due && due.date === undefined) return refuse({ reason: "actionDueUnreadable", id, text: due.text });
  if (due?.date !== undefined && due.date < today) {
    return refuse({ reason: "actionDuePassed", id, text: due.text, on: due.date });
  }
  const isOver = status === "done" || status === "dropped";
  const told = isOver ? (why ?? (status === action.status ? action.why : undefined)) : undefined;
  if (status === "dropped" && told === undefined) return refuse({ reason: "actionReasonMissing", id });
  const { why: _before, ...same } = action;
  const kept = isOver || status === action.status ? (told ?? (isOver ? undefined : action.why)) : undefined;
  return { ok: true, action: { ...same, status, ...(due && { due }), ...(kept !== undefined && { why: kept }) } };
}
