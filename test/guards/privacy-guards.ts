import type { Guard } from "./guard.ts";

/** What is told of people, and to whom. */
export const privacyGuards: Guard[] = [
  {
    name: "small-counts",
    keeps: "counts of persons under five are shown to the owner and the leader only",
    file: "src/domain/project/small-counts.ts",
    text: "return measure.hidesSmall && value.lt(fewestShown) ? hiddenCount : value;",
    broken: "return value;",
    tests: ["test/privacy/small-counts.test.ts"],
  },
  {
    name: "small-counts-in-sums",
    keeps: "a sum does not tell the small count that is hidden beside it",
    file: "src/domain/scorecard/office-combination.ts",
    text: "return hides ? { ...withheld(judged), value: undefined, baseline: undefined } : judged;",
    broken: "return judged;",
    tests: ["test/privacy/small-counts.test.ts"],
  },
  {
    name: "small-counts-where-all-read",
    keeps: "the leader's own number is not shown to a whole channel because she asked for it there",
    file: "src/journeys/status-content.ts",
    text: 'return conversation.kind === "personal" && actor.user !== undefined ? { user: actor.user } : undefined;',
    broken: "return actor.user !== undefined ? { user: actor.user } : undefined;",
    tests: ["test/privacy/small-counts.test.ts"],
  },
];
