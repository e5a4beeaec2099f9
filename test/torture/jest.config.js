import shared from "../../jest.config.js";

/** Real processes that are really killed: minutes, so not in `npm test`; `.ci/run` runs it as a step of its own. */
export default {
  ...shared,
  rootDir: "../..",
  testMatch: ["<rootDir>/test/torture/**/*.torture.ts"],
  testTimeout: 180_000,
};
