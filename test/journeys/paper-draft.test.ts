import { noWords } from "../../src/domain/paper/steering-paper.ts";
import type { Meeting } from "../../src/domain/project/project.ts";
import { freezePaper } from "../../src/journeys/freeze-paper.ts";
import { planDues } from "../../src/journeys/plan-dues.ts";
import { wakeDues } from "../../src/journeys/wake-dues.ts";
import type { Database } from "../../src/store/database.ts";
import { freshStore } from "../support/database.ts";
import { deliverWaiting } from "../support/deliver-messages.ts";
import { people, place, type RoundWorld, recordingMessenger, roundWorld } from "../support/round-world.ts";

let database: Database;
beforeAll(async () => {
  database = await freshStore();
});
afterAll(() => database.close());

const leaders = "a:leder";
const meetingOn = (day: string, group = "Styringsgruppe"): Meeting => ({
  group,
  date: { text: day, date: day, exact: true },
});

/** Wednesday 5 October; nothing is measured, so that the leader gets nothing else. */
async function meetingWorld(meetings: Meeting[], withChat = true): Promise<RoundWorld> {
  const world = await roundWorld(database, (plan) => ({ ...plan, meetings, rows: [], measures: [] }));
  if (withChat) {
    await world.ports.store.write(world.tenant, (data) =>
      data.conversations.save(place(leaders, "personal", { person: people.leader })),
    );
  }
  world.clock.set("2022-10-05T06:00:00Z");
  await planDues(world.ports, { tenant: world.tenant });
  return world;
}

/** The papers' cards that are posted or shown anew at this moment, by place. */
async function at(world: RoundWorld, moment: string): Promise<string[]> {
  world.clock.set(moment);
  const { failed, notPlanned } = await wakeDues(world.ports, { tenant: world.tenant });
  expect([failed, notPlanned]).toEqual([[], []]);
  const { sent } = await deliverWaiting(world, recordingMessenger());
  return sent.flatMap(({ conversationId, as, content }) =>
    content.kind === "paperCard" ? [`${conversationId} ${as}: ${content.state} ${content.paper.meeting}`] : [],
  );
}

async function move(world: RoundWorld, meetings: Meeting[]): Promise<void> {
  await world.ports.store.write(world.tenant, async (data) => {
    const plan = await data.projects.plan(world.plan.project.id, { lock: true });
    if (plan) await data.projects.savePlan({ ...plan, meetings });
  });
}

describe("the draft of the steering group's paper", () => {
  it("comes to the leader seven working days before the meeting, at nine, and once", async () => {
    const world = await meetingWorld([meetingOn("2022-10-25"), meetingOn("2022-10-10", "Prosjektgruppe")]);
    expect(await at(world, "2022-10-13T07:00:00Z")).toEqual([]);
    expect(await at(world, "2022-10-14T06:59:00Z")).toEqual([]);
    expect(await at(world, "2022-10-14T07:00:00Z")).toEqual([`${leaders} create: draft 2022-10-25`]);
    for (const day of ["17", "18", "24", "25"]) expect(await at(world, `2022-10-${day}T07:00:00Z`)).toEqual([]);
    const trail = (await world.log()).filter(({ what }) => what === "paperDraftSent");
    expect(trail).toMatchObject([{ subject: "2022-10-25", new: people.leader }]);
  });

  it("comes the next working morning when the meeting is nearer than that, and again when the meeting is moved", async () => {
    const world = await meetingWorld([meetingOn("2022-10-12")]);
    expect(await at(world, "2022-10-05T07:00:00Z")).toEqual([]);
    expect(await at(world, "2022-10-06T07:00:00Z")).toEqual([`${leaders} create: draft 2022-10-12`]);
    await move(world, [meetingOn("2022-10-14")]);
    await at(world, "2022-10-06T08:00:00Z");
    expect(await at(world, "2022-10-07T07:00:00Z")).toEqual([`${leaders} create: draft 2022-10-14`]);
  });

  it("becomes what was approved, and does not come when that is done before", async () => {
    const world = await meetingWorld([meetingOn("2022-10-25"), meetingOn("2022-11-25")]);
    await at(world, "2022-10-14T07:00:00Z");
    const said = { projectId: world.plan.project.id, version: 1, words: noWords };
    await freezePaper(world.ports, world.turn(people.leader), said);
    expect(await at(world, "2022-10-14T09:00:00Z")).toEqual([`${leaders} update: frozen 2022-10-25`]);
    world.clock.set("2022-10-26T07:00:00Z");
    await freezePaper(world.ports, world.turn(people.leader), { ...said, version: 2 });
    expect(await at(world, "2022-11-16T08:00:00Z")).toEqual([]);
    expect(await at(world, "2022-11-17T08:00:00Z")).toEqual([]);
  });

  it("is shown nobody else: opened in her own chat through the channel, and without meetings there is none", async () => {
    const world = await meetingWorld([meetingOn("2022-10-25")], false);
    world.clock.set("2022-10-14T07:00:00Z");
    await wakeDues(world.ports, { tenant: world.tenant });
    const waiting = await world.ports.store.read(world.tenant, (data) => data.messages.undelivered());
    const drafts = waiting.filter(({ message }) => message.subject.kind === "paperDraft");
    expect(drafts.map(({ message }) => message.openFor)).toEqual(["29:prosjektleder"]);
    expect(await at(await meetingWorld([]), "2022-10-14T07:00:00Z")).toEqual([]);
  });
});
