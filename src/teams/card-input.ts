import { z } from "zod";
import { plainText } from "./plain-text.ts";

/** A click: which verb, what the card carried and what was filled in; all of it is untrusted text. */
export type Click = {
  verb: string;
  data: Record<string, unknown>;
  /** Teams asked by itself, nobody clicked */
  automatic: boolean;
};
const longestInput = 2000;
const data = z.record(z.string(), z.unknown());
const executed = z.object({
  action: z.object({ verb: z.string().max(100), data: data.optional().catch(undefined) }),
  trigger: z.string().optional().catch(undefined),
});
const submitted = z.looseObject({ verb: z.string().max(100) });

/** A click on Action.Execute: `value` of the invoke `adaptiveCard/action`. The Playground sends no trigger. */
export function readExecute(value: unknown): Click | undefined {
  const read = executed.safeParse(value);
  if (!read.success) return undefined;
  const { action, trigger } = read.data;
  return { verb: action.verb, data: action.data ?? {}, automatic: trigger?.toLowerCase() === "automatic" };
}

/** The same click from a client without Universal Actions: the `value` of a message. */
export function readSubmit(value: unknown): Click | undefined {
  const read = submitted.safeParse(value);
  return read.success ? { verb: read.data.verb, data: read.data, automatic: false } : undefined;
}

/** What was filled in for one ask, as text; Teams sends numbers as numbers, the Playground as text. */
export function input(filled: Record<string, unknown>, field: string, askId: string): string | undefined {
  const key = `${field}_${askId}`;
  const value = Object.hasOwn(filled, key) ? filled[key] : undefined;
  if (typeof value !== "string" && typeof value !== "number" && typeof value !== "boolean") return undefined;
  const text = plainText(String(value), longestInput);
  return text === "" ? undefined : text;
}
