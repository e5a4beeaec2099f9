import type { Decimal } from "../domain/numbers/decimal.ts";
import type { WorkbookTextKey } from "../views/texts/workbook-nb.ts";
import type { Codec } from "./codec.ts";

/** One column: its header and how its values stand in cells. Reading, writing and the template all use this. */
export type Column<Item> = {
  field: string;
  header: string;
  /** other headers that mean the same */
  also: readonly string[];
  /** the sheet can't be read without the column */
  required: boolean;
  /** every row must have a value in it */
  filled: boolean;
  /** said once, when the item is made: it is a name that others know it by */
  onlyNew: boolean;
  explains: WorkbookTextKey;
  codec: Codec<unknown>;
  get: (item: Item) => unknown;
  put: (draft: Partial<Item>, value: unknown) => void;
};

/** One sheet of the workbook: everything that reading, writing and the template know about it. */
export type Sheet<Item> = {
  name: string;
  /** `rows`: headers in the first row; `fields`: headers in column A and values in column B, one item */
  layout: "rows" | "fields";
  required: boolean;
  columns: Column<Item>[];
  /** what an item is where its cells are empty */
  blank: () => Partial<Item>;
  /** two rows with the same key are refused */
  key?: (item: Item) => string;
  /** every column without a name of its own is an office with a number */
  offices?: { get: (item: Item) => OfficeNumber[]; put: (draft: Partial<Item>, numbers: OfficeNumber[]) => void };
};
type OfficeNumber = { office: string; value: Decimal };

type Options = { also?: string[]; required?: boolean; filled?: boolean; onlyNew?: boolean };
type Spec<Item, Value> = Options & {
  field: string;
  header: string;
  codec: Codec<Value>;
  explains: WorkbookTextKey;
  get: (item: Item) => Value | undefined;
  put: (draft: Partial<Item>, value: Value) => void;
};

/** A column whose value is spread over several fields of the item, or only a part of one. */
export function partColumn<Item, Value>(spec: Spec<Item, Value>): Column<Item> {
  const { field, header, explains, also = [], filled = false, required = filled, onlyNew = false } = spec;
  // The one place where a column's type is forgotten: get, put and codec were checked against each other above.
  const codec = spec.codec as Codec<unknown>;
  const put = (draft: Partial<Item>, value: unknown) => spec.put(draft, value as Value);
  return { field, header, also, required, filled, onlyNew, explains, codec, get: spec.get, put };
}

/** Columns that each hold one field of the item. */
export function columnsOf<Item extends object>() {
  return <Field extends keyof Item & string>(
    field: Field,
    header: string,
    codec: Codec<NonNullable<Item[Field]>>,
    explains: WorkbookTextKey,
    options: Options = {},
  ): Column<Item> =>
    partColumn<Item, NonNullable<Item[Field]>>({
      ...options,
      field,
      header,
      codec,
      explains,
      get: (item) => item[field] ?? undefined,
      put: (draft, value) => {
        draft[field] = value;
      },
    });
}
