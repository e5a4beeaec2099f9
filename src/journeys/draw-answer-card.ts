import type { AnswerCard, AnswerRowMode } from "../domain/asking/answer-card.ts";
import { judgeDraft } from "../domain/asking/answer-draft.ts";
import { isUnasked } from "../domain/asking/ask.ts";
import { type CardSight, hideInCard } from "../domain/asking/hide-in-card.ts";
import { buildAnswerCard, type CardFacts } from "./card-facts.ts";
import { withTeamsId } from "./card-person.ts";
import { peopleToAsk } from "./people-to-ask.ts";
import type { Data } from "./ports.ts";
import type { Turn } from "./turn.ts";

/** `sight`: told where no turn tells it. */
type DrawHow = { turn?: Turn; modes?: ReadonlyMap<string, AnswerRowMode>; isReply?: true; sight?: CardSight };

/**
 * Draws a card, the same way as a click's reply, as a message and when it renews itself: with what was entered and not
 * taken, and with the person's Teams id. `modes` are lines that the person has just opened.
 */
export async function drawAnswerCard(
  data: Data,
  card: CardFacts,
  { turn, modes, isReply, sight = sightOf(turn, card) }: DrawHow = {},
): Promise<AnswerCard> {
  const known = await withTeamsId(data, card, turn);
  const drawn = buildAnswerCard(known, new Map([...(await delegateModes(data, card)), ...(modes ?? [])]));
  const waitingElsewhere = await waitsElsewhere(data, card, drawn);
  return {
    ...hideInCard(drawn, sight),
    ...(isUnasked(card.round) && { isUnasked: true }),
    ...(isReply && { isReply }),
    ...(waitingElsewhere > 0 && { waitingElsewhere }),
  };
}

/** Where many read, and to another than the one asked and the leader, small counts of persons are not shown. */
function sightOf(turn: Turn | undefined, { person, plan }: CardFacts): CardSight {
  if (turn === undefined) return "all";
  const { user } = turn.actor;
  if (turn.conversation.kind !== "personal") return "reply";
  return user === person.user || user === plan.project.leader ? "own" : "reply";
}

/** Looked up only where the card would say that all is answered. */
async function waitsElsewhere(data: Data, { round, person, rows }: CardFacts, drawn: AnswerCard): Promise<number> {
  if (drawn.rows.some(({ mode }) => mode.kind !== "answered")) return 0;
  return data.rounds.waitingBeside(
    round.id,
    person.user,
    rows.map(({ ask }) => ask.id),
  );
}

/** Lines whose question is to be sent on, and to whom it can be. */
async function delegateModes(data: Data, card: CardFacts): Promise<[string, AnswerRowMode][]> {
  const modes: [string, AnswerRowMode][] = [];
  for (const facts of card.rows) {
    if (judgeDraft(facts)?.kind !== "handOver") continue;
    modes.push([facts.ask.id, { kind: "chooseDelegate", people: await peopleToAsk(data, card, facts.ask.person) }]);
  }
  return modes;
}
