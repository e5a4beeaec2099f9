import type { Trouble } from "../../domain/telling/deliveries.ts";

/** Why something did not arrive, and what the reader can do. */
export type TroubleText = { why: string; todo?: string };

const sendAgain = "Send på nytt.";
const tellIt = "Meld fra til den som drifter meg.";
const sameQuestion = "Den som ser kortet, kan svare. Mangler kortet, send på nytt: alle kort er samme spørsmål.";

/** How it goes with the messages, in words that need no knowledge of Teams. */
export const deliveriesNb = {
  title: (project: string) => `Leveringsstatus – ${project}`,
  arrived: (arrived: number, all: number) => `${arrived} av ${all} meldinger i målerunden har kommet fram.`,
  allWell: "Alt har kommet fram.",
  noRound: "Ingen målerunde har vært åpnet ennå.",
  sentAgain: (n: number) => (n === 1 ? "1 melding sendes på nytt nå." : `${n} meldinger sendes på nytt nå.`),
  states: {
    notArrived: (n: number) => `Kom ikke fram (${n})`,
    uncertain: (n: number) => `Usikkert (${n})`,
    waiting: (n: number) => `Venter (${n})`,
  },
  news: "Verdt å vite",
  count: {
    question: (n: number) => (n === 1 ? "1 kort med spørsmål" : `${n} kort med spørsmål`),
    digest: (n: number) => (n === 1 ? "1 ukesrapport" : `${n} ukesrapporter`),
    message: (n: number) => (n === 1 ? "1 annen melding" : `${n} andre meldinger`),
  },
  to: (names: string) => `til ${names}`,
  troubles: {
    held: { why: "Venter fordi databasen er gjenopprettet fra en sikkerhetskopi." },
    askedToWait: { why: "Teams har bedt meg vente.", todo: "Går av seg selv." },
    notReached: { why: "Jeg får ikke kontakt med Teams.", todo: "Jeg prøver igjen av meg selv." },
    inLine: { why: "Står i kø.", todo: "Går av seg selv." },
    notInstalled: { why: "Appen er ikke lagt til der.", todo: "Legg til Nullpunkt der, og send på nytt." },
    blockedByPerson: { why: "Blokkert av mottakeren.", todo: "Send på nytt: da spør jeg i kanalen." },
    disabledByAdmin: { why: "IT har slått av appen.", todo: "Be IT slå den på, og send på nytt." },
    notAllowed: { why: "Jeg får ikke skrive der.", todo: "Be IT se på tilgangen, og send på nytt." },
    gone: { why: "Kanalen eller chatten finnes ikke lenger.", todo: "Koble en ny kanal, og send på nytt." },
    tooLarge: { why: "For stor for Teams.", todo: tellIt },
    refused: { why: "Teams tok ikke imot.", todo: `${sendAgain} Hjelper det ikke: ${tellIt.toLowerCase()}` },
    gaveUp: { why: "Teams svarte ikke på flere timer, så jeg sluttet å prøve.", todo: sendAgain },
    skipped: { why: "Kan ha kommet fram før databasen ble gjenopprettet.", todo: sameQuestion },
    uncertain: { why: "Teams svarte ikke, så det er usikkert.", todo: sameQuestion },
  } satisfies Record<Trouble, TroubleText> as Record<Trouble, TroubleText>,
  /** in the place of what is said of a question */
  lookThere: "Se etter i kanalen eller chatten.",
  personal: { notInstalled: "Send på nytt: da spør jeg i kanalen.", gone: "Send på nytt: da spør jeg i kanalen." },
  until: (at: string) => `til ${at}`,
  nextTry: (at: string) => `neste forsøk ${at}`,
  hold: "Databasen er gjenopprettet fra en sikkerhetskopi. Jeg spør ingen før den som drifter meg, har bestemt hvordan vi går videre.",
  removed: (command: string) =>
    `Jeg er fjernet fra prosjektets kanal. Legg meg til i kanalen igjen, eller skriv ${command} i en ny.`,
  notCoupled: (command: string) => `Prosjektet har ingen kanal, så ingen blir spurt. Skriv ${command} i kanalen.`,
  late: (n: number, at: string) =>
    n === 1
      ? `Noe som skulle vært gjort ${at}, er forsinket. Det kommer av seg selv.`
      : `${n} ting er forsinket, den eldste fra ${at}. De kommer av seg selv.`,
  silence: (from: string, to: string) =>
    `Jeg var ute av drift fra ${from} til ${to}. Det som skulle vært sendt da, ble sendt etterpå.`,
  again: (n: number) => (n === 1 ? "Send på nytt" : `Send ${n} på nytt`),
};
export type DeliveriesTexts = typeof deliveriesNb;
