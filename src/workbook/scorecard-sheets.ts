import type { Decimal } from "../domain/numbers/decimal.ts";
import type { Direction, FiguresReady, Frequency, MeasureKind, Target } from "../domain/project/measure.ts";
import type { IsoDate } from "../domain/time/time.ts";
import { date, figuresReady } from "./date-codecs.ts";
import { type Amount, amount, amountOrWord, number } from "./number-codecs.ts";
import { columnsOf, type Sheet } from "./sheet.ts";
import { direction, frequency, kind, shortText, text, user, yes } from "./text-codecs.ts";

/** A line of the sheet Målekort: what the measure's offices share, and what is the office's own. */
export type ScorecardLine = {
  id: string;
  goalId?: string;
  dimension?: string;
  effectGoal?: string;
  needGroup?: string;
  name?: string;
  means?: string;
  unit?: string;
  kind?: MeasureKind;
  direction?: Direction;
  frequency?: Frequency;
  figuresReady?: FiguresReady;
  dataSource?: string;
  countsPersons?: boolean;
  stoppedOn?: IsoDate;
  seriesFrom?: IsoDate;
  seriesBefore?: string;
  office?: string;
  owner?: string;
  measurer?: string;
  weight?: Decimal;
  baseline?: Amount;
  baselineDate?: IsoDate;
  target?: Amount | string;
  finalTarget?: Amount | string;
  finalDate?: IsoDate;
  comparison?: string;
  comment?: string;
  grounds?: string;
};

const office = { also: ["Kontor", "Kommune"] };
const must = { filled: true };
const line = columnsOf<ScorecardLine>();
export const scorecardSheet: Sheet<ScorecardLine> = {
  name: "Målekort",
  layout: "rows",
  required: true,
  blank: () => ({}),
  key: (item) => [item.id, item.office].filter(Boolean).join(" "),
  columns: [
    line("id", "Måle-ID", shortText, "measureId", must),
    line("goalId", "Mål-ID", text, "measureGoal"),
    line("dimension", "Effektdimensjon", text, "dimension"),
    line("effectGoal", "Effektmål", text, "effectGoal"),
    line("owner", "Gevinsteier", user, "owner", { also: ["Gevinsteigar"] }),
    line("measurer", "Måleansvarlig", user, "measurer", { also: ["Måleansvarleg"] }),
    line("needGroup", "Behovsgruppe", text, "needGroup"),
    line("name", "Måleparameter", text, "measureName", { required: true }),
    line("office", "Kontor/kommune", shortText, "office", office),
    line("means", "Virkemiddel", text, "means", { also: ["Verkemiddel"] }),
    line("unit", "Innsatsfaktor/verdi", text, "unit", { required: true, also: ["Måleenhet", "Enhet", "Måleeining"] }),
    line("kind", "Regnemåte", kind, "kind", { also: ["Reknemåte"] }),
    line("weight", "Vekt", number, "weight"),
    line("direction", "Ønsket utvikling", direction, "direction", { also: ["Ønskt utvikling"] }),
    line("baseline", "Nullpunkt", amount, "baseline"),
    line("baselineDate", "Nullpunkt måned/år", date, "baselineDate", {
      also: ["Nullpunkt månad/år", "Nullpunkt dato"],
    }),
    line("target", "Mål per statustidspunkt", amountOrWord, "target"),
    line("finalTarget", "Sluttmål", amountOrWord, "finalTarget"),
    line("finalDate", "Sluttmåling måned/år", date, "finalDate", { also: ["Sluttmåling månad/år", "Sluttmåling"] }),
    line("frequency", "Målefrekvens", frequency, "frequency", { required: true }),
    line("figuresReady", "Tall klare", figuresReady, "figuresReady", { also: ["Tal klare"] }),
    line("dataSource", "Datakilde", text, "dataSource", { also: ["Datakjelde"] }),
    line("countsPersons", "Teller personer", yes, "countsPersons", { also: ["Tel personar"] }),
    line("stoppedOn", "Stoppet", date, "stoppedOn", { also: ["Stoppa"] }),
    line("seriesFrom", "Ny serie fra", date, "seriesFrom", { also: ["Ny serie frå"] }),
    line("seriesBefore", "Måleenhet før", shortText, "seriesBefore", { also: ["Måleeining før"] }),
    line("comparison", "Sammenligning", text, "comparison", { also: ["Samanlikning"] }),
    line("comment", "Kommentar", text, "comment"),
    line("grounds", "Grunnlag", text, "grounds"),
  ],
};

/** A line of the sheet Målinger. */
export type ReadingLine = {
  measureId: string;
  office?: string;
  year?: Decimal;
  month?: string;
  value?: Amount;
  comment?: string;
  corrected?: boolean;
  reason?: string;
  measuredOn?: IsoDate;
  unchanged?: boolean;
  cause?: string;
  action?: string;
  by?: string;
  onBehalfOf?: string;
};

const reading = columnsOf<ReadingLine>();
export const readingSheet: Sheet<ReadingLine> = {
  name: "Målinger",
  layout: "rows",
  required: false,
  blank: () => ({}),
  columns: [
    reading("measureId", "Måle-ID", shortText, "readingMeasure", must),
    reading("office", "Kontor/kommune", shortText, "office", office),
    reading("year", "Status år", number, "readingYear", must),
    reading("month", "Status måned", text, "readingMonth", { also: ["Status månad"] }),
    reading("value", "Status", amount, "readingValue", { required: true }),
    reading("comment", "Kommentar", text, "readingComment"),
    reading("corrected", "Rettet", yes, "corrected", { also: ["Retta"] }),
    reading("reason", "Årsak", text, "correctionReason"),
    reading("measuredOn", "Målt dato", date, "measuredOn"),
    reading("unchanged", "Uendret", yes, "unchanged", { also: ["Uendra"] }),
    reading("cause", "Avvik årsak", text, "deviationCause"),
    reading("action", "Avvik tiltak", text, "deviationAction"),
    reading("by", "Meldt av", user, "reportedBy"),
    reading("onBehalfOf", "På vegne av", user, "onBehalfOf", { also: ["På vegner av"] }),
  ],
};

/** A line of the sheet Delmål. */
export type TargetLine = Omit<Target, "value"> & { value: Amount };
const target = columnsOf<TargetLine>();
export const targetSheet: Sheet<TargetLine> = {
  name: "Delmål",
  layout: "rows",
  required: false,
  blank: () => ({}),
  key: (item) => [item.measureId, item.office, item.date].filter(Boolean).join(" "),
  columns: [
    target("measureId", "Måle-ID", shortText, "targetMeasure", must),
    target("office", "Kontor", shortText, "office", { also: ["Kontor/kommune", "Kommune"] }),
    target("date", "Dato", date, "targetDate"),
    target("value", "Mål", amount, "targetValue", must),
  ],
};
