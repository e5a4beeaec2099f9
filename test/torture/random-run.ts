import { installationUpdate } from "../support/fakeTeams/activities.ts";
import { badWeather, storm } from "../support/fakeTeams/faults.ts";
import type { Copy } from "../support/fakeTeams/oracle.ts";
import { press, type ReplayForm, send } from "../support/fakeTeams/people.ts";
import type { Person } from "../support/fakeTeams/server.ts";
import { type Random, seededRandom } from "../support/seeded-random.ts";
import type { Plant } from "./plants.ts";
import { leader, owners, type ProcessWorld } from "./process-world.ts";

type RunFigures = { steps: number; clicks: number; kills: number; stops: number; databaseRestarts: number };
export type RandomRun = {
  world: ProcessWorld;
  random: Random;
  figures: RunFigures;
  /** apps at once */
  most: number;
  restartDatabase: () => Promise<void>;
  /** what was done, to be read when a run fails */
  told: string[];
  /** an older release's checkout, for the first app */
  oldRoot?: string;
  /** bugs to be found, for the checker's own test */
  plant?: Plant;
  /** cards as they were once: stale later */
  stale: { person: Person; copy: Copy }[];
};
type Step = (run: RandomRun) => Promise<string>;

/** How often each step comes, and what it does; each gives a word for the record. */
const steps: [weight: number, step: Step][] = [
  [10, answer],
  [5, answerAtOnce],
  [3, answerStale],
  [2, answerWrong],
  [3, correct],
  [3, askNow],
  [3, command],
  [1, leaveAndReturn],
  [4, jumpMinutes],
  [3, jumpHours],
  [3, jumpDays],
  [3, weather],
  [4, killDuringAnswer],
  [2, killWhileAsking],
  [2, stopAndStart],
  [1, restartDatabase],
];

/** Some steps by chance; no step fails because something else is down just then: that is what it is about. */
export async function randomSteps(run: RandomRun, count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    const step = pickStep(run.random);
    run.told.push(`${index + 1}. ${await step(run)}`);
    run.figures.steps += 1;
    for (const person of owners) {
      const copy = run.world.teams.oracle.openCards(person.teamsId).at(-1);
      if (copy && run.random.chance(0.3)) run.stale.push({ person, copy });
    }
  }
}

function pickStep(random: Random): Step {
  let left = random.next() * steps.reduce((sum, [weight]) => sum + weight, 0);
  for (const [weight, step] of steps) {
    left -= weight;
    if (left < 0) return step;
  }
  return answer;
}

async function someApp(run: RandomRun) {
  const { world, random } = run;
  if (world.apps.length === 0) await startApp(run);
  return random.pick(world.apps);
}

export async function startApp({ world, oldRoot, plant }: RandomRun): Promise<void> {
  // a rolling upgrade: the old one is there first, and does not start again once the newer has changed the schema
  const isOld = oldRoot !== undefined && world.started.length === 0;
  await world.addApp({ ...(isOld && { root: oldRoot }), ...(plant && !isOld && { plant }) });
}

/** Presses, delivers it in some forms to some apps, at once; a reply that never comes is no receipt. */
async function click(run: RandomRun, person: Person, copy: Copy, forms: ReplayForm[], value?: string) {
  const { world, random } = run;
  const open = copy.card.rows.filter(({ mode }) => mode === "open");
  if (open.length === 0) return "nothing to answer";
  const rows = random.shuffle(open).slice(0, 1 + random.whole(3));
  const entries = rows.map(({ askId, row }): [string, string] => [askId, value ?? someValue(run, row)]);
  const pressed = press(world.teams, { person, copy, rows: Object.fromEntries(entries) });
  run.figures.clicks += 1;
  const statuses = await Promise.all(
    forms.map(async (form) => {
      const app = await someApp(run);
      return send(world.teams, app.url(), pressed, form).then(
        ({ status }) => status,
        () => "no reply",
      );
    }),
  );
  const said = rows.map(({ row }, index) => `${row} = ${entries[index]?.[1]}`).join(", ");
  return `${person.name} ${said}: ${statuses.join(" ")}`;
}

/** Not too far from the baseline: that would have to be confirmed. */
function someValue({ world, random }: RandomRun, row: string): string {
  return world.plausible(row, 90 + random.whole(40));
}

const forms: ReplayForm[] = ["same", "newId", "submit"];

async function answer(run: RandomRun): Promise<string> {
  const person = run.random.pick(owners);
  const copies = run.world.teams.oracle.openCards(person.teamsId);
  return copies.length === 0 ? "no card" : click(run, person, run.random.pick(copies), ["same"]);
}

/** One click delivered up to four times, to any instance. */
async function answerAtOnce(run: RandomRun): Promise<string> {
  const { random, world } = run;
  const person = random.pick(owners);
  const copies = world.teams.oracle.openCards(person.teamsId);
  const many = Array.from({ length: 2 + random.whole(3) }, () => random.pick(forms));
  return copies.length === 0 ? "no card" : `at once: ${await click(run, person, random.pick(copies), many)}`;
}

async function answerStale(run: RandomRun): Promise<string> {
  if (run.stale.length === 0) return "nothing stale";
  const { person, copy } = run.random.pick(run.stale);
  return `stale: ${await click(run, person, copy, ["same", "newId"])}`;
}

async function answerWrong(run: RandomRun): Promise<string> {
  const person = run.random.pick(owners);
  const copies = run.world.teams.oracle.openCards(person.teamsId);
  const value = run.random.pick(["vet ikke", "-4", "12 000 000", "99999", "1,2,3"]);
  return copies.length === 0
    ? "no card"
    : `wrong: ${await click(run, person, run.random.pick(copies), ["same"], value)}`;
}

/** "Endre svaret": the first button opens the fields, the second sends value and reason. */
async function correct(run: RandomRun): Promise<string> {
  const { world, random } = run;
  const person = random.pick(owners);
  const copies = world.teams.oracle
    .seen(person.teamsId)
    .filter(({ card }) => card.rows.some(({ mode }) => mode === "answered"));
  if (copies.length === 0) return "nothing to correct";
  const copy = random.pick(copies);
  const row = random.pick(copy.card.rows.filter(({ mode }) => mode === "answered"));
  const button = copy.card.buttons.find(({ verb, data }) => verb === "editAnswer" && data["ask"] === row.askId);
  if (!button) return "no button";
  const own = { ...copy, card: { ...copy.card, buttons: [button] } };
  const opened = press(world.teams, { person, copy: own, verb: "editAnswer" });
  run.figures.clicks += 2;
  const first = await send(world.teams, (await someApp(run)).url(), opened).catch(() => undefined);
  const editing = first?.receipt?.rows.find(({ askId, mode }) => askId === row.askId && mode === "edit");
  if (!first?.receipt || !editing) return `correcting ${row.row}: not opened`;
  const entry = { value: someValue(run, row.row), reason: "Kilden er rettet" };
  const again = { post: copy.post, people: copy.people, card: first.receipt };
  const pressed = press(world.teams, { person, copy: again, rows: { [row.askId]: entry }, verb: "correctAnswer" });
  const reply = await send(world.teams, (await someApp(run)).url(), pressed).catch(() => undefined);
  return `${person.name} corrects ${row.row} to ${entry.value}: ${reply?.status ?? "no reply"}`;
}

async function askNow(run: RandomRun): Promise<string> {
  const app = await someApp(run);
  const reply = await run.world.say("spør nå", { app }).catch(() => undefined);
  return `ask: ${reply?.status ?? "no reply"}`;
}

async function command(run: RandomRun): Promise<string> {
  const text = run.random.pick([
    "status",
    "hvem mangler",
    "hvem er spurt",
    "leveringsstatus",
    "milepæler",
    "hjelp",
    "S1",
  ]);
  const app = await someApp(run);
  const reply = await run.world.say(text, { app, from: run.random.pick([leader, ...owners]) }).catch(() => undefined);
  return `«${text}»: ${reply?.status ?? "no reply"}`;
}

/** Out of the team, while things are on their way; in again, now or some steps later. */
async function leaveAndReturn(run: RandomRun): Promise<string> {
  const { world, random } = run;
  const { teams, place } = world;
  const event = { from: leader, place };
  const app = await someApp(run);
  teams.conversations.refuse(place.id, "BotNotInConversationRoster");
  await world.hear(installationUpdate(teams, { ...event, action: "remove" }), app).catch(() => undefined);
  if (random.chance(0.5)) await world.advance({ minutes: 1 + random.whole(90) });
  await comeBack(run);
  return "left and returned";
}

export async function comeBack(run: RandomRun): Promise<void> {
  const { world } = run;
  world.teams.conversations.admit(world.place.id);
  const added = installationUpdate(world.teams, { from: leader, place: world.place, action: "add" });
  // Teams delivers it again until it is taken
  for (let tries = 0; tries < 5; tries += 1) {
    const reply = await world.hear(added, await someApp(run)).catch(() => undefined);
    if (reply?.status === 200) return;
  }
}

async function jumpMinutes({ world, random }: RandomRun): Promise<string> {
  const minutes = 1 + random.whole(59);
  await world.advance({ minutes });
  return `${minutes} minutes later`;
}

async function jumpHours({ world, random }: RandomRun): Promise<string> {
  const hours = 1 + random.whole(47);
  await world.advance({ minutes: hours * 60 });
  return `${hours} hours later`;
}

async function jumpDays({ world, random }: RandomRun): Promise<string> {
  const days = 1 + random.whole(10);
  await world.advance({ days });
  return `${days} days later`;
}

async function weather({ world, random }: RandomRun): Promise<string> {
  const name = random.pick(["fair", "bad", "storm"]);
  // a stream of its own: how many calls there are must not change what is done
  world.teams.faults.setRules({ fair: [], bad: badWeather, storm }[name] ?? [], seededRandom(random.whole(2 ** 31)));
  return `weather: ${name}`;
}

async function kill(run: RandomRun): Promise<void> {
  const app = await someApp(run);
  await run.world.kill(app);
  run.figures.kills += 1;
  const lives = run.world.apps.length;
  if (lives === 0 || (lives < run.most && run.random.chance(0.5))) await startApp(run);
}

async function killDuringAnswer(run: RandomRun): Promise<string> {
  await someApp(run);
  const [said] = await Promise.all([answerAtOnce(run), kill(run)]);
  return `killed during: ${said}`;
}

async function killWhileAsking(run: RandomRun): Promise<string> {
  const [said] = await Promise.all([askNow(run), kill(run)]);
  return `killed during: ${said}`;
}

async function stopAndStart(run: RandomRun): Promise<string> {
  const app = await someApp(run);
  const [said] = await Promise.all([answer(run), app.kill("SIGTERM")]);
  run.figures.stops += 1;
  await startApp(run);
  return `stopped and started during: ${said}`;
}

async function restartDatabase(run: RandomRun): Promise<string> {
  const [said] = await Promise.all([answerAtOnce(run), run.restartDatabase()]);
  run.figures.databaseRestarts += 1;
  return `database restarted during: ${said}`;
}
