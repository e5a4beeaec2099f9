import type { IsoInstant } from "../domain/time/time.ts";

export type Welcome = {
  /** of the Agents Playground; undefined when it is off */
  playground?: { address: string; person: string };
  bot: string;
  now: IsoInstant;
  /** the clock is set to the sample's time, or runs as the machine's */
  sampleTime: boolean;
  dataLies: string;
};

const oslo = new Intl.DateTimeFormat("nb-NO", { dateStyle: "full", timeStyle: "short", timeZone: "Europe/Oslo" });

/** What a person sees after `npm start`: where to go, what time it is in there, and what to try. */
export function welcomeText({ playground, bot, now, sampleTime, dataLies }: Welcome): string {
  const time = oslo.format(new Date(now));
  const start = playground
    ? `Nullpunkt er i gang. Åpne ${playground.address} – du er ${playground.person}.`
    : `Nullpunkt er i gang på ${bot} (uten Agents Playground).`;
  return [
    "",
    start,
    `  Klokka i eksempelet: ${time}${sampleTime ? " (NOW=real gir dagens)" : ""}`,
    `  Data ligger i:       ${dataLies}`,
    "  Prøv i kanalen Målinger:",
    "    velg prosjektet på kortet, og trykk Koble",
    "    @Nullpunkt spør nå",
    "    @Nullpunkt status",
    "  En annen person: npm start -- --as nav.asnes@solor.example   Stopp: Ctrl+C",
    playground ? `  (English: open ${playground.address}, channel Målinger, and write @Nullpunkt help)` : "",
  ]
    .filter((line, place) => place === 0 || line !== "")
    .join("\n");
}
