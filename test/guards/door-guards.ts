import type { Guard } from "./guard.ts";

const authentication = "src/teams/hardened-authentication.ts";

/** Who gets in, and where the bot's token may go. */
export const doorGuards: Guard[] = [
  {
    name: "token-gate",
    keeps: "junk tokens never reach the SDK, whose memory they would fill",
    file: "src/teams/token-gate.ts",
    text: 'if (read.data.iss !== connectorIssuer) return "issuerForeign";',
    broken: "",
    tests: ["test/teams/token-matrix.test.ts"],
  },
  {
    name: "hosts-of-activities",
    keeps: "an activity can't send the bot to another host",
    file: "src/teams/token-gate.ts",
    text: 'if (!serviceUrlAllowed(activity.data.serviceUrl, gate.hosts)) return { status: 403, reason: "serviceUrlForeign" };',
    broken: "",
    tests: ["test/teams/token-matrix.test.ts"],
  },
  {
    name: "hosts-of-stored-places",
    keeps: "a stored address can't send the bot to another host",
    file: authentication,
    text: "if (!serviceUrlAllowed(serviceUrl, hosts)) throw new ForeignHost(",
    broken: "if (false as boolean) throw new ForeignHost(",
    tests: ["test/teams/messenger.test.ts"],
  },
  {
    name: "host-list",
    keeps: "look-alike hosts are foreign",
    file: "src/teams/service-url.ts",
    text: "return connectorHosts.includes(hostname) || hostname.endsWith(connectorDomain);",
    broken: "return true;",
    tests: ["test/teams/service-url.test.ts"],
  },
  {
    name: "failed-turn-is-not-acknowledged",
    keeps: "Teams delivers again what failed",
    file: "src/teams/bot.ts",
    text: "        apologise(visit);\n        throw error;",
    broken: "        apologise(visit);",
    tests: ["test/teams/bot.test.ts"],
    only: "when something fails",
  },
  {
    name: "turn-error-is-thrown",
    keeps: "a failed turn is answered 500",
    file: "src/teams/adapter.ts",
    text: "this.onTurnError = async (_context, error) => {\n      throw error;\n    };",
    broken: "this.onTurnError = async () => undefined;",
    tests: ["test/teams/token-matrix.test.ts"],
  },
  {
    name: "body-limit",
    keeps: "a large body does not fill the memory",
    file: "src/http.ts",
    text: 'if (size > maxBodyBytes) throw new Refused(413, "the body is too large");',
    broken: "",
    tests: ["test/http.test.ts"],
  },
  {
    name: "compressed-body",
    keeps: "a bomb is not unpacked",
    file: "src/http.ts",
    text: 'if (request.headers["content-encoding"] !== undefined) throw new Refused(415, "compressed bodies are not taken");',
    broken: "",
    tests: ["test/http.test.ts"],
  },
  {
    name: "refresh-writes-nothing",
    keeps: "Teams' own refresh is no answer",
    file: "src/teams/card-actions.ts",
    text: "click.automatic && click.verb !== viewing ? undefined",
    broken: "click.automatic && click.verb === '' ? undefined",
    tests: ["test/teams/card-actions.test.ts"],
  },
];
