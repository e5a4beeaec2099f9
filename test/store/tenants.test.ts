import { sql } from "kysely";
import { decimal } from "../../src/domain/numbers/decimal.ts";
import type { Digest } from "../../src/domain/telling/status.ts";
import type { Data } from "../../src/journeys/ports.ts";
import type { Database } from "../../src/store/database.ts";
import { freshStore } from "../support/database.ts";
import { tenantTables } from "../support/queries/query-lint.ts";
import { ask, at, conversation, message, reading, round } from "./records.ts";
import { solorPlan } from "./sample-plan.ts";

/**
 * Two tenants with the same ids everywhere; what differs is told by `mark`. PostgreSQL's own lock is off here, so that it
 * is the code's filter that is looked at (the lock alone: row-security.test.ts).
 */
let database: Database;
const mine = "tenant-a";
const theirs = "tenant-b";
const empty = "tenant-c";

beforeAll(async () => {
  database = await freshStore();
  for (const table of await tenantTables(database.db)) {
    await sql`alter table ${sql.table(table)} disable row level security`.execute(database.db);
  }
  await fill(mine, "1");
  await fill(theirs, "2");
});
afterAll(() => database.close());

async function fill(tenant: string, mark: string): Promise<void> {
  await database.store.write(tenant, async (data) => {
    const plan = solorPlan("p1");
    await data.projects.savePlan({
      ...plan,
      project: { ...plan.project, name: mark },
      goals: [{ id: "E1", level: "effectGoal", text: `mål ${mark}` }],
    });
    await data.readings.append("p1", [reading("x", { value: decimal(mark) })]);
    await data.rounds.insert(round("r1", { conversationId: mark }), [ask("a", { cannotWhy: mark })]);
    await data.conversations.save(
      conversation("c", {
        teamId: "team",
        person: "a@x",
        kind: "personal",
        projectId: "p1",
        purpose: "main",
        channelName: mark,
      }),
    );
    await data.conversations.saveMembers("c", [{ teamsId: "29:1", name: mark, user: "a@x", guest: false }]);
    await data.messages.plan(message("m", { lastError: mark, subject: { kind: "roundCard", roundId: "r1" } }));
    const digest = { kind: "digest", to: `2022-10-0${mark}T06:00:00Z`, leaderLine: mark } as Digest;
    await data.digests.insert({ id: "d", projectId: "p1", key: "k", at, digest });
    await data.dues.plan({ projectId: "p1", what: "digest", key: mark, at });
    await data.uploads.save({ id: "u", user: "a@x", fileName: mark, bytes: new Uint8Array(), at });
    await data.audit.append([{ projectId: "p1", at, what: mark, subject: "s", source: "card" }]);
  });
}

const questions: [name: string, ask: (data: Data) => Promise<unknown>][] = [
  ["projects.list", async ({ projects }) => (await projects.list()).map((one) => one.name)],
  ["projects.find", async ({ projects }) => (await projects.find("p1"))?.name],
  ["projects.findByShortName", async ({ projects }) => (await projects.findByShortName("p1"))?.name],
  [
    "projects.ofPerson",
    async ({ projects }) => (await projects.ofPerson("nav.grue@solor.example")).map((one) => one.name),
  ],
  ["projects.plan", async ({ projects }) => (await projects.plan("p1"))?.goals.map((goal) => goal.text)],
  ["readings.latest", async ({ readings }) => (await readings.latest("p1")).map((one) => one.reading.value.toString())],
  ["readings.series", async ({ readings }) => (await readings.series("p1", "S1")).map((one) => one.value.toString())],
  [
    "readings.recentOfRows",
    async ({ readings }) =>
      (await readings.recentOfRows("p1", [{ measureId: "S1", office: "Grue", period: "2022-Q3" }])).map((one) =>
        one.value.toString(),
      ),
  ],
  [
    "readings.history",
    async ({ readings }) =>
      (await readings.history("p1", "S1", { limit: 9, offset: 0 })).readings.map((one) => one.value.toString()),
  ],
  [
    "readings.total",
    async ({ readings }) => (await readings.history("p1", "S1", { limit: 9, offset: 0 })).total || undefined,
  ],
  ["readings.all", async ({ readings }) => (await readings.all("p1")).map((one) => one.value.toString())],
  [
    "readings.forDigest",
    async ({ readings }) =>
      (await readings.forDigest("p1", { from: "2020-01-01T00:00:00Z", to: at })).map((one) => one.value.toString()),
  ],
  [
    "readings.reported",
    async ({ readings }) =>
      [...(await readings.reported("p1", ["2022-Q3"])).values()].map((one) => one.value.toString()),
  ],
  ["readings.find", async ({ readings }) => (await readings.find("x"))?.value.toString()],
  [
    "readings.withCorrected",
    async ({ readings }) => (await readings.withCorrected(["x"])).map((one) => one.value.toString()),
  ],
  ["rounds.find", async ({ rounds }) => (await rounds.find("r1"))?.conversationId],
  ["rounds.openOf", async ({ rounds }) => (await rounds.openOf("p1"))?.conversationId],
  ["rounds.asks", async ({ rounds }) => (await rounds.asks("r1")).map((one) => one.cannotWhy)],
  ["rounds.asksById", async ({ rounds }) => (await rounds.asksById(["a"])).map((one) => one.cannotWhy)],
  ["rounds.openAsks", async ({ rounds }) => (await rounds.openAsks("p1")).map((one) => one.cannotWhy)],
  ["rounds.lockAsks", async ({ rounds }) => (await rounds.lockAsks(["a"])).map((one) => one.cannotWhy)],
  ["conversations.find", async ({ conversations }) => (await conversations.find("c"))?.channelName],
  ["conversations.ofProject", async ({ conversations }) => (await conversations.ofProject("p1", "main"))?.channelName],
  [
    "conversations.ofTeam",
    async ({ conversations }) => (await conversations.ofTeam("team")).map((one) => one.channelName),
  ],
  ["conversations.personal", async ({ conversations }) => (await conversations.personal("a@x"))?.channelName],
  ["conversations.members", async ({ conversations }) => (await conversations.members("c")).map((one) => one.name)],
  ["conversations.memberByUser", async ({ conversations }) => (await conversations.memberByUser("c", "a@x"))?.name],
  [
    "conversations.memberByTeamsId",
    async ({ conversations }) => (await conversations.memberByTeamsId("c", "29:1"))?.name,
  ],
  ["conversations.names", async ({ conversations }) => [...(await conversations.names(["a@x"])).values()]],
  ["messages.find", async ({ messages }) => (await messages.find("m"))?.lastError],
  ["messages.due", async ({ messages }) => messages.due(at, 9)],
  ["digests.find", async ({ digests }) => (await digests.find("d"))?.leaderLine],
  ["digests.lastEnd", async ({ digests }) => digests.lastEnd("p1")],
  ["uploads.find", async ({ uploads }) => (await uploads.find("u"))?.fileName],
  [
    "search.find",
    async ({ search }) =>
      (await search.find("p1", "mål 1 2 flere", 9)).map((hit) => hit.text).filter((text) => text.startsWith("mål")),
  ],
  [
    "audit.between",
    async ({ audit }) => (await audit.between("p1", "2020-01-01T00:00:00Z", at)).map((one) => one.what),
  ],
];
const nothing = new Set(["[]", undefined]);

describe("tenants with equal ids", () => {
  it.each(questions)("%s tells each its own, and a third nothing", async (name, question) => {
    const answers = await Promise.all([mine, theirs, empty].map((tenant) => database.store.write(tenant, question)));
    const [one, two, three] = answers.map((answer) => JSON.stringify(answer));
    expect(nothing.has(three)).toBe(true);
    expect(nothing.has(one)).toBe(false);
    if (name === "messages.due" || name === "readings.total") return;
    expect(one).toContain("1");
    expect(one).not.toBe(two);
  });

  it("change only their own", async () => {
    await database.store.write(empty, async (data) => {
      await expect(data.rounds.saveRound(round("r1"))).rejects.toThrow(/no round/);
      await expect(data.rounds.saveAsk(ask("a"))).rejects.toThrow(/no ask/);
      expect(await data.messages.claim("m", at)).toBeUndefined();
      expect(await data.dues.claimNext(at)).toBeUndefined();
      await data.messages.save(message("m", { lastError: "3" }));
      await data.messages.refreshRound("r1", ["a@x"]);
      await data.readings.explain("x", { cause: "3" });
      await data.uploads.remove("u");
      await data.conversations.removeMember("c", "29:1");
      await data.conversations.saveMembers("c", []);
    });
    for (const [tenant, mark] of [
      [mine, "1"],
      [theirs, "2"],
    ] as const) {
      await database.store.write(tenant, async (data) => {
        expect(await data.messages.find("m")).toMatchObject({ lastError: mark, wanted: 1 });
        expect((await data.readings.find("x"))?.cause).toBeUndefined();
        expect((await data.uploads.find("u"))?.fileName).toBe(mark);
        expect(await data.conversations.members("c")).toHaveLength(1);
        expect((await data.messages.claim("m", at))?.message.lastError).toBe(mark);
        expect(await data.dues.claimNext(at)).toMatchObject({ key: mark });
        expect(await data.dues.claimNext(at)).toBeUndefined();
        expect(await data.claimInbox("same", at)).toBe(true);
      });
    }
    expect((await database.upkeep.sweep(empty, at)).messages).toBe(false);
  });

  it("refer to nothing of each other", async () => {
    const stranger = database.store.write(empty, (data) => data.readings.append("p1", [reading("y")]));
    await expect(stranger).rejects.toThrow(/foreign key/);
  });
});
