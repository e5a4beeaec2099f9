import fc from "fast-check";
import { askStates } from "../../src/domain/asking/ask.ts";
import { countByState } from "../../src/domain/asking/round-summary.ts";
import { rowKey } from "../../src/domain/project/measure.ts";
import { answerAsks, type RowAnswer } from "../../src/journeys/answer-asks.ts";
import { answerByText } from "../../src/journeys/answer-by-text.ts";
import { cancelRound } from "../../src/journeys/cancel-round.ts";
import { handOverAsks } from "../../src/journeys/hand-over-asks.ts";
import type { AttemptResult } from "../../src/journeys/ports.ts";
import type { Database } from "../../src/store/database.ts";
import { freshStore } from "../support/database.ts";
import { deliverMessage } from "../support/deliver-messages.ts";
import { people, type RoundWorld, recordingMessenger, roundWorld } from "../support/round-world.ts";

let database: Database;
beforeAll(async () => {
  database = await freshStore();
});
afterAll(() => database.close());

const lines = ["S1 Åsnes", "S2 Åsnes", "S1 Grue"] as const;
const results: AttemptResult[] = [
  { outcome: "delivered", activityId: "1" },
  { outcome: "retry", status: 503, error: "503" },
  { outcome: "refused", status: 403, error: "403" },
  { outcome: "refused", status: 404, error: "404" },
  { outcome: "unknown", error: "reset" },
];
const line = fc.constantFrom(...lines);
const actor = fc.constantFrom(people.asnes, people.grue, people.leader, people.helper, people.guest);
const value = fc.constantFrom("1,2", "1,3", "3,1", "8,8", "mange", "");
const action = fc.oneof(
  fc.record({ do: fc.constant("answer" as const), line, by: actor, value, old: fc.boolean() }),
  fc.record({ do: fc.constant("correct" as const), line, by: actor, value, old: fc.boolean() }),
  fc.record({ do: fc.constant("cannot" as const), line, by: actor }),
  fc.record({ do: fc.constant("handOver" as const), line, by: actor, to: actor }),
  fc.record({ do: fc.constant("write" as const), line, by: actor, value }),
  fc.record({ do: fc.constant("deliver" as const), result: fc.constantFrom(...results) }),
  fc.record({ do: fc.constant("open" as const), days: fc.constantFrom(0, 1, 95) }),
  fc.record({ do: fc.constant("cancel" as const) }),
);
type Action = typeof action extends fc.Arbitrary<infer A> ? A : never;

async function act(world: RoundWorld, step: Action): Promise<void> {
  if (step.do === "deliver") {
    const [messageId] = await world.due();
    const ports = { ...world.ports, messenger: recordingMessenger([step.result]), random: () => 0 };
    if (messageId) await deliverMessage(ports, { tenant: world.tenant, messageId });
    world.clock.advance({ seconds: 5 });
  } else if (step.do === "open") {
    world.clock.advance({ days: step.days });
    await world.open();
  } else if (step.do === "cancel") {
    await cancelRound(world.ports, world.turn(people.leader), {});
  } else if (step.do === "write") {
    await answerByText(world.ports, world.turn(step.by), { text: `${step.line} ${step.value}` });
  } else {
    await click(world, step);
  }
}

async function click(world: RoundWorld, step: Extract<Action, { line: string }>): Promise<void> {
  const ask = (await world.asks()).findLast((each) => rowKey(each) === step.line);
  if (!ask) return;
  const { person, id: askId, revision } = ask;
  const answer = async (row: RowAnswer) =>
    answerAsks(world.ports, world.turn(step.by), { ...(await world.cardKey(person)), rows: [row] });
  if (step.do === "handOver") {
    const rows = [{ askId, revision, to: step.to, scope: "once" as const }];
    await handOverAsks(world.ports, world.turn(step.by), { ...(await world.cardKey(person)), rows });
  } else if (step.do === "cannot") {
    await answer({ askId, revision, choice: "cannot", why: "syk" });
  } else if (step.do === "answer" || step.do === "correct") {
    const reason = step.do === "correct" ? "tastefeil" : undefined;
    await answer({ askId, revision: step.old ? 1 : revision, value: step.value, reason, confirmed: true });
  }
}

async function check(world: RoundWorld): Promise<void> {
  const { asks, current, readings } = await world.ports.store.read(world.tenant, async (data) => {
    const { id } = world.plan.project;
    const roundIds = new Set(
      (await data.audit.between(id, "2000-01-01T00:00:00Z", "2100-01-01T00:00:00Z"))
        .filter(({ what }) => what === "roundOpened")
        .map(({ subject }) => subject),
    );
    const asked = await Promise.all([...roundIds].map((roundId) => data.rounds.asks(roundId)));
    const series = await Promise.all(["S1", "S2"].map((measureId) => data.readings.series(id, measureId)));
    return { asks: asked.flat(), current: series.flat(), readings: await data.readings.all(id) };
  });
  const counts = countByState(asks);
  expect(askStates.reduce((sum, state) => sum + counts[state], 0)).toBe(asks.length);
  const keys = current.map((reading) => `${rowKey(reading)} ${reading.period}`);
  expect(new Set(keys).size).toBe(keys.length);
  const first = readings.filter(({ corrects }) => corrects === undefined);
  expect(new Set(first.map((reading) => `${rowKey(reading)} ${reading.period}`)).size).toBe(first.length);
  for (const ask of asks) {
    const reading = current.find((each) => each.id === ask.readingId);
    if (ask.state !== "answered") expect(ask.readingId).toBeUndefined();
    else expect(reading && `${rowKey(reading)} ${reading.period}`).toBe(`${rowKey(ask)} ${ask.period}`);
  }
  for (const { by } of readings) expect([people.guest]).not.toContain(by);
}

describe("whatever people and Teams do", () => {
  it("every ask is in one state, and an answered one has the one value that stands", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(action, { minLength: 5, maxLength: 25 }), async (steps) => {
        const world = await roundWorld(database, (plan) => ({
          ...plan,
          rows: plan.rows.filter((row) => lines.some((key) => key === rowKey(row))),
        }));
        await world.open();
        for (const step of steps) await act(world, step);
        await check(world);
      }),
      { numRuns: 30 },
    );
  });

  it("clicks that come at once leave the same", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(action, { minLength: 2, maxLength: 6 }), async (steps) => {
        const world = await roundWorld(database);
        await world.open();
        await Promise.all(steps.filter((step) => step.do !== "open").map((step) => act(world, step)));
        await check(world);
      }),
      { numRuns: 20 },
    );
  });
});
