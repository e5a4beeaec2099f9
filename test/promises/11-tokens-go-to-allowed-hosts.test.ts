import { createServer, type Server } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import type { Conversation } from "../../src/domain/talking/conversation.ts";
import { createTeamsAdapter } from "../../src/teams/adapter.ts";
import { createFiles } from "../../src/teams/files.ts";
import { createMessenger } from "../../src/teams/messenger.ts";
import { createRoster } from "../../src/teams/roster.ts";
import { message as planned } from "../store/records.ts";
import { recordConnections } from "../support/connections.ts";
import { deliver, message, person, personalChat } from "../support/fakeTeams/activities.ts";
import { type WatchedApp, watchedApp } from "../support/watched-app.ts";

const leader = person("Prosjektleder", "prosjektleder@solor.example");
const network = recordConnections();
let world: WatchedApp;
/** takes whatever comes, and is told of in none of the allowed lists */
let trap: { server: Server; port: number; visits: number };

beforeAll(async () => {
  trap = await listenFor();
  world = await watchedApp({ hosts: "connector" });
});
afterAll(async () => {
  await world.close();
  trap.server.close();
  network.stop();
});

async function listenFor(): Promise<typeof trap> {
  const state = { server: createServer(), port: 0, visits: 0 };
  state.server.on("connection", (socket) => {
    state.visits += 1;
    socket.destroy();
  });
  await new Promise<void>((resolve) => void state.server.listen(0, "127.0.0.1", resolve));
  const address = state.server.address();
  state.port = typeof address === "object" && address !== null ? address.port : 0;
  return state;
}

/** Connections that are not to the database, for the keys, or the test's own to the bot. */
function outside(): string[] {
  const own = [new URL(world.database.url), new URL(world.teams.url), new URL(world.url)].map(({ port }) => port);
  return network.seen().filter((target) => !own.includes(target.split(":").at(-1) ?? ""));
}

const hostile: [string, () => string][] = [
  ["this machine", () => `http://127.0.0.1:${trap.port}/emea/`],
  ["this machine by name", () => `https://localhost:${trap.port}/emea/`],
  ["this machine in IPv6", () => `https://[::1]:${trap.port}/`],
  ["this machine, IPv4 in IPv6", () => `https://[::ffff:127.0.0.1]:${trap.port}/`],
  ["this machine as a number", () => `https://2130706433:${trap.port}/`],
  ["this machine in hexadecimal", () => `https://0x7f000001:${trap.port}/`],
  ["this machine, short", () => `https://127.1:${trap.port}/`],
  ["every address of this machine", () => `https://0.0.0.0:${trap.port}/`],
  ["the cloud's metadata", () => "http://169.254.169.254/metadata/identity/oauth2/token"],
  ["the cloud's metadata, encrypted", () => "https://169.254.169.254/"],
  ["link-local in IPv6", () => "https://[fe80::1]/"],
  ["an inner network", () => "https://10.0.0.1/"],
  ["the right host without encryption", () => "http://smba.trafficmanager.net/emea/"],
  ["the right host on another port", () => `https://smba.trafficmanager.net:${trap.port}/emea/`],
  ["the right host as user-info", () => `https://smba.trafficmanager.net@127.0.0.1:${trap.port}/`],
  ["the right host with user-info", () => "https://bot:secret@smba.trafficmanager.net/"],
  ["a look-alike with the right end cut", () => "https://smba.trafficmanager.net.evil.example/"],
  ["a look-alike of the same family", () => "https://evil.trafficmanager.net/emea/"],
  ["a look-alike with the right end", () => "https://evilbotframework.com/"],
  ["a look-alike letter", () => "https://smba.traffıcmanager.net/"],
  ["the right host in the path", () => "https://evil.example/smba.trafficmanager.net/"],
  ["the right host behind #", () => "https://evil.example#.botframework.com"],
  ["the right host behind ?", () => "https://evil.example?.botframework.com"],
  ["the right host behind a backslash", () => "https://evil.example\\.botframework.com"],
  ["a line break", () => "https://smba.trafficmanager.net\r\nHost: evil.example/"],
  ["a tab", () => "https://smba.traffic\tmanager.net/"],
  ["another protocol", () => "ftp://smba.trafficmanager.net/"],
  ["a file", () => "file:///etc/passwd"],
  ["no address", () => "smba.trafficmanager.net/emea/"],
];

describe("promise 11: tokens go only to allowed hosts", () => {
  it("sees the connection that is made to an allowed one: the look-out works", async () => {
    network.forget();
    await messenger().create({ tenant: "t", conversation: placeAt("https://smba.trafficmanager.net/emea/") }, hi, "nb");
    expect(outside()).toEqual(["smba.trafficmanager.net:443"]);
    network.forget();
    await createFiles({ local: false }).download("https://solor.sharepoint.com/x.xlsx");
    expect(outside()).toEqual(["solor.sharepoint.com:443"]);
  });

  it.each(hostile)(
    "an activity that is signed for %s is refused, stored nowhere and answered nowhere",
    async (_n, url) => {
      const [serviceUrl, before] = [url(), JSON.stringify(await world.rows())];
      network.forget();
      const asked = {
        ...message(world.teams, { from: leader, place: personalChat(leader), text: "hjelp" }),
        serviceUrl,
      };
      const answer = await deliver(world.teams, world.url, asked, world.teams.token({ serviceurl: serviceUrl }));
      expect(answer.status).toBe(403);
      await world.app.sweep();
      expect(JSON.stringify(await world.rows())).toBe(before);
      expect([outside(), trap.visits]).toEqual([[], 0]);
    },
  );

  it.each(hostile)("nothing goes to a stored place at %s: no message, update, chat, roster", async (_name, url) => {
    network.forget();
    const conversation = placeAt(url());
    const to = { tenant: world.teams.tenant, conversation };
    const refused = { outcome: "refused", code: "ForeignHost" };
    const { create, update, attach, openPersonalChat } = messenger();
    expect(await create(to, hi, "nb")).toMatchObject(refused);
    expect(await update(to, "1", hi, "nb")).toMatchObject(refused);
    expect(await attach(to, { attachments: [] })).toMatchObject(refused);
    expect(await openPersonalChat?.(to, leader.teamsId)).toMatchObject(refused);
    const roster = createRoster(adapter());
    await expect(roster.members(to.tenant, conversation)).rejects.toThrow("no call is made");
    await expect(roster.member(to.tenant, conversation, leader.teamsId)).rejects.toThrow("can't be read");
    expect([outside(), trap.visits]).toEqual([[], 0]);
  });

  it("what waits for places with bad hosts in the database fails for good, and is counted", async () => {
    const { database, teams, app } = world;
    const { tenant } = teams;
    const chats = hostile.map(([, url], index) => placeAt(url(), `a:bad-${index}`));
    network.forget();
    await database.store.write(tenant, async (data) => {
      for (const [index, chat] of chats.entries()) {
        await data.conversations.save(chat);
        const subject = { kind: "notice", notice: { reason: "roundCancelled", asks: index } } as const;
        await data.messages.plan(planned(`bad-${index}`, { conversationId: chat.id, subject }));
      }
    });
    const states = async () => {
      const { rows } = await database.pool.query<{ state: string; count: number }>(
        "select state, count(*)::int as count from message where tenant = $1 and id like 'bad-%' group by state",
        [tenant],
      );
      return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
    };
    for (let tries = 0; tries < 500 && (await states())["failed"] !== chats.length; tries += 1) {
      await app.sweep();
      await pause(20);
    }
    expect(await states()).toEqual({ failed: chats.length });
    expect([outside(), trap.visits]).toEqual([[], 0]);
  });

  const files: [string, () => string][] = [
    ...hostile,
    ["a look-alike of SharePoint", () => "https://solor.sharepoint.com.evil.example/x.xlsx"],
    ["SharePoint as user-info", () => `https://solor.sharepoint.com@127.0.0.1:${trap.port}/x.xlsx`],
    ["SharePoint without encryption", () => "http://solor.sharepoint.com/x.xlsx"],
    ["SharePoint on another port", () => `https://solor.sharepoint.com:${trap.port}/x.xlsx`],
    ["SharePoint with a dot more", () => "https://solor.sharepoint.com./x.xlsx"],
    ["a name that only ends so", () => "https://evilsharepoint.com/x.xlsx"],
    ["the connector, which holds no files", () => "https://smba.trafficmanager.net/x.xlsx"],
  ];
  it.each(files)("no file is fetched from or put at %s", async (_name, url) => {
    network.forget();
    const { download, upload } = createFiles({ local: false });
    expect(await download(url())).toEqual({ ok: false, reason: "hostNotAllowed" });
    expect(await upload(url(), new Uint8Array([80, 75]))).toBe(false);
    expect([outside(), trap.visits]).toEqual([[], 0]);
  });
});

const hi = { kind: "notice", notice: { reason: "notCoupled" } } as const;

function placeAt(serviceUrl: string, id = "19:x@thread.tacv2"): Conversation {
  return { id, kind: "personal", serviceUrl, botId: `28:${world.teams.botId}`, installed: true };
}

function adapter() {
  const { teams } = world;
  return createTeamsAdapter({
    identity: { id: teams.botId, type: "SingleTenant", password: "secret", tenantId: teams.tenant },
    ...{ hosts: "connector", timeoutMs: 500, onRefused: () => undefined, onFailed: () => undefined },
    endpoints: { openIdUrl: teams.openIdUrl, acquireToken: async () => "bot-token" },
  });
}

function messenger() {
  return createMessenger({ adapter: adapter() });
}
