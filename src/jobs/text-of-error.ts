/** An error in one line, for the log. */
export function textOfError(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
