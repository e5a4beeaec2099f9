import type { Plan } from "../../src/domain/project/project.ts";
import { planDues } from "../../src/journeys/plan-dues.ts";
import { postDigest, showDigest } from "../../src/journeys/post-digest.ts";
import { wakeDues } from "../../src/journeys/wake-dues.ts";
import type { Database } from "../../src/store/database.ts";
import { freshStore } from "../support/database.ts";
import { milestone, planOf, projectOf, reading } from "../support/plan-builder.ts";
import { conversationOf, journeyIn, storeProject, tenant } from "./project-in-store.ts";

let database: Database;
beforeAll(async () => {
  database = await freshStore();
});
afterAll(() => database.close());

/** A project of its own for each test; its one measure is asked for in March. */
let projects = 0;
async function newProject(some: Partial<Plan["project"]> = {}): Promise<Plan> {
  projects += 1;
  const id = `d${projects}`;
  const plan = planOf({
    project: projectOf({ id, shortName: id, name: `Prosjekt ${id}`, ...some }),
    measures: [
      {
        id: "K1",
        name: "Mottakere",
        unit: "Antall",
        percent: false,
        kind: "additive",
        frequency: "year",
        figuresReady: { month: 3, day: 15 },
        seasonal: false,
      },
    ],
    rows: [{ measureId: "K1", office: "Grue", baselineDate: "2021-12-31" }],
  });
  await storeProject(database.store, plan);
  return plan;
}
const monday = "2022-10-03T06:00:00Z";
const week40 = { key: "2022-W40", scheduledAt: monday };

describe("posting a digest", () => {
  it("stores it once and plans a message to the channel, and to the steering group when its copy was shown", async () => {
    const { project } = await newProject();
    const { ports, read, write } = journeyIn(database, monday);
    await write((data) =>
      data.conversations.save(
        conversationOf(`steering-${project.id}`, { kind: "groupChat", projectId: project.id, purpose: "steering" }),
      ),
    );
    await write((data) =>
      data.steering.save({ projectId: project.id, key: week40.key, state: "shown", at: week40.scheduledAt }),
    );
    const posted = await postDigest(ports, { tenant, projectId: project.id, ...week40 });
    expect(posted).toMatchObject({ outcome: "posted", digest: { weeks: ["2022-W40"], headline: { quiet: true } } });
    expect(await postDigest(ports, { tenant, projectId: project.id, ...week40 })).toEqual({ outcome: "postedBefore" });
    const messages = await read(async (data) => {
      const ids = await data.messages.due(monday, 100);
      return Promise.all(ids.map((id) => data.messages.find(id)));
    });
    const own = messages.filter((message) => message?.projectId === project.id);
    expect(own.map((message) => message?.conversationId)).toEqual([`channel-${project.id}`, `steering-${project.id}`]);
    expect(own.every((message) => message?.subject.kind === "digest" && message.language === "nb")).toBe(true);
  });

  it("happens once when two do it at the same moment", async () => {
    const { project } = await newProject();
    const { ports } = journeyIn(database, monday);
    const post = () => postDigest(ports, { tenant, projectId: project.id, ...week40 });
    const outcomes = (await Promise.all([post(), post(), post()])).map(({ outcome }) => outcome);
    expect(outcomes.sort()).toEqual(["posted", "postedBefore", "postedBefore"]);
  });

  it("comes back from the store as it was, exact numbers too", async () => {
    const { project } = await newProject();
    const { ports, read, write } = journeyIn(database, monday);
    await write((data) =>
      data.readings.append(project.id, [
        reading("K1", "Grue", "2022", "1000000000000000.1", { at: "2022-10-01T08:00:00Z" }),
      ]),
    );
    const posted = await postDigest(ports, { tenant, projectId: project.id, ...week40 });
    if (posted.outcome !== "posted") throw new Error(posted.outcome);
    const stored = await read((data) => data.digests.find(posted.digestId));
    expect(stored?.newReadings[0]?.reading.value.plus(stored.newReadings[0].reading.value).toString()).toBe(
      "2000000000000000.2",
    );
  });

  it("takes up where the last one ended, and marks a correction of what that one told", async () => {
    const { project } = await newProject();
    const { ports, clock, write } = journeyIn(database, monday);
    const first = reading("K1", "Grue", "2022", "160", { at: "2022-10-03T05:00:00Z" });
    await write((data) => data.readings.append(project.id, [first]));
    expect(await postDigest(ports, { tenant, projectId: project.id, ...week40 })).toMatchObject({
      digest: { headline: { readings: 1 } },
    });
    const fix = reading("K1", "Grue", "2022", "150", {
      at: "2022-10-05T05:00:00Z",
      corrects: first.id,
      reason: "Kilden",
    });
    await write((data) => data.readings.append(project.id, [fix]));
    clock.set("2022-10-10T06:00:00Z");
    const next = await postDigest(ports, {
      tenant,
      projectId: project.id,
      key: "2022-W41",
      scheduledAt: "2022-10-10T06:00:00Z",
    });
    expect(next).toMatchObject({
      digest: {
        from: monday,
        newReadings: [],
        corrections: [{ reading: { id: fix.id }, corrected: { id: first.id } }],
      },
    });
  });

  it("says that it is late, and merges the weeks that the app was away", async () => {
    const { project } = await newProject();
    const { ports, clock } = journeyIn(database, "2022-09-26T06:00:00Z");
    await postDigest(ports, { tenant, projectId: project.id, key: "2022-W39", scheduledAt: "2022-09-26T06:00:00Z" });
    clock.set("2022-10-12T10:00:00Z");
    expect(await postDigest(ports, { tenant, projectId: project.id, ...week40 })).toMatchObject({
      outcome: "posted",
      digest: { weeks: ["2022-W40", "2022-W41"], lateSince: monday, from: "2022-09-26T06:00:00Z" },
    });
    const own = { tenant, projectId: project.id, key: "2022-W41", scheduledAt: "2022-10-10T06:00:00Z" };
    expect(await postDigest(ports, own)).toEqual({ outcome: "postedBefore" });
  });

  it("loses nothing when the first of all comes ten days late", async () => {
    const { project } = await newProject();
    const { ports, clock, write } = journeyIn(database, "2022-09-29T06:00:00Z");
    await planDues(ports, { tenant });
    await write((data) =>
      data.readings.append(project.id, [reading("K1", "Grue", "2022", "160", { at: "2022-09-30T08:00:00Z" })]),
    );
    clock.set("2022-10-13T06:00:00Z");
    expect(await postDigest(ports, { tenant, projectId: project.id, ...week40 })).toMatchObject({
      digest: { weeks: ["2022-W40", "2022-W41"], from: "2022-09-26T06:00:00Z", headline: { readings: 1 } },
    });
  });

  it("waits for this week's when its own week is over, and that one is planned", async () => {
    const { project } = await newProject({ digestAt: { weekday: 5, time: "14:00" } });
    const { ports, clock } = journeyIn(database, "2022-10-10T06:00:00Z");
    const late = { tenant, projectId: project.id, key: "2022-W40", scheduledAt: "2022-10-07T12:00:00Z" };
    expect(await postDigest(ports, late)).toEqual({ outcome: "merged", into: "2022-W41" });
    clock.set("2022-10-14T12:00:00Z");
    const { done } = await wakeDues(ports, { tenant });
    expect(done).toContainEqual({ projectId: project.id, what: "digest", key: "2022-W41", at: "2022-10-14T12:00:00Z" });
  });

  it("is not done where the bot is gone from the channel, or no channel is coupled", async () => {
    const { project } = await newProject();
    const { ports, write } = journeyIn(database, monday);
    await write((data) =>
      data.conversations.save(
        conversationOf(`channel-${project.id}`, { projectId: project.id, purpose: "main", installed: false }),
      ),
    );
    expect(await postDigest(ports, { tenant, projectId: project.id, ...week40 })).toEqual({ outcome: "notCoupled" });
    expect(await postDigest(ports, { tenant, projectId: "unknown", ...week40 })).toEqual({ outcome: "notCoupled" });
  });
});

describe("ukesrapport", () => {
  it("says the same now, and leaves the week's own digest to come", async () => {
    const { project } = await newProject();
    const { ports, inChannel } = journeyIn(database, "2022-10-05T08:00:00Z");
    expect(await showDigest(ports, inChannel(project.id))).toMatchObject({
      kind: "digest",
      weeks: ["2022-W40"],
      to: "2022-10-05T08:00:00Z",
    });
    expect(await postDigest(ports, { tenant, projectId: project.id })).toMatchObject({ outcome: "posted" });
  });
});

describe("what is planned", () => {
  const duesOf = async (projectId: string, until: string) => {
    const due = [];
    for (;;) {
      const next = await database.store.write(tenant, (data) => data.dues.claimNext(until));
      if (!next) return due;
      if (next.projectId === projectId) due.push([next.what, next.key, next.at]);
    }
  };

  it("is the next digest and the next round, nothing that is past, and each once", async () => {
    const { project } = await newProject();
    const { ports } = journeyIn(database, "2023-03-14T10:00:00Z");
    await planDues(ports, { tenant });
    await planDues(ports, { tenant });
    expect(await duesOf(project.id, "2023-12-31T00:00:00Z")).toEqual([
      ["round", "2023-03-15", "2023-03-15T08:00:00Z"],
      ["digest", "2023-W12", "2023-03-20T07:00:00Z"],
    ]);
  });

  it("opens today's round when nine o'clock is ahead, and next year's when it is past", async () => {
    const before = await newProject();
    await planDues(journeyIn(database, "2023-03-15T07:59:00Z").ports, { tenant });
    expect(await duesOf(before.project.id, "2024-12-31T00:00:00Z")).toContainEqual([
      "round",
      "2023-03-15",
      "2023-03-15T08:00:00Z",
    ]);
    const after = await newProject();
    await planDues(journeyIn(database, "2023-03-15T08:00:00Z").ports, { tenant });
    expect(await duesOf(after.project.id, "2024-12-31T00:00:00Z")).toContainEqual([
      "round",
      "2024-03-15",
      "2024-03-15T08:00:00Z",
    ]);
  });

  it("is nothing for a project without a channel", async () => {
    const { ports, write } = journeyIn(database, monday);
    await write((data) =>
      data.projects.savePlan(
        planOf({ project: projectOf({ id: "loose", shortName: "loose" }), milestones: [milestone("A", "2022-10-05")] }),
      ),
    );
    await planDues(ports, { tenant });
    expect(await duesOf("loose", "2030-01-01T00:00:00Z")).toEqual([]);
  });

  it("a year of digests: one per ISO week, none in the summer or at Christmas, through both changes of the clock", async () => {
    const alone = "t-year";
    const plan = planOf({ project: projectOf({ id: "year", shortName: "year" }) });
    await storeProject(database.store, plan, [], alone);
    // Wednesdays at noon: the week's digest is past, and posted late
    const { ports, clock } = journeyIn(database, "2022-01-05T11:00:00Z");
    const digests = [];
    for (let week = 0; week < 60; week += 1) {
      const { done, failed } = await wakeDues(ports, { tenant: alone });
      expect(failed).toEqual([]);
      digests.push(...done.filter(({ what }) => what === "digest"));
      clock.advance({ days: 7 });
    }
    const weeks = digests.map(({ key }) => key);
    expect(new Set(weeks).size).toBe(weeks.length);
    expect(weeks).toHaveLength(60 - 1 - 3 - 1);
    expect(new Set(digests.map(({ at }) => at.slice(11)))).toEqual(new Set(["06:00:00Z", "07:00:00Z"]));
    expect(weeks.filter((key) => key >= "2022-W27" && key <= "2022-W32")).toEqual(["2022-W27", "2022-W31", "2022-W32"]);
    expect(weeks.filter((key) => key >= "2022-W51" && key <= "2023-W02")).toEqual(["2022-W51", "2023-W01", "2023-W02"]);
  });
});
