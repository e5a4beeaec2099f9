import { may } from "../domain/asking/access.ts";
import { cleanText } from "../domain/talking/clean-text.ts";
import type { Content } from "../domain/talking/content.ts";
import { decideSteeringWord, type SteeringCopy, type SteeringWord } from "../domain/telling/steering-copy.ts";
import { localDate } from "../domain/time/calendar.ts";
import { actingPerson, logRefusal, mayKnowOf, say } from "./acting-person.ts";
import { onlyLeader } from "./cancel-round.ts";
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
    const plan = await data.projects.plan(projectId);
    if (!plan) return say({ reason: "noProjects" });
    const person = await actingPerson(data, turn);
    if (!person) return say({ reason: "unknownPerson" });
    const at = ports.clock.now();
    const today = localDate(at, plan.project.timeZone);
    if (!may("steerDigest", person, plan, today)) {
      await logRefusal(data, turn, { at, projectId, what: "steeringRefused", subject: key, why: "onlyLeader" });
      return say(mayKnowOf(turn, person, plan, today) ? await onlyLeader(data, plan) : { reason: "noProjects" });
    }
    const copy = await data.steering.find(projectId, key);
    const said = word.kind === "line" ? { ...word, line: cleanText(word.line) } : word;
    const changed = copy && decideSteeringWord(copy, said);
    if (changed) {
      await data.steering.save(changed);
      const entry = { projectId, at, who: person.user, subject: key, source: turn.source };
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
