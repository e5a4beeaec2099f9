import { cleanText } from "../domain/talking/clean-text.ts";
import type { Content } from "../domain/talking/content.ts";
import { decideSteeringWord, type SteeringCopy, type SteeringWord } from "../domain/telling/steering-copy.ts";
import { say } from "./acting-person.ts";
import { onlyForLeader } from "./only-for-leader.ts";
import type { AuditEntry, Ports } from "./ports.ts";
import { buildSteeringPreview } from "./steering-preview.ts";
import type { Turn } from "./turn.ts";

/** The leader adds her line to the steering group's copy, holds it back or lets it go; nobody else may. */
export async function steerDigest(
  ports: Pick<Ports, "store" | "clock">,
  turn: Turn,
  { projectId, key, word }: { projectId: string; key: string; word: SteeringWord },
): Promise<Content> {
  return ports.store.write(turn.tenant, async (data): Promise<Content> => {
    const wanted = { projectId, action: "steerDigest", refusal: "steeringRefused", subject: key } as const;
    const allowed = await onlyForLeader(ports, data, turn, wanted);
    if ("kind" in allowed) return allowed;
    const { at, user: who } = allowed;
    const copy = await data.steering.find(projectId, key);
    const said = word.kind === "line" ? { ...word, line: cleanText(word.line) } : word;
    const changed = copy && decideSteeringWord(copy, said);
    if (changed) {
      await data.steering.save(changed);
      const entry = { projectId, at, who, subject: key, source: turn.source };
      await data.audit.append([{ ...entry, ...auditOf(copy, changed) }]);
      if (copy.messageId !== undefined) await data.messages.refresh(copy.messageId);
    }
    return (await buildSteeringPreview(ports, data, projectId, key)) ?? say({ reason: "actionUnknown" });
  });
}

function auditOf(before: SteeringCopy, after: SteeringCopy): Pick<AuditEntry, "what" | "old" | "new"> {
  if (before.state !== after.state) return { what: after.state === "held" ? "steeringHeld" : "steeringReleased" };
  return { what: "steeringLine", old: before.line, new: after.line };
}
