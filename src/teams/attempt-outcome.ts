import { z } from "zod";
import type { AttemptResult } from "../journeys/ports.ts";
import { ForeignHost } from "./hardened-authentication.ts";

/** A create has no idempotency key; an update that is done twice is done once. */
export type SendOperation = "create" | "update";

const retryStatuses = new Set([412, 429, 502, 503, 504]);
/** The name did not resolve, or nobody took the connection: not a byte was sent. */
const notConnected = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH"]);

type Headers = { get: (name: string) => string | undefined };
const headers = z.custom<Headers>((value) => typeof value === "object" && value !== null && "get" in value);
const httpError = z.object({
  statusCode: z.number(),
  response: z.object({ headers, bodyAsText: z.string().nullish() }),
});
const errorBody = z.object({ error: z.object({ code: z.string().max(200) }) });

/**
 * What a failed call to the Connector means (TEAMS.md "Retry"): again later, never again, or nobody knows. "Unknown" is
 * for a create whose POST may have arrived, since Teams would show a second copy of it.
 */
export function outcomeOf(
  operation: SendOperation,
  error: unknown,
  { sent, nowMs }: { /** the request had begun */ sent: boolean; nowMs: number },
): AttemptResult {
  const words = wordsOf(error);
  const http = httpError.safeParse(error);
  if (http.success) return outcomeOfStatus(operation, http.data, words, nowMs);
  if (error instanceof ForeignHost) return { outcome: "refused", status: 0, code: "ForeignHost", error: words };
  if (operation === "update" || !sent || neverConnected(error)) return { outcome: "retry", error: words };
  return { outcome: "unknown", error: words };
}

function outcomeOfStatus(
  operation: SendOperation,
  { statusCode: status, response }: z.infer<typeof httpError>,
  error: string,
  nowMs: number,
): AttemptResult {
  if (retryStatuses.has(status)) {
    const afterMs = retryAfterMs(response.headers.get("retry-after"), nowMs);
    return { outcome: "retry", status, ...(afterMs !== undefined && { afterMs }), error };
  }
  // 2xx with a body that can't be read: something took the message, but was it Teams?
  if (status < 300) return operation === "create" ? { outcome: "unknown", error } : { outcome: "retry", status, error };
  const code = codeOf(response.bodyAsText);
  return { outcome: "refused", status, ...(code && { code }), error };
}

/** Seconds or an HTTP date; undefined when absent, unreadable or past, and then the sender's own pause counts. */
function retryAfterMs(header: string | undefined, nowMs: number): number | undefined {
  if (header === undefined) return undefined;
  const ms = /^\d{1,6}(\.\d+)?$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - nowMs;
  return Number.isFinite(ms) && ms > 0 ? Math.ceil(ms) : undefined;
}

function neverConnected(error: unknown): boolean {
  const code: unknown = error instanceof Error ? Reflect.get(error, "code") : undefined;
  return typeof code === "string" && notConnected.has(code);
}

function codeOf(body: string | null | undefined): string | undefined {
  try {
    const read = errorBody.safeParse(JSON.parse(body ?? ""));
    return read.success ? read.data.error.code : undefined;
  } catch {
    return undefined;
  }
}

/** Short, and without what the other side wrote: it may quote the message. */
function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return "not an Error";
  const code: unknown = Reflect.get(error, "code");
  const status: unknown = Reflect.get(error, "statusCode");
  return [error.name, code, status].filter((part) => typeof part === "string" || typeof part === "number").join(" ");
}
