import type { IsoDate } from "../time/time.ts";

/** vikar: asked and reminded in a person's place from and with one day to and with another; the owner stays the owner. */
export type StandIn = {
  /** userPrincipalName of the one who is away */
  person: string;
  standIn: string;
  from: IsoDate;
  to: IsoDate;
};

/** Who is asked in a person's place that day: herself when she is not away, or when everybody is away for each other. */
export function presentFor(person: string, standIns: readonly StandIn[], day: IsoDate): string {
  const passed = new Set<string>();
  let present = person;
  for (;;) {
    const away = standIns.find((one) => one.person === present && one.from <= day && day <= one.to);
    if (!away) return present;
    passed.add(present);
    if (passed.has(away.standIn)) return person;
    present = away.standIn;
  }
}
