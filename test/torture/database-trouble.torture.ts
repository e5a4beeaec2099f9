import { execFileSync } from "node:child_process";
import { chmodSync, closeSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Client } from "pg";
import { send } from "../support/fakeTeams/people.ts";
import { asnes, owners, ProcessWorld } from "./process-world.ts";
import { startTortureCluster, type TortureCluster } from "./torture-cluster.ts";

// PostgreSQL alone on a file system of its own, which can be filled to the last byte
const disk = mkdtempSync(path.join(tmpdir(), "nullpunkt-disk-"));
const filler = path.join(disk, "filler");
/** Where this may not be done (no root, another system) the disk can't be filled, and it is said. */
const canFill = isMounted();
let cluster: TortureCluster;
let world: ProcessWorld;
beforeAll(async () => {
  chmodSync(disk, 0o711);
  cluster = await startTortureCluster({ max_connections: 30 }, disk, "keep");
});
afterAll(async () => {
  rmSync(filler, { force: true });
  await cluster.stop();
  if (canFill) execFileSync("umount", [disk]);
  rmSync(disk, { recursive: true, force: true });
});
beforeEach(async () => {
  world = await ProcessWorld.start(await cluster.fresh());
  // only the database is in trouble: a busy machine makes no call unknown
  await world.addApp({ connectorMs: 20_000 });
  await world.couple();
});
afterEach(async () => {
  rmSync(filler, { force: true });
  await world.close();
});

/** Takes the place of `describe` where the disk can't be filled. */
function noDisk(): void {}

function isMounted(): boolean {
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=256m,mode=711", "tmpfs", disk], { stdio: "ignore" });
    return true;
  } catch {
    console.warn("NOT SHOWN HERE: a full disk. It takes the right to mount a tmpfs.");
    return false;
  }
}

async function asked(): Promise<void> {
  await world.say("spør nå");
  await world.settled();
}

async function readyz(): Promise<number> {
  const { status } = await fetch(`${world.app.url()}/readyz`);
  return status;
}

/** Same process all the way: what it was hit by, it came through. */
function expectSameProcess(): void {
  expect(world.started.map((app) => app.end())).toEqual([undefined]);
  expect(world.app.log.filter(({ level }) => (level ?? 0) >= 60)).toEqual([]);
}

async function deliveryStatus(): Promise<string> {
  const texts = () => world.teams.oracle.textsIn(world.place.id).join("\n");
  await world.say("leveringsstatus");
  // a reply of before may come first
  await world.until(() => texts().includes("Leveringsstatus"), "leveringsstatus answers");
  return texts();
}

describe("promise 1: PostgreSQL restarted in the middle", () => {
  it("of answers: what got its receipt stands, the rest can be clicked again and counts once", async () => {
    await asked();
    const answers = owners.flatMap((owner) =>
      world.cardOf(owner).card.rows.map(({ row }) => world.answer(owner, row, world.plausible(row))),
    );
    const [replies] = await Promise.all([Promise.all(answers), cluster.restart()]);
    await world.until(async () => (await readyz()) === 200, "the app is ready again");
    expect(await world.lost()).toEqual([]);
    for (const { pressed } of replies)
      expect(await send(world.teams, world.app.url(), pressed)).toMatchObject({ status: 200 });
    await world.settled();
    expect((await world.readings()).length).toBe(15);
    expect((await world.asks()).states).toEqual({ answered: 15 });
    expectSameProcess();
  });

  it("of a round: everybody is asked, nobody twice", async () => {
    await Promise.all([world.say("spør nå").catch(() => undefined), cluster.restart()]);
    await world.until(async () => (await readyz()) === 200, "the app is ready again");
    await world.settled();
    await asked();
    const { total, states } = await world.asks();
    expect({ total, settled: (states["delivered"] ?? 0) + (states["unknown"] ?? 0) }).toEqual({
      total: 15,
      settled: 15,
    });
    expect(world.teams.oracle.repeatedAsks()).toEqual([]);
    expect(Math.max(...owners.map(({ teamsId }) => world.teams.oracle.seen(teamsId).length))).toBe(1);
    expect(await deliveryStatus()).toContain("Leveringsstatus");
    expectSameProcess();
  });
});

(canFill ? describe : noDisk)("promise 1: the disk is full", () => {
  it("no answer gets a receipt that is not stored; with room again the same click counts once", async () => {
    await asked();
    fill();
    const answers = owners.flatMap((owner) =>
      world.cardOf(owner).card.rows.map(({ row }) => world.answer(owner, row, world.plausible(row))),
    );
    const client = await cluster.connect(world.database.url);
    const refusal = await growTable(client);
    const replies = await Promise.all(answers);
    await client.end().catch(() => undefined);
    expect(refusal).toMatch(/No space left on device|terminated|recovery|ECONNREFUSED/);
    rmSync(filler);
    await world.until(async () => (await readyz()) === 200, "the app is ready again");
    await world.until(async () => (await world.lost()).length === 0, "nothing is lost");
    for (const { pressed } of replies) {
      await world.until(
        async () => (await send(world.teams, world.app.url(), pressed)).status === 200,
        "the click is taken",
      );
    }
    await world.settled();
    expect((await world.readings()).length).toBe(15);
    expect((await world.asks()).states).toEqual({ answered: 15 });
    expectSameProcess();
  });
});

/** Not a byte is left, though the server writes meanwhile. */
function fill(): void {
  const file = openSync(filler, "w");
  try {
    for (;;) writeSync(file, Buffer.alloc(64 * 1024));
  } catch (error) {
    // an error of node's own is no Error of jest's world
    if (!String(error).includes("ENOSPC")) throw error;
  } finally {
    closeSync(file);
  }
}

/** What PostgreSQL says when it must write to a full disk. */
async function growTable(client: Client): Promise<string> {
  try {
    await client.query("create table filler as select repeat('x', 1000) from generate_series(1, 200000)");
    return "it had room";
  } catch (error) {
    return String(error);
  }
}

describe("promise 24: readiness tells the truth", () => {
  it("out of connections: the answer waits or is refused, and goes through when there is room", async () => {
    await asked();
    const { name } = new URL(world.database.url).pathname.match(/\/(?<name>.*)/)?.groups ?? {};
    const others = await takeAllConnections();
    const admin = others[0];
    // the app's own connections are gone, and others have taken their places
    await admin?.query("select pg_terminate_backend(pid) from pg_stat_activity where datname = $1", [name]);
    others.push(...(await takeAllConnections()));
    await world.until(async () => (await readyz()) === 503, "the app says that it is not ready");
    // refused, or taken where a place came free in time
    const { pressed } = await world.answer(asnes, "S1 Åsnes", world.plausible("S1 Åsnes"));
    for (const client of others) await client.end();
    await world.until(async () => (await readyz()) === 200, "the app is ready again");
    expect(await send(world.teams, world.app.url(), pressed)).toMatchObject({ status: 200 });
    expect(await world.readings()).toEqual(["S1 Åsnes 1.35"]);
    expectSameProcess();
  });
});

async function takeAllConnections(): Promise<Client[]> {
  const clients: Client[] = [];
  for (let count = 0; count < 100; count += 1) {
    try {
      clients.push(await cluster.connect());
    } catch {
      return clients;
    }
  }
  return clients;
}
