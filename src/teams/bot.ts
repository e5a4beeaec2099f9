import type { Activity, TurnContext } from "botbuilder";
import { otherActions } from "../domain/talking/entries.ts";
import type { IsoInstant } from "../domain/time/time.ts";
import { renewed } from "../journeys/meet.ts";
import { refuseAtDoor } from "../journeys/refuse-at-door.ts";
import type { Turn } from "../journeys/turn.ts";
import { drawContent } from "../views/draw.ts";
import type { TurnHandler } from "./adapter.ts";
import { type Afterwards, createAfterwards } from "./afterwards.ts";
import { type Apologise, createApologies } from "./apologies.ts";
import type { BotParts } from "./bot-parts.ts";
import { buildTurn, spokenLanguage } from "./build-turn.ts";
import { type ClickReply, runClick } from "./card-actions.ts";
import { type Click, readExecute, readSubmit } from "./card-input.ts";
import { errorFacts } from "./error-facts.ts";
import { fileOffer, giveFile, type Offer, offerText, readConsent } from "./file-offer.ts";
import { type Incoming, readIncoming } from "./incoming.ts";
import { matchCommand } from "./match-command.ts";
import { noteRefusal } from "./note-refusal.ts";
import { cardType } from "./outgoing-activity.ts";
import { createPace, type Pacing } from "./pace.ts";
import { handlePlaceEvent } from "./place-events.ts";
import { createReplies, type Replies, type ReplyTo } from "./replies.ts";
import { type Reply, runText } from "./run-text.ts";
import { createStrangers, type Strangers } from "./strangers.ts";
import { sentFile, takeFile } from "./take-file.ts";
import { currentTurn, inTurn } from "./turn-scope.ts";

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
  strangers: Strangers;
  /** known when the person and the language are */
  turn?: Turn;
};

/** The boundary of a turn: what fails inside is logged, told to the person and thrown on. */
export function createBot(parts: BotParts): Bot {
  const afterwards = createAfterwards(parts.log);
  const replies = createReplies(parts, afterwards);
  const apologise = createApologies(replies, parts.local !== undefined);
  const strangers = createStrangers();
  const pace = parts.pace ?? createPace();
  return {
    run: (context) => {
      const id = currentTurn() ?? parts.ports.ids.next();
      return inTurn(id, () => take(context, id));
    },
    settled: afterwards.settled,
  };

  async function take(context: TurnContext, id: string): Promise<void> {
    const incoming = readIncoming(context.activity, parts.local !== undefined);
    if (incoming === undefined) return refuseUnreadable(parts, context, id);
    const visit: Visit = { parts, context, incoming, id, replies, afterwards, apologise, strangers };
    const facts = {
      turn: id,
      tenant: incoming.tenant,
      type: incoming.type,
      name: incoming.name,
      place: incoming.place.kind,
    };
    try {
      const pacing = pace(incoming);
      if (pacing !== "take") return await refuseHaste(visit, pacing);
      await handle(visit);
      parts.log.info(facts, "turn");
    } catch (error) {
      parts.log.error({ ...facts, error: errorFacts(error) }, "turn failed");
      apologise(visit);
      throw error;
    }
  }
}

async function handle(visit: Visit): Promise<void> {
  const { incoming, parts, afterwards } = visit;
  if (incoming.type === "message") return handleMessage(visit);
  if (incoming.type === "invoke") return handleInvoke(visit);
  if (incoming.type === "conversationUpdate" || incoming.type === "installationUpdate") {
    return handlePlaceEvent(parts, afterwards, incoming);
  }
}

/** Acknowledged, or Teams would bring it again; and said, or a person would think that it was taken. */
async function refuseHaste(visit: Visit, pacing: Exclude<Pacing, "take">): Promise<void> {
  const { parts, context, incoming, replies, id } = visit;
  const { tenant, place, thread, locale, type } = incoming;
  parts.onPaced?.();
  const language = spokenLanguage(locale, parts.local !== undefined) ?? "nb";
  const reply = { kind: "notice", notice: { reason: "tooFast" } } as const;
  if (pacing === "tell") parts.log.warn({ tenant, type, place: place.kind }, "a person says more than is taken");
  // a click has its own reply, which costs nobody else anything: it is always told
  if (type === "invoke") return respond(context, 200, invokeBody({ show: "card", reply }, { language }));
  const to = { tenant, conversation: renewed(undefined, place), thread, language, turn: id };
  if (pacing === "tell") replies.post(to, reply);
}

/** Who is not known, and what needs a roster that is not there, is answered after the HTTP reply: no call comes before it. */
async function handleMessage(visit: Visit): Promise<void> {
  const { incoming } = visit;
  const click = readSubmit(incoming.value);
  const by = click ? "card" : "chat";
  const turn = await beginTurn(visit, by);
  const couples = !click && matchCommand(incoming.text)?.command.id === "couple";
  if (turn && !(couples && (await lacksRoster(visit)))) return answerMessage(visit, turn, click);
  afterReply(visit, async (later) => answerMessage(later, turn ?? (await lookUpTurn(later, by)), click));
}

/** Only those who spoke are known here: the event that tells of all others did not come through. */
async function lacksRoster({ parts, incoming: { tenant, place } }: Visit): Promise<boolean> {
  const members = await parts.ports.store.read(tenant, (data) => data.conversations.members(place.id));
  return members.length < 2;
}

async function answerMessage(visit: Visit, turn: Turn, click: Click | undefined): Promise<void> {
  const { parts, incoming, replies } = visit;
  if (click) {
    const since = parts.ports.clock.now();
    return showClick(visit, turn, { ...(await runClick(parts, turn, click)), since });
  }
  const file = sentFile(incoming);
  if (file === undefined) return post(visit, turn, await runText(parts, turn, incoming.text));
  const to = replyTo(visit, turn);
  const refused = await refuseAtDoor(parts.ports, turn, otherActions.file);
  if (refused) {
    const notice = { kind: "notice", notice: refused } as const;
    noteRefusal(parts, turn, notice);
    return replies.post(to, notice);
  }
  if (turn.conversation.kind !== "personal") {
    return replies.post(to, { kind: "notice", notice: { reason: "importOnlyPersonal" } });
  }
  // fetching may take long, and nothing is lost by a file that must be sent again
  afterReply(visit, async (later) => replies.post(to, await takeFile(later.parts, turn, file)));
}

/** Work after the acknowledgement; when it fails, the person is told, and nothing is sent again by Teams. */
function afterReply(visit: Visit, work: (later: Visit) => Promise<void>): void {
  const { id, incoming, parts } = visit;
  const later: Visit = { ...visit, parts: { ...parts, afterReply: true } };
  visit.afterwards.run({ turn: id, tenant: incoming.tenant }, async () => {
    try {
      await work(later);
    } catch (error) {
      visit.apologise(later);
      throw error;
    }
  });
}

/** An old client can't be answered with a card: the message that was clicked is changed instead. `since`: it shows what was so then. */
async function showClick(
  visit: Visit,
  turn: Turn,
  { show, reply, since }: ClickReply & { since: IsoInstant },
): Promise<void> {
  const { repliesTo } = visit.incoming;
  if (show === "post" || repliesTo === undefined || isOffer(reply) || reply.kind === "notice") {
    return post(visit, turn, reply);
  }
  visit.replies.replace(replyTo(visit, turn), { activityId: repliesTo, since }, reply);
}

async function handleInvoke(visit: Visit): Promise<void> {
  const { parts, incoming } = visit;
  if (incoming.name === "adaptiveCard/action") {
    const turn = await beginTurn(visit, "card");
    if (turn === undefined) return askAgain(visit);
    const click = readExecute(incoming.value) ?? { verb: "", data: {}, automatic: false };
    const clicked = await runClick(parts, turn, click);
    if (clicked.show === "post") await post(visit, turn, clicked.reply);
    return respond(visit.context, 200, invokeBody(clicked, turn));
  }
  if (incoming.name === "fileConsent/invoke") return handleConsent(visit);
  return respond(visit.context, 501);
}

/** What she entered stands on her card: she presses once more when the roster has told who she is. */
async function askAgain(visit: Visit): Promise<void> {
  const { parts, incoming } = visit;
  afterReply(visit, async (later) => void (await lookUpTurn(later, "card")));
  const language = spokenLanguage(incoming.locale, parts.local !== undefined) ?? "nb";
  const reply = { kind: "notice", notice: { reason: "lookingYouUp" } } as const;
  return respond(visit.context, 200, invokeBody({ show: "card", reply }, { language }));
}

async function handleConsent(visit: Visit): Promise<void> {
  const consent = readConsent(visit.incoming.value);
  // the file was offered in a personal chat; what comes from elsewhere is no answer to it
  if (consent === undefined || visit.incoming.place.kind !== "personal") return respond(visit.context, 400);
  const turn = await beginTurn(visit, "card");
  afterReply(visit, async (later) => {
    const asked = turn ?? (await lookUpTurn(later, "card"));
    const refused = await refuseAtDoor(later.parts.ports, asked, otherActions.fileConsent);
    const given = refused ?? (await giveFile(later.parts, asked, consent));
    if (refused) noteRefusal(later.parts, asked, { kind: "notice", notice: refused });
    if ("reason" in given) later.replies.post(replyTo(later, asked), { kind: "notice", notice: given });
    else later.replies.attach(replyTo(later, asked), given);
  });
  return respond(visit.context, 200);
}

/** Undefined when Teams must be asked first who it is; whom Teams could not tell just now goes on as a stranger. */
async function beginTurn(visit: Visit, by: "card" | "chat"): Promise<Turn | undefined> {
  const { turn, isKnown } = await buildTurn(visit.parts, visit.incoming, { by, lookUp: false });
  const { from } = visit.incoming;
  if (!isKnown && from !== undefined && !visit.strangers.has(visit.incoming)) return undefined;
  visit.turn = turn;
  return turn;
}

async function lookUpTurn(visit: Visit, by: "card" | "chat"): Promise<Turn> {
  const { turn, isKnown } = await buildTurn(visit.parts, visit.incoming, { by, lookUp: true });
  if (!isKnown) visit.strangers.add(visit.incoming);
  visit.turn = turn;
  return turn;
}

async function post(visit: Visit, turn: Turn, reply: Reply): Promise<void> {
  // a file takes its time to draw
  if (isOffer(reply) && !visit.parts.afterReply) return afterReply(visit, (later) => post(later, turn, reply));
  const to = replyTo(visit, turn);
  const offered = isOffer(reply) ? await fileOffer(visit.parts, turn, reply) : reply;
  if ("kind" in offered) visit.replies.post(to, offered);
  else if ("reason" in offered) visit.replies.post(to, { kind: "notice", notice: offered });
  else visit.replies.attach(to, offered);
}

function replyTo({ incoming, id }: Visit, { tenant, conversation, language }: Turn): ReplyTo {
  return { tenant, conversation, thread: incoming.thread, language, turn: id };
}

function isOffer(reply: Reply): reply is Offer {
  return reply.kind === "fileOffer" || reply.kind === "paperFile";
}

const messageType = "application/vnd.microsoft.activity.message";

/** A card takes the place of the clicked one; a sentence, or the gist of a message of its own, stands beside it. */
function invokeBody({ show, reply }: ClickReply, { language }: Pick<Turn, "language">): object {
  const message = (value: string) => ({ statusCode: 200, type: messageType, value });
  if (isOffer(reply)) return message(offerText(reply, { language }));
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
