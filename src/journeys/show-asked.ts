import type { Ask } from "../domain/asking/ask.ts";
import type { Content } from "../domain/talking/content.ts";
import { buildAskedList } from "../domain/telling/asked-list.ts";
import type { AskingPost } from "../domain/telling/status.ts";
import { findProjectIn } from "./find-project.ts";
import type { Data, MessageLog, MessageState, Ports, SentReminder } from "./ports.ts";
import { readProjectFacts, seesNames } from "./project-facts.ts";
import type { Turn } from "./turn.ts";

/**
 * Answers "hvem er spurt" for the open round, else the newest: names to the leader and deputy in their personal chat,
 * her own lines to each who is asked, numbers to all others (DOMAIN, section 4).
 */
export async function showAsked(
  ports: Pick<Ports, "store" | "clock">,
  turn: Turn,
  { about = "" }: { about?: string } = {},
): Promise<Content> {
  return ports.store.read(turn.tenant, async (data) => {
    const found = await findProjectIn(data, turn, about);
    if ("notice" in found) return { kind: "notice", notice: found.notice };
    const { id: projectId } = found.project;
    const facts = await readProjectFacts(data, ports.clock, projectId);
    const { plan } = facts;
    const round = facts.round ?? (await data.rounds.newestOf(projectId));
    if (!round) return buildAskedList({ plan, asks: [], posts: new Map(), reminders: [], names: new Map(), shown: [] });
    const asks = await data.rounds.asks(round.id);
    const sees = await seesNames(data, turn, facts);
    const shown = sees === "here" ? asks.map(({ person }) => person) : [turn.actor.user ?? ""];
    const reminders = (await data.reminders.ofRound(round.id)).filter((each) => sees === "here" || isTo(turn, each));
    const names = await namesOf(data, asks, reminders, shown);
    const posts = await postsOf(data, round.id);
    const told = reminders.map((each) => ({ ...each, reached: hasReached(each) }));
    const own = sees !== "here";
    const list = buildAskedList({ plan, round, asks, posts, reminders: told, names, shown, own });
    return { ...list, ...(sees === "inPersonalChat" && { namesInPersonalChat: true }) };
  });
}

/** What is on its way is not given up. */
function hasReached({ messageId, messageState }: SentReminder): boolean {
  return messageId !== undefined && messageState !== "failed" && messageState !== "blocked";
}

function isTo({ actor }: Turn, { person }: SentReminder): boolean {
  return person === actor.user;
}

async function namesOf(
  data: Data,
  asks: Ask[],
  reminders: SentReminder[],
  shown: string[],
): Promise<Map<string, string>> {
  const own = asks.filter(({ person }) => shown.includes(person));
  const asked = own.flatMap(({ person, handedTo, standsInFor }) => [person, handedTo, standsInFor]);
  const users = [...asked, ...reminders.map(({ person }) => person)].filter((user) => user !== undefined);
  return users.length === 0 ? new Map() : data.conversations.names([...new Set(users)]);
}

/** The cards by which people were asked, by the one a card is to. */
async function postsOf(data: Data, roundId: string): Promise<Map<string, AskingPost[]>> {
  const posts = new Map<string, AskingPost[]>();
  for (const log of await data.messages.logOfRound(roundId)) {
    const { subject } = log.message;
    if (subject.kind !== "answerCard") continue;
    posts.set(subject.user, [...(posts.get(subject.user) ?? []), postOf(log)]);
  }
  return posts;
}

const shownAs: Record<MessageState, AskingPost["state"]> = {
  planned: "waiting",
  sending: "waiting",
  delivered: "posted",
  failed: "failed",
  blocked: "blocked",
  unknown: "unknown",
};

/** A card in a channel mentions the one it is to; in her own chat there is nobody to mention. */
function postOf({ message, last }: MessageLog): AskingPost {
  return {
    place: message.mentions === undefined ? "personal" : "channel",
    ...(last && { at: last.at }),
    state: shownAs[message.state],
  };
}
