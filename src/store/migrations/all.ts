import type { Migration } from "kysely/migration";
import { up as first } from "./001-first.ts";

/** In the order of their names; forward only, a released one is never edited. */
export const migrations: Record<string, Migration> = {
  "001-first": { up: first },
};
