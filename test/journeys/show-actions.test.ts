import type { Action, Plan } from "../../src/domain/project/project.ts";
import type { Content } from "../../src/domain/talking/content.ts";
import { changeAction } from "../../src/journeys/change-action.ts";
import { showActions } from "../../src/journeys/show-actions.ts";
import type { Database } from "../../src/store/database.ts";
import { freshStore } from "../support/database.ts";
import { people, type RoundWorld, roundWorld } from "../support/round-world.ts";

let database: Database;
beforeAll(async () => {
  database = await freshStore();
});
afterAll(() => database.close());

const actions: Action[] = [
  {
    ...{ id: "T1", kind: "action", text: "Opplæring", concerns: ["G1"], responsible: people.asnes },
    ...{ due: { text: "Medio oktober", date: "2022-10-20", exact: false }, status: "planned" },
  },
  { id: "P1", kind: "oldPractice", text: "Papirskjema", concerns: ["K2"], status: "planned" },
];
const withActions = (plan: Plan): Plan => ({
  ...plan,
  actions,
  benefits: [{ id: "G1", name: "Færre", measureId: "K1" }],
});

/** As the bot does it: shown, or changed by the words after it. */
async function shown(world: RoundWorld, about: string, by: string = people.grue): Promise<unknown> {
  const found = await showActions(world.ports, world.turn(by), { about });
  const content = "kind" in found ? found : await changeAction(world.ports, world.turn(by), found);
  return content === undefined ? "other words" : told(content);
}
function told(content: Content): unknown {
  if (content.kind === "notice") return content.notice;
  if (content.kind !== "actionList") return content.kind;
  return content.actions.map(({ id, when, responsibleName }) => [id, when, responsibleName]);
}

describe("tiltak", () => {
  it("lists all actions with the name of who is responsible, as the roster has it", async () => {
    const world = await roundWorld(database, withActions);
    expect(await shown(world, "")).toEqual([
      ["T1", "later", "nav.asnes"],
      ["P1", "undated", undefined],
    ]);
  });

  it("shows one, or those for a measure also by its benefit", async () => {
    const world = await roundWorld(database, withActions);
    expect(await shown(world, "t1")).toEqual([["T1", "later", "nav.asnes"]]);
    expect(await shown(world, "K1")).toEqual([["T1", "later", "nav.asnes"]]);
    expect(await shown(world, "K3")).toEqual([]);
  });

  it("says which one does not exist, and what is near", async () => {
    const world = await roundWorld(database, withActions);
    const near = { reason: "noSuchAction", text: "T2", near: ["T1", "P1"], projectName: "Prosjekt NAV Solør" };
    expect(await shown(world, "T2")).toEqual(near);
  });
});

describe("tiltak T1 with what is said of it", () => {
  const stored = async (world: RoundWorld) => (await world.storedPlan()).actions.find(({ id }) => id === "T1");
  const trail = async (world: RoundWorld) =>
    (await world.log()).map(({ what, subject, who, old, new: now, why }) => [what, subject, who, old, now, why]);

  it("is changed by who is responsible, with old, new and why in the log", async () => {
    const world = await roundWorld(database, withActions);
    expect(await shown(world, "T1 droppet fordi leverandøren er borte", people.asnes)).toMatchObject({
      reason: "planItemSaved",
    });
    expect(await stored(world)).toMatchObject({ status: "dropped", why: "leverandøren er borte" });
    const change = ["planChange", "actions T1", people.asnes] as const;
    const fresh = JSON.stringify({ status: "dropped", why: "leverandøren er borte" });
    expect(await trail(world)).toEqual([
      [...change, JSON.stringify({ status: "planned" }), fresh, "leverandøren er borte"],
    ]);
  });

  it.each([["leader"], ["deputy"]] as const)("by the %s", async (who) => {
    const world = await roundWorld(database, withActions);
    await shown(world, "T1 startet, frist 1. mars", people[who]);
    expect(await stored(world)).toMatchObject({ status: "started", due: { text: "1. mars", date: "2023-03-01" } });
  });

  it.each([["grue"], ["guest"], ["helper"]] as const)("not by %s, and that is in the log", async (who) => {
    const world = await roundWorld(database, withActions);
    expect(await shown(world, "T1 ferdig", people[who])).toMatchObject({ reason: "onlyLeader" });
    expect(await stored(world)).toMatchObject({ status: "planned" });
    expect((await trail(world)).map(([what, subject]) => [what, subject])).toEqual([["actionRefused", "T1"]]);
  });

  it("said twice, and by two at once, is one change", async () => {
    const world = await roundWorld(database, withActions);
    const both = await Promise.all([shown(world, "T1 ferdig", people.asnes), shown(world, "T1 ferdig", people.leader)]);
    const reasons = both.map((notice) => (notice as { reason: string }).reason).sort();
    expect(reasons).toEqual(["planItemAsItWas", "planItemSaved"]);
    expect(await trail(world)).toHaveLength(1);
  });

  it.each([
    ["T1 droppet", { reason: "actionReasonMissing", id: "T1" }],
    ["T1 frist når det passer", { reason: "actionDueUnreadable", id: "T1", text: "når det passer" }],
    ["T1 frist 1. mars 2021", { reason: "actionDuePassed", id: "T1", text: "1. mars 2021", on: "2021-03-01" }],
    ["T1 oppsøk brukerne", "other words"],
  ])("%s stores nothing", async (words, expected) => {
    const world = await roundWorld(database, withActions);
    expect(await shown(world, words, people.asnes)).toEqual(expected);
    expect(await stored(world)).toEqual(actions[0]);
  });
});
