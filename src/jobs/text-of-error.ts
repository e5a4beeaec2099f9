const quoted = /"[^"]*(?:"|$)|'[^']*'|«[^»]*(?:»|$)|`[^`]*(?:`|$)/g;

/** An error in one line, for the log. Quoted values, which may be what people wrote, are left out. */
export function textOfError(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.slice(0, 10_000).replace(quoted, '"…"').slice(0, 500);
}
