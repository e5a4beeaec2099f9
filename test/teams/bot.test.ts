import type { Notice } from "../../src/domain/talking/notice.ts";
import type { Database } from "../../src/store/database.ts";
import type { Pacing } from "../../src/teams/pace.ts";
import { freshStore } from "../support/database.ts";
import {
  cardAction,
  installationUpdate,
  membersAdded,
  membersRemoved,
  message,
  personalChat,
  teamEvent,
} from "../support/fakeTeams/activities.ts";
import {
  asnes,
  type BotInTeams,
  botInTeams,
  chat,
  everyone,
  grue,
  leader,
  noticeOf,
  type Options,
  other,
  payload,
  place,
  stranger,
  withProject,
} from "./bot-in-teams.ts";

let database: Database;
beforeAll(async () => {
  database = await freshStore();
});
afterAll(() => database.close());

const open: BotInTeams[] = [];
async function start(options?: Options): Promise<BotInTeams> {
  const run = await botInTeams(database, options);
  open.push(run);
  return run;
}
afterEach(async () => {
  for (const run of open.splice(0)) await run.teams.close();
});
const event = { from: leader, place };
const find = (run: BotInTeams, id = place.id) => run.read((data) => data.conversations.find(id));
const greetings = (run: BotInTeams) => run.read((data) => data.messages.due("2030-01-01T00:00:00Z", 100));

describe("installing", () => {
  const orders = [
    ["both events", ["members", "installation"]],
    ["the other order", ["installation", "members"]],
    ["doubled", ["members", "installation", "installation", "members"]],
    ["only one of them", ["installation"]],
    ["only the other", ["members"]],
    ["an upgrade", ["upgrade"]],
  ] as const;
  it.each(orders)("greets once on %s, and knows the roster", async (_what, kinds) => {
    const run = await start();
    for (const kind of kinds) {
      if (kind === "members") await run.hear(membersAdded(run.teams, { ...event, added: "bot" }));
      if (kind === "installation") await run.hear(installationUpdate(run.teams, { ...event, action: "add" }));
      if (kind === "upgrade") await run.hear(installationUpdate(run.teams, { ...event, action: "add-upgrade" }));
    }
    expect(await greetings(run)).toHaveLength(1);
    expect(await find(run)).toMatchObject({ installed: true, teamName: "Prosjekt NAV Solør", channelName: "Målinger" });
    const members = await run.read((data) => data.conversations.members(place.id));
    expect(members.map((member) => member.user).sort()).toEqual(everyone.map(({ user }) => user).sort());
    expect(run.failures).toEqual([]);
  });

  it("understands what the Playground sends, in a channel, a group chat and a personal chat", async () => {
    const run = await start({ local: true });
    for (const kind of ["channel", "group-chat", "personal"]) {
      const { serviceUrl } = run.teams;
      await run.hear({ ...payload(`playground-installed-${kind}`), serviceUrl });
      await run.hear({ ...payload(`playground-members-added-${kind}`), serviceUrl });
    }
    expect(await greetings(run)).toHaveLength(3);
    expect(await find(run, "channel-announcements-id")).toMatchObject({ kind: "channel", channelName: "Målinger" });
    expect(await find(run, "group-chat-id")).toMatchObject({
      kind: "groupChat",
      channelName: "Styringsgruppa NAV Solør",
    });
    expect(await find(run, "personal-chat-id")).toMatchObject({ kind: "personal" });
  });

  it("stops on removal, comes back with its project, and follows new names", async () => {
    const run = await start();
    await run.hear(installationUpdate(run.teams, { ...event, action: "add" }));
    await withProject(run);
    await run.hear(membersRemoved(run.teams, { ...event, removed: "bot" }));
    await run.hear(installationUpdate(run.teams, { ...event, action: "remove" }));
    expect(await find(run)).toMatchObject({ installed: false, projectId: "solor" });
    await run.hear(installationUpdate(run.teams, { ...event, action: "add" }));
    expect(await find(run)).toMatchObject({ installed: true, projectId: "solor" });
    const renamed = { ...place, channelName: "Gevinster", teamName: "NAV Solør" };
    await run.hear(teamEvent(run.teams, { from: leader, place: renamed, eventType: "channelRenamed" }));
    expect(await find(run)).toMatchObject({ channelName: "Gevinster", teamName: "Prosjekt NAV Solør" });
    await run.hear(teamEvent(run.teams, { from: leader, place: renamed, eventType: "teamRenamed" }));
    expect(await find(run)).toMatchObject({ channelName: "Gevinster", teamName: "NAV Solør" });
    await run.hear(teamEvent(run.teams, { ...event, eventType: "teamArchived" }));
    expect(await find(run)).toMatchObject({ installed: false });
    await run.hear(teamEvent(run.teams, { ...event, eventType: "teamUnarchived" }));
    expect(await find(run)).toMatchObject({ installed: true });
    await run.hear(teamEvent(run.teams, { ...event, eventType: "channelDeleted" }));
    expect(await find(run)).toMatchObject({ installed: false });
    expect(await greetings(run)).toHaveLength(1);
  });

  it("takes those who come into the roster and those who leave out of it", async () => {
    const run = await start();
    await run.hear(installationUpdate(run.teams, { ...event, action: "add" }));
    run.teams.setMembers(place.kind === "channel" ? place.teamId : place.id, [...everyone, stranger]);
    await run.hear(membersAdded(run.teams, { ...event, added: [stranger] }));
    const members = () => run.read((data) => data.conversations.members(place.id));
    expect((await members()).map((member) => member.user)).toContain(stranger.user);
    await run.hear(membersRemoved(run.teams, { ...event, removed: [stranger] }));
    expect((await members()).map((member) => member.user)).not.toContain(stranger.user);
  });

  it("is installed all the same when the roster can't be read", async () => {
    const run = await start();
    run.teams.misbehave("members", { kind: "status", status: 500 }, 5);
    expect((await run.hear(installationUpdate(run.teams, { ...event, action: "add" }))).status).toBe(200);
    expect(await greetings(run)).toHaveLength(1);
    expect(run.logged.some(({ level }) => level === "error")).toBe(true);
  });
});

describe("who speaks", () => {
  it("is told by the roster once, and then remembered", async () => {
    const run = await start();
    await withProject(run);
    await run.say("hjelp", { from: asnes });
    await run.say("hjelp", { from: asnes });
    expect(
      run.teams.calls.filter(({ operation, path }) => operation === "member" && path.includes(asnes.teamsId)),
    ).toEqual([]);
    expect(run.teams.calls.filter(({ operation }) => operation === "member")).toHaveLength(1);
  });

  it("is looked up again when the account behind the id is another", async () => {
    const run = await start();
    await run.say("hjelp", { from: grue });
    const forged = message(run.teams, { from: { ...grue, aadObjectId: "aad-other" }, place, text: "hjelp" });
    await run.hear(forged);
    expect(run.teams.calls.filter(({ operation }) => operation === "member")).toHaveLength(2);
  });

  it("may neither ask nor act when the roster does not know the person, who may be a guest", async () => {
    const run = await start();
    await withProject(run);
    for (const text of ["milepæler", "spør nå"]) {
      expect(noticeOf((await run.say(text, { from: stranger })).content)?.reason).toBe("unknownPerson");
    }
    expect((await run.say("hjelp", { from: stranger })).content?.kind).toBe("help");
  });

  it("is nobody while the roster is out of reach", async () => {
    const run = await start();
    await run.write((data) =>
      data.conversations.save({
        id: "x",
        kind: "channel",
        serviceUrl: run.teams.serviceUrl,
        botId: "28:b",
        installed: true,
      }),
    );
    run.teams.misbehave("member", { kind: "status", status: 503 });
    expect((await run.say("hjelp")).content).toMatchObject({ kind: "help" });
    expect(run.logged.find(({ level }) => level === "warn")?.message).toBe("the roster did not answer");
  });

  it.each([
    ["nb-NO", "nb"],
    ["nn-NO", "nn"],
    ["no", "nb"],
    ["en-GB", "en"],
  ])("is answered in the language of %s", async (locale, language) => {
    const run = await start();
    const { content } = await run.say("", { locale });
    const example = { nb: "hvem mangler", nn: "kven manglar", en: "who is missing" }[language];
    expect(JSON.stringify(content)).toContain(example);
  });

  it("is answered in the project's language when the Playground says en-US", async () => {
    const run = await start({ local: true });
    const { serviceUrl } = run.teams;
    run.teams.setMembers("team-id", [
      { ...leader, teamsId: "user-id-0", aadObjectId: "00000000-0000-0000-0000-0000000000020" },
    ]);
    await run.hear({ ...payload("playground-message-channel"), text: "<at>Nullpunkt</at> hjelp", serviceUrl });
    expect(JSON.stringify(run.said.at(-1))).toContain("hvem mangler");
  });

  it("renews the service address from what is verified", async () => {
    const run = await start();
    await run.say("hjelp");
    const known = await find(run);
    await run.write(
      async (data) =>
        known && data.conversations.save({ ...known, serviceUrl: "https://smba.trafficmanager.net/old/" }),
    );
    await run.say("hjelp");
    expect((await find(run))?.serviceUrl).toBe(run.teams.serviceUrl);
  });
});

describe("what is written", () => {
  let run: BotInTeams;
  beforeEach(async () => {
    run = await start();
    await withProject(run);
  });

  it.each([
    ["status", "projectStatus"],
    ["stauts", "projectStatus"],
    ["status K1", "measureStatus"],
    ["status for Åsnes?", "officeStatus"],
    ["K1", "measureStatus"],
    ["E1", "goalStatus"],
    ["hvem mangler?", "missingList"],
    ["milepæler", "milestoneList"],
    ["milepeler", "milestoneList"],
    ["risiko", "riskList"],
    ["beslutninger", "decisionList"],
    ["mål", "goalList"],
    ["gevinstregnskap", "benefitAccount"],
    ["gevinstrekneskap", "benefitAccount"],
    ["benefit account", "benefitAccount"],
    ["gevinstregnskpa", "benefitAccount"],
    ["gevinstkart", "benefitMap"],
    ["historikk", "changeLog"],
    ["historikk side 2", "changeLog"],
    ["history page 2", "changeLog"],
    ["benefit map", "benefitMap"],
    ["ukesrapport", "digest"],
    ["hjelp", "help"],
    ["", "help"],
    ["koble", "greeting"],
  ])("answers %j with %s", async (text, kind) => {
    const { answer, content, count } = await run.say(text, { from: grue });
    expect([answer.status, content?.kind, count]).toEqual([200, kind, 1]);
    expect(run.failures).toEqual([]);
  });

  it.each<[string, Notice["reason"]]>([
    ["historikk K1", "noHistory"],
    ["regnearkmal", "templateOnlyPersonal"],
    ["koble annet", "noSuchProject"],
    ["xyzzy plugh", "nothingFound"],
  ])("answers %j with the sentence %s", async (text, reason) => {
    const { content } = await run.say(text);
    expect(noticeOf(content)?.reason).toBe(reason);
  });

  it("opens a round for the leader only", async () => {
    expect(noticeOf((await run.say("spør nå", { from: grue })).content)?.reason).toBe("onlyLeader");
    expect(noticeOf((await run.say("spør nå")).content)?.reason).toBe("roundOpened");
  });

  it("takes an answer by text", async () => {
    const { content } = await run.say("S1 Åsnes 1,2 færre enn ventet", { from: asnes });
    expect(content?.kind === "answerCard" || noticeOf(content) !== undefined).toBe(true);
    const latest = await run.read((data) => data.readings.latest("solor"));
    expect(
      latest.map(({ reading }) => [reading.measureId, reading.office, reading.value.toString(), reading.by]),
    ).toEqual([["S1", "Åsnes", "1.2", asnes.user]]);
  });

  it("replies in the thread it was asked in", async () => {
    await run.say("hjelp", { under: "1664776500000" });
    expect(run.teams.posts.at(-1)?.conversationId).toBe(`${place.id};messageid=1664776500000`);
  });

  it("replies with a card alone and its gist in the summary", async () => {
    for (const text of ["status", "status K1", "hjelp", "milepæler", "mål", "hvem mangler", "koble"]) {
      await run.say(text, { from: grue });
      const activity: Record<string, unknown> = run.teams.posts.at(-1)?.activity ?? {};
      expect([text, activity["attachments"]]).toEqual([
        text,
        [expect.objectContaining({ content: expect.any(Object) })],
      ]);
      expect(activity).not.toHaveProperty("text");
      expect(String(activity["summary"]).length).toBeGreaterThan(3);
      expect(JSON.stringify(activity)).not.toMatch(/\$\{|undefined|NaN/);
    }
  });

  it("stays calm at hostile text", async () => {
    const hostile = [
      "[klikk](http://evil.example)",
      "<at>alle</at> <script>alert(1)</script>",
      "${foo} =HYPERLINK(1)",
      "status \u202eK1\u0000",
      "\ud800",
      "K1".repeat(20_000),
      "'; drop table reading; --",
    ];
    for (const text of hostile) expect((await run.say(text)).answer.status).toBe(200);
    expect(run.failures).toEqual([]);
    expect(JSON.stringify(run.logged)).not.toMatch(/evil|script|HYPERLINK|drop table/);
  });

  it("logs neither what is written nor names", async () => {
    await run.say("hvordan går det med hemmeligheten", { from: asnes });
    expect(JSON.stringify(run.logged)).not.toMatch(/hemmelig|NAV Åsnes|nav\.asnes/);
  });
});

describe("the help", () => {
  it("is the command table as it can be used here", async () => {
    const run = await start();
    const inChannel = JSON.stringify((await run.say("hjelp")).content);
    expect(inChannel).toContain("koble nav-solor");
    expect(inChannel).not.toContain("regnearkmal");
    const inPersonal = JSON.stringify((await run.say("hjelp", { in: personalChat(leader) })).content);
    expect(inPersonal).toContain("regnearkmal");
    expect(inPersonal).not.toContain("koble nav-solor");
  });
});

describe("coupling by text", () => {
  it("names those who are not in the team and makes a group chat the steering group's", async () => {
    const run = await start();
    await withProject(run);
    const coupled = run.said.find((content) => noticeOf(content)?.reason === "coupled");
    expect(noticeOf(coupled)).toMatchObject({
      missingPeople: expect.arrayContaining(["NAV Våler"]),
    });
    expect(noticeOf((await run.say("koble nav-solor", { in: chat })).content)).toMatchObject({
      reason: "coupled",
      purpose: "steering",
    });
    expect(noticeOf((await run.say("koble nav-solor", { in: personalChat(leader) })).content)?.reason).toBe(
      "coupleInChannel",
    );
    expect(noticeOf((await run.say("koble nav-solor", { in: other })).content)?.reason).toBe("coupledElsewhere");
    expect(noticeOf((await run.say("koble nav-solor flytt", { in: other })).content)?.reason).toBe("coupled");
  });
});

describe("when one person says more than any person can", () => {
  it("says so once, takes nothing, has nothing sent again, and takes the same later", async () => {
    const pacing: Pacing[] = ["tell", "ignore", "ignore"];
    const run = await start({ pace: ({ text }) => (text.startsWith("S1") ? (pacing.shift() ?? "take") : "take") });
    await withProject(run);
    const said = [];
    for (let times = 0; times < 3; times += 1)
      said.push(await run.say("S1 Åsnes 1,2", { from: asnes, locale: "nn-NO" }));
    expect(said.map(({ answer, content }) => [answer.status, content && noticeOf(content)?.reason])).toEqual([
      [200, "tooFast"],
      [200, undefined],
      [200, undefined],
    ]);
    const stored = () => run.read((data) => data.readings.latest("solor"));
    expect(await stored()).toEqual([]);
    await run.say("S1 Åsnes 1,2", { from: asnes });
    expect(await stored()).toHaveLength(1);
    expect(run.logged.filter(({ message: line }) => line === "a person says more than is taken")).toHaveLength(1);
    expect(JSON.stringify(run.logged)).not.toContain(asnes.teamsId);
  });

  it("a click is told each time that it was not taken: no one believes that it was", async () => {
    const run = await start({ pace: () => "ignore" });
    const click = cardAction(run.teams, { ...event, verb: "submitAnswers", data: {} });
    const { status, body } = await run.hear(click);
    expect([status, body]).toEqual([
      200,
      { statusCode: 200, type: expect.stringContaining("message"), value: expect.stringContaining("ikke tatt imot") },
    ]);
    expect(run.teams.calls).toEqual([]);
  });
});

describe("when something fails", () => {
  it("tells the person the number, logs facts, and does not acknowledge", async () => {
    const broken: Options["store"] = {
      read: () => Promise.reject(new Error('cannot read "hemmelig"')),
      write: () => Promise.reject(new Error("cannot write")),
    };
    const run = await start({ store: broken });
    const { answer, content, count } = await run.say("status for hemmelig");
    expect([answer.status, count]).toEqual([500, 1]);
    const notice = noticeOf(content);
    expect(notice?.reason).toBe("wentWrong");
    const failed = run.logged.find(({ level }) => level === "error");
    expect(failed?.facts).toMatchObject({ turn: notice?.reason === "wentWrong" ? notice.turn : "" });
    expect(JSON.stringify(run.logged)).not.toContain("hemmelig");
    // Teams delivers it again: it fails again, but the person is told once
    expect((await run.say("status")).count).toBe(0);
  });

  it("keeps an answer whose receipt can't be sent, and tries the receipt again", async () => {
    const run = await start();
    await withProject(run);
    run.teams.misbehave("send", { kind: "status", status: 429, retryAfter: "1" });
    const before = run.teams.posts.length;
    expect((await run.say("S1 Åsnes 1,2", { from: asnes })).answer.status).toBe(200);
    expect(await run.read((data) => data.readings.latest("solor"))).toHaveLength(1);
    expect(run.teams.posts.length).toBe(before + 1);
  });

  it.each([
    ["no recipient", { recipient: undefined }],
    ["a conversation that is a text", { conversation: "19:x" }],
    ["an unknown type", { type: "somethingElse" }],
    ["a reaction", { type: "messageReaction", reactionsAdded: [{ type: "like" }] }],
    ["an unknown event", { type: "conversationUpdate", channelData: { eventType: "teamPainted" } }],
    ["an unknown installation action", { type: "installationUpdate", action: "explode" }],
  ])("does nothing on %s", async (_what, strange) => {
    const run = await start();
    const { status } = await run.hear({ ...message(run.teams, { ...event, text: "hjelp" }), ...strange });
    expect([200, 400, 401]).toContain(status);
    expect(run.said).toEqual([]);
  });
});
