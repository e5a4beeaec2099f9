import type { NewMeasure } from "../domain/plan-editing/new-measure.ts";
import type { ScorecardRow } from "../domain/project/measure.ts";
import { date, figuresReady } from "./date-codecs.ts";
import { number } from "./number-codecs.ts";
import { columnsOf, type Sheet } from "./sheet.ts";
import { direction, frequency, idList, kind, shortText, text, user, yes } from "./text-codecs.ts";

const must = { filled: true };
const onlyNew = { onlyNew: true };

/**
 * The sheet Målekort lays a measure and its lines in one row. In a form they are two: what the offices share, and what
 * is the office's own. Values are not here: targets and baselines have commands of their own, with a reason.
 */
const measure = columnsOf<NewMeasure>();
export const measureForm: Sheet<NewMeasure> = {
  name: "Målekort",
  layout: "rows",
  required: true,
  blank: () => ({}),
  key: ({ id }) => id,
  columns: [
    measure("id", "Måle-ID", shortText, "measureId", { ...must, ...onlyNew }),
    measure("name", "Måleparameter", text, "measureName", must),
    measure("unit", "Måleenhet", text, "unit", must),
    measure("direction", "Ønsket utvikling", direction, "direction"),
    measure("frequency", "Målefrekvens", frequency, "frequency", must),
    measure("offices", "Kontorer", idList, "office", onlyNew),
    measure("owner", "Gevinsteier", user, "owner", onlyNew),
    measure("kind", "Regnemåte", kind, "kind"),
    measure("goalId", "Mål-ID", text, "measureGoal"),
    measure("dimension", "Effektdimensjon", text, "dimension"),
    measure("effectGoal", "Effektmål", text, "effectGoal"),
    measure("needGroup", "Behovsgruppe", text, "needGroup"),
    measure("means", "Virkemiddel", text, "means"),
    measure("figuresReady", "Tall klare", figuresReady, "figuresReady"),
    measure("dataSource", "Datakilde", text, "dataSource"),
    measure("countsPersons", "Teller personer", yes, "countsPersons"),
    measure("stoppedOn", "Stoppet", date, "stoppedOn"),
    measure("seriesFrom", "Ny serie fra", date, "seriesFrom"),
  ],
};

const row = columnsOf<ScorecardRow>();
export const rowForm: Sheet<ScorecardRow> = {
  name: "Målekort",
  layout: "rows",
  required: true,
  blank: () => ({}),
  columns: [
    row("measureId", "Måle-ID", shortText, "measureId", { ...must, ...onlyNew }),
    row("office", "Kontor/kommune", shortText, "office", onlyNew),
    row("owner", "Gevinsteier", user, "owner"),
    row("measurer", "Måleansvarlig", user, "measurer"),
    row("weight", "Vekt", number, "weight"),
    row("comparison", "Sammenligning", text, "comparison"),
    row("comment", "Kommentar", text, "comment"),
  ],
};
