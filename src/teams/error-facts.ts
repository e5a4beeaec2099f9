export type ErrorFacts = { name: string; message: string; code?: string; at: string[]; cause?: ErrorFacts };

const quoted = /"[^"]*(?:"|$)|'[^']*'|«[^»]*(?:»|$)|`[^`]*(?:`|$)/g;
/** What would make two lines of one, or turn what follows. */
const unseen = /[\p{Cc}\p{Cf}\u2028\u2029]+/gu;
const longestRead = 10_000;
const deepest = 3;

/** What a log may hold of an error: quoted values, which may be what people wrote, are left out. */
export function errorFacts(error: unknown, depth = 0): ErrorFacts {
  if (!(error instanceof Error)) return { name: typeof error, message: "not an Error", at: [] };
  const code: unknown = Reflect.get(error, "code");
  const status: unknown = Reflect.get(error, "statusCode");
  return {
    name: error.name,
    // the words of an HTTP answer are the other side's: it may repeat the message, or the token it was sent
    message: typeof status === "number" ? `HTTP ${status}` : told(error.message),
    code: typeof code === "string" ? code : undefined,
    at: (error.stack ?? "")
      .split("\n")
      .filter((line) => line.startsWith("    at "))
      .slice(0, 12)
      .map((line) => line.trim()),
    cause: error.cause === undefined || depth >= deepest ? undefined : errorFacts(error.cause, depth + 1),
  };
}

/** Quotations first: half a one would not be known as one. */
function told(message: string): string {
  return message.slice(0, longestRead).replace(quoted, '"…"').replace(unseen, " ").slice(0, 500);
}
