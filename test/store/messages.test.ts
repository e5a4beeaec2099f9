import { sql } from "kysely";
import type { AttemptResult, Data, OutgoingMessage } from "../../src/journeys/ports.ts";
import type { Database } from "../../src/store/database.ts";
import { freshStore } from "../support/database.ts";
import { ask, at, message, round } from "./records.ts";
import { solorPlan } from "./sample-plan.ts";

let database: Database;
beforeAll(async () => {
  database = await freshStore();
  await database.store.write("t1", (data) => data.projects.savePlan(solorPlan("p1")));
});
afterAll(() => database.close());

const write = <T>(work: (data: Data) => Promise<T>) => database.store.write("t1", work);
const plan = (...messages: OutgoingMessage[]) =>
  write(async (data) => {
    for (const one of messages) await data.messages.plan(one);
  });
const claim = (id: string, when = at) => write((data) => data.messages.claim(id, when));
const find = (id: string) => write((data) => data.messages.find(id));
const due = async (when = at) =>
  (await write((data) => data.messages.due(when, 100))).filter((id) => !id.startsWith("old"));

async function deliver(
  id: string,
  result: AttemptResult,
  retryAt?: string,
  when = at,
): Promise<OutgoingMessage | undefined> {
  const claimed = await claim(id, when);
  if (!claimed) throw new Error(`nothing to claim in ${id}`);
  await write((data) => data.messages.finish(claimed.attempt, claimed.message, result, when, retryAt));
  return find(id);
}

async function attemptsOf(id: string): Promise<unknown[]> {
  const { rows } = await sql<{ kind: string; outcome: string | null; status: number | null }>`
    select kind, outcome, status from attempt where message_id = ${id} order by started_at, kind`.execute(database.db);
  return rows.map((row) => [row.kind, row.outcome, row.status]);
}

/** Resolves when a transaction of this database waits for another's lock. */
async function someoneWaits(): Promise<void> {
  for (;;) {
    const { rows } = await sql`select 1 from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`.execute(database.db);
    if (rows.length > 0) return;
  }
}

const later = "2022-10-03T06:05:00Z";
const delivered = { outcome: "delivered", activityId: "act" } as const;

describe("a message", () => {
  it.each<OutgoingMessage["subject"]>([
    { kind: "greeting" },
    { kind: "roundCard", roundId: "r1" },
    { kind: "answerCard", roundId: "r1", user: "nav.grue@solor.example", part: 1, askIds: ["a", "b"] },
    { kind: "digest", digestId: "d1" },
    { kind: "notice", notice: { reason: "roundCancelled", asks: 3 } },
  ])("comes back as it was planned: $kind", async (subject) => {
    const full = message(`full-${subject.kind}`, {
      subject,
      projectId: "p1",
      mentions: "nav.grue@solor.example",
      notBefore: "2030-01-01T00:00:00Z",
      language: "nn",
    });
    await plan(full);
    expect(await find(full.id)).toEqual(full);
    await write((data) =>
      data.messages.save({ ...full, state: "failed", lastError: "x", activityId: "y", attempts: 2 }),
    );
    expect(await find(full.id)).toMatchObject({ state: "failed", lastError: "x", activityId: "y", attempts: 2 });
  });

  it("is created once: of many claimers one wins", async () => {
    await plan(message("race"));
    const claims = await Promise.all(Array.from({ length: 6 }, () => claim("race")));
    const won = claims.filter((one) => one !== undefined);
    expect(won).toHaveLength(1);
    expect(won[0]).toMatchObject({ as: "create", message: { state: "sending", attempts: 1 } });
    expect(await attemptsOf("race")).toEqual([["create", null, null]]);
    const [only] = won;
    if (only) await write((data) => data.messages.finish(only.attempt, only.message, delivered, at));
    expect(await find("race")).toMatchObject({ state: "delivered", activityId: "act", shown: 1, wanted: 1 });
    expect(await claim("race")).toBeUndefined();
    expect(await attemptsOf("race")).toEqual([["create", "delivered", null]]);
  });

  it("waits for the moment of its retry", async () => {
    await plan(message("retry"));
    const waiting = await deliver("retry", { outcome: "retry", status: 429, error: "slow down" }, later);
    expect(waiting).toMatchObject({ state: "planned", notBefore: later, lastError: "slow down" });
    expect(await claim("retry")).toBeUndefined();
    expect(await due()).not.toContain("retry");
    expect(await due(later)).toContain("retry");
    expect(await deliver("retry", delivered, undefined, later)).toMatchObject({ state: "delivered", attempts: 0 });
    expect((await find("retry"))?.lastError).toBeUndefined();
  });

  it.each<[string, AttemptResult, Partial<OutgoingMessage>]>([
    ["out-of-tries", { outcome: "retry", error: "again" }, { state: "failed", lastError: "again" }],
    ["refused", { outcome: "refused", status: 413, error: "too large" }, { state: "failed" }],
    [
      "blocked",
      { outcome: "refused", status: 403, code: "BotNotInConversationRoster", error: "no" },
      { state: "blocked" },
    ],
    ["unclear", { outcome: "unknown", error: "reset" }, { state: "unknown" }],
  ])("%s: moves on and is not sent again", async (id, result, expected) => {
    await plan(message(id));
    expect(await deliver(id, result)).toMatchObject(expected);
    expect(await due("2030-01-01T00:00:00Z")).not.toContain(id);
    expect(await claim(id, "2030-01-01T00:00:00Z")).toBeUndefined();
  });
});

describe("a message in a thread", () => {
  it("waits for the post it goes under, and goes under it", async () => {
    await plan(message("root"), message("under", { underMessage: "root" }));
    expect(await claim("under")).toBeUndefined();
    expect(await due()).toEqual(expect.arrayContaining(["root"]));
    expect(await due()).not.toContain("under");
    await deliver("root", { outcome: "delivered", activityId: "root-act" });
    expect(await due()).toContain("under");
    const claimed = await claim("under");
    expect(claimed).toMatchObject({ as: "create", under: "root-act" });
    if (claimed) await write((data) => data.messages.finish(claimed.attempt, claimed.message, delivered, at));
  });

  it("is posted by itself under a post that is lost or failed, and waits while the bot is shut out", async () => {
    await plan(message("lost"), message("u1", { underMessage: "lost" }));
    await deliver("lost", { outcome: "unknown", error: "reset" });
    const claimed = await claim("u1");
    expect(claimed?.as).toBe("create");
    expect(claimed?.under).toBeUndefined();
    await plan(message("shut"), message("u2", { underMessage: "shut" }));
    await deliver("shut", { outcome: "refused", status: 403, error: "no" });
    expect(await claim("u2")).toBeUndefined();
    await write((data) =>
      data.messages.finish(claimed?.attempt ?? "", claimed?.message ?? message("u1"), delivered, at),
    );
  });
});

describe("a card that is out of date", () => {
  const card = (id: string, user: string) =>
    message(id, { subject: { kind: "answerCard", roundId: "r9", user, part: 1, askIds: [] } });
  const refresh = (...users: string[]) => write((data) => data.messages.refreshRound("r9", users));

  it("is updated: the round's root and the copies of these people", async () => {
    await plan(
      message("root9", { subject: { kind: "roundCard", roundId: "r9" } }),
      card("a9", "a@x"),
      card("b9", "b@x"),
    );
    await plan(card("planned9", "a@x"), message("other9", { subject: { kind: "roundCard", roundId: "r8" } }));
    for (const id of ["root9", "a9", "b9", "other9"])
      await deliver(id, { outcome: "delivered", activityId: `act-${id}` });
    await refresh("a@x");
    expect((await due()).filter((id) => id.endsWith("9"))).toEqual(["root9", "a9", "planned9"]);
    // what is drawn later shows it at once
    expect(await deliver("planned9", delivered)).toMatchObject({ wanted: 2, shown: 2 });
    expect(await due()).not.toContain("planned9");
    expect(await deliver("a9", { outcome: "delivered" })).toMatchObject({
      state: "delivered",
      activityId: "act-a9",
      wanted: 2,
      shown: 2,
      attempts: 0,
    });
    expect(await attemptsOf("a9")).toEqual([
      ["create", "delivered", null],
      ["update", "delivered", null],
    ]);
  });

  it("is updated when it changed while it was drawn for the first time", async () => {
    const subject: OutgoingMessage["subject"] = { kind: "roundCard", roundId: "r10" };
    await plan(message("drawn", { subject }));
    let changed: Promise<void> | undefined;
    await write(async (data) => {
      // drawn of what is known now
      const claimed = await data.messages.claim("drawn", at);
      changed = write((other) => other.messages.refreshRound("r10", ["a@x"]));
      await Promise.race([changed, someoneWaits()]);
      if (claimed) await data.messages.finish(claimed.attempt, claimed.message, delivered, at);
    });
    await changed;
    expect(await find("drawn")).toMatchObject({ shown: 1, wanted: 2 });
    expect(await due()).toContain("drawn");
    await deliver("drawn", { outcome: "delivered" });
  });

  it("is updated once more when it changed while an update was on its way", async () => {
    const claimed = await claim("root9");
    expect(claimed).toMatchObject({ as: "update", message: { wanted: 2, shown: 1, activityId: "act-root9" } });
    await refresh();
    expect(await claim("root9")).toBeUndefined();
    if (claimed) await write((data) => data.messages.finish(claimed.attempt, claimed.message, delivered, at));
    expect(await find("root9")).toMatchObject({ wanted: 3, shown: 2 });
    expect(await due()).toContain("root9");
    await deliver("root9", { outcome: "delivered" });
    expect(await due()).not.toContain("root9");
  });

  it("is updated again when the update is unclear, and left when it is refused", async () => {
    await refresh("b@x");
    expect(await deliver("b9", { outcome: "unknown", error: "reset" }, "2022-10-03T06:01:00Z")).toMatchObject({
      state: "delivered",
      notBefore: "2022-10-03T06:01:00Z",
    });
    expect(await deliver("b9", { outcome: "retry", error: "slow" }, later, later)).toMatchObject({
      notBefore: later,
      shown: 1,
    });
    expect(await deliver("b9", { outcome: "refused", status: 404, error: "gone" }, undefined, later)).toMatchObject({
      state: "delivered",
      lastError: "gone",
      attempts: 0,
    });
    expect(await due("2030-01-01T00:00:00Z")).not.toContain("b9");
  });

  it("is updated by another app when the one that updated it died", async () => {
    await refresh("b@x");
    await claim("b9", later);
    expect(await claim("b9", "2022-10-03T06:05:30Z")).toBeUndefined();
    expect(await claim("b9", "2022-10-03T06:06:30Z")).toMatchObject({ as: "update" });
  });
});

describe("a message whose app died while it sent", () => {
  it("that waited for its turn has its whole lease from when it begins", async () => {
    await plan(message("slow"));
    const [waited, justIn, over] = ["2022-10-03T06:00:55Z", "2022-10-03T06:01:50Z", "2022-10-03T06:02:00Z"];
    const { claims } = await write((data) => data.messages.claimBatch(at, { limit: 100, horizonMs: 60_000 }));
    const claim = claims.find(({ message: { id } }) => id === "slow");
    expect(claim && (await write((data) => data.messages.begin(claim, waited)))).toMatchObject({ state: "sending" });
    expect((await database.upkeep.sweep("t1", justIn)).abandoned).not.toContain("slow");
    expect((await database.upkeep.sweep("t1", over)).abandoned).toContain("slow");
  });

  it("becomes unknown after its lease, with its asks, and is never sent again", async () => {
    await write(async (data) => {
      await data.rounds.insert(round("r7"), [
        ask("k1", { roundId: "r7", state: "sending" }),
        ask("k2", { roundId: "r7", measureId: "K1", state: "answered" }),
      ]);
      const subject: OutgoingMessage["subject"] = {
        kind: "answerCard",
        roundId: "r7",
        user: "nav.grue@solor.example",
        part: 1,
        askIds: ["k1", "k2"],
      };
      await data.messages.plan(message("dead", { subject }));
    });
    const claimed = await claim("dead", "2022-10-05T06:00:00Z");
    expect((await database.upkeep.sweep("t1", "2022-10-05T06:00:30Z")).abandoned).toEqual([]);
    const after = await database.upkeep.sweep("t1", "2022-10-05T06:01:30Z");
    expect(after.abandoned).toEqual(["dead"]);
    expect(await due("2022-10-05T06:01:30Z")).not.toContain("dead");
    expect(await find("dead")).toMatchObject({ state: "unknown", lastError: "started, no result" });
    expect(await attemptsOf("dead")).toEqual([["create", "unknown", null]]);
    const states = await write(async (data) => (await data.rounds.asks("r7")).map((one) => one.state));
    expect(states).toEqual(["unknown", "answered"]);
    // its result comes after all
    if (claimed) await write((data) => data.messages.finish(claimed.attempt, claimed.message, delivered, at));
    expect(await find("dead")).toMatchObject({ state: "delivered", activityId: "act" });
  });
});

describe("a conversation's quota", () => {
  const place = "19:slow";
  const reserve = (when: string) =>
    write((data) => data.calls.reserve({ conversationId: place, kind: "reply" }, when, 60_000));
  const start = Date.parse("2022-10-03T09:00:00Z");
  const startPlus = (ms: number) => new Date(start + ms).toISOString();

  it("counts a call when it is answered, and one without an answer as if it arrived now", async () => {
    const taken = [];
    for (let call = 0; call < 7; call += 1) taken.push(await reserve(startPlus(0)));
    expect(taken.map((slot) => slot.at)).toEqual(Array.from({ length: 7 }, () => startPlus(0)));
    // all are on their way still: the eighth may come a second after the latest moment at which they can arrive
    expect((await reserve(startPlus(900))).at).toBe(startPlus(900 + 1040));
    for (const { attempt = "" } of taken) {
      await write((data) => data.calls.finish(attempt, { outcome: "delivered" }, startPlus(700)));
    }
    // seven of 0.7 s and the eighth: the ninth waits for the window of two seconds
    expect((await reserve(startPlus(2000))).at).toBe(startPlus(700 + 2040));
  });
});

describe("an update that told no result", () => {
  it("may arrive after the next one: a minute later the message is shown once more, and then no more", async () => {
    const id = "overtaken";
    await plan(message(id, { subject: { kind: "roundCard", roundId: "r-overtaken" } }));
    await deliver(id, delivered);
    const change = (users: string[] = []) => write((data) => data.messages.refreshRound("r-overtaken", users));
    const moment = (seconds: number) => new Date(Date.parse(at) + seconds * 1000).toISOString();
    await change();
    await deliver(id, { outcome: "retry", error: "reset" }, moment(12), moment(10));
    await deliver(id, delivered, undefined, moment(12));
    expect(await due(moment(71))).not.toContain(id);
    expect(await due(moment(72))).toContain(id);
    // what is new does not wait for that
    await change();
    expect(await due(moment(13))).toContain(id);
    await deliver(id, delivered, undefined, moment(13));
    expect(await due(moment(72))).not.toContain(id);
    await deliver(id, delivered, undefined, moment(73));
    expect(await due(moment(3600))).not.toContain(id);
  });
});

describe("a reply that was shown in a post", () => {
  it("gives way to what the post was brought up to date with meanwhile, and else stays", async () => {
    const id = "replaced";
    const post = { conversationId: `19:${id}`, activityId: "act-replaced" };
    await plan(message(id, { subject: { kind: "roundCard", roundId: "r-replaced" } }));
    await deliver(id, { outcome: "delivered", activityId: post.activityId });
    const moment = (seconds: number) => new Date(Date.parse(at) + seconds * 1000).toISOString();
    await write((data) => data.messages.refreshRound("r-replaced", []));
    await deliver(id, delivered, undefined, moment(10));
    await write((data) => data.messages.replaced(post, moment(11)));
    expect(await due(moment(20))).not.toContain(id);
    await write((data) => data.messages.replaced(post, moment(9)));
    expect(await due(moment(20))).toContain(id);
  });
});
