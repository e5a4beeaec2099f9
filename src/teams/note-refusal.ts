import type { Notice } from "../domain/talking/notice.ts";
import type { Turn } from "../journeys/turn.ts";
import type { BotParts } from "./bot-parts.ts";
import type { Reply } from "./run-text.ts";

/** Sentences to someone who asked for what is not hers; also those that a typing mistake may lead to. */
const refusals: ReadonlySet<Notice["reason"]> = new Set([
  "onlyLeader",
  "onlyAsked",
  "notInProject",
  "unknownPerson",
  "guestRefused",
  "noImportByGuest",
  "rightsOnlyLeader",
  "leaderUnknown",
  "shortNameTaken",
  "coupledToOther",
  "noProjects",
  "inNoProject",
  "noSuchProject",
  "cardOutOfDate",
  "importGone",
]);

/** Each refusal is in the log, with its reason and nothing of the person or the text; a refused change is in the audit trail too. */
export function noteRefusal({ log }: Pick<BotParts, "log">, { tenant }: Turn, reply: Reply): void {
  if (reply.kind !== "notice" || !refusals.has(reply.notice.reason)) return;
  log.info({ tenant, refused: reply.notice.reason }, "refused");
}
