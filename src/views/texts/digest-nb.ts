/** The weekly digest, as card and as text. */
export const digestNb = {
  title: (weeks: string, project: string) => `Ukesrapport ${weeks} – ${project}`,
  late: (moment: string) => `Rapporten kommer sent: den skulle vært sendt ${moment}.`,
  quiet: "Ingenting nytt denne uken.",
  quietWeeks: "Ingenting nytt i disse ukene.",
  headline: {
    readings: (n: number) => (n === 1 ? "1 nytt tall" : `${n} nye tall`),
    noReadings: "ingen nye tall",
    deviations: (n: number) => `${n} avvik`,
    missingPeople: (n: number) => (n === 1 ? "1 person har ikke svart på alt" : `${n} personer har ikke svart på alt`),
    overdue: (n: number) => (n === 1 ? "1 milepæl er over fristen" : `${n} milepæler er over fristen`),
  },
  leader: (line: string) => `Prosjektlederen: ${line}`,
  newReadings: (n: number) => `Nye tall (${n})`,
  alsoDeviations: (n: number) => (n === 1 ? "1 til står over, som avvik" : `${n} til står over, som avvik`),
  from: (before: string, now: string) => `${before} → ${now}`,
  fromBaseline: (before: string, now: string) => `nullpunkt ${before} → ${now}`,
  unchanged: "uendret",
  noChange: "ingen endring",
  corrections: (n: number) => `Rettet (${n})`,
  corrected: (before: string, now: string) => `rettet fra ${before} til ${now}`,
  deviations: (n: number) => `Avvik (${n})`,
  standing: "står fra før",
  noCause: "Årsak er ikke oppgitt",
  round: "Målerunden",
  answered: (answered: number, asked: number, due: string) =>
    `${answered} av ${asked} spørsmål er besvart, frist ${due}`,
  targets: "Nye mål",
  baselines: "Nye nullpunkt",
  targetSet: (row: string, value: string, date?: string) =>
    `${row}: ${value}${date === undefined ? "" : ` innen ${date}`}`,
  milestones: "Milepæler",
  milestoneDone: "Utført",
  milestoneOverdue: "Over fristen",
  milestoneSoon: "Kommer",
  risks: (n: number) => (n === 1 ? "1 risiko er endret" : `${n} risikoer er endret`),
  decisions: "Beslutninger",
  picture: "Totalbildet",
  /** what the project leader is shown of the steering group's copy */
  steering: {
    title: (weeks: string, project: string) => `Til styringsgruppa: ukesrapport ${weeks} – ${project}`,
    shown: (moment: string) =>
      `Styringsgruppa får denne ${moment}, med tallene som gjelder da. Du kan legge til en linje eller holde den tilbake.`,
    held: "Du holder rapporten tilbake. Styringsgruppa får den ikke.",
    sent: "Rapporten er på vei til styringsgruppa. Den kan ikke endres nå.",
    line: "Din linje til styringsgruppa (kan stå tom)",
    lineError: "Skriv høyst 500 tegn.",
    save: "Lagre linjen",
    hold: "Hold tilbake",
    send: "Send likevel",
  },
};
export type DigestTexts = typeof digestNb;
