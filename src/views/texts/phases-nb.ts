import type { Phase } from "../../domain/telling/benefit-phase.ts";

const lines = (n: number) => (n === 1 ? "1 linje" : `${n} linjer`);

/** The phases of benefit work, and what a benefit lacks. */
export const phasesNb = {
  title: (project: string) => `Faser – ${project}`,
  names: { map: "Kartlegge", plan: "Planlegge", carryOut: "Gjennomføre", document: "Dokumentere" } satisfies Record<
    Phase,
    string
  >,
  heading: (phase: string, n: number) => `${phase} (${n})`,
  none: "Ingen gevinster er lagt inn ennå. Skriv «ny gevinst …» for å melde en.",
  complete: "har det som trengs",
  lacks: (list: string) => `mangler ${list}`,
  guessed: "fasen er ikke satt",
  baselineBy: (day: string) => `Nullpunkt må settes før ${day}`,
  baselineLate: (day: string) => `Endringen startet ${day} uten nullpunkt`,
  baselineMissing: "Nullpunkt mangler",
  fillIn: "Fyll ut",
  lack: {
    owner: "eier",
    measure: "måleparameter",
    stakeholders: "interessenter",
    start: "startdato",
    baseline: (n: number) => `nullpunkt for ${lines(n)}`,
    target: (n: number) => `mål for ${lines(n)}`,
    plan: "plan",
    costOwner: "kostnadseier",
    actions: "tiltak",
    result: "sluttresultat",
    note: "erfaringer",
  },
};
export type PhaseTexts = typeof phasesNb;
