import { readdirSync, readFileSync } from "node:fs";
import type { OnQuery } from "../../src/store/line.ts";
import { freshStore } from "../support/database.ts";
import { allowedAsOwner, allowedCrossings, otherTables } from "../support/queries/allowed.ts";
import { driveEverything } from "../support/queries/every-query.ts";
import { crossingsIn, tenantTables } from "../support/queries/query-lint.ts";
import { recorder, type Statement, shapeOf } from "../support/queries/recorded.ts";

/** What is sent before the work of each transaction. */
const around = /^(begin|commit|start transaction|set transaction|select set_config|insert into "tenant")/;
const sent = new Map<string, Statement[]>();
let tables: Set<string>;

beforeAll(async () => {
  let count = 0;
  const all = recorder();
  let since: Statement[] = [];
  const record: OnQuery = (text, parameters, by) => {
    count += 1;
    since.push({ text, parameters, by });
    all.record(text, parameters, by);
  };
  const database = await freshStore({ record, statements: all.statements });
  tables = await tenantTables(database.db);
  await driveEverything(database, (method) => {
    sent.set(
      method,
      since.filter(({ text }) => !around.test(text)),
    );
    since = [];
  });
  expect(count).toBeGreaterThan(100);
  await database.close();
});

function speaksOf(names: Iterable<string>, text: string): boolean {
  const plain = text.replaceAll('"', "");
  return [...names].some((name) => new RegExp(`\\b${name}\\b`).test(plain));
}

describe("promise 12: tenants never mix", () => {
  it("in any statement that the store can send", async () => {
    const statements = [...sent.values()].flat();
    expect(await crossingsIn(statements, tables)).toEqual([]);
  });

  it("nor in what the owner of the tables sends, whom row-level security does not hold", () => {
    const own = [...sent.values()]
      .flat()
      .filter(({ by, text }) => by === "owner" && speaksOf(tables, text) && !speaksOf(otherTables.keys(), text));
    const allowed = allowedAsOwner.map(({ shape }) => shape);
    expect([...new Set(own.map(({ text }) => shapeOf(text)))].sort()).toEqual(allowed.sort());
  });

  it("with a list of exceptions that holds nothing superfluous", () => {
    const shapes = new Set([...sent.values()].flat().map(({ text }) => shapeOf(text)));
    expect(allowedCrossings.filter(({ shape }) => !shapes.has(shape))).toEqual([]);
  });

  it("and every method of every port was really tried", () => {
    expect([...sent].filter(([, statements]) => statements.length === 0).map(([method]) => method)).toEqual([]);
  });

  it("and every table is in some statement", () => {
    const all = [...sent.values()].flat();
    expect([...tables].filter((table) => !all.some(({ text }) => speaksOf([table], text)))).toEqual([]);
  });
});

describe("SQL", () => {
  it("stands only where these statements come from", () => {
    const rooms = ["domain", "journeys", "views", "teams", "workbook", "cli", "local", "sample", "jobs"];
    const files = rooms.flatMap((room) =>
      readdirSync(`src/${room}`, { recursive: true, encoding: "utf8" }).map((file) => `src/${room}/${file}`),
    );
    const writesSql = /\b(?:from "kysely"|from "pg"|sql`|\.selectFrom\(|\.insertInto\(|executeSql\()/;
    const found = files.filter((file) => file.endsWith(".ts") && writesSql.test(readFileSync(file, "utf8")));
    expect(found).toEqual([]);
  });
});
