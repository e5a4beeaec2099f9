import type { SetupTexts } from "./setup-nb.ts";

const lines = (n: number) => (n === 1 ? "1 linje" : `${n} linjer`);

export const setupNn: SetupTexts = {
  title: (project) => `Oppsett – ${project}`,
  intro: {
    todo: "Ta stega i den rekkjefølgja du vil. Alt er lagra; skriv «oppsett» når du vil halde fram.",
    done: "Alt er på plass. Skriv «spør no» for å starte ein målerunde.",
  },
  steps: {
    project: "Prosjektet",
    channel: "Kanalen",
    roles: "Roller",
    goals: "Mål",
    measures: "Målekort",
    benefits: "Gevinstar",
    milestones: "Milepælar",
    risks: "Risikoar",
    meetings: "Møte",
  },
  buttons: {
    project: "Prosjektet",
    channel: "Kople kanalen",
    roles: "Ny rolle",
    goals: "Nytt mål",
    measures: "Ny måleparameter",
    benefits: "Ny gevinst",
    milestones: "Ny milepæl",
    risks: "Ny risiko",
    meetings: "Nytt møte",
  },
  none: "ingen enno",
  lacks: { purpose: "manglar formål", startDate: "manglar driftsstart" },
  coupled: "kopla til ein kanal",
  notCoupled: (command) => `ikkje kopla enno: skriv ${command} i kanalen`,
  count: {
    roles: (n) => (n === 1 ? "1 rolle" : `${n} roller`),
    goals: (n) => `${n} mål`,
    measures: (n, rows) => `${n === 1 ? "1 måleparameter" : `${n} måleparametrar`}, ${lines(rows)}`,
    benefits: (n) => (n === 1 ? "1 gevinst" : `${n} gevinstar`),
    milestones: (n) => (n === 1 ? "1 milepæl" : `${n} milepælar`),
    risks: (n) => (n === 1 ? "1 risiko" : `${n} risikoar`),
    meetings: (n) => `${n} møte`,
  },
  noSteering: "ingen i styringsgruppa",
  ownerless: (n) => `${lines(n)} utan eigar`,
  noBaseline: (n) => `${lines(n)} utan nullpunkt`,
  noTarget: (n) => `${lines(n)} utan mål`,
  unmeasured: (n) => `${n} utan måleparameter`,
  undated: (n) => `${n} utan dato`,
  unassessed: (n) => (n === 1 ? "1 ikkje vurdert" : `${n} ikkje vurderte`),
};
