import { may } from "../domain/asking/access.ts";
import type { AnswerRowMode } from "../domain/asking/answer-card.ts";
import { judgeDraft } from "../domain/asking/answer-draft.ts";
import { type RowFacts, storedReading } from "../domain/asking/row-facts.ts";
import type { Content } from "../domain/talking/content.ts";
import { actingPerson, inProject, onlyAsked, outsideCard, say } from "./acting-person.ts";
import { type CardKey, loadCard } from "./card-facts.ts";
import { drawAnswerCard } from "./draw-answer-card.ts";
import type { Ports } from "./ports.ts";
import type { Turn } from "./turn.ts";

/** The card as it is now; with `edit` that line is open for a new answer or a correction. Writes nothing, ever: Teams calls it by itself. */
export async function showAnswerCard(ports: Ports, turn: Turn, args: CardKey & { edit?: string }): Promise<Content> {
  return ports.store.read(turn.tenant, async (data) => {
    const card = await loadCard(data, args, { now: ports.clock.now(), lock: false });
    if (!card) return say({ reason: "cardOutOfDate" });
    const { plan, round, today } = card;
    const person = await actingPerson(data, turn, round.conversationId);
    if (!person) return say({ reason: "unknownPerson" });
    if (!may("seeCard", inProject(turn, person, plan, round.conversationId), plan, today, card.rows[0])) {
      return say(outsideCard(plan));
    }
    const facts = card.rows.find(({ ask }) => ask.id === args.edit);
    if (!facts) return drawAnswerCard(data, card, { turn });
    const allowed = may("answer", person, plan, today, facts) || may("answerOnBehalf", person, plan, today, facts);
    if (!allowed) return say(await onlyAsked(data, plan, today, ["answer", "answerOnBehalf"], [facts]));
    return drawAnswerCard(data, card, { turn, modes: opened(facts) });
  });
}

/** Where something was entered already, that is what the person goes on with. */
function opened(facts: RowFacts): ReadonlyMap<string, AnswerRowMode> {
  const { id, state } = facts.ask;
  if (state === "cancelled" || state === "handedOver" || judgeDraft(facts)) return new Map();
  const reading = storedReading(facts);
  return new Map([[id, reading ? { kind: "edit", reading } : { kind: "open" }]]);
}
