import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { sql } from "kysely";
import { z } from "zod";
import { startJobs } from "../../src/jobs/boss.ts";
import { sendWaiting } from "../../src/journeys/send-waiting.ts";
import { openDatabase } from "../../src/store/database.ts";
import { cardVerbs } from "../../src/teams/card-actions.ts";
import { commandTable } from "../../src/teams/commands.ts";
import { commandTexts } from "../../src/views/texts/command-texts.ts";
import { createWorkbooks } from "../../src/workbook/excel-workbooks.ts";
import { freshStore } from "../support/database.ts";
import { installationUpdate, membersRemoved, personalChat, teamEvent } from "../support/fakeTeams/activities.ts";
import { type WriteWatch, watchWrites } from "../support/silent-writes.ts";
import { asnes, grue, leader, type Organisation, place, SameTenants, type Three, type Told } from "./same-tenants.ts";

let world: SameTenants;
let watch: WriteWatch;
beforeAll(async () => {
  world = await SameTenants.open(await freshStore());
  watch = await watchWrites(world.database);
}, 60_000);
afterAll(async () => {
  await world.close();
  await world.database.close();
});

const marks = ["Alfa", "Beta", "Gamma"] as const;
function foreignTo({ mark }: Organisation): RegExp {
  return new RegExp(marks.filter((each) => each !== mark).join("|"));
}

/** What was done told nothing of the others, and changed nothing of theirs; gives what was told. */
async function apart(as: Organisation, three: Three, work: () => Promise<Told[]>): Promise<Told[]> {
  const others = Object.values(three).filter(({ tenant }) => tenant !== as.tenant);
  const before = await world.rowsOf(others);
  const told = await work();
  for (const { all } of told) expect(all).not.toMatch(foreignTo(as));
  expect(await world.strayMarks(as, foreignTo(as))).toEqual([]);
  expect(await world.rowsOf(others)).toEqual(before);
  // promise 20, here since everything that can be done is done here
  expect(await watch.silent()).toEqual([]);
  return told;
}

/** One of the three acts, with ids of another that are its own too, or not. */
const actors: [string, (three: Three) => { as: Organisation; other: Organisation }][] = [
  ["with ids that both have", ({ mine, twin }) => ({ as: mine, other: twin })],
  ["with the other's ids", ({ mine, stranger }) => ({ as: mine, other: stranger })],
  ["the other way round", ({ mine, stranger }) => ({ as: stranger, other: mine })],
];

describe("promise 12: tenants never mix", () => {
  it("the three have rows in the same tables, and their own texts", async () => {
    const { mine, twin, stranger } = await world.fresh();
    for (const each of [mine, twin, stranger]) {
      const status = await world.say(each, "mål");
      expect(status.all).toMatch(each.mark);
      expect(status.all).not.toMatch(foreignTo(each));
    }
    const empty: string[] = [];
    const three = [mine, twin, stranger].map(({ tenant }) => tenant);
    for (const table of Object.keys(await world.rowsOf([mine]))) {
      const { rows } = await sql<{ count: number }>`select count(distinct tenant)::int as count
        from ${sql.table(table)} where tenant = any(${three}::text[])`.execute(world.database.db);
      if (rows[0]?.count !== 3) empty.push(table);
    }
    // the others are shown by each table alone: test/store/row-security.test.ts
    expect(["project", "measure", "reading", "round", "ask", "conversation", "member", "message", "attempt"]).toEqual(
      expect.not.arrayContaining(empty),
    );
    expect(["audit", "inbox", "digest", "upload", "stand_in", "due", "tenant"]).toEqual(
      expect.not.arrayContaining(empty),
    );
  });
});

describe.each(actors)("promise 12: tenants never mix, %s", (_, choose) => {
  it.each(commandTable.map((command) => [command.id, command] as const))("by the command %s", async (id, command) => {
    const three = await world.fresh();
    const { as, other } = choose(three);
    const [word] = command.words.nb;
    const texts = [
      word,
      commandTexts("nb").commands[id].example,
      ...["S1", other.shortName, `${other.ids}project`, `S1 ${other.mark.toLowerCase()}`].map(
        (rest) => `${word} ${rest}`,
      ),
    ];
    const told = await apart(as, three, async () => {
      const all: Told[] = [];
      for (const text of texts) {
        for (const where of [place, personalChat(leader)]) all.push(await world.say(as, text, { in: where }));
      }
      return all;
    });
    expect(told.every(({ body }) => body.includes('"status":200'))).toBe(true);
  });

  it.each(cardVerbs)("by the button %s", async (verb) => {
    const three = await world.fresh();
    const { as, other } = choose(three);
    const [own, theirs] = [await world.cardData(as), await world.cardData(other)];
    const mixed = [
      { ...theirs, round: own["round"], project: own["project"] },
      { ...own, asks: theirs["asks"], ask: theirs["ask"], upload: theirs["upload"] },
    ];
    const nowhere = JSON.parse(JSON.stringify(theirs).replaceAll(other.ids, "nosuch-"));
    const unknown = (await world.click(as, "no-such-verb", own)).body;
    await apart(as, three, async () => {
      const foreign: Told[] = [];
      for (const from of [asnes, leader]) {
        const theirIds = await world.click(as, verb, theirs, from);
        foreign.push(theirIds, ...(await eachClick(as, verb, mixed, from)));
        if (as.ids === other.ids) continue;
        // as what is not there at all
        const noIds = await world.click(as, verb, nowhere, from);
        expect(theirIds.body.replaceAll(other.ids, "nosuch-")).toBe(noIds.body);
      }
      const known = await eachClick(as, verb, [own], asnes, leader);
      // else this verb needs more than `cardData` has
      expect(known.filter(({ body }) => body !== unknown).length).toBeGreaterThan(0);
      return [...foreign, ...known];
    });
  });

  it("by what people write freely, and by what happens in Teams", async () => {
    const three = await world.fresh();
    const { as } = choose(three);
    const happens = (activity: Parameters<SameTenants["hear"]>[1]) => world.hear(as, activity);
    await apart(as, three, async () => {
      const told = [
        await world.say(as, "S1 Åsnes 1,3", { from: asnes }),
        await world.say(as, "hvordan går det med sosialhjelp i Grue?"),
        await world.say(as, "noe helt annet"),
        await world.say(as, "2,2", { from: grue, in: personalChat(grue) }),
      ];
      const from = leader;
      await happens((teams) => teamEvent(teams, { from, place, eventType: "channelRenamed" }));
      await happens((teams) => membersRemoved(teams, { from, place, removed: [grue] }));
      await happens((teams) => installationUpdate(teams, { from, place: personalChat(leader), action: "add" }));
      await happens((teams) => teamEvent(teams, { from, place, eventType: "channelDeleted" }));
      await happens((teams) => installationUpdate(teams, { from, place, action: "remove" }));
      return told;
    });
  });

  it("by a job that was forged: another's message is not there, and nothing is sent", async () => {
    const three = await world.fresh();
    const { as, other } = choose(three);
    if (as.ids === other.ids) return;
    const theirs = await world.read(other, async (data) => {
      const round = await data.rounds.openOf(`${other.ids}project`);
      return round ? (await data.messages.logOfRound(round.id)).map(({ message }) => message.id) : [];
    });
    expect(theirs.length).toBeGreaterThan(0);
    await apart(as, three, async () => {
      const calls = world.teams.calls.length;
      for (const messageId of theirs) await world.sendOne(as, messageId);
      expect(world.teams.calls.length).toBe(calls);
      return [];
    });
  });
});

async function eachClick(as: Organisation, verb: string, all: object[], ...by: (typeof leader)[]): Promise<Told[]> {
  const told: Told[] = [];
  for (const data of all) for (const from of by) told.push(await world.click(as, verb, data, from));
  return told;
}

describe("promise 12: jobs", () => {
  it("carry the tenant and nothing else, and wake nothing where there is no such tenant", async () => {
    const { mine } = await world.fresh();
    const jobs = await startJobs(world.database.url, { error: () => undefined, warn: () => undefined });
    const waking = openDatabase(world.database.url);
    waking.wakeBy(jobs.waker);
    await waking.store.write(mine.tenant, async (data) => {
      const round = await data.rounds.openOf(`${mine.ids}project`);
      await data.messages.plan({
        ...{ id: "woken", conversationId: place.id, subject: { kind: "roundCard", roundId: round?.id ?? "" } },
        ...{ language: "nb", state: "planned", attempts: 0, wanted: 1, shown: 0 },
      });
    });
    await jobs.wakeDues(mine.tenant);
    const { rows } = await waking.pool.query("select distinct data from pgboss.job");
    expect(rows).toEqual([{ data: { tenant: mine.tenant } }]);
    await waking.close();
    await jobs.stop();
    const sent: unknown[] = [];
    const messenger = {
      create: async () => ({ outcome: "delivered" as const, activityId: String(sent.push(1)) }),
      update: async () => ({ outcome: "delivered" as const, activityId: String(sent.push(1)) }),
    };
    const sending = { ...world.ports, messenger, gate: <T>(work: () => Promise<T>) => work(), tell: () => undefined };
    expect(await sendWaiting(sending, { tenant: "nobody", sliceMs: 100 })).toEqual({ more: false });
    expect(sent).toEqual([]);
  });
});

/** What each command of the operator is tried with: `mine` asks, and `stranger` has what it asks for. */
const operators: Record<string, (three: Three, file: string) => { own: string[][]; foreign: string[][] }> = {
  export: ({ mine, stranger }, file) => ({
    own: [["--project", mine.shortName, "--out", file]],
    foreign: [["--project", stranger.shortName]],
  }),
  import: (_, file) => ({ own: [[file, "--dry"], [file]], foreign: [] }),
  ask: ({ mine, stranger }) => ({ own: [["--project", mine.shortName]], foreign: [["--project", stranger.shortName]] }),
  digest: ({ mine, stranger }) => ({
    own: [
      ["--project", mine.shortName, "--dry"],
      ["--project", mine.shortName],
    ],
    foreign: [["--project", stranger.shortName]],
  }),
  report: ({ mine, stranger }, file) => ({
    own: [["--project", mine.shortName, "--out", path.dirname(file)]],
    foreign: [["--project", stranger.shortName]],
  }),
  person: (_, file) => ({
    own: [
      ["--export", asnes.user ?? "", "--out", file],
      ["--erase", asnes.user ?? ""],
      ["--erase", asnes.user ?? "", "--replace-with", grue.user ?? "", "--yes"],
    ],
    foreign: [],
  }),
  audit: ({ mine, stranger }, file) => ({
    own: [["--verify"], ["--head"], ["--export", "--project", mine.shortName, "--format", "jsonl", "--out", file]],
    foreign: [["--export", "--project", stranger.shortName, "--format", "csv", "--out", `${file}.csv`]],
  }),
  retention: () => ({ own: [[], ["--set", "uploads=1"], ["--run"]], foreign: [] }),
  redrive: ({ mine, stranger }) => ({
    own: [[], ["--project", mine.shortName], ["--all", "failed"]],
    foreign: [
      ["--project", stranger.shortName],
      ["--message", `${stranger.ids}00001`],
    ],
  }),
};

describe("promise 12: the operator's commands, asked for one tenant", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "nullpunkt-tenants-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const scripts = z
    .object({ scripts: z.record(z.string(), z.string()) })
    .parse(JSON.parse(readFileSync("package.json", "utf8")));
  const commands = Object.values(scripts.scripts).flatMap(
    (script) => /^node src\/cli\/([\w-]+)\.ts$/.exec(script)?.[1] ?? [],
  );

  it("are all tried", () => {
    expect(Object.keys(operators).sort()).toEqual([...commands].sort());
  });

  it.each(Object.keys(operators))("%s tells and changes nothing of the others", async (name) => {
    const three = await world.fresh();
    const { mine } = three;
    const file = path.join(folder, `${name}.xlsx`);
    if (name === "import") await run("export", mine, ["--project", mine.shortName, "--out", file]);
    const { own, foreign } = operators[name]?.(three, file) ?? { own: [], foreign: [] };
    await apart(mine, three, async () => {
      const told: Told[] = [];
      for (const args of own) {
        const { said } = await run(name, mine, args);
        told.push({ body: said, all: said }, await written(file, three));
      }
      for (const args of foreign) {
        const { code, said } = await run(name, mine, args);
        expect(code).not.toBe(0);
        expect(said).toMatch(/There is no (?:project|message)/);
        told.push({ body: said, all: said });
      }
      return told;
    });
  });

  /** What a command put in its file; a workbook as it is read. */
  async function written(file: string, { mine, twin, stranger }: Three): Promise<Told> {
    if (!existsSync(file)) return { body: "", all: "" };
    const bytes = readFileSync(file);
    const isWorkbook = bytes.subarray(0, 2).toString() === "PK";
    const all = isWorkbook ? JSON.stringify(await createWorkbooks().read(bytes, "2022-10-03")) : bytes.toString();
    expect(all).toMatch(isWorkbook ? mine.mark : mine.tenant);
    for (const { tenant } of [twin, stranger]) expect(all).not.toMatch(tenant);
    return { body: "", all };
  }

  function run(name: string, { tenant }: Organisation, args: string[]): Promise<{ code: number; said: string }> {
    const bot = { BOT_ID: world.teams.botId, BOT_PASSWORD: "secret", BOT_TYPE: "MultiTenant", BOT_TENANTS: tenant };
    const env = { ...process.env, ...bot, DATABASE_URL: world.database.url, NODE_OPTIONS: "" };
    return new Promise((resolve) => {
      execFile(process.execPath, [`src/cli/${name}.ts`, ...args, "--tenant", tenant], { env }, (error, out, err) => {
        resolve({ code: typeof error?.code === "number" ? error.code : error ? 1 : 0, said: `${out}${err}` });
      });
    });
  }
});
