/** The benefit model: costs and benefits year by year, and what is taken out. */
export const benefitAccountNb = {
  title: (name: string) => `Gevinstregnskap for ${name}`,
  priceLevel: (year: string) => `prisnivå ${year}`,
  noPriceLevel: "prisnivå ikke oppgitt",
  rate: (rate: string, isDefault: boolean) =>
    isDefault
      ? `kalkulasjonsrente ${rate} (statens standard, rundskriv R-109)`
      : `kalkulasjonsrente ${rate} (satt i prosjektet)`,
  money: { kroner: "kr", thousands: "1000 kr", millions: "mill. kr" },
  headline: {
    none: "Ingen kostnader eller prissatte gevinster er lagt inn ennå",
    noYears: "Ingen beløp har både sum og år, så netto kan ikke regnes ut",
    net: (net: string, years: string) => `Netto ${net} i ${years}`,
    paidBack: (year: string) => `Tjent inn i ${year}`,
    neverPaidBack: "Ikke tjent inn i perioden",
    adjusted: (net: string) => `Usikkerhetsjustert netto ${net}`,
    undated: (n: number) => (n === 1 ? "1 beløp uten år er ikke med" : `${n} beløp uten år er ikke med`),
    unpriced: (n: number) => (n === 1 ? "1 gevinst er uten pris" : `${n} gevinster er uten pris`),
  },
  howTo: (command: string) =>
    `Legg beløpene i arket Kostnader i regnearket, og send det hit. Et tomt regneark får du med ${command}.`,
  facts: {
    net: "Netto",
    adjusted: "Usikkerhetsjustert",
    present: (year: string) => `Nåverdi i ${year}`,
    presentAdjusted: "Nåverdi, justert",
    oneOff: "Engangskostnader",
    running: "Løpende kostnader",
  },
  threePoint: (have: number, all: number) =>
    have === 0
      ? "ingen poster har alle tre anslag"
      : all === have
        ? "alle poster har tre anslag"
        : `${have} av ${all} poster har tre anslag`,
  yearsHeading: (unit: string) => `År for år (${unit})`,
  heads: {
    year: "År",
    nullAlternative: "Dagens løsning",
    newSolution: "Ny løsning",
    benefits: "Gevinster",
    net: "Netto",
  },
  sum: "Sum",
  netIs: "Netto er dagens løsning (nullalternativet) minus ny løsning pluss gevinster.",
  rounded: "Tallene er avrundet hver for seg.",
  chart: (unit: string) => `Netto, lagt sammen år for år (${unit})`,
  chartYear: "År",
  chartValue: "Netto hittil",
  measuredHeading: "Tatt ut, regnet fra målingene",
  measuredMore: "Endringen fra nullpunktet ganger enhetsprisen, slik siste måling er.",
  toldHeading: "Tatt ut, oppgitt av eierne",
  toldMore: (year: string) => `Mulig er det planen gir til og med ${year}. Oppgitt av eierne, ikke beregnet.`,
  takenOf: (taken: string, possible: string) => `${taken} av ${possible} mulig`,
  taken: (taken: string) => `${taken} tatt ut`,
  possibleOnly: (possible: string) => `${possible} mulig`,
  notTold: "ikke oppgitt hva som er tatt ut",
  perUnit: (price: string, unit: string) => `${price} per ${unit}`,
  oneUnit: "måleenhet",
  onePoint: "prosentpoeng",
  gaps: {
    notMeasured: "ikke målt",
    hidden: "skjult: færre enn 5 personer",
    noBaseline: "nullpunkt mangler",
    noTarget: "sluttmål mangler, så mulig uttak er ikke kjent",
    noDirection: "ønsket utvikling mangler",
    notSummable: "andeler fra flere kontorer kan ikke legges sammen",
  },
  withoutOffices: (offices: string) => `uten tall fra ${offices}`,
  unpricedHeading: (n: number) => `Gevinster uten pris (${n})`,
  undatedHeading: "Uten år – ikke med i summene",
  withoutAmountHeading: "Uten beløp – ikke med i summene",
  negativeHeading: "Negative gevinster – trukket fra",
  otherPriceHeading: "Annet prisnivå – ikke regnet om",
  sides: { nullAlternative: "dagens løsning", newSolution: "ny løsning", benefit: "gevinst", takenOut: "tatt ut" },
  recurrences: { oneOff: "engang", running: "hvert år" },
};
export type BenefitAccountTexts = typeof benefitAccountNb;
