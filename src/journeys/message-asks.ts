import type { Ask, AskState } from "../domain/asking/ask.ts";
import { moveAsk } from "../domain/asking/ask-transitions.ts";
import { dueAtFrom } from "../domain/asking/decide-round.ts";
import { localDate } from "../domain/time/calendar.ts";
import type { IsoInstant } from "../domain/time/time.ts";
import { planFirstReminder } from "./plan-reminders.ts";
import type { AttemptResult, Data, MessageSubject, OutgoingMessage, Ports } from "./ports.ts";

type Outcome = { result: AttemptResult; retryAt?: IsoInstant };

/** The card's asks are on their way. */
export async function startAsksOf(data: Data, subject: MessageSubject): Promise<void> {
  if (subject.kind !== "answerCard") return;
  await moveAll(data, await data.rounds.lockAsks([...subject.askIds].sort()), "sending");
}

/**
 * After the attempt to post: the asks follow their card. Where the root post is blocked the cards under it can't be
 * posted, so their asks are blocked with it; under one that failed or got lost they are posted by themselves.
 */
export async function moveAsksOf(
  ports: Pick<Ports, "clock">,
  data: Data,
  { subject }: OutgoingMessage,
  outcome: Outcome,
): Promise<void> {
  const to = stateAfter(outcome);
  if (subject.kind === "roundCard" && to === "blocked") {
    const asks = await data.rounds.asks(subject.roundId);
    const waiting = asks.filter((ask) => ask.state === "planned").map((ask) => ask.id);
    await moveAll(data, await data.rounds.lockAsks(waiting.sort()), to);
  }
  if (subject.kind === "reminder" && to === "delivered") return deliverByReminder(ports, data, subject);
  if (subject.kind !== "answerCard") return;
  const asks = await data.rounds.lockAsks([...subject.askIds].sort());
  const underway = asks.filter((ask) => ask.state === "sending" || ask.state === "unknown" || ask.state === "planned");
  if (to === "delivered") await deliverAll(ports, data, subject.roundId, underway);
  else await moveAll(data, underway, to);
}

/** A reminder moves only what had not reached her: it is the same card. Another's copy of it tells nothing of her. */
async function deliverByReminder(
  ports: Pick<Ports, "clock">,
  data: Data,
  { roundId, user, to, askIds }: Extract<MessageSubject, { kind: "reminder" }>,
): Promise<void> {
  if (to !== user) return;
  const asks = await data.rounds.lockAsks([...askIds].sort());
  const missed = asks.filter(({ state }) => state === "unknown" || state === "blocked" || state === "failed");
  if (missed.length > 0) await deliverAll(ports, data, roundId, missed);
}

function stateAfter({ result, retryAt }: Outcome): AskState {
  switch (result.outcome) {
    case "delivered":
      return "delivered";
    case "unknown":
      return "unknown";
    case "retry":
      return retryAt === undefined ? "failed" : "planned";
    case "refused":
      // the bot is out of the conversation, or blocked in it: a person can mend that
      return result.status === 403 ? "blocked" : "failed";
  }
}

/** An answer that came meanwhile stands. */
async function moveAll(data: Data, asks: Ask[], to: AskState): Promise<void> {
  for (const ask of asks) {
    const move = moveAsk(ask, to);
    if (move.ok) await data.rounds.saveAsk(move.ask);
  }
}

/** The time to answer counts from delivery, where that is later than the asking. */
async function deliverAll(ports: Pick<Ports, "clock">, data: Data, roundId: string, asks: Ask[]): Promise<void> {
  const round = await data.rounds.find(roundId);
  const plan = round && (await data.projects.plan(round.projectId));
  if (!round || !plan) return;
  const deliveredAt = ports.clock.now();
  const { timeZone } = plan.project;
  const delivered: Ask[] = [];
  let { dueAt: roundDue } = round;
  for (const ask of asks) {
    const measure = plan.measures.find((each) => each.id === ask.measureId);
    const counted = measure ? dueAtFrom({ measure }, localDate(deliveredAt, timeZone), timeZone) : ask.dueAt;
    const dueAt = later(counted, ask.dueAt);
    const move = moveAsk(ask, "delivered", { deliveredAt, dueAt });
    if (move.ok) {
      await data.rounds.saveAsk(move.ask);
      delivered.push(move.ask);
    }
    roundDue = later(dueAt, roundDue);
  }
  await planFirstReminder(ports, data, plan.project, delivered);
  if (roundDue !== round.dueAt) await data.rounds.saveRound({ ...round, dueAt: roundDue });
}

function later(a: IsoInstant, b: IsoInstant): IsoInstant {
  return Date.parse(a) > Date.parse(b) ? a : b;
}
