import type { ActionTexts } from "./actions-nb.ts";

export const actionsNn: ActionTexts = {
  title: (project) => `Tiltak – ${project}`,
  titleAbout: (about, project) => `Tiltak for ${about} – ${project}`,
  kinds: { action: "Tiltak", oldPractice: "Gammal praksis", mitigation: "Mot risiko" },
  groups: {
    overdue: (n) => `Over fristen (${n})`,
    soon: (n) => `Frist dei neste to vekene (${n})`,
    later: (n) => `Seinare (${n})`,
    undated: (n) => `Utan frist (${n})`,
    done: (n) => `Utført (${n})`,
    dropped: (n) => `Blir ikkje gjort (${n})`,
  },
  oldPractice: (n) => `Gammal praksis som skal slutte (${n})`,
  standings: {
    overdue: "over fristen",
    soon: "frist snart",
    later: "seinare",
    undated: "utan frist",
    done: "utført",
    dropped: "blir ikkje gjort",
  },
  statuses: { planned: "planlagt", started: "starta", done: "utført", dropped: "blir ikkje gjort" },
  due: (time) => `frist ${time}`,
  noResponsible: "ingen ansvarleg",
  concerns: (ids) => `gjeld ${ids}`,
  lacks: {
    responsible: "ansvarleg manglar",
    account: "den ansvarlege er berre ei rolle",
    due: "frist manglar",
  },
  lacking: (n, list) =>
    `Ingen blir spurde om ${n === 1 ? "eitt tiltak" : `${n} tiltak`}: ${list}. Fyll ut Ansvarleg (brukarnamn) og Frist i arket Tiltak.`,
  none: "Ingen tiltak er lagde inn. Legg dei i arket Tiltak i reknearket (kva, kven og når), og send det til meg.",
  heading: "Tiltak",
  behind: "Heng saman med",
  tiedTo: (what) => `heng saman med ${what}`,
  risk: "risiko",
  milestoneStandings: {
    done: "utført",
    overdue: "over fristen",
    soon: "kjem snart",
    later: "kjem",
    unreadable: "utan dato",
  },
  noneAbout: (about) => `Ingen tiltak er knytte til ${about}. Fyll ut Gjeld i arket Tiltak i reknearket.`,
};
