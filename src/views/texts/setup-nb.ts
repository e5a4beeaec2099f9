import type { SetupStep } from "../../domain/telling/setup-guide.ts";

const lines = (n: number) => (n === 1 ? "1 linje" : `${n} linjer`);

/** How far a project's set-up has come. */
export const setupNb = {
  title: (project: string) => `Oppsett – ${project}`,
  intro: {
    todo: "Ta stegene i den rekkefølgen du vil. Alt er lagret; skriv «oppsett» når du vil fortsette.",
    done: "Alt er på plass. Skriv «spør nå» for å starte en målerunde.",
  },
  steps: {
    project: "Prosjektet",
    channel: "Kanalen",
    roles: "Roller",
    goals: "Mål",
    measures: "Målekort",
    benefits: "Gevinster",
    milestones: "Milepæler",
    risks: "Risikoer",
    meetings: "Møter",
  } satisfies Record<SetupStep["step"], string>,
  buttons: {
    project: "Prosjektet",
    channel: "Koble kanalen",
    roles: "Ny rolle",
    goals: "Nytt mål",
    measures: "Ny måleparameter",
    benefits: "Ny gevinst",
    milestones: "Ny milepæl",
    risks: "Ny risiko",
    meetings: "Nytt møte",
  } satisfies Record<SetupStep["step"], string>,
  none: "ingen ennå",
  lacks: { purpose: "mangler formål", startDate: "mangler driftsstart" },
  coupled: "koblet til en kanal",
  notCoupled: (command: string) => `ikke koblet ennå: skriv ${command} i kanalen`,
  count: {
    roles: (n: number) => (n === 1 ? "1 rolle" : `${n} roller`),
    goals: (n: number) => `${n} mål`,
    measures: (n: number, rows: number) => `${n === 1 ? "1 måleparameter" : `${n} måleparametre`}, ${lines(rows)}`,
    benefits: (n: number) => (n === 1 ? "1 gevinst" : `${n} gevinster`),
    milestones: (n: number) => (n === 1 ? "1 milepæl" : `${n} milepæler`),
    risks: (n: number) => (n === 1 ? "1 risiko" : `${n} risikoer`),
    meetings: (n: number) => (n === 1 ? "1 møte" : `${n} møter`),
  },
  noSteering: "ingen i styringsgruppen",
  ownerless: (n: number) => `${lines(n)} uten eier`,
  noBaseline: (n: number) => `${lines(n)} uten nullpunkt`,
  noTarget: (n: number) => `${lines(n)} uten mål`,
  unmeasured: (n: number) => `${n} uten måleparameter`,
  undated: (n: number) => `${n} uten dato`,
  unassessed: (n: number) => (n === 1 ? "1 ikke vurdert" : `${n} ikke vurdert`),
};
export type SetupTexts = typeof setupNb;
