import { createServer, type Server } from "node:http";
import { z } from "zod";
import type { Ask } from "../../src/domain/asking/ask.ts";
import type { Database } from "../../src/store/database.ts";
import { input, readExecute, readSubmit } from "../../src/teams/card-input.ts";
import { createFiles, isFileHost } from "../../src/teams/files.ts";
import { freshStore } from "../support/database.ts";
import { cardAction, cardSubmit, fileMessage, personalChat } from "../support/fakeTeams/activities.ts";
import type { Person } from "../support/fakeTeams/server.ts";
import {
  asnes,
  type BotInTeams,
  botInTeams,
  chat,
  grue,
  leader,
  noticeOf,
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
async function start(options: Parameters<typeof botInTeams>[1] = {}): Promise<BotInTeams> {
  const run = await botInTeams(database, options);
  open.push(run);
  return run;
}
afterEach(async () => {
  for (const run of open.splice(0)) await run.teams.close();
});

type Answer = { statusCode: number; type: string; value: unknown };
const cardType = "application/vnd.microsoft.card.adaptive";
const messageType = "application/vnd.microsoft.activity.message";

async function click(
  run: BotInTeams,
  verb: string,
  data: object,
  by: { from?: Person; trigger?: "manual" | "automatic"; replyToId?: string } = {},
) {
  const { from = leader, ...more } = by;
  const { status, body } = await run.hear(cardAction(run.teams, { from, place, verb, data, ...more }));
  return { status, body: body as Answer };
}

/** A round is open; the asks of one owner. */
async function withRound(
  run: BotInTeams,
  owner = asnes,
): Promise<{ asks: Ask[]; card: { round: string; user: string; asks: Record<string, number> } }> {
  await withProject(run);
  await run.say("spør nå");
  const round = await run.read((data) => data.rounds.openOf("solor"));
  const all = round ? await run.read((data) => data.rounds.asks(round.id)) : [];
  const asks = all.filter((ask) => ask.person === owner.user);
  const revisions = Object.fromEntries(asks.map((ask) => [ask.id, ask.revision]));
  return { asks, card: { round: round?.id ?? "", user: owner.user ?? "", asks: revisions } };
}
function askOf(asks: Ask[], measureId: string): Ask {
  const ask = asks.find((each) => each.measureId === measureId);
  if (!ask) throw new Error(`no ask for ${measureId}`);
  return ask;
}
async function readings(run: BotInTeams) {
  const all = await run.read((data) => data.readings.all("solor"));
  return all.map(({ measureId, office, value, by }) => `${measureId} ${office} ${value} ${by}`);
}

describe("answering on a card", () => {
  it("keeps the values of several asks and answers with the card", async () => {
    const run = await start();
    const { asks, card } = await withRound(run);
    const [s1, s2] = [askOf(asks, "S1"), askOf(asks, "S2")];
    const filled = {
      [`value_${s1.id}`]: "1,2",
      [`choice_${s1.id}`]: "value",
      [`value_${s2.id}`]: 8.5,
      [`comment_${s2.id}`]: "sesong",
    };
    const { status, body } = await click(run, "saveAnswers", { ...card, ...filled }, { from: asnes });
    expect([status, body.statusCode, body.type]).toEqual([200, 200, cardType]);
    expect((await readings(run)).sort()).toEqual([`S1 Åsnes 1.2 ${asnes.user}`, `S2 Åsnes 8.5 ${asnes.user}`]);
  });

  it("counts a click once, however often and under whatever id it comes", async () => {
    const run = await start();
    const { asks, card } = await withRound(run);
    const data = { ...card, [`value_${askOf(asks, "S1").id}`]: "1,2" };
    const once = cardAction(run.teams, { from: asnes, place, verb: "saveAnswers", data });
    await Promise.all([
      run.hear(once),
      run.hear(once),
      run.hear({ ...once, id: "9", timestamp: "2022-10-03T06:00:20Z" }),
    ]);
    await run.hear(cardSubmit(run.teams, { from: asnes, place, value: { verb: "saveAnswers", ...data } }));
    expect(await readings(run)).toEqual([`S1 Åsnes 1.2 ${asnes.user}`]);
    expect(run.failures).toEqual([]);
  });

  it("is the same by Submit as by Execute, and changes the card that was clicked", async () => {
    const outcomes: string[][] = [];
    for (const by of ["Execute", "Submit"]) {
      const run = await start();
      const { asks, card } = await withRound(run);
      const data = { ...card, [`value_${askOf(asks, "S1").id}`]: "1,2" };
      const posted = run.teams.posts.at(-1);
      if (by === "Execute") await click(run, "saveAnswers", data, { from: asnes });
      else
        await run.hear(
          cardSubmit(run.teams, { from: asnes, place, value: { verb: "saveAnswers", ...data }, replyToId: posted?.id }),
        );
      if (by === "Submit") expect(posted?.updates).toHaveLength(1);
      outcomes.push(await readings(run));
    }
    expect(outcomes[0]).toHaveLength(1);
    expect(outcomes[0]).toEqual(outcomes[1]);
  });

  it("takes who acts from the verified activity, whatever the card says", async () => {
    const run = await start();
    const { asks, card } = await withRound(run);
    const id = askOf(asks, "S1").id;
    const forged = {
      ...card,
      [`value_${id}`]: "9",
      from: asnes,
      actor: { user: asnes.user },
      by: asnes.user,
      tenant: "other",
      __proto__: { admin: true },
    };
    const { body } = await click(run, "saveAnswers", forged, { from: grue });
    expect(body.type).toBe(messageType);
    const { body: unknown } = await click(run, "saveAnswers", forged, { from: stranger });
    expect(unknown.type).toBe(messageType);
    expect(await readings(run)).toEqual([]);
  });

  it("corrects with a reason and keeps both values", async () => {
    const run = await start();
    const { asks, card } = await withRound(run);
    const { id } = askOf(asks, "S1");
    await click(run, "saveAnswers", { ...card, [`value_${id}`]: "1,2" }, { from: asnes });
    const [now] = await run.write((data) => data.rounds.lockAsks([id]));
    const current = { ...card, asks: { ...card.asks, [id]: now?.revision ?? 0 }, ask: id };
    expect((await click(run, "editAnswer", current, { from: asnes })).body.type).toBe(cardType);
    await click(run, "correctAnswer", { ...current, [`value_${id}`]: "1,4" }, { from: asnes });
    expect(await readings(run)).toHaveLength(1);
    await click(
      run,
      "correctAnswer",
      { ...current, [`value_${id}`]: "1,4", [`reason_${id}`]: "tastefeil" },
      { from: asnes },
    );
    expect(await readings(run)).toEqual([`S1 Åsnes 1.2 ${asnes.user}`, `S1 Åsnes 1.4 ${asnes.user}`]);
  });

  it("views and never writes when Teams refreshes the card by itself", async () => {
    const run = await start();
    const { asks, card } = await withRound(run);
    const data = { ...card, [`value_${askOf(asks, "S1").id}`]: "1,2" };
    const refresh = await click(run, "refreshAnswers", data, { from: asnes, trigger: "automatic" });
    expect(refresh.body.type).toBe(cardType);
    const sneaked = await click(run, "saveAnswers", data, { from: asnes, trigger: "automatic" });
    expect(sneaked.body.type).toBe(messageType);
    expect(await readings(run)).toEqual([]);
  });

  it("understands a click of the Playground: no trigger, everything text", async () => {
    const run = await start({ local: true });
    const { asks, card } = await withRound(run, leader);
    expect(asks).toEqual([]);
    const texts = { ...card, asks: JSON.stringify(card.asks) };
    expect((await click(run, "saveAnswers", texts)).body.type).toBe(messageType);
    const numbers = { ...card, asks: { x: "3" } };
    expect((await click(run, "saveAnswers", numbers)).status).toBe(200);
  });
});

describe("a click that no card of ours has", () => {
  it.each<[string, string, object]>([
    ["an unknown verb", "deleteEverything", {}],
    ["a verb of every object", "toString", {}],
    ["no data", "saveAnswers", {}],
    ["a list for asks", "saveAnswers", { round: "r", user: "u", asks: ["a"] }],
    ["a negative revision", "saveAnswers", { round: "r", user: "u", asks: { a: -1 } }],
    [
      "asks without end",
      "saveAnswers",
      { round: "r", user: "u", asks: Object.fromEntries(Array.from({ length: 400 }, (_, n) => [`a${n}`, 1])) },
    ],
    ["an id without end", "editAnswer", { round: "r".repeat(1000), user: "u", asks: {}, ask: "a" }],
    ["a number for a text", "runCommand", { text: 7 }],
    ["no project", "coupleProject", { purpose: "main" }],
    ["no upload", "saveImport", {}],
  ])("is answered with a sentence: %s", async (_what, verb, data) => {
    const run = await start();
    const { status, body } = await click(run, verb, data);
    expect([status, body.type]).toEqual([200, messageType]);
    expect(body.value).toEqual(expect.any(String));
    expect(run.failures).toEqual([]);
  });

  it.each([
    [undefined],
    [null],
    ["text"],
    [{}],
    [{ action: null }],
    [{ action: { verb: 7 } }],
    [{ action: { verb: "saveAnswers", data: "x" } }],
  ])("is answered with a sentence when its value is %j", async (value) => {
    const run = await start();
    const activity = { ...cardAction(run.teams, { from: leader, place, verb: "x", data: {} }), value };
    const { status, body } = await run.hear(activity);
    expect([status, (body as Answer).type]).toEqual([200, messageType]);
  });

  it("does not know other invokes", async () => {
    const run = await start();
    const activity = {
      ...cardAction(run.teams, { from: leader, place, verb: "x", data: {} }),
      name: "composeExtension/query",
    };
    expect((await run.hear(activity)).status).toBe(501);
  });
});

describe("other buttons", () => {
  it("runs a command as if the clicker had written it, as a new message in the thread", async () => {
    const run = await start();
    await withProject(run);
    const before = run.teams.posts.length;
    const { body } = await click(run, "runCommand", { text: "status K1" }, { from: grue });
    expect(body.type).toBe(messageType);
    expect(run.said.at(-1)?.kind).toBe("measureStatus");
    expect(run.teams.posts).toHaveLength(before + 1);
  });

  it("couples the project chosen on the greeting, for its leader only", async () => {
    const run = await start();
    await withProject(run);
    const choose = (from: Person) =>
      run.hear(
        cardAction(run.teams, {
          from,
          place: chat,
          verb: "coupleProject",
          data: { project: "solor", purpose: "steering" },
        }),
      );
    // nobody's roster tells who they are yet: nothing is asked of Teams before the reply, and they press once more
    expect(JSON.stringify((await choose(grue)).body)).toContain("Jeg slår opp hvem du er");
    await choose(grue);
    expect(await run.read((data) => data.conversations.ofProject("solor", "steering"))).toBeUndefined();
    await choose(leader);
    expect(await run.read((data) => data.conversations.ofProject("solor", "steering"))).toBeUndefined();
    await choose(leader);
    expect(await run.read((data) => data.conversations.ofProject("solor", "steering"))).toMatchObject({ id: chat.id });
  });
});

describe("the steering group's copy", () => {
  it("takes the leader's line from the field of her card, and nobody else's", async () => {
    const run = await start();
    await withProject(run);
    const at = "2022-10-10T06:00:00Z";
    await run.write((data) => data.steering.save({ projectId: "solor", key: "2022-W41", state: "shown", at }));
    const data = { project: "solor", key: "2022-W41", "line_2022-W41": "Tas opp i møtet" };
    const stored = () => run.read((data) => data.steering.look("solor", "2022-W41"));
    const refused = await click(run, "saveSteeringLine", data, { from: grue });
    expect(refused.body.type).toBe(messageType);
    expect((await stored())?.line).toBeUndefined();
    expect((await click(run, "saveSteeringLine", data)).body.type).toBe(cardType);
    expect(await stored()).toMatchObject({ line: "Tas opp i møtet", state: "shown" });
    const held = await click(run, "holdSteering", { project: "solor", key: "2022-W41" });
    expect(JSON.stringify(held.body.value)).toContain("Du holder rapporten tilbake");
    expect(await stored()).toMatchObject({ line: "Tas opp i møtet", state: "held" });
    for (const key of ["2022-W40' or 1=1", "2022-W52"]) {
      expect((await click(run, "sendSteering", { project: "solor", key })).body.type).toBe(messageType);
    }
    expect(await stored()).toMatchObject({ state: "held" });
  });
});

describe("reading a click", () => {
  it("takes Execute and Submit alike", () => {
    expect(readExecute({ action: { verb: "v", data: { a: 1 } }, trigger: "Automatic" })).toEqual({
      verb: "v",
      data: { a: 1 },
      automatic: true,
    });
    expect(readSubmit({ verb: "v", a: 1 })).toMatchObject({ verb: "v", data: { a: 1 }, automatic: false });
    expect(readSubmit({ a: 1 })).toBeUndefined();
  });

  it.each([
    ["1,2", "1,2"],
    [1.5, "1.5"],
    [true, "true"],
    ["  \u200b ", undefined],
    ["", undefined],
    [["x"], undefined],
    [{ a: 1 }, undefined],
    [null, undefined],
  ])("reads the input %j as %j", (value, expected) => {
    expect(input({ value_a: value }, "value", "a")).toBe(expected);
    expect(input({}, "value", "a")).toBeUndefined();
  });
});

describe("a file in the personal chat", () => {
  let host: Server;
  let url: string;
  let bytes: Uint8Array = new Uint8Array();
  let asked = 0;
  const uploaded: Buffer[] = [];
  beforeAll(async () => {
    // writeHead is not chained: restify, once imported in this process, makes it return nothing
    host = createServer((request, response) => {
      asked += 1;
      if (request.method === "PUT") {
        const chunks: Buffer[] = [];
        request.on("data", (chunk: Buffer) => chunks.push(chunk));
        request.on("end", () => {
          uploaded.push(Buffer.concat(chunks));
          response.writeHead(201);
          response.end();
        });
        return;
      }
      if (request.url === "/away") {
        response.writeHead(302, { location: "http://169.254.169.254/latest" });
        return void response.end();
      }
      response.writeHead(200);
      response.end(bytes);
    });
    await new Promise<void>((resolve) => host.listen(0, "127.0.0.1", resolve));
    const address = host.address();
    url = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
  });
  afterAll(() => {
    host.close();
  });
  const send = async (run: BotInTeams, path: string, where = personalChat(leader)) => {
    await run.hear(fileMessage(run.teams, { from: leader, place: where, fileName: "plan.xlsx", downloadUrl: path }));
    return run.said.at(-1);
  };

  it("is previewed, and a bad one refused with what to do", async () => {
    const run = await start();
    bytes = new TextEncoder().encode("not a workbook");
    expect(await send(run, `${url}/plan.xlsx`)).toMatchObject({
      kind: "importRefusal",
      errors: [{ reason: "notXlsx" }],
    });
    bytes = new Uint8Array(300_000);
    expect(await send(run, `${url}/plan.xlsx`)).toMatchObject({
      kind: "importRefusal",
      errors: [{ reason: "tooLarge" }],
    });
    bytes = await run.read(async () =>
      (await import("../../src/workbook/excel-workbooks.ts")).createWorkbooks().template("nb"),
    );
    expect(["importRefusal", "importReport"]).toContain((await send(run, `${url}/plan.xlsx`))?.kind);
    expect(run.failures).toEqual([]);
  });

  it.each(["/away", "http://169.254.169.254/latest", "https://evil.example/x.xlsx", "file:///etc/passwd", ""])(
    "is not fetched from %s",
    async (path) => {
      const run = await start();
      const content = await send(run, path.startsWith("/") ? `${url}${path}` : path);
      expect(noticeOf(content)).toEqual({ reason: "fileUnreachable", fileName: "plan.xlsx" });
    },
  );

  it("is never asked for where files of Teams do not lie, not even after a redirect", async () => {
    const before = asked;
    expect(await createFiles({ local: false }).download(`${url}/plan.xlsx`)).toEqual({
      ok: false,
      reason: "hostNotAllowed",
    });
    expect(await createFiles({ local: false }).upload(`${url}/up`, new Uint8Array([1]))).toBe(false);
    expect(asked).toBe(before);
    expect(await createFiles({ local: true }).download(`${url}/away`)).toEqual({ ok: false, reason: "hostNotAllowed" });
  });

  it("belongs in the personal chat", async () => {
    const run = await start();
    expect(noticeOf(await send(run, `${url}/plan.xlsx`, place))).toEqual({ reason: "importOnlyPersonal" });
  });

  it("gives the empty workbook where the person allows it", async () => {
    const run = await start();
    await run.say("regnearkmal", { in: personalChat(leader) });
    const offer = run.teams.posts.at(-1)?.activity["attachments"];
    expect(offer).toMatchObject([
      { contentType: "application/vnd.microsoft.teams.card.file.consent", name: "regnearkmal.xlsx" },
    ]);
    const uploadInfo = {
      uploadUrl: `${url}/up`,
      contentUrl: `${url}/a`,
      name: "regnearkmal.xlsx",
      uniqueId: "u",
      fileType: "xlsx",
    };
    const consent = (action: string, info: object = uploadInfo) => ({
      ...cardAction(run.teams, { from: leader, place: personalChat(leader), verb: "", data: {} }),
      name: "fileConsent/invoke",
      value: { type: "fileUpload", action, context: {}, uploadInfo: info },
    });
    expect((await run.hear(consent("accept"))).status).toBe(200);
    expect(uploaded[0]?.subarray(0, 2).toString()).toBe("PK");
    expect(run.teams.posts.at(-1)?.activity["attachments"]).toMatchObject([
      { contentType: "application/vnd.microsoft.teams.card.file.info" },
    ]);
    await run.hear(consent("decline"));
    expect(noticeOf(run.said.at(-1))).toEqual({ reason: "templateDeclined" });
    await run.hear(consent("accept", { ...uploadInfo, uploadUrl: "https://evil.example/up" }));
    expect(noticeOf(run.said.at(-1))).toMatchObject({ reason: "fileUnreachable" });
    expect((await run.hear({ ...consent("accept"), value: "x" })).status).toBe(400);
    const posts = run.teams.posts.length;
    await run.hear(consent("accept", { ...uploadInfo, contentUrl: "https://evil.example/a.xlsx" }));
    expect(noticeOf(run.said.at(-1))).toMatchObject({ reason: "fileUnreachable" });
    const elsewhere = cardAction(run.teams, { from: leader, place, verb: "", data: {} });
    const inChannel = { ...consent("accept"), conversation: elsewhere["conversation"] };
    expect((await run.hear(inChannel)).status).toBe(400);
    expect(run.teams.posts).toHaveLength(posts + 1);
  });

  it("gives a frozen paper's file where the person allows it, under its own name, and to no guest", async () => {
    const run = await start();
    await withProject(run);
    const at = personalChat(leader);
    await run.say("rapport", { in: at });
    await run.hear(
      cardAction(run.teams, { from: leader, place: at, verb: "freezePaper", data: { project: "solor", version: 1 } }),
    );
    await run.say("rapport excel", { in: at });
    const offer = z
      .array(z.object({ contentType: z.string(), name: z.string(), content: z.object({ acceptContext: z.unknown() }) }))
      .parse(run.teams.posts.at(-1)?.activity["attachments"])[0];
    expect(offer?.name).toBe("Styringsrapport nav-solor 2022-10-03 v1.xlsx");
    const uploadInfo = { uploadUrl: `${url}/up`, contentUrl: `${url}/a`, name: "x", uniqueId: "u", fileType: "xlsx" };
    const answer = (action: string, context: unknown, info: object = uploadInfo) => ({
      ...cardAction(run.teams, { from: leader, place: at, verb: "", data: {} }),
      name: "fileConsent/invoke",
      value: { type: "fileUpload", action, context, uploadInfo: info },
    });
    const before = uploaded.length;
    await run.hear(answer("accept", offer?.content.acceptContext));
    expect(uploaded.slice(before).map((bytes) => bytes.subarray(0, 2).toString())).toEqual(["PK"]);
    expect(run.teams.posts.at(-1)?.activity["attachments"]).toMatchObject([{ name: offer?.name }]);
    await run.hear(answer("accept", { paper: "another", file: "docx" }));
    expect(noticeOf(run.said.at(-1))).toEqual({ reason: "actionUnknown" });
    await run.hear(answer("decline", offer?.content.acceptContext));
    expect(noticeOf(run.said.at(-1))).toEqual({ reason: "paperDeclined" });
    expect(noticeOf((await run.say("rapport word", { in: place })).content)).toEqual({ reason: "paperOnlyPersonal" });
    expect(uploaded).toHaveLength(before + 1);
  });

  it("points at the workbook in local mode", async () => {
    const run = await start({ local: true });
    run.teams.setMembers(personalChat(leader).id, [leader]);
    const { content } = await run.say("regnearkmal", { in: personalChat(leader) });
    expect(noticeOf(content)).toEqual({ reason: "templateLink", url: "http://localhost:3978/files/regnearkmal.xlsx" });
  });

  it.each([
    ["https://solor.sharepoint.com/sites/x/plan.xlsx", true],
    ["https://solor-my.sharepoint.com/personal/x", true],
    ["http://solor.sharepoint.com/x", false],
    ["https://solor.sharepoint.com:8443/x", false],
    ["https://solor.sharepoint.com.evil.example/x", false],
    ["https://evilsharepoint.com/x", false],
    ["https://user@solor.sharepoint.com/x", false],
    ["https://a.b.sharepoint.com/x", false],
    ["http://localhost:1/x", false],
    ["nonsense", false],
  ])("may lie at %s: %s", (address, allowed) => {
    expect(isFileHost(address, false)).toBe(allowed);
  });
});

describe("send på nytt", () => {
  it("is a click on the delivery card: the leader's alone, and once however often Teams delivers it", async () => {
    const run = await start();
    await withRound(run);
    await run.write(async (data) => {
      const round = await data.rounds.openOf("solor");
      for (const { message } of await data.messages.logOfRound(round?.id ?? "")) {
        await data.messages.save({ ...message, state: "failed" });
      }
    });
    const { content } = await run.say("leveringsstatus");
    const key = content?.kind === "deliveries" ? content.again?.key : undefined;
    const said = { project: "solor", key };
    const refused = await click(run, "sendAgain", said, { from: asnes });
    expect(JSON.stringify(refused.body.value)).toContain("Det kan bare prosjektlederen gjøre.");
    const replies = [];
    for (let times = 0; times < 3; times += 1) replies.push(await click(run, "sendAgain", said));
    expect(replies.map(({ body }) => [body.type, JSON.stringify(body.value).includes("sendes på nytt nå")])).toEqual([
      [cardType, true],
      [cardType, false],
      [cardType, false],
    ]);
    expect((await click(run, "sendAgain", { project: "solor" })).body.type).toBe(messageType);
  });
});

describe("a line of the benefit model", () => {
  const filled = {
    ...{ side_line: "newSolution", name_line: "Lisenser", recurrence_line: "running", year_line: 2023 },
    ...{ lastYear_line: "2030", likely_line: "1 200 000", optimistic_line: "", pessimistic_line: "", reason_line: "" },
  };
  const fresh = { project: "solor", line: "L1", was: "", ...filled };
  const linesOf = (run: BotInTeams) =>
    run.read(async (data) =>
      (await data.projects.plan("solor"))?.modelLines.map(({ id, likely }) => [id, likely?.toFixed()]),
    );
  const logged = async (run: BotInTeams) => {
    const entries = await run.read((data) =>
      data.audit.between("solor", "2022-01-01T00:00:00Z", "2023-01-01T00:00:00Z"),
    );
    return entries.filter(({ what }) => what.startsWith("modelLine"));
  };

  it("is added once by the leader, however often she clicks, and by nobody else", async () => {
    const run = await start();
    await withProject(run);
    expect((await click(run, "saveModelLine", fresh, { from: grue })).body.type).toBe(messageType);
    expect(await linesOf(run)).toEqual([]);
    for (let times = 0; times < 3; times += 1) {
      expect(JSON.stringify((await click(run, "saveModelLine", fresh)).body)).toContain("L1 Lisenser er lagret");
    }
    expect(await linesOf(run)).toEqual([["L1", "1200000"]]);
    const refused = { what: "modelLineRefused", why: "onlyLeader" };
    const added = {
      what: "modelLineAdded",
      subject: "L1",
      new: expect.stringContaining("Lisenser | 2023 | 2030 | 1200000"),
    };
    expect(await logged(run)).toEqual([expect.objectContaining(refused), expect.objectContaining(added)]);
  });

  it("is changed with a reason, old and new in the log; a card of before saves nothing and shows the line as it is", async () => {
    const run = await start();
    await withProject(run);
    await click(run, "saveModelLine", fresh);
    const was = (await logged(run))[0]?.new;
    const change = { ...fresh, was, likely_line: "1 300 000" };
    expect(JSON.stringify((await click(run, "saveModelLine", change)).body)).toContain("Skriv hvorfor posten endres");
    const explained = { ...change, reason_line: "Ny avtale" };
    expect(JSON.stringify((await click(run, "saveModelLine", explained)).body)).toContain("er lagret");
    const stale = { ...explained, likely_line: "5" };
    expect(JSON.stringify((await click(run, "saveModelLine", stale)).body)).toContain("endret av en annen");
    expect(await linesOf(run)).toEqual([["L1", "1300000"]]);
    expect((await logged(run)).at(-1)).toMatchObject({ what: "modelLineChanged", old: was, why: "Ny avtale" });
  });

  it("is opened by its id, and is told of when there is none", async () => {
    const run = await start();
    await withProject(run);
    expect((await run.say("ny post")).content).toMatchObject({ kind: "modelLineCard", id: "L1", isNew: true });
    await click(run, "saveModelLine", fresh);
    expect((await run.say("endre post l1")).content).toMatchObject({
      id: "L1",
      isNew: false,
      form: { name: "Lisenser" },
    });
    expect((await run.say("endre post X9")).content).toMatchObject({ notice: { reason: "noSuchModelLine" } });
    expect((await run.say("ny post", { from: grue })).content).toMatchObject({ notice: { reason: "onlyLeader" } });
  });
});
