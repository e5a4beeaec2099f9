import type { Content } from "../../src/domain/talking/content.ts";
import type { SteeringWord } from "../../src/domain/telling/steering-copy.ts";
import { planDues } from "../../src/journeys/plan-dues.ts";
import { steerDigest } from "../../src/journeys/steer-digest.ts";
import { wakeDues } from "../../src/journeys/wake-dues.ts";
import type { Database } from "../../src/store/database.ts";
import { freshStore } from "../support/database.ts";
import { deliverWaiting } from "../support/deliver-messages.ts";
import { people, place, type RoundWorld, recordingMessenger, roundWorld } from "../support/round-world.ts";

let database: Database;
beforeAll(async () => {
  database = await freshStore();
});
afterAll(() => database.close());

const steering = "19:styringsgruppe";
const leaders = "a:leder";
const friday = "2022-10-07T06:00:00Z";
const monday = "2022-10-10T06:00:00Z";

/** Wednesday: the digest comes Monday at eight, so the leader is shown its copy on Friday at eight. */
async function steeredWorld(withChat = true): Promise<RoundWorld> {
  const world = await roundWorld(database);
  await world.ports.store.write(world.tenant, async (data) => {
    await data.conversations.save(
      place(steering, "groupChat", { projectId: world.plan.project.id, purpose: "steering" }),
    );
    if (withChat) await data.conversations.save(place(leaders, "personal", { person: people.leader }));
  });
  world.clock.set("2022-10-05T06:00:00Z");
  await planDues(world.ports, { tenant: world.tenant });
  return world;
}

/** What is posted anew by itself at this moment, by place. */
async function at(world: RoundWorld, moment: string): Promise<string[]> {
  world.clock.set(moment);
  const { failed, notPlanned } = await wakeDues(world.ports, { tenant: world.tenant });
  expect([failed, notPlanned]).toEqual([[], []]);
  const { sent } = await deliverWaiting(world, recordingMessenger());
  const told = sent.filter(({ content }) => content.kind === "digest" || content.kind === "steeringPreview");
  return told.map(({ conversationId, as, content }) => `${conversationId} ${as}: ${words(content)}`).sort();
}
function words(content: Content): string {
  if (content.kind === "steeringPreview")
    return `preview ${content.digest.weeks.join()} ${content.state} ${content.at}`;
  return content.kind === "digest" ? `digest ${content.weeks.join()} ${content.leaderLine ?? ""}`.trim() : content.kind;
}

const say = (world: RoundWorld, word: SteeringWord, user: string = people.leader, key = "2022-W41") =>
  steerDigest(world.ports, world.turn(user), { projectId: world.plan.project.id, key, word });
const auditOf = (world: RoundWorld) =>
  world.ports.store.read(world.tenant, async (data) =>
    (await data.audit.between(world.plan.project.id, "2022-01-01T00:00:00Z", "2023-01-01T00:00:00Z"))
      .filter(({ what }) => what.startsWith("steering"))
      .map(({ what, who, new: to }) => [what, who, to].filter((part) => part !== undefined).join(" ")),
  );

describe("the steering group's copy of the digest", () => {
  it("is shown to the leader one working day before it goes, with the coming week's title, and once", async () => {
    const world = await steeredWorld();
    expect(await at(world, "2022-10-07T05:59:00Z")).toEqual([]);
    expect(await at(world, friday)).toEqual([`${leaders} create: preview 2022-W41 shown ${monday}`]);
    expect(await at(world, "2022-10-08T06:00:00Z")).toEqual([]);
    expect(await at(world, monday)).toEqual([
      `19:channel create: digest 2022-W41`,
      `${steering} create: digest 2022-W41`,
      `${leaders} update: preview 2022-W41 sent ${monday}`,
    ]);
  });

  it("is shown once when two instances wake at the same moment", async () => {
    const world = await steeredWorld();
    world.clock.set(friday);
    const woken = await Promise.all([1, 2].map(() => wakeDues(world.ports, { tenant: world.tenant })));
    expect(woken.flatMap(({ done }) => done).filter(({ what }) => what === "steering")).toHaveLength(1);
  });

  it("carries the leader's line to the steering group alone, the newest she wrote", async () => {
    const world = await steeredWorld();
    await at(world, friday);
    await say(world, { kind: "line", line: "Første" });
    const shown = await say(world, { kind: "line", line: "Uføretrygd tas opp\u0000i møtet" });
    expect(shown).toMatchObject({
      kind: "steeringPreview",
      state: "shown",
      digest: { leaderLine: "Uføretrygd tas opp i møtet" },
    });
    await say(world, { kind: "line", line: "Uføretrygd tas opp\u0000i møtet" });
    expect(await at(world, monday)).toEqual([
      `19:channel create: digest 2022-W41`,
      `${steering} create: digest 2022-W41 Uføretrygd tas opp i møtet`,
      `${leaders} update: preview 2022-W41 sent ${monday}`,
    ]);
    expect(await auditOf(world)).toEqual([
      `steeringShown ${people.leader}`,
      `steeringLine ${people.leader} Første`,
      `steeringLine ${people.leader} Uføretrygd tas opp i møtet`,
      expect.stringMatching(/^steeringSent /),
    ]);
  });

  it("is held back on the leader's word, and goes when she lets it go after the digest", async () => {
    const world = await steeredWorld();
    await at(world, friday);
    expect(await say(world, { kind: "hold" })).toMatchObject({ kind: "steeringPreview", state: "held" });
    expect(await at(world, monday)).toEqual([
      `19:channel create: digest 2022-W41`,
      `${leaders} update: preview 2022-W41 held ${monday}`,
    ]);
    expect(await say(world, { kind: "send" })).toMatchObject({ state: "shown" });
    expect(await at(world, "2022-10-10T10:00:00Z")).toEqual([
      `${steering} create: digest 2022-W41`,
      `${leaders} update: preview 2022-W41 sent 2022-10-10T10:00:00Z`,
    ]);
    expect(await say(world, { kind: "hold" })).toMatchObject({ state: "sent" });
  });

  it("is nobody else's to change, and a refused try is logged", async () => {
    const world = await steeredWorld();
    await at(world, friday);
    for (const user of [people.valer, people.guest]) {
      expect(await say(world, { kind: "hold" }, user)).toMatchObject({ notice: { reason: "onlyLeader" } });
    }
    expect(await auditOf(world)).toEqual([
      `steeringShown ${people.leader}`,
      `steeringRefused ${people.valer}`,
      `steeringRefused ${people.guest}`,
    ]);
    expect(await say(world, { kind: "hold" }, people.leader, "2022-W30")).toMatchObject({ kind: "notice" });
  });

  it("waits until the leader has had a working day, when the app was down at the time to show it", async () => {
    const world = await steeredWorld();
    expect(await at(world, "2022-10-10T06:00:05Z")).toEqual([
      `19:channel create: digest 2022-W41`,
      `${leaders} create: preview 2022-W41 shown 2022-10-11T06:00:00Z`,
    ]);
    expect(await at(world, "2022-10-11T06:00:00Z")).toEqual([
      `${steering} create: digest 2022-W41`,
      `${leaders} update: preview 2022-W41 sent 2022-10-11T06:00:00Z`,
    ]);
  });

  it("of a week that went by while the app was down is in the next one's, and keeps what the leader said", async () => {
    const world = await steeredWorld();
    await at(world, friday);
    await say(world, { kind: "line", line: "Husk budsjettet" });
    const late = await at(world, "2022-10-20T09:00:00Z");
    expect(late).toContain(`${steering} create: digest 2022-W41,2022-W42 Husk budsjettet`);
    const missed = await steeredWorld();
    expect(await at(missed, "2022-10-20T09:00:00Z")).toEqual([
      `19:channel create: digest 2022-W41,2022-W42`,
      `${leaders} create: preview 2022-W41,2022-W42 shown 2022-10-21T06:00:00Z`,
    ]);
  });

  it("goes unseen where the leader can't be reached alone, and the log says so", async () => {
    const world = await steeredWorld(false);
    await world.ports.store.write(world.tenant, (data) =>
      data.conversations.save(place(leaders, "personal", { person: people.leader, installed: false })),
    );
    expect(await at(world, friday)).toEqual([]);
    expect(await at(world, monday)).toContain(`${steering} create: digest 2022-W41`);
    expect(await auditOf(world)).toEqual([
      `steeringNotShown ${people.leader}`,
      expect.stringMatching(/^steeringSent /),
    ]);
  });

  it("is not planned where there is no steering group's chat", async () => {
    const world = await roundWorld(database);
    await planDues(world.ports, { tenant: world.tenant });
    expect(await at(world, friday)).toEqual([]);
    expect(await at(world, monday)).toEqual([`19:channel create: digest 2022-W41`]);
  });
});
