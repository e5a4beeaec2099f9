import { may } from "../domain/asking/access.ts";
import type { AnswerRowMode } from "../domain/asking/answer-card.ts";
import type { Ask } from "../domain/asking/ask.ts";
import { canBeAnswered } from "../domain/asking/ask-transitions.ts";
import type { RowFacts } from "../domain/asking/row-facts.ts";
import { storedReading } from "../domain/asking/row-facts.ts";
import { rowKey } from "../domain/project/measure.ts";
import type { Content } from "../domain/talking/content.ts";
import { logRefusal, onlyAsked, say } from "./acting-person.ts";
import { openCard } from "./answer-asks.ts";
import type { CardFacts, CardKey } from "./card-facts.ts";
import { drawAnswerCard } from "./draw-answer-card.ts";
import { peopleToAsk, personToAsk } from "./people-to-ask.ts";
import { planAnswerCards } from "./plan-round-messages.ts";
import type { AuditEntry, Data, Ports } from "./ports.ts";
import { moved } from "./take-answers.ts";
import { tellPerson } from "./tell-person.ts";
import type { Turn } from "./turn.ts";

export type HandOver = { askId: string; revision: number; to: string; scope: "once" | "always" };
type Delegate = { user: string; name: string };
type Handed = { facts: RowFacts; entry: HandOver; to: Delegate; old: Ask; next: Ask };
type Handing = { ports: Ports; data: Data; turn: Turn; card: CardFacts };

/**
 * Sends asks on to another person, who gets a card of her own; "always" makes her the one who is asked for the line
 * from now on. The leader is told. What is answered, lapsed or handed over already stays as it is.
 */
export async function handOverAsks(ports: Ports, turn: Turn, args: CardKey & { rows: HandOver[] }): Promise<Content> {
  return ports.store.write(turn.tenant, async (data) => {
    const opened = await openCard(ports, data, turn, { ...args, what: "handOverRefused" });
    if ("notice" in opened) return say(opened.notice);
    const { card, person } = opened;
    const entered = movable(card.rows, args.rows);
    if (entered.length === 0)
      return allCancelled(card, args.rows) ? say({ reason: "askCancelled" }) : drawAnswerCard(data, card, { turn });
    const { plan, today } = card;
    const wanted = ({ entry }: Entered) => (entry.scope === "always" ? "nameMeasurer" : "handOver");
    const refused = entered
      .filter((one) => !may(wanted(one), person, plan, today, one.facts))
      .map(({ facts }) => facts);
    if (refused.length > 0) {
      const subject = refused.map(({ ask }) => ask.id).join(" ");
      const refusal = { at: ports.clock.now(), projectId: plan.project.id, what: "handOverRefused", subject };
      await logRefusal(data, turn, { ...refusal, why: "onlyAsked" });
      const kept = entered.some(({ entry }) => entry.scope === "always") ? "nameMeasurer" : "handOver";
      return say(await onlyAsked(data, plan, today, [kept], refused));
    }
    const handing = { ports, data, turn, card };
    const handed = await handOver(handing, entered, person.user);
    if ("noSuchPerson" in handed) return say({ reason: "noSuchPerson", text: handed.noSuchPerson });
    return drawAnswerCard(data, withHanded(card, handed.rows), { turn, modes: await unchosen(handing, entered) });
  });
}

type Entered = { facts: RowFacts; entry: HandOver };

function movable(rows: RowFacts[], entries: HandOver[]): Entered[] {
  return entries.flatMap((entry) => {
    const facts = rows.find(({ ask }) => ask.id === entry.askId);
    const open = facts && canBeAnswered(facts.ask.state) && facts.ask.state !== "lapsed" && !storedReading(facts);
    return open ? [{ facts, entry }] : [];
  });
}

function allCancelled({ rows }: CardFacts, entries: HandOver[]): boolean {
  const states = rows.filter(({ ask }) => entries.some((entry) => entry.askId === ask.id)).map(({ ask }) => ask.state);
  return states.length > 0 && states.every((state) => state === "cancelled");
}

/** All or nothing: a name that is not found moves no line. */
async function handOver(
  handing: Handing,
  entered: Entered[],
  who: string,
): Promise<{ rows: Handed[] } | { noSuchPerson: string }> {
  const { ports, data, card } = handing;
  const chosen = entered.filter(({ entry }) => entry.to.trim() !== "");
  const delegates = new Map<string, Delegate>();
  for (const { entry } of chosen) {
    const to = await personToAsk(data, card, entry.to);
    if (!to) return { noSuchPerson: entry.to.trim() };
    delegates.set(entry.to, to);
  }
  const rows: Handed[] = [];
  for (const { facts, entry } of chosen) {
    const to = delegates.get(entry.to);
    const { ask } = facts;
    if (!to || to.user === ask.person) continue;
    const key = `answer:${ask.id}:${card.round.id}:${who}:${entry.revision}`;
    if (!(await data.claimInbox(key, ports.clock.now()))) continue;
    const old = moved(ask, "handedOver", { handedTo: to.user });
    rows.push({ facts, entry, to, old, next: askTo(ports, ask, to) });
  }
  if (rows.length > 0) await store(handing, rows, who);
  return { rows };
}

function askTo(ports: Ports, ask: Ask, to: Delegate): Ask {
  const { projectId, roundId, measureId, office, period, dueAt } = ask;
  const question = { projectId, roundId, measureId, office, period, dueAt };
  return { id: ports.ids.next(), ...question, person: to.user, state: "planned", revision: 1 };
}

async function store({ ports, data, turn, card }: Handing, rows: Handed[], who: string): Promise<void> {
  const { round, person } = card;
  const { project } = card.plan;
  for (const { old } of rows) await data.rounds.saveAsk(old);
  await data.rounds.addAsks(rows.map(({ next }) => next));
  await saveMeasurers(data, project.id, rows);
  const common = { projectId: project.id, at: ports.clock.now(), who, source: turn.source };
  await data.audit.append(rows.flatMap((row) => auditOf(row).map((entry) => ({ ...common, ...entry }))));
  const channel = (await data.conversations.ofProject(project.id, "main")) ?? turn.conversation;
  await planAnswerCards(ports, data, { project, round, channel, asks: rows.map(({ next }) => next) });
  await data.messages.refreshRound(round.id, [person.user]);
  if (who !== project.leader) await tellLeader({ ports, data, turn, card }, rows);
}

/** Who is asked from now on, in the plan as it is by now: it may have changed since the card was loaded. */
async function saveMeasurers(data: Data, projectId: string, handed: Handed[]): Promise<void> {
  const measurers = new Map(
    handed.filter(({ entry }) => entry.scope === "always").map(({ facts, to }) => [rowKey(facts.row), to.user]),
  );
  if (measurers.size === 0) return;
  const plan = await data.projects.plan(projectId, { lock: true });
  if (!plan) return;
  const rows = plan.rows.map((row) => {
    const measurer = measurers.get(rowKey(row));
    return measurer === undefined ? row : { ...row, measurer };
  });
  await data.projects.savePlan({ ...plan, rows });
}

function auditOf({ facts, entry, to }: Handed): Pick<AuditEntry, "what" | "subject" | "old" | "new">[] {
  const { ask, row } = facts;
  const once = { what: "handedOver", subject: `${rowKey(ask)} ${ask.period}`, old: ask.person, new: to.user };
  if (entry.scope === "once") return [once];
  return [once, { what: "measurerChanged", subject: rowKey(row), old: row.measurer, new: to.user }];
}

async function tellLeader({ ports, data, card }: Handing, handed: Handed[]): Promise<void> {
  const { project } = card.plan;
  for (const user of new Set(handed.map(({ to }) => to.user))) {
    for (const always of [false, true]) {
      const own = handed.filter(({ to, entry }) => to.user === user && (entry.scope === "always") === always);
      const [first] = own;
      if (!first) continue;
      const rows = own.map(({ facts: { row } }) => ({ measureId: row.measureId, office: row.office }));
      const notice = { reason: "handedOver", from: card.person.name, to: first.to.name, rows, always } as const;
      await tellPerson(ports, data, { user: project.leader, project, round: card.round, notice });
    }
  }
}

function withHanded(card: CardFacts, handed: Handed[]): CardFacts {
  for (const { to } of handed) card.names.set(to.user, to.name);
  const byId = new Map(handed.map(({ old }) => [old.id, old]));
  return { ...card, rows: card.rows.map((facts) => ({ ...facts, ask: byId.get(facts.ask.id) ?? facts.ask })) };
}

/** Where nobody was chosen, the choice stays open. */
async function unchosen({ data, card }: Handing, entered: Entered[]): Promise<ReadonlyMap<string, AnswerRowMode>> {
  const modes = new Map<string, AnswerRowMode>();
  for (const { facts, entry } of entered) {
    if (entry.to.trim() !== "") continue;
    modes.set(facts.ask.id, { kind: "chooseDelegate", people: await peopleToAsk(data, card, facts.ask.person) });
  }
  return modes;
}
