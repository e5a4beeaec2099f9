import { may } from "../domain/asking/access.ts";
import type { Ask, Round } from "../domain/asking/ask.ts";
import { isWaiting } from "../domain/asking/ask-transitions.ts";
import type { Plan } from "../domain/project/project.ts";
import type { Reading } from "../domain/project/reading.ts";
import type { Scorecard } from "../domain/scorecard/judged-scorecard.ts";
import { scorecardOf } from "../domain/scorecard/judged-scorecard.ts";
import { localDate } from "../domain/time/calendar.ts";
import type { IsoDate, IsoInstant } from "../domain/time/time.ts";
import { actingPerson } from "./acting-person.ts";
import type { Clock, Data } from "./ports.ts";
import type { Turn } from "./turn.ts";

/** What every answer about a project is made from. */
export type ProjectFacts = { plan: Plan; now: IsoInstant; today: IsoDate; round?: Round; asks: Ask[] };

/** The plan, and every ask of the rounds in which someone is still waited for. */
export async function readProjectFacts(data: Data, clock: Clock, projectId: string): Promise<ProjectFacts> {
  const plan = await data.projects.plan(projectId);
  if (plan === undefined) throw new Error(`project ${projectId} has no plan`);
  const now = clock.now();
  return { plan, now, today: localDate(now, plan.project.timeZone), ...(await readOpenRounds(data, projectId)) };
}

/** The newest round, also when it is closed, with the asks of it and of older rounds that are not done. */
export async function readOpenRounds(data: Data, projectId: string): Promise<{ round?: Round; asks: Ask[] }> {
  const round = await data.rounds.currentOf(projectId);
  const waiting = (await data.rounds.openAsks(projectId)).filter((ask) => isWaiting(ask.state));
  const roundIds = new Set([...(round ? [round.id] : []), ...waiting.map((ask) => ask.roundId)]);
  const asks: Ask[] = [];
  for (const roundId of roundIds) asks.push(...(await data.rounds.asks(roundId)));
  return { ...(round ? { round } : {}), asks };
}

/** The scorecard with these readings as each row's newest. */
export function judgeable({ plan, asks, today, now }: ProjectFacts, latest: Reading[]): Scorecard {
  return scorecardOf({ plan, latest, asks, today, now });
}

/** Names of those who gave these readings. */
export async function namesOfAnswerers(data: Data, readings: Reading[]): Promise<Map<string, string>> {
  const users = [...new Set(readings.flatMap((reading) => reading.by ?? []))];
  return users.length === 0 ? new Map() : data.conversations.names(users);
}

/**
 * Whether the asker may see who has not answered, and whether she may see it here: an answer in a channel is read by
 * everyone, and nobody is exposed before all staff (DOMAIN.md section 4).
 */
export async function seesNames(
  data: Data,
  turn: Turn,
  { plan, today }: ProjectFacts,
): Promise<"here" | "inPersonalChat" | "never"> {
  const person = await actingPerson(data, turn);
  if (person === undefined || !may("seeNames", person, plan, today)) return "never";
  return turn.conversation.kind === "personal" ? "here" : "inPersonalChat";
}
