import type { Action, Plan } from "../../src/domain/project/project.ts";
import type { Content } from "../../src/domain/talking/content.ts";
import type { IsoDate } from "../../src/domain/time/time.ts";
import { changeAction } from "../../src/journeys/change-action.ts";
import { saveActions } from "../../src/journeys/save-actions.ts";
import { noteContact } from "../../src/journeys/tell-person.ts";
import { wakeDues } from "../../src/journeys/wake-dues.ts";
import type { Database } from "../../src/store/database.ts";
import { freshStore } from "../support/database.ts";
import { deliverWaiting } from "../support/deliver-messages.ts";
import { people, place, type RoundWorld, recordingMessenger, roundWorld, type Sent } from "../support/round-world.ts";

let database: Database;
beforeAll(async () => {
  database = await freshStore();
});
afterAll(() => database.close());

const due = (date: IsoDate) => ({ text: date, date, exact: true });
/** Tuesday 4 October 2022 is the due day. */
const training: Action = {
  ...{ id: "T1", kind: "action", text: "Opplæring", status: "planned", responsible: people.asnes },
  due: due("2022-10-04"),
};

/** Those with chats of their own; nothing is measured, so that only actions are asked about. */
async function worldWith(actions: Action[], withChats: readonly string[] = Object.values(people)) {
  const world = await roundWorld(database, (plan: Plan) => ({ ...plan, actions, rows: [], measures: [] }));
  for (const user of withChats) {
    const chat = place(`a:${user}`, "personal", { person: user });
    await world.ports.store.write(world.tenant, (data) => data.conversations.save(chat));
  }
  await at(world, "2022-10-03T06:30:00Z");
  return world;
}

async function wake(world: RoundWorld): Promise<void> {
  const { failed, notPlanned } = await wakeDues(world.ports, { tenant: world.tenant });
  expect([failed, notPlanned]).toEqual([[], []]);
}
/** What the bot says by itself at this moment: to whom, and what. */
async function at(world: RoundWorld, moment: string): Promise<string[]> {
  world.clock.set(moment);
  await wake(world);
  return lines((await deliverWaiting(world, notOpened())).sent);
}
const notOpened = () => ({
  ...recordingMessenger(),
  openPersonalChat: async () => ({ outcome: "refused", status: 403, error: "not installed" }) as const,
});
function lines(sent: Sent[]): string[] {
  return sent
    .filter(({ as, content }) => as === "create" && content.kind !== "digest")
    .map(({ conversationId, content }) => `${conversationId.replace(/^a:/, "").split("@")[0]}: ${whatOf(content)}`)
    .sort();
}
function whatOf(content: Content): string {
  if (content.kind === "actionCard") {
    const late = content.lateSince === undefined ? "" : `, late since ${content.lateSince}`;
    return `asked ${content.items.map(({ action }) => action.id).join(" ")}${late}`;
  }
  if (content.kind === "actionList") return `list ${content.actions.map(({ id }) => id).join(" ")}`;
  return content.kind === "notice" ? content.notice.reason : content.kind;
}
async function days(world: RoundWorld, from: string, count: number): Promise<string[]> {
  const said: string[] = [];
  for (let day = 0; day < count; day += 1) {
    const moment = new Date(Date.parse(from) + day * 86_400_000).toISOString();
    said.push(...(await at(world, moment)).map((line) => `${moment.slice(0, 10)} ${line}`));
  }
  return said;
}
async function cardData(world: RoundWorld, id = "T1") {
  const action = (await world.storedPlan()).actions.find((one) => one.id === id);
  const was = [action?.status, action?.due?.date ?? "", action?.why ?? ""].join(" | ");
  return { projectId: world.plan.project.id, drawnAt: world.clock.now(), answer: { id, was, due: "", why: "" } };
}
async function press(world: RoundWorld, some: object, by: string = people.asnes) {
  const { answer, ...card } = await cardData(world);
  const said = { ...card, answers: [{ ...answer, ...some }] };
  return { said, shown: await saveActions(world.ports, world.turn(by), said) };
}
const changes = async (world: RoundWorld) => (await world.log()).filter(({ what }) => what === "planChange");
const stored = async (world: RoundWorld) => (await world.storedPlan()).actions[0];
function problemOf(content: Content): string | undefined {
  return content.kind === "actionCard" ? content.items[0]?.problem?.reason : content.kind;
}

describe("an action whose day has come", () => {
  it("is asked about once, at nine, reminded of after three working days, and told to the leader after seven", async () => {
    const world = await worldWith([training]);
    expect(await at(world, "2022-10-04T06:59:00Z")).toEqual([]);
    expect(await at(world, "2022-10-04T07:00:00Z")).toEqual(["nav.asnes: asked T1"]);
    expect(await days(world, "2022-10-04T08:00:00Z", 30)).toEqual([
      "2022-10-07 nav.asnes: asked T1",
      "2022-10-13 prosjektleder: list T1",
    ]);
    const trail = (await world.log()).filter(({ subject }) => subject === "actions T1");
    expect(trail.map(({ what, new: whom }) => [what, whom])).toEqual([
      ["actionAsked", people.asnes],
      ["actionAsked", people.asnes],
      ["actionsOverdueTold", people.leader],
    ]);
  });

  it("is asked about the first working day after a Saturday", async () => {
    const world = await worldWith([{ ...training, due: due("2022-10-08") }]);
    expect(await days(world, "2022-10-04T07:00:00Z", 7)).toEqual(["2022-10-10 nav.asnes: asked T1"]);
  });

  it("is one card with the person's others, and none about what is done or dropped", async () => {
    const other = { ...training, id: "T2", due: due("2022-10-02") };
    const over: Action[] = [
      { ...training, id: "T3", status: "done" },
      { ...training, id: "T4", status: "dropped" },
    ];
    const world = await worldWith([training, other, ...over]);
    expect(await days(world, "2022-10-03T07:00:00Z", 2)).toEqual([
      "2022-10-03 nav.asnes: asked T2",
      "2022-10-04 nav.asnes: asked T1",
    ]);
    const later = await worldWith([training, other]);
    expect(await at(later, "2022-10-05T07:00:00Z")).toEqual(["nav.asnes: asked T2 T1, late since 2022-10-04"]);
  });

  it("waits for the next working day where the person has been written to that day", async () => {
    const world = await worldWith([training]);
    world.clock.set("2022-10-04T06:59:00Z");
    await world.ports.store.write(world.tenant, (data) =>
      noteContact(world.ports, data, world.plan.project, [people.asnes]),
    );
    expect(await days(world, "2022-10-04T07:00:00Z", 2)).toEqual([
      "2022-10-05 nav.asnes: asked T1, late since 2022-10-04",
    ]);
  });

  it("after downtime is asked about once, said to be late, and the days count from then", async () => {
    const world = await worldWith([training]);
    expect(await at(world, "2022-10-20T07:00:00Z")).toEqual(["nav.asnes: asked T1, late since 2022-10-04"]);
    expect(await days(world, "2022-10-20T08:00:00Z", 30)).toEqual([
      "2022-10-25 nav.asnes: asked T1",
      "2022-10-31 prosjektleder: list T1",
    ]);
  });

  it("is asked about once by two instances at the same moment", async () => {
    const world = await worldWith([training]);
    world.clock.set("2022-10-04T07:00:00Z");
    await Promise.all([wake(world), wake(world), wake(world)]);
    expect(lines((await deliverWaiting(world, notOpened())).sent)).toEqual(["nav.asnes: asked T1"]);
  });

  it.each<[string, Partial<Action>]>([
    ["a role", { responsible: "Rådmannen" }],
    ["nobody", { responsible: undefined }],
    ["someone who is not in Teams", { responsible: "borte@solor.example" }],
  ])("with %s as responsible is told to the leader", async (_, some) => {
    const world = await worldWith([{ ...training, ...some }]);
    const told = await days(world, "2022-10-04T07:00:00Z", 20);
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(/2022-10-0[45] prosjektleder: list T1/);
  });

  it("is told to a leader without a chat by numbers", async () => {
    const world = await worldWith([{ ...training, responsible: "Rådmannen" }], []);
    expect(await at(world, "2022-10-04T07:00:00Z")).toEqual(["19:channel: actionsOverdue"]);
  });

  it("goes to who stands in for the responsible, who may answer", async () => {
    const world = await worldWith([training]);
    await world.ports.store.write(world.tenant, async (data) => {
      const standIns = [{ standIn: people.grue, from: "2022-10-01", to: "2022-10-31" }];
      const said = { standIns, saidBy: people.leader, at: world.clock.now() };
      await data.projects.saveStandIns(world.plan.project.id, people.asnes, said);
    });
    expect(await at(world, "2022-10-04T07:00:00Z")).toEqual(["nav.grue: asked T1"]);
    await press(world, { choice: "done" }, people.grue);
    expect((await stored(world))?.status).toBe("done");
  });

  it("that moves gets its new day, planned at once", async () => {
    const world = await worldWith([{ ...training, due: due("2022-12-01") }]);
    const change = { projectId: world.plan.project.id, id: "T1", words: "frist 6. oktober" };
    await changeAction(world.ports, world.turn(people.leader), change);
    expect(await days(world, "2022-10-04T07:00:00Z", 3)).toEqual(["2022-10-06 nav.asnes: asked T1"]);
  });
});

describe("the answer about an action", () => {
  async function askedWorld() {
    const world = await worldWith([training]);
    await at(world, "2022-10-04T07:00:00Z");
    return world;
  }

  it("is in the plan and the log, ends the asking, and is shown on the card that was sent", async () => {
    const world = await askedWorld();
    await press(world, { choice: "done" });
    expect(await stored(world)).toMatchObject({ status: "done" });
    expect(await changes(world)).toMatchObject([{ subject: "actions T1", who: people.asnes }]);
    const updated = (await deliverWaiting(world, notOpened())).sent.filter(({ as }) => as === "update");
    expect(updated.map(({ content }) => content)).toMatchObject([{ kind: "actionCard", items: [{ isOpen: false }] }]);
    expect(await days(world, "2022-10-05T07:00:00Z", 20)).toEqual([]);
  });

  it("started with a new due day is asked about again then, and not before", async () => {
    const world = await askedWorld();
    await press(world, { choice: "started", due: "20. oktober" });
    expect(await days(world, "2022-10-05T07:00:00Z", 17)).toEqual(["2022-10-20 nav.asnes: asked T1"]);
  });

  it.each([
    [{ choice: "started" }, "actionDueMissing"],
    [{ choice: "started", due: "snart" }, "actionDueUnreadable"],
    [{ choice: "dropped" }, "actionReasonMissing"],
  ])("%j asks for the rest and stores nothing", async (said, problem) => {
    const world = await askedWorld();
    expect(problemOf((await press(world, said)).shown)).toBe(problem);
    expect(await changes(world)).toEqual([]);
  });

  it("given twice counts once, also long after and when it was taken back meanwhile", async () => {
    const world = await askedWorld();
    const { said } = await press(world, { choice: "done" });
    const again = () => saveActions(world.ports, world.turn(people.asnes), said);
    expect(problemOf(await again())).toBeUndefined();
    expect(await changes(world)).toHaveLength(1);
    const back = { projectId: world.plan.project.id, id: "T1", words: "planlagt" };
    await changeAction(world.ports, world.turn(people.leader), back);
    await again();
    expect(await stored(world)).toMatchObject({ status: "planned" });
    expect(await changes(world)).toHaveLength(2);
  });

  it("of two at once is one change, and the other sees what was stored", async () => {
    const world = await askedWorld();
    const { answer, ...card } = await cardData(world);
    const both = await Promise.all([
      saveActions(world.ports, world.turn(people.asnes), { ...card, answers: [{ ...answer, choice: "done" }] }),
      saveActions(world.ports, world.turn(people.leader), {
        ...card,
        answers: [{ ...answer, choice: "dropped", why: "for dyrt" }],
      }),
    ]);
    expect(both.map(problemOf).filter((problem) => problem === "actionChangedMeanwhile")).toHaveLength(1);
    expect(await changes(world)).toHaveLength(1);
  });

  it("by another is refused, and in the log", async () => {
    const world = await askedWorld();
    expect((await press(world, { choice: "done" }, people.grue)).shown).toMatchObject({ kind: "notice" });
    expect(await stored(world)).toMatchObject({ status: "planned" });
    expect((await world.log()).map(({ what }) => what)).toContain("actionRefused");
  });
});
