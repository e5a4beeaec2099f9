import { decimal } from "../../src/domain/numbers/decimal.ts";
import { languages } from "../../src/domain/talking/language.ts";
import { namedCodes, openCodes } from "../../src/domain/telling/change-log.ts";
import { setStandIn } from "../../src/journeys/set-stand-in.ts";
import { setTarget } from "../../src/journeys/set-target.ts";
import { showChangeLog } from "../../src/journeys/show-change-log.ts";
import type { Database } from "../../src/store/database.ts";
import { drawContent } from "../../src/views/draw.ts";
import { wordsOf } from "../../src/views/texts.ts";
import { freshStore } from "../support/database.ts";
import { people, place, type RoundWorld, roundWorld } from "../support/round-world.ts";

let database: Database;
beforeAll(async () => {
  database = await freshStore();
});
afterAll(() => database.close());

const own = (user: string) => place(`own-${user}`, "personal", { person: user });
async function logOf(world: RoundWorld, user: string, where = own(user), page = 1) {
  const log = await showChangeLog(world.ports, world.turn(user, where), { page });
  if (log.kind !== "changeLog") throw new Error(log.kind);
  return log;
}

async function busyWorld(change?: Parameters<typeof roundWorld>[1]) {
  const world = await roundWorld(database, change);
  await world.open(people.leader);
  world.clock.advance({ minutes: 1 });
  await world.answer(people.asnes, { "S1 Åsnes": { value: "1,2" } });
  world.clock.advance({ minutes: 1 });
  await world.answer(people.asnes, { "S1 Åsnes": { value: "1,3", reason: "Telt på nytt" } });
  world.clock.advance({ minutes: 1 });
  await setTarget(world.ports, world.turn(people.leader), { text: "S2 Grue 7,5" });
  world.clock.advance({ minutes: 1 });
  await setStandIn(world.ports, world.turn(people.asnes, own(people.asnes)), {
    text: `${people.helper} 10.10.2022–28.10.2022`,
  });
  return world;
}

describe("historikk alone", () => {
  it("tells what has changed, newest first: who, what, old, new and why", async () => {
    const world = await busyWorld();
    const { entries, more } = await logOf(world, people.grue, world.channel);
    expect(more).toBe(false);
    expect(entries).toMatchObject([
      { what: "finalTargetSet", subject: "S2 Grue", new: "7.5" },
      { what: "corrected", subject: "S1 Åsnes", old: "1.2", new: "1.3", why: "Telt på nytt", by: "nav.asnes" },
      { what: "answered", subject: "S1 Åsnes", new: "1.2" },
      { what: "roundOpened" },
    ]);
  });

  it("tells who is away to the leader in her own chat, and to nobody else", async () => {
    const world = await busyWorld();
    const whats = async (user: string, where = own(user)) =>
      (await logOf(world, user, where)).entries.map(({ what }) => what);
    expect(await whats(people.leader)).toContain("standInSet");
    expect(await whats(people.leader, world.channel)).not.toContain("standInSet");
    expect(await whats(people.grue)).not.toContain("standInSet");
  });

  it("goes on ten at a time", async () => {
    const world = await busyWorld();
    for (let count = 0; count < 9; count += 1) {
      world.clock.advance({ minutes: 1 });
      await setTarget(world.ports, world.turn(people.leader), { text: `S2 Grue ${count + 1},5 fordi det flyttes` });
    }
    const first = await logOf(world, people.grue);
    const second = await logOf(world, people.grue, own(people.grue), 2);
    expect([first.entries.length, first.more, second.more]).toEqual([10, true, false]);
    expect(first.entries.length + second.entries.length).toBe(13);
    expect(second.entries.at(-1)?.what).toBe("roundOpened");
    const drawn = JSON.stringify(drawContent(first, "nb").card);
    expect(drawn).toContain("historikk side 2");
    expect((await logOf(world, people.grue, own(people.grue), 3)).entries).toEqual([]);
  });

  it("hides the numbers of measures that count persons from all but the leader in her own chat", async () => {
    const world = await busyWorld((plan) => ({
      ...plan,
      measures: plan.measures.map((one) => (one.id === "S1" ? { ...one, countsPersons: true } : one)),
      rows: plan.rows.map((row) => (row.measureId === "S1" ? { ...row, finalTarget: decimal("9") } : row)),
    }));
    const shown = async (user: string, where = own(user)) => {
      const log = await logOf(world, user, where);
      return log.entries.filter(({ subject }) => subject === "S1 Åsnes");
    };
    for (const entries of [await shown(people.grue), await shown(people.leader, world.channel)]) {
      expect(entries.map(({ what }) => what)).toEqual(["corrected", "answered"]);
      expect(JSON.stringify(entries)).not.toMatch(/1\.[23]|Telt/);
    }
    expect(await shown(people.leader)).toMatchObject([{ old: "1.2", new: "1.3" }, { new: "1.2" }]);
  });

  it("shows no codes for why, nobody's bare user name, and no words about a measure that is gone", async () => {
    const world = await busyWorld();
    const { id: projectId } = world.plan.project;
    await world.ports.store.write(world.tenant, (data) =>
      data.audit.append([
        {
          projectId,
          at: "2022-10-04T08:00:00Z",
          who: "ukjent@annet.example",
          what: "import",
          subject: "goals E1",
          source: "cli",
        },
        {
          projectId,
          at: "2022-10-04T08:01:00Z",
          what: "corrected",
          subject: "X9 2022-Q3",
          new: "2",
          why: "Bare 2 personer igjen",
          source: "card",
        },
        {
          projectId,
          at: "2022-10-04T08:02:00Z",
          what: "corrected",
          subject: "S1 Grue 2022-Q3",
          new: "2",
          why: "Feil; confirmed: farFromLast",
          source: "card",
        },
      ]),
    );
    const log = await logOf(world, people.grue, world.channel);
    expect(log.entries.slice(0, 3)).toMatchObject([{ why: "Feil" }, { what: "corrected" }, { by: "" }]);
    const drawn = JSON.stringify(drawContent(log, "nb").card);
    expect(drawn).not.toMatch(/confirmed|ukjent@|Bare 2/);
  });

  it("tells what was changed in the plan, and all that one workbook changed as one line", async () => {
    const world = await roundWorld(database, (plan) => ({
      ...plan,
      measures: plan.measures.map((one) => (one.id === "K1" ? { ...one, countsPersons: true } : one)),
    }));
    const entry = { projectId: world.plan.project.id, what: "planChange", who: people.leader };
    const at = world.clock.now();
    const later = { ...entry, at: new Date(Date.parse(at) + 60_000).toISOString(), source: "chat 1" };
    await world.ports.store.write(world.tenant, (data) =>
      data.audit.append([
        ...[1, 2, 3].map((id) => ({ ...entry, at, subject: `risks ${id}`, new: "{}", source: "workbook u1" })),
        { ...later, subject: "rows S1 Åsnes", old: '{"baseline":"3"}', new: '{"baseline":"2"}' },
        { ...later, source: "chat 3", subject: "rows K1 Åsnes", old: '{"baseline":"3"}', new: '{"baseline":"1"}' },
        {
          ...later,
          subject: "risks 1",
          old: "{}",
          new: '{"likelihood":"3"}',
          why: "to har sagt opp",
          source: "chat 2",
        },
      ]),
    );
    const log = await logOf(world, people.grue, world.channel);
    expect(log.entries).toMatchObject([
      { change: { list: "risks", id: "1" }, why: "to har sagt opp" },
      { what: "planChange" },
      { what: "planChange" },
      { changes: 3 },
    ]);
    const drawn = JSON.stringify(drawContent(log, "nb").card);
    expect(drawn).toContain("Risiko 1, endret: sannsynlighet 3");
    expect(drawn).toContain("3 endringer");
    expect(drawn).toContain("Målekort S1 Åsnes, endret: nullpunkt 3 → 2");
    // K1 counts persons
    expect(drawn).not.toMatch(/→ 1\b/);
  });

  it.each(languages)("has words for everything that it tells, in %s", (language) => {
    const { audit } = wordsOf(language).texts;
    expect([...openCodes, ...namedCodes].filter((code) => audit.whatOf(code) === code)).toEqual(
      language === "en" ? ["answered"] : [],
    );
  });
});
