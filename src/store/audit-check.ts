import type { ChainBreak, ChainCheck, ChainHead } from "../domain/telling/audit-chain.ts";
import { entryDigest, linkHash, type Salting, type SealedEntry, storedParts } from "./audit-digest.ts";
import { entriesBySeq, firstPrevious } from "./audit-seal.ts";
import type { Session } from "./session.ts";

const page = 2000;

/**
 * Goes through the whole chain. `known` is a head that was noted elsewhere: only it tells that somebody who may change
 * everything has made the chain anew, or cut off its end together with the stored head.
 */
export async function checkChain(session: Session, known?: ChainHead): Promise<ChainCheck> {
  const head = await headOf(session);
  const walk: Walk = { n: 0, hash: firstPrevious, pseudonymised: 0, knownHash: undefined };
  const broken = (await walkChain(session, walk, known)) ?? endBreak(walk, head, known);
  return {
    entries: walk.n,
    pseudonymised: walk.pseudonymised,
    unsealed: await unsealedOf(session),
    ...(head && { head }),
    ...(broken && { broken }),
  };
}

export async function headOf({ trx, tenant }: Session): Promise<ChainHead | undefined> {
  const row = await trx
    .selectFrom("auditHead")
    .select(["n", "hash", "sealedAt"])
    .where("tenant", "=", tenant)
    .executeTakeFirst();
  return row && { n: row.n, hash: row.hash, ...(row.sealedAt && { sealedAt: row.sealedAt }) };
}

type Walk = { n: number; hash: string; pseudonymised: number; knownHash: string | undefined };

async function walkChain(session: Session, walk: Walk, known?: ChainHead): Promise<ChainBreak | undefined> {
  for (;;) {
    const links = await linksAfter(session, walk.n);
    for (const link of links) {
      const broken = breakAt(link, walk);
      if (broken) return broken;
      walk.n = link.n;
      walk.hash = link.hash;
      if (link.isPseudonymised) walk.pseudonymised += 1;
      if (link.n === known?.n) walk.knownHash = link.hash;
    }
    if (links.length < page) return undefined;
  }
}

type LinkRow = Awaited<ReturnType<typeof linksAfter>>[number];

function breakAt({ n, seq, entry, hash, sealedAt, salting, content }: LinkRow, walk: Walk): ChainBreak | undefined {
  if (n !== walk.n + 1) return { n: walk.n + 1, why: "missing" };
  if (!content) return { n, seq, why: "missing" };
  if (!salting || entryDigest(content, salting) !== entry) return { n, seq, why: "changed" };
  if (linkHash({ n, previous: walk.hash, entry, sealedAt }) !== hash) return { n, seq, why: "reordered" };
  return undefined;
}

function endBreak(walk: Walk, head: ChainHead | undefined, known?: ChainHead): ChainBreak | undefined {
  const isCut = walk.n < (head?.n ?? 0) || walk.n < (known?.n ?? 0);
  if (isCut) return { n: walk.n + 1, why: "cutOff" };
  if (known && known.n > 0 && walk.knownHash !== known.hash) return { n: known.n, why: "rewritten" };
  // seals without the head that was stored with them
  if (walk.n !== (head?.n ?? 0) || walk.hash !== (head?.hash ?? firstPrevious)) return { n: walk.n, why: "rewritten" };
  return undefined;
}

async function linksAfter({ trx, tenant }: Session, after: number) {
  const seals = await trx
    .selectFrom("auditSeal")
    .select(["n", "seq", "entry", "hash", "salt", "parts", "sealedAt"])
    .where("tenant", "=", tenant)
    .where("n", ">", after)
    .orderBy("n")
    .limit(page)
    .execute();
  const seqs = seals.map(({ seq }) => seq);
  const entries = new Map((await entriesBySeq(trx, tenant, seqs)).map((entry) => [entry.seq, entry]));
  return seals.map(({ salt, parts, ...seal }) => {
    const content: SealedEntry | undefined = entries.get(seal.seq);
    const isPseudonymised = (entries.get(seal.seq)?.pseudonymisedAt ?? null) !== null;
    return { ...seal, content, isPseudonymised, salting: saltingOf(salt, parts) };
  });
}

/** Undefined where the seal itself was changed. */
function saltingOf(salt: string | null, parts: unknown): Salting | undefined {
  if (salt !== null) return { salt };
  const read = storedParts.safeParse(parts);
  return read.success ? { parts: read.data } : undefined;
}

/** By the entries themselves, not by the list of those that wait: somebody may have emptied that. */
async function unsealedOf({ trx, tenant }: Session): Promise<ChainCheck["unsealed"]> {
  const { count, oldest } = await trx
    .selectFrom("audit")
    .leftJoin("auditSeal", (join) =>
      join.onRef("auditSeal.tenant", "=", "audit.tenant").onRef("auditSeal.seq", "=", "audit.seq"),
    )
    .select(({ fn }) => [fn.count<number>("audit.seq").as("count"), fn.min("audit.at").as("oldest")])
    .where("audit.tenant", "=", tenant)
    .where("auditSeal.seq", "is", null)
    .executeTakeFirstOrThrow();
  return { count, ...(oldest !== null && { oldest }) };
}
