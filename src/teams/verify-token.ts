import { verify } from "node:crypto";
import type { SigningKeys } from "./signing-keys.ts";
import type { ClaimedToken } from "./token-gate.ts";

/** Why a token that claims to be the Connector's is not believed. */
export type TokenFault = "keyUnknown" | "keyNotEndorsed" | "signatureWrong" | "tokenExpired" | "tokenNotYet";

/** Machines' clocks differ; the SDK and Microsoft's other libraries forgive as much. */
const toleratedSeconds = 5 * 60;
const channel = "msteams";

/**
 * Is a token signed by a key that may speak for Teams, and valid now? The SDK asks the same afterwards, but takes keys
 * without endorsements, fetches the key document anew for each unknown name while it can't be had, and writes each
 * wrong token to the console. Throws KeysAway.
 */
export async function verifyToken(
  { kid, signed, signature, exp, nbf }: ClaimedToken,
  keys: SigningKeys,
  nowMs: number,
): Promise<TokenFault | undefined> {
  const signer = await keys.find(kid);
  if (signer === undefined) return "keyUnknown";
  if (!signer.endorsements.includes(channel)) return "keyNotEndorsed";
  if (!verify("RSA-SHA256", Buffer.from(signed), signer.key, signature)) return "signatureWrong";
  const now = nowMs / 1000;
  if (exp + toleratedSeconds <= now) return "tokenExpired";
  return nbf !== undefined && nbf - toleratedSeconds > now ? "tokenNotYet" : undefined;
}
