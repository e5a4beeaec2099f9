import unit from "../../jest.config.js";

// One real app and one real Playground after the other: no database of the unit run, and time for a browser.
const { globalSetup, globalTeardown, ...shared } = unit;

export default { ...shared, rootDir: "../..", testMatch: ["<rootDir>/test/e2e/**/*.e2e.ts"], testTimeout: 180_000 };
