import type { Database } from "../../src/store/database.ts";
import type { FakeTeams } from "../support/fakeTeams/server.ts";
import type { Program } from "./programs.ts";

/** What every measurement has at hand: both programs on one PostgreSQL, and the Teams they answer to. */
export type Bench = {
  database: Database;
  teams: FakeTeams;
  app: Program;
  echo: Program;
  /** tells how far it is */
  say: (what: string) => void;
};

/** Both programs are counted as users of the same machine, so what waits on one of them is seen at most this late. */
const lookMs = 1;

export async function until(
  what: string,
  holds: () => boolean | Promise<boolean>,
  everyMs = lookMs,
  patienceMs = 120_000,
): Promise<void> {
  const began = performance.now();
  while (!(await holds())) {
    if (performance.now() - began > patienceMs) throw new Error(`waited ${patienceMs / 1000} s for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}
