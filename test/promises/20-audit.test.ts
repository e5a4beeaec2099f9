import { sql } from "kysely";
import type { AuditEntry, Data } from "../../src/journeys/ports.ts";
import { entryDigest, linkHash } from "../../src/store/audit-digest.ts";
import type { Database } from "../../src/store/database.ts";
import { openStoredPersons } from "../../src/store/stored-persons.ts";
import { freshStore } from "../support/database.ts";

const at = "2022-10-03T08:00:00Z";
const owner = "gevinsteier@solor.example";

let database: Database;
beforeAll(async () => {
  database = await freshStore();
});
afterAll(async () => database.close());

let tenants = 0;
function tenantOfItsOwn() {
  tenants += 1;
  const tenant = `chain-${tenants}`;
  const write = <T>(work: (data: Data) => Promise<T>) => database.store.write(tenant, work);
  return {
    tenant,
    write,
    append: (...entries: AuditEntry[]) => write(({ audit }) => audit.append(entries)),
    seal: () => write(({ audit }) => audit.seal(at)),
    check: (known?: { n: number; hash: string }) => database.store.read(tenant, ({ audit }) => audit.check(known)),
    head: () => database.store.read(tenant, ({ audit }) => audit.head()),
    /** What only somebody with the owner's password can do: past the triggers. */
    asAdministrator: (statement: ReturnType<typeof sql>) =>
      database.db.transaction().execute(async (trx) => {
        await sql`set local session_replication_role = replica`.execute(trx);
        await statement.execute(trx);
      }),
  };
}

function entry(subject: string, more: Partial<AuditEntry> = {}): AuditEntry {
  return { at, who: owner, what: "answered", subject, new: "90", source: "card", ...more };
}

/** A tenant with a sealed chain of five. */
async function sealedFive() {
  const world = tenantOfItsOwn();
  await world.append(...["a", "b", "c", "d", "e"].map((subject) => entry(subject)));
  await world.seal();
  return world;
}

describe("promise 20: the audit trail is a chain in which a missing or changed entry shows", () => {
  it("is whole after entries of many transactions, and its head moves with each", async () => {
    const world = tenantOfItsOwn();
    const heads: string[] = [];
    for (const subject of ["S1", "S2", "S3"]) {
      await world.append(entry(subject), entry(`${subject} again`, { who: undefined, why: "reason" }));
      await world.seal();
      heads.push((await world.head())?.hash ?? "");
    }
    expect(await world.check()).toMatchObject({ entries: 6, unsealed: { count: 0 } });
    expect((await world.check()).broken).toBeUndefined();
    expect(new Set(heads).size).toBe(3);
  });

  it.each([
    ["changed", 3, (tenant: string) => sql`update audit set new = '95' where tenant = ${tenant} and subject = 'c'`],
    [
      "changed",
      2,
      (tenant: string) => sql`update audit set who = 'x@y.example' where tenant = ${tenant} and subject = 'b'`,
    ],
    ["changed", 2, (tenant: string) => sql`update audit_seal set salt = 'another' where tenant = ${tenant} and n = 2`],
    ["missing", 4, (tenant: string) => sql`delete from audit where tenant = ${tenant} and subject = 'd'`],
    ["missing", 1, (tenant: string) => sql`delete from audit_seal where tenant = ${tenant} and n = 1`],
    [
      "reordered",
      2,
      (tenant: string) => sql`
      update audit_seal a set seq = b.seq, entry = b.entry, salt = b.salt from audit_seal b
      where a.tenant = ${tenant} and b.tenant = a.tenant and (a.n, b.n) in ((2, 3), (3, 2))`,
    ],
    ["cutOff", 5, (tenant: string) => sql`delete from audit_seal where tenant = ${tenant} and n = 5`],
    ["rewritten", 5, (tenant: string) => sql`delete from audit_head where tenant = ${tenant}`],
  ])("says %s at %i", async (why, n, statement) => {
    const world = await sealedFive();
    // swapping two rows of a unique key goes through a state in which it does not hold
    await database.db.schema.dropIndex("audit_seal_of_entry").ifExists().execute();
    await world.asAdministrator(statement(world.tenant));
    await sql`create unique index audit_seal_of_entry on audit_seal (tenant, seq)`.execute(database.db);
    expect((await world.check()).broken).toMatchObject({ n, why });
  });

  it("shows at the next link that one was changed together with its own hash", async () => {
    const world = await sealedFive();
    // what somebody who knows the code does: the entry, its digest and its link agree, all under the old place
    const [before, own] = await database.db
      .selectFrom("auditSeal")
      .select(["n", "hash", "salt", "seq", "sealedAt"])
      .where("tenant", "=", world.tenant)
      .where("n", "in", [2, 3])
      .orderBy("n")
      .execute();
    const found = await database.db
      .selectFrom("audit")
      .select(["tenant", "seq", "projectId", "at", "what", "hashForm", "who", "subject", "old", "new", "why", "source"])
      .where("tenant", "=", world.tenant)
      .where("subject", "=", "c")
      .executeTakeFirstOrThrow();
    if (!before || !own) throw new Error("no chain");
    const digest = entryDigest({ ...found, new: "95" }, { salt: own.salt ?? "" });
    const hash = linkHash({ n: 3, previous: before.hash, entry: digest, sealedAt: own.sealedAt });
    await world.asAdministrator(sql`update audit set new = '95' where tenant = ${world.tenant} and subject = 'c'`);
    await world.asAdministrator(
      sql`update audit_seal set entry = ${digest}, hash = ${hash} where tenant = ${world.tenant} and n = 3`,
    );
    expect((await world.check()).broken).toMatchObject({ n: 4, why: "reordered" });
  });

  it("tells a chain that was made anew, or cut off with its head, by a head that was noted elsewhere", async () => {
    const world = await sealedFive();
    const known = await world.head();
    if (!known) throw new Error("no head");
    expect((await world.check(known)).broken).toBeUndefined();
    await world.asAdministrator(sql`update audit set new = '95' where tenant = ${world.tenant} and subject = 'e'`);
    await world.asAdministrator(sql`delete from audit_seal where tenant = ${world.tenant}`);
    await world.asAdministrator(sql`delete from audit_head where tenant = ${world.tenant}`);
    await sql`insert into audit_unsealed select tenant, seq from audit where tenant = ${world.tenant}`.execute(
      database.db,
    );
    await world.seal();
    expect((await world.check()).broken).toBeUndefined();
    expect((await world.check(known)).broken).toEqual({ n: 5, why: "rewritten" });
    expect((await world.check({ n: 6, hash: "-" })).broken).toEqual({ n: 6, why: "cutOff" });
  });

  it("takes in what commits late, and what many instances write at once", async () => {
    const world = tenantOfItsOwn();
    await world.append();
    let letGo: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    let hasWritten: () => void = () => undefined;
    const written = new Promise<void>((resolve) => {
      hasWritten = resolve;
    });
    const late = world.write(async ({ audit }) => {
      await audit.append([entry("early number, late commit")]);
      hasWritten();
      await held;
    });
    await written;
    await Promise.all([1, 2, 3, 4].map((each) => world.append(entry(`at once ${each}`))));
    expect(await world.seal()).toBe(4);
    letGo();
    await late;
    await Promise.all([1, 2, 3].map(() => world.seal()));
    expect(await world.check()).toMatchObject({ entries: 5, unsealed: { count: 0 } });
    expect((await world.check()).broken).toBeUndefined();
  });

  it("says what is not in the chain yet, also when the list of it was emptied", async () => {
    const world = await sealedFive();
    await world.append(entry("fresh"));
    await sql`delete from audit_unsealed where tenant = ${world.tenant}`.execute(database.db);
    expect((await world.check()).unsealed).toEqual({ count: 1, oldest: at });
  });

  it("is sealed by the sweeper, by one instance at a time", async () => {
    const world = await sealedFive();
    await world.append(entry("S1"));
    expect((await database.upkeep.sweep(world.tenant, at)).unsealed).toBe(true);
    await world.write(async ({ audit }) => {
      expect(await audit.seal(at)).toBe(1);
      expect(await database.upkeep.seal(world.tenant, at)).toBe(0);
    });
    expect((await database.upkeep.sweep(world.tenant, at)).unsealed).toBe(false);
  });
});

describe("promise 20: the audit trail is append-only", () => {
  it.each([
    ["update", sql`update audit set new = '1'`],
    ["update with a word for the time", sql`update audit set pseudonymised_at = now()`],
    ["delete", sql`delete from audit`],
    ["truncate", sql`truncate audit`],
    ["update of a seal", sql`update audit_seal set hash = ''`],
    ["unsalting a seal", sql`update audit_seal set salt = null, parts = '{}'`],
    ["delete of a seal", sql`delete from audit_seal`],
    ["truncate of the seals", sql`truncate audit_seal`],
  ])("refuses %s", async (_what, statement) => {
    await sealedFive();
    await expect(statement.execute(database.db)).rejects.toThrow("is append-only");
  });

  it("lets an erasure through, and nothing beside it", async () => {
    const world = await sealedFive();
    const change = (set: ReturnType<typeof sql>) =>
      database.db.transaction().execute(async (trx) => {
        await sql`select set_config('app.erase_as', 'Person 1', true),
          set_config('app.erase_marks', ${JSON.stringify([owner])}, true)`.execute(trx);
        await sql`update audit set ${set} where tenant = ${world.tenant}`.execute(trx);
      });
    await expect(change(sql`who = 'Person 1', new = '95'`)).rejects.toThrow("is append-only");
    await expect(change(sql`who = 'Person 2'`)).rejects.toThrow("is append-only");
    await expect(change(sql`who = 'Person 1', at = now()`)).rejects.toThrow("is append-only");
    await expect(change(sql`who = 'Person 1'`)).resolves.toBeUndefined();
    expect(await world.check()).toMatchObject({ entries: 5, pseudonymised: 5 });
    expect((await world.check()).broken).toBeUndefined();
  });
});

describe("promise 20: a person can be erased from the trail without breaking it", () => {
  const other = "annen.gevinsteier@solor.example";

  async function world() {
    const made = tenantOfItsOwn();
    await made.append(
      entry("S1", { why: "målt på nytt" }),
      entry("S1", { who: other, what: "handedOver", old: owner, new: other, why: `spurt av ${owner}.` }),
      entry("S1", { who: other }),
      entry("row", { who: other, new: JSON.stringify({ owner: "Gevinsteier@Solor.Example", weight: "3" }) }),
      entry(`x.${owner}`, { who: `${owner}.no` }),
    );
    return made;
  }
  const erase = async (tenant: string, user: string, pseudonym: string) => {
    const persons = openStoredPersons(database.url);
    try {
      return await persons.erase(tenant, await persons.marks(tenant, user), pseudonym, at);
    } finally {
      await persons.close();
    }
  };
  const trail = (tenant: string) =>
    database.db
      .selectFrom("audit")
      .select(["who", "what", "subject", "old", "new", "why"])
      .where("tenant", "=", tenant)
      .orderBy("seq")
      .execute();

  it("replaces the user name wherever it stands, and no other", async () => {
    const made = await world();
    await made.seal();
    expect(await erase(made.tenant, owner, "Person 7F3A")).toMatchObject({ '"audit" under the pseudonym': 3 });
    expect(await trail(made.tenant)).toMatchObject([
      { who: "Person 7F3A", subject: "S1", new: "90" },
      { who: other, old: "Person 7F3A", new: other, why: "spurt av Person 7F3A." },
      { who: other },
      { new: '{"owner":"Person 7F3A","weight":"3"}' },
      { who: `${owner}.no`, subject: `x.${owner}` },
      { what: "personErased", subject: "Person 7F3A", who: null },
    ]);
  });

  it("keeps the chain whole, says how many, and still sees a change of the rest", async () => {
    const made = await world();
    await made.seal();
    await erase(made.tenant, owner, "Person 7F3A");
    await erase(made.tenant, other, "Person 0B11");
    const check = await made.check();
    expect(check).toMatchObject({ entries: 5, pseudonymised: 4 });
    expect(check.broken).toBeUndefined();
    await made.asAdministrator(sql`update audit set new = '95' where tenant = ${made.tenant} and who = 'Person 7F3A'`);
    expect((await made.check()).broken).toMatchObject({ n: 1, why: "changed" });
  });

  it("leaves no salt with which a guess at the name could be tried", async () => {
    const made = await world();
    await made.seal();
    await erase(made.tenant, owner, "Person 7F3A");
    const { salt, parts } = await database.db
      .selectFrom("auditSeal")
      .select(["salt", "parts"])
      .where("tenant", "=", made.tenant)
      .where("n", "=", 1)
      .executeTakeFirstOrThrow();
    expect(salt).toBeNull();
    expect(parts).toMatchObject({ who: { digest: expect.any(String) }, new: { salt: expect.any(String) } });
  });

  it("seals an entry that was erased before it was sealed as it stands", async () => {
    const made = await world();
    await erase(made.tenant, owner, "Person 7F3A");
    await made.seal();
    expect(await made.check()).toMatchObject({ entries: 6, unsealed: { count: 0 } });
    expect((await made.check()).broken).toBeUndefined();
  });

  it("gives equal entries different digests", async () => {
    const made = tenantOfItsOwn();
    await made.append(entry("S1"), entry("S1"));
    await made.seal();
    const seals = await database.db.selectFrom("auditSeal").select("salt").where("tenant", "=", made.tenant).execute();
    expect(new Set(seals.map(({ salt }) => salt)).size).toBe(2);
  });
});
