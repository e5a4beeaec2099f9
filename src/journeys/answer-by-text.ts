import { may } from "../domain/asking/access.ts";
import type { Ask, Round } from "../domain/asking/ask.ts";
import { isWaiting } from "../domain/asking/ask-transitions.ts";
import type { RowAnswer } from "../domain/asking/decide-answer.ts";
import { storedReading } from "../domain/asking/row-facts.ts";
import type { TextAnswer } from "../domain/asking/text-answer.ts";
import { readTextAnswer } from "../domain/asking/text-answer.ts";
import { rowKey } from "../domain/project/measure.ts";
import type { Plan } from "../domain/project/project.ts";
import { seesExact, toldCount } from "../domain/project/small-counts.ts";
import type { Content } from "../domain/talking/content.ts";
import type { Language } from "../domain/talking/language.ts";
import { localDate } from "../domain/time/calendar.ts";
import { newestFinishedPeriod, storedPeriod } from "../domain/time/period.ts";
import type { IsoDate } from "../domain/time/time.ts";
import { actingPerson, logRefusal, onlyAsked, say } from "./acting-person.ts";
import { type CardFacts, loadCard, loadRows } from "./card-facts.ts";
import { drawAnswerCard } from "./draw-answer-card.ts";
import { findProject, projectsOf } from "./find-project.ts";
import type { Data, Ports } from "./ports.ts";
import { readerOf } from "./status-content.ts";
import type { Answering, DecidedRow } from "./take-answers.ts";
import { decideRows, refusedRows, takeAnswers } from "./take-answers.ts";
import type { Turn } from "./turn.ts";

type Understood = { plan: Plan; answer: TextAnswer; today: IsoDate };
type Found = Understood | { content: Content } | undefined;

/**
 * Takes "S1 Åsnes 1,2 færre enn ventet", anywhere it is written. It answers the open ask of that line; outside a round
 * it is for the newest finished period, or the one that is said. Undefined = the text is no answer.
 */
export async function answerByText(
  ports: Ports,
  turn: Turn,
  args: { text: string; projectName?: string },
): Promise<Content | undefined> {
  const found = await ports.store.read(turn.tenant, (data) => understand(ports, data, turn, args));
  if (found === undefined) return undefined;
  if ("content" in found) return found.content;
  return ports.store.write(turn.tenant, (data) => takeText(ports, data, turn, { ...found, text: args.text }));
}

/** In a personal chat the one of the person's projects in which the text makes sense. */
async function understand(
  ports: Ports,
  data: Data,
  turn: Turn,
  { text, projectName }: { text: string; projectName?: string },
): Promise<Found> {
  const user = turn.actor.user ?? "";
  const found = await findProject(data, turn, projectName);
  const several = "notice" in found && found.notice.reason === "whichProject";
  const projects = "project" in found ? [found.project] : several ? await projectsOf(data, turn, user) : [];
  const understood: Understood[] = [];
  let content: Content | undefined;
  for (const { id } of projects) {
    const plan = await data.projects.plan(id);
    if (!plan) continue;
    const today = localDate(ports.clock.now(), plan.project.timeZone);
    const answer = readTextAnswer(text, plan, today, (row) => row.owner === user || row.measurer === user);
    if (answer?.ok) understood.push({ plan, answer, today });
    else if (answer) content ??= say(answer.notice);
  }
  if (understood.length > 1 && "notice" in found) return { content: say(found.notice) };
  return understood[0] ?? (content && { content });
}

type Taking = Understood & { text: string };

async function takeText(ports: Ports, data: Data, turn: Turn, taking: Taking): Promise<Content> {
  const { plan, answer, today } = taking;
  const person = await actingPerson(data, turn, (await data.conversations.ofProject(plan.project.id, "main"))?.id);
  if (!person) return say({ reason: "unknownPerson" });
  const ask = await findAsk(data, taking);
  const asked = ask && (await cardOf(ports, data, ask));
  const card = asked ?? (await cardOutsideRound(ports, data, turn, taking));
  if (!card) return say({ reason: "cardOutOfDate" });
  const answering: Answering = { ports, data, turn, card, person, source: "text", measuredOn: answer.measuredOn };
  const rows = decideRows(card, entryFor(card, answer));
  const refused = refusedRows(answering, rows).map(({ facts }) => (asked ? facts : { row: facts.row }));
  const mayNot = asked ? refused.length > 0 : !mayAnswerRow(answering, answer);
  if (mayNot) {
    const subjects = asked ? refused : [{ row: answer.row }];
    const subject = `${rowKey(answer.row)}${ask ? ` ${ask.period}` : ""}`;
    const refusal = { at: ports.clock.now(), projectId: plan.project.id, what: "answerRefused", subject };
    await logRefusal(data, turn, { ...refusal, why: "onlyAsked" });
    return say(await onlyAsked(data, plan, today, ["answer", "answerOnBehalf"], subjects));
  }
  return asked ? takeAsked(answering, rows) : takeOutsideRound(answering, rows, taking);
}

function mayAnswerRow({ person, card }: Answering, { row }: TextAnswer): boolean {
  return may("answer", person, card.plan, card.today, { row }) || may("answerOnBehalf", person, card.plan, card.today);
}

/** The line's open ask, of the period that is said; else one of the newest round that is answered already. */
async function findAsk(data: Data, { plan, answer, today }: Taking): Promise<Ask | undefined> {
  const ofRow = (ask: Ask) => rowKey(ask) === rowKey(answer.row);
  const open = (await data.rounds.openAsks(plan.project.id)).filter(ofRow);
  const period = answer.period?.key ?? waitingPeriod(open) ?? newestFinishedPeriod(answer.measure.frequency, today).key;
  const ofPeriod = (ask: Ask) => ask.period === period && ask.state !== "handedOver" && ask.state !== "cancelled";
  const found = open.find(ofPeriod);
  if (found) return found;
  const round = await data.rounds.currentOf(plan.project.id);
  return round && (await data.rounds.asks(round.id)).find((ask) => ofRow(ask) && ofPeriod(ask));
}

function waitingPeriod(asks: Ask[]): string | undefined {
  const periods = asks.filter((ask) => isWaiting(ask.state) || ask.state === "cannotMeasure").map((ask) => ask.period);
  return periods.sort((a, b) => (storedPeriod(a).end < storedPeriod(b).end ? 1 : -1))[0];
}

function cardOf(ports: Ports, data: Data, ask: Ask): Promise<CardFacts | undefined> {
  const key = { roundId: ask.roundId, user: ask.person, askIds: [ask.id] };
  return loadCard(data, key, { now: ports.clock.now(), lock: true });
}

function entryFor({ rows }: CardFacts, { value, choice, comment, confirmed }: TextAnswer): RowAnswer[] {
  const said = choice === "cannot" ? { choice, why: comment } : { value, choice, comment, confirmed };
  // written now and here: it comes from no old copy
  return rows.map(({ ask }) => ({ askId: ask.id, revision: ask.revision, ...said }));
}

async function takeAsked(answering: Answering, rows: DecidedRow[]): Promise<Content> {
  const registered = alreadyRegistered(rows, answering.turn);
  if (registered) return registered;
  const taken = await takeAnswers(answering, rows);
  return drawAnswerCard(answering.data, taken.card, { turn: answering.turn, isReply: true });
}

/** Another value stands: it is changed on the card, where a reason is asked for. */
function alreadyRegistered(rows: DecidedRow[], turn: Turn): Content | undefined {
  for (const { facts, decision } of rows) {
    if (decision.kind !== "stale") continue;
    const { measureId, office, period } = facts.ask;
    const reader = readerOf(turn);
    const isHers = reader?.user === facts.ask.person || seesExact(facts.project, facts.row, reader);
    const told = toldCount(facts.measure, decision.stored.value, isHers ? reader : undefined);
    return say({ reason: "alreadyAnswered", measureId, office, period, ...told });
  }
  return undefined;
}

/**
 * A value that nobody asked for gets a round of its own, closed from the start, so that its receipt can be corrected
 * like any other. Its ask begins as one that went unanswered in its time.
 */
async function cardOutsideRound(ports: Ports, data: Data, turn: Turn, taking: Taking): Promise<CardFacts | undefined> {
  const { answer, today } = taking;
  const plan = await data.projects.plan(taking.plan.project.id);
  if (!plan) return undefined;
  const { id: projectId } = plan.project;
  const now = ports.clock.now();
  const period = answer.period?.key ?? newestFinishedPeriod(answer.measure.frequency, today).key;
  const channel = await data.conversations.ofProject(projectId, "main");
  const round: Round = {
    id: ports.ids.next(),
    projectId,
    openedAt: now,
    openedBy: turn.actor.user,
    dueAt: now,
    state: "closed",
    conversationId: channel?.id ?? turn.conversation.id,
  };
  const { measureId, office, measurer, owner } = answer.row;
  const user = measurer ?? owner ?? turn.actor.user ?? plan.project.leader;
  const question = { projectId, roundId: round.id, measureId, office, period };
  const ask: Ask = { id: ports.ids.next(), ...question, person: user, state: "lapsed", revision: 1, dueAt: now };
  const rows = await loadRows(data, plan, [ask], today);
  const people = [user, ...rows.flatMap((facts) => storedReading(facts)?.by ?? [])];
  const names = await data.conversations.names([...new Set(people)]);
  const name = names.get(user) ?? user;
  return rows.length === 0 ? undefined : { round, plan, rows, names, today, person: { user, name } };
}

async function takeOutsideRound(answering: Answering, rows: DecidedRow[], taking: Taking): Promise<Content> {
  const { ports, data, card, turn } = answering;
  const [row] = rows;
  const registered = alreadyRegistered(rows, turn);
  if (registered || !row) return registered ?? say({ reason: "cardOutOfDate" });
  const { decision, facts } = row;
  const { measureId, office, period } = facts.ask;
  if (decision.kind === "confirm") {
    const example = `${taking.text.trim()} ${confirmWord[turn.language]}`;
    const told = toldCount(facts.measure, decision.value, readerOf(turn));
    return say({ reason: "confirmInText", measureId, office, ...told, example });
  }
  if (decision.kind === "cannotMeasure" || taking.answer.choice === "cannot") {
    return say({ reason: "notAskedFor", measureId, office, period });
  }
  if (decision.kind === "problem") return say({ reason: "noLastValue", measureId, office });
  if (decision.kind !== "save") return say({ reason: "answerSaved", measureId, office, period });
  // one first value per line and period: of two at once the second waits here, and then finds the first
  const key = `reading:${card.plan.project.id}:${rowKey(facts.ask)}:${period}`;
  if (!(await data.claimInbox(key, ports.clock.now()))) return afterAnother(answering, taking);
  await data.rounds.insert(card.round, [facts.ask]);
  const taken = await takeAnswers(answering, rows);
  return drawAnswerCard(data, taken.card, { turn, isReply: true });
}

async function afterAnother(answering: Answering, taking: Taking): Promise<Content> {
  const { ports, data, turn } = answering;
  const card = await cardOutsideRound(ports, data, turn, taking);
  const rows = card ? decideRows(card, entryFor(card, taking.answer)) : [];
  const { measureId, office } = taking.answer.row;
  const period = rows[0]?.facts.ask.period ?? "";
  return alreadyRegistered(rows, turn) ?? say({ reason: "answerSaved", measureId, office, period });
}

const confirmWord: Record<Language, string> = { nb: "bekreft", nn: "stadfest", en: "confirm" };
