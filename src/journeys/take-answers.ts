import type { Person } from "../domain/asking/access.ts";
import { may } from "../domain/asking/access.ts";
import { draftAfter, sameDraft } from "../domain/asking/answer-draft.ts";
import type { Ask, AskState } from "../domain/asking/ask.ts";
import type { AskFacts } from "../domain/asking/ask-transitions.ts";
import { isWaiting, moveAsk } from "../domain/asking/ask-transitions.ts";
import type { AnswerDecision, CannotMeasure, RowAnswer, SaveAnswer } from "../domain/asking/decide-answer.ts";
import { decideAnswer } from "../domain/asking/decide-answer.ts";
import type { RowFacts } from "../domain/asking/row-facts.ts";
import { rowKey } from "../domain/project/measure.ts";
import type { Reading, ReadingSource } from "../domain/project/reading.ts";
import { toldCount } from "../domain/project/small-counts.ts";
import type { IsoDate } from "../domain/time/time.ts";
import type { CardFacts } from "./card-facts.ts";
import { planFirstReminder } from "./plan-reminders.ts";
import { planReceipt } from "./plan-round-messages.ts";
import type { AuditEntry, Data, Ports, SeenPost } from "./ports.ts";
import { personalChat, tellPerson } from "./tell-person.ts";
import type { Turn } from "./turn.ts";

/** One click or text under way: the card's asks are locked in `data`'s transaction, and `person` is the verified one. */
export type Answering = {
  ports: Ports;
  data: Data;
  turn: Turn;
  card: CardFacts;
  person: Person;
  source: ReadingSource;
  /** the day it was measured, where a text says so */
  measuredOn?: IsoDate;
};
export type DecidedRow = { facts: RowFacts; entry: RowAnswer; decision: AnswerDecision };
/** The card after the answers, and how many of its lines they changed. */
export type AnswersTaken = { card: CardFacts; changed: number };

/** `audit` is there when something was answered, and not when it is only kept on the line to go on with. */
type Change = { reading?: Reading; ask: Ask; audit?: AuditEntry; facts: RowFacts };

export function decideRows(card: CardFacts, entries: RowAnswer[]): DecidedRow[] {
  return entries.flatMap((entry) => {
    const facts = card.rows.find(({ ask }) => ask.id === entry.askId);
    return facts ? [{ facts, entry, decision: decideAnswer(facts, entry) }] : [];
  });
}

type Acting = Pick<Answering, "card" | "person">;

/** The rows that the person may not answer, of those where something was entered. */
export function refusedRows(acting: Acting, rows: DecidedRow[]): DecidedRow[] {
  return rows.filter(({ facts, decision }) => decision.kind !== "skip" && !mayAnswer(acting, facts));
}

function mayAnswer({ card, person }: Acting, { row, ask }: RowFacts): boolean {
  const allowed = (action: "answer" | "answerOnBehalf") => may(action, person, card.plan, card.today, { row, ask });
  return allowed("answer") || allowed("answerOnBehalf");
}

/**
 * Stores what was decided: per row its inbox key, reading, ask and audit entry, and what was entered where it could not
 * be taken; then wakes the copies of the card.
 */
export async function takeAnswers(answering: Answering, rows: DecidedRow[]): Promise<AnswersTaken> {
  const { data, card, turn } = answering;
  const { id: projectId } = card.plan.project;
  const decided = await Promise.all(
    rows.map(async (row) => (await storedChange(answering, row)) ?? draftChange(answering, row)),
  );
  const changes = decided.filter((change) => change !== undefined);
  const after = withChanges(card, changes);
  if (turn.actor.user !== undefined) after.names.set(turn.actor.user, turn.actor.name);
  const seen = seenPost(answering);
  if (changes.length === 0) {
    if (seen) await data.messages.noteSeen(card.round.id, seen);
    return { card: after, changed: 0 };
  }
  await Promise.all([
    data.readings.append(
      projectId,
      changes.flatMap(({ reading }) => reading ?? []),
    ),
    ...changes.map(({ ask }) => data.rounds.saveAsk(ask)),
    data.audit.append(changes.flatMap(({ audit }) => audit ?? [])),
    data.messages.refreshRound(card.round.id, [card.person.user], seen),
  ]);
  await planReceipt(answering.ports, data, { project: card.plan.project, round: card.round, user: card.person.user });
  await tellOwners(answering, changes);
  await settleRound(answering, after);
  return { card: after, changed: changes.length };
}

/** A click tells that this card arrived, which we may not have known. */
function seenPost({ turn, card, ports }: Answering): SeenPost | undefined {
  if (turn.clickedOn === undefined) return undefined;
  const askIds = card.rows.map(({ ask }) => ask.id);
  const { user } = card.person;
  return { activityId: turn.clickedOn, conversationId: turn.conversation.id, user, askIds, at: ports.clock.now() };
}

/** The day she named is one to ask again on; a round in which nothing is waited for any more is closed. */
async function settleRound({ ports, data, turn }: Answering, { plan, round, rows, today }: CardFacts): Promise<void> {
  const later = rows.flatMap(({ ask }) => (ask.state === "cannotMeasure" && ask.expectedOn !== undefined ? [ask] : []));
  if (later.length > 0) await planFirstReminder(ports, data, plan.project, later);
  if (later.length > 0 || rows.some(({ ask }) => isWaiting(ask.state))) return;
  if (!(await data.rounds.closeIfDone(round.id, today))) return;
  const entry = { projectId: plan.project.id, at: ports.clock.now(), source: turn.source };
  await data.audit.append([{ ...entry, what: "roundClosed", subject: round.id, old: "open" }]);
}

/** The ask keeps its revision: what is only kept makes no copy of the card a stale one. */
function draftChange(acting: Acting, { facts, entry, decision }: DecidedRow): Change | undefined {
  const draft = draftAfter(facts, entry, decision);
  if (sameDraft(draft, facts.ask.draft) || !mayAnswer(acting, facts)) return undefined;
  return { facts, ask: { ...facts.ask, draft } };
}

/** Undefined when nothing is to be stored, or when this very click has been stored before. */
async function storedChange(answering: Answering, { facts, entry, decision }: DecidedRow): Promise<Change | undefined> {
  if (decision.kind === "sameAgain" && decision.settles) return settled(answering, facts, decision.settles);
  if (decision.kind !== "save" && decision.kind !== "cannotMeasure") return undefined;
  const { data, ports, card, person } = answering;
  const key = `answer:${facts.ask.id}:${card.round.id}:${person.user}:${entry.revision}`;
  if (!(await data.claimInbox(key, ports.clock.now()))) return undefined;
  return decision.kind === "save" ? saved(answering, facts, decision) : cannotMeasure(answering, facts, decision);
}

function saved(answering: Answering, facts: RowFacts, save: SaveAnswer): Change {
  const { ports, person, source, measuredOn, card } = answering;
  const { ask, row } = facts;
  const own = may("answer", person, card.plan, card.today, { row, ask });
  const reading: Reading = {
    id: ports.ids.next(),
    measureId: ask.measureId,
    office: ask.office,
    period: ask.period,
    measuredOn: measuredOn ?? save.corrects?.measuredOn,
    value: save.value,
    unchanged: save.unchanged,
    comment: save.comment,
    by: person.user,
    onBehalfOf: own ? undefined : (row.owner ?? ask.person),
    at: ports.clock.now(),
    source,
    corrects: save.corrects?.id,
    reason: save.reason,
  };
  const doubts = save.confirmed.map((doubt) => doubt.reason).join(", ");
  const audit = auditEntry(answering, facts, {
    what: save.corrects ? "corrected" : save.unchanged ? "answeredUnchanged" : "answered",
    old: save.corrects?.value.toFixed(),
    new: save.value.toFixed(),
    why: [save.reason, doubts && `confirmed: ${doubts}`].filter((text) => text).join("; ") || undefined,
  });
  return { facts, reading, audit, ask: moved(ask, "answered", { readingId: reading.id }) };
}

function cannotMeasure(answering: Answering, facts: RowFacts, { why, expectedOn }: CannotMeasure): Change {
  const { ask } = facts;
  const audit = auditEntry(answering, facts, { what: "cannotMeasure", old: ask.state, new: expectedOn, why });
  return { facts, audit, ask: moved(ask, "cannotMeasure", { cannotWhy: why, expectedOn }) };
}

/** The value came by workbook or chat; saying it once more on the card makes this ask answered by it. */
function settled(answering: Answering, facts: RowFacts, reading: Reading): Change {
  const audit = auditEntry(answering, facts, {
    what: "answerKnown",
    old: facts.ask.state,
    new: reading.value.toFixed(),
  });
  return { facts, audit, ask: moved(facts.ask, "answered", { readingId: reading.id }) };
}

function auditEntry(
  { ports, card, turn, person }: Answering,
  { ask }: RowFacts,
  entry: Pick<AuditEntry, "what" | "old" | "new" | "why">,
): AuditEntry {
  const { id: projectId } = card.plan.project;
  const subject = `${rowKey(ask)} ${ask.period}`;
  return { projectId, at: ports.clock.now(), who: person.user, subject, source: turn.source, ...entry };
}

/** For moves that the decision has found open; any other is a bug. */
export function moved(ask: Ask, to: AskState, facts: AskFacts): Ask {
  const move = moveAsk(ask, to, facts);
  if (!move.ok) throw new Error(`ask ${ask.id} cannot go from ${move.from} to ${move.to}`);
  return move.ask;
}

function withChanges(card: CardFacts, changes: Change[]): CardFacts {
  const byAsk = new Map(changes.map((change) => [change.ask.id, change]));
  const rows = card.rows.map((facts): RowFacts => {
    const change = byAsk.get(facts.ask.id);
    if (!change) return facts;
    const { ask, reading } = change;
    if (!reading) return { ...facts, ask };
    const replaced = facts.readings.filter((earlier) => earlier.id === reading.corrects);
    const readings = [...facts.readings.filter((earlier) => earlier.id !== reading.corrects), reading];
    return { ...facts, ask, readings, replaced: [...replaced, ...facts.replaced] };
  });
  return { ...card, rows };
}

/** Each owner is told once of what the leader answered in her place. */
async function tellOwners({ ports, data, card, turn }: Answering, stored: Change[]): Promise<void> {
  const owners = new Set(stored.flatMap(({ reading }) => reading?.onBehalfOf ?? []));
  for (const user of owners) {
    // without a chat of her own she is told where everybody reads
    const reader = (await personalChat(data, user)) && { user };
    const rows = stored.flatMap(({ reading, facts: { measure } }) => {
      if (reading?.onBehalfOf !== user) return [];
      const { measureId, office, value } = reading;
      return [{ measureId, office, ...toldCount(measure, value, reader) }];
    });
    const { project } = card.plan;
    const notice = { reason: "answeredOnBehalf", by: turn.actor.name, rows } as const;
    await tellPerson(ports, data, { user, project, round: card.round, notice });
  }
}
