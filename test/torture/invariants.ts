import type { Reading } from "../../src/domain/project/reading.ts";
import type { Copy } from "../support/fakeTeams/oracle.ts";
import type { ProcessWorld } from "./process-world.ts";

/** What must hold when the weather is fair again and everything has settled; each broken one is a sentence. */
export async function brokenInvariants(world: ProcessWorld): Promise<string[]> {
  const history = await world.history();
  const { states } = await world.asks();
  const messages = await world.messages();
  const known = await world.knownPosts();
  return [
    ...(await world.lost()).map(
      ({ row, value }) => `lost: ${row} = ${value} got its receipt and is not in the history`,
    ),
    ...countedTwice(history),
    ...world.teams.oracle.doubleAsks().map(({ person, row, period, askIds }) => {
      return `asked twice: ${person} for ${row} in ${period}, as ${askIds.join(" and ")}`;
    }),
    ...tooManyPosts(world, messages),
    ...twoDigests(world),
    ...(states["sending"] ? [`asks left in sending: ${states["sending"]}`] : []),
    ...messages.flatMap(({ id, kind, state }) =>
      state === "sending" ? [`message left in sending: ${kind} ${id}`] : [],
    ),
    ...(await untrueCopies(world, history, known)),
    ...world.teams.quota.breaches.map(
      ({ limit, operation, above, earlyMs }) =>
        `quota: ${above} above ${limit} (${operation}, ${Math.round(earlyMs)} ms early)`,
    ),
    ...crashes(world),
  ];
}

/** A row and period has one answer; all others correct one that is there. */
function countedTwice(history: Reading[]): string[] {
  const first = new Map<string, number>();
  for (const { measureId, office, period, corrects } of history) {
    const key = `${measureId} ${office} ${period}`;
    if (corrects === undefined) first.set(key, (first.get(key) ?? 0) + 1);
  }
  return [...first].flatMap(([key, count]) => (count > 1 ? [`counted twice: ${key} has ${count} first answers`] : []));
}

/** Sends that arrived though the bot was told that they had not: the only ones that may be sent again. */
export function ambiguousSends({ teams }: ProcessWorld): number {
  return [...teams.faults.struck].reduce(
    (sum, [name, count]) => (name.startsWith("send") && name.endsWith("after delivery") ? sum + count : sum),
    0,
  );
}

/** Posts that ask, beyond one for each message that may have arrived. */
export function copies(world: ProcessWorld, messages: { kind: string; state: string }[]): number {
  const asking = messages.filter(({ kind, state }) => isAsking(kind) && (state === "delivered" || state === "unknown"));
  const posts = world.teams.oracle.posts.filter(({ activity }) => JSON.stringify(activity).includes('"saveAnswers"'));
  return Math.max(0, posts.length - asking.length);
}

function isAsking(kind: string): boolean {
  return kind === "answerCard" || kind === "reminder";
}

function tooManyPosts(world: ProcessWorld, messages: { kind: string; state: string }[]): string[] {
  const extra = copies(world, messages);
  const excused = ambiguousSends(world);
  return extra > excused ? [`sent again though it had arrived: ${extra} copies, ${excused} ambiguous sends`] : [];
}

/** A digest whose POST arrived and was answered 5xx may come again, and only that. */
function twoDigests(world: ProcessWorld): string[] {
  const weeks = new Map<string, number>();
  for (const { conversationId, week } of world.teams.oracle.digests()) {
    const key = `${conversationId} week ${week}`;
    weeks.set(key, (weeks.get(key) ?? 0) + 1);
  }
  const extra = [...weeks].filter(([, count]) => count > 1);
  const excused = ambiguousSends(world);
  return extra.length > excused ? extra.map(([key, count]) => `digest posted ${count} times: ${key}`) : [];
}

/** Every copy whose id the bot knows shows the newest value of an answered ask. */
async function untrueCopies(world: ProcessWorld, history: Reading[], known: Set<string>): Promise<string[]> {
  const answers = await world.answeredAsks();
  const newest = new Map(history.map((reading) => [reading.id, reading]));
  const seen = new Map<string, Copy>();
  for (const { person } of world.teams.oracle.asksSeen()) {
    for (const copy of world.teams.oracle.seen(person)) seen.set(copy.post.id, copy);
  }
  return [...seen.values()].flatMap(({ post, card }) =>
    card.rows.flatMap((row) => {
      const value = newest.get(answers.get(row.askId) ?? "")?.value;
      if (value === undefined || !known.has(post.id)) return [];
      const shown = row.value === undefined ? undefined : numberOf(row.value);
      // another value from a stale copy: the card asks whether to change the one that stands
      if (row.mode === "edit" || (row.mode === "answered" && shown === Number(value))) return [];
      return [`copy not true: post ${post.id} shows ${row.row} as ${row.mode} ${row.value}, it is ${value}`];
    }),
  );
}

/** "1 234,5 %" → 1234.5; U+2212 is a minus */
function numberOf(text: string): number {
  return Number(
    text
      .replace(/\u2212/g, "-")
      .replace(/[^\d,-]/g, "")
      .replace(",", "."),
  );
}

/** An app ends only when it is told to, and says nothing but its log lines. */
function crashes(world: ProcessWorld): string[] {
  return world.started.flatMap(({ pid, log, end }) => {
    const ended = end();
    const wrong = ended !== undefined && ended.signal !== "SIGKILL" && ended.code !== 0;
    const said = log.filter(({ level }) => (level ?? 0) >= 60).map(({ msg }) => `app ${pid} said: ${msg}`);
    return [...(wrong ? [`app ${pid} ended by itself: ${JSON.stringify(ended)}`] : []), ...said.slice(0, 5)];
  });
}
