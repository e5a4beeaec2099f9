import { createPublicKey, type KeyObject } from "node:crypto";
import { z } from "zod";

/** A key that signs tokens, and the channels it may sign for. */
type SigningKey = { key: KeyObject; endorsements: string[] };
export type SigningKeys = {
  /** Undefined when no key is called so; throws KeysAway when that can't be told now. */
  find: (kid: string) => Promise<SigningKey | undefined>;
};
/** The key document can't be had: nobody's fault who knocks, so they are to come again. */
class KeysAway extends Error {
  override readonly name = "KeysAway";
}

type Source = { url: string; timeoutMs: number; nowMs?: () => number };
type Held = { keys: Map<string, SigningKey>; at: number };

const hourMs = 3_600_000;
/** Microsoft asks for the document at least daily, and keeps signing with a key for days after it is announced. */
const freshMs = 24 * hourMs;
const usableMs = 5 * 24 * hourMs;
/** A name that is not in the document may be a new key's, or junk: junk must not make us ask each time. */
const unknownPauseMs = 10 * 60_000;
const failurePauseMs = 10_000;
const mostBytes = 1_000_000;

const metadata = z.looseObject({ jwks_uri: z.string() });
const document = z.looseObject({ keys: z.array(z.unknown()).max(1000) });
const rsaKey = z.looseObject({
  kty: z.literal("RSA").optional(),
  kid: z.string().min(1),
  n: z.string().min(1),
  e: z.string().min(1),
  endorsements: z.array(z.string()).optional(),
});

/** The Connector's public keys: fetched once for all who wait, again only now and then, and kept through an outage. */
export function createSigningKeys({ url, timeoutMs, nowMs = Date.now }: Source): SigningKeys {
  let held: Held | undefined;
  let triedAt = Number.NEGATIVE_INFINITY;
  let failed: unknown;
  let fetching: Promise<void> | undefined;

  const refresh = (): Promise<void> => {
    const pauseMs = failed === undefined ? unknownPauseMs : failurePauseMs;
    if (fetching === undefined && nowMs() - triedAt < pauseMs) return Promise.resolve();
    fetching ??= (async () => {
      triedAt = nowMs();
      try {
        held = { keys: await fetchKeys(url, timeoutMs), at: nowMs() };
        failed = undefined;
      } catch (error) {
        failed = error;
      } finally {
        fetching = undefined;
      }
    })();
    return fetching;
  };
  const age = () => (held === undefined ? Number.POSITIVE_INFINITY : nowMs() - held.at);

  return {
    find: async (kid) => {
      if (age() > freshMs || !held?.keys.has(kid)) await refresh();
      if (age() > usableMs) throw new KeysAway("the keys can't be fetched", { cause: failed });
      const found = held?.keys.get(kid);
      if (found === undefined && failed !== undefined)
        throw new KeysAway("a key can't be looked for", { cause: failed });
      return found;
    },
  };
}

async function fetchKeys(url: string, timeoutMs: number): Promise<Map<string, SigningKey>> {
  const signal = AbortSignal.timeout(timeoutMs);
  const { jwks_uri: keysUrl } = metadata.parse(await fetchJson(url, signal));
  // what the document points to is believed as the document is: it lies on the same server
  if (!URL.canParse(keysUrl) || new URL(keysUrl).origin !== new URL(url).origin) {
    throw new Error("the key document points to another server");
  }
  const found = new Map<string, SigningKey>();
  for (const entry of document.parse(await fetchJson(keysUrl, signal)).keys) {
    const read = rsaKey.safeParse(entry);
    if (!read.success) continue;
    const { kid, n, e, endorsements = [] } = read.data;
    found.set(kid, { key: createPublicKey({ key: { kty: "RSA", n, e }, format: "jwk" }), endorsements });
  }
  return found;
}

async function fetchJson(url: string, signal: AbortSignal): Promise<unknown> {
  const response = await fetch(url, { redirect: "error", signal });
  if (!response.ok || response.body === null) throw new Error(`the key server answered ${response.status}`);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body) {
    size += chunk.byteLength;
    if (size > mostBytes) throw new Error("the key document is too large");
    chunks.push(chunk);
  }
  return JSON.parse(Buffer.concat(chunks).toString("utf8"));
}
