import type { z } from "zod";
import { type Decimal, decimal } from "../domain/numbers/decimal.ts";
import type { FreeTime } from "../domain/time/time.ts";

/** What a column of a list holds; exact numbers and JSON are text on the way in. */
export type Cell = string | number | boolean | null;
type SqlType = "text" | "numeric" | "date" | "int" | "boolean" | "jsonb";

/** How one field of a domain object stands in its table: in one column or in several. */
export type Field<Value> = {
  columns: { name: string; type: SqlType }[];
  toCells: (value: Value) => Cell[];
  /** `cells` as the driver gives them */
  fromCells: (cells: unknown[]) => Value;
};

/** Text, or one of its closed unions: the application is the only writer. */
export function text<Value extends string>(name: string): Field<Value> {
  return {
    columns: [{ name, type: "text" }],
    toCells: (value) => [value],
    fromCells: ([cell]) => cell as Value,
  };
}

export function whole(name: string): Field<number> {
  return { columns: [{ name, type: "int" }], toCells: (value) => [value], fromCells: ([cell]) => Number(cell) };
}

export function flag(name: string): Field<boolean> {
  return { columns: [{ name, type: "boolean" }], toCells: (value) => [value], fromCells: ([cell]) => cell === true };
}

export function day(name: string): Field<string> {
  return { columns: [{ name, type: "date" }], toCells: (value) => [value], fromCells: ([cell]) => String(cell) };
}

export function exact(name: string): Field<Decimal> {
  return {
    columns: [{ name, type: "numeric" }],
    toCells: (value) => [value.toFixed()],
    fromCells: ([cell]) => decimal(String(cell)),
  };
}

/** A small structure of its own, checked when it is read. */
export function json<Value>(name: string, shape: z.ZodType<Value>): Field<Value> {
  return {
    columns: [{ name, type: "jsonb" }],
    toCells: (value) => [JSON.stringify(value)],
    fromCells: ([cell]) => shape.parse(cell),
  };
}

/** As written, the day it counts by, and whether it says that day exactly. */
export function time(name: string): Field<FreeTime> {
  return {
    columns: [
      { name: `${name}_text`, type: "text" },
      { name: `${name}_date`, type: "date" },
      { name: `${name}_exact`, type: "boolean" },
    ],
    toCells: (value) => [value.text, value.date ?? null, value.exact],
    fromCells: ([written, date, isExact]) => ({
      text: String(written),
      ...(date === null ? {} : { date: String(date) }),
      exact: isExact === true,
    }),
  };
}

/** A field that may be missing: null in all its columns. */
export function maybe<Value>(field: Field<Value>): Field<Value | undefined> {
  return {
    columns: field.columns,
    toCells: (value) => (value === undefined ? field.columns.map(() => null) : field.toCells(value)),
    fromCells: (cells) => (cells.every((cell) => cell === null) ? undefined : field.fromCells(cells)),
  };
}

/** Part of what a line is told by, so it can't be null: no office is "". */
export function office(name = "office"): Field<string | undefined> {
  return {
    columns: [{ name, type: "text" }],
    toCells: (value) => [value ?? ""],
    fromCells: ([cell]) => (cell === "" ? undefined : String(cell)),
  };
}
