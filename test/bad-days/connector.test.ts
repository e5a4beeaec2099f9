import { sql } from "kysely";
import { Stage, World } from "../promises/world.ts";
import { installationUpdate, teamEvent } from "../support/fakeTeams/activities.ts";
import type { Misbehaviour } from "../support/fakeTeams/faults.ts";
import { seededRandom } from "../support/seeded-random.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
  await stage.addApp({ connectorMs: 300 });
});
afterEach(() => stage.teams.faults.clear());
afterAll(() => stage.close());

/** Every send in the project's channel ends like this. */
function misbehave(world: World, misbehaviour: Misbehaviour): void {
  const rule = { probability: 1, misbehaviour, on: ["send" as const], conversation: world.place.id };
  stage.teams.faults.setRules([rule], seededRandom(1));
}

describe("a bad day of the connector ends in a sentence for the project leader", () => {
  it.each<[string, Misbehaviour, RegExp]>([
    ["hangs", { kind: "hang" }, /Usikkert[\s\S]*Teams svarte ikke, så det er usikkert/],
    ["closes the connection", { kind: "reset" }, /Usikkert[\s\S]*Teams svarte ikke, så det er usikkert/],
    ["closes it after delivery", { kind: "reset", deliver: true }, /Usikkert[\s\S]*Den som ser kortet, kan svare/],
    ["answers HTML with 200", { kind: "html", status: 200 }, /Usikkert[\s\S]*Teams svarte ikke, så det er usikkert/],
    ["answers HTML with 502", { kind: "html", status: 502 }, /Venter[\s\S]*Jeg får ikke kontakt med Teams/],
    ["answers HTML with 403", { kind: "html", status: 403 }, /Kom ikke fram[\s\S]*Jeg får ikke skrive der/],
  ])("%s", async (_name, misbehaviour, sentence) => {
    const world = new World(stage);
    await world.couple();
    misbehave(world, misbehaviour);
    expect((await world.say("spør nå")).status).toBe(200);
    await world.settled();
    // while a try is under way the message is only in line
    let said = "";
    await world.until(async () => {
      said = await world.leaderReads("leveringsstatus");
      return sentence.test(said);
    }, `${sentence}, and not ${said}`);
    expect(said).not.toMatch(/\b[45]\d\d\b|undefined|html|ECONN/i);
  });
});

describe("a channel that is deleted during a round", () => {
  it("is told where Teams said so, and what was answered stands", async () => {
    const world = new World(stage);
    await world.ask();
    const { place, people } = world;
    const event = { from: people.leader, place, eventType: "channelDeleted" };
    expect((await world.hear(teamEvent(stage.teams, event))).status).toBe(200);
    expect(await world.leaderReads("leveringsstatus")).toMatch(
      /Jeg er fjernet fra prosjektets kanal\. Legg meg til i kanalen igjen, eller skriv .*koble.* i en ny/,
    );
    expect(await world.leaderReads("hvem er spurt")).toContain("NAV Åsnes");
  });

  it("is told where Teams only says that it is not there", async () => {
    const world = new World(stage);
    await world.couple();
    misbehave(world, { kind: "status", status: 404, code: "ConversationNotFound" });
    await world.say("spør nå");
    await world.settled();
    stage.teams.faults.clear();
    expect(await world.leaderReads("leveringsstatus")).toMatch(
      /Kanalen eller chatten finnes ikke lenger\. Koble en ny kanal, og send på nytt/,
    );
  });
});

describe("the bot removed and added again during a round", () => {
  it("says so meanwhile; then all has arrived, and nobody was asked twice", async () => {
    const world = new World(stage);
    await world.ask();
    const { place, people } = world;
    const change = (action: "add" | "remove") =>
      world.hear(installationUpdate(stage.teams, { from: people.leader, place, action }));
    stage.teams.conversations.refuse(place.id, "BotNotInConversationRoster");
    await change("remove");
    expect(await world.leaderReads("leveringsstatus")).toContain("Jeg er fjernet fra prosjektets kanal.");
    stage.teams.conversations.admit(place.id);
    await change("add");
    await world.settled();
    expect(await world.leaderReads("leveringsstatus")).toContain("Alt har kommet fram.");
    await world.say("spør nå");
    await world.settled();
    expect(stage.teams.oracle.seen(people.asnes.teamsId)).toHaveLength(1);
    expect(await world.leaderReads("hvem er spurt")).toMatch(/NAV Åsnes[\s\S]*kl\./);
  });
});

describe("a roster that Teams does not give", () => {
  it.each<[string, Misbehaviour, { outcome: string; status: number | null }]>([
    ["503", { kind: "status", status: 503 }, { outcome: "retry", status: 503 }],
    ["403", { kind: "status", status: 403 }, { outcome: "refused", status: 403 }],
    ["no answer", { kind: "hang" }, { outcome: "retry", status: null }],
  ])("is logged with its status (%s), and the project is coupled all the same", async (_name, fault, logged) => {
    const world = new World(stage);
    await world.write((data) => data.projects.savePlan(world.plan));
    const rule = { probability: 1, misbehaviour: fault, on: ["members" as const], tenant: world.tenant };
    stage.teams.faults.setRules([rule], seededRandom(1));
    const { people, place } = world;
    await world.hear(installationUpdate(stage.teams, { from: people.leader, place, action: "add" }));
    const rosterCalls = async () => {
      const { rows } = await sql<{ outcome: string; status: number | null }>`select outcome, status from attempt
        where tenant = ${world.tenant} and kind = 'roster' and finished_at is not null`.execute(stage.database.db);
      return rows;
    };
    await world.until(async () => (await rosterCalls()).length > 0, "the roster was asked for");
    expect((await rosterCalls())[0]).toEqual(logged);
    const heard = () => stage.teams.oracle.textsIn(place.id);
    const before = heard().length;
    await world.say("koble nav-solor");
    await world.until(() => heard().length > before, "the leader is told");
    expect(heard().slice(before).join("\n")).toContain("Koblet til Prosjekt NAV Solør.");
  });
});
