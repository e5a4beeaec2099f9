import type { DeliveriesTexts } from "./deliveries-nb.ts";

const sendAgain = "Send på nytt.";
const tellIt = "Meld frå til den som driftar meg.";
const sameQuestion = "Den som ser kortet, kan svare. Manglar kortet, send på nytt: alle kort er same spørsmål.";

export const deliveriesNn: DeliveriesTexts = {
  title: (project) => `Leveringsstatus – ${project}`,
  arrived: (arrived, all) => `${arrived} av ${all} meldingar i målerunda har kome fram.`,
  allWell: "Alt har kome fram.",
  noRound: "Inga målerunde har vore opna enno.",
  sentAgain: (n) => (n === 1 ? "1 melding blir send på nytt no." : `${n} meldingar blir sende på nytt no.`),
  states: {
    notArrived: (n) => `Kom ikkje fram (${n})`,
    uncertain: (n) => `Usikkert (${n})`,
    waiting: (n) => `Ventar (${n})`,
  },
  news: "Verdt å vite",
  count: {
    question: (n) => (n === 1 ? "1 kort med spørsmål" : `${n} kort med spørsmål`),
    digest: (n) => (n === 1 ? "1 vekerapport" : `${n} vekerapportar`),
    message: (n) => (n === 1 ? "1 anna melding" : `${n} andre meldingar`),
  },
  to: (names) => `til ${names}`,
  troubles: {
    held: { why: "Ventar fordi databasen er gjenoppretta frå ein tryggingskopi." },
    askedToWait: { why: "Teams har bede meg vente.", todo: "Går av seg sjølv." },
    notReached: { why: "Eg får ikkje kontakt med Teams.", todo: "Eg prøver igjen av meg sjølv." },
    inLine: { why: "Står i kø.", todo: "Går av seg sjølv." },
    notInstalled: { why: "Appen er ikkje lagd til der.", todo: "Legg til Nullpunkt der, og send på nytt." },
    blockedByPerson: { why: "Blokkert av mottakaren.", todo: "Send på nytt: då spør eg i kanalen." },
    disabledByAdmin: { why: "IT har slått av appen.", todo: "Be IT slå han på, og send på nytt." },
    notAllowed: { why: "Eg får ikkje skrive der.", todo: "Be IT sjå på tilgangen, og send på nytt." },
    gone: { why: "Kanalen eller chatten finst ikkje lenger.", todo: "Kople ein ny kanal, og send på nytt." },
    tooLarge: { why: "For stor for Teams.", todo: tellIt },
    refused: {
      why: "Teams tok ikkje imot.",
      todo: `${sendAgain} Hjelper det ikkje: ${tellIt.toLowerCase()}`,
    },
    gaveUp: { why: "Teams svara ikkje på fleire timar, så eg slutta å prøve.", todo: sendAgain },
    skipped: { why: "Kan ha kome fram før databasen vart gjenoppretta.", todo: sameQuestion },
    uncertain: { why: "Teams svara ikkje, så det er usikkert.", todo: sameQuestion },
  },
  lookThere: "Sjå etter i kanalen eller chatten.",
  personal: { notInstalled: "Send på nytt: då spør eg i kanalen.", gone: "Send på nytt: då spør eg i kanalen." },
  until: (at) => `til ${at}`,
  nextTry: (at) => `neste forsøk ${at}`,
  hold: "Databasen er gjenoppretta frå ein tryggingskopi. Eg spør ingen før den som driftar meg, har bestemt korleis vi går vidare.",
  removed: (command) =>
    `Eg er fjerna frå kanalen til prosjektet. Legg meg til i kanalen igjen, eller skriv ${command} i ein ny.`,
  notCoupled: (command) => `Prosjektet har ingen kanal, så ingen blir spurde. Skriv ${command} i kanalen.`,
  late: (n, at) =>
    n === 1
      ? `Noko som skulle vore gjort ${at}, er forseinka. Det kjem av seg sjølv.`
      : `${n} ting er forseinka, det eldste frå ${at}. Dei kjem av seg sjølve.`,
  silence: (from, to) => `Eg var ute av drift frå ${from} til ${to}. Det som skulle vore sendt då, vart sendt etterpå.`,
  again: (n) => (n === 1 ? "Send på nytt" : `Send ${n} på nytt`),
};
