import type { Plan } from "../../src/domain/project/project.ts";
import type { Database } from "../../src/store/database.ts";
import { drawContent } from "../../src/views/draw.ts";
import { noticeText } from "../../src/views/notice-text.ts";
import { freshStore } from "../support/database.ts";
import { asnes, type BotInTeams, grue, noticeOf, stranger } from "./bot-in-teams.ts";
import { logged, planOf, startWithPlan } from "./plan-item-run.ts";

let database: Database;
let runs: BotInTeams[] = [];
beforeAll(async () => {
  database = await freshStore();
});
afterEach(async () => {
  await Promise.all(runs.map((run) => run.teams.close()));
  runs = [];
});
afterAll(() => database.close());

async function start(): Promise<BotInTeams> {
  const run = await startWithPlan(
    database,
    (plan): Plan => ({
      ...plan,
      benefits: [
        ...["S1", "S2"].map((measureId) => ({ id: "G1", name: "Flere i arbeid", measureId, owner: asnes.user ?? "" })),
        { id: "G2", name: "Raskere vedtak", phase: "Kartlegge" },
      ],
    }),
  );
  runs.push(run);
  return run;
}
const say = async (run: BotInTeams, text: string, from?: typeof asnes) =>
  (await run.say(text, from && { from })).content;
const phasesOf = async (run: BotInTeams) => (await planOf(run)).benefits.map(({ phase }) => phase);

it("faser lists every benefit by phase, and fase G1 one of them", async () => {
  const run = await start();
  const all = await say(run, "faser", grue);
  expect(all?.kind === "phaseList" && all.benefits.map(({ benefit }) => benefit.id)).toEqual(["G1", "G2"]);
  const one = await say(run, "fase G2");
  expect(one?.kind === "phaseList" && one.benefits).toMatchObject([
    { phase: "map", lacks: [{ lack: "owner" }, {}, {}] },
  ]);
  expect(noticeOf(await say(run, "fase G9"))).toMatchObject({ reason: "noSuchBenefit" });
  expect((await say(run, "faser", stranger))?.kind).not.toBe("phaseList");
});

it("a benefit is moved when it has what the phases before ask for, or with a reason, on all its rows and in the log", async () => {
  const run = await start();
  expect(noticeOf(await say(run, "fase G1 gjennomføre"))).toMatchObject({ reason: "phaseLacks", phase: "carryOut" });
  expect(await phasesOf(run)).toEqual([undefined, undefined, "Kartlegge"]);
  expect(noticeOf(await say(run, "fase G1 gjennomføre fordi vi er i gang", asnes))).toMatchObject({
    reason: "phaseMoved",
  });
  expect(await phasesOf(run)).toEqual(["Gjennomføre", "Gjennomføre", "Kartlegge"]);
  expect(noticeOf(await say(run, "fase G1 gjennomføring"))).toMatchObject({ reason: "phaseAsItWas" });
  const log = await logged(run);
  expect(log.filter(({ what }) => what === "planChange")).toMatchObject([
    { subject: "benefits G1", new: '{"phase":"Gjennomføre"}', why: "vi er i gang", who: asnes.user },
    { new: '{"phase":"Gjennomføre"}' },
  ]);
});

it("the button and the sentence open the benefit's card, also where a measure has the same id", async () => {
  const run = await startWithPlan(
    database,
    (plan): Plan => ({ ...plan, benefits: [{ id: "S1", name: "Flere i arbeid" }] }),
  );
  runs.push(run);
  const one = await say(run, "fase S1");
  const button = /"text":"(endre [^"]+)"/.exec(JSON.stringify(one && drawContent(one, "nb").card))?.[1] ?? "";
  expect(await say(run, button)).toMatchObject({ kind: "planItemCard", list: "benefits" });
  const lacks = noticeOf(await say(run, "fase S1 planlegge"));
  const told = /«(endre [^»]+)»/.exec(lacks ? noticeText(lacks, "nb") : "")?.[1] ?? "";
  expect(await say(run, told)).toMatchObject({ kind: "planItemCard", list: "benefits" });
});

it("is moved back without a reason, and by nobody but its owner, the leader and the deputy", async () => {
  const run = await start();
  await say(run, "fase G1 gjennomføre fordi vi er i gang");
  expect(noticeOf(await say(run, "fase G1 kartlegge", grue))).toMatchObject({ reason: "onlyLeader" });
  expect(noticeOf(await say(run, "fase G1 kartlegge"))).toMatchObject({ reason: "phaseMoved", lacks: [] });
  expect((await phasesOf(run)).slice(0, 2)).toEqual(["Kartlegge", "Kartlegge"]);
});
