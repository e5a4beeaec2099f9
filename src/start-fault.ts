/** The app can't start, and the message is a sentence for the person who starts it. */
export class StartFault extends Error {
  override readonly name = "StartFault";
}

const sentences = ["StartFault", "EmbeddedFault", "MigrationFault"];

/** What is printed when the app can't start: one sentence where the cause is known, else where it happened. */
export function sentenceOf(error: unknown, port: number): string {
  const code: unknown = typeof error === "object" && error !== null ? Reflect.get(error, "code") : undefined;
  if (code === "EADDRINUSE") return `Port ${port} is in use: stop the other program, or choose another with PORT.`;
  if (code === "EACCES") return `Port ${port} is not allowed for this user: choose one above 1023 with PORT.`;
  if (!(error instanceof Error)) return `Nullpunkt did not start: ${String(error)}`;
  return sentences.includes(error.name) ? error.message : `Nullpunkt did not start.\n${error.stack ?? error.message}`;
}
