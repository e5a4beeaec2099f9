import { may, type Person } from "../domain/asking/access.ts";
import { isBlank } from "../domain/asking/answer-draft.ts";
import type { RowAnswer } from "../domain/asking/decide-answer.ts";
import type { Content } from "../domain/talking/content.ts";
import type { Notice } from "../domain/talking/notice.ts";
import { actingPerson, inProject, logRefusal, onlyAsked, outsideCard, say } from "./acting-person.ts";
import { type CardFacts, type CardKey, loadCard } from "./card-facts.ts";
import { drawAnswerCard } from "./draw-answer-card.ts";
import type { Data, Ports } from "./ports.ts";
import type { DecidedRow } from "./take-answers.ts";
import { decideRows, refusedRows, takeAnswers } from "./take-answers.ts";
import type { Turn } from "./turn.ts";

export type { RowAnswer } from "../domain/asking/decide-answer.ts";

/**
 * Takes what a person entered on a card; some lines now, the rest later. Who acts is the turn's actor, never what the
 * card says; the reply is the card as it then is, or a sentence when nothing of it could be taken.
 */
export async function answerAsks(ports: Ports, turn: Turn, args: CardKey & { rows: RowAnswer[] }): Promise<Content> {
  return ports.store.write(turn.tenant, async (data) => {
    const opened = await openCard(ports, data, turn, { ...args, what: "answerRefused" });
    if ("notice" in opened) return say(opened.notice);
    const { card, person } = opened;
    const rows = decideRows(card, args.rows);
    const refused = refusedRows(opened, rows);
    if (refused.length > 0) return refuse(ports, data, turn, card, refused);
    if (onlyCancelled(rows)) return say({ reason: "askCancelled" });
    const taken = await takeAnswers({ ports, data, turn, card, person, source: "card" }, rows);
    const drawn = await drawAnswerCard(data, taken.card, { turn });
    return taken.changed === 0 && nothingEntered(rows) ? { ...drawn, nothingEntered: true } : drawn;
  });
}

export type OpenedCard = { card: CardFacts; person: Person } | { notice: Notice };

/** Locks the card's asks and finds out who acts; every journey that changes asks from a card begins so. */
export async function openCard(
  ports: Ports,
  data: Data,
  turn: Turn,
  key: CardKey & { what: string },
): Promise<OpenedCard> {
  const at = ports.clock.now();
  const card = await loadCard(data, key, { now: at, lock: true });
  if (!card) {
    await logRefusal(data, turn, { at, what: key.what, subject: key.askIds.join(" "), why: "cardOutOfDate" });
    return { notice: { reason: "cardOutOfDate" } };
  }
  const { plan, round, today } = card;
  const person = await actingPerson(data, turn, round.conversationId);
  if (!person) return { notice: { reason: "unknownPerson" } };
  if (!may("seeCard", inProject(turn, person, plan, round.conversationId), plan, today, card.rows[0])) {
    const { id: projectId } = plan.project;
    const subject = key.askIds.join(" ");
    await logRefusal(data, turn, { at, projectId, what: key.what, subject, why: "notInProject" });
    return { notice: outsideCard(plan) };
  }
  return { card, person };
}

async function refuse(ports: Ports, data: Data, turn: Turn, card: CardFacts, refused: DecidedRow[]): Promise<Content> {
  const { plan, today } = card;
  const subjects = refused.map(({ facts }) => facts);
  await logRefusal(data, turn, {
    at: ports.clock.now(),
    projectId: plan.project.id,
    what: "answerRefused",
    subject: subjects.map(({ ask }) => ask.id).join(" "),
    why: "onlyAsked",
  });
  return say(await onlyAsked(data, plan, today, ["answer", "answerOnBehalf"], subjects));
}

function nothingEntered(rows: DecidedRow[]): boolean {
  return rows.every(({ decision, entry }) => decision.kind === "skip" && isBlank(entry));
}

function onlyCancelled(rows: DecidedRow[]): boolean {
  const entered = rows.filter(({ decision }) => decision.kind !== "skip");
  return entered.length > 0 && entered.every(({ decision }) => decision.kind === "cancelled");
}
