import { decimal } from "../../src/domain/numbers/decimal.ts";
import type { Measure, ScorecardRow } from "../../src/domain/project/measure.ts";
import type { Milestone, Plan, Project } from "../../src/domain/project/project.ts";
import type { Reading } from "../../src/domain/project/reading.ts";

export function projectOf(some: Partial<Project> = {}): Project {
  return {
    id: "p1",
    shortName: "nav-solor",
    name: "Prosjekt NAV Solør",
    language: "nb",
    timeZone: "Europe/Oslo",
    digestAt: { weekday: 1, time: "08:00" },
    leader: "prosjektleder@solor.example",
    askIn: "channel",
    limits: { green: 95, yellow: 80 },
    ...some,
  };
}

export function planOf(some: Partial<Plan> = {}): Plan {
  return {
    project: projectOf(),
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
    ...some,
  };
}

export function milestone(id: string, date: string | undefined, some: Partial<Milestone> = {}): Milestone {
  const time = { text: date ?? "Til våren", exact: true, ...(date === undefined ? {} : { date }) };
  return { id, time, event: `Hendelse ${id}`, status: "planned", ...some };
}

let readings = 0;
/** Given at noon on 3 October 2022 unless said otherwise. */
export function reading(
  measureId: string,
  office: string | undefined,
  period: string,
  value: string,
  some: Partial<Reading> = {},
): Reading {
  readings += 1;
  return {
    id: `reading-${readings}`,
    measureId,
    ...(office === undefined ? {} : { office }),
    period,
    value: decimal(value),
    unchanged: false,
    at: "2022-10-03T10:00:00Z",
    source: "card",
    ...some,
  };
}

const offices = ["Våler", "Åsnes", "Grue"] as const;
const owners = { Våler: "nav.valer@solor.example", Åsnes: "nav.asnes@solor.example", Grue: "nav.grue@solor.example" };
const inhabitants = { Våler: 3597, Åsnes: 7211, Grue: 4548 };

type Line = [id: string, name: string, goalId: string, month: string, baselines: [number, number, number]];
const shares: Line[] = [
  ["S1", "Helt ledige, andel", "E1", "2022-03-31", [3.0, 1.3, 3.3]],
  ["S2", "Nedsatt arbeidsevne, andel", "E1", "2022-02-28", [7.4, 8.9, 7.2]],
  ["S3", "Mottakere av uføretrygd, andel", "E1", "2021-12-31", [21.1, 20.8, 20.1]],
];
const counts: Line[] = [
  ["K1", "Sosialhjelpsmottakere", "E1", "2021-12-31", [112, 241, 161]],
  ["K2", "Sosialhjelpsmottakere 18-24 år", "E1", "2021-12-31", [16, 39, 41]],
  ["K3", "Sosialhjelpsmottakere med sosialhjelp i 6 måneder eller mer", "E1", "2021-12-31", [27, 92, 65]],
  ["K4", "Sosialhjelpsmottakere med arbeidsinntekt som hovedinntekt", "E1", "2021-12-31", [9, 21, 10]],
  [
    "K5",
    "Sosialhjelpsmottakere med sosialhjelp som viktigste kilde til livsopphold",
    "E1",
    "2021-12-31",
    [56, 127, 79],
  ],
  ["K6", "Sosialhjelpsmottakere som bor i eid bolig", "E1", "2021-12-31", [11, 24, 23]],
  ["K7", "Barn i familier som mottok sosialhjelp", "E1", "2021-12-31", [39, 98, 73]],
];
const staff: Line[] = [
  ["B1", "Årsverk stat", "D5", "2022-03-31", [3.1, 6.4, 3.9]],
  ["B2", "Årsverk kommune", "D5", "2022-03-31", [5.9, 7.9, 5]],
];

/** The measures, offices, goals, milestones and decisions of the sample project, as the workbook gives them. */
export function solorPlan(some: Partial<Plan> = {}): Plan {
  const ratio = { unit: "Andel", percent: true, kind: "ratio", direction: "decrease", frequency: "quarter" } as const;
  const yearly = { unit: "Antall", percent: false, kind: "additive", frequency: "year" } as const;
  const years = { unit: "Årsverk", percent: false, kind: "additive", frequency: "halfYear" } as const;
  return planOf({
    project: projectOf({ startDate: "2023-01-01" }),
    goals: [
      { id: "E1", level: "effectGoal", text: "Flere i arbeid og færre på trygd" },
      { id: "E2", level: "effectGoal", text: "Bedre brukermøter" },
      { id: "E3", level: "effectGoal", text: "Pålitelig forvaltning" },
      { id: "E4", level: "effectGoal", text: "Økt kompetanse" },
      { id: "D1", level: "subGoal", text: "Likeverdige tjenester uavhengig av bosted", parentId: "E2" },
      { id: "D5", level: "subGoal", text: "Attraktiv kompetansearbeidsplass med bredt fagmiljø", parentId: "E4" },
    ],
    roles: [
      { group: "Prosjektgruppe", position: "Leder", title: "Prosjektleder", user: "prosjektleder@solor.example" },
      {
        group: "Prosjektgruppe",
        position: "Medlem",
        title: "Ass. prosjektleder",
        user: "ass.prosjektleder@solor.example",
      },
      ...offices.map((office) => ({
        group: "Linje",
        position: "Gevinsteier",
        title: `NAV ${office}`,
        office,
        user: owners[office],
      })),
    ],
    measures: [
      ...shares.map((line) => measureOf(line, ratio)),
      ...counts.map((line) => measureOf(line, { ...yearly, figuresReady: { month: 3, day: 15 } })),
      ...staff.map((line) => measureOf(line, years)),
    ],
    rows: [...shares, ...counts, ...staff].flatMap(rowsOf),
    milestones: [
      milestone("MP 7", "2022-11-30", { status: "started" }),
      milestone("MP 9", "2022-09-30", { status: "done" }),
      milestone("MP 10", "2022-09-30"),
      milestone("MP 11", "2022-10-01"),
      milestone("MP 12", "2022-10-10"),
      milestone("MP 13", "2022-10-31"),
      milestone("MP 14", "2023-01-01"),
    ],
    risks: ["1", "2", "3", "4", "5", "6", "7", "8"].map((id) => ({ id, event: `Risiko ${id}` })),
    decisions: [
      decision("2022-06-23", "Kommunale tjenester"),
      decision("2022-08-23", "Kommunale tjenester"),
      { date: { text: "udatert", exact: false }, meeting: "Styringsgruppe", matter: "Lokaler" },
    ],
    ...some,
  });
}

export function decision(date: string, matter: string) {
  return { date: { text: date, date, exact: true }, meeting: "Styringsgruppe", matter, conclusion: "Behandlet" };
}

function measureOf([id, name, goalId]: Line, some: Omit<Measure, "id" | "name" | "goalId" | "seasonal">): Measure {
  return { id, name, goalId, seasonal: false, ...some };
}

function rowsOf([measureId, , , baselineDate, baselines]: Line): ScorecardRow[] {
  return offices.map((office, index) => ({
    measureId,
    office,
    owner: owners[office],
    weight: decimal(inhabitants[office]),
    baseline: decimal(baselines[index] ?? 0),
    baselineDate,
    finalDate: "2024-12-31",
    targetText: "Reduksjon",
  }));
}
