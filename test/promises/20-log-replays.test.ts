import { currentReadings } from "../../src/domain/project/current-readings.ts";
import { rowKey } from "../../src/domain/project/measure.ts";
import { handOverAsks } from "../../src/journeys/hand-over-asks.ts";
import { setStandIn } from "../../src/journeys/set-stand-in.ts";
import { setTarget } from "../../src/journeys/set-target.ts";
import type { Database } from "../../src/store/database.ts";
import { freshStore } from "../support/database.ts";
import { people, place, type RoundWorld, roundWorld } from "../support/round-world.ts";
import { type Random, runSeed, seededRandom } from "../support/seeded-random.ts";

let database: Database;
beforeAll(async () => {
  database = await freshStore();
});
afterAll(() => database.close());

type Entry = Awaited<ReturnType<RoundWorld["log"]>>[number];
/** What a project's people have said, by the line (and period) it is about. */
type State = {
  values: Record<string, string>;
  cannot: Record<string, string>;
  asked: Record<string, string>;
  measurers: Record<string, string>;
  finalTargets: Record<string, string>;
  targets: Record<string, string>;
  standIns: Record<string, string>;
};
const nothing = (): State => ({
  values: {},
  cannot: {},
  asked: {},
  measurers: {},
  finalTargets: {},
  targets: {},
  standIns: {},
});

/** The state by the trail alone: what each entry's `new` says. */
function replay(entries: Entry[]): State {
  const state = nothing();
  for (const { what, subject, new: value = "" } of entries) {
    if (what === "answered" || what === "answeredUnchanged" || what === "corrected") {
      state.values[subject] = value;
      delete state.cannot[subject];
    } else if (what === "cannotMeasure") state.cannot[subject] = value;
    else if (what === "handedOver") {
      // who is asked now may be able to
      state.asked[subject] = value;
      delete state.cannot[subject];
    } else if (what === "measurerChanged") state.measurers[subject] = value;
    else if (what === "finalTargetSet") state.finalTargets[subject] = value;
    else if (what === "targetSet") state.targets[`${subject} ${value.split(" ")[1]}`] = value.split(" ")[0] ?? "";
    else if (what === "standInSet") state.standIns[subject] = value;
    else if (what === "standInEnded") delete state.standIns[subject];
  }
  return state;
}

/** The same as it is stored, without what stood there before anybody said anything. */
async function stored(world: RoundWorld, before: RoundWorld["plan"]): Promise<State> {
  const state = nothing();
  const plan = await world.storedPlan();
  for (const { value, period, ...row } of currentReadings(await world.readings())) {
    state.values[`${rowKey(row)} ${period}`] = value.toFixed();
  }
  for (const ask of await world.asks()) {
    const subject = `${rowKey(ask)} ${ask.period}`;
    if (ask.state === "cannotMeasure") state.cannot[subject] = ask.expectedOn ?? "";
    if (ask.handedTo !== undefined) state.asked[subject] = ask.handedTo;
  }
  const old = new Map(before.rows.map((row) => [rowKey(row), row]));
  for (const row of plan.rows) {
    const key = rowKey(row);
    if (row.measurer !== undefined && row.measurer !== old.get(key)?.measurer) state.measurers[key] = row.measurer;
    const { finalTarget, finalDate } = row;
    if (finalTarget !== undefined && !old.get(key)?.finalTarget?.eq(finalTarget)) {
      state.finalTargets[key] = [finalTarget.toFixed(), finalDate].filter((part) => part !== undefined).join(" ");
    }
  }
  for (const { value, date, ...row } of plan.targets) state.targets[`${rowKey(row)} ${date}`] = value.toFixed();
  for (const { person, standIn, from, to } of plan.standIns ?? []) state.standIns[person] = `${standIn} ${from}–${to}`;
  return state;
}

const owners = [people.valer, people.asnes, people.grue];
const measures = ["S1", "S2", "S3", "B1", "B2"];
const offices: Record<string, string> = { [people.valer]: "Våler", [people.asnes]: "Åsnes", [people.grue]: "Grue" };

/** One thing that somebody does; refusals and second thoughts are as good as any. */
async function step(world: RoundWorld, random: Random): Promise<void> {
  const owner = random.pick(owners);
  const key = `${random.pick(measures)} ${offices[owner]}`;
  const value = (random.whole(900) / 100 + 1).toFixed(2).replace(".", ",");
  const leader = world.turn(people.leader);
  const kinds = [
    "answer",
    "answer",
    "answer",
    "correct",
    "cannot",
    "once",
    "always",
    "final",
    "dated",
    "standIn",
    "end",
  ];
  const kind = random.pick(kinds);
  const ask = await world.ask(key);
  const may = random.chance(0.9) ? owner : people.helper;
  if (kind === "answer") await world.answer(owner, { [key]: { value, confirmed: true } }, may);
  if (kind === "correct") await world.answer(owner, { [key]: { value, reason: "telt på nytt", confirmed: true } }, may);
  if (kind === "cannot")
    await world.answer(owner, { [key]: { choice: "cannot", why: "ferie", when: "15.11.2022" } }, may);
  if (kind === "once" || kind === "always") {
    const rows = [{ askId: ask.id, revision: ask.revision, to: people.helper, scope: kind } as const];
    await handOverAsks(world.ports, world.turn(may), { ...(await world.cardKey(owner)), rows });
  }
  if (kind === "final") await setTarget(world.ports, leader, { text: `${key} ${value}` });
  if (kind === "dated") {
    const month = random.pick(["mars", "juni", "sept."]);
    await setTarget(world.ports, leader, { text: `${key} ${value} innen ${month} 2023` });
  }
  const own = { ...world.turn(owner), conversation: place(`own-${owner}`, "personal", { person: owner }) };
  if (kind === "standIn") {
    const day = 4 + random.whole(20);
    await setStandIn(world.ports, own, { text: `${people.helper} ${day}.10.2022–28.10.2022` });
  }
  if (kind === "end") await setStandIn(world.ports, own, { text: "slutt" });
  world.clock.advance({ minutes: 1 });
}

const seed = runSeed("the trail replays");

describe("promise 20: the audit trail replays to what is stored", () => {
  let corrections = 0;
  it.each([0, 1, 2, 3])("after sixty things that people did, run %s", async (run) => {
    const random = seededRandom(seed + run);
    const world = await roundWorld(database);
    const before = await world.storedPlan();
    await world.open(people.leader);
    for (let count = 0; count < 60; count += 1) await step(world, random);
    const entries = await world.log();
    expect(replay(entries)).toEqual(await stored(world, before));
    // not by being empty
    expect(Object.keys(replay(entries).values).length).toBeGreaterThan(3);
    corrections += entries.filter(({ what }) => what === "corrected").length;
  });

  it("has seen corrections", () => {
    // in one run by chance none, in four together never
    expect(corrections).toBeGreaterThan(0);
  });
});
