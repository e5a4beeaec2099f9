import type { Kysely, Transaction } from "kysely";
import type { Line } from "./line.ts";
import type { Tables } from "./tables.ts";

/** One transaction of one tenant; every query in it filters by that tenant. */
export type Session = {
  trx: Transaction<Tables>;
  tenant: string;
  /** Wakes what is to be sent in the tenant with the commit; after seconds, the sender knows by itself when. */
  wake: (about: string, afterSeconds?: number) => void;
};
/** Updates wait so long for others that come with them: a post is drawn once for the answers of a moment. */
export const gatherSeconds = 0.5;

/** A journey's: it can send prepared statements too. */
export type OpenSession = Session & { line: Line };

export type Db = Kysely<Tables>;

type WithoutNulls<Row> = { [C in keyof Row as null extends Row[C] ? never : C]: Row[C] } & {
  [C in keyof Row as null extends Row[C] ? C : never]?: NonNullable<Row[C]>;
};

/** SQL's null is the domain's "not there". */
export function withoutNulls<Row extends object>(row: Row): WithoutNulls<Row> {
  // a loop, since long lists come through here: filtered entries would be three more lists for each row
  const kept: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(row)) if (value !== null) kept[name] = value;
  return kept as WithoutNulls<Row>;
}

/** "" in a key is "no office" outside. */
export function officeOf(key: string): { office?: string } {
  return key === "" ? {} : { office: key };
}

export function officeKey(office: string | undefined): string {
  return office ?? "";
}
