import type { PlanItem, PlanList } from "../domain/project/plan-lists.ts";
import { modelSheet } from "./model-sheet.ts";
import {
  actionSheet,
  benefitSheet,
  decisionSheet,
  goalSheet,
  groupTaskSheet,
  keyFigureSheet,
  mapArrowSheet,
  meetingSheet,
  milestoneSheet,
  projectSheet,
  riskSheet,
  roleSheet,
  statedTotalSheet,
  successFactorSheet,
} from "./plan-sheets.ts";
import { readingSheet, scorecardSheet, targetSheet } from "./scorecard-sheets.ts";
import type { Sheet } from "./sheet.ts";

/** Lists of which one row is one item; measures and their rows share Målekort. */
export type SimpleList = Exclude<PlanList, "measures" | "rows" | "targets">;
export const listSheets: { [List in SimpleList]: Sheet<PlanItem<List>> } = {
  goals: goalSheet,
  roles: roleSheet,
  benefits: benefitSheet,
  actions: actionSheet,
  modelLines: modelSheet,
  mapArrows: mapArrowSheet,
  milestones: milestoneSheet,
  risks: riskSheet,
  successFactors: successFactorSheet,
  groupTasks: groupTaskSheet,
  meetings: meetingSheet,
  decisions: decisionSheet,
  keyFigures: keyFigureSheet,
  statedTotals: statedTotalSheet,
};
export const simpleLists = Object.keys(listSheets) as SimpleList[];

/** In the order they lie in a workbook. */
export const sheetOrder: string[] = [
  projectSheet,
  goalSheet,
  roleSheet,
  scorecardSheet,
  readingSheet,
  targetSheet,
  benefitSheet,
  mapArrowSheet,
  actionSheet,
  modelSheet,
  milestoneSheet,
  riskSheet,
  successFactorSheet,
  groupTaskSheet,
  meetingSheet,
  decisionSheet,
  keyFigureSheet,
  statedTotalSheet,
].map((sheet) => sheet.name);

/** The template's own sheet of explanations, in each language; it says nothing about a project. */
export const explanationSheets = { nb: "Forklaring", nn: "Forklaring", en: "Explanation" };
