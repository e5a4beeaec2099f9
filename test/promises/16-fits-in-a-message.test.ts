import type { Plan } from "../../src/domain/project/project.ts";
import { press, send } from "../support/fakeTeams/people.ts";
import { worstPlan } from "../views/worst-project.ts";
import { Stage, World } from "./world.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
  await stage.addApp();
});
afterAll(() => stage.close());

const longName = "Sosialhjelpsmottakere med sosialhjelp som viktigste kilde til livsopphold, ".repeat(4).slice(0, 300);
/** Each is in three offices; those after have no owner, or the round would be 75 cards of the same size. */
const measuresAsked = 8;
const commands = [
  ...[
    "status",
    "status M1",
    "status Nordre",
    "mangler",
    "milepæler",
    "risikoer",
    "beslutninger",
    "mål",
    "gevinstregnskap",
    "historikk M1",
  ],
  ...["hvem er spurt", "leveringsstatus", "ukesrapport", "hjelp"],
];

/** 200 measures with names of 300 characters, in the place of NAV Solør's. */
function worst(solor: Plan): Plan {
  const plan = worstPlan(longName);
  const asked = new Set(plan.measures.slice(0, measuresAsked).map(({ id }) => id));
  const rows = plan.rows.map(({ owner: _nobody, ...row }) =>
    asked.has(row.measureId) ? { ...row, owner: "nav.asnes@solor.example", baselineDate: "2021-12-31" } : row,
  );
  const { id, shortName, leader } = solor.project;
  return { ...plan, rows, project: { ...plan.project, id, shortName, leader } };
}

/** UTF-16, as Teams counts. */
function bytes(activity: object): number {
  return Buffer.byteLength(JSON.stringify(activity), "utf16le");
}

describe("promise 16: fits in a message", () => {
  it("every message of the worst project's round, its answers and what is asked about it reach the channel", async () => {
    const world = new World(stage, { change: worst });
    await world.ask();
    const { asnes } = world.people;
    const cards = stage.teams.oracle.seen(asnes.teamsId);
    expect(cards.flatMap(({ card }) => card.rows)).toHaveLength(measuresAsked * 3);
    for (const copy of cards) {
      const rows = Object.fromEntries(
        copy.card.rows.map(({ row }) => [row, { value: "1234567890123,4", comment: longName }]),
      );
      expect((await send(stage.teams, world.url(), press(stage.teams, { person: asnes, copy, rows }))).status).toBe(
        200,
      );
    }
    await world.settled();
    for (const text of commands) {
      const before = stage.teams.postsIn(world.place.id).length;
      await world.say(text);
      await world.until(() => stage.teams.postsIn(world.place.id).length > before, `an answer to «${text}»`);
    }
    const activities = stage.teams.postsIn(world.place.id).flatMap(({ activity, updates }) => [activity, ...updates]);
    expect(Math.max(...activities.map(bytes))).toBeLessThan(80 * 1024);
    expect(stage.teams.refused.get("send 413") ?? 0).toBe(0);
    expect(await world.messageStates()).toEqual(["delivered"]);
  });

  it("a message that is too large all the same is refused by Teams, and the fake would have told", async () => {
    const world = new World(stage);
    const response = await fetch(`${stage.teams.serviceUrl}v3/conversations/${world.place.id}/activities`, {
      method: "POST",
      headers: { authorization: "Bearer bot-token" },
      body: JSON.stringify({ type: "message", text: "å".repeat(60_000) }),
    });
    expect([response.status, stage.teams.refused.get("send 413")]).toEqual([413, 1]);
  });
});
