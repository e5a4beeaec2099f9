import type { Content } from "../domain/content.ts";
import type { Language } from "../domain/language.ts";
import { markdown } from "./escape.ts";
import { noticeText } from "./notice-text.ts";

/** What goes into a Teams message: a card or a text, and the line shown in the notification. */
export type Drawn = { card?: object; text?: string; summary: string };

/** Draws anything the bot can say; pure. */
export function drawContent(content: Content, language: Language): Drawn {
  if (content.kind === "notice") {
    const text = noticeText(content.notice, language);
    return { text: markdown(text), summary: text };
  }
  return { text: content.kind, summary: content.kind };
}
