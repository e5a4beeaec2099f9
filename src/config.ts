import { z } from "zod";
import { instantAt } from "./domain/time/calendar.ts";
import type { IsoDate, IsoInstant } from "./domain/time/time.ts";

const botTypes = ["SingleTenant", "UserAssignedMSI", "MultiTenant"] as const;
const logLevels = ["fatal", "error", "warn", "info", "debug", "silent"] as const;
type LogLevel = (typeof logLevels)[number];

/** Who the bot is to Microsoft Entra and the Bot Connector. */
type Identity = {
  id: string;
  type: (typeof botTypes)[number];
  /** not with a managed identity */
  password?: string;
  /** the last day on which the password is good, where it was said */
  passwordExpires?: IsoDate;
  /** not with a multi-tenant bot */
  tenantId?: string;
  /** of a multi-tenant bot: the organisations it works for, lower case */
  tenants?: ReadonlySet<string>;
  /** of Microsoft's public cloud, where the bot signs in; the usual one where none is given */
  authority?: string;
};
type Common = {
  port: number;
  dataDir: string;
  logLevel: LogLevel;
  /** where Prometheus reads; undefined: nowhere */
  metrics?: { host: string; port: number };
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

const tenantId = "BOT_TENANT_ID must be the directory (tenant) id, a GUID: activities name it so.";
const badTenants = "BOT_TENANTS must be directory (tenant) ids, GUIDs with commas between them.";
const badAddress =
  "DATABASE_URL can't be read as an address: write special characters of the password as %XX (@ is %40, / is %2F, # is %23).";
/** Microsoft's public cloud under its names. The bot's password goes there, so that no other can be set. */
const authorities = ["https://login.microsoftonline.com", "https://login.microsoft.com", "https://login.windows.net"];
const badAuthority = `BOT_AUTHORITY must be one of ${authorities.join(", ")}; other clouds are not supported.`;
const badExpiry = "BOT_PASSWORD_EXPIRES must be the last day the password is good, such as 2027-03-31.";

/** Every variable the product knows; each problem is one sentence that says what to do. */
const environment = z.object({
  PORT: given.transform((value) => Number(value ?? 3978)).pipe(z.int(badPort).min(0, badPort).max(65535, badPort)),
  METRICS_HOST: given,
  METRICS_PORT: given
    .transform((value) => (value === undefined ? undefined : Number(value)))
    .pipe(z.int(badMetricsPort).min(0, badMetricsPort).max(65535, badMetricsPort).optional()),
  NODE_ENV: given,
  DATA_DIR: given,
  DATABASE_URL: given.pipe(
    z
      .string()
      .regex(/^postgres(ql)?:\/\//, "DATABASE_URL must begin with postgres:// or postgresql://.")
      .refine((address) => URL.canParse(address), badAddress)
      .optional(),
  ),
  BOT_ID: given.pipe(
    z.string().regex(guid, "BOT_ID must be the application (client) id of the bot, a GUID.").optional(),
  ),
  BOT_PASSWORD: given,
  BOT_PASSWORD_EXPIRES: given.pipe(z.iso.date(badExpiry).optional()),
  BOT_TENANT_ID: given.pipe(z.string().regex(guid, tenantId).toLowerCase().optional()),
  BOT_TENANTS: given
    .transform((value) =>
      value
        ?.toLowerCase()
        .split(/[\s,]+/)
        .filter(Boolean),
    )
    .pipe(z.array(z.string().regex(guid, badTenants)).min(1, badTenants).optional()),
  BOT_AUTHORITY: given.pipe(z.enum(authorities, badAuthority).optional()),
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
 * Reads the environment. Without any identity and without DATABASE_URL it is local mode; anything of these, or
 * NODE_ENV=production (as the container has it), makes it production, where a missing part is a problem: half an
 * identity would let callers in unverified.
 */
export function readConfig(variables: Record<string, string | undefined> = process.env): ConfigResult {
  const parsed = environment.safeParse(variables);
  if (!parsed.success) return { ok: false, problems: [...new Set(parsed.error.issues.map(sentenceOf))] };
  const env = parsed.data;
  if (isProduction(env)) return readProduction(env);
  const common = { ...commonOf(env), logLevel: env.LOG_LEVEL ?? "warn" };
  const now = env.NOW === undefined ? "sample" : env.NOW === "real" ? "real" : momentOf(env.NOW);
  const playground = env.PLAYGROUND === "off" ? {} : { playground: { port: env.PLAYGROUND_PORT } };
  return { ok: true, config: { mode: "local", ...common, ...playground, now } };
}

function isProduction(env: Environment): boolean {
  const bot = [env.BOT_ID, env.BOT_PASSWORD, env.BOT_PASSWORD_EXPIRES, env.BOT_TENANT_ID, env.BOT_TENANTS];
  const rest = [env.BOT_TYPE, env.BOT_AUTHORITY, env.DATABASE_URL];
  return env.NODE_ENV === "production" || [...bot, ...rest].some((value) => value !== undefined);
}

/** The counters are for the one who runs the bot: this machine, unless another address is asked for. */
function commonOf(env: Environment): Pick<Common, "port" | "dataDir" | "metrics"> {
  const { PORT: port, DATA_DIR: dataDir = ".data", METRICS_PORT: metricsPort, METRICS_HOST: host = "127.0.0.1" } = env;
  return { port, dataDir, ...(metricsPort !== undefined && { metrics: { host, port: metricsPort } }) };
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
  const problems = [...identityProblems(env), ...tenantProblems(env), ...placeProblems(env)];
  const identity = identityOf(env);
  if (problems.length > 0 || identity === undefined) return { ok: false, problems };
  const databaseUrl = env.DATABASE_URL;
  const common = { ...commonOf(env), logLevel: env.LOG_LEVEL ?? ("info" as const) };
  return { ok: true, config: { mode: "production", ...common, identity, ...(databaseUrl && { databaseUrl }) } };
}

function identityOf(env: Environment): Identity | undefined {
  const { BOT_ID: id, BOT_PASSWORD: password, BOT_TENANT_ID: tenantId, BOT_TENANTS: tenants } = env;
  if (id === undefined) return undefined;
  return {
    id,
    type: typeOf(env),
    ...(password && { password }),
    ...(env.BOT_PASSWORD_EXPIRES && { passwordExpires: env.BOT_PASSWORD_EXPIRES }),
    ...(tenantId && { tenantId }),
    ...(tenants && { tenants: new Set(tenants) }),
    ...(env.BOT_AUTHORITY && { authority: env.BOT_AUTHORITY }),
  };
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
  if (env.BOT_PASSWORD_EXPIRES !== undefined && env.BOT_PASSWORD === undefined) {
    problems.push("BOT_PASSWORD_EXPIRES is set, and BOT_PASSWORD is not.");
  }
  return problems;
}

/** Whose activities are taken. A bot for several must be told for whom: anyone's administrator could install it. */
function tenantProblems(env: Environment): string[] {
  const type = typeOf(env);
  if (type !== "MultiTenant") {
    const problems: string[] = [];
    if (env.BOT_TENANT_ID === undefined) {
      problems.push(`BOT_TENANT_ID is missing: the tenant the bot is registered in (BOT_TYPE is ${type}).`);
    }
    if (env.BOT_TENANTS !== undefined) {
      problems.push(`BOT_TENANTS is for BOT_TYPE MultiTenant only: a ${type} bot works for its own tenant.`);
    }
    return problems;
  }
  if (env.BOT_TENANT_ID !== undefined) {
    return ["BOT_TENANT_ID must not be set when BOT_TYPE is MultiTenant: BOT_TENANTS says for whom the bot works."];
  }
  return env.BOT_TENANTS === undefined
    ? ["BOT_TENANTS is missing: the tenants the bot works for, with commas between them (BOT_TYPE is MultiTenant)."]
    : [];
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
  const isNamed = [env.BOT_ID, env.BOT_PASSWORD, env.BOT_TENANT_ID, env.BOT_TENANTS, env.DATABASE_URL].some(Boolean);
  if (!isNamed && env.NODE_ENV === "production") {
    problems.push("NODE_ENV is production: for local mode, on this machine only, take it away.");
  }
  return problems;
}

/** Our environment with a few variables more, for a program we start. */
export function childEnvironment(extra: Record<string, string>): Record<string, string | undefined> {
  return { ...process.env, ...extra };
}
