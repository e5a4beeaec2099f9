import { knownPeople } from "../domain/asking/access.ts";
import type { Round } from "../domain/asking/ask.ts";
import { personName } from "../domain/project/person-name.ts";
import type { CardFacts } from "./card-facts.ts";
import type { Data } from "./ports.ts";

/** Whom an ask can be sent on to: the channel's members and those the plan names, by name; no guest, nor `except`. */
export async function peopleToAsk(
  data: Data,
  { plan, round }: Pick<CardFacts, "plan"> & { round: Pick<Round, "conversationId"> },
  except: string,
): Promise<{ user: string; name: string }[]> {
  const members = await data.conversations.members(round.conversationId);
  const guests = new Set(members.flatMap((member) => (member.guest ? (member.user ?? []) : [])));
  const roster = new Map(members.flatMap(({ user, name }) => (user === undefined ? [] : [[user, name] as const])));
  const users = [...new Set([...roster.keys(), ...knownPeople(plan)])].filter(
    (user) => user !== except && !guests.has(user),
  );
  const people = users.map((user) => ({ user, name: personName(user, roster, plan) }));
  return people.sort((a, b) => a.name.localeCompare(b.name, "nb"));
}

/** The one whose account or directory id was chosen or written; undefined when she is not among those who can be asked. */
export async function personToAsk(
  data: Data,
  card: Pick<CardFacts, "plan" | "round">,
  chosen: string,
): Promise<{ user: string; name: string } | undefined> {
  const text = chosen.trim().toLowerCase();
  const members = await data.conversations.members(card.round.conversationId);
  const byDirectory = members.find((member) => member.aadObjectId?.toLowerCase() === text)?.user;
  const people = await peopleToAsk(data, card, "");
  return people.find(({ user }) => user === (byDirectory ?? text));
}
