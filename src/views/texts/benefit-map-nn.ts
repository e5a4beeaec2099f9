import type { BenefitMapTexts } from "./benefit-map-nb.ts";

export const benefitMapNn: BenefitMapTexts = {
  title: (project) => `Gevinstkart – ${project}`,
  none: "Gevinstkartet er ikkje teikna enno. Legg pilene i arket Gevinstkart i reknearket, og send det til meg.",
  alt: (project, boxes) => `Gevinstkart for ${project} med ${boxes} boksar. Kvar boks står som tekst under biletet.`,
  tooLarge: "Kartet er for stort til å visast som bilete her. Heile kartet står som tekst under.",
  types: {
    product: "Produkt",
    driver: "Gevinstdrivar",
    resultGoal: "Resultatmål",
    benefit: "Gevinst",
    effectGoal: "Effektmål",
    action: "Tiltak",
    other: "Utan type",
  },
  leadsTo: (names) => `Fører til ${names}`,
  toMend: "Bør rettast i arket Gevinstkart",
  faults: {
    loop: { lead: "Går i ring", says: (names) => `${names} fører til kvarandre. Pilene mellom dei er ikkje teikna.` },
    leadsNowhere: { lead: "Fører ikkje vidare", says: (names) => names },
    comesFromNowhere: { lead: "Ingenting fører hit", says: (names) => names },
    notOnMap: { lead: "Ikkje med i kartet", says: (names) => names },
    twoTypes: { lead: "Har to typar", says: (names) => `${names}. Den første er brukt.` },
  },
};
