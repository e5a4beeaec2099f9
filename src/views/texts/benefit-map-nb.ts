/** The benefit map, as picture and as text. */
export const benefitMapNb = {
  title: (project: string) => `Gevinstkart – ${project}`,
  none: "Gevinstkartet er ikke tegnet ennå. Legg pilene i arket Gevinstkart i regnearket, og send det til meg.",
  alt: (project: string, boxes: number) =>
    `Gevinstkart for ${project} med ${boxes} bokser. Hver boks står som tekst under bildet.`,
  tooLarge: "Kartet er for stort til å vises som bilde her. Hele kartet står som tekst under.",
  types: {
    product: "Produkt",
    driver: "Gevinstdriver",
    resultGoal: "Resultatmål",
    benefit: "Gevinst",
    effectGoal: "Effektmål",
    action: "Tiltak",
    other: "Uten type",
  },
  leadsTo: (names: string) => `Fører til ${names}`,
  toMend: "Bør rettes i arket Gevinstkart",
  faults: {
    loop: {
      lead: "Går i ring",
      says: (names: string) => `${names} fører til hverandre. Pilene mellom dem er ikke tegnet.`,
    },
    leadsNowhere: { lead: "Fører ikke videre", says: (names: string) => names },
    comesFromNowhere: { lead: "Ingenting fører hit", says: (names: string) => names },
    notOnMap: { lead: "Ikke med i kartet", says: (names: string) => names },
    twoTypes: { lead: "Har to typer", says: (names: string) => `${names}. Den første er brukt.` },
  },
};
export type BenefitMapTexts = typeof benefitMapNb;
