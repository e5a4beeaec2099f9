import { may } from "../domain/asking/access.ts";
import type { RowFacts } from "../domain/asking/row-facts.ts";
import { storedReading } from "../domain/asking/row-facts.ts";
import { rowKey } from "../domain/project/measure.ts";
import type { Reading } from "../domain/project/reading.ts";
import { cleanText } from "../domain/talking/clean-text.ts";
import type { Content } from "../domain/talking/content.ts";
import { logRefusal, onlyAsked, say } from "./acting-person.ts";
import { openCard } from "./answer-asks.ts";
import type { CardKey } from "./card-facts.ts";
import { drawAnswerCard } from "./draw-answer-card.ts";
import type { AuditEntry, Ports } from "./ports.ts";
import type { Turn } from "./turn.ts";

export type Explanation = { askId: string; cause?: string; action?: string };
type Explained = { facts: RowFacts; reading: Reading; cause?: string; action?: string };

/** Cause and action of a deviation, one line each, told once per answer: what is told stands, a later word is a correction's. */
export async function explainDeviation(
  ports: Ports,
  turn: Turn,
  args: CardKey & { rows: Explanation[] },
): Promise<Content> {
  return ports.store.write(turn.tenant, async (data) => {
    const opened = await openCard(ports, data, turn, { ...args, what: "explanationRefused" });
    if ("notice" in opened) return say(opened.notice);
    const { card, person } = opened;
    const { plan, today, round } = card;
    const told = explained(card.rows, args.rows);
    const mayTell = ({ facts }: Explained) =>
      may("answer", person, plan, today, facts) || may("answerOnBehalf", person, plan, today, facts);
    const refused = told.filter((row) => !mayTell(row)).map(({ facts }) => facts);
    if (refused.length > 0) {
      const subject = refused.map(({ ask }) => ask.id).join(" ");
      const refusal = { at: ports.clock.now(), projectId: plan.project.id, what: "explanationRefused", subject };
      await logRefusal(data, turn, { ...refusal, why: "onlyAsked" });
      return say(await onlyAsked(data, plan, today, ["answer", "answerOnBehalf"], refused));
    }
    for (const { reading, cause, action } of told) await data.readings.explain(reading.id, { cause, action });
    if (told.length > 0) {
      const facts = { projectId: plan.project.id, at: ports.clock.now(), who: person.user, source: turn.source };
      await data.audit.append(told.map((row) => ({ ...facts, ...auditOf(row) })));
      await data.messages.refreshRound(round.id, [card.person.user]);
    }
    const rows = card.rows.map((facts) => withExplanation(facts, told));
    return drawAnswerCard(data, { ...card, rows }, { turn });
  });
}

/** Lines with a value that nothing is told of yet, and something new to tell. */
function explained(rows: RowFacts[], entries: Explanation[]): Explained[] {
  return entries.flatMap((entry) => {
    const facts = rows.find(({ ask }) => ask.id === entry.askId);
    const reading = facts && storedReading(facts);
    if (!facts || !reading || reading.cause !== undefined || reading.action !== undefined) return [];
    const [cause, action] = [cleanText(entry.cause), cleanText(entry.action)];
    return cause === undefined && action === undefined ? [] : [{ facts, reading, cause, action }];
  });
}

function auditOf({ facts: { ask }, cause, action }: Explained): Pick<AuditEntry, "what" | "subject" | "new"> {
  const parts = [cause && `cause: ${cause}`, action && `action: ${action}`].filter((part) => part);
  return { what: "deviationExplained", subject: `${rowKey(ask)} ${ask.period}`, new: parts.join("; ") };
}

function withExplanation(facts: RowFacts, told: Explained[]): RowFacts {
  const row = told.find((each) => each.facts.ask.id === facts.ask.id);
  if (!row) return facts;
  const { cause, action } = row;
  const readings = facts.readings.map((each) => (each.id === row.reading.id ? { ...each, cause, action } : each));
  return { ...facts, readings };
}
