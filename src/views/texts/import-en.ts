import { importFieldsEn } from "./import-fields-en.ts";
import { dated, type ImportTexts, rowName } from "./import-words.ts";

const oneOf = (words: string[]) => `Write one of these: ${words.join(", ")}.`;
const count = (one: string, many: string) => (number: number) => `${number} ${number === 1 ? one : many}`;

/** Headers and allowed words stay Norwegian: that is how they must stand in the workbook. */
export const importEn: ImportTexts = {
  errors: {
    notXlsx: () =>
      "The file is not an Excel workbook (.xlsx). Open it in Excel and save it as an Excel workbook (.xlsx).",
    tooLarge: () => "The workbook is too large: 20 MB at most. Take out pictures and sheets that do not belong.",
    tooManyCells: () =>
      "The workbook has too many sheets, rows, cells or merged cells. Take out what does not belong to the project.",
    damaged: () => "The workbook is damaged and can't be read. Open it in Excel, save it again and send it once more.",
    encrypted: () => "The workbook is protected by a password. Remove the password in Excel and send it once more.",
    readersBusy: () => "I'm reading several other workbooks just now. Send it again in a few minutes.",
    sheetMissing: ({ sheet }) => `The sheet ${sheet} is missing. Add it; write “template” to get an empty workbook.`,
    columnMissing: ({ column }) => `The column or field ${column} is missing. Add the header ${column}.`,
    valueMissing: ({ column }) => `${column} is missing. Fill in the cell.`,
    duplicateRow: ({ key, firstCell }) =>
      `${key} stands in ${firstCell} too. Keep it on one row, or give each row its own mark.`,
    notANumber: ({ column, value }) =>
      `“${value}” in ${column} can't be read as a number. Write the number only, such as 1234,5 or 3,0 %.`,
    notAYear: ({ column, value }) => `“${value}” in ${column} is not a year. Write four digits, for example 2026.`,
    unknownFrequency: ({ value, allowed }) => `The frequency “${value}” is unknown. ${oneOf(allowed)}`,
    unknownWord: ({ column, value, allowed }) => `“${value}” in ${column} is unknown. ${oneOf(allowed)}`,
    formulaError: ({ value }) => `The formula gives the error ${value}. Correct the formula, or write the value.`,
    unreadableDate: ({ column, value }) =>
      `“${value}” in ${column} can't be read as a time. Write for example 1. jan. 2023, mar.22 or des. 2024.`,
    unknownMeasure: ({ value }) =>
      `${value} is not in the sheet Målekort. Correct the Måle-ID and the office, or add the row to Målekort.`,
    unknownGoal: ({ value }) => `The goal ${value} is not in the sheet Mål. Correct the ID, or add the goal to Mål.`,
    unknownBenefit: ({ value }) =>
      `The benefit ${value} is not in the sheet Gevinster. Correct the ID, or add the benefit to Gevinster.`,
    endsBeforeStart: ({ id, year, lastYear }) =>
      `${id} ends in ${lastYear}, before it begins in ${year}. Correct År or Til år.`,
    tooLong: ({ column, value, longest }) =>
      `${column} has room for ${longest} characters. Write it shorter: “${value.slice(0, 60)}…”.`,
    notAUser: ({ column, value }) =>
      `“${value}” in ${column} is not a user name. Write it as in Teams, such as name@kommune.no.`,
    otherProject: ({ fileShortName, project }) =>
      `The workbook’s short name is “${fileShortName}”, not “${project}”. Choose the file of ${project}, or correct Kortnavn or --project.`,
  },
  findings: {
    sumDiffers: ({ name, stated, sum }, format) =>
      `${name}: the total is stated as ${format.number(stated)}, but the parts add up to ${format.number(sum)}. Correct what is wrong.`,
    targetIsText: ({ text, ...row }) =>
      `The target of ${rowName(row)} is “${text}”. That gives direction only; write a number to get an achievement.`,
    closedKept: ({ id, name, on }, format) =>
      `Benefit ${id} (${name}) was closed on ${format.date(on)}, but its closing day is empty in the workbook. It stays closed. Write “reopen benefit ${id} because …” to open it.`,
    measuresStopped: ({ measureIds }) =>
      `The workbook leaves out ${measureIds.join(", ")}, measured before. ${measureIds.length === 1 ? "It is" : "They are"} stopped: nobody is asked, and the history stays. Empty the field Stoppet to start again.`,
    newSeries: ({ measureId, before, unit, from }, format) =>
      `${measureId} has a new series from ${format.date(from)} (${before === unit ? unit : `${before} → ${unit}`}). What was measured before stands for itself and is not compared with the new; give baseline and targets anew.`,
    kindUnknown: ({ measureId, unit }) =>
      `The unit “${unit}” of ${measureId} does not tell how numbers are combined. Write Sum or Andel in Regnemåte.`,
    measuresWithoutTarget: ({ measureIds }, format) => `No target is set for ${format.list(measureIds)}.`,
    measuresWithoutBaseline: ({ measureIds }, format) => `The baseline is missing for ${format.list(measureIds)}.`,
    measuresWithoutOwner: ({ measureIds }, format) =>
      `The benefit owner is missing for ${format.list(measureIds)}. Nobody can be asked before there is one.`,
    benefitWithoutMeasure: ({ id, name }) => `The benefit ${id} ${name} has no measure.`,
    goalWithoutMeasure: ({ id, name }) => `The goal ${id} ${name} has no measure, neither itself nor below it.`,
    lineWithoutYear: ({ id, name }) =>
      `${id} ${name} has no year. Its amount stands under “without a year” in the benefit account and is in no total.`,
    lineWithoutAmount: ({ id, name }) => `${id} ${name} has no amount. The line is there, but in no total.`,
    negativeBenefit: ({ id, name }) =>
      `The benefit ${id} ${name} is below zero and is subtracted. Check that it is right.`,
    threePointsIncomplete: ({ id, name }) =>
      `${id} ${name} lacks one of the three estimates. The most likely is used without certainty adjustment.`,
    threePointsTurned: ({ id, name }) =>
      `${id} ${name}: the estimates are not in the expected order. Check whether optimistic and pessimistic are swapped.`,
    unitPriceWithoutMeasure: ({ id, name }) =>
      `The benefit ${id} ${name} has a unit price but no Måle-ID. Without a measure its take-out can't be computed.`,
    decisionAfterMilestone: ({ milestoneId, done, decided, matter }, format) =>
      decided === ""
        ? `${milestoneId} is marked done on ${format.date(done)}, but “${matter}” was not concluded then. Check the status.`
        : `${milestoneId} is marked done on ${format.date(done)}, but “${matter}” was concluded on ${format.date(decided)}. Check the date.`,
    measureRowsDisagree: ({ measureId, column, used, other }) =>
      `The rows of ${measureId} differ in ${column}: “${used}” is used, not “${other}”.`,
    statedAchievementDiffers: ({ measureId, stated, computed }) =>
      `The achievement of ${measureId} is stated as ${stated}%, but computes to ${computed}%.`,
    namedByOffice: ({ roles }) =>
      `${roles === 1 ? "1 role" : `${roles} roles`} could tell who is in a union. They are stored with office and role, without the user name.`,
    directionMissing: ({ measureIds }, format) =>
      `The wanted direction is missing for ${format.list(measureIds)}: nobody can say whether a change is for the better.`,
    undatedTarget: (row) => `The target of ${rowName(row)} has no date. Write when it is to be reached.`,
    emptyStatus: ({ measureId, period }, format) =>
      `${measureId} has no value for ${format.period(period)}. The row is not a reading.`,
    formulasWithoutValue: ({ formulas }) =>
      `${count("formula without a value is read as an empty cell", "formulas without a value are read as empty cells")(formulas)}; this is the first. If something should stand there, open the workbook in Excel and save it.`,
    sheetNotRead: ({ rows }) => `The sheet is not read (${count("row", "rows")(rows)}).`,
    columnNotRead: ({ column, values }) => `The column ${column} is not read (${count("value", "values")(values)}).`,
    bareShare: ({ value, ...row }, format) =>
      `${rowName(row)} is ${format.number(value)} without %. It is read as ${format.number(value)}%; write % if it is to be ${format.number(value.times(100))}%.`,
    readingDiffers: ({ period, stored, written, hidesSmall, ...row }, format) =>
      `${rowName(row)} is stored as ${format.quantity(stored, { percent: false, unit: "", hidesSmall })} for ${format.period(period)}, but the workbook says ${format.number(written)}. The stored value stands; write ja in Rettet and the reason in Årsak to correct it.`,
    baselineKept: ({ from, ...row }, format) =>
      from === undefined
        ? `The baseline of ${rowName(row)} is missing in the workbook. The stored baseline stands.`
        : `The baseline of ${rowName(row)} is locked since ${format.date(from)}, when the change started, and is another in the workbook. The stored one stands. Write “baseline ${rowName(row)} … because …” to change it.`,
    targetMoved: ({ date, old, value, ...row }, format) =>
      `The target of ${rowName(row)}${date === undefined ? "" : ` by ${format.date(date)}`} moves from ${format.number(old)} to ${format.number(value)}. Both are in the history.`,
    targetHeld: ({ from, value, date, written, to, ...row }, format) =>
      `A workbook does not move the target of ${rowName(row)} after its change started ${format.date(from)}: ${dated(value, date, format)} stands, the workbook says ${dated(written, to, format)}. Write “set target ${rowName(row)} ${format.number(written)}${to === undefined ? "" : ` by ${format.date(to)}`} because …” to move it.`,
    targetKept: ({ value, date, ...row }, format) =>
      value === undefined
        ? `The final target of ${rowName(row)} is for ${format.date(date ?? "")}, but the cell is empty in the workbook. The stored date stands.`
        : `The target of ${rowName(row)} is ${format.number(value)}${date === undefined ? "" : ` by ${format.date(date)}`}, but is missing in the workbook. The stored target stands.`,
    renamed: ({ fileShortName, project }) =>
      `The workbook’s short name is “${fileShortName}”, but the project is called “${project}” here. Correct Kortnavn in the workbook before it is read in again.`,
  },
  report: {
    newProject: "a new project",
    knownProject: "known already",
    read: "Read:",
    count: {
      measures: count("measure", "measures"),
      offices: count("office", "offices"),
      scorecardRows: count("scorecard row", "scorecard rows"),
      readings: count("reading", "readings"),
      goals: count("goal", "goals"),
      roles: count("role", "roles"),
      milestones: count("milestone", "milestones"),
      risks: count("risk", "risks"),
      successFactors: count("success factor", "success factors"),
      groupTasks: count("working-group task", "working-group tasks"),
      groups: count("working group", "working groups"),
      meetings: count("meeting", "meetings"),
      decisions: count("decision", "decisions"),
      keyFigures: count("key figure", "key figures"),
      benefits: count("benefit", "benefits"),
      actions: count("action", "actions"),
      modelLines: count("line of the benefit account", "lines of the benefit account"),
      mapArrows: count("arrow in the benefit map", "arrows in the benefit map"),
      statedTotals: count("stated total", "stated totals"),
      targets: count("dated target", "dated targets"),
    },
    times: "This is how times are understood:",
    undated: "no date",
    findings: "Someone must look at this:",
    noFindings: "Nothing in the workbook needs to be looked at.",
    changes: "Changes:",
    newReadings: count("new reading", "new readings"),
    nothingNew: "No changes: the project is already as the workbook says.",
    moreChanges: (number) => `… and ${number} more`,
    change: { added: "new", changed: "changed", removed: "taken away" },
    empty: "(empty)",
    saved: "Saved.",
    notSaved: "Nothing has been saved.",
    refused: (fileName, errors) =>
      `${fileName ?? "The workbook"} is not saved. ${errors === 1 ? "One error must be corrected:" : `${errors} errors must be corrected:`}`,
  },
  ...importFieldsEn,
};
