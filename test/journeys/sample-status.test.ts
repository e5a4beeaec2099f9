import { planDues } from "../../src/journeys/plan-dues.ts";
import type { Ports } from "../../src/journeys/ports.ts";
import { showDigest } from "../../src/journeys/post-digest.ts";
import { showBenefitMap } from "../../src/journeys/show-benefit-map.ts";
import { showStatus } from "../../src/journeys/show-status.ts";
import type { Turn } from "../../src/journeys/turn.ts";
import { createPictures } from "../../src/report/pictures.ts";
import { loadSample } from "../../src/sample/load-sample.ts";
import type { Database } from "../../src/store/database.ts";
import { movableClock } from "../support/clock.ts";
import { freshStore } from "../support/database.ts";
import { countingIds } from "../support/ids.ts";
import { conversationOf } from "./project-in-store.ts";

const tenant = "local";
let database: Database;
let ports: Ports;
beforeAll(async () => {
  database = await freshStore();
  ports = { store: database.store, clock: movableClock("2022-10-03T06:00:00Z"), ids: countingIds() };
  await loadSample(ports);
});
afterAll(() => database.close());

async function inChannelOf(shortName: string): Promise<Turn> {
  const project = await database.store.read(tenant, (data) => data.projects.findByShortName(shortName));
  const conversation = conversationOf(`channel-${shortName}`, { projectId: project?.id, purpose: "main" });
  await database.store.write(tenant, (data) => data.conversations.save(conversation));
  return { tenant, actor: { name: "Noen", teamsId: "29:x" }, conversation, language: "nb", source: "chat 1" };
}

describe("the example projects on 3 October 2022", () => {
  it("NAV Solør says why it has no total, what is measured when, and which milestones press", async () => {
    const status = await showStatus(ports, await inChannelOf("nav-solor"), {});
    expect(status).toMatchObject({
      kind: "projectStatus",
      measuresWithoutTarget: 12,
      coverage: { measured: 0, shouldBeMeasured: 5, later: [{ on: "2023-03-15", count: 7 }] },
      total: { counted: [], leftOut: { length: 12 } },
      nextRound: { on: "2022-10-03", measureIds: ["S1", "S2", "S3", "B1", "B2"] },
      goalsWithoutMeasure: [{ id: "E2" }, { id: "E3" }],
      milestones: [
        { id: "MP 10", when: "overdue" },
        { id: "MP 11", when: "overdue" },
        { id: "MP 12", when: "soon" },
      ],
      risks: { assessed: 0, all: 8 },
    });
  });

  it("KOR's values are outdated, with what they were worth then, and the totals of the source stand apart", async () => {
    const status = await showStatus(ports, await inChannelOf("kor"), {});
    if (status.kind !== "projectStatus") throw new Error(status.kind);
    const states = status.judged.map(({ measure, assessment }) => [measure.id, assessment.state]);
    expect(Object.fromEntries(states)).toMatchObject({
      P45: "outdated",
      P128: "outdated",
      P126: "notMeasured",
      G1: "notMeasured",
    });
    expect(status.judged.find(({ measure }) => measure.id === "P45")?.assessment.percent?.toFixed(2)).toBe("78.33");
    expect(status.coverage).toMatchObject({ measured: 0, shouldBeMeasured: 7, later: [] });
    expect(status.total.percent).toBeUndefined();
    expect(status.statedTotals).toHaveLength(4);
  });

  it("their first digest tells of milestones, and does not take the import for news", async () => {
    const digest = await showDigest(ports, await inChannelOf("nav-solor"));
    expect(digest).toMatchObject({
      headline: { quiet: false, readings: 0, overdueMilestones: 2 },
      risksChanged: [],
      decisions: [],
      milestonesDone: [],
      targetsSet: [],
    });
  });

  it("the values that KOR's workbook brought along are no news either", async () => {
    const digest = await showDigest(ports, await inChannelOf("kor"));
    expect(digest).toMatchObject({ newReadings: [], deviations: [], headline: { quiet: true } });
  });

  it("are asked at nine, and their digests come on Monday and on Friday", async () => {
    await inChannelOf("nav-solor");
    await inChannelOf("kor");
    await planDues(ports, { tenant });
    const dues = [];
    for (;;) {
      const due = await database.store.write(tenant, (data) => data.dues.claimNext("2022-10-10T12:00:00Z"));
      if (!due) break;
      dues.push([due.what, due.key, due.at]);
    }
    expect(dues).toEqual([
      ["round", "2022-10-03", "2022-10-03T07:00:00Z"],
      ["digest", "2022-W40", "2022-10-07T12:00:00Z"],
      ["digest", "2022-W41", "2022-10-10T06:00:00Z"],
    ]);
  });

  it("KOR's benefit map is drawn, with the state of its effect goal and the benefits it lacks", async () => {
    const kor = await inChannelOf("kor");
    const map = await showBenefitMap({ ...ports, pictures: createPictures() }, kor);
    if (map.kind !== "benefitMap") throw new Error(map.kind);
    expect(map.nodes).toHaveLength(8);
    expect(map.arrows).toHaveLength(7);
    expect(map.picture).toMatchObject({ png: expect.any(String) });
    expect(map.nodes.find(({ type }) => type === "effectGoal")?.total).toMatchObject({ leftOut: { length: 2 } });
    expect(map.faults.map(({ fault, names }) => [fault, names.length])).toEqual([["notOnMap", 3]]);
  });

  it("NAV Solør has no benefit map yet, and is told how to get one", async () => {
    const map = await showBenefitMap({ ...ports, pictures: createPictures() }, await inChannelOf("nav-solor"));
    expect(map).toMatchObject({ kind: "benefitMap", nodes: [], faults: [] });
  });
});
