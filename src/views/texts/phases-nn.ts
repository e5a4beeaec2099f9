import type { PhaseTexts } from "./phases-nb.ts";

const lines = (n: number) => (n === 1 ? "1 linje" : `${n} linjer`);

export const phasesNn: PhaseTexts = {
  title: (project) => `Fasar – ${project}`,
  names: { map: "Kartleggje", plan: "Planleggje", carryOut: "Gjennomføre", document: "Dokumentere" },
  heading: (phase, n) => `${phase} (${n})`,
  none: "Ingen gevinstar er lagde inn enno. Skriv «ny gevinst …» for å melde ein.",
  complete: "har det som trengst",
  lacks: (list) => `manglar ${list}`,
  guessed: "fasen er ikkje sett",
  baselineBy: (day) => `Nullpunkt må setjast før ${day}`,
  baselineLate: (day) => `Endringa starta ${day} utan nullpunkt`,
  baselineMissing: "Nullpunkt manglar",
  fillIn: "Fyll ut",
  lack: {
    owner: "eigar",
    measure: "måleparameter",
    stakeholders: "interessentar",
    start: "startdato",
    baseline: (n) => `nullpunkt for ${lines(n)}`,
    target: (n) => `mål for ${lines(n)}`,
    plan: "plan",
    costOwner: "kostnadseigar",
    actions: "tiltak",
    result: "sluttresultat",
    note: "erfaringar",
  },
};
