import type { Ask } from "../../src/domain/asking/ask.ts";
import type { Store } from "../../src/journeys/ports.ts";
import type { Database } from "../../src/store/database.ts";
import { cardAction, message } from "../support/fakeTeams/activities.ts";
import type { FakeTeams } from "../support/fakeTeams/server.ts";
import type { Call } from "./load.ts";
import type { Site } from "./world.ts";

/** A click on an answer card, and how many values it gives. */
export type Click = Call & { values: number };

export function askNow(teams: FakeTeams, { place, leader }: Site): Call {
  return { body: message(teams, { from: leader, place, text: "spør nå" }), right: (status) => status === 200 };
}

/**
 * The clicks by which every owner of the site answers her whole card, one value each or all at once; first the first
 * line of every card, then the second of every card.
 */
export async function clicksOf(store: Store, teams: FakeTeams, site: Site, valuesPerClick: number): Promise<Click[]> {
  const asks = await store.read(site.tenant, async (data) => {
    const round = await data.rounds.openOf(site.projectId);
    return round ? data.rounds.asks(round.id) : [];
  });
  const clicks: Click[] = [];
  const cards = site.owners.map((owner) => ({ owner, own: asks.filter((ask) => ask.person === owner.user) }));
  const longest = Math.max(...cards.map(({ own }) => own.length));
  for (let from = 0; from < longest; from += valuesPerClick) {
    for (const { owner, own } of cards) {
      const answered = own.slice(from, from + valuesPerClick);
      const { place } = site;
      const body = cardAction(teams, { from: owner, place, verb: "saveAnswers", data: saveData(own, answered) });
      clicks.push({ body, values: answered.length, right: (status, text) => isReceipt(status, text, answered) });
    }
  }
  return clicks;
}

function saveData(own: Ask[], answered: Ask[]): object {
  return {
    round: own[0]?.roundId,
    user: own[0]?.person,
    asks: Object.fromEntries(own.map((ask) => [ask.id, ask.revision])),
    // no further from the last value than is believed without a question
    ...Object.fromEntries(answered.map((ask, at) => [`value_${ask.id}`, String(93 + (at % 3))])),
  };
}

/** A card in which these lines can be changed, and no longer filled in. */
function isReceipt(status: number, text: string, answered: Ask[]): boolean {
  if (status !== 200 || !text.includes('"type":"application/vnd.microsoft.card.adaptive"')) return false;
  return answered.every(({ id }) => text.includes(`"ask":"${id}"`) && !text.includes(`"id":"value_${id}"`));
}

/** Takes one of every list in turn, so that neighbours are of different projects. */
export function mixed<T>(lists: T[][]): T[] {
  const longest = Math.max(0, ...lists.map((list) => list.length));
  return Array.from({ length: longest }, (_, at) => lists.flatMap((list) => list.slice(at, at + 1))).flat();
}

export async function countWaiting({ pool }: Database): Promise<number> {
  const waiting = "state in ('planned', 'sending') or (state = 'delivered' and shown < wanted)";
  const { rows } = await pool.query<{ count: number }>(`select count(*) from message where ${waiting}`);
  return Number(rows[0]?.count);
}

export async function countAnswers({ pool }: Database): Promise<number> {
  const { rows } = await pool.query<{ count: number }>("select count(*) from reading where source = 'card'");
  return Number(rows[0]?.count);
}
