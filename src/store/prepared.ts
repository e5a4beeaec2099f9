import type { Prepared } from "./line.ts";

/** A statement under a name of its own; written out once, when its file is loaded. */
export function prepared(name: string, text: string): Prepared {
  return { name, text: text.replace(/\s+/g, " ").trim() };
}

/** Columns under the names that the rest of the app has for them: `"round_id" as "roundId"`. */
export function selected(columns: readonly string[], table?: string): string {
  const from = table === undefined ? "" : `${table}.`;
  return columns.map((name) => `${from}"${columnName(name)}" as "${name}"`).join(", ");
}

/** More rows than this in one insert are rare: not worth a plan that every connection keeps. */
const mostPreparedRows = 8;

export type PreparedInsert<Column extends string> = {
  /** Undefined where there are too many rows for a prepared statement. */
  of: (count: number) => Prepared | undefined;
  /** The parameters: the tenant, and the values of every row. */
  values: (tenant: string, rows: { [column in Column]?: unknown }[]) => unknown[];
};

/** An insert of a few rows of one tenant. */
export function preparedInsert<Column extends string>(
  table: string,
  columns: readonly Column[],
): PreparedInsert<Column> {
  const names = ["tenant", ...columns.map(columnName)].map((name) => `"${name}"`).join(", ");
  const rowAt = (at: number) => columns.map((_, column) => `$${2 + at * columns.length + column}`).join(", ");
  const statements = Array.from({ length: mostPreparedRows }, (_, last) => {
    const rows = Array.from({ length: last + 1 }, (_, at) => `($1, ${rowAt(at)})`).join(", ");
    return prepared(`insert_${table}_${last + 1}`, `insert into "${table}" (${names}) values ${rows}`);
  });
  return {
    of: (count) => statements[count - 1],
    values: (tenant, rows) => [tenant, ...rows.flatMap((row) => columns.map((column) => row[column] ?? null))],
  };
}

export function columnName(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
