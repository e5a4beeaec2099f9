import type { Action, Plan } from "../../src/domain/project/project.ts";
import type { Content } from "../../src/domain/talking/content.ts";
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

async function shown(world: RoundWorld, about: string): Promise<unknown> {
  return told(await showActions(world.ports, world.turn(people.grue), { about }));
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
