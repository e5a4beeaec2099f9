import { decimal } from "../../src/domain/numbers/decimal.ts";
import type { Frequency, Measure, ScorecardRow } from "../../src/domain/project/measure.ts";
import type { Decision, Goal, Milestone, Plan, Risk } from "../../src/domain/project/project.ts";
import { readFreeTimes } from "../../src/domain/time/free-time.ts";
import type { FreeTime } from "../../src/domain/time/time.ts";
import { planOf, projectOf } from "../support/plan-builder.ts";

/** The example project as its workbook has it, short enough to read: what the cards' samples are drawn from. */
const offices = ["Våler", "Åsnes", "Grue"] as const;
export const owners: Record<string, string> = {
  Våler: "nav.valer@solor.example",
  Åsnes: "nav.asnes@solor.example",
  Grue: "nav.grue@solor.example",
};
const weights: Record<string, number> = { Våler: 3597, Åsnes: 7211, Grue: 4548 };

type MeasureLine = [
  id: string,
  name: string,
  unit: string,
  frequency: Frequency,
  baselineDate: string,
  values: [string, string, string],
];
const measureLines: MeasureLine[] = [
  ["S1", "Helt ledige, andel", "Andel", "quarter", "2022-03-31", ["3", "1.3", "3.3"]],
  ["S2", "Nedsatt arbeidsevne, andel", "Andel", "quarter", "2022-02-28", ["7.4", "8.9", "7.2"]],
  ["S3", "Mottakere av uføretrygd, andel", "Andel", "quarter", "2021-12-31", ["21.1", "20.8", "20.1"]],
  ["K1", "Sosialhjelpsmottakere", "Antall", "year", "2021-12-31", ["112", "241", "161"]],
  ["K2", "Sosialhjelpsmottakere 18-24 år", "Antall", "year", "2021-12-31", ["16", "39", "41"]],
  [
    "K3",
    "Sosialhjelpsmottakere med sosialhjelp i 6 måneder eller mer",
    "Antall",
    "year",
    "2021-12-31",
    ["27", "92", "65"],
  ],
  [
    "K4",
    "Sosialhjelpsmottakere med arbeidsinntekt som hovedinntekt",
    "Antall",
    "year",
    "2021-12-31",
    ["9", "21", "10"],
  ],
  [
    "K5",
    "Sosialhjelpsmottakere med sosialhjelp som viktigste kilde til livsopphold",
    "Antall",
    "year",
    "2021-12-31",
    ["56", "127", "79"],
  ],
  ["K6", "Sosialhjelpsmottakere som bor i eid bolig", "Antall", "year", "2021-12-31", ["11", "24", "23"]],
  ["K7", "Barn i familier som mottok sosialhjelp", "Antall", "year", "2021-12-31", ["39", "98", "73"]],
  ["B1", "Årsverk stat", "Årsverk", "halfYear", "2022-03-31", ["3.1", "6.4", "3.9"]],
  ["B2", "Årsverk kommune", "Årsverk", "halfYear", "2022-03-31", ["5.9", "7.9", "5"]],
];
const undirected = new Set(["K4", "K6", "B1", "B2"]);
const sources: Record<string, string> = { S: "NAV statistikk", K: "KOSTRA", B: "Bemanningsplan" };

function measureOf([id, name, unit, frequency]: MeasureLine): Measure {
  return {
    id,
    goalId: id.startsWith("B") ? "D5" : "E1",
    name,
    means: "Felles kontor",
    unit,
    percent: unit === "Andel",
    kind: unit === "Andel" ? "ratio" : "additive",
    ...(undirected.has(id) ? {} : { direction: "decrease" as const }),
    frequency,
    ...(frequency === "year" ? { figuresReady: { month: 3, day: 15 } } : {}),
    dataSource: sources[id.charAt(0)] ?? "",
    seasonal: false,
  };
}

function rowsOf([measureId, , unit, , baselineDate, values]: MeasureLine): ScorecardRow[] {
  return offices.map((office, index) => ({
    measureId,
    office,
    owner: owners[office] ?? "",
    ...(unit === "Andel" ? { weight: decimal(weights[office] ?? 1) } : {}),
    baseline: decimal(values[index] ?? 0),
    baselineDate,
    ...(measureId === "S1" ? { comparison: "Innlandet 1,7 % (mar.22)", comment: "Sesongvarierer" } : {}),
  }));
}

const goals: Goal[] = [
  { id: "E1", level: "effectGoal", text: "Flere i arbeid og færre på trygd" },
  { id: "E2", level: "effectGoal", text: "Bedre brukermøter" },
  { id: "E3", level: "effectGoal", text: "Pålitelig forvaltning" },
  { id: "E4", level: "effectGoal", text: "Økt kompetanse" },
  { id: "D1", level: "subGoal", text: "Likeverdige tjenester uavhengig av bosted", parentId: "E2" },
  { id: "D2", level: "subGoal", text: "Mer enhetlig NAV overfor arbeidsgiverne", parentId: "E1" },
  { id: "D5", level: "subGoal", text: "Attraktiv kompetansearbeidsplass med bredt fagmiljø", parentId: "E4" },
];

const milestoneLines: [string, string, string, Milestone["status"]][] = [
  ["MP 5", "Mai/juni 2022", "Oppstart i arbeidsgruppene", "done"],
  ["MP 6", "Før sommerferien", "Ansettelse/innplassering av leder for NAV Solør", "done"],
  ["MP 7", "Vår/høst", "Anskaffelse av lokaler", "started"],
  ["MP 8", "23. juni 2022", "Beslutning om hvilke kommunale tjenester som skal inn i NAV Solør", "done"],
  ["MP 9", "August/september 2022", "Personalsamling med overnatting og befaring", "done"],
  ["MP 10", "September 2022", "Politisk behandling av vertskommune og samarbeidsavtale", "planned"],
  ["MP 11", "01.10.22", "Leder bestiller vertskommunesammenslåing IKT i Porten", "planned"],
  ["MP 12", "Primo oktober 2022", "Protokoll for organisering av NAV Solør", "planned"],
  ["MP 13", "Ultimo oktober 2022", "Prosjektgruppa og arbeidsgruppene har levert sin utredning", "planned"],
  ["MP 14", "1. jan. 2023", "Oppstart NAV Solør", "planned"],
];
const riskLines: [string, string, string, string, string][] = [
  [
    "1",
    "Ansatte involveres ikke godt nok i prosessen",
    "Ikke satt av nok tid; produksjonen skal sikres samtidig",
    "Manglende forankring",
    "Jevnlige informasjonsmøter; aktiv bruk av Teams",
  ],
  [
    "2",
    "Ansatte velger å slutte",
    "Ser ikke sin rolle i ny organisasjon",
    "Mister viktig kompetanse",
    "Alle ansatte deltar i minst en arbeidsgruppe",
  ],
  [
    "6",
    "Prioriteres ikke for IKT-løsninger",
    "Mange etableringer, lang kø",
    "Helt kritisk for oppstart",
    "Melde sak tidlig; involvere kommunenes IKT-selskap",
  ],
  [
    "8",
    "Sensitive personopplysninger kommer på avveier i IKT-systemer",
    "Personkonsekvensvurdering skal gjøres",
    "Prosjektgruppa vurderer at risikoen ikke øker ved felles kontor",
    "Samme sosialsystem; årlig gjennomgang av tilganger",
  ],
];
const decisionLines: [string, string, string][] = [
  ["27.04.22", "Vertskommune", "Åsnes anbefales som vertskommune, lokalisering Flisa"],
  ["24.05.22", "Kommunikasjonsplan", "Gjennomgått"],
  ["23.06.22", "Kommunale tjenester", "Behandlet; tas opp igjen 23.08.22"],
  [
    "23.08.22",
    "Kommunale tjenester",
    "Flyktningtjenesten i Våler og Åsnes videreføres i felles kontor, Grue holder sin utenfor; bostøtte legges til",
  ],
  ["udatert", "Lokaler", "Full eiendomsanskaffelse"],
];

function timesOf(texts: string[]): FreeTime[] {
  return readFreeTimes(texts).map((time, index) => time ?? { text: texts[index] ?? "", exact: false });
}

function milestones(): Milestone[] {
  const times = timesOf(milestoneLines.map(([, time]) => time));
  return milestoneLines.flatMap(([id, , event, status], index) => {
    const time = times[index];
    return time === undefined ? [] : [{ id, time, event, status }];
  });
}

function decisions(): Decision[] {
  const times = timesOf(decisionLines.map(([time]) => time));
  return decisionLines.flatMap(([, matter, conclusion], index) => {
    const date = times[index];
    return date === undefined ? [] : [{ date, meeting: "Styringsgruppe", matter, conclusion }];
  });
}

const risks: Risk[] = riskLines.map(([id, event, cause, consequence, mitigation]) => ({
  id,
  event,
  cause,
  consequence,
  mitigation,
}));

export const navSolor: Plan = planOf({
  project: projectOf({ startDate: "2023-01-01", purpose: "Ett felles NAV-kontor for Våler, Åsnes og Grue" }),
  goals,
  measures: measureLines.map(measureOf),
  rows: measureLines.flatMap(rowsOf),
  milestones: milestones(),
  risks,
  decisions: decisions(),
});
