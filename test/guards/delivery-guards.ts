import type { Guard } from "./guard.ts";

/** What is sent, and what of it is tried again. */
export const deliveryGuards: Guard[] = [
  {
    name: "attempt-log-first",
    keeps: "a send that died with its app is known to have begun",
    file: "src/store/message-claim.ts",
    text: "  await logAttempt(session, claim, at);\n",
    broken: "",
    tests: ["test/store/messages.test.ts", "test/journeys/deliver-message.test.ts"],
  },
  {
    name: "unknown-is-no-retry",
    keeps: "what may have arrived is not sent again",
    file: "src/store/message-finish.ts",
    text: 'if (result.outcome === "unknown") return { ...failed, state: "unknown" };',
    broken: 'if (result.outcome === "unknown") return { ...failed, state: "planned" };',
    tests: ["test/journeys/deliver-message.test.ts"],
  },
  {
    name: "unknown-of-a-reset",
    keeps: "a connection that broke under a POST leaves the message unknown",
    file: "src/teams/attempt-outcome.ts",
    text: 'return { outcome: "unknown", error: words };',
    broken: 'return { outcome: "retry", error: words };',
    tests: ["test/teams/messenger.test.ts"],
  },
  {
    name: "no-hidden-retry",
    keeps: "botbuilder tries nothing again by itself",
    file: "src/teams/hardened-authentication.ts",
    text: '["defaultRetryPolicy", "redirectPolicy"]',
    broken: '["redirectPolicy"]',
    tests: ["test/teams/messenger.test.ts"],
  },
  {
    name: "no-redirect",
    keeps: "the bot's token goes nowhere else",
    file: "src/teams/hardened-authentication.ts",
    text: '["defaultRetryPolicy", "redirectPolicy"]',
    broken: '["defaultRetryPolicy"]',
    tests: ["test/teams/messenger.test.ts"],
  },
  {
    name: "time-limit-of-a-call",
    keeps: "a hanging connector does not hold the sender",
    file: "src/teams/hardened-authentication.ts",
    text: "request.timeout = timeoutMs;",
    broken: "request.timeout = 0;",
    tests: ["test/teams/messenger.test.ts"],
    only: "hanging",
  },
  {
    name: "sweeper",
    keeps: "a job that was lost is made anew",
    file: "src/jobs/sweeper.ts",
    text: "if (dues) await jobs.wakeDues(tenant);",
    broken: "",
    tests: ["test/jobs/workers.test.ts"],
  },
];
