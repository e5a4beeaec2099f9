import type { CardFacts } from "./card-facts.ts";
import type { Data } from "./ports.ts";
import type { Turn } from "./turn.ts";

/** Adds the Teams id of the one the card is to: a card renews itself for, and a message mentions, ids and not accounts. */
export async function withTeamsId(data: Data, card: CardFacts, turn?: Turn): Promise<CardFacts> {
  const { user } = card.person;
  const isActor = turn !== undefined && turn.actor.user === user;
  const teamsId = isActor ? turn.actor.teamsId : await teamsIdIn(data, card.round.conversationId, user);
  return teamsId === undefined ? card : { ...card, person: { ...card.person, teamsId } };
}

async function teamsIdIn(data: Data, conversationId: string, user: string): Promise<string | undefined> {
  return (await data.conversations.memberByUser(conversationId, user))?.teamsId;
}
