import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { sql } from "kysely";
import { readAuditArgs } from "../../src/cli/audit-arguments.ts";
import { printHeads, verifyTenants } from "../../src/cli/audit-tenants.ts";
import { writeNewFile } from "../../src/cli/write-new-file.ts";
import type { Database } from "../../src/store/database.ts";
import { movableClock } from "../support/clock.ts";
import { freshStore } from "../support/database.ts";

const now = "2022-10-03T08:00:00Z";
let database: Database;
beforeAll(async () => {
  database = await freshStore();
});
afterAll(() => database.close());

async function run(work: typeof verifyTenants, args: Parameters<typeof verifyTenants>[1] = {}) {
  const said: string[] = [];
  const ports = { store: database.store, clock: movableClock(now) };
  const code = await work({ ports, upkeep: database.upkeep, say: (line) => said.push(line) }, args);
  return { code, said };
}
const append = (tenant: string, at = now) =>
  database.store.write(tenant, ({ audit }) =>
    audit.append([{ at, what: "answered", subject: "S1", new: "1", source: "card" }]),
  );

describe("npm run audit", () => {
  it("says a sentence for each organisation, and fails where one is broken", async () => {
    await append("whole");
    await append("broken");
    expect(await run(verifyTenants)).toEqual({
      code: 0,
      said: [
        `broken  0 entries, whole; 1 not chained yet, the oldest from ${now}.`,
        `whole  0 entries, whole; 1 not chained yet, the oldest from ${now}.`,
      ],
    });
    await database.db.transaction().execute(async (trx) => {
      await sql`set local session_replication_role = replica`.execute(trx);
      await sql`delete from audit where tenant = 'broken'`.execute(trx);
    });
    const { code, said } = await run(verifyTenants);
    expect(code).toBe(1);
    expect(said).toEqual([
      expect.stringMatching(/^broken {2}0 entries, BROKEN at 1 of 1: an entry is missing \(audit\.seq \d+\)\.$/),
      "whole  1 entry, whole.",
    ]);
    expect((await run(verifyTenants, { tenant: "whole" })).code).toBe(0);
    expect((await run(verifyTenants, { tenant: "nobody" })).code).toBe(2);
  });

  it("fails where entries have waited for the chain longer than they should", async () => {
    await append("late", "2022-10-03T07:40:00Z");
    const { code, said } = await run(verifyTenants, { tenant: "late" });
    expect({ code, said: said[0] }).toEqual({ code: 1, said: expect.stringContaining("1 NOT CHAINED IN TIME") });
    expect((await run(verifyTenants, { tenant: "late" })).code).toBe(0);
  });

  it("prints a head that holds as the known one", async () => {
    await append("headed");
    const said: string[] = [];
    const ports = { store: database.store, clock: movableClock(now) };
    await printHeads({ ports, upkeep: database.upkeep, say: (line) => said.push(line) }, "headed");
    const args = readAuditArgs(["--verify", "--tenant", "headed", "--known", said[0]?.split("  ")[1] ?? ""]);
    if (!args.ok || args.args.action.do !== "verify") throw new Error("not read");
    const { known } = args.args.action;
    expect((await run(verifyTenants, { tenant: "headed", ...(known && { known }) })).code).toBe(0);
    const other = { n: 1, hash: "0".repeat(64) };
    expect((await run(verifyTenants, { tenant: "headed", known: other })).code).toBe(1);
  });

  it.each([
    [[]],
    [["--verify", "--head"]],
    [["--verify", "--known", "1:ab", "--tenant", "t"]],
    [["--verify", "--known", `1:${"a".repeat(64)}`]],
    [["--export", "--project", "P", "--format", "xml", "--out", "f"]],
    [["--export", "--project", "P", "--format", "csv"]],
    [["--export", "--format", "csv", "--out", "f"]],
    [["--export", "--project", "P", "--format", "csv", "--out", "f", "--lang", "sv"]],
  ])("does not understand %j", (argv) => {
    expect(readAuditArgs(argv).ok).toBe(false);
  });
});

describe("a file that is given away", () => {
  it("is written whole, and never over another", async () => {
    const folder = await mkdtemp(path.join(tmpdir(), "audit-"));
    try {
      const file = path.join(folder, "trail.csv");
      expect(await writeNewFile(file, "first")).toBeUndefined();
      expect(await writeNewFile(file, "second")).toContain("exists already");
      expect(await readFile(file, "utf8")).toBe("first");
      expect(await readdir(folder)).toEqual(["trail.csv"]);
      expect(await writeNewFile(path.join(folder, "no", "such"), "x")).toContain("ENOENT");
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
