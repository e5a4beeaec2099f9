import type { AnswerCard } from "../../src/domain/asking/answer-card.ts";
import type { Plan } from "../../src/domain/project/project.ts";
import { cancelRound } from "../../src/journeys/cancel-round.ts";
import { noteContact } from "../../src/journeys/tell-person.ts";
import { wakeDues } from "../../src/journeys/wake-dues.ts";
import type { Database } from "../../src/store/database.ts";
import { freshStore } from "../support/database.ts";
import { deliverWaiting } from "../support/deliver-messages.ts";
import { people, place, type RoundWorld, recordingMessenger, roundWorld, type Sent } from "../support/round-world.ts";

let database: Database;
beforeAll(async () => {
  database = await freshStore();
});
afterAll(() => database.close());

type Recorder = ReturnType<typeof recordingMessenger>;

/** Sends what waits until nothing waits. */
async function deliver(world: RoundWorld, messenger: Recorder = withoutChats()): Promise<Sent[]> {
  return (await deliverWaiting(world, messenger)).sent;
}

/** Teams opens no chat with those who do not have the app. */
const withoutChats = () => ({ ...recordingMessenger(), openPersonalChat: async () => notInstalled });
const notInstalled = { outcome: "refused", status: 403, error: "not installed" } as const;

/** The owners and the leader have chats of their own; the round of 3 October is asked and delivered. */
async function askedWorld(change?: (plan: Plan) => Plan, withChats: readonly string[] = Object.values(people)) {
  const world = await roundWorld(database, change);
  for (const user of withChats) {
    const chat = place(`a:${user}`, "personal", { person: user });
    await world.ports.store.write(world.tenant, (data) => data.conversations.save(chat));
  }
  await world.open();
  await deliver(world);
  return world;
}

/** What the bot does by itself at this moment, as lines: to whom, and what. */
async function at(world: RoundWorld, moment: string): Promise<string[]> {
  world.clock.set(moment);
  const { failed, notPlanned } = await wakeDues(world.ports, { tenant: world.tenant });
  expect([failed, notPlanned]).toEqual([[], []]);
  return lines(await deliver(world));
}

function lines(sent: Sent[]): string[] {
  const created = sent.filter(({ as, content }) => as === "create" && content.kind !== "digest");
  return created.map(({ conversationId, content }) => `${placeName(conversationId)}: ${whatOf(content)}`).sort();
}
const placeName = (id: string) => id.replace(/^a:/, "").split("@")[0];
function whatOf(content: Sent["content"]): string {
  if (content.kind === "answerCard") return reminderOf(content);
  return content.kind === "notice" ? content.notice.reason : content.kind;
}
function reminderOf({ reminder, rows, person }: AnswerCard): string {
  if (reminder === undefined) return `asked ${rows.length}`;
  const { due, on, lateSince, reader } = reminder;
  const late = lateSince === undefined ? "" : `, late since ${lateSince}`;
  const whose = reader === undefined ? "" : ` of ${person.user.split("@")[0]} as ${reader}`;
  return `${rows.length}${whose}, ${due} ${on}${late}`;
}

const reminders = async (world: RoundWorld) => {
  const { rows } = await database.pool.query(
    "select stage, person, message_id from reminder where tenant = $1 order by at, stage, person",
    [world.tenant],
  );
  return rows as { stage: string; person: string; message_id: string | null }[];
};
const everyday = (from: string, days: number) =>
  Array.from({ length: days }, (_, day) => new Date(Date.parse(from) + day * 86_400_000).toISOString());

describe("reminders", () => {
  it("go to those who have not answered, in their own chats, two days before, one and three after", async () => {
    const world = await askedWorld();
    await world.answer(people.valer, {
      "S1 Våler": { value: "2,9" },
      "S2 Våler": { value: "7,3" },
      "S3 Våler": { value: "21" },
      "B1 Våler": { value: "3,1" },
      "B2 Våler": { value: "5,9" },
    });
    await world.answer(people.asnes, { "S1 Åsnes": { value: "1,2" } });
    await deliver(world);
    expect(await at(world, "2022-10-12T07:00:00Z")).toEqual([]);
    const before = ["nav.asnes: 4, ahead 2022-10-17", "nav.grue: 5, ahead 2022-10-17"];
    expect(await at(world, "2022-10-13T07:00:00Z")).toEqual(before);
    const after = ["nav.asnes: 4, passed 2022-10-17", "nav.grue: 5, passed 2022-10-17"];
    expect(await at(world, "2022-10-18T07:00:00Z")).toEqual(after);
    expect(await at(world, "2022-10-20T07:00:00Z")).toEqual(after);
    expect(await at(world, "2022-10-26T07:00:00Z")).toEqual(["prosjektleder: overdueList"]);
    for (const day of everyday("2022-10-26T08:00:00Z", 30)) expect(await at(world, day)).toEqual([]);
  });

  it("say nothing in a channel of who has not answered", async () => {
    const world = await askedWorld(undefined, []);
    for (const day of everyday("2022-10-12T07:00:00Z", 20)) {
      const sent = (await at(world, day)).filter((line) => !line.endsWith(": overdue"));
      expect(sent).toEqual([]);
    }
    const { rows } = await database.pool.query(
      "select distinct state from message where tenant = $1 and subject ->> 'kind' = 'reminder'",
      [world.tenant],
    );
    expect(rows).toEqual([{ state: "blocked" }]);
  });

  it("open the chat of a person who has none, and keep it", async () => {
    const world = await askedWorld(undefined, []);
    const opened: string[] = [];
    const openPersonalChat = async (_: unknown, teamsId: string) => {
      opened.push(teamsId);
      return { outcome: "opened", conversationId: `a:${teamsId.slice(3)}@solor.example` } as const;
    };
    const first = ["asnes", "grue", "valer"].map((office) => `nav.${office}: 5, ahead 2022-10-17`);
    world.clock.set("2022-10-13T07:00:00Z");
    await wakeDues(world.ports, { tenant: world.tenant });
    expect(lines(await deliver(world, { ...recordingMessenger(), openPersonalChat }))).toEqual(first);
    expect(opened.sort()).toEqual(["29:nav.asnes", "29:nav.grue", "29:nav.valer"]);
    expect(await at(world, "2022-10-18T07:00:00Z")).toHaveLength(3);
  });

  it("tell the leader by numbers where she has no chat of her own, and once", async () => {
    const world = await askedWorld(undefined, []);
    await at(world, "2022-10-20T07:00:00Z");
    world.clock.set("2022-10-26T07:00:00Z");
    await wakeDues(world.ports, { tenant: world.tenant });
    const [notice] = (await deliver(world)).filter(({ content }) => content.kind === "notice");
    expect(notice).toMatchObject({
      conversationId: world.channel.id,
      mention: "prosjektleder",
      content: { notice: { reason: "overdue", asks: 15, people: 3 } },
    });
    expect(await at(world, "2022-10-27T07:00:00Z")).toEqual([]);
  });

  it("are answered as any card, and then every copy of it is drawn anew", async () => {
    const world = await askedWorld();
    await at(world, "2022-10-13T07:00:00Z");
    await world.answer(people.asnes, { "S1 Åsnes": { value: "1,2" } });
    const sent = await deliver(world);
    const places = sent
      .filter(({ content }) => content.kind === "answerCard")
      .map(({ conversationId }) => conversationId);
    expect(places.sort()).toEqual([world.channel.id, `a:${people.asnes}`].sort());
    expect((await world.ask("S1 Åsnes")).state).toBe("answered");
  });

  it("never come for what was answered by another way, or taken back", async () => {
    const world = await askedWorld();
    await cancelRound(world.ports, world.turn(people.leader), {});
    await deliver(world);
    expect(await at(world, "2022-10-13T07:00:00Z")).toEqual([]);
  });

  it("are not sent when all of the card is answered while they wait to be sent", async () => {
    const world = await askedWorld((plan) => ({
      ...plan,
      rows: plan.rows.filter(({ measureId }) => measureId === "S1"),
    }));
    world.clock.set("2022-10-13T07:00:00Z");
    await wakeDues(world.ports, { tenant: world.tenant });
    await world.answer(people.asnes, { "S1 Åsnes": { value: "1,2" } });
    expect(lines(await deliver(world))).toEqual(["nav.grue: 1, ahead 2022-10-17", "nav.valer: 1, ahead 2022-10-17"]);
  });

  it("that could not be sent before the next one are overtaken by it", async () => {
    const world = await askedWorld();
    for (const moment of ["2022-10-13T07:00:00Z", "2022-10-18T07:00:00Z"]) {
      world.clock.set(moment);
      await wakeDues(world.ports, { tenant: world.tenant });
    }
    expect(lines(await deliver(world))).toEqual(
      ["asnes", "grue", "valer"].map((office) => `nav.${office}: 5, passed 2022-10-17`),
    );
  });

  it("go to the owner too when the measurer has not answered in time", async () => {
    const world = await askedWorld((plan) => ({
      ...plan,
      rows: plan.rows
        .map((row) => (row.office === "Åsnes" ? { ...row, measurer: people.helper } : row))
        .filter(({ office }) => office === "Åsnes"),
    }));
    expect(await at(world, "2022-10-13T07:00:00Z")).toEqual(["saksbehandler: 5, ahead 2022-10-17"]);
    expect(await at(world, "2022-10-18T07:00:00Z")).toEqual([
      "nav.asnes: 5 of saksbehandler as owner, passed 2022-10-17",
      "saksbehandler: 5, passed 2022-10-17",
    ]);
  });

  it("wait a day for a person who was written to already", async () => {
    const world = await askedWorld();
    world.clock.set("2022-10-13T06:00:00Z");
    await world.ports.store.write(world.tenant, (data) =>
      noteContact(world.ports, data, world.plan.project, [people.grue]),
    );
    expect(await at(world, "2022-10-13T07:00:00Z")).toEqual([
      "nav.asnes: 5, ahead 2022-10-17",
      "nav.valer: 5, ahead 2022-10-17",
    ]);
    expect(await at(world, "2022-10-14T07:00:00Z")).toEqual(["nav.grue: 5, ahead 2022-10-17, late since 2022-10-13"]);
  });

  it("bring a question that never came through, which counts from then", async () => {
    const world = await roundWorld(database);
    const chat = place(`a:${people.asnes}`, "personal", { person: people.asnes });
    await world.ports.store.write(world.tenant, (data) => data.conversations.save(chat));
    await world.open();
    const refused = { outcome: "refused", status: 400, error: "bad" } as const;
    await deliver(world, recordingMessenger([{ outcome: "delivered", activityId: "root" }, refused, refused, refused]));
    expect((await world.ask("S1 Åsnes")).state).toBe("failed");
    expect(await at(world, "2022-10-13T07:00:00Z")).toEqual(["nav.asnes: 5, ahead 2022-10-17"]);
    expect(await world.ask("S1 Åsnes")).toMatchObject({ state: "delivered", dueAt: "2022-10-27T21:59:00Z" });
    expect((await world.ask("S1 Grue")).state).toBe("failed");
  });

  it("come again on the day the person named, with the fields open, once", async () => {
    const world = await askedWorld((plan) => ({
      ...plan,
      rows: plan.rows.filter(({ measureId, office }) => measureId === "S1" && office === "Åsnes"),
    }));
    await world.answer(people.asnes, { "S1 Åsnes": { choice: "cannot", why: "Ikke publisert", when: "2022-11-15" } });
    await deliver(world);
    for (const day of everyday("2022-10-04T07:00:00Z", 42)) expect(await at(world, day)).toEqual([]);
    world.clock.set("2022-11-15T08:00:00Z");
    await wakeDues(world.ports, { tenant: world.tenant });
    const [sent] = (await deliver(world)).filter(({ content }) => content.kind === "answerCard");
    expect(sent?.content).toMatchObject({
      reminder: { due: "expected", on: "2022-11-15" },
      rows: [{ mode: { kind: "open" } }],
    });
    for (const day of everyday("2022-11-16T08:00:00Z", 30)) expect(await at(world, day)).toEqual([]);
  });
});

describe("reminders on bad days", () => {
  it("wait while the bot is out of the channel, and come late when it is back", async () => {
    const world = await askedWorld();
    const { tenant, channel } = world;
    await world.ports.store.write(tenant, (data) => data.conversations.save({ ...channel, installed: false }));
    for (const day of everyday("2022-10-13T07:00:00Z", 6)) expect(await at(world, day)).toEqual([]);
    await world.ports.store.write(tenant, (data) => data.conversations.save(channel));
    expect(await at(world, "2022-10-19T07:00:00Z")).toEqual(
      ["asnes", "grue", "valer"].map((office) => `nav.${office}: 5, passed 2022-10-17, late since 2022-10-18`),
    );
  });

  it("find an owner who left blocked, and go on to the others", async () => {
    const world = await askedWorld();
    const gone = place(`a:${people.grue}`, "personal", { person: people.grue, installed: false });
    await world.ports.store.write(world.tenant, (data) => data.conversations.save(gone));
    expect(await at(world, "2022-10-13T07:00:00Z")).toEqual([
      "nav.asnes: 5, ahead 2022-10-17",
      "nav.valer: 5, ahead 2022-10-17",
    ]);
    expect((await reminders(world)).filter(({ person }) => person === people.grue)).toMatchObject([
      ...Array(5).fill({ message_id: null }),
    ]);
  });

  it("leave out a line that a new workbook took away", async () => {
    const world = await askedWorld();
    const plan = await world.storedPlan();
    const rows = plan.rows.filter(({ measureId }) => measureId !== "S1");
    await world.ports.store.write(world.tenant, (data) => data.projects.savePlan({ ...plan, rows }));
    expect(await at(world, "2022-10-13T07:00:00Z")).toContain("nav.asnes: 4, ahead 2022-10-17");
  });
});

/** Each stage of an ask to a person is a row in the log and one card; there are never more cards than stages. */
describe("promise 9: reminders after downtime and with several instances", () => {
  it.each([
    ["a minute", "2022-10-13T07:01:00Z", "5, ahead 2022-10-17"],
    ["an hour and a half", "2022-10-13T08:30:00Z", "5, ahead 2022-10-17"],
    ["a night", "2022-10-14T07:00:00Z", "5, ahead 2022-10-17, late since 2022-10-13"],
    ["five days", "2022-10-18T10:00:00Z", "5, passed 2022-10-17"],
    ["six days", "2022-10-19T10:00:00Z", "5, passed 2022-10-17, late since 2022-10-18"],
    ["ten days", "2022-10-21T07:00:00Z", "5, passed 2022-10-17, late since 2022-10-20"],
  ])("after %s of downtime each gets the newest once", async (_, back, expected) => {
    const world = await askedWorld();
    const all = ["asnes", "grue", "valer"].map((office) => `nav.${office}: ${expected}`);
    expect(await at(world, back)).toEqual(all);
    expect(await at(world, back)).toEqual([]);
  });

  it.each([["2022-10-15T10:00:00Z"], ["2022-10-17T01:30:00Z"]])(
    "nobody is woken at %s: it waits for nine o'clock of a working day",
    async (back) => {
      const world = await askedWorld();
      expect(await at(world, back)).toEqual([]);
      expect(await at(world, "2022-10-17T07:00:00Z")).toHaveLength(3);
    },
  );

  it("four instances that wake at the same moment remind once", async () => {
    const world = await askedWorld();
    world.clock.set("2022-10-13T07:00:00Z");
    await Promise.all([1, 2, 3, 4].map(() => wakeDues(world.ports, { tenant: world.tenant })));
    expect(lines(await deliver(world))).toHaveLength(3);
    expect(await reminders(world)).toHaveLength(15);
  });

  it("a clock that is set back repeats nothing", async () => {
    const world = await askedWorld();
    await at(world, "2022-10-13T07:00:00Z");
    await at(world, "2022-10-18T07:00:00Z");
    for (const back of ["2022-10-13T07:00:00Z", "2022-10-14T07:00:00Z", "2022-10-17T12:00:00Z"]) {
      expect(await at(world, back)).toEqual([]);
    }
    expect(await at(world, "2022-10-20T07:00:00Z")).toHaveLength(3);
  });

  it.each([
    // the last Sunday of October, and of March with Easter after it; Christmas with week 53 of 2020
    ["summer time ends", "2022-10-18T07:00:00Z", ["2022-10-28T07", "2022-11-02T08", "2022-11-04T08", "2022-11-10T08"]],
    [
      "summer time begins",
      "2023-03-17T08:00:00Z",
      ["2023-03-29T07", "2023-04-03T07", "2023-04-05T07", "2023-04-14T07"],
    ],
    ["week 53", "2020-12-14T08:00:00Z", ["2021-01-04T08", "2021-01-07T08", "2021-01-11T08", "2021-01-15T08"]],
  ])("each falls at nine by the clock on the wall: %s", async (_, asked, expected) => {
    const world = await roundWorld(database, onlyYearly);
    for (const user of [people.asnes, people.leader]) {
      const chat = place(`a:${user}`, "personal", { person: user });
      await world.ports.store.write(world.tenant, (data) => data.conversations.save(chat));
    }
    world.clock.set(asked);
    await world.open();
    await deliver(world);
    const found: string[] = [];
    for (const day of everyday(`${asked.slice(0, 10)}T12:00:00Z`, 33).map((each) => each.slice(0, 10))) {
      for (const time of ["06:59", "07:00", "07:59", "08:00"]) {
        const sent = await at(world, `${day}T${time}:00Z`);
        if (sent.length > 0) found.push(`${day}T${time.slice(0, 2)}`);
      }
    }
    expect(found).toEqual(expected);
  });
});

/** One line that is asked for once a year, in March. */
function onlyYearly(plan: Plan): Plan {
  const rows = plan.rows.filter(({ measureId, office }) => measureId === "K1" && office === "Åsnes");
  return { ...plan, rows: rows.map(({ baselineDate: _, ...row }) => row) };
}
