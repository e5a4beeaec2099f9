import type { Round } from "../domain/asking/ask.ts";
import type { Plan } from "../domain/project/project.ts";
import { addDays, instantAt, localDate } from "../domain/time/calendar.ts";
import type { IsoInstant } from "../domain/time/time.ts";
import type { Data } from "./ports.ts";

/**
 * Business key of opening or cancelling a round: what the one who does it saw. A second one that saw the same waits for
 * the first's commit and then finds the key taken; each of the two changes what the next one sees.
 */
export async function openingKey(
  data: Data,
  { project }: Plan,
  openRound: Round | undefined,
  now: IsoInstant,
): Promise<string> {
  const { id, timeZone } = project;
  const today = localDate(now, timeZone);
  const seen = openRound ? `${openRound.id}:${(await data.rounds.asks(openRound.id)).length}` : "none";
  // to the day's end: the clock of another instance may be a little ahead of this one's
  const dayEnds = instantAt(addDays(today, 1), "00:00", timeZone);
  const todays = await data.audit.between(id, instantAt(today, "00:00", timeZone), dayEnds);
  const cancelled = todays.filter((entry) => entry.what === "roundCancelled").length;
  return `round:${id}:${today}:${seen}:${cancelled}`;
}
