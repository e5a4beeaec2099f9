/** A calendar date, "2022-10-03"; compares as text. */
export type IsoDate = string;
/** A moment in UTC, "2022-10-03T06:00:00Z" (milliseconds allowed); compares as text only through `Temporal.Instant`. */
export type IsoInstant = string;

/** A time as people write it ("Mai/juni 2022", "Til vertskommune er vedtatt") and, where it can be read, the day it counts by. */
export type FreeTime = { text: string; date?: IsoDate; exact: boolean };
