import type { Actor, Conversation } from "../domain/talking/conversation.ts";
import type { Language } from "../domain/talking/language.ts";
import type { IsoInstant } from "../domain/time/time.ts";

/** One thing a person said or clicked: who, where, and in which language the answer is to be. */
export type Turn = {
  tenant: string;
  actor: Actor;
  conversation: Conversation;
  language: Language;
  /** for the audit trail: "card" or "chat" and the activity's id */
  source: string;
  /** when it was heard; with it, roles and stand-ins whose days are over give no project */
  at?: IsoInstant;
  /** Teams' id of the message that was clicked */
  clickedOn?: string;
};
