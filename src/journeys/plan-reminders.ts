import type { Ask } from "../domain/asking/ask.ts";
import { type ReminderInput, reminderDays } from "../domain/asking/decide-reminders.ts";
import { firstStageAfter, reminderMoment } from "../domain/asking/reminder.ts";
import { nextDraftLook } from "../domain/paper/paper-meetings.ts";
import type { Plan, Project } from "../domain/project/project.ts";
import { localDate } from "../domain/time/calendar.ts";
import type { IsoDate, IsoInstant } from "../domain/time/time.ts";
import { planActionDays } from "./action-changes.ts";
import type { Data, Ports } from "./ports.ts";

/** What reminders are decided from; with `lock` no answer to the asks goes on until the transaction ends. */
export async function readReminders(
  data: Data,
  plan: Plan,
  now: IsoInstant,
  { lock }: { lock: boolean },
): Promise<ReminderInput> {
  const found = await data.rounds.remindable(plan.project.id);
  const ids = found.map(({ id }) => id);
  const asks = lock ? await data.rounds.lockAsks(ids.sort()) : found;
  const sent = await data.reminders.ofAsks(ids);
  const periods = [...new Set(asks.map(({ period }) => period))];
  const reported = new Set(asks.length === 0 ? [] : (await data.readings.reported(plan.project.id, periods)).keys());
  return { asks, sent, plan, reported, now };
}

/** Plans the days on which the project's reminders are to be looked at next; a day that is there stays as it is. */
export async function planReminders(data: Data, plan: Plan, now: IsoInstant): Promise<void> {
  const days = reminderDays(await readReminders(data, plan, now, { lock: false }));
  for (const day of days) await planDay(data, plan.project, day);
  await planActionDays(data, plan, now);
  const draft = nextDraftLook(plan, localDate(now, plan.project.timeZone));
  if (draft !== undefined) await planDay(data, plan.project, draft);
}

/** When something is asked: the first day on which it may have to be reminded of. What comes after is planned then. */
export async function planFirstReminder(
  { clock }: Pick<Ports, "clock">,
  data: Data,
  project: Pick<Project, "id" | "timeZone">,
  asks: Ask[],
): Promise<void> {
  const today = localDate(clock.now(), project.timeZone);
  const days = asks.flatMap((ask) => firstStageAfter(ask, today, project.timeZone) ?? []);
  const [first] = days.sort();
  if (first !== undefined) await planDay(data, project, first);
}

async function planDay(data: Data, { id, timeZone }: Pick<Project, "id" | "timeZone">, day: IsoDate): Promise<void> {
  await data.dues.plan({ projectId: id, what: "reminder", key: day, at: reminderMoment(day, timeZone) });
}
