import type { Conversation } from "../domain/talking/conversation.ts";
import type { Data, Ports } from "./ports.ts";

/** By what it was learnt that the app is in a place, or no longer: for the audit trail. */
export type Heard = {
  source: string;
  /** Teams' id of who did it, and her userPrincipalName where that is known */
  teamsId?: string;
  user?: string;
  why?: string;
};

/**
 * Saves a place; that the app came there or is gone has an entry in the trail. Of a person's own chat it has not: it
 * is no project's, and nobody else's business.
 */
export async function savePresence(
  { clock }: Pick<Ports, "clock">,
  data: Data,
  { before, now }: { before: Conversation | undefined; now: Conversation },
  { source, teamsId, user, why }: Heard,
): Promise<void> {
  await data.conversations.save(now);
  if (now.kind === "personal" || before?.installed === now.installed) return;
  const { id, projectId, purpose, kind, installed } = now;
  const known = user ?? (teamsId && (await data.conversations.memberByTeamsId(id, teamsId))?.user);
  const told = installed ? { what: "botAdded", new: id } : { what: "botRemoved", old: id };
  const entry = {
    at: clock.now(),
    subject: purpose ?? kind,
    source,
    ...(known && { who: known }),
    ...(why && { why }),
  };
  await data.audit.append([{ ...entry, ...told, ...(projectId && { projectId }) }]);
}
