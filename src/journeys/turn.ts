import type { Actor, Conversation } from "../domain/talking/conversation.ts";
import type { Language } from "../domain/talking/language.ts";

/** One thing a person said or clicked: who, where, and in which language the answer is to be. */
export type Turn = {
  tenant: string;
  actor: Actor;
  conversation: Conversation;
  language: Language;
  /** for the audit trail: "card" or "chat" and the activity's id */
  source: string;
  /** Teams' id of the message that was clicked */
  clickedOn?: string;
};
