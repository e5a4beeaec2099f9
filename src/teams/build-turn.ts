import type { Actor, Member } from "../domain/talking/conversation.ts";
import { type Language, languageOf } from "../domain/talking/language.ts";
import { recall, remember, renewed } from "../journeys/meet.ts";
import type { Turn } from "../journeys/turn.ts";
import type { BotParts } from "./bot-parts.ts";
import { errorFacts } from "./error-facts.ts";
import type { Incoming } from "./incoming.ts";

type TurnParts = Pick<BotParts, "ports" | "roster" | "log" | "local">;

/** A turn; `isKnown` when the stored roster tells who it is, and Teams vouches for the same account now. */
export type BuiltTurn = { turn: Turn; isKnown: boolean };
type How = {
  by: "card" | "chat" /** asks Teams who it is, where that is not known: never before the HTTP reply */;
  lookUp: boolean;
};

/**
 * Who said it, where, and in which language the answer is to be. The person is told by the roster, never by what a
 * card or a text says: the stored roster first, else one look-up, whose answer is stored.
 */
export async function buildTurn(parts: TurnParts, incoming: Incoming, how: How): Promise<BuiltTurn> {
  const { tenant, place, from, repliesTo } = incoming;
  const spoken = spokenLanguage(incoming.locale, parts.local !== undefined);
  const known = await recall(parts.ports, { tenant, place, teamsId: from?.teamsId, askLanguage: spoken === undefined });
  const stored = isSame(known.member, incoming) ? known.member : undefined;
  const member = stored ?? (how.lookUp ? await lookUp(parts, incoming) : undefined);
  const person = member?.user;
  const source = `${how.by} ${incoming.activityId}`;
  const unchanged =
    known.conversation !== undefined && renewed(known.conversation, place, person) === known.conversation;
  const conversation =
    unchanged && member === stored
      ? known.conversation
      : await remember(parts.ports, {
          tenant,
          place,
          person,
          member: member === stored ? undefined : member,
          by: { source, user: person },
        });
  const turn: Turn = {
    tenant,
    actor: actorOf(incoming, member),
    conversation: conversation ?? renewed(undefined, place, person),
    language: spoken ?? known.language ?? "nb",
    source,
    at: parts.ports.clock.now(),
    ...(how.by === "card" && repliesTo !== undefined && { clickedOn: repliesTo }),
  };
  return { turn, isKnown: member?.user !== undefined };
}

/** The Agents Playground always says en-US: there it means that nobody has said anything. */
export function spokenLanguage(locale: string | undefined, local: boolean): Language | undefined {
  return local && locale?.toLowerCase() === "en-us" ? undefined : languageOf(locale);
}

/** A stored person counts when the account is known and is the one that Teams vouches for now. */
function isSame(member: Member | undefined, { from }: Incoming): boolean {
  if (member?.user === undefined) return false;
  return from?.aadObjectId === undefined || member.aadObjectId === undefined || member.aadObjectId === from.aadObjectId;
}

async function lookUp({ roster, log }: TurnParts, { tenant, place, from }: Incoming): Promise<Member | undefined> {
  if (from === undefined) return undefined;
  try {
    return await roster.member(tenant, renewed(undefined, place), from.teamsId);
  } catch (error) {
    // without the roster nobody is known: what needs a person is refused, what needs none is answered
    log.warn({ tenant, error: errorFacts(error) }, "the roster did not answer");
    return undefined;
  }
}

function actorOf({ from }: Incoming, member: Member | undefined): Actor {
  const known = { user: member?.user, name: member?.name ?? from?.name ?? "", teamsId: from?.teamsId ?? "" };
  return member?.guest ? { ...known, guest: true } : known;
}
