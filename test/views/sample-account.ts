import { benefitAccount } from "../../src/domain/benefit-model/benefit-account.ts";
import { formOf, seenText } from "../../src/domain/benefit-model/change-model-line.ts";
import type { ModelLineCard } from "../../src/domain/benefit-model/model-line-card.ts";
import { decimal } from "../../src/domain/numbers/decimal.ts";
import type { Measure, ScorecardRow } from "../../src/domain/project/measure.ts";
import type { ModelLine, ModelSide } from "../../src/domain/project/model-line.ts";
import type { Benefit } from "../../src/domain/project/project.ts";
import { planOf, projectOf, reading } from "../support/plan-builder.ts";

const project = projectOf({ id: "p2", shortName: "kor", name: "Kommunereformprosjektet (KOR)", priceYear: 2016 });
const days: Measure = {
  id: "G1",
  name: "Manuelt arbeid knyttet til stønadsregnskap",
  unit: "Dager",
  percent: false,
  kind: "additive",
  frequency: "halfYear",
  seasonal: false,
};
const row: ScorecardRow = {
  measureId: "G1",
  baseline: decimal(7140),
  baselineDate: "2016-01-31",
  finalTarget: decimal(20),
  finalDate: "2020-12-31",
};
const benefits: Benefit[] = [
  {
    id: "G1",
    name: "Unngår manuelt arbeid knyttet til stønadsregnskap ved kommunesammenslåinger",
    type: "Økonomisk",
    measureId: "G1",
    phase: "Gjennomføre",
    unitPrice: decimal(4200),
  },
  { id: "G2", name: "Kjøretiden på batcher er redusert med 13 døgn", type: "Ikke økonomisk", phase: "Planlegge" },
  { id: "G3", name: "Økt fleksibilitet ihht. nye kommunestrukturer", type: "Ikke økonomisk", phase: "Kartlegge" },
  { id: "G4", name: "Færre henvendelser", type: "Økonomisk", phase: "Gjennomføre" },
];
const modelLines: ModelLine[] = [
  yearly("L1", "nullAlternative", "Manuell føring av stønadsregnskap", 2016, ["4800000", "4500000", "5600000"]),
  once("L2", "newSolution", "Utvikling av Kommunefabrikken", 2016, ["9500000", "8000000", "14000000"]),
  once("L3", "newSolution", "Opplæring", 2017, ["650000"]),
  yearly("L4", "newSolution", "Drift og forvaltning", 2017, ["1100000", "900000", "1500000"]),
  { ...yearly("L5", "benefit", "Færre henvendelser", 2018, ["850000", "1200000", "300000"]), benefitId: "G4" },
  once("L6", "benefit", "Lengre saksbehandling i overgangen", 2017, ["-400000"]),
  { id: "L7", side: "newSolution", name: "Avvikling av gammelt system", recurrence: "oneOff", likely: decimal(300000) },
  { id: "L8", side: "newSolution", name: "Lisenser", recurrence: "running", year: 2018 },
  { ...once("L9", "takenOut", "Færre henvendelser", 2018, ["700000"]), benefitId: "G4" },
];

/** What the kor workbook could hold, with amounts that nobody has given: every part of the card is in use. */
export const sampleAccount = benefitAccount(
  planOf({ project, benefits, modelLines, measures: [days], rows: [row] }),
  [reading("G1", undefined, "2019-H1", "1000")],
  "2019-11-25",
);

/** Thirty years of small amounts: more than there is room for, in whole kroner. */
export const longAccount = benefitAccount(
  planOf({
    project: projectOf({ discountRate: decimal("3.5") }),
    modelLines: [
      once("L1", "newSolution", "Kjøp", 2022, ["52300.5"]),
      { ...yearly("L2", "benefit", "Mindre papir", 2023, ["1250.25"]), lastYear: 2051 },
    ],
  }),
  [],
  "2022-10-03",
);

/** Nothing is priced. */
export const emptyAccount = benefitAccount(planOf({ project, benefits: benefits.slice(1, 3) }), [], "2022-10-03");

const drift = yearly("L4", "newSolution", "Drift og forvaltning", 2017, ["1100000", "900000", "1500000"]);
export const modelLineSample: ModelLineCard = {
  kind: "modelLineCard",
  project,
  id: "L4",
  isNew: false,
  form: { ...formOf(drift), likely: "1,2 mill" },
  was: seenText(drift),
  problem: { reason: "notAnAmount", value: "1,2 mill" },
};
export const newModelLine: ModelLineCard = {
  kind: "modelLineCard",
  project,
  id: "L10",
  isNew: true,
  form: formOf({ side: "newSolution", name: "", recurrence: "oneOff" }),
  was: "",
};

function once(id: string, side: ModelSide, name: string, year: number, amounts: string[]): ModelLine {
  const [likely, optimistic, pessimistic] = amounts.map((amount) => decimal(amount));
  return { id, side, name, recurrence: "oneOff", year, likely, optimistic, pessimistic };
}

function yearly(id: string, side: ModelSide, name: string, year: number, amounts: string[]): ModelLine {
  return { ...once(id, side, name, year, amounts), recurrence: "running", lastYear: 2022 };
}
