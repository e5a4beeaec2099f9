import type { AnswerCard, AnswerRowMode } from "../domain/asking/answer-card.ts";
import { answerRow } from "../domain/asking/answer-row.ts";
import type { Ask, Round } from "../domain/asking/ask.ts";
import type { RowFacts } from "../domain/asking/row-facts.ts";
import { storedReading } from "../domain/asking/row-facts.ts";
import { type Measure, rowKey } from "../domain/project/measure.ts";
import { personName } from "../domain/project/person-name.ts";
import type { Plan } from "../domain/project/project.ts";
import type { Reading } from "../domain/project/reading.ts";
import { presentSeries } from "../domain/project/series-break.ts";
import { localDate } from "../domain/time/calendar.ts";
import type { IsoDate, IsoInstant } from "../domain/time/time.ts";
import type { Data } from "./ports.ts";

/** What a card says it is about; every part of it is checked, since it comes back from outside. */
export type CardKey = { roundId: string; user: string; askIds: string[] };

/** Everything one person's card is drawn from and answered by. */
export type CardFacts = {
  round: Round;
  plan: Plan;
  person: AnswerCard["person"];
  /** in the card's order */
  rows: RowFacts[];
  names: Map<string, string>;
  today: IsoDate;
  part?: AnswerCard["part"];
};

/**
 * Undefined unless the round exists and every ask is in it and this person's: another tenant's ids, made-up ones and
 * mixed ones all look the same. With `lock` no other answer to these asks goes on until the transaction ends.
 */
export async function loadCard(
  data: Data,
  key: CardKey,
  { now, lock }: { now: IsoInstant; lock: boolean },
): Promise<CardFacts | undefined> {
  const [asks, round] = await Promise.all([keyedAsks(data, key, lock), data.rounds.find(key.roundId)]);
  if (!round) return undefined;
  if (!asks?.every((ask) => ask.roundId === round.id && ask.projectId === round.projectId && ask.person === key.user)) {
    return undefined;
  }
  const { projectId } = round;
  // after the lock: what another answer has stored meanwhile is seen
  const [plan, series] = await Promise.all([data.projects.plan(projectId), seriesOf(data, projectId, asks)]);
  if (!plan) return undefined;
  const today = localDate(now, plan.project.timeZone);
  const found = rowsOf(plan, asks, series, today);
  if (found.length === 0) return undefined;
  const [rows, names] = await Promise.all([
    withReplaced(data, found),
    data.conversations.names(peopleIn(key.user, found)),
  ]);
  return { round, plan, rows, names, today, person: { user: key.user, name: personName(key.user, names, plan) } };
}

async function keyedAsks(data: Data, { askIds }: CardKey, lock: boolean): Promise<Ask[] | undefined> {
  const wanted = [...new Set(askIds)];
  // in one order for all, so that two cards with the same asks never wait for each other
  const found = lock ? await data.rounds.lockAsks([...wanted].sort()) : await data.rounds.asksById(wanted);
  const byId = new Map(found.map((ask) => [ask.id, ask]));
  const asks = wanted.flatMap((id) => byId.get(id) ?? []);
  return asks.length > 0 && asks.length === wanted.length ? asks : undefined;
}

export async function loadRows(data: Data, plan: Plan, asks: Ask[], today: IsoDate): Promise<RowFacts[]> {
  return withReplaced(data, rowsOf(plan, asks, await seriesOf(data, plan.project.id, asks), today));
}

async function seriesOf(data: Data, projectId: string, asks: Ask[]): Promise<Map<string, Reading[]>> {
  return Map.groupBy(await data.readings.recentOfRows(projectId, asks), rowKey);
}

/** A line that a new workbook has taken away is left out. */
function rowsOf(plan: Plan, asks: Ask[], series: Map<string, Reading[]>, today: IsoDate): RowFacts[] {
  return asks.flatMap((ask) => {
    const key = rowKey(ask);
    const measure = plan.measures.find((each) => each.id === ask.measureId);
    const row = plan.rows.find((each) => each.measureId === ask.measureId && rowKey(each) === key);
    if (!measure || !row) return [];
    const { project, targets } = plan;
    return [
      { ask, project, measure, row, targets, readings: ofSeries(measure, ask, series.get(key)), replaced: [], today },
    ];
  });
}

/** What the answer stands beside: of the measure's present series, and what is answered already. */
function ofSeries(measure: Measure, { period }: Ask, readings: Reading[] = []): Reading[] {
  const present = new Set(presentSeries(measure, readings));
  return readings.filter((reading) => present.has(reading) || reading.period === period);
}

async function withReplaced(data: Data, rows: RowFacts[]): Promise<RowFacts[]> {
  const corrected = rows.flatMap((facts) => storedReading(facts)?.corrects ?? []);
  if (corrected.length === 0) return rows;
  const byId = new Map((await data.readings.withCorrected(corrected)).map((reading) => [reading.id, reading]));
  return rows.map((facts) => ({ ...facts, replaced: replacedBy(byId, storedReading(facts)) }));
}

/** What stood before, the newest first. */
function replacedBy(byId: ReadonlyMap<string, Reading>, reading: Reading | undefined): Reading[] {
  const earlier = byId.get(reading?.corrects ?? "");
  return earlier ? [earlier, ...replacedBy(byId, earlier)] : [];
}

function peopleIn(user: string, rows: RowFacts[]): string[] {
  const others = rows.flatMap((facts) => [facts.ask.handedTo, facts.ask.standsInFor, storedReading(facts)?.by]);
  return [...new Set([user, ...others].filter((person) => person !== undefined))];
}

/** The card as it stands; `modes` are the lines that are shown in another way than what is stored says. */
export function buildAnswerCard(card: CardFacts, modes: ReadonlyMap<string, AnswerRowMode> = new Map()): AnswerCard {
  const { plan, round, person, part, names } = card;
  const nameOf = (user: string) => personName(user, names, plan);
  return {
    kind: "answerCard",
    projectId: plan.project.id,
    projectName: plan.project.name,
    roundId: round.id,
    person,
    ...standsInFor(card.rows, nameOf),
    rows: card.rows.map((facts) => answerRow(facts, nameOf, modes.get(facts.ask.id))),
    part,
    timeZone: plan.project.timeZone,
    limits: plan.project.limits,
  };
}

function standsInFor(rows: RowFacts[], nameOf: (user: string) => string): Pick<AnswerCard, "standsInFor"> {
  const away = [...new Set(rows.flatMap(({ ask }) => ask.standsInFor ?? []))];
  return away.length === 0 ? {} : { standsInFor: away.map(nameOf) };
}
