import { nextDraft } from "../domain/paper/paper-meetings.ts";
import type { Plan } from "../domain/project/project.ts";
import { localDate } from "../domain/time/calendar.ts";
import type { IsoInstant } from "../domain/time/time.ts";
import { draftMessageId } from "./paper-draft-id.ts";
import type { Data, OutgoingMessage, Ports } from "./ports.ts";
import { newMessage, noteContact } from "./tell-person.ts";

type Sending = { ports: Pick<Ports, "ids" | "clock">; data: Data; plan: Plan; now: IsoInstant };
type PlaceFor = (user: string) => Promise<Pick<OutgoingMessage, "conversationId" | "openFor"> | undefined>;

/**
 * The paper's draft to the leader, some working days before the steering group meets, once for each day of a meeting: a
 * meeting that is moved gets one more. Where she can't be reached alone, or has been written to that day, it goes on the
 * next working day. In the caller's transaction, with its log.
 */
export async function sendPaperDraft({ ports, data, plan, now }: Sending, placeFor: PlaceFor): Promise<void> {
  const { id: projectId, leader, timeZone, language } = plan.project;
  const today = localDate(now, timeZone);
  const next = nextDraft(plan, today);
  if (next === undefined || today < next.from) return;
  const { meeting } = next;
  const id = draftMessageId(projectId, meeting);
  if (await data.messages.find(id)) return;
  // she has approved it before anybody reminded her
  if ((await data.papers.newest(projectId))?.paper.meeting === meeting) return;
  const place = await placeFor(leader);
  if (!place) return;
  const [isFirstToday] = await noteContact(ports, data, plan.project, [leader]);
  if (isFirstToday === undefined) return;
  const subject = { kind: "paperDraft", meeting } as const;
  await data.messages.plan(newMessage(ports, { id, ...place, projectId, subject, language }));
  const entry = { projectId, at: now, source: "schedule" };
  await data.audit.append([{ ...entry, what: "paperDraftSent", subject: meeting, new: leader }]);
}
