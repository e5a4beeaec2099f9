import { decimal } from "../../src/domain/numbers/decimal.ts";
import type { Measure, ScorecardRow } from "../../src/domain/project/measure.ts";
import type { Plan, Project } from "../../src/domain/project/project.ts";

const solor = "Flere i arbeid og færre på trygd";
/** Measures of NAV Solør: id, name, need group, unit, goal. */
const solorMeasures: [id: string, name: string, needGroup: string, unit: string][] = [
  ["S1", "Helt ledige, andel", "Innbyggere", "Andel"],
  ["S2", "Nedsatt arbeidsevne, andel", "Innbyggere", "Andel"],
  ["S3", "Mottakere av uføretrygd, andel", "Innbyggere", "Andel"],
  ["K1", "Sosialhjelpsmottakere", "Sosialhjelpsmottakere", "Antall"],
  ["K2", "Sosialhjelpsmottakere 18-24 år", "Sosialhjelpsmottakere", "Antall"],
  ["K3", "Sosialhjelpsmottakere med sosialhjelp i 6 måneder eller mer", "Sosialhjelpsmottakere", "Antall"],
  ["K4", "Sosialhjelpsmottakere med arbeidsinntekt som hovedinntekt", "Sosialhjelpsmottakere", "Antall"],
  [
    "K5",
    "Sosialhjelpsmottakere med sosialhjelp som viktigste kilde til livsopphold",
    "Sosialhjelpsmottakere",
    "Antall",
  ],
  ["K6", "Sosialhjelpsmottakere som bor i eid bolig", "Sosialhjelpsmottakere", "Antall"],
  ["K7", "Barn i familier som mottok sosialhjelp", "Sosialhjelpsmottakere", "Antall"],
  ["B1", "Årsverk stat", "Ansatte", "Årsverk"],
  ["B2", "Årsverk kommune", "Ansatte", "Årsverk"],
];
const offices = ["Våler", "Åsnes", "Grue"];

export function project(id: string, shortName: string): Project {
  return {
    id,
    shortName,
    name: "Prosjekt NAV Solør",
    purpose: "Ett felles NAV-kontor for Våler, Åsnes og Grue",
    startDate: "2023-01-01",
    language: "nb",
    timeZone: "Europe/Oslo",
    digestAt: { weekday: 1, time: "08:00" },
    channelName: "Prosjekt NAV Solør",
    leader: "prosjektleder@solor.example",
    askIn: "channel",
    limits: { green: 95, yellow: 80 },
    discountRate: decimal("3.5"),
    priceYear: 2022,
  };
}

export function emptyPlan(id: string, shortName = id): Plan {
  return {
    project: project(id, shortName),
    goals: [],
    roles: [],
    measures: [],
    rows: [],
    targets: [],
    milestones: [],
    risks: [],
    successFactors: [],
    groupTasks: [],
    meetings: [],
    decisions: [],
    keyFigures: [],
    benefits: [],
    actions: [],
    modelLines: [],
    mapArrows: [],
    statedTotals: [],
  };
}

/** NAV Solør as its workbook has it, with every list and every field in use at least once. */
export function solorPlan(id: string, shortName = id): Plan {
  return {
    ...emptyPlan(id, shortName),
    goals: [
      { id: "E1", level: "effectGoal", text: solor },
      { id: "E2", level: "effectGoal", text: "Bedre brukermøter" },
      { id: "D1", level: "subGoal", text: "Likeverdige tjenester uavhengig av bosted", parentId: "E2" },
    ],
    roles: [
      {
        group: "Styringsgruppe",
        position: "Leder",
        title: "Leder av styringsgruppa",
        user: "sg.leder@solor.example",
        from: { text: "9. mars 2022", date: "2022-03-09", exact: true },
        to: { text: "Til vertskommune er vedtatt", exact: false },
      },
      { group: "Prosjekt-MBA", position: "Medlem", title: "Representant", office: "Åsnes" },
      // two seats alike
      { group: "Prosjekt-MBA", position: "Medlem", title: "Representant", office: "Åsnes" },
    ],
    measures: solorMeasures.map(measure),
    rows: solorMeasures.flatMap(([measureId]) => offices.map((office) => row(measureId, office))),
    targets: [
      { measureId: "S1", office: "Åsnes", date: "2024-12-31", value: decimal("1.0") },
      { measureId: "S1", value: decimal("-3.25") },
    ],
    milestones: [
      {
        id: "MP 1",
        time: { text: "9. mars 2022", date: "2022-03-09", exact: true },
        event: "Konstituering",
        status: "done",
      },
      {
        id: "MP 8",
        time: { text: "23. juni 2022", date: "2022-06-23", exact: true },
        event: "Beslutning om hvilke kommunale tjenester som skal inn i NAV Solør",
        status: "done",
        statusText: "Utført.",
        responsible: "nav.valer@solor.example",
        concerns: ["K1"],
      },
      {
        id: "MP 7",
        time: { text: "Vår/høst", date: "2022-11-30", exact: false },
        event: "Anskaffelse av lokaler",
        status: "started",
      },
    ],
    risks: [
      {
        id: "3",
        event: "Virksomheten får ikke hensiktsmessige lokaler",
        cause: "For lite tid eller midler",
        consequence: "Dårlig arbeidsmiljø",
        mitigation: "God anskaffelsesprosess",
        likelihood: 3,
        impact: 4,
        likelihoodAfter: 2,
        impactAfter: 3,
        responsible: "nav.valer@solor.example",
        concerns: ["S1", "G1"],
      },
      { id: "2", event: "Ansatte velger å slutte" },
    ],
    successFactors: [{ id: "1", text: "Forankring i NAV-kontorene", assessment: "God", likelihood: "Sannsynlig" }],
    groupTasks: [
      {
        groupId: "4",
        group: "IKT, telefoni og arkiv",
        task: "Kartlegge dagens IKT",
        responsible: "ass.prosjektleder@solor.example",
        participants: "3",
        support: "IKT i kommune og stat",
        due: { text: "primo oktober 2022", date: "2022-10-10", exact: false },
      },
    ],
    meetings: [{ date: { text: "09.03.22", date: "2022-03-09", exact: true }, group: "Styringsgruppe" }],
    decisions: [
      { date: { text: "udatert", exact: false }, meeting: "Styringsgruppe", matter: "Lokaler", conclusion: "Kjøp" },
    ],
    keyFigures: [
      {
        name: "Antall innbyggere",
        parts: [
          { office: "Våler", value: decimal(3597) },
          { office: "Grue", value: decimal("4548.50") },
        ],
        total: decimal(15464),
      },
    ],
    benefits: [
      {
        id: "G1",
        name: "Unngår manuelt arbeid",
        type: "Økonomisk",
        measureId: "K1",
        effectGoal: solor,
        phase: "Planlegge",
        unitPrice: decimal("4312.75"),
        owner: "gevinsteier@solor.example",
        costOwner: "Vertskommunen",
        stakeholders: "Ansatte i alle tre kontorer",
        dependsOn: "Felles fagsystem",
        startDate: "2023-02-01",
        plan: "Ett team tar alle saker",
        unplanned: true,
        handedOverOn: "2024-01-15",
        closedOn: "2025-03-01",
        finalResult: "20 dager per 31.12.2024",
        closingNote: "Start målingen før endringen",
      },
    ],
    actions: [
      {
        id: "T1",
        kind: "oldPractice",
        text: "Slutte med papirskjema",
        concerns: ["G1", "3"],
        responsible: "tiltak@solor.example",
        due: { text: "Primo oktober 2022", date: "2022-10-10", exact: false },
        status: "dropped",
        why: "Skjemaet er lovpålagt",
        grounds: "antatt",
      },
    ],
    modelLines: [
      {
        id: "L1",
        side: "newSolution",
        name: "Lisenser",
        recurrence: "running",
        year: 2023,
        lastYear: 2032,
        likely: decimal("1200000"),
        optimistic: decimal("900000.5"),
        pessimistic: decimal("1500000"),
        benefitId: "G1",
        costOwner: "pmo@nav.example",
        priceYear: 2022,
        grounds: "antatt",
      },
      { id: "L2", side: "benefit", name: "Ro i arbeidet", recurrence: "oneOff" },
    ],
    mapArrows: [{ from: "Batch", to: "Nedetid", fromType: "Produkt", toType: "Resultatmål", grounds: "antatt" }],
    statedTotals: [{ goal: "Økt selvbetjeningsandel", status: "98 %", grounds: "Kilde" }],
  };
}

function measure([id, name, needGroup, unit]: (typeof solorMeasures)[number]): Measure {
  return {
    id,
    goalId: "E1",
    effectGoal: solor,
    needGroup,
    name,
    means: "Felles kontor",
    unit,
    percent: unit === "Andel",
    kind: unit === "Andel" ? "ratio" : "additive",
    direction: "decrease",
    frequency: id.startsWith("S") ? "quarter" : "year",
    ...(id.startsWith("K") ? { figuresReady: { month: 3, day: 15 } } : { figuresReady: { daysAfter: 10 } }),
    dataSource: "KOSTRA",
    ...(id === "K1" && { stoppedOn: "2022-09-30", seriesFrom: "2022-01-01", seriesBefore: "Andel" }),
    seasonal: id === "S1",
  };
}

function row(measureId: string, office: string): ScorecardRow {
  return {
    measureId,
    office,
    owner: `nav.${{ Våler: "valer", Åsnes: "asnes", Grue: "grue" }[office]}@solor.example`,
    weight: decimal(3597),
    baseline: decimal("3.0"),
    baselineDate: "2022-03-31",
    finalDate: "2024-12-31",
    targetText: "Reduksjon",
    comparison: "Innlandet 1,7 % (mar.22)",
    comment: "Antall: 49",
    grounds: "kilde",
  };
}
