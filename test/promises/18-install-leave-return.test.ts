import {
  type Activity,
  installationUpdate,
  membersAdded,
  membersRemoved,
  teamEvent,
} from "../support/fakeTeams/activities.ts";
import { type Random, runSeed, seededRandom } from "../support/seeded-random.ts";
import { Stage, World } from "./world.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
  await stage.addApp();
  await stage.addApp();
});
// it waits for what is under way in every order of events that was tried
afterAll(() => stage.close(), 90_000);
const seed = runSeed("promise 18");

type Event = { tells: "in" | "out" | "nothing"; activity: Activity };

/** Everything Teams has told of a place, each with what it says about whether the bot is there. */
function events(world: World): Record<string, () => Event> {
  const { teams } = stage;
  const { place, people } = world;
  const common = { from: people.leader, place };
  const renamed = { ...place, channelName: "Nytt navn" };
  return {
    add: () => ({ tells: "in", activity: installation(world, "add") }),
    botAdded: () => ({ tells: "in", activity: membersAdded(teams, { ...common, added: "bot" }) }),
    addUpgrade: () => ({ tells: "in", activity: installation(world, "add-upgrade") }),
    remove: () => ({ tells: "out", activity: installation(world, "remove") }),
    botRemoved: () => ({ tells: "out", activity: membersRemoved(teams, { ...common, removed: "bot" }) }),
    removeUpgrade: () => ({ tells: "out", activity: installation(world, "remove-upgrade") }),
    archived: () => ({ tells: "out", activity: teamEvent(teams, { ...common, eventType: "teamArchived" }) }),
    unarchived: () => ({ tells: "in", activity: teamEvent(teams, { ...common, eventType: "teamUnarchived" }) }),
    deleted: () => ({ tells: "out", activity: teamEvent(teams, { ...common, eventType: "channelDeleted" }) }),
    restored: () => ({ tells: "in", activity: teamEvent(teams, { ...common, eventType: "channelRestored" }) }),
    channelRenamed: () => ({
      tells: "nothing",
      activity: teamEvent(teams, { from: people.leader, place: renamed, eventType: "channelRenamed" }),
    }),
    teamRenamed: () => ({ tells: "nothing", activity: teamEvent(teams, { ...common, eventType: "teamRenamed" }) }),
    memberLeft: () => ({ tells: "nothing", activity: membersRemoved(teams, { ...common, removed: [people.grue] }) }),
    memberCame: () => ({ tells: "nothing", activity: membersAdded(teams, { ...common, added: [people.grue] }) }),
  };
}

/** Some of the events, in any order, some of them twice. */
function anyOrder(world: World, random: Random): Event[] {
  const all = Object.values(events(world));
  const chosen = random.shuffle([...all, ...all.filter(() => random.chance(0.3))]).filter(() => random.chance(0.7));
  return chosen.map((make) => make());
}

function installation(world: World, action: "add" | "remove" | "add-upgrade" | "remove-upgrade"): Activity {
  return installationUpdate(stage.teams, { from: world.people.leader, place: world.place, action });
}

async function isInstalled(world: World): Promise<boolean | undefined> {
  return (await world.read((data) => data.conversations.find(world.place.id)))?.installed;
}

describe("promise 18: install, leave, return", () => {
  it.each(Array.from({ length: 5 }, (_, n) => seed + n))(
    "the last word about the bot's being there counts, in any order (seed %i)",
    async (each) => {
      const random = seededRandom(each);
      const world = new World(stage);
      await world.couple();
      let expected = true;
      for (const { tells, activity } of anyOrder(world, random)) {
        const twice = random.chance(0.2);
        const answers = await Promise.all(
          (twice ? [0, 1] : [random.whole(2)]).map((instance) => world.hear(activity, instance)),
        );
        expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
        expected = tells === "nothing" ? expected : tells === "in";
      }
      expect(await isInstalled(world)).toBe(expected);
      const conversation = await world.read((data) => data.conversations.find(world.place.id));
      expect(conversation).toMatchObject({ projectId: "solor", purpose: "main" });
      await world.settled();
      const greetings = stage.teams.postsIn(world.place.id).filter(({ activity }) => isGreeting(activity));
      expect(greetings.length).toBeLessThanOrEqual(1);
    },
  );

  it("a removal stops what is on its way, and the return sends it", async () => {
    const world = new World(stage);
    await world.couple();
    const { arrived, release } = stage.teams.hold("send");
    await world.say("spør nå");
    await arrived;
    await world.hear(installation(world, "remove"));
    stage.teams.conversations.refuse(world.place.id, "BotNotInConversationRoster");
    release();
    await world.settled();
    const posted = stage.teams.postsIn(world.place.id).length;
    const calls = () =>
      stage.teams.calls.filter(({ path }) => path.includes(world.place.id) && path.includes("activities"));
    const before = calls().length;
    world.clock.advance({ days: 1 });
    await world.settled();
    expect([stage.teams.postsIn(world.place.id).length, calls().length]).toEqual([posted, before]);
    stage.teams.conversations.admit(world.place.id);
    await world.hear(installation(world, "add"));
    expect(await isInstalled(world)).toBe(true);
  });

  it("where no event told of the removal, one refusal is enough to stop", async () => {
    const world = new World(stage);
    await world.couple();
    stage.teams.conversations.refuse(world.place.id, "BotNotInConversationRoster");
    await world.say("spør nå");
    await world.settled();
    const sends = () =>
      stage.teams.calls.filter(({ path }) => path.includes(world.place.id) && path.includes("activities"));
    const before = sends().length;
    world.clock.advance({ hours: 2 });
    await world.settled();
    expect(sends()).toHaveLength(before);
    expect(await isInstalled(world)).toBe(false);
    stage.teams.conversations.admit(world.place.id);
    await world.hear(installation(world, "add"));
    expect(await isInstalled(world)).toBe(true);
  });
});

function isGreeting(activity: Record<string, unknown>): boolean {
  return JSON.stringify(activity).includes("coupleProject");
}
