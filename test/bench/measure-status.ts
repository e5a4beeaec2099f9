import { message, personalChat } from "../support/fakeTeams/activities.ts";
import { type Bench, until } from "./bench-parts.ts";
import type { Figure } from "./figures.ts";
import { type Call, fire, median, quantile } from "./load.ts";
import type { Site } from "./world.ts";

const runs = 3;
const turnsPerRun = 100;
const warmUp = 10;

/**
 * From the message `status` until its card has come to Teams, one person at a time and each in her own chat: a person
 * may ask only so often, and a channel takes only so many posts in half a minute.
 */
export async function measureStatus({ teams, app, say }: Bench, { leader, owners }: Site): Promise<Figure[]> {
  say("status of the large project");
  const people = [leader, ...owners];
  for (const each of people) teams.setMembers(personalChat(each).id, [each]);
  let asked = 0;
  const ask = async () => {
    const from = people[asked % people.length] ?? leader;
    asked += 1;
    const body = message(teams, { from, place: personalChat(from), text: "status" });
    const call: Call = { body, right: (status) => status === 200 };
    const before = teams.posts.length;
    const began = performance.now();
    const { shots } = await fire(app.url, [call], 1);
    await until("the status card", () => teams.posts.length > before);
    const ms = performance.now() - began;
    const card = JSON.stringify(teams.posts.at(-1)?.activity);
    if (!shots.every(({ ok }) => ok) || !card.includes("AdaptiveCard")) throw new Error("status gave no card");
    return ms;
  };
  for (let turn = 0; turn < warmUp; turn += 1) await ask();
  const times: number[][] = [];
  for (let run = 0; run < runs; run += 1) {
    const own: number[] = [];
    for (let turn = 0; turn < turnsPerRun; turn += 1) own.push(await ask());
    times.push(own);
  }
  return [
    { name: "status, 72 000 readings: p50", runs: times.map(median), unit: "ms" },
    {
      name: "status, 72 000 readings: p99",
      runs: times.map((own) => quantile(own, 0.99)),
      unit: "ms",
      limit: { most: 150 },
    },
  ];
}
