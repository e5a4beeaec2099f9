import { sql } from "kysely";
import { databaseClock } from "../../src/clock.ts";
import { isoWeek, localDate } from "../../src/domain/time/calendar.ts";
import { Stage, World } from "../promises/world.ts";

let stage: Stage;
beforeEach(async () => {
  stage = await Stage.open();
});
afterEach(() => stage.close());

const hourMs = 3_600_000;

describe("two instances, and the clock of each machine two hours wrong", () => {
  it("do what is due by the database's time, once, and say that all has arrived", async () => {
    for (const hours of [2, -2]) await stage.addApp({}, { clock: databaseClock(() => Date.now() + hours * hourMs) });
    const world = new World(stage, { at: new Date().toISOString() });
    await world.couple();
    const { key } = isoWeek(localDate(world.clock.now(), "Europe/Oslo"));
    // what the coupling planned is this week's own, whatever the day the test is run on
    await sql`delete from due where tenant = ${world.tenant}`.execute(stage.database.db);
    const setDue = (minutes: number) =>
      sql`insert into due (tenant, project_id, what, key, at)
        values (${world.tenant}, 'solor', 'digest', ${key}, now() + make_interval(mins => ${minutes}))
        on conflict (tenant, project_id, what, key) do update set at = excluded.at`.execute(stage.database.db);
    const sweep = () => Promise.all(stage.apps.map(({ app }) => app.sweep()));
    const digests = () => stage.teams.oracle.digests().filter(({ tenant }) => tenant === world.tenant);
    // an hour ahead: long past for the machine that is two hours ahead
    await setDue(60);
    await sweep();
    await world.settled();
    expect(digests()).toEqual([]);
    // a minute ago: not yet for the machine that is two hours behind
    await setDue(-1);
    await sweep();
    await world.until(() => digests().length > 0, "the digest");
    await sweep();
    await world.settled();
    expect(digests()).toHaveLength(1);
    expect(digests()[0]?.text).not.toContain("kommer sent");
    expect(await world.leaderReads("leveringsstatus")).toContain("Ingen målerunde har vært åpnet ennå.");
  });
});

describe("ten days down", () => {
  it("asks afterwards, and says that it was out and from when to when", async () => {
    // Friday; the round opens on Monday at nine
    const world = new World(stage, { at: "2022-09-30T08:00:00Z" });
    await stage.addApp();
    await world.couple();
    await stage.stopApps();
    world.clock.set("2022-10-10T08:00:00Z");
    await stage.addApp();
    await stage.apps[0]?.app.sweep();
    await world.duesDone();
    await world.settled();
    expect(stage.teams.oracle.seen(world.people.asnes.teamsId)).toHaveLength(1);
    const said = await world.leaderReads("leveringsstatus");
    expect(said).toContain("Alt har kommet fram.");
    expect(said).toMatch(
      /Jeg var ute av drift fra 30\. september kl\.\s10\.00 til 10\. oktober kl\.\s10\.00\. Det som skulle vært sendt da, ble sendt etterpå\./,
    );
    // ten working days from the day it came, not from the day it should have come
    expect(await world.leaderReads("hvem er spurt")).toMatch(/frist[^\n]*24\. oktober/);
  });
});

describe("summer time changes during an open round", () => {
  it.each([
    // reminded at nine and due at the last minute of the day by the clock on the wall, on both sides
    ["ends", "2022-10-24T07:00:00Z", "2022-11-03T08:00:00Z", "2022-11-07T22:59:00Z", /3\. november kl\.\s09\.00/],
    ["begins", "2022-03-21T08:00:00Z", "2022-03-31T07:00:00Z", "2022-04-04T21:59:00Z", /31\. mars kl\.\s09\.00/],
  ])("%s", async (_name, opened, reminded, due, sentence) => {
    await stage.addApp();
    const world = new World(stage, {
      at: opened,
      change: (plan) => ({ ...plan, rows: plan.rows.map(({ baselineDate: _, ...row }) => row) }),
    });
    await world.couple();
    await world.installFor(world.people.asnes);
    await world.say("spør nå");
    await world.settled();
    const round = await world.read((data) => data.rounds.openOf("solor"));
    expect(round?.dueAt).toBe(due);
    const reminders = () => world.read(async (data) => (round ? data.reminders.ofRound(round.id) : []));
    const sweepAt = async (moment: string) => {
      world.clock.set(moment);
      await stage.apps[0]?.app.sweep();
      await world.settled();
    };
    await sweepAt(new Date(Date.parse(reminded) - 60_000).toISOString());
    expect(await reminders()).toEqual([]);
    await sweepAt(reminded);
    await world.until(async () => (await reminders()).length > 0, "a reminder");
    await world.settled();
    expect(await world.leaderReads("hvem er spurt")).toMatch(sentence);
  });
});
