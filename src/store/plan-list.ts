import { createHash } from "node:crypto";
import { sql } from "kysely";
import { inertText } from "./inert-text.ts";
import type { Cell, Field } from "./plan-fields.ts";
import type { Session } from "./session.ts";

export type Fields<Item> = { [F in keyof Item]-?: Field<Item[F]> };

/** One list of a plan and its table, for any kind of line. */
export type PlanList<Item> = {
  read: (session: Session, projectId: string) => Promise<Item[]>;
  /** Writes what differs from the stored lines, and nothing else; true when there was something. */
  save: (session: Session, projectId: string, items: Item[]) => Promise<boolean>;
};

type Line = { key: string; ordinal: number; cells: Cell[] };
// PostgreSQL takes 65 535 parameters in a query; the widest list has twenty columns.
const linesPerQuery = 500;
const between = "\u001f";

/** `key`: the fields that tell a line from the others; a list in which lines may be alike counts them. */
export function planList<Item extends object>(
  table: string,
  fields: Fields<Item>,
  key: (keyof Item & string)[],
): PlanList<Item> {
  const entries = Object.entries(fields) as [keyof Item & string, Field<unknown>][];
  const columns = entries.flatMap(([, field]) => field.columns);

  const toLine = (item: Item): Omit<Line, "ordinal"> => ({
    key: shortKey(key.map((name) => cellsOf(fields[name], item[name]).join(between)).join(between)),
    cells: entries.flatMap(([name, field]) => cellsOf(field, item[name])),
  });

  const toItem = (row: Record<string, unknown>): Item => {
    const found = entries.map(
      ([name, field]) => [name, field.fromCells(field.columns.map((c) => row[c.name]))] as const,
    );
    return Object.fromEntries(found.filter(([, value]) => value !== undefined)) as Item;
  };

  const storedRows = async ({ trx, tenant }: Session, projectId: string) => {
    const { rows } = await sql<Record<string, unknown>>`
      select ${sql.join(["key", "ordinal", ...columns.map((column) => column.name)].map((name) => sql.ref(name)))}
      from ${sql.table(table)} where tenant = ${tenant} and project_id = ${projectId} order by ordinal, key
    `.execute(trx.withoutPlugins());
    return rows;
  };

  return {
    read: async (session, projectId) => (await storedRows(session, projectId)).map(toItem),
    save: async (session, projectId, items) => {
      const stored = await storedRows(session, projectId);
      const before = new Map(
        stored.map((row) => [
          String(row["key"]),
          lineText({ ...toLine(toItem(row)), ordinal: Number(row["ordinal"]) }),
        ]),
      );
      const lines = counted(items.map(toLine));
      const changed = lines.filter((line) => before.get(line.key) !== lineText(line));
      const kept = new Set(lines.map((line) => line.key));
      const gone = [...before.keys()].filter((name) => !kept.has(name));
      await remove(session, projectId, table, gone);
      for (let from = 0; from < changed.length; from += linesPerQuery) {
        await upsert(session, projectId, { table, columns, lines: changed.slice(from, from + linesPerQuery) });
      }
      return gone.length > 0 || changed.length > 0;
    },
  };
}

/** Bytes; an index of PostgreSQL holds 2704 of a row, with tenant and project. */
const longestKey = 1000;
/** What a person wrote tells a line from the others, however much it is: a long text by its checksum. */
function shortKey(key: string): string {
  if (Buffer.byteLength(key) <= longestKey) return key;
  return `${[...key].slice(0, 100).join("")}${between}${createHash("sha256").update(key).digest("hex")}`;
}

function cellsOf<Value>(field: Field<Value>, value: Value): Cell[] {
  return field.toCells(value).map((cell) => (typeof cell === "string" ? inertText(cell) : cell));
}

/** Keys are unique from here on: the second of two like lines is "…2". */
function counted(lines: Omit<Line, "ordinal">[]): Line[] {
  const seen = new Map<string, number>();
  return lines.map((line, ordinal) => {
    const times = (seen.get(line.key) ?? 0) + 1;
    seen.set(line.key, times);
    return { ...line, ordinal, key: times === 1 ? line.key : `${line.key}${between}${between}${times}` };
  });
}

function lineText({ ordinal, cells }: Omit<Line, "key">): string {
  return JSON.stringify([ordinal, cells]);
}

async function remove({ trx, tenant }: Session, projectId: string, table: string, keys: string[]): Promise<void> {
  if (keys.length === 0) return;
  await sql`
    delete from ${sql.table(table)} where tenant = ${tenant} and project_id = ${projectId} and key = any(${keys}::text[])
  `.execute(trx.withoutPlugins());
}

async function upsert(
  { trx, tenant }: Session,
  projectId: string,
  { table, columns, lines }: { table: string; columns: { name: string; type: string }[]; lines: Line[] },
): Promise<void> {
  const names = columns.map((column) => sql.ref(column.name));
  const values = lines.map(({ key, ordinal, cells }) => {
    const typed = columns.map((column, at) => sql`${cells[at]}::${sql.raw(column.type)}`);
    return sql`(${tenant}, ${projectId}, ${key}, ${ordinal}::int, ${sql.join(typed)})`;
  });
  await sql`
    insert into ${sql.table(table)} (tenant, project_id, key, ordinal, ${sql.join(names)}) values ${sql.join(values)}
    on conflict (tenant, project_id, key) do update set ordinal = excluded.ordinal,
      ${sql.join(names.map((name) => sql`${name} = excluded.${name}`))}
  `.execute(trx.withoutPlugins());
}
