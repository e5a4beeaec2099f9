import type { BenefitAccountTexts } from "./benefit-account-nb.ts";

export const benefitAccountNn: BenefitAccountTexts = {
  title: (name) => `Gevinstrekneskap for ${name}`,
  priceLevel: (year) => `prisnivå ${year}`,
  noPriceLevel: "prisnivå ikkje oppgitt",
  rate: (rate, isDefault) =>
    isDefault
      ? `kalkulasjonsrente ${rate} (standarden til staten, rundskriv R-109)`
      : `kalkulasjonsrente ${rate} (sett i prosjektet)`,
  money: { kroner: "kr", thousands: "1000 kr", millions: "mill. kr" },
  headline: {
    none: "Ingen kostnader eller prissette gevinstar er lagde inn enno",
    noYears: "Ingen beløp har både sum og år, så netto kan ikkje reknast ut",
    net: (net, years) => `Netto ${net} i ${years}`,
    paidBack: (year) => `Tent inn i ${year}`,
    neverPaidBack: "Ikkje tent inn i perioden",
    adjusted: (net) => `Uvissejustert netto ${net}`,
    undated: (n) => (n === 1 ? "1 beløp utan år er ikkje med" : `${n} beløp utan år er ikkje med`),
    unpriced: (n) => (n === 1 ? "1 gevinst er utan pris" : `${n} gevinstar er utan pris`),
  },
  howTo: (command) =>
    `Legg beløpa i arket Kostnader i reknearket, og send det hit. Eit tomt rekneark får du med ${command}.`,
  facts: {
    net: "Netto",
    adjusted: "Uvissejustert",
    present: (year) => `Noverdi i ${year}`,
    presentAdjusted: "Noverdi, justert",
    oneOff: "Eingongskostnader",
    running: "Løpande kostnader",
  },
  threePoint: (have, all) =>
    have === 0
      ? "ingen postar har alle tre anslag"
      : all === have
        ? "alle postar har tre anslag"
        : `${have} av ${all} postar har tre anslag`,
  yearsHeading: (unit) => `År for år (${unit})`,
  heads: {
    year: "År",
    nullAlternative: "Løysinga i dag",
    newSolution: "Ny løysing",
    benefits: "Gevinstar",
    net: "Netto",
  },
  sum: "Sum",
  netIs: "Netto er løysinga i dag (nullalternativet) minus ny løysing pluss gevinstar.",
  rounded: "Tala er avrunda kvar for seg.",
  chart: (unit) => `Netto, lagt saman år for år (${unit})`,
  chartYear: "År",
  chartValue: "Netto hittil",
  measuredHeading: "Teke ut, rekna frå målingane",
  measuredMore: "Endringa frå nullpunktet gonger einingsprisen, slik siste måling er.",
  toldHeading: "Teke ut, oppgitt av eigarane",
  toldMore: (year) => `Mogleg er det planen gir til og med ${year}. Oppgitt av eigarane, ikkje berekna.`,
  takenOf: (taken, possible) => `${taken} av ${possible} mogleg`,
  taken: (taken) => `${taken} teke ut`,
  possibleOnly: (possible) => `${possible} mogleg`,
  notTold: "ikkje oppgitt kva som er teke ut",
  perUnit: (price, unit) => `${price} per ${unit}`,
  oneUnit: "måleeining",
  onePoint: "prosentpoeng",
  gaps: {
    notMeasured: "ikkje målt",
    hidden: "skjult: færre enn 5 personar",
    noBaseline: "nullpunkt manglar",
    noTarget: "sluttmål manglar, så mogleg uttak er ikkje kjent",
    noDirection: "ønskt utvikling manglar",
    notSummable: "delar frå fleire kontor kan ikkje leggjast saman",
  },
  withoutOffices: (offices) => `utan tal frå ${offices}`,
  unpricedHeading: (n) => `Gevinstar utan pris (${n})`,
  undatedHeading: "Utan år – ikkje med i summane",
  withoutAmountHeading: "Utan beløp – ikkje med i summane",
  negativeHeading: "Negative gevinstar – trekte frå",
  otherPriceHeading: "Anna prisnivå – ikkje rekna om",
  sides: { nullAlternative: "løysinga i dag", newSolution: "ny løysing", benefit: "gevinst", takenOut: "teke ut" },
  recurrences: { oneOff: "eingong", running: "kvart år" },
};
