import { newProjectTexts } from "../../src/domain/plan-editing/new-project.ts";
import { type PlanItemCard, seenOf } from "../../src/domain/plan-editing/plan-form.ts";
import { planForms } from "../../src/workbook/plan-forms.ts";
import { projectOf } from "../support/plan-builder.ts";

const risk = {
  id: "2",
  event: "Ansatte velger å slutte",
  cause: "Ser ikke sin rolle i ny organisasjon",
  consequence: "Mister viktig kompetanse",
  mitigation: "Alle ansatte deltar i minst en arbeidsgruppe",
  likelihood: 3,
  impact: 4,
  responsible: "prosjektleder@solor.example",
};
const texts = planForms.texts("risks", risk);

/** Someone else has assessed it while the card was open. */
export const planItemSample: PlanItemCard = {
  kind: "planItemCard",
  project: projectOf(),
  list: "risks",
  key: "2",
  fields: planForms.fields("risks"),
  texts: { ...texts, likelihood: "2" },
  was: seenOf(texts),
  reason: "",
  problem: { reason: "changedMeanwhile", fields: [{ field: "likelihood", value: "3" }] },
};

/** Someone has written "nytt prosjekt NAV Solør". */
const blank = planForms.project.texts();
export const newProjectSample: PlanItemCard = {
  kind: "planItemCard",
  project: { id: "", name: "" },
  list: "project",
  key: "",
  fields: planForms.project
    .fields()
    .filter(({ field }) =>
      ["name", "shortName", "purpose", "startDate", "leader", "language", "askIn"].includes(field),
    ),
  texts: newProjectTexts(blank, {
    ...{ name: "Prosjekt NAV Solør", leader: "prosjektleder@solor.example", language: "bokmål" },
  }),
  was: {},
  reason: "",
};

const measure = { name: "Ventetid til første samtale", unit: "Dager", percent: false, seasonal: false } as const;
export const newMeasureSample: PlanItemCard = {
  kind: "planItemCard",
  project: projectOf(),
  list: "measures",
  key: "",
  fields: planForms.fields("measures"),
  texts: {
    ...planForms.texts("measures", { ...measure, id: "S9", frequency: "month" }),
    offices: "Åsnes, Grue, Våler",
  },
  was: {},
  reason: "",
};

const action = { id: "T4", kind: "oldPractice", text: "Slutte med papirskjema", status: "planned" } as const;
export const newPlanItem: PlanItemCard = {
  kind: "planItemCard",
  project: projectOf(),
  list: "actions",
  key: "",
  fields: planForms.fields("actions"),
  texts: planForms.texts("actions", { ...action, concerns: ["G1", "K2"] }),
  was: {},
  reason: "",
};
