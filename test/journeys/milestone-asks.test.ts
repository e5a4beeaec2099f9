import type { ActionAnswer } from "../../src/domain/actions/action-card.ts";
import type { Milestone, Plan } from "../../src/domain/project/project.ts";
import type { Content } from "../../src/domain/talking/content.ts";
import type { IsoDate } from "../../src/domain/time/time.ts";
import { saveActions } from "../../src/journeys/save-actions.ts";
import { noteContact } from "../../src/journeys/tell-person.ts";
import { wakeDues } from "../../src/journeys/wake-dues.ts";
import type { Database } from "../../src/store/database.ts";
import { drawContent } from "../../src/views/draw.ts";
import { freshStore } from "../support/database.ts";
import { deliverWaiting } from "../support/deliver-messages.ts";
import { milestone } from "../support/plan-builder.ts";
import { people, place, type RoundWorld, recordingMessenger, roundWorld } from "../support/round-world.ts";

let database: Database;
beforeAll(async () => {
  database = await freshStore();
});
afterAll(() => database.close());

/** Tuesday 4 October 2022 is the day. */
const moving = milestone("MP 1", "2022-10-04", { responsible: people.asnes });

async function worldWith(milestones: Milestone[], some: Partial<Plan> = {}): Promise<RoundWorld> {
  const world = await roundWorld(database, (plan) => ({ ...plan, milestones, rows: [], measures: [], ...some }));
  for (const user of Object.values(people)) {
    const chat = place(`a:${user}`, "personal", { person: user });
    await world.ports.store.write(world.tenant, (data) => data.conversations.save(chat));
  }
  await at(world, "2022-10-03T06:30:00Z");
  return world;
}

type Sent = { to: string; content: Content };
/** What the bot says by itself at this moment: to whom, and what. */
async function at(world: RoundWorld, moment: string): Promise<Sent[]> {
  world.clock.set(moment);
  const { failed, notPlanned } = await wakeDues(world.ports, { tenant: world.tenant });
  expect([failed, notPlanned]).toEqual([[], []]);
  const { sent } = await deliverWaiting(world, recordingMessenger());
  return sent
    .filter(({ as, content }) => as === "create" && content.kind !== "digest")
    .map(({ conversationId, content }) => ({ to: conversationId.replace(/^a:/, ""), content }));
}
function lines(sent: Sent[]): string[] {
  return sent.map(({ to, content }) => {
    if (content.kind === "actionCard") return `${to}: ${content.items.map(({ action }) => action.id).join(", ")}`;
    if (content.kind === "actionList") return `${to}: list ${content.actions.map(({ id }) => id).join(", ")}`;
    return `${to}: ${content.kind}`;
  });
}
async function days(world: RoundWorld, from: IsoDate, count: number): Promise<string[]> {
  const said: string[] = [];
  for (let day = 0; day < count; day += 1) {
    const moment = new Date(Date.parse(`${from}T08:00:00Z`) + day * 86_400_000).toISOString();
    said.push(...lines(await at(world, moment)).map((line) => `${moment.slice(0, 10)} ${line}`));
  }
  return said;
}
const stored = async (world: RoundWorld, id = "MP 1") =>
  (await world.storedPlan()).milestones.find((one) => one.id === id);
async function press(
  world: RoundWorld,
  some: Partial<ActionAnswer>,
  { by = people.asnes, id = "MP 1" }: { by?: string; id?: string } = {},
) {
  const { status, time } = (await stored(world, id)) ?? moving;
  const was = [status, time.date ?? time.text, ""].join(" | ");
  const answer = { id: `milestones ${id}`, was, due: "", why: "", ...some };
  const said = { projectId: world.plan.project.id, drawnAt: world.clock.now(), answers: [answer] };
  return { said, shown: await saveActions(world.ports, world.turn(by), said) };
}
function problemOf(content: Content): string | undefined {
  return content.kind === "actionCard" ? content.items[0]?.problem?.reason : content.kind;
}

describe("a milestone whose day has come", () => {
  it("is asked about at nine, reminded of after three working days, and told to the leader after seven", async () => {
    const world = await worldWith([moving]);
    expect(await days(world, "2022-10-03", 12)).toEqual([
      `2022-10-04 ${people.asnes}: milestones MP 1`,
      `2022-10-07 ${people.asnes}: milestones MP 1`,
      `2022-10-13 ${people.leader}: list MP 1`,
    ]);
    const log = (await world.log()).filter(({ subject }) => subject === "milestones MP 1");
    expect(log.map(({ what, why }) => `${what} ${why}`)).toEqual([
      "milestoneAsked due",
      "milestoneAsked after3",
      "milestonesOverdueTold leader",
    ]);
  });

  it("is on one card with the person's actions, and waits a day for who has been written to", async () => {
    const time = { text: "4.10.2022", date: "2022-10-04", exact: true };
    const world = await worldWith([moving], {
      actions: [
        { id: "T1", kind: "action", text: "Opplæring", status: "planned", responsible: people.asnes, due: time },
      ],
    });
    world.clock.set("2022-10-04T06:59:00Z");
    await world.ports.store.write(world.tenant, (data) =>
      noteContact(world.ports, data, world.plan.project, [people.asnes]),
    );
    expect(await days(world, "2022-10-04", 2)).toEqual([`2022-10-05 ${people.asnes}: T1, milestones MP 1`]);
  });

  it("without a responsible, or with a role, is the leader's to answer; its card says that nobody is", async () => {
    const world = await worldWith([
      milestone("MP 0", "2023-01-01", { responsible: people.grue }),
      milestone("MP 1", "2022-10-04"),
      milestone("MP 2", "2022-10-04", { responsible: "Rådmannen" }),
    ]);
    const [sent] = await at(world, "2022-10-04T07:00:00Z");
    expect(lines(sent ? [sent] : [])).toEqual([`${people.leader}: milestones MP 1, milestones MP 2`]);
    const card = JSON.stringify(sent && drawContent(sent.content, "nb").card);
    expect(card).toContain("Er milepæl MP 1 nådd?");
    expect(card).toContain("Ingen ansvarlig");
  });

  it("is not asked about where nobody answers for any, when it is done, nor long before", async () => {
    const nobody = await worldWith([milestone("MP 1", "2022-10-04")]);
    expect(await days(nobody, "2022-10-04", 8)).toEqual([]);
    const world = await worldWith([
      { ...moving, status: "done" },
      { ...moving, id: "MP 2", time: later },
    ]);
    expect(await days(world, "2022-10-04", 8)).toEqual([]);
  });

  it("is asked about once a month while nobody can read its time, and no more when someone has given a day", async () => {
    const unread = { text: "når lokalene er klare", exact: false };
    const world = await worldWith([{ ...moving, time: unread }]);
    const [first, ...more] = await days(world, "2022-10-03", 34);
    expect([first, more]).toEqual([
      `2022-10-03 ${people.asnes}: milestones MP 1`,
      [`2022-11-01 ${people.asnes}: milestones MP 1`],
    ]);
    expect(problemOf((await press(world, { choice: "moved", due: "1.2.2023" })).shown)).toBeUndefined();
    expect((await stored(world))?.time.date).toBe("2023-02-01");
    expect(await days(world, "2022-11-30", 9)).toEqual([]);
  });
});
const later = { text: "1.3.2023", date: "2023-03-01", exact: true };

describe("the answer about a milestone", () => {
  it("done ends the asking; old and new are in the log", async () => {
    const world = await worldWith([moving]);
    await at(world, "2022-10-04T07:00:00Z");
    const { said, shown } = await press(world, { choice: "done" });
    expect(JSON.stringify(drawContent(shown, "nb").card)).toContain("Utført");
    await saveActions(world.ports, world.turn(people.asnes), said);
    const log = (await world.log()).filter(({ what }) => what === "planChange");
    expect(log).toMatchObject([{ subject: "milestones MP 1", old: '{"status":"planned"}', new: '{"status":"done"}' }]);
    expect(await days(world, "2022-10-05", 10)).toEqual([]);
  });

  it("moved takes a day to come and why, and is asked about again then", async () => {
    const world = await worldWith([moving]);
    await at(world, "2022-10-04T07:00:00Z");
    const problem = async (some: Partial<ActionAnswer>) =>
      problemOf((await press(world, { choice: "moved", ...some })).shown);
    expect(await problem({ why: "leveransen kom sent" })).toBe("milestoneDayMissing");
    expect(await problem({ due: "snart", why: "x" })).toBe("milestoneDayUnreadable");
    expect(await problem({ due: "1. mars 2022", why: "x" })).toBe("milestoneDayPassed");
    expect(await problem({ due: "12.10.2022" })).toBe("milestoneReasonMissing");
    expect((await stored(world))?.time).toEqual(moving.time);
    expect(await problem({ due: "12.10.2022", why: "leveransen kom sent" })).toBeUndefined();
    expect((await stored(world))?.time.date).toBe("2022-10-12");
    expect((await world.log()).find(({ what }) => what === "planChange")?.why).toBe("leveransen kom sent");
    expect(await days(world, "2022-10-05", 8)).toEqual([`2022-10-12 ${people.asnes}: milestones MP 1`]);
  });

  it("is the responsible's and the leader's, not another's, and not to what has changed since", async () => {
    const world = await worldWith([moving]);
    await at(world, "2022-10-04T07:00:00Z");
    expect(problemOf((await press(world, { choice: "done" }, { by: people.grue })).shown)).toBe("notice");
    const stale = "planned | 2022-09-01 | ";
    expect(problemOf((await press(world, { choice: "done", was: stale })).shown)).toBe("actionChangedMeanwhile");
    expect((await stored(world))?.status).toBe("planned");
    await press(world, { choice: "done" }, { by: people.leader });
    expect((await stored(world))?.status).toBe("done");
  });

  it("of another kind changes nothing", async () => {
    const world = await worldWith([moving]);
    await press(world, { choice: "dropped", why: "x" });
    await press(world, { choice: "started", due: "1.2.2023" });
    expect(await stored(world)).toEqual(moving);
  });
});
