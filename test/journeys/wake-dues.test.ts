import type { Plan } from "../../src/domain/project/project.ts";
import type { Data, Ports } from "../../src/journeys/ports.ts";
import { wakeDues } from "../../src/journeys/wake-dues.ts";
import type { Database } from "../../src/store/database.ts";
import { freshStore } from "../support/database.ts";
import { place, type RoundWorld, roundWorld } from "../support/round-world.ts";

let database: Database;
beforeAll(async () => {
  database = await freshStore();
});
afterAll(() => database.close());

const planRound = (world: RoundWorld, projectId: string, at: string) =>
  world.ports.store.write(world.tenant, (data) =>
    data.dues.plan({ projectId, what: "round", key: at.slice(0, 10), at }),
  );
const asksOf = (world: RoundWorld, projectId: string) =>
  world.ports.store.read(world.tenant, (data) => data.rounds.openAsks(projectId));

describe("waking what is due", () => {
  it("opens the round once, though two instances wake at the same moment", async () => {
    const world = await roundWorld(database);
    await planRound(world, world.plan.project.id, "2022-10-03T07:00:00Z");
    const woken = await Promise.all([1, 2].map(() => wakeDues(world.ports, { tenant: world.tenant })));
    expect(woken.flatMap(({ done }) => done).filter(({ what }) => what === "round")).toHaveLength(1);
    expect(await asksOf(world, world.plan.project.id)).toHaveLength(15);
  });

  it("lets one project's failure stop no other, and tries it again later", async () => {
    const world = await roundWorld(database);
    const other = secondProject(world.plan);
    await world.ports.store.write(world.tenant, async (data) => {
      await data.projects.savePlan(other);
      const channel = place("19:other", "channel", { projectId: other.project.id, purpose: "main" });
      await data.conversations.save(channel);
    });
    await planRound(world, world.plan.project.id, "2022-10-03T07:00:00Z");
    await planRound(world, other.project.id, "2022-10-03T07:00:00Z");
    const { done, failed } = await wakeDues(failingFor(world.ports, world.plan.project.id), { tenant: world.tenant });
    expect(failed.map(({ due }) => due.projectId)).toEqual([world.plan.project.id]);
    expect(done.filter(({ what }) => what === "round").map(({ projectId }) => projectId)).toEqual([other.project.id]);
    expect(await asksOf(world, world.plan.project.id)).toEqual([]);
    world.clock.advance({ minutes: 6 });
    const again = await wakeDues(world.ports, { tenant: world.tenant });
    expect(again.done).toContainEqual(expect.objectContaining({ what: "round", key: "2022-10-03~1" }));
    expect(await asksOf(world, world.plan.project.id)).toHaveLength(15);
  });

  it("opens what fell in a time when the app was down", async () => {
    const world = await roundWorld(database);
    await planRound(world, world.plan.project.id, "2022-10-03T07:00:00Z");
    world.clock.advance({ days: 10 });
    await wakeDues(world.ports, { tenant: world.tenant });
    expect(await asksOf(world, world.plan.project.id)).toMatchObject([
      { dueAt: "2022-10-27T21:59:00Z" },
      ...Array(14).fill({}),
    ]);
  });
});

function secondProject(plan: Plan): Plan {
  return { ...plan, project: { ...plan.project, id: "z-other", shortName: "other" } };
}

/** As if the plan of one project could not be read. */
function failingFor(ports: Ports, projectId: string): Ports {
  const failing = (data: Data): Data => ({
    ...data,
    projects: {
      ...data.projects,
      plan: async (id) => {
        if (id === projectId) throw new Error("broken plan");
        return data.projects.plan(id);
      },
    },
  });
  const { store } = ports;
  return {
    ...ports,
    store: {
      read: (tenant, work) => store.read(tenant, (data) => work(failing(data))),
      write: (tenant, work) => store.write(tenant, (data) => work(failing(data))),
    },
  };
}
