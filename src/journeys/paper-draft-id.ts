import type { IsoDate } from "../domain/time/time.ts";

/** A meeting's draft is one message: planned again it stays as it is, and what is frozen finds it. */
export function draftMessageId(projectId: string, meeting: IsoDate): string {
  return `paper ${meeting} ${projectId}`;
}
