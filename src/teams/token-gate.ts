import { z } from "zod";
import { type AllowedHosts, serviceUrlAllowed } from "./service-url.ts";

/** The only issuer of tokens that the Bot Connector sends to bots. */
export const connectorIssuer = "https://api.botframework.com";

export type GateRefusal = {
  status: 400 | 401 | 403;
  reason:
    | "notAnActivity"
    | "tokenMissing"
    | "tokenUnreadable"
    | "issuerForeign"
    | "tenantToken"
    | "audienceForeign"
    | "channelForeign"
    | "serviceUrlForeign";
};
export type Gate = { hosts: AllowedHosts /** undefined only in local mode, where no one signs in */; botId?: string };

const activityShape = z.looseObject({
  type: z.string().min(1),
  serviceUrl: z.string().min(1),
  channelId: z.string(),
  conversation: z.looseObject({ id: z.string().min(1) }),
});

/** The parts of a token that names the Connector as its issuer and this bot as its reader; nothing is verified yet. */
export type ClaimedToken = { kid: string; signed: string; signature: Buffer; exp: number; nbf?: number };
export type Admission = { token?: ClaimedToken } | { refusal: GateRefusal };

/** The Connector's tokens take about 1 200 characters. */
const longestToken = 8_000;
const bearer = /^Bearer ([\w-]+)\.([\w-]+)\.([\w-]+)$/;
const header = z.looseObject({ alg: z.literal("RS256"), kid: z.string().min(1).max(200) });
const claims = z.looseObject({
  iss: z.string(),
  tid: z.unknown().optional(),
  aud: z.string(),
  serviceurl: z.string(),
  exp: z.number(),
  nbf: z.number().optional(),
});

/**
 * Looks at a request before the SDK does. The SDK remembers the issuer of every tenant that an unverified token names
 * (memory grows with junk), and lets tokens of foreign tenants in when their claims name the bot. So a token that does
 * not even claim to be the Connector's for this bot never gets there; whether it *is*, the SDK verifies afterwards.
 */
export function passGate(gate: Gate, authorization: string, body: unknown): Admission {
  const activity = activityShape.safeParse(body);
  // who is calling comes first: a stranger learns nothing about the shape of activities
  const read: ReadToken = gate.botId === undefined ? {} : readToken(authorization, gate.botId);
  if ("fault" in read) return refused(401, read.fault);
  if (!activity.success) return refused(400, "notAnActivity");
  const { channelId, serviceUrl } = activity.data;
  // other channels are verified by other rules in the SDK ("AseChannel" has its own)
  if (gate.botId !== undefined && channelId !== "msteams") return refused(403, "channelForeign");
  if (!serviceUrlAllowed(serviceUrl, gate.hosts)) return refused(403, "serviceUrlForeign");
  return read;
}

function refused(status: GateRefusal["status"], reason: GateRefusal["reason"]): Admission {
  return { refusal: { status, reason } };
}

type ReadToken = { token?: ClaimedToken } | { fault: GateRefusal["reason"] };

function readToken(authorization: string, botId: string): ReadToken {
  if (authorization === "") return { fault: "tokenMissing" };
  if (authorization.length > longestToken) return { fault: "tokenUnreadable" };
  const [, head = "", content = "", signature = ""] = bearer.exec(authorization) ?? [];
  const [top, read] = [header.safeParse(decoded(head)), claims.safeParse(decoded(content))];
  if (!top.success || !read.success) return { fault: "tokenUnreadable" };
  const { iss, tid, aud, exp, nbf } = read.data;
  if (iss !== connectorIssuer) return { fault: "issuerForeign" };
  if (tid !== undefined) return { fault: "tenantToken" };
  if (aud !== botId) return { fault: "audienceForeign" };
  const times = { exp, ...(nbf !== undefined && { nbf }) };
  const bytes = Buffer.from(signature, "base64url");
  return { token: { kid: top.data.kid, signed: `${head}.${content}`, signature: bytes, ...times } };
}

function decoded(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, "base64url").toString("utf8"));
  } catch {
    return undefined;
  }
}
