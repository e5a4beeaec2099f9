import type { FormList } from "../../domain/plan-editing/plan-form.ts";

/** The card of one item of the plan, and what its lists are called. */
export const planItemNb = {
  /** one of a list, in a sentence and as the title of a new one */
  kinds: {
    project: { one: "prosjekt", fresh: "Nytt prosjekt" },
    goals: { one: "mål", fresh: "Nytt mål" },
    measures: { one: "måleparameter", fresh: "Ny måleparameter" },
    rows: { one: "målekortlinje", fresh: "Ny linje i målekortet" },
    benefits: { one: "gevinst", fresh: "Ny gevinst" },
    actions: { one: "tiltak", fresh: "Nytt tiltak" },
    mapArrows: { one: "pil", fresh: "Ny pil i gevinstkartet" },
    milestones: { one: "milepæl", fresh: "Ny milepæl" },
    risks: { one: "risiko", fresh: "Ny risiko" },
    successFactors: { one: "suksessfaktor", fresh: "Ny suksessfaktor" },
    groupTasks: { one: "oppgave", fresh: "Ny oppgave i en arbeidsgruppe" },
    meetings: { one: "møte", fresh: "Nytt møte" },
    decisions: { one: "beslutning", fresh: "Ny beslutning" },
    roles: { one: "rolle", fresh: "Ny rolle" },
    statedTotals: { one: "oppgitt total", fresh: "Ny oppgitt total" },
  } satisfies Record<FormList, { one: string; fresh: string }>,
  /** where the name of a field in general says too little */
  labels: {
    "project.name": "Hva heter prosjektet?",
    "project.shortName": "Kortnavn",
    "project.leader": "Prosjektleder (brukernavn)",
    "project.startDate": "Når starter driften?",
    "project.limits.green": "Grønt fra (prosent)",
    "project.limits.yellow": "Gult fra (prosent)",
    "goals.text": "Målet",
    "measures.name": "Hva måles?",
    "measures.offices": "Kontorer",
    "rows.office": "Kontor",
    "benefits.name": "Gevinsten",
    "actions.text": "Hva skal gjøres, eller slutte?",
    "actions.kind": "Hva slags tiltak?",
    "mapArrows.from": "Fra boksen",
    "mapArrows.to": "Til boksen",
    "milestones.event": "Hva skal skje?",
    "milestones.time": "Når?",
    "risks.event": "Hva kan skje?",
    "risks.likelihood": "Sannsynlighet (1–5)",
    "risks.impact": "Konsekvens (1–5)",
    "risks.likelihoodAfter": "Sannsynlighet etter tiltak (1–5)",
    "risks.impactAfter": "Konsekvens etter tiltak (1–5)",
    "risks.consequence": "Konsekvens, med ord",
    "successFactors.text": "Suksessfaktoren",
    "decisions.conclusion": "Hva ble besluttet?",
    "meetings.group": "Hvem møtes?",
    "benefits.startDate": "Når starter endringen?",
  } as Record<string, string>,
  hints: {
    "benefits.type": "Økonomisk eller ikke",
    "measures.kind": "Ikke valgt: etter måleenheten",
    "measures.countsPersons": "Ikke valgt: etter måleenheten",
    "project.guestsRead": "Nei",
    "benefits.unplanned": "Nei",
    "measures.unit": "Andel, Antall, Dager, Kroner …",
    "measures.offices": "Med komma mellom. Tomt: hele prosjektet",
    "measures.owner": "Tomt: den som eier kontorets andre linjer",
    "rows.office": "Tomt: hele prosjektet",
  } as Record<string, string>,
  title: (what: string, project: string) => `${what} i ${project}`,
  reason: "Hvorfor? (må fylles ut for å fjerne)",
  projectReason: "Hvorfor?",
  save: "Lagre",
  remove: "Fjern",
  required: "Fyll ut feltet",
  problems: {
    valueMissing: (field: string) => `Fyll ut «${field}». Ingenting er lagret.`,
    notUnderstood: (value: string, field: string, allowed: string) =>
      `«${value}» kan ikke stå i «${field}».${allowed === "" ? "" : ` Skriv ${allowed}.`} Ingenting er lagret.`,
    unknownId: (value: string, field: string) => `«${value}» i «${field}» finnes ikke i planen. Ingenting er lagret.`,
    leaderUnknown: (value: string) =>
      `Jeg kjenner ikke ${value} i Teams. Prosjektlederen må være med i teamet, og ikke være gjest. Ingenting er lagret.`,
    hasReadings: (name: string) =>
      `${name} har målinger. De ville blitt borte fra alle oversikter, så den kan ikke fjernes. Ingenting er endret.`,
    idTaken: (value: string) => `${value} er i bruk. Velg en annen ID. Ingenting er lagret.`,
    changed: (fields: string) =>
      `En annen har lagret dette mens kortet sto åpent: ${fields}. Det du skrev, står i feltene. Lagre en gang til hvis det skal gjelde.`,
    byCommand: {
      close: (field: string, id: string) =>
        `«${field}» settes når du skriver «avslutt gevinst ${id}». Ingenting er lagret.`,
      reopen: (field: string, id: string) =>
        `Gevinsten er avsluttet. «${field}» endres når du skriver «gjenåpne gevinst ${id} fordi …». Ingenting er lagret.`,
      handOver: (field: string, id: string) =>
        `«${field}» endres når lederen skriver «overlever ${id} til …» og den nye eieren sier ja. Ingenting er lagret.`,
    },
    reasonMissing: "Skriv hvorfor den fjernes. Ingenting er endret.",
    inUse: (by: string) => `Den er i bruk av ${by}. Endre dem først. Ingenting er lagret.`,
  },
};
export type PlanItemTexts = typeof planItemNb;
