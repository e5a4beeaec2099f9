import type { Content } from "../domain/content.ts";
import type { Language } from "../domain/language.ts";

/** What goes into a Teams message: a card or a text, and the line shown in the notification. */
export type Drawn = { card?: object; text?: string; summary: string };

/** Draws anything the bot can say; pure. */
export function drawContent(content: Content, _language: Language): Drawn {
  return { text: content.kind, summary: content.kind };
}
