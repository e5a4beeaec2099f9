import { askedOf } from "../domain/actions/judged-action.ts";
import { missingAnswers } from "../domain/asking/missing-answers.ts";
import { newestOfRows } from "../domain/project/current-readings.ts";
import type { Plan } from "../domain/project/project.ts";
import type { Reading } from "../domain/project/reading.ts";
import { hideSmallCounts, type Reader } from "../domain/project/small-counts.ts";
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
  const { plan, readings: latest } = await readLatest(data, facts, readerOf(turn));
  return buildProjectStatus({ ...facts, plan, latest, names, seesNames: sees });
}

/** Status of one measure, office or goal. */
export async function statusOfSubject(
  data: Data,
  turn: Turn,
  facts: ProjectFacts,
  subject: PlanSubject,
): Promise<MeasureStatus | OfficeStatus | GoalStatus> {
  if (subject.of === "measure") {
    const all = await data.readings.series(facts.plan.project.id, subject.measure.id);
    const { plan, readings: series } = hideSmallCounts({ plan: facts.plan, readings: all }, readerOf(turn));
    const scorecard = judgeable({ ...facts, plan }, newestOfRows(series));
    const answerers = newestOfRows(series).flatMap(({ by }) => by ?? []);
    const responsible = plan.actions.flatMap((action) => askedOf(action) ?? []);
    const names = await data.conversations.names([...new Set([...answerers, ...responsible])]);
    const measure = plan.measures.find(({ id }) => id === subject.measure.id) ?? subject.measure;
    return buildMeasureStatus({ scorecard, measure, series, office: subject.office, names });
  }
  const { plan, readings: latest } = await readLatest(data, facts, readerOf(turn));
  const scorecard = judgeable({ ...facts, plan }, latest);
  if (subject.of === "goal") return buildGoalStatus(scorecard, subject.goal);
  const own = latest.filter((reading) => reading.office === subject.office);
  return buildOfficeStatus(scorecard, subject.office, await namesOfAnswerers(data, own));
}

type Shown = { plan: Plan; readings: Reading[] };
export async function readLatest(data: Data, { plan }: ProjectFacts, reader: Reader): Promise<Shown> {
  const readings = (await data.readings.latest(plan.project.id)).map(({ reading }) => reading);
  return hideSmallCounts({ plan, readings }, reader);
}

/** Alone in her own chat, or with everybody who reads where the answer stands. */
export function readerOf({ actor, conversation }: Turn): Reader {
  return conversation.kind === "personal" && actor.user !== undefined ? { user: actor.user } : undefined;
}
