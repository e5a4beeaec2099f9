import type { BenefitMapTexts } from "./benefit-map-nb.ts";

export const benefitMapEn: BenefitMapTexts = {
  title: (project) => `Benefit map – ${project}`,
  none: "The benefit map is not drawn yet. Put the arrows in the sheet Gevinstkart of the workbook, and send it to me.",
  alt: (project, boxes) =>
    `Benefit map of ${project} with ${boxes} ${boxes === 1 ? "box" : "boxes"}. Each box is given as text below the picture.`,
  tooLarge: "The map is too large to be shown as a picture here. All of it is given as text below.",
  types: {
    product: "Product",
    driver: "Benefit driver",
    resultGoal: "Result goal",
    benefit: "Benefit",
    effectGoal: "Effect goal",
    action: "Action",
    other: "Without a type",
  },
  leadsTo: (names) => `Leads to ${names}`,
  toMend: "Worth mending in the sheet Gevinstkart",
  faults: {
    loop: {
      lead: "In a circle",
      says: (names) => `${names} lead to each other. The arrows between them are not drawn.`,
    },
    leadsNowhere: { lead: "Leads nowhere", says: (names) => names },
    comesFromNowhere: { lead: "Nothing leads here", says: (names) => names },
    notOnMap: { lead: "Not on the map", says: (names) => names },
    twoTypes: { lead: "Has two types", says: (names) => `${names}. The first one is used.` },
  },
};
