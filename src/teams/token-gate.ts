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

const bearer = /^Bearer ([\w-]+)\.([\w-]+)\.[\w-]+$/;
const header = z.looseObject({ alg: z.literal("RS256"), kid: z.string().min(1).max(200) });
const claims = z.looseObject({ iss: z.string(), tid: z.unknown().optional(), aud: z.string(), serviceurl: z.string() });

/**
 * Looks at a request before the SDK does. The SDK remembers the issuer of every tenant that an unverified token names
 * (memory grows with junk), and lets tokens of foreign tenants in when their claims name the bot. So a token that does
 * not even claim to be the Connector's for this bot never gets there; whether it *is*, the SDK verifies afterwards.
 */
export function passGate(gate: Gate, authorization: string, body: unknown): GateRefusal | undefined {
  const activity = activityShape.safeParse(body);
  // who is calling comes first: a stranger learns nothing about the shape of activities
  const tokenFault = gate.botId === undefined ? undefined : faultOfToken(authorization, gate.botId);
  if (tokenFault) return { status: 401, reason: tokenFault };
  if (!activity.success) return { status: 400, reason: "notAnActivity" };
  // other channels are verified by other rules in the SDK ("AseChannel" has its own)
  if (gate.botId !== undefined && activity.data.channelId !== "msteams")
    return { status: 403, reason: "channelForeign" };
  if (!serviceUrlAllowed(activity.data.serviceUrl, gate.hosts)) return { status: 403, reason: "serviceUrlForeign" };
  return undefined;
}

function faultOfToken(authorization: string, botId: string): GateRefusal["reason"] | undefined {
  if (authorization === "") return "tokenMissing";
  const [, head = "", content = ""] = bearer.exec(authorization) ?? [];
  const read = claims.safeParse(decoded(content));
  if (!header.safeParse(decoded(head)).success || !read.success) return "tokenUnreadable";
  if (read.data.iss !== connectorIssuer) return "issuerForeign";
  if (read.data.tid !== undefined) return "tenantToken";
  return read.data.aud === botId ? undefined : "tokenUnreadable";
}

function decoded(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, "base64url").toString("utf8"));
  } catch {
    return undefined;
  }
}
