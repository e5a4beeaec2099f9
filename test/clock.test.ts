import { clockStartingAt, databaseClock, wallClock } from "../src/clock.ts";
import { createIds } from "../src/ids.ts";

it("starts at the given instant and runs on", () => {
  let elapsed = 5000;
  const clock = clockStartingAt("2022-10-03T06:00:00.000Z", () => elapsed);
  expect(clock.now()).toBe("2022-10-03T06:00:00.000Z");
  elapsed += 90_061_250;
  expect(clock.now()).toBe("2022-10-04T07:01:01.250Z");
});

it("refuses what is no instant", () => {
  expect(() => clockStartingAt("i morgen")).toThrow(RangeError);
});

it("tells the machine's own time", () => {
  const before = Date.now();
  const told = Date.parse(wallClock().now());
  expect(told).toBeGreaterThanOrEqual(before);
  expect(told).toBeLessThanOrEqual(Date.now());
});

it("makes short ids that rise, within a millisecond and when the clock goes back", () => {
  const times = [1_664_776_800_000, 1_664_776_800_000, 1_664_776_799_000, 1_664_776_900_000];
  const ids = createIds(() => times.shift() ?? 0);
  const made = Array.from({ length: 4 }, () => ids.next());
  expect(made).toEqual([...made].sort());
  expect(made.every((id) => /^[0-9a-z]{17}$/.test(id))).toBe(true);
});

it("makes ids that two apps don't make alike", () => {
  const made = new Set<string>();
  for (let app = 0; app < 200; app += 1) {
    const ids = createIds(() => 1_664_776_800_000);
    for (let count = 0; count < 50; count += 1) made.add(ids.next());
  }
  expect(made.size).toBe(10_000);
});

describe("a machine whose clock is two hours wrong", () => {
  const there = Date.parse("2022-10-03T06:00:00Z");
  it.each([-2, 2])("acts at the database's time (%s hours)", async (hours) => {
    let machine = there + hours * 3_600_000;
    const clock = databaseClock(() => machine);
    const asked = async () => {
      // the question takes a second there and one back
      machine += 1000;
      const answer = new Date(machine - hours * 3_600_000).toISOString();
      machine += 1000;
      return answer;
    };
    expect(await clock.correct(asked)).toEqual({ offsetMs: -hours * 3_600_000 });
    expect(clock.now()).toBe("2022-10-03T06:00:02.000Z");
    machine += 60_000;
    expect(clock.now()).toBe("2022-10-03T06:01:02.000Z");
  });
});

it("sleeps no longer than until it is called off", async () => {
  const off = new AbortController();
  const sleeping = wallClock().sleep(3_600_000, off.signal);
  off.abort();
  await expect(sleeping).resolves.toBeUndefined();
});
