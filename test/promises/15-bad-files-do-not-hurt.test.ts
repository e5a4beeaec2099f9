import { existsSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { languages } from "../../src/domain/talking/language.ts";
import type { Database } from "../../src/store/database.ts";
import { createFiles } from "../../src/teams/files.ts";
import { importErrorSentence } from "../../src/views/import-report-text.ts";
import { createWorkbooks } from "../../src/workbook/excel-workbooks.ts";
import type { WorkbookReading } from "../../src/workbook/read-admitted.ts";
import { createReader } from "../../src/workbook/read-in-process.ts";
import { readWorkbook } from "../../src/workbook/read-workbook.ts";
import {
  badWorkbooks,
  changedWorkbook,
  endlessWorkbook,
  fillingWorkbook,
  withDoubledEntry,
  withOtherName,
  workbookWithStrangers,
} from "../support/bad-workbooks.ts";
import { freshStore } from "../support/database.ts";
import { fileMessage, message, personalChat } from "../support/fakeTeams/activities.ts";
import { botInTeams, leader, place } from "../teams/bot-in-teams.ts";

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
  server = undefined;
});

/** Where it listens. */
async function served(by: Server): Promise<string> {
  await new Promise<void>((resolve) => by.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(by.address() as AddressInfo).port}`;
}

function reasonsOf(reading: WorkbookReading): string[] {
  if (reading.ok) return ["read"];
  for (const error of reading.errors) {
    const sentences = languages.map((language) => importErrorSentence(error, language));
    expect(new Set(sentences).size).toBe(languages.length);
    for (const sentence of sentences) expect(sentence).toMatch(/^\p{Lu}.{30,}\.$/u);
  }
  return reading.errors.map(({ reason }) => reason);
}

describe("promise 15: a bad file does not hurt", () => {
  it.each(Object.keys(badWorkbooks))("%s is refused with one clear sentence", async (name) => {
    const bad = badWorkbooks[name];
    if (bad === undefined) throw new Error(name);
    expect(reasonsOf(await readWorkbook(await changedWorkbook(bad.change)))).toEqual([bad.reason]);
  });

  it("reads the part that it counted: no entry twice, none under another name", async () => {
    const whole = await changedWorkbook((zip) => zip.file("xl/styles.xml", "<styleSheet/>"));
    expect(reasonsOf(await readWorkbook(withDoubledEntry(whole, "xl/worksheets/sheet1.xml")))).toEqual(["damaged"]);
    const renamed = await readWorkbook(withOtherName(whole, "xl/styles.xml", "xl/worksheets/sheet1.xml"));
    expect(renamed.ok && renamed.plan.project.shortName).toBe("test");
  });

  it("leaves macros, pictures and parts with a path out of their folder where they are", async () => {
    const reading = await readWorkbook(await workbookWithStrangers());
    expect(reading.ok && reading.plan.project.shortName).toBe("test");
    expect(existsSync("/tmp/nullpunkt-escaped.xml")).toBe(false);
  });

  it("ends a reading that takes too long or too much, and takes the next file", async () => {
    const slow = createReader({ longestMs: 1500, atOnce: 1, waiting: 1 });
    const [endless, next, third] = [
      slow(await endlessWorkbook()),
      slow(await workbookWithStrangers()),
      slow(Buffer.of()),
    ];
    expect(reasonsOf(await third)).toEqual(["readersBusy"]);
    expect(reasonsOf(await endless)).toEqual(["tooManyCells"]);
    expect(reasonsOf(await next)).toEqual(["read"]);
    const small = createReader({ memoryMb: 32 });
    expect(reasonsOf(await small(await fillingWorkbook()))).toEqual(["tooManyCells"]);
  }, 60_000);
});

describe("promise 15: while a bad file is read", () => {
  let database: Database;
  beforeAll(async () => {
    database = await freshStore();
  });
  afterAll(() => database.close());

  it("the bot answers others; afterwards the sender gets a sentence, and nothing is stored", async () => {
    const ends = Promise.withResolvers<void>();
    const reader = createReader({ longestMs: 3000 });
    const begun = Promise.withResolvers<void>();
    let reading = true;
    const read = async (bytes: Uint8Array) => {
      begun.resolve();
      const result = await reader(bytes);
      reading = false;
      ends.resolve();
      return result;
    };
    const world = await botInTeams(database, { workbooks: { ...createWorkbooks(), read } });
    const bomb = await endlessWorkbook();
    server = createServer((_request, response) => void response.end(bomb));
    const downloadUrl = `${await served(server)}/plan.xlsx`;
    const sent = world.hear(
      fileMessage(world.teams, { from: leader, place: personalChat(leader), fileName: "plan.xlsx", downloadUrl }),
    );
    await begun.promise;
    const asked = message(world.teams, { from: leader, place, text: "hjelp" });
    const answer = await world.receive(asked);
    expect([answer.status, reading]).toEqual([200, true]);
    await ends.promise;
    expect((await sent).status).toBe(200);
    expect(world.said.filter(({ kind }) => kind === "importRefusal")).toMatchObject([
      { errors: [{ reason: "tooManyCells" }] },
    ]);
    expect(await world.read((data) => data.projects.list())).toEqual([]);
    await world.teams.close();
  }, 60_000);
});

describe("promise 15: a download is limited", () => {
  it("stops at the limit whatever the length says, and in an unpacked stream", async () => {
    server = createServer((request, response) => {
      if (request.url === "/endless") {
        const more = () => {
          while (!response.destroyed && response.write(Buffer.alloc(65_536)));
        };
        response.on("drain", more);
        return more();
      }
      response.writeHead(302, { location: "http://169.254.169.254/latest/meta-data" });
      return response.end();
    });
    const url = await served(server);
    const files = createFiles({ local: true, maxBytes: 1_000_000 });
    expect(await files.download(`${url}/endless`)).toEqual({ ok: false, reason: "tooLarge" });
    expect(await files.download(`${url}/elsewhere`)).toEqual({ ok: false, reason: "hostNotAllowed" });
  });
});
