import { createRefusalLog } from "../../src/teams/refusal-log.ts";

it("tells of a reason at most once a minute, with the number of callers since", () => {
  const told: object[] = [];
  let now = 0;
  const quiet = () => undefined;
  const refused = createRefusalLog({ info: quiet, error: quiet, warn: (facts) => told.push(facts) }, () => now);
  for (let caller = 0; caller < 1000; caller += 1) refused({ stage: "gate", reason: "issuerForeign" });
  refused({ stage: "token", error: new Error("the token's own words") });
  expect(told).toEqual([
    { reason: "issuerForeign", callers: 1 },
    { reason: "token", callers: 1 },
  ]);
  now = 60_000;
  refused({ stage: "gate", reason: "issuerForeign" });
  expect(told.at(-1)).toEqual({ reason: "issuerForeign", callers: 1000 });
});
