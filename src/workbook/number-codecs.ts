import { type Decimal, decimal } from "../domain/numbers/decimal.ts";
import { readQuantity } from "../domain/numbers/quantity.ts";
import { writableText } from "./cell-text.ts";
import { type CellOut, type Codec, refused, taken } from "./codec.ts";
import type { Cell } from "./grid.ts";

/** A value as it stands: `percent` when the cell says %, `bareShare` for a 0.47 that does not. */
/** `hidden`: a count of persons under five, in a workbook for others than the leader; it can't be read back. */
export type Amount = { value: Decimal; percent: boolean; bareShare: boolean; hidden?: true };

/** Excel keeps 15 significant digits; what has more is written as text. */
const excelDigits = 15;

export const amount: Codec<Amount> = {
  read: (cell) => {
    const found = amountOf(cell);
    return found ? taken(found) : refused({ reason: "notANumber" });
  },
  write: ({ value, percent, hidden }) => (hidden ? { text: "færre enn 5" } : numberOut(value, percent)),
};

/** A number of its own, without any unit. */
export const number: Codec<Decimal> = {
  read: (cell) => {
    const found = amountOf(cell);
    return found ? taken(found.value) : refused({ reason: "notANumber" });
  },
  write: (value) => numberOut(value, false),
};

/** 1 to 5, as likelihood and impact are judged. */
export const oneToFive: Codec<number> = {
  read: (cell) => {
    const found = amountOf(cell)?.value.toFixed() ?? "";
    return /^[1-5]$/.test(found)
      ? taken(Number(found))
      : refused({ reason: "unknownWord", allowed: ["1", "2", "3", "4", "5"] });
  },
  write: (value) => ({ number: String(value), percent: false }),
  choices: ["1", "2", "3", "4", "5"].map((word) => ({ word, code: word })),
};

/** A target that may be a word ("Reduksjon"), which gives direction only; text with a digit in it is meant as a number. */
export const amountOrWord: Codec<Amount | string> = {
  read: (cell) => {
    const found = amountOf(cell);
    if (found) return taken(found);
    const isWord = cell.kind === "text" && !/\d/.test(cell.text);
    return isWord ? taken(cell.text) : refused({ reason: "notANumber" });
  },
  write: (value) => (typeof value === "string" ? { text: writableText(value) } : amount.write(value)),
};

/** A limit of the traffic light, in per cent. */
export const limit: Codec<number> = {
  read: (cell) => {
    const found = amountOf(cell)?.value;
    const isLimit = found?.gte(0) && found.lte(100);
    return found && isLimit ? taken(found.toNumber()) : refused({ reason: "notANumber" });
  },
  write: (value) => ({ number: String(value), percent: true }),
};

function amountOf(cell: Cell): Amount | undefined {
  if (cell.kind === "number") {
    const value = decimal(cell.number);
    return { value, percent: cell.percent, bareShare: !cell.percent && !value.eq(0) && value.abs().lte(1) };
  }
  if (cell.kind !== "text") return undefined;
  const read = readQuantity(cell.text, true);
  return read.ok ? { value: read.value, percent: read.saidPercent, bareShare: read.bareShare } : undefined;
}

function numberOut(value: Decimal, percent: boolean): CellOut {
  const digits = value.c.length;
  const plain = value.toFixed();
  if (digits <= excelDigits && plain.length <= excelDigits + 5) return { number: plain, percent };
  return { text: plain.replace(".", ",") + (percent ? " %" : "") };
}
