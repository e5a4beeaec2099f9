import type { Content } from "../domain/talking/content.ts";
import type { Member } from "../domain/talking/conversation.ts";
import { type CoupleArgs, coupleChannel } from "../journeys/couple-channel.ts";
import type { Turn } from "../journeys/turn.ts";
import type { BotParts } from "./bot-parts.ts";
import { errorFacts } from "./error-facts.ts";

const moveWords = /\s+(?:flytt|move)$/i;
const steeringWords = /\s+(?:styringsgruppen?|styringsgruppa|steering(?: group)?)$/i;

/** "til nav-solor flytt" → the project, and that it is to be moved here. */
export function coupleByText(rest: string): Omit<CoupleArgs, "members"> {
  const named = rest.replace(/[?!.]+$/, "");
  const move = moveWords.test(named);
  const unmoved = named.replace(moveWords, "");
  const purpose = steeringWords.test(unmoved) ? ("steering" as const) : undefined;
  return { project: unmoved.replace(steeringWords, "").replace(/[«»"]/g, "").trim(), purpose, move };
}

/** Couples with the roster as it is now, where there is time to ask for it, so that those who are not here are named. */
export async function coupleHere(parts: BotParts, turn: Turn, args: Omit<CoupleArgs, "members">): Promise<Content> {
  const mayAsk = parts.afterReply === true && turn.conversation.kind !== "personal";
  const members = mayAsk ? await rosterNow(parts, turn) : undefined;
  return coupleChannel(parts.ports, turn, { ...args, members });
}

async function rosterNow({ roster, log }: BotParts, turn: Turn): Promise<Member[] | undefined> {
  try {
    return await roster.members(turn.tenant, turn.conversation);
  } catch (error) {
    log.warn({ tenant: turn.tenant, error: errorFacts(error) }, "the roster did not answer");
    return undefined;
  }
}
