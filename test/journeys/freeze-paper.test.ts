import type { PaperCard } from "../../src/domain/paper/paper-card.ts";
import { type LeaderWords, noWords } from "../../src/domain/paper/steering-paper.ts";
import type { Content } from "../../src/domain/talking/content.ts";
import { freezePaper } from "../../src/journeys/freeze-paper.ts";
import { paperFile } from "../../src/journeys/paper-file.ts";
import { showPaper } from "../../src/journeys/show-paper.ts";
import { createReports } from "../../src/report/reports.ts";
import type { Database } from "../../src/store/database.ts";
import { createWorkbooks } from "../../src/workbook/excel-workbooks.ts";
import { freshStore } from "../support/database.ts";
import { deliverWaiting } from "../support/deliver-messages.ts";
import { reading } from "../support/plan-builder.ts";
import { noticeOf, people, place, type RoundWorld, recordingMessenger, roundWorld } from "../support/round-world.ts";

let database: Database;
beforeAll(async () => {
  database = await freshStore();
});
afterAll(() => database.close());

const words = {
  overall: "yellow",
  asked: ["Godkjenne målene", "  "],
  why: "Går\u0000tregt",
  caseNumber: "22/1",
} as const;
const freeze = (
  world: RoundWorld,
  user: string = people.leader,
  version = 1,
  said: LeaderWords = { ...words, asked: [...words.asked] },
) => freezePaper(world.ports, world.turn(user), { projectId: world.plan.project.id, version, words: said });
const show = (world: RoundWorld, user: string, text = "") => showPaper(world.ports, world.turn(user), { text });

function cardIn(content: Content | { kind: "paperFile" }): PaperCard {
  if (content.kind !== "paperCard") throw new Error(JSON.stringify(content));
  return content;
}
function frozenIn(content: Content | { kind: "paperFile" }) {
  const card = cardIn(content);
  if (card.state !== "frozen") throw new Error(card.state);
  return card;
}
const give = (world: RoundWorld, id: string, value: string, corrects?: string) =>
  world.ports.store.write(world.tenant, (data) =>
    data.readings.append(world.plan.project.id, [
      {
        ...reading("B1", "Grue", "2022-H1", value, { at: world.clock.now(), id: `${world.tenant} ${id}` }),
        ...(corrects && { corrects: `${world.tenant} ${corrects}`, reason: "feil kolonne" }),
      },
    ]),
  );
const auditOf = (world: RoundWorld) =>
  world.ports.store.read(world.tenant, (data) =>
    data.audit.between(world.plan.project.id, "2022-01-01T00:00:00Z", "2024-01-01T00:00:00Z"),
  );

describe("a steering group's paper", () => {
  it("is a draft to the leader and the deputy, and nothing to others before it is approved", async () => {
    const world = await roundWorld(database);
    expect(cardIn(await show(world, people.leader))).toMatchObject({ state: "draft", next: 1 });
    expect(cardIn(await show(world, people.deputy))).toMatchObject({ state: "draft" });
    for (const text of ["", "word", "1"]) {
      expect(noticeOf((await show(world, people.grue, text)) as Content)).toMatchObject({ reason: "noPaper" });
    }
  });

  it("is frozen with the leader's words, logged with its digest, and told of in the channel and the steering group", async () => {
    const world = await roundWorld(database);
    const steering = place("19:styring", "groupChat", { projectId: world.plan.project.id, purpose: "steering" });
    await world.ports.store.write(world.tenant, (data) => data.conversations.save(steering));
    const card = frozenIn(await freeze(world));
    expect(card).toMatchObject({
      version: 1,
      isWhole: true,
      byName: "Prosjektleder",
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(card.paper.words).toEqual({
      overall: "yellow",
      why: "Går tregt",
      asked: ["Godkjenne målene"],
      caseNumber: "22/1",
    });
    const entries = (await auditOf(world)).filter(({ what }) => what === "paperFrozen");
    expect(entries).toMatchObject([{ who: people.leader, subject: "v1", new: card.hash, source: "card act-1" }]);
    const { sent } = await deliverWaiting(world, recordingMessenger());
    expect(sent.map(({ conversationId, content }) => [conversationId, noticeOf(content).reason]).sort()).toEqual([
      ["19:channel", "paperFrozen"],
      ["19:styring", "paperFrozen"],
    ]);
    expect(frozenIn(await show(world, people.grue))).toMatchObject({ version: 1, hash: card.hash });
  });

  it("is one when two approve at once: the second gets what the first one froze", async () => {
    const world = await roundWorld(database);
    const [one, other] = await Promise.all([
      freeze(world, people.leader),
      freeze(world, people.deputy, 1, { ...noWords, asked: ["Noe annet"] }),
    ]);
    expect(frozenIn(one).hash).toBe(frozenIn(other).hash);
    expect((await auditOf(world)).filter(({ what }) => what === "paperFrozen")).toHaveLength(1);
    // the click again, later
    world.clock.advance({ hours: 5 });
    expect(frozenIn(await freeze(world))).toMatchObject({ version: 1, hash: frozenIn(one).hash });
  });

  it("is refused to others, with the attempt in the log, and nothing is frozen", async () => {
    const world = await roundWorld(database);
    for (const user of [people.grue, people.helper, people.guest]) {
      expect(noticeOf(await freeze(world, user)).reason).not.toBe("paperFrozen");
    }
    expect((await auditOf(world)).filter(({ what }) => what === "paperRefused")).toHaveLength(3);
    expect((await auditOf(world)).filter(({ what }) => what === "paperFrozen")).toEqual([]);
  });

  it("says the same after a value is corrected; the next one has it as revised", async () => {
    const world = await roundWorld(database);
    await give(world, "første", "5");
    world.clock.advance({ minutes: 1 });
    const first = frozenIn(await freeze(world));
    world.clock.advance({ hours: 24 });
    await give(world, "rettet", "4", "første");
    expect(frozenIn(await show(world, people.leader, "1"))).toEqual(first);
    const next = cardIn(await show(world, people.leader));
    expect(next.paper.revised).toMatchObject([{ measureId: "B1", office: "Grue", reason: "feil kolonne" }]);
    expect(next.paper.last).toMatchObject({ version: 1, overall: "yellow", asked: ["Godkjenne målene"] });
    expect(frozenIn(await freeze(world, people.leader, 2))).toMatchObject({ version: 2 });
    expect(frozenIn(await show(world, people.grue)).version).toBe(2);
    expect(frozenIn(await show(world, people.grue, "1"))).toEqual(first);
  });

  it("holds no count of persons under five, the leader's own paper neither", async () => {
    const world = await roundWorld(database);
    await world.ports.store.write(world.tenant, (data) =>
      data.readings.append(world.plan.project.id, [
        { ...reading("K1", "Grue", "2022", "3", { by: people.grue }), id: `${world.tenant} få`, at: world.clock.now() },
      ]),
    );
    world.clock.advance({ minutes: 1 });
    expect(
      cardIn(await show(world, people.leader)).paper.measures.find(({ measure }) => measure.id === "K1"),
    ).toMatchObject({ measure: { hidesSmall: true } });
    await freeze(world);
    const { rows } = await database.pool.query<{ body: string }>("select body from paper where tenant = $1", [
      world.tenant,
    ]);
    const { readings } = JSON.parse(rows[0]?.body ?? "{}");
    expect(readings).toMatchObject([{ measureId: "K1", value: { $decimal: "-1" } }]);
    expect(rows[0]?.body).not.toContain(people.grue);
  });

  it("tells when what is stored is not what was frozen", async () => {
    const world = await roundWorld(database);
    await freeze(world);
    await database.pool.query("update paper set body = replace(body, 'Godkjenne', 'Avvise') where tenant = $1", [
      world.tenant,
    ]);
    expect(frozenIn(await show(world, people.leader, "1")).isWhole).toBe(false);
  });
});

describe("its files", () => {
  const files = { reports: createReports(), workbooks: createWorkbooks() };

  it("are the same each time, in Word and Excel, for those who may see the project", async () => {
    const world = await roundWorld(database);
    await freeze(world);
    for (const [said, file] of [
      ["word", "docx"],
      ["excel 1", "xlsx"],
    ] as const) {
      const asked = await show(world, people.grue, said);
      if (asked.kind !== "paperFile") throw new Error(asked.kind);
      expect(asked).toMatchObject({ file, version: 1, shortName: "nav-solor" });
      const get = () => paperFile({ ...world.ports, ...files }, world.turn(people.grue), asked);
      const [one, other] = [await get(), await get()];
      expect(
        Buffer.from(one?.bytes ?? [])
          .subarray(0, 2)
          .toString(),
      ).toBe("PK");
      if (file === "docx")
        expect(Buffer.compare(one?.bytes ?? new Uint8Array(), other?.bytes ?? new Uint8Array(1))).toBe(0);
      // an id that somebody kept does not open the paper to a guest
      expect(await paperFile({ ...world.ports, ...files }, world.turn(people.guest), asked)).toBeUndefined();
    }
  });

  it("of a version that is not there are none", async () => {
    const world = await roundWorld(database);
    await freeze(world);
    expect(noticeOf((await show(world, people.leader, "word 7")) as Content)).toMatchObject({ reason: "noPaper" });
  });
});
