import type { Member } from "../../src/domain/talking/conversation.ts";
import type { Database } from "../../src/store/database.ts";
import { freshStore } from "../support/database.ts";
import { at, conversation } from "./records.ts";

let database: Database;
beforeAll(async () => {
  database = await freshStore();
});
afterAll(() => database.close());

const member = (teamsId: string, change: Partial<Member> = {}): Member => ({
  teamsId,
  name: teamsId,
  guest: false,
  ...change,
});

describe("conversations", () => {
  it("come back as they were saved, and are found by project, team and person", async () => {
    const main = conversation("19:main", {
      teamId: "team",
      teamName: "Prosjekt NAV Solør",
      channelName: "Generelt",
      projectId: "p1",
      purpose: "main",
      greetedAt: at,
    });
    const other = conversation("19:other", { teamId: "team", installed: false });
    const personal = conversation("a:1", { kind: "personal", person: "nav.grue@solor.example" });
    const gone = conversation("a:0", { kind: "personal", person: "nav.grue@solor.example", installed: false });
    await database.store.write("t1", async (data) => {
      for (const one of [main, other, gone, personal]) await data.conversations.save(one);
    });
    await database.store.read("t1", async ({ conversations }) => {
      expect(await conversations.find("19:main")).toEqual(main);
      expect(await conversations.find("none")).toBeUndefined();
      expect(await conversations.ofProject("p1", "main")).toEqual(main);
      expect(await conversations.ofProject("p1", "steering")).toBeUndefined();
      expect(await conversations.ofTeam("team")).toEqual([main, other]);
      expect(await conversations.personal("nav.grue@solor.example")).toEqual(personal);
    });
  });

  it("forget what is no longer there, but not their project and greeting by the way", async () => {
    const coupled = { projectId: "p1", purpose: "main", greetedAt: at } as const;
    await database.store.write("t1", (data) => data.conversations.save(conversation("19:main")));
    const find = () => database.store.read("t1", (data) => data.conversations.find("19:main"));
    expect(await find()).toEqual(conversation("19:main", coupled));
    await database.store.write("t1", (data) => data.conversations.uncouple("19:main"));
    expect(await find()).toEqual(conversation("19:main", { greetedAt: at }));
  });

  it("are coupled one by one, and only where they are known", async () => {
    await database.store.write("t1", (data) => data.conversations.couple("19:main", "p1", "steering"));
    const found = await database.store.read("t1", (data) => data.conversations.ofProject("p1", "steering"));
    expect(found?.id).toBe("19:main");
    const unknown = database.store.write("t1", (data) => data.conversations.couple("19:none", "p1", "main"));
    await expect(unknown).rejects.toThrow(/no conversation/);
    const foreign = database.store.write("t2", (data) => data.conversations.uncouple("19:main"));
    await expect(foreign).rejects.toThrow(/no conversation/);
  });

  it("are one per project and purpose", async () => {
    const coupled = { projectId: "p9", purpose: "main" } as const;
    await database.store.write("t1", (data) => data.conversations.save(conversation("19:a", coupled)));
    const second = database.store.write("t1", (data) => data.conversations.save(conversation("19:b", coupled)));
    await expect(second).rejects.toThrow(/conversation_of_project/);
  });
});

describe("rosters", () => {
  it("are replaced whole, and changed one by one", async () => {
    const grue = member("29:grue", { user: "nav.grue@solor.example", aadObjectId: "aad", name: "Grue" });
    const guest = member("29:guest", { guest: true, name: "Gjest" });
    await database.store.write("t1", async ({ conversations }) => {
      await conversations.saveMembers("19:main", [member("29:old")]);
      await conversations.saveMembers("19:main", [grue, guest, grue]);
      expect(await conversations.members("19:main")).toEqual([guest, grue]);
      await conversations.saveMember("19:main", { ...grue, name: "Ny i Grue" });
      await conversations.removeMember("19:main", "29:guest");
      expect(await conversations.members("19:main")).toEqual([{ ...grue, name: "Ny i Grue" }]);
      expect(await conversations.memberByTeamsId("19:main", "29:grue")).toMatchObject({ name: "Ny i Grue" });
      expect(await conversations.memberByTeamsId("19:other", "29:grue")).toBeUndefined();
      expect(await conversations.memberByUser("19:main", "nav.grue@solor.example")).toMatchObject({
        name: "Ny i Grue",
      });
      expect(await conversations.memberByUser("19:other", "nav.grue@solor.example")).toBeUndefined();
      await conversations.saveMembers("19:empty", []);
      expect(await conversations.members("19:empty")).toEqual([]);
    });
  });

  it("tell names over all of them", async () => {
    await database.store.write("t1", async ({ conversations }) => {
      await conversations.saveMember("19:b", member("29:1", { user: "a@solor.example", name: "A" }));
      await conversations.saveMember("19:c", member("29:1", { user: "a@solor.example", name: "A" }));
      await conversations.saveMember("19:c", member("29:2", { user: "b@solor.example", name: "B" }));
    });
    const names = await database.store.read("t1", (data) =>
      data.conversations.names(["a@solor.example", "b@solor.example", "c@x"]),
    );
    expect([...names]).toEqual([
      ["a@solor.example", "A"],
      ["b@solor.example", "B"],
    ]);
    expect(await database.store.read("t1", (data) => data.conversations.names([]))).toEqual(new Map());
  });
});
