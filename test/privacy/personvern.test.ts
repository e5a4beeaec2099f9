import { readFileSync } from "node:fs";
import { keptDays } from "../../src/store/retention.ts";
import { freshStore } from "../support/database.ts";

const document = readFileSync("docs/personvern.md", "utf8");
const ticked = (text = "") => [...text.matchAll(/`(\w+)`/g)].map(([, name = ""]) => name);

/** Columns by table, each as often as it is listed. */
function listed(): Map<string, string[]> {
  const rows = document
    .slice(document.indexOf("## Alle tabeller"))
    .split("\n")
    .filter((line) => /^\| `/.test(line));
  return new Map(
    rows.map((row) => {
      const [, table, ...columns] = row.split("|");
      return [ticked(table)[0] ?? "", columns.flatMap((cell) => ticked(cell))];
    }),
  );
}

it("says of every column of every table whether it holds something about a person", async () => {
  const database = await freshStore();
  const { rows } = await database.pool.query<{ table: string; column: string }>(
    `select table_name as "table", column_name as "column" from information_schema.columns
     where table_schema = 'public' and table_name not like 'kysely%'`,
  );
  await database.close();
  const known = listed();
  expect(rows.length).toBeGreaterThan(200);
  const times = ({ table, column }: { table: string; column: string }) =>
    known.get(table)?.filter((name) => name === column).length ?? 0;
  // a new one is to be put in one of the three lists of docs/personvern.md
  expect(rows.filter((row) => times(row) !== 1)).toEqual([]);
});

it("says how long, as the code has it", () => {
  for (const [what, { usual, least }] of Object.entries(keptDays)) {
    expect(document).toMatch(new RegExp(`\\| \`${what}\`\\s+\\| ${usual}\\s+\\| ${least}\\b`));
  }
});
