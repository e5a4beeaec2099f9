import { z } from "zod";
import { instantAt } from "./domain/time/calendar.ts";
import type { IsoInstant } from "./domain/time/time.ts";

const botTypes = ["SingleTenant", "UserAssignedMSI", "MultiTenant"] as const;
const logLevels = ["fatal", "error", "warn", "info", "debug", "silent"] as const;
type LogLevel = (typeof logLevels)[number];

/** Who the bot is to Microsoft Entra and the Bot Connector. */
type Identity = {
  id: string;
  type: (typeof botTypes)[number];
  /** not with a managed identity */
  password?: string;
  /** not with a multi-tenant bot */
  tenantId?: string;
};
type Common = {
  port: number;
  dataDir: string;
  logLevel: LogLevel;
  /** where Prometheus reads; undefined: nowhere */
  metricsPort?: number;
};
/** No Teams, no sign-in: the bot on this machine only, with the sample and the Agents Playground. */
export type LocalConfig = Common & {
  mode: "local";
  playground?: { port: number };
  now: "sample" | "real" | IsoInstant;
};
export type ProductionConfig = Common & {
  mode: "production";
  identity: Identity;
  /** undefined: the embedded database in dataDir */
  databaseUrl?: string;
};
export type Config = LocalConfig | ProductionConfig;
export type ConfigResult = { ok: true; config: Config } | { ok: false; problems: string[] };

const given = z
  .string()
  .optional()
  .transform((value) => (value === undefined || value.trim() === "" ? undefined : value.trim()));
const badPort = "PORT must be a whole number between 0 and 65535.";
const badMetricsPort = "METRICS_PORT must be a whole number between 0 and 65535.";
const badPlaygroundPort = "PLAYGROUND_PORT must be a whole number between 0 and 65535.";
const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Every variable the product knows; each problem is one sentence that says what to do. */
const environment = z.object({
  PORT: given.transform((value) => Number(value ?? 3978)).pipe(z.int(badPort).min(0, badPort).max(65535, badPort)),
  METRICS_PORT: given
    .transform((value) => (value === undefined ? undefined : Number(value)))
    .pipe(z.int(badMetricsPort).min(0, badMetricsPort).max(65535, badMetricsPort).optional()),
  DATA_DIR: given,
  DATABASE_URL: given.pipe(
    z
      .string()
      .regex(/^postgres(ql)?:\/\//, "DATABASE_URL must begin with postgres:// or postgresql://.")
      .optional(),
  ),
  BOT_ID: given.pipe(
    z.string().regex(guid, "BOT_ID must be the application (client) id of the bot, a GUID.").optional(),
  ),
  BOT_PASSWORD: given,
  BOT_TENANT_ID: given,
  BOT_TYPE: given.pipe(z.enum(botTypes, `BOT_TYPE must be one of ${botTypes.join(", ")}.`).optional()),
  PLAYGROUND: given.pipe(z.enum(["on", "off"], "PLAYGROUND must be off, or not set.").optional()),
  PLAYGROUND_PORT: given
    .transform((value) => Number(value ?? 56150))
    .pipe(z.int(badPlaygroundPort).min(0, badPlaygroundPort).max(65535, badPlaygroundPort)),
  NOW: given.pipe(z.union([z.literal("real"), z.iso.datetime({ offset: true, local: true })]).optional()),
  LOG_LEVEL: given.pipe(z.enum(logLevels, `LOG_LEVEL must be one of ${logLevels.join(", ")}.`).optional()),
});
type Environment = z.infer<typeof environment>;

/**
 * Reads the environment. Without any identity and without DATABASE_URL it is local mode; anything of these makes it
 * production, where a missing part is a problem: half an identity would let callers in unverified.
 */
export function readConfig(variables: Record<string, string | undefined> = process.env): ConfigResult {
  const parsed = environment.safeParse(variables);
  if (!parsed.success) return { ok: false, problems: parsed.error.issues.map(sentenceOf) };
  const env = parsed.data;
  const production = [env.BOT_ID, env.BOT_PASSWORD, env.BOT_TENANT_ID, env.BOT_TYPE, env.DATABASE_URL];
  if (production.some((value) => value !== undefined)) return readProduction(env);
  const common = { ...commonOf(env), logLevel: env.LOG_LEVEL ?? "warn" };
  const now = env.NOW === undefined ? "sample" : env.NOW === "real" ? "real" : momentOf(env.NOW);
  const playground = env.PLAYGROUND === "off" ? {} : { playground: { port: env.PLAYGROUND_PORT } };
  return { ok: true, config: { mode: "local", ...common, ...playground, now } };
}

function commonOf({ PORT: port, DATA_DIR: dataDir = ".data", METRICS_PORT: metricsPort }: Environment) {
  return { port, dataDir, ...(metricsPort !== undefined && { metricsPort }) };
}

/** A union's own sentence is lost behind those of its members. */
function sentenceOf(issue: z.core.$ZodIssue): string {
  return issue.path[0] === "NOW" ? "NOW must be real, or a time such as 2022-10-03T08:00:00+02:00." : issue.message;
}

/** A time without an offset is Oslo's, as the sample's times are. */
function momentOf(time: string): IsoInstant {
  const hasOffset = /(?:Z|[+-]\d\d:\d\d)$/.test(time);
  const instant = hasOffset ? time : instantAt(time.slice(0, 10), time.slice(11), "Europe/Oslo");
  return new Date(instant).toISOString();
}

function readProduction(env: Environment): ConfigResult {
  const problems = [...identityProblems(env), ...placeProblems(env)];
  if (problems.length > 0 || env.BOT_ID === undefined) return { ok: false, problems };
  const { BOT_ID: id, BOT_PASSWORD: password, BOT_TENANT_ID: tenantId, DATABASE_URL: databaseUrl } = env;
  const identity = { id, type: typeOf(env), ...(password && { password }), ...(tenantId && { tenantId }) };
  const common = { ...commonOf(env), logLevel: env.LOG_LEVEL ?? ("info" as const) };
  return { ok: true, config: { mode: "production", ...common, identity, ...(databaseUrl && { databaseUrl }) } };
}

function typeOf(env: Environment): Identity["type"] {
  return env.BOT_TYPE ?? "SingleTenant";
}

function identityProblems(env: Environment): string[] {
  const type = typeOf(env);
  const problems: string[] = [];
  if (env.BOT_ID === undefined) problems.push("BOT_ID is missing: the application (client) id of the bot.");
  if (type !== "UserAssignedMSI" && env.BOT_PASSWORD === undefined) {
    problems.push(`BOT_PASSWORD is missing: a client secret of the bot (BOT_TYPE is ${type}).`);
  }
  if (type === "UserAssignedMSI" && env.BOT_PASSWORD !== undefined) {
    problems.push("BOT_PASSWORD must not be set when BOT_TYPE is UserAssignedMSI.");
  }
  if (type !== "MultiTenant" && env.BOT_TENANT_ID === undefined) {
    problems.push(`BOT_TENANT_ID is missing: the tenant the bot is registered in (BOT_TYPE is ${type}).`);
  }
  return problems;
}

/** Data of a real bot must not end in a folder that a container forgets: it is said where it goes. */
function placeProblems(env: Environment): string[] {
  const problems: string[] = [];
  if (env.DATABASE_URL === undefined && env.DATA_DIR === undefined) {
    problems.push(
      "DATABASE_URL is missing: a PostgreSQL 15 or later; or set DATA_DIR to a lasting folder to have the database in it.",
    );
  }
  if (env.NOW !== undefined) problems.push("NOW is for local mode only: take it away.");
  return problems;
}

/** Our environment with a few variables more, for a program we start. */
export function childEnvironment(extra: Record<string, string>): Record<string, string | undefined> {
  return { ...process.env, ...extra };
}
