import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { type Cluster, startCluster } from "../../src/store/embedded/embedded.ts";
import { EmbeddedFault, faultOf } from "../../src/store/embedded/embedded-fault.ts";

const isRoot = process.getuid?.() === 0;
const onlyAsRoot = isRoot ? it : () => undefined;
const settings = { fsync: "off" };
const stops: (() => Promise<void> | void)[] = [];

afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});

function folder(mode = 0o711): string {
  const made = realpathSync(mkdtempSync(path.join(tmpdir(), "nullpunkt-embedded-")));
  chmodSync(made, mode);
  stops.push(() => rmSync(made, { recursive: true, force: true }));
  return path.join(made, "data");
}

async function start(dataDir: string): Promise<Cluster> {
  const cluster = await startCluster(dataDir, settings);
  stops.push(() => cluster.stop());
  return cluster;
}

async function query(cluster: Cluster, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: cluster.url("postgres") });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

type App = { process: ChildProcess; said: { joined: boolean; port: number; location: string } };
async function startApp(dataDir: string, line: string, user: { uid?: number; gid?: number } = {}): Promise<App> {
  const child = spawn(process.execPath, [path.resolve("test/store/embedded-app.ts"), dataDir, line], {
    ...user,
    stdio: ["ignore", "pipe", "pipe"],
  });
  stops.push(() => void child.kill("SIGKILL"));
  return new Promise((resolve, reject) => {
    let errors = "";
    child.stderr.on("data", (chunk: Buffer) => {
      errors += chunk.toString();
    });
    child.stdout.on("data", (chunk: Buffer) => resolve({ process: child, said: JSON.parse(chunk.toString()) }));
    child.on("exit", () => reject(new Error(errors)));
  });
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => child.on("exit", () => resolve()));
}

async function kill(child: ChildProcess): Promise<void> {
  const done = ended(child);
  child.kill("SIGKILL");
  await done;
}

function serverPid(cluster: { location: string }): number {
  return Number(readFileSync(path.join(cluster.location, "postmaster.pid"), "utf8").split("\n")[0]);
}

const isRunning = (location: string) => existsSync(path.join(location, "postmaster.pid"));

describe("the embedded server", () => {
  it("keeps what is stored, behind a password, on loopback only", async () => {
    const dataDir = folder();
    const first = await start(dataDir);
    expect(first).toMatchObject({ joined: false, moved: false, location: path.join(dataDir, "postgresql") });
    await query(first, "create table kept as select 'blåbær' as what");
    const open = new pg.Client({ connectionString: first.url("postgres").replace(/:[^:@]+@/, ":wrong@") });
    await expect(open.connect()).rejects.toThrow(/password/);
    expect(await query(first, "show listen_addresses")).toEqual([{ listen_addresses: "127.0.0.1" }]);
    await first.stop();
    expect(isRunning(first.location)).toBe(false);

    const second = await start(dataDir);
    expect(second.joined).toBe(false);
    expect(await query(second, "select what, current_setting('server_encoding') as encoding from kept")).toEqual([
      { what: "blåbær", encoding: "UTF8" },
    ]);
  });

  it("is joined by a second app, and stopped by the last one out", async () => {
    const dataDir = folder();
    const first = await start(dataDir);
    const second = await start(dataDir);
    expect([first.joined, second.joined, second.port]).toEqual([false, true, first.port]);
    await first.stop();
    expect(await query(second, "select 1 as one")).toEqual([{ one: 1 }]);
    await second.stop();
    expect(isRunning(second.location)).toBe(false);
  });

  it("is one server for apps that start at the same moment in a new folder", async () => {
    const dataDir = folder();
    const apps = await Promise.all([startApp(dataDir, "a"), startApp(dataDir, "b"), startApp(dataDir, "c")]);
    expect(new Set(apps.map((app) => app.said.port)).size).toBe(1);
    const cluster = await start(dataDir);
    expect(await query(cluster, "select text from line order by text")).toHaveLength(3);
    expect(readdirSync(dataDir)).toEqual(["postgresql"]);
  });

  it("lets an app in that comes while the last one leaves", async () => {
    const dataDir = folder();
    let present = await start(dataDir);
    for (let round = 0; round < 4; round += 1) {
      const [, next] = await Promise.all([present.stop(), start(dataDir)]);
      expect(await query(next, "select 1 as one")).toEqual([{ one: 1 }]);
      present = next;
    }
  });
});

describe("after a crash", () => {
  it("takes over the server that an app left running when it was killed", async () => {
    const dataDir = folder();
    const app = await startApp(dataDir, "told");
    await kill(app.process);
    const next = await start(dataDir);
    expect(next).toMatchObject({ joined: true, port: app.said.port });
    expect(await query(next, "select text from line")).toEqual([{ text: "told" }]);
    await next.stop();
    expect(isRunning(next.location)).toBe(false);
  });

  it("recovers what was stored when app and server were killed", async () => {
    const dataDir = folder();
    const app = await startApp(dataDir, "told");
    process.kill(serverPid(app.said), "SIGKILL");
    await kill(app.process);
    const next = await start(dataDir);
    expect(next.joined).toBe(false);
    expect(await query(next, "select text from line")).toEqual([{ text: "told" }]);
  });

  it("is not fooled by another process that carries the server's old number", async () => {
    const dataDir = folder();
    const first = await start(dataDir);
    const owner = isRoot ? { uid: idOf("-u"), gid: idOf("-g") } : {};
    const pidFile = readFileSync(path.join(first.location, "postmaster.pid"), "utf8");
    await first.stop();
    const stranger = spawn("sleep", ["60"], { ...owner, stdio: "ignore" });
    stops.push(() => void stranger.kill());
    const file = path.join(first.location, "postmaster.pid");
    writeFileSync(file, [stranger.pid, ...pidFile.split("\n").slice(1)].join("\n"), { mode: 0o600 });
    if (isRoot) chownSync(file, idOf("-u"), idOf("-g"));

    const second = await start(dataDir);
    expect(second.joined).toBe(false);
    expect(stranger.exitCode).toBeNull();
  });

  it("tidies up what an app left that was killed while it made the database", async () => {
    const dataDir = folder();
    mkdirSync(path.join(dataDir, "postgresql.new-2147483646-abcd"), { recursive: true });
    chmodSync(dataDir, 0o711);
    await start(dataDir);
    expect(readdirSync(dataDir)).toEqual(["postgresql"]);
  });
});

describe("a folder that can't be used", () => {
  const made = async () => {
    const dataDir = folder();
    const cluster = await startCluster(dataDir, settings);
    await cluster.stop();
    return { dataDir, location: cluster.location };
  };

  it.each([
    [
      "half-made",
      (location: string) => rmSync(path.join(location, "global"), { recursive: true }),
      /damaged or incomplete/,
    ],
    ["not a database", (location: string) => rmSync(path.join(location, "PG_VERSION")), /damaged or incomplete/],
    [
      "of an old release",
      (location: string) => writeFileSync(path.join(location, "PG_VERSION"), "15\n"),
      /another version/,
    ],
    [
      "cut off",
      (location: string) => writeFileSync(path.join(location, "global", "pg_control"), ""),
      /damaged or incomplete/,
    ],
  ])("that is %s is left as it is, with a sentence", async (_, spoil, sentence) => {
    const { dataDir, location } = await made();
    spoil(location);
    const files = () =>
      readdirSync(location).filter((name) => !/^(server\.log|postmaster\.pid|start-postgres\.sh)$/.test(name));
    const before = files();
    await expect(startCluster(dataDir, settings)).rejects.toThrow(sentence);
    await expect(startCluster(dataDir, settings)).rejects.toBeInstanceOf(EmbeddedFault);
    expect(files()).toEqual(before);
  });

  onlyAsRoot("that belongs to another user is left as it is, with a sentence", async () => {
    const { dataDir, location } = await made();
    chownSync(location, 12_345, 12_345);
    await expect(startCluster(dataDir, settings)).rejects.toThrow(/belong to another user/);
  });

  it("that can't be made is told", async () => {
    const dataDir = folder();
    writeFileSync(dataDir, "a file");
    await expect(startCluster(dataDir, settings)).rejects.toThrow(/can't be made|DATA_DIR/);
  });

  it.each(["/proc/nullpunkt", "/proc/nullpunkt/data"])(
    "that can never be made (%s) is told at once",
    async (dataDir) => {
      // in a process of its own: one that spins would hold this one too
      await expect(startApp(dataDir, "")).rejects.toThrow(`The folder ${dataDir} can't be made. Set DATA_DIR`);
    },
  );

  it.each([
    ["initdb: could not write: No space left on device", /disk is full/],
    ["FATAL: data directory has wrong ownership", /another user/],
    ["something new", /failed\.\nsomething new/],
  ])("%s", (output, sentence) => {
    expect(faultOf("Starting the database", "/data", output).message).toMatch(sentence);
  });
});

describe("users", () => {
  onlyAsRoot("runs as an ordinary user in that user's closed folder", async () => {
    const nobody = { uid: 65_534, gid: 65_534 };
    const home = path.dirname(folder());
    chownSync(home, nobody.uid, nobody.gid);
    chmodSync(home, 0o700);
    const app = await startApp(path.join(home, "data"), "told", nobody);
    expect(app.said).toMatchObject({ joined: false, location: path.join(home, "data", "postgresql") });
    const done = ended(app.process);
    app.process.kill("SIGTERM");
    await done;
    expect(isRunning(app.said.location)).toBe(false);
  });

  onlyAsRoot("keeps the data of root in a closed folder elsewhere and says where", async () => {
    const dataDir = folder(0o700);
    const first = await start(dataDir);
    stops.push(() => rmSync(path.dirname(first.location), { recursive: true, force: true }));
    expect(first.moved).toBe(true);
    expect(first.location).toMatch(/^\/var\/lib\/nullpunkt\/data-[0-9a-f]+\/postgresql$/);
    expect(readFileSync(path.join(dataDir, "DATABASE-IS-IN.txt"), "utf8")).toContain(path.dirname(first.location));
    const second = await start(dataDir);
    expect([second.joined, second.location]).toEqual([true, first.location]);
  });
});

function idOf(flag: string): number {
  return Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8" }));
}
