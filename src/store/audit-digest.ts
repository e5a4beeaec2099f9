import { createHash } from "node:crypto";
import { z } from "zod";
import type { IsoInstant } from "../domain/time/time.ts";

/** What the chain's hashes are taken of; a later way to write it gets a later number. */
const form = "nullpunkt-audit-1";

/** Fields that can tell of a person, and are replaced where she is erased. */
const personalFields = ["who", "subject", "old", "new", "why", "source"] as const;
type PersonalField = (typeof personalFields)[number];

export type SealedEntry = { [field in PersonalField]: string | null } & {
  tenant: string;
  seq: number;
  projectId: string | null;
  at: IsoInstant;
  what: string;
  hashForm: number;
};

const part = z.union([z.strictObject({ salt: z.string() }), z.strictObject({ digest: z.string() })]);
export const storedParts = z.strictObject({ who: part, subject: part, old: part, new: part, why: part, source: part });
/**
 * How each personal field is known after an erasure: one that was replaced by the digest of what it said, the others by
 * their own salt. The row's salt, from which a guess could be tried against the digest, is gone.
 */
type Parts = z.infer<typeof storedParts>;
/** How a row's personal part is salted. */
export type Salting = { salt: string } | { parts: Parts };

/** SHA-256 of an entry without its place in the chain. Times count in milliseconds, as the app writes them. */
export function entryDigest(entry: SealedEntry, salting: Salting): string {
  const personal = personalFields.map((field) => digestOf(entry, field, salting));
  const { tenant, seq, projectId, at, what, hashForm } = entry;
  return sha256(
    JSON.stringify([form, tenant, seq, projectId, new Date(at).toISOString(), what, hashForm, ...personal]),
  );
}

/** A link: the entry's digest at its place after the one before, sealed at that time. */
export function linkHash({ n, previous, entry, sealedAt }: Link): string {
  return sha256(JSON.stringify([form, n, previous, entry, new Date(sealedAt).toISOString()]));
}
type Link = { n: number; previous: string; entry: string; sealedAt: IsoInstant };

/** The same as audit_part and audit_digest in migration 010, which take a salt away. */
function digestOf(entry: SealedEntry, field: PersonalField, salting: Salting): string {
  const one = "parts" in salting ? salting.parts[field] : { salt: sha256(`${salting.salt}:${field}`) };
  if ("digest" in one) return one.digest;
  const said = entry[field];
  return sha256(`${one.salt}${said === null ? "-" : `+${said}`}`);
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
