import { may } from "../domain/access.ts";
import type { AnswerRowMode } from "../domain/answer-card.ts";
import type { Content } from "../domain/content.ts";
import { storedReading } from "../domain/row-facts.ts";
import { actingPerson, maySeeCard, onlyAsked, say } from "./acting-person.ts";
import { drawn } from "./answer-asks.ts";
import { type CardFacts, type CardKey, loadCard } from "./card-facts.ts";
import type { Ports } from "./ports.ts";
import type { Turn } from "./turn.ts";

/** The card as it is now; with `edit` that line has its value open for correction. Writes nothing, ever: Teams calls it by itself. */
export async function showAnswerCard(ports: Ports, turn: Turn, args: CardKey & { edit?: string }): Promise<Content> {
  return ports.store.read(turn.tenant, async (data) => {
    const card = await loadCard(data, args, { now: ports.clock.now(), lock: false });
    if (!card) return say({ reason: "cardOutOfDate" });
    const { plan, round, today } = card;
    const person = await actingPerson(data, turn, round.conversationId);
    if (!person) return say({ reason: "unknownPerson" });
    if (!maySeeCard(turn, person, plan, round.conversationId, today)) {
      return say({ reason: "notInProject", projectName: plan.project.name });
    }
    const facts = card.rows.find(({ ask }) => ask.id === args.edit);
    if (!facts) return drawn(data, turn, card);
    const allowed = may("answer", person, plan, today, facts) || may("answerOnBehalf", person, plan, today, facts);
    if (!allowed) return say(await onlyAsked(data, plan, today, ["answer", "answerOnBehalf"], [facts]));
    return drawn(data, turn, card, editing(card, facts.ask.id));
  });
}

/** What has no value yet is open as it is. */
function editing(card: CardFacts, askId: string): ReadonlyMap<string, AnswerRowMode> {
  const facts = card.rows.find(({ ask }) => ask.id === askId);
  const reading = facts && facts.ask.state !== "cancelled" && facts.ask.state !== "handedOver" && storedReading(facts);
  return reading ? new Map([[askId, { kind: "edit", reading }]]) : new Map();
}
