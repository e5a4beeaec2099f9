import { type DestinationStream, pino } from "pino";
import type { Config } from "./config.ts";
import { secretsOf, withoutSecrets } from "./without-secrets.ts";

const names = ["authorization", "password", "secret", "token", "accessToken", "clientSecret", "connectionString"];
const redact = names.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);

/** JSON lines without secrets: none by name, and none in any text. */
export function createLog(config: Config, stream?: DestinationStream) {
  const clean = withoutSecrets(secretsOf(config));
  const options = { level: config.logLevel, base: null, redact, hooks: { streamWrite: clean } };
  return stream ? pino(options, stream) : pino(options);
}
