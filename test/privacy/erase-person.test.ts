import { readPersonArgs } from "../../src/cli/person-arguments.ts";
import { runPerson } from "../../src/cli/run-person.ts";
import { startJobs } from "../../src/jobs/boss.ts";
import { freezePaper } from "../../src/journeys/freeze-paper.ts";
import type { Database } from "../../src/store/database.ts";
import { openStoredPersons, type StoredPersons } from "../../src/store/stored-persons.ts";
import { freshStore } from "../support/database.ts";
import { people, place, type RoundWorld, roundWorld } from "../support/round-world.ts";

let database: Database;
let persons: StoredPersons;
const silent = { error: () => undefined, warn: () => undefined };
beforeAll(async () => {
  database = await freshStore();
  const jobs = await startJobs(database.url, silent);
  await jobs.stop();
  persons = openStoredPersons(database.url);
});
afterAll(async () => {
  await persons.close();
  await database.close();
});

const name = 'Grunhild O\'Marka "Grue"';
const marked = { upn: people.grue, name, teamsId: "29:nav.grue", aad: "aad-0000-grue", chat: "a:own-chat-of-grue" };

/** She has answered, commented, been asked, reminded, stood in for, written to, and owns lines; others speak of her. */
async function livedIn(): Promise<RoundWorld> {
  const hers = { owner: marked.upn, costOwner: marked.upn };
  const world = await roundWorld(database, (plan) => ({
    ...plan,
    benefits: [
      { id: "G1", name: "Færre klager", ...hers },
      { id: "G2", name: "Mindre papir", owner: people.valer },
    ],
    actions: [{ id: "T1", kind: "action", text: "Felles mottak", status: "planned", responsible: marked.upn }],
    risks: plan.risks.map((risk) => ({ ...risk, responsible: marked.upn })),
  }));
  const { tenant, ports, plan, channel, clock } = world;
  const member = { teamsId: marked.teamsId, aadObjectId: marked.aad, user: marked.upn, name, guest: false };
  await ports.store.write(tenant, async (data) => {
    await data.conversations.saveMember(channel.id, member);
    await data.conversations.save(place(marked.chat, "personal", { person: marked.upn }));
    await data.conversations.saveMember(marked.chat, member);
    await data.uploads.save({
      id: `${tenant}-u`,
      user: marked.upn,
      fileName: "x.xlsx",
      bytes: new Uint8Array([1]),
      at: clock.now(),
    });
    await data.reminders.contact(plan.project.id, [marked.upn], "2022-10-03");
    await data.projects.saveStandIns(plan.project.id, people.valer, {
      standIns: [{ standIn: marked.upn, from: "2022-11-01", to: "2022-11-07" }],
      saidBy: marked.upn,
      at: clock.now(),
    });
  });
  await world.open(people.leader);
  const comment = `Ring ${name} (${marked.upn.toUpperCase()})`;
  await world.answer(marked.upn, { "S1 Grue": { choice: "value", value: "3,4", comment } });
  await world.answer(people.asnes, { "S1 Åsnes": { choice: "value", value: "1,3", comment, confirmed: true } });
  await ports.store.write(tenant, async (data) => {
    const message = {
      id: `${tenant}-note`,
      conversationId: marked.chat,
      language: "nb" as const,
      state: "planned" as const,
    };
    const notice = { reason: "onlyLeader" as const, leaderName: name };
    await data.messages.plan({ ...message, attempts: 0, wanted: 1, shown: 0, subject: { kind: "notice", notice } });
    await data.messages.plan({
      ...message,
      ...{ id: `${tenant}-post`, conversationId: channel.id, state: "delivered", mentions: marked.upn },
      ...{ attempts: 1, wanted: 1, shown: 1, activityId: "post", subject: { kind: "notice", notice } },
    });
  });
  await database.pool.query("insert into pgboss.job (name, data, output) values ('send-waiting', $1, $2)", [
    JSON.stringify({ tenant }),
    JSON.stringify({ message: `no room for ${marked.upn}` }),
  ]);
  return world;
}

/** Every text and JSON cell of every table of every schema in which one of the words stands: "table.column". */
async function whereStands(words: string[]): Promise<string[]> {
  const { rows: columns } = await database.pool.query<{ schema: string; table: string; column: string }>(
    `select c.table_schema as schema, c.table_name as "table", c.column_name as "column"
     from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
     where c.table_schema in ('public', 'pgboss') and t.table_type = 'BASE TABLE'`,
  );
  const found: string[] = [];
  for (const { schema, table, column } of columns) {
    const { rows } = await database.pool.query<{ n: number }>(
      `select count(*)::int as n from "${schema}"."${table}"
       where exists (select 1 from unnest($1::text[]) word where position(word in lower("${column}"::text)) > 0)`,
      [words.map((word) => word.toLowerCase())],
    );
    if ((rows[0]?.n ?? 0) > 0) found.push(`${schema}.${table}.${column}`);
  }
  return found;
}
const inAnyForm = [...Object.values(marked), JSON.stringify(name).slice(1, -1)];

async function run(world: RoundWorld, ...argv: string[]) {
  const read = readPersonArgs(argv);
  if (!read.ok) throw new Error(read.sentence);
  const said: string[] = [];
  const files = new Map<string, string>();
  const needs = {
    ports: world.ports,
    persons,
    say: (line: string) => void said.push(line),
    write: async (file: string, text: string) => void files.set(file, text),
    random: () => "3f2a77c1",
  };
  return { code: await runPerson(needs, world.tenant, read.args.action), said: said.join("\n"), files };
}

describe("npm run person -- --erase", () => {
  it("refuses while she owns something, and lists what", async () => {
    const world = await livedIn();
    const before = await world.storedPlan();
    const { code, said } = await run(world, "--erase", marked.upn, "--yes");
    expect(code).toBe(1);
    expect(said).toMatch(/owns or measures S1 Grue, .*G1\n.*must be replaced first/);
    expect(await world.storedPlan()).toEqual(before);
    expect((await run(world, "--erase", people.leader)).said).toContain("leads the project");
    await run(world, "--erase", marked.upn, "--replace-with", people.asnes, "--yes");
  });

  it("shows what it would do, and does nothing without --yes", async () => {
    const world = await livedIn();
    const { code, said } = await run(world, "--erase", marked.upn, "--replace-with", people.asnes);
    expect([code, said]).toEqual([0, expect.stringMatching(/reading: [12][\s\S]*Nothing is changed yet/)]);
    expect((await world.storedPlan()).rows.some(({ owner }) => owner === marked.upn)).toBe(true);
    expect(await whereStands([marked.chat])).toContain("public.conversation.id");
    await run(world, "--erase", marked.upn, "--replace-with", people.asnes, "--yes");
  });

  it("leaves nothing of her anywhere in the database, and keeps the record under a pseudonym", async () => {
    const world = await livedIn();
    expect(await whereStands(inAnyForm)).toEqual(
      expect.arrayContaining(["public.reading.by", "public.audit.who", "public.inbox.key", "pgboss.job.output"]),
    );
    const before = await world.readings();
    const { code } = await run(world, "--erase", marked.upn, "--replace-with", people.asnes, "--yes");
    expect(code).toBe(0);
    expect(await whereStands(inAnyForm)).toEqual([]);
    const { benefits, actions, risks } = await world.storedPlan();
    expect(benefits).toMatchObject([{ owner: people.asnes, costOwner: people.asnes }, { owner: people.valer }]);
    expect([actions[0]?.responsible, risks[0]?.responsible]).toEqual([people.asnes, people.asnes]);
    const after = await world.readings();
    expect(after.map(({ value }) => value.toFixed())).toEqual(before.map(({ value }) => value.toFixed()));
    const pseudonym = "tidligere ansatt 3f2a77c1";
    expect(after[0]).toMatchObject({ by: pseudonym, comment: `Ring ${pseudonym} (${pseudonym})` });
    expect(after[1]).toMatchObject({ by: people.asnes });
    expect((await world.log()).some(({ who }) => who === pseudonym)).toBe(true);
    const plan = await world.storedPlan();
    expect(plan.rows.filter(({ office }) => office === "Grue").every(({ owner }) => owner === people.asnes)).toBe(true);
    expect(plan.roles.find(({ office }) => office === "Grue")?.user).toBeUndefined();
    expect(plan.standIns ?? []).toEqual([]);
  });

  it("finds her name as people write it: against the next sentence, with more spaces, in parted letters", async () => {
    const world = await livedIn();
    const written = [
      `Spør ${name}.Hun vet`,
      `hos ${name.replace(" ", "  ")}`,
      `(${name.normalize("NFD").toUpperCase()})`,
    ];
    const beside = ['Kari-Grunhild O\'Marka "Grue"-Hansen'];
    const entry = { projectId: world.plan.project.id, at: world.clock.now(), what: "x", subject: "y", source: "cli" };
    await world.ports.store.write(world.tenant, (data) =>
      data.audit.append([...written, ...beside].map((why) => ({ ...entry, why }))),
    );
    await run(world, "--erase", marked.upn, "--replace-with", people.asnes, "--yes");
    const whys = (await world.log()).filter(({ what }) => what === "x").map(({ why }) => why);
    await database.pool.query("alter table audit disable trigger user");
    await database.pool.query("delete from audit where what = 'x' and why = $1", [beside[0]]);
    await database.pool.query("alter table audit enable trigger user");
    expect(whys).toEqual([
      "Spør tidligere ansatt 3f2a77c1.Hun vet",
      "hos tidligere ansatt 3f2a77c1",
      "(tidligere ansatt 3f2a77c1)",
      ...beside,
    ]);
  });

  it("of one who is in no roster any more needs her name, and says so; another's name it leaves", async () => {
    const world = await livedIn();
    await world.ports.store.write(world.tenant, async (data) => {
      for (const place of [world.channel.id, marked.chat]) await data.conversations.removeMember(place, marked.teamsId);
    });
    const erase = ["--erase", marked.upn, "--replace-with", people.asnes];
    expect((await run(world, ...erase)).said).toContain("--name");
    const { said } = await run(world, ...erase, "--name", name, "--name", people.asnes.split("@")[0] ?? "", "--yes");
    expect(said).toContain("nav.asnes is somebody else's name");
    expect(await whereStands([name, JSON.stringify(name).slice(1, -1), marked.upn])).toEqual([]);
    expect(await whereStands(["nav.asnes"])).toContain("public.member.name");
  });

  it("leaves the frozen papers whole, with the pseudonym in them; another change of them still shows", async () => {
    const world = await livedIn();
    const { ports, tenant, plan } = world;
    const words = { asked: [`Takke ${name}`], why: `Se ${marked.upn}` };
    await freezePaper(ports, world.turn(people.leader), { projectId: plan.project.id, version: 1, words });
    const newest = () => ports.store.read(tenant, (data) => data.papers.newest(plan.project.id));
    const before = await newest();
    await run(world, "--erase", marked.upn, "--replace-with", people.asnes, "--yes");
    const after = await newest();
    expect(after).toMatchObject({ isWhole: true, hash: before?.hash });
    expect(JSON.stringify(after)).toContain("Takke tidligere ansatt 3f2a77c1");
    await database.pool.query("update paper set body = replace(body, 'Takke', 'Takk til') where tenant = $1", [tenant]);
    expect(await newest()).toMatchObject({ isWhole: false });
  });

  it("lets what she was asked for lapse, and draws posts with her name anew", async () => {
    const world = await livedIn();
    const { said } = await run(world, "--erase", marked.upn, "--replace-with", people.asnes, "--yes");
    expect(said).toMatch(/Questions that lapse: [1-9]/);
    const own = (await world.asks()).filter(({ person }) => person.startsWith("tidligere"));
    expect(new Set(own.map(({ state }) => state))).toEqual(new Set(["answered", "lapsed"]));
    expect(await world.message(`${world.tenant}-note`)).toBeUndefined();
    const post = await world.message(`${world.tenant}-post`);
    expect(post).toMatchObject({ wanted: 2, shown: 1, state: "delivered" });
    expect(post?.mentions).toBeUndefined();
  });

  it("is done twice as well as once, and does not touch one whose name begins alike, nor another tenant", async () => {
    const other = await roundWorld(database);
    const world = await livedIn();
    const longer = `x${marked.upn}`;
    await world.ports.store.write(world.tenant, (data) =>
      data.audit.append([{ at: world.clock.now(), who: longer, what: "x", subject: "y", source: "cli" }]),
    );
    await run(world, "--erase", marked.upn, "--replace-with", people.asnes, "--yes");
    const again = await run(world, "--erase", marked.upn, "--replace-with", people.asnes, "--yes");
    expect(again).toMatchObject({ code: 0, said: `Nothing is stored about ${marked.upn}.` });
    const { rows } = await database.pool.query("select 1 from audit where tenant = $1 and who = $2", [
      world.tenant,
      longer,
    ]);
    expect(rows).toHaveLength(1);
    expect((await other.storedPlan()).rows.some(({ owner }) => owner === marked.upn)).toBe(true);
    await run(other, "--erase", marked.upn, "--replace-with", people.asnes, "--yes");
    await database.pool.query("alter table audit disable trigger user");
    await database.pool.query("delete from audit where who = $1", [longer]);
    await database.pool.query("alter table audit enable trigger user");
  });

  it("is the only change that a reading and the trail let through", async () => {
    const world = await livedIn();
    const change = async (text: string, values: unknown[]) => {
      const client = await database.pool.connect();
      try {
        await client.query("begin");
        await client.query(
          "select set_config('app.erase_as', 'tidligere ansatt 1', true), set_config('app.erase_marks', $1, true)",
          [JSON.stringify(["nobody@x"])],
        );
        await client.query(text, values);
      } finally {
        await client.query("rollback");
        client.release();
      }
    };
    for (const column of ["value = value + 1", "by = 'another'", "comment = 'x'", "at = now()"]) {
      await expect(change(`update reading set ${column} where tenant = $1`, [world.tenant])).rejects.toThrow(
        "append-only",
      );
    }
    await expect(change("update audit set who = 'x' where tenant = $1", [world.tenant])).rejects.toThrow("append-only");
    await expect(change("delete from audit where tenant = $1", [world.tenant])).rejects.toThrow("append-only");
    await expect(change("delete from reading where tenant = $1", [world.tenant])).rejects.toThrow("append-only");
  });
});

describe("npm run person -- --export", () => {
  it("writes all that is stored about her, readable by itself, and of nobody's else", async () => {
    const world = await livedIn();
    const { code, files } = await run(world, "--export", marked.upn, "--out", "her.json");
    expect(code).toBe(0);
    const json: { tables: Record<string, object[]>; names: string[] } = JSON.parse(files.get("her.json") ?? "");
    const tables = Object.keys(json.tables).map((table) => table.replaceAll('"', ""));
    expect(tables).toEqual(
      expect.arrayContaining([
        "ask",
        "audit",
        "contact",
        "conversation",
        "member",
        "message",
        "reading",
        "role",
        "upload",
      ]),
    );
    expect(json.names).toEqual([name]);
    expect(files.get("her.json.txt")).toContain("== reading (");
    expect(JSON.stringify(json.tables['"member"'])).not.toContain(people.valer);
  });

  it("needs to know who and where to", () => {
    for (const argv of [[], ["--export", "a@b"], ["--erase", "kari"], ["--erase", "a@b", "--export", "a@b"]]) {
      expect(readPersonArgs(argv).ok).toBe(false);
    }
  });
});
