import { readKroner, readModelYear } from "../domain/benefit-model/model-values.ts";
import { type Decimal, decimal } from "../domain/numbers/decimal.ts";
import { type Codec, refused, taken } from "./codec.ts";
import { amount, number } from "./number-codecs.ts";
import { cellWords } from "./text-codecs.ts";

/** "1 200 000", with or without "kr"; a share is no amount. */
export const kroner: Codec<Decimal> = {
  read: (cell) => {
    if (cell.kind === "number" && !cell.percent) return taken(decimal(cell.number));
    const read = cell.kind === "text" ? readKroner(cell.text) : undefined;
    return read ? taken(read) : refused({ reason: "notANumber" });
  },
  write: number.write,
};

/** Four digits, as a number or as text. */
export const year: Codec<number> = {
  read: (cell) => {
    const found = cell.kind === "date" ? undefined : readModelYear(cellWords(cell));
    return found === undefined ? refused({ reason: "notAYear" }) : taken(found);
  },
  write: (value) => ({ number: String(value), percent: false }),
};

/** Per cent a year: "4 %", or 4. A 0.04 without the sign may be either, so it is refused. */
export const rate: Codec<Decimal> = {
  read: (cell) => {
    const found = amount.read(cell);
    const said = found.ok && !found.value.bareShare ? found.value.value : undefined;
    return said?.gte(0) && said.lte(100) ? taken(said) : refused({ reason: "notANumber" });
  },
  write: (value) => amount.write({ value, percent: true, bareShare: false }),
};
