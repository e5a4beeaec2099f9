import { readConfig } from "../src/config.ts";

const id = "11111111-1111-1111-1111-111111111111";
const tenant = "22222222-2222-2222-2222-222222222222";
const complete = { BOT_ID: id, BOT_PASSWORD: "s", BOT_TENANT_ID: tenant, DATABASE_URL: "postgres://db/nullpunkt" };

describe("local mode", () => {
  it("is what an empty environment means", () => {
    const config = {
      mode: "local",
      port: 3978,
      dataDir: ".data",
      logLevel: "warn",
      playground: { port: 56150 },
      now: "sample",
    };
    expect(readConfig({})).toEqual({ ok: true, config });
  });
  it("takes empty variables for unset ones", () => {
    expect(readConfig({ BOT_ID: "", DATABASE_URL: "  ", NOW: "" })).toMatchObject({
      ok: true,
      config: { mode: "local" },
    });
  });
  it("reads its settings", () => {
    const read = readConfig({ PORT: "4000", DATA_DIR: "/tmp/x", PLAYGROUND: "off", NOW: "2022-10-17T09:00:00+02:00" });
    expect(read).toMatchObject({
      config: { port: 4000, dataDir: "/tmp/x", now: "2022-10-17T07:00:00.000Z" },
    });
  });
  it.each([
    ["2022-10-03T08:00:00Z", "2022-10-03T08:00:00.000Z"],
    ["2022-10-03T08:00:00+02:00", "2022-10-03T06:00:00.000Z"],
    ["2022-10-03T08:00", "2022-10-03T06:00:00.000Z"],
    ["2022-12-03T08:00:30", "2022-12-03T07:00:30.000Z"],
  ])("reads NOW=%s; without an offset it is Oslo's time", (NOW, now) => {
    expect(readConfig({ NOW })).toMatchObject({ config: { now } });
  });

  it.each([
    [{ NOW: "i morgen" }, "NOW must be real, or a time such as 2022-10-03T08:00:00+02:00."],
    [{ NOW: "2022-10-03" }, "NOW must be real, or a time such as 2022-10-03T08:00:00+02:00."],
    [{ PORT: "http" }, "PORT must be a whole number between 0 and 65535."],
    [{ METRICS_PORT: "-1" }, "METRICS_PORT must be a whole number between 0 and 65535."],
    [{ PORT: "70000" }, "PORT must be a whole number between 0 and 65535."],
    [{ PLAYGROUND: "nei" }, "PLAYGROUND must be off, or not set."],
    [{ LOG_LEVEL: "loud" }, "LOG_LEVEL must be one of fatal, error, warn, info, debug, silent."],
  ])("refuses %j", (env, sentence) => {
    expect(readConfig(env)).toEqual({ ok: false, problems: [sentence] });
  });
});

describe("production", () => {
  it("starts with a whole identity", () => {
    expect(readConfig(complete)).toEqual({
      ok: true,
      config: {
        mode: "production",
        port: 3978,
        dataDir: ".data",
        logLevel: "info",
        identity: { id, type: "SingleTenant", password: "s", tenantId: tenant },
        databaseUrl: "postgres://db/nullpunkt",
      },
    });
  });
  it("takes a managed identity without a password", () => {
    const read = readConfig({ ...complete, BOT_PASSWORD: undefined, BOT_TYPE: "UserAssignedMSI" });
    expect(read).toMatchObject({ ok: true, config: { identity: { type: "UserAssignedMSI" } } });
  });
  const several = { ...complete, BOT_TYPE: "MultiTenant", BOT_TENANT_ID: undefined };
  it("takes a list of the organisations that a bot for several works for", () => {
    const other = "aaaaaaaa-2222-2222-2222-222222222222";
    const read = readConfig({ ...several, BOT_TENANTS: `${tenant}, ${other.toUpperCase()},` });
    expect(read).toMatchObject({ ok: true, config: { identity: { tenants: new Set([tenant, other]) } } });
  });
  it("takes what else it is told of the identity", () => {
    const more = { BOT_AUTHORITY: "https://login.microsoft.com", BOT_PASSWORD_EXPIRES: "2027-03-31" };
    const identity = { authority: "https://login.microsoft.com", passwordExpires: "2027-03-31" };
    expect(readConfig({ ...complete, ...more })).toMatchObject({ ok: true, config: { identity } });
  });
  it.each([
    [{}, { host: "127.0.0.1", port: 9090 }],
    [{ METRICS_HOST: "0.0.0.0" }, { host: "0.0.0.0", port: 9090 }],
  ])("shows its counters to this machine, unless said otherwise: %j", (env, metrics) => {
    expect(readConfig({ ...complete, METRICS_PORT: "9090", ...env })).toMatchObject({ config: { metrics } });
  });
  it("takes the embedded database when it is said where it lies", () => {
    expect(readConfig({ ...complete, DATABASE_URL: undefined, DATA_DIR: "/data" })).toMatchObject({ ok: true });
  });

  const missingId = "BOT_ID is missing: the application (client) id of the bot.";
  const missingPassword = "BOT_PASSWORD is missing: a client secret of the bot (BOT_TYPE is SingleTenant).";
  const missingTenant = "BOT_TENANT_ID is missing: the tenant the bot is registered in (BOT_TYPE is SingleTenant).";
  const missingDatabase =
    "DATABASE_URL is missing: a PostgreSQL 15 or later; or set DATA_DIR to a lasting folder to have the database in it.";
  const badTenant = "BOT_TENANT_ID must be the directory (tenant) id, a GUID: activities name it so.";
  const badTenants = "BOT_TENANTS must be directory (tenant) ids, GUIDs with commas between them.";
  const missingTenants =
    "BOT_TENANTS is missing: the tenants the bot works for, with commas between them (BOT_TYPE is MultiTenant).";
  const ownTenantOnly = "BOT_TENANTS is for BOT_TYPE MultiTenant only: a SingleTenant bot works for its own tenant.";
  const isContainer = "NODE_ENV is production: for local mode, on this machine only, take it away.";
  it.each([
    [{ DATABASE_URL: complete.DATABASE_URL }, [missingId, missingPassword, missingTenant]],
    [{ BOT_ID: id }, [missingPassword, missingTenant, missingDatabase]],
    [{ BOT_PASSWORD: "s" }, [missingId, missingTenant, missingDatabase]],
    [{ BOT_TENANT_ID: tenant }, [missingId, missingPassword, missingDatabase]],
    [{ BOT_TYPE: "SingleTenant" }, [missingId, missingPassword, missingTenant, missingDatabase]],
    [{ ...complete, BOT_ID: "" }, [missingId]],
    [{ ...complete, BOT_ID: "nullpunkt" }, ["BOT_ID must be the application (client) id of the bot, a GUID."]],
    [{ ...complete, BOT_TYPE: "Single" }, ["BOT_TYPE must be one of SingleTenant, UserAssignedMSI, MultiTenant."]],
    [{ ...complete, BOT_TYPE: "UserAssignedMSI" }, ["BOT_PASSWORD must not be set when BOT_TYPE is UserAssignedMSI."]],
    [{ ...complete, DATABASE_URL: "mysql://x" }, ["DATABASE_URL must begin with postgres:// or postgresql://."]],
    [{ ...complete, BOT_TENANT_ID: "solor.example" }, [badTenant]],
    [{ ...complete, BOT_TENANTS: tenant }, [ownTenantOnly]],
    [several, [missingTenants]],
    [{ ...several, BOT_TENANTS: "*" }, [badTenants]],
    [{ ...several, BOT_TENANTS: `${tenant},solor.example,*` }, [badTenants]],
    [{ ...several, BOT_TENANTS: "," }, [badTenants]],
    [{ ...complete, BOT_TYPE: "MultiTenant", BOT_TENANTS: tenant }, [expect.stringMatching(/^BOT_TENANT_ID must not/)]],
    [{ ...complete, BOT_AUTHORITY: "https://evil.example" }, [expect.stringMatching(/^BOT_AUTHORITY must be one of/)]],
    [{ ...complete, BOT_PASSWORD_EXPIRES: "i vår" }, [expect.stringMatching(/^BOT_PASSWORD_EXPIRES must be the last/)]],
    [
      { ...complete, DATABASE_URL: "postgres://bot:example#word@db/x" },
      [expect.stringMatching(/^DATABASE_URL can't be/)],
    ],
    [{ NODE_ENV: "production" }, [missingId, missingPassword, missingTenant, missingDatabase, isContainer]],
    [{ ...complete, NOW: "real" }, ["NOW is for local mode only: take it away."]],
  ])("refuses to start half-configured: %j", (env, problems) => {
    expect(readConfig(env)).toEqual({ ok: false, problems });
  });
});
