import { missingAnswers } from "../domain/asking/missing-answers.ts";
import { newestOfRows } from "../domain/project/current-readings.ts";
import type { Reading } from "../domain/project/reading.ts";
import type { Content } from "../domain/talking/content.ts";
import { buildGoalStatus } from "../domain/telling/goal-status.ts";
import { buildMeasureStatus } from "../domain/telling/measure-status.ts";
import { buildOfficeStatus } from "../domain/telling/office-status.ts";
import type { PlanSubject } from "../domain/telling/plan-subject.ts";
import { buildProjectStatus } from "../domain/telling/project-status.ts";
import type { GoalStatus, MeasureStatus, OfficeStatus } from "../domain/telling/status.ts";
import type { Data } from "./ports.ts";
import type { ProjectFacts } from "./project-facts.ts";
import { judgeable, namesOfAnswerers, seesNames } from "./project-facts.ts";
import type { Turn } from "./turn.ts";

/** Status of the whole project, as far as the asker may see it where she asks. */
export async function statusOfProject(data: Data, turn: Turn, facts: ProjectFacts): Promise<Content> {
  const sees = await seesNames(data, turn, facts);
  const people = sees === "here" ? missingAnswers(facts.asks).people : [];
  const names = people.length === 0 ? new Map<string, string>() : await data.conversations.names(people);
  const latest = await readLatest(data, facts);
  return buildProjectStatus({ ...facts, latest, names, seesNames: sees });
}

/** Status of one measure, office or goal. */
export async function statusOfSubject(
  data: Data,
  facts: ProjectFacts,
  subject: PlanSubject,
): Promise<MeasureStatus | OfficeStatus | GoalStatus> {
  if (subject.of === "measure") {
    const series = await data.readings.series(facts.plan.project.id, subject.measure.id);
    const scorecard = judgeable(facts, newestOfRows(series));
    const names = await namesOfAnswerers(data, newestOfRows(series));
    return buildMeasureStatus({ scorecard, measure: subject.measure, series, office: subject.office, names });
  }
  const latest = await readLatest(data, facts);
  const scorecard = judgeable(facts, latest);
  if (subject.of === "goal") return buildGoalStatus(scorecard, subject.goal);
  const own = latest.filter((reading) => reading.office === subject.office);
  return buildOfficeStatus(scorecard, subject.office, await namesOfAnswerers(data, own));
}

async function readLatest(data: Data, { plan }: ProjectFacts): Promise<Reading[]> {
  return (await data.readings.latest(plan.project.id)).map(({ reading }) => reading);
}
