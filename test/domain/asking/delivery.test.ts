import { retryGap, retryLimits, updateRetryLimits } from "../../../src/domain/asking/delivery.ts";

describe("the gaps between tries", () => {
  it.each([
    [1, 1, 2_000],
    [1, 0, 1_000],
    [2, 1, 4_000],
    [3, 0.5, 6_000],
    [11, 1, 1_800_000],
    [13, 1, 1_800_000],
  ])("after try %s with random %s: %s ms", (attempt, random, gap) => expect(retryGap(attempt, random)).toBe(gap));

  it("is never shorter than Teams asked for", () => {
    expect(retryGap(1, 0, 30_000)).toBe(30_000);
    expect(retryGap(8, 1, 30_000)).toBe(256_000);
  });

  it("is short for an update, which goes on as long", () => {
    const tries = (limits: typeof retryLimits) => Array.from({ length: limits.attempts - 1 }, (_, index) => index + 1);
    const hours = (limits: typeof retryLimits) =>
      tries(limits).reduce((sum, attempt) => sum + (retryGap(attempt, 1, 0, limits) ?? 0), 0) / 3_600_000;
    expect(retryGap(20, 1, 0, updateRetryLimits)).toBe(120_000);
    expect(hours(updateRetryLimits)).toBeGreaterThan(1.5);
    expect(Math.abs(hours(updateRetryLimits) - hours(retryLimits))).toBeLessThan(0.5);
  });

  it("ends", () => {
    expect(retryGap(retryLimits.attempts, 0.5)).toBeUndefined();
    expect(retryGap(retryLimits.attempts, 0.5, 60_000)).toBeUndefined();
  });
});
