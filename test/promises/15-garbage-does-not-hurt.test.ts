import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { cardVerbs } from "../../src/teams/card-actions.ts";
import { type Breaking, breakings, brokenBody } from "../support/broken-activities.ts";
import { cardAction, cardSubmit, fileMessage, message, personalChat } from "../support/fakeTeams/activities.ts";
import type { Copy } from "../support/fakeTeams/oracle.ts";
import { press, send } from "../support/fakeTeams/people.ts";
import { hostileTexts } from "../support/hostile-texts.ts";
import { runSeed } from "../support/seeded-random.ts";
import { Stage, World } from "./world.ts";

const seed = runSeed("promise 15");
/** How many broken activities; more by `FUZZ_RUNS=5000 npm test -- test/promises/15`. */
const numRuns = Number(process.env["FUZZ_RUNS"] ?? 100);
/** 501: an invoke that no bot of ours answers, as Teams' contract has it. */
const allowed = [200, 400, 401, 403, 413, 501];

let stage: Stage;
let world: World;
let seeds: object[];
let asked: Copy;
const uncaught: unknown[] = [];
/** what the log calls an error */
const failures: object[] = [];
const note = (error: unknown) => void uncaught.push(error);

beforeAll(async () => {
  process.on("unhandledRejection", note);
  process.on("uncaughtException", note);
  stage = await Stage.open();
  await stage.addApp(
    {},
    { log: { info: () => undefined, warn: () => undefined, error: (facts) => failures.push(facts) } },
  );
  world = new World(stage);
  await world.ask();
  asked = world.cardOf(world.people.asnes);
  seeds = [...recorded(), ...everyKind(), ...clicks(), ...invokes(), ...files()];
}, 60_000);
afterAll(async () => {
  process.off("unhandledRejection", note);
  process.off("uncaughtException", note);
  await stage.close();
});

/** Payloads of real clients, said to come from this channel. */
function recorded(): object[] {
  const folder = new URL("../payloads/", import.meta.url);
  const { serviceUrl, conversation, channelData, recipient, channelId } = ours();
  return readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .map((name) => JSON.parse(readFileSync(new URL(name, folder), "utf8")))
    .map((payload) => ({ ...payload, serviceUrl, conversation, channelData, recipient, channelId }));
}

const ours = (text = "status") => message(stage.teams, { from: world.people.valer, place: world.place, text });

function everyKind(): object[] {
  const types =
    "message messageUpdate messageDelete messageReaction typing event endOfConversation trace handoff command commandResult conversationUpdate installationUpdate contactRelationUpdate suggestion delay invokeResponse invoke ukjent __proto__ constructor".split(
      " ",
    );
  const events = "channelCreated channelRenamed teamRenamed teamMemberAdded channelMemberAdded".split(" ");
  const accounts = [{ id: world.people.valer.teamsId, name: "x", aadObjectId: "y" }];
  return [
    ...types.map((type) => ({ ...ours(), type, membersAdded: accounts, membersRemoved: accounts, action: "add" })),
    ...events.map((eventType) => ({
      ...ours(),
      type: "conversationUpdate",
      channelData: {
        ...Object(ours()["channelData"]),
        eventType,
        settings: { selectedChannel: { id: "19:x", name: "y" } },
      },
    })),
  ];
}

/** Each verb with the data of a card that is not hers, so that none of them is an answer. */
function clicks(): object[] {
  const { asnes, grue, leader } = world.people;
  const copy = asked;
  const asks = Object.fromEntries(copy.card.rows.map(({ askId, revision }) => [askId, revision]));
  const [ask = ""] = Object.keys(asks);
  const inputs = {
    [`value_${ask}`]: "1,2",
    [`choice_${ask}`]: "handOver",
    [`person_${ask}`]: "x",
    [`why_${ask}`]: "y",
  };
  const data = {
    round: "r",
    user: asnes.user,
    asks,
    ask,
    project: "solor",
    upload: "u",
    key: "2022-W40",
    text: "status",
    ...{ list: "risks", item: "1", seen: { event: "1:a" }, event_item: "Uro", reason_item: "fordi" },
    ...{ benefit: "G1", to: grue.user, result_benefit: "Halvert", line: "L1", was: "", name_line: "Lisenser" },
    ...{ drawn: "2022-10-03T07:00:00Z", actions: [{ id: "T1", was: "planned" }], choice_0: "done", due_0: "i morgen" },
    ...inputs,
  };
  const at = { from: grue, place: world.place, replyToId: copy.post.id };
  return cardVerbs.flatMap((verb) => [
    cardAction(stage.teams, { ...at, verb, data }),
    cardSubmit(stage.teams, { ...at, from: leader, value: { verb, ...data } }),
  ]);
}

function invokes(): object[] {
  const names =
    "adaptiveCard/action fileConsent/invoke task/fetch task/submit composeExtension/query composeExtension/fetchTask composeExtension/submitAction composeExtension/queryLink actionableMessage/executeAction signin/verifyState signin/tokenExchange config/fetch tab/fetch search application/search message/submitAction __proto__".split(
      " ",
    );
  const action = { type: "Action.Execute", verb: "runCommand", data: { text: "status" } };
  const uploadInfo = { contentUrl: "x", name: "y", uploadUrl: "http://127.0.0.1:1/", uniqueId: "1", fileType: "xlsx" };
  const value = { action, trigger: "manual", uploadInfo };
  return names.map((name) => ({ ...ours(), type: "invoke", name, value }));
}

function files(): object[] {
  const { leader } = world.people;
  return [
    fileMessage(stage.teams, {
      from: leader,
      place: personalChat(leader),
      fileName: "plan.xlsx",
      downloadUrl: "http://127.0.0.1:1/plan.xlsx",
    }),
  ];
}

async function tell(body: string): Promise<{ status: number; text: string }> {
  const headers = { "content-type": "application/json", authorization: `Bearer ${stage.teams.token()}` };
  const response = await fetch(`${world.url()}/api/messages`, { method: "POST", headers, body });
  return { status: response.status, text: await response.text() };
}

function check({ status, text }: { status: number; text: string }): void {
  if (!allowed.includes(status)) throw new Error(`${status}: ${JSON.stringify(failures.at(-1))}`);
  expect(allowed).toContain(status);
  expect(text).not.toMatch(/node_modules|\n {4}at |postgres|syntax error|select .* from|bot-token|secret|Error:/i);
}

describe("promise 15: garbage does not hurt", () => {
  it("takes every activity with fields missing, of the wrong kind, huge, deep or poisoned", async () => {
    await fc.assert(
      fc.asyncProperty(breakings(seeds.length), async (breaking: Breaking) => {
        check(await tell(brokenBody(seeds[breaking.seed] ?? {}, breaking)));
      }),
      { seed, numRuns, endOnFailure: process.env["CI"] !== undefined },
    );
    expect(uncaught).toEqual([]);
    expect("polluted" in {}).toBe(false);
  }, 300_000);

  it("takes each hostile text as a message, in a channel and alone", async () => {
    const { valer } = world.people;
    const said = ["", "status ", "S1 Våler ", "sett mål S1 ", "vikar ", "historikk ", "koble "];
    for (const [at, text] of Object.values(hostileTexts).entries()) {
      for (const [index, place] of [world.place, personalChat(valer)].entries()) {
        const words = `${said[(2 * at + index + seed) % said.length]}${text}`;
        check(await tell(JSON.stringify(message(stage.teams, { from: valer, place, text: words }))));
      }
    }
    expect(uncaught).toEqual([]);
  }, 120_000);

  it("afterwards takes a right answer, and counts it once", async () => {
    const { asnes } = world.people;
    const pressed = press(stage.teams, { person: asnes, copy: asked, rows: { "S1 Åsnes": "1,2" } });
    await send(stage.teams, world.url(), pressed);
    await send(stage.teams, world.url(), pressed, "newId");
    expect((await world.readings()).filter((line) => line.startsWith("S1 Åsnes"))).toEqual([
      `S1 Åsnes 1.2 ${asnes.user}`,
    ]);
    expect(world.acknowledged()).toEqual(["S1 Åsnes 1,2"]);
  });
});
