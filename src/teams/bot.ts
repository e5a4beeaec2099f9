import type { Activity, TurnContext } from "botbuilder";
import type { Turn } from "../journeys/turn.ts";
import { drawContent } from "../views/draw.ts";
import { commandTexts } from "../views/texts/command-texts.ts";
import type { TurnHandler } from "./adapter.ts";
import { type Afterwards, createAfterwards } from "./afterwards.ts";
import { type Apologise, createApologies } from "./apologies.ts";
import type { BotParts } from "./bot-parts.ts";
import { buildTurn } from "./build-turn.ts";
import { type ClickReply, runClick } from "./card-actions.ts";
import { readExecute, readSubmit } from "./card-input.ts";
import { errorFacts } from "./error-facts.ts";
import { type Incoming, readIncoming } from "./incoming.ts";
import { cardType } from "./outgoing-activity.ts";
import { handlePlaceEvent } from "./place-events.ts";
import { createReplies, type Replies, type ReplyTo } from "./replies.ts";
import { type Reply, runText } from "./run-text.ts";
import { sentFile, takeFile } from "./take-file.ts";
import { fileOffer, giveFile, readConsent } from "./template-file.ts";

/** The incoming side of Teams; `run` takes one verified activity and throws when it may not be acknowledged. */
export type Bot = TurnHandler & {
  /** Resolves when replies and other work after acknowledged turns are done, or `withinMs` have passed. */
  settled: Afterwards["settled"];
};

/** One activity on its way through the bot. */
type Visit = {
  parts: BotParts;
  context: TurnContext;
  incoming: Incoming;
  id: string;
  replies: Replies;
  afterwards: Afterwards;
  apologise: Apologise;
  /** known when the person and the language are */
  turn?: Turn;
};

/** The boundary of a turn: what fails inside is logged, told to the person and thrown on. */
export function createBot(parts: BotParts): Bot {
  const afterwards = createAfterwards(parts.log);
  const replies = createReplies(parts, afterwards);
  const apologise = createApologies(replies, parts.local !== undefined);
  return {
    run: async (context) => {
      const id = parts.ports.ids.next();
      const incoming = readIncoming(context.activity, parts.local !== undefined);
      if (incoming === undefined) return refuseUnreadable(parts, context, id);
      const visit: Visit = { parts, context, incoming, id, replies, afterwards, apologise };
      const facts = {
        turn: id,
        tenant: incoming.tenant,
        type: incoming.type,
        name: incoming.name,
        place: incoming.place.kind,
      };
      try {
        await handle(visit);
        parts.log.info(facts, "turn");
      } catch (error) {
        parts.log.error({ ...facts, error: errorFacts(error) }, "turn failed");
        apologise(visit);
        throw error;
      }
    },
    settled: afterwards.settled,
  };
}

async function handle(visit: Visit): Promise<void> {
  const { incoming, parts, afterwards } = visit;
  if (incoming.type === "message") return handleMessage(visit);
  if (incoming.type === "invoke") return handleInvoke(visit);
  if (incoming.type === "conversationUpdate" || incoming.type === "installationUpdate") {
    return handlePlaceEvent(parts, afterwards, incoming);
  }
}

async function handleMessage(visit: Visit): Promise<void> {
  const { parts, incoming, replies, afterwards } = visit;
  const click = readSubmit(incoming.value);
  const turn = await beginTurn(visit, click ? "card" : "chat");
  if (click) return showClick(visit, turn, await runClick(parts, turn, click));
  const file = sentFile(incoming);
  if (file === undefined) return post(visit, turn, await runText(parts, turn, incoming.text));
  const to = replyTo(visit, turn);
  if (turn.conversation.kind !== "personal") {
    return replies.post(to, { kind: "notice", notice: { reason: "importOnlyPersonal" } });
  }
  // fetching may take long, and nothing is lost by a file that must be sent again
  afterwards.run({ turn: visit.id, tenant: turn.tenant }, async () => {
    try {
      replies.post(to, await takeFile(parts, turn, file));
    } catch (error) {
      visit.apologise(visit);
      throw error;
    }
  });
}

/** An old client can't be answered with a card: the message that was clicked is changed instead. */
async function showClick(visit: Visit, turn: Turn, { show, reply }: ClickReply): Promise<void> {
  const { repliesTo } = visit.incoming;
  if (show === "post" || repliesTo === undefined || isOffer(reply) || reply.kind === "notice") {
    return post(visit, turn, reply);
  }
  visit.replies.replace(replyTo(visit, turn), repliesTo, reply);
}

async function handleInvoke(visit: Visit): Promise<void> {
  const { parts, incoming } = visit;
  if (incoming.name === "adaptiveCard/action") {
    const turn = await beginTurn(visit, "card");
    const click = readExecute(incoming.value) ?? { verb: "", data: {}, automatic: false };
    const clicked = await runClick(parts, turn, click);
    if (clicked.show === "post") await post(visit, turn, clicked.reply);
    return respond(visit.context, 200, invokeBody(clicked, turn));
  }
  if (incoming.name === "fileConsent/invoke") return handleConsent(visit);
  return respond(visit.context, 501);
}

async function handleConsent(visit: Visit): Promise<void> {
  const consent = readConsent(visit.incoming.value);
  if (consent === undefined) return respond(visit.context, 400);
  const turn = await beginTurn(visit, "card");
  const given = await giveFile(visit.parts, turn, consent);
  if ("reason" in given) visit.replies.post(replyTo(visit, turn), { kind: "notice", notice: given });
  else await visit.context.sendActivity(given);
  return respond(visit.context, 200);
}

async function beginTurn(visit: Visit, by: "card" | "chat"): Promise<Turn> {
  visit.turn = await buildTurn(visit.parts, visit.incoming, by);
  return visit.turn;
}

async function post(visit: Visit, turn: Turn, reply: Reply): Promise<void> {
  if (isOffer(reply)) await visit.context.sendActivity(await fileOffer(visit.parts, turn));
  else visit.replies.post(replyTo(visit, turn), reply);
}

function replyTo({ incoming, id }: Visit, { tenant, conversation, language }: Turn): ReplyTo {
  return { tenant, conversation, thread: incoming.thread, language, turn: id };
}

function isOffer(reply: Reply): reply is { kind: "fileOffer" } {
  return reply.kind === "fileOffer";
}

const messageType = "application/vnd.microsoft.activity.message";

/** A card takes the place of the clicked one; a sentence, or the gist of a message of its own, stands beside it. */
function invokeBody({ show, reply }: ClickReply, { language }: Turn): object {
  const message = (value: string) => ({ statusCode: 200, type: messageType, value });
  if (isOffer(reply)) return message(commandTexts(language).templateFile.description);
  const { card, summary } = drawContent(reply, language);
  if (card !== undefined && show === "card" && reply.kind !== "notice") {
    return { statusCode: 200, type: cardType, value: card };
  }
  return message(summary);
}

async function respond(context: TurnContext, status: number, body?: object): Promise<void> {
  await context.sendActivity({ type: "invokeResponse", value: { status, body } });
}

/** Activities without what every activity has are not ours to answer: noted, and not asked for again. */
async function refuseUnreadable({ log }: BotParts, context: TurnContext, turn: string): Promise<void> {
  const activity: Partial<Activity> = context.activity;
  log.warn({ turn }, "an activity without place or sender");
  if (activity.type === "invoke") await respond(context, 400);
}
