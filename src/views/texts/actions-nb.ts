/** Actions: the list, the card that asks, and what is said of one. */
export const actionsNb = {
  title: (project: string) => `Tiltak – ${project}`,
  titleAbout: (about: string, project: string) => `Tiltak for ${about} – ${project}`,
  kinds: { action: "Tiltak", oldPractice: "Gammel praksis", mitigation: "Mot risiko" },
  groups: {
    overdue: (n: number) => `Over fristen (${n})`,
    soon: (n: number) => `Frist de neste to ukene (${n})`,
    later: (n: number) => `Senere (${n})`,
    undated: (n: number) => `Uten frist (${n})`,
    done: (n: number) => `Utført (${n})`,
    dropped: (n: number) => `Blir ikke gjort (${n})`,
  },
  oldPractice: (n: number) => `Gammel praksis som skal slutte (${n})`,
  standings: {
    overdue: "over fristen",
    soon: "frist snart",
    later: "senere",
    undated: "uten frist",
    done: "utført",
    dropped: "blir ikke gjort",
  },
  statuses: { planned: "planlagt", started: "startet", done: "utført", dropped: "blir ikke gjort" },
  due: (time: string) => `frist ${time}`,
  noResponsible: "ingen ansvarlig",
  concerns: (ids: string) => `gjelder ${ids}`,
  lacks: {
    responsible: "ansvarlig mangler",
    account: "den ansvarlige er bare en rolle",
    due: "frist mangler",
  },
  lacking: (n: number, list: string) =>
    `Ingen blir spurt om ${n === 1 ? "ett tiltak" : `${n} tiltak`}: ${list}. Fyll ut Ansvarlig (brukernavn) og Frist i arket Tiltak.`,
  none: "Ingen tiltak er lagt inn. Legg dem i arket Tiltak i regnearket (hva, hvem og når), og send det til meg.",
  heading: "Tiltak",
  behind: "Henger sammen med",
  tiedTo: (what: string) => `henger sammen med ${what}`,
  risk: "risiko",
  milestoneStandings: {
    done: "utført",
    overdue: "over fristen",
    soon: "kommer snart",
    later: "kommer",
    unreadable: "uten dato",
  },
  noneAbout: (about: string) => `Ingen tiltak er knyttet til ${about}. Fyll ut Gjelder i arket Tiltak i regnearket.`,
};
export type ActionTexts = typeof actionsNb;
