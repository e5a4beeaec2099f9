import { randomBytes } from "node:crypto";
import type { ChainHead } from "../domain/telling/audit-chain.ts";
import type { IsoInstant } from "../domain/time/time.ts";
import { entryDigest, linkHash, type SealedEntry } from "./audit-digest.ts";
import type { Session } from "./session.ts";

/** What comes before the first entry. */
export const firstPrevious = "";
const batch = 1000;
const entryColumns = [
  "audit.tenant",
  "audit.seq",
  "audit.projectId",
  "audit.at",
  "audit.who",
  "audit.what",
  "audit.subject",
  "audit.old",
  "audit.new",
  "audit.why",
  "audit.source",
  "audit.hashForm",
] as const;

type How = { at: IsoInstant /** wait for another sealer instead of leaving it to that */; wait?: boolean };

/**
 * Gives the committed entries that have none a place in the chain, in the order in which they were written, as far as
 * they are committed: a transaction that ends later comes later. Up to a thousand at once; how many.
 */
export async function sealBatch({ trx, tenant }: Session, { at, wait = false }: How): Promise<number> {
  const head = await lockHead(trx, tenant, wait);
  if (!head) return 0;
  const waiting = trx.selectFrom("auditUnsealed").select("seq").where("tenant", "=", tenant);
  const waits = (await waiting.orderBy("seq").limit(batch).execute()).map(({ seq }) => seq);
  if (waits.length === 0) return 0;
  const entries = await entriesBySeq(trx, tenant, waits);
  const last = await append(trx, head, entries, at);
  // also what waits without an entry, which would keep the entries behind it waiting
  await trx.deleteFrom("auditUnsealed").where("tenant", "=", tenant).where("seq", "in", waits).execute();
  if (last === undefined) return waits.length;
  await trx
    .updateTable("auditHead")
    .set({ n: last.n, hash: last.hash, sealedAt: at })
    .where("tenant", "=", tenant)
    .execute();
  return waits.length;
}

/** In the order they were written; looked up each by its key, whatever the planner believes of a join. */
export async function entriesBySeq(trx: Session["trx"], tenant: string, seqs: number[]) {
  if (seqs.length === 0) return [];
  const rows = trx.selectFrom("audit").select([...entryColumns, "audit.pseudonymisedAt"]);
  return rows.where("tenant", "=", tenant).where("seq", "in", seqs).orderBy("seq").execute();
}

/** All that waits, however much. */
export async function sealAll(session: Session, at: IsoInstant): Promise<number> {
  let count = 0;
  for (;;) {
    const sealed = await sealBatch(session, { at, wait: true });
    count += sealed;
    if (sealed < batch) return count;
  }
}

/** Undefined while another one seals. An insert would wait for that one, so the row is looked for first. */
async function lockHead(trx: Session["trx"], tenant: string, wait: boolean): Promise<ChainHead | undefined> {
  const head = trx.selectFrom("auditHead").select(["n", "hash"]).where("tenant", "=", tenant);
  if (!(await head.executeTakeFirst())) {
    await trx
      .insertInto("auditHead")
      .values({ tenant, n: 0, hash: firstPrevious })
      .onConflict((c) => c.doNothing())
      .execute();
  }
  const locked = head.forUpdate();
  return (wait ? locked : locked.skipLocked()).executeTakeFirst();
}

async function append(
  trx: Session["trx"],
  head: ChainHead,
  entries: SealedEntry[],
  at: IsoInstant,
): Promise<ChainHead | undefined> {
  let [n, previous] = [head.n, head.hash];
  const seals = entries.map((each) => {
    const salt = randomBytes(16).toString("hex");
    const entry = entryDigest(each, { salt });
    n += 1;
    previous = linkHash({ n, previous, entry, sealedAt: at });
    return { tenant: each.tenant, n, seq: each.seq, entry, hash: previous, salt, sealedAt: at };
  });
  if (seals.length === 0) return undefined;
  await trx.insertInto("auditSeal").values(seals).execute();
  return { n, hash: previous };
}
