import type { Decimal } from "../numbers/decimal.ts";
import type { FreeTime, IsoDate } from "../time/time.ts";

/** Where in a workbook: "Målekort", "O12". */
export type CellPlace = { sheet: string; cell?: string };

/** Why a workbook was refused; each has a sentence with what to do. Nothing is stored when there is one. */
export type ImportError = CellPlace &
  (
    | { reason: "notXlsx" | "tooLarge" | "tooManyCells" | "damaged" | "encrypted" }
    /** several others are being read; nothing is wrong with this one */
    | { reason: "readersBusy" }
    | { reason: "sheetMissing" }
    | { reason: "columnMissing"; column: string }
    | { reason: "valueMissing"; column: string }
    | { reason: "duplicateRow"; key: string; firstCell: string }
    | { reason: "notANumber" | "notAYear"; column: string; value: string }
    | { reason: "unknownFrequency"; value: string; allowed: string[] }
    | { reason: "unknownWord"; column: string; value: string; allowed: string[] }
    | { reason: "formulaError"; value: string }
    | { reason: "unreadableDate"; column: string; value: string }
    | { reason: "unknownMeasure"; value: string }
    | { reason: "unknownGoal" | "unknownBenefit"; value: string }
    /** of the benefit model: its last year is before its first */
    | { reason: "endsBeforeStart"; id: string; year: number; lastYear: number }
    | { reason: "notAUser"; column: string; value: string }
    /** characters */
    | { reason: "tooLong"; column: string; value: string; longest: number }
    /** imported as `project`, which the workbook does not call itself, and one of the two is stored */
    | { reason: "otherProject"; fileShortName: string; project: string }
  );

/** What a person must look at, though the workbook was read. */
export type ImportFinding = Partial<CellPlace> &
  (
    | { reason: "sumDiffers"; name: string; stated: Decimal; sum: Decimal }
    | { reason: "targetIsText"; measureId: string; office?: string; text: string }
    | { reason: "kindUnknown"; measureId: string; unit: string }
    | { reason: "measuresWithoutTarget"; measureIds: string[] }
    | { reason: "measuresWithoutBaseline"; measureIds: string[] }
    | { reason: "benefitWithoutMeasure"; id: string; name: string }
    | { reason: "goalWithoutMeasure"; id: string; name: string }
    /** of the benefit model; the line stands beside the yearly table, or is counted as it stands */
    | { reason: "lineWithoutYear" | "lineWithoutAmount" | "negativeBenefit"; id: string; name: string }
    | { reason: "threePointsIncomplete" | "threePointsTurned"; id: string; name: string }
    | { reason: "unitPriceWithoutMeasure"; id: string; name: string }
    | { reason: "decisionAfterMilestone"; milestoneId: string; done: string; decided: string; matter: string }
    | { reason: "measureRowsDisagree"; measureId: string; column: string; used: string; other: string }
    | { reason: "statedAchievementDiffers"; measureId: string; stated: string; computed: string }
    | { reason: "directionMissing"; measureIds: string[] }
    /** roles that could tell who is in a union are stored without the person */
    | { reason: "namedByOffice"; roles: number }
    | { reason: "undatedTarget"; measureId: string; office?: string }
    | { reason: "emptyStatus"; measureId: string; period: string }
    | { reason: "sheetNotRead"; rows: number }
    | { reason: "columnNotRead"; column: string; values: number }
    /** an empty text, or never calculated; read as empty. `cell` is the first of them */
    | { reason: "formulasWithoutValue"; formulas: number }
    | { reason: "measuresWithoutOwner"; measureIds: string[] }
    /** a share written as 0.47 without a per cent sign, which may mean 47 % */
    | { reason: "bareShare"; measureId: string; office?: string; value: Decimal }
    /** a new project under another short name than the workbook's */
    | { reason: "renamed"; fileShortName: string; project: string }
    /** the workbook's cell is empty; the stored target stands. `value` undefined: only its date was kept */
    | { reason: "targetKept"; measureId: string; office?: string; value?: Decimal; date?: IsoDate }
    /** the cell is empty, or its change started on `from` and the baseline is locked: the stored one stands */
    | { reason: "baselineKept"; measureId: string; office?: string; from?: IsoDate }
    /** the workbook's target takes the stored one's place; both are in the log */
    | { reason: "targetMoved"; measureId: string; office?: string; date?: IsoDate; old: Decimal; value: Decimal }
    /** the stored target stands since its change started `from` that day; `written` and `to` are the workbook's */
    | {
        reason: "targetHeld";
        measureId: string;
        office?: string;
        from: IsoDate;
        value: Decimal;
        date?: IsoDate;
        written: Decimal;
        to?: IsoDate;
      }
    /** the cell is empty; the benefit stays closed since `on` */
    | { reason: "closedKept"; id: string; name: string; on: IsoDate }
    /** the workbook leaves them out, and they have been measured */
    | { reason: "measuresStopped"; measureIds: string[] }
    /** its unit is another, or a day is given: what was measured before `from` is a series of its own */
    | { reason: "newSeries"; measureId: string; before: string; unit: string; from: IsoDate }
    /** stored and not marked as corrected in the workbook: the stored value stands */
    | {
        reason: "readingDiffers";
        measureId: string;
        office?: string;
        period: string;
        stored: Decimal;
        written: Decimal;
        /** the stored value is a count that this reader may not see */
        hidesSmall?: true;
      }
  );

/** How a free-text time was understood. */
export type UnderstoodTime = CellPlace & { time: FreeTime };

export type ImportCounts = {
  measures: number;
  offices: number;
  scorecardRows: number;
  readings: number;
  goals: number;
  roles: number;
  milestones: number;
  risks: number;
  successFactors: number;
  groupTasks: number;
  groups: number;
  meetings: number;
  decisions: number;
  keyFigures: number;
  benefits: number;
  actions: number;
  modelLines: number;
  mapArrows: number;
  statedTotals: number;
  targets: number;
};

/** One difference between what is stored and what the workbook says. */
export type PlanChange = {
  list: string;
  id: string;
  change: "added" | "changed" | "removed";
  /** changed fields, as text, old → new */
  fields?: { field: string; old?: string; new?: string }[];
};

export type ImportReport = {
  kind: "importReport";
  projectName: string;
  shortName: string;
  /** stored already, before this workbook */
  known: boolean;
  counts: ImportCounts;
  times: UnderstoodTime[];
  findings: ImportFinding[];
  changes: PlanChange[];
  newReadings: number;
  /** the file waits for "Lagre" under this id */
  uploadId?: string;
  saved: boolean;
};
export type ImportRefusal = { kind: "importRefusal"; fileName?: string; errors: ImportError[] };
