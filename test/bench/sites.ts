import type { Database } from "../../src/store/database.ts";
import type { FakeTeams } from "../support/fakeTeams/server.ts";
import { buildSite, type Site, type Size } from "./world.ts";

/** Projects for each kind of load, since a card can be answered once only. */
export type Sites = { single: Site[]; whole: Site[]; paced: Site[]; large: Site };

/** 45 lines of 15 owners, with two years of quarters behind them. */
const usual: Size = { measures: 15, rowsPerOwner: 3, frequency: "quarter", last: "2022-Q2", periods: 8 };
/** 200 measures in 3 offices with ten years of months: 72 000 readings. */
const largest: Size = { measures: 200, rowsPerOwner: 50, frequency: "month", last: "2022-09", periods: 120 };

export async function buildSites(database: Database, teams: FakeTeams): Promise<Sites> {
  const several = async (kind: string, count: number) => {
    const sites: Site[] = [];
    for (let number = 1; number <= count; number += 1) {
      sites.push(await buildSite(database.store, teams, `${kind}${number}`, usual));
    }
    return sites;
  };
  const sites = {
    single: await several("en", 40),
    whole: await several("hel", 40),
    paced: await several("jevn", 16),
    large: await buildSite(database.store, teams, "stor", largest),
  };
  // PostgreSQL does it by itself within minutes of such an import
  await database.pool.query("analyze");
  return sites;
}
