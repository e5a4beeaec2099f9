import { personalChat } from "../support/fakeTeams/activities.ts";
import { cardIn, readCard } from "../support/fakeTeams/card-reader.ts";
import { press, send } from "../support/fakeTeams/people.ts";
import { seededRandom } from "../support/seeded-random.ts";
import { Stage, World } from "./world.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
  await stage.addApp();
});
afterAll(() => stage.close());

describe("promise 24: what failed for good is listed and can be driven again", () => {
  it("the leader reads in «leveringsstatus» what did not arrive, and one button sends it", async () => {
    const world = new World(stage);
    await world.couple();
    const { leader, asnes } = world.people;
    // the round's post and its three cards are refused for good
    const refused = { kind: "status", status: 400, code: "BadSyntax" } as const;
    stage.teams.faults.setRules(
      [{ probability: 1, misbehaviour: refused, on: ["send"], tenant: world.tenant }],
      seededRandom(1),
    );
    await world.say("spør nå");
    await world.settled();
    stage.teams.faults.clear();
    expect(stage.teams.oracle.seen(asnes.teamsId)).toEqual([]);
    const chat = personalChat(leader);
    await world.say("leveringsstatus", { in: chat });
    await world.until(() => stage.teams.postsIn(chat.id).length > 0, "an answer");
    const post = stage.teams.postsIn(chat.id).at(-1);
    const card = post && cardIn(post.activity);
    if (!post || !card) throw new Error("no card");
    const listed = readCard(card);
    expect(listed.texts.join("\n")).toMatch(/Kom ikke fram \(\d+\)[\s\S]*NAV Åsnes/);
    expect(listed.buttons.map(({ verb }) => verb)).toContain("sendAgain");
    for (const _again of [1, 2]) {
      const copy = { post, card: listed, people: [leader.teamsId] };
      expect(
        (await send(stage.teams, world.url(), press(stage.teams, { person: leader, copy, verb: "sendAgain" }))).status,
      ).toBe(200);
    }
    await world.settled();
    expect(stage.teams.oracle.seen(asnes.teamsId)).toHaveLength(1);
    expect(stage.teams.oracle.repeatedAsks().filter(({ tenant }) => tenant === world.tenant)).toEqual([]);
  });
});
