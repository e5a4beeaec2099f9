import type { Migration } from "kysely/migration";
import { up as first } from "./001-first.ts";
import { up as planVersion } from "./002-plan-version.ts";

/** In the order of their names; forward only, a released one is never edited. */
export const migrations: Record<string, Migration> = {
  "001-first": { up: first },
  "002-plan-version": { up: planVersion },
};
