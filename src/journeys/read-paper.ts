import { buildPaper } from "../domain/paper/build-paper.ts";
import { paperSince } from "../domain/paper/paper-meetings.ts";
import type { LastPaper, LeaderWords, SteeringPaper } from "../domain/paper/steering-paper.ts";
import type { Plan } from "../domain/project/project.ts";
import type { Reading } from "../domain/project/reading.ts";
import { hideSmallCounts } from "../domain/project/small-counts.ts";
import { isBefore } from "../domain/telling/digest-week.ts";
import { localDate } from "../domain/time/calendar.ts";
import type { IsoInstant } from "../domain/time/time.ts";
import type { Data } from "./ports.ts";
import { readOpenRounds } from "./project-facts.ts";

/** The paper, and the readings behind it, as everybody who reads it may see them; undefined without such a project. */
export type ReadPaper = { paper: SteeringPaper; readings: Reading[] };
type Asked = { projectId: string; now: IsoInstant; words: LeaderWords; last?: LastPaper };

/** Readings are those that were given until `now`; the plan is as it is today, whatever `now` is. */
export async function readPaper(data: Data, { projectId, now, words, last }: Asked): Promise<ReadPaper | undefined> {
  const stored = await data.projects.plan(projectId);
  if (stored === undefined) return undefined;
  const given = (await data.readings.all(projectId)).filter(({ at }) => !isBefore(now, at));
  // the paper goes to many: nobody's right to see more reaches into it
  const { plan, readings } = hideSmallCounts({ plan: stored, readings: given }, undefined);
  const since = paperSince(plan, last, localDate(now, plan.project.timeZone));
  const audit = since === undefined ? [] : await data.audit.between(projectId, since.at, now);
  const { asks } = await readOpenRounds(data, projectId);
  const names = await data.conversations.names(peopleOf(plan));
  return { paper: buildPaper({ plan, readings, asks, audit, now, names, words, ...(last && { last }) }), readings };
}

function peopleOf({ rows, actions }: Plan): string[] {
  const users = [
    ...rows.flatMap(({ owner }) => owner ?? []),
    ...actions.flatMap(({ responsible }) => responsible ?? []),
  ];
  return [...new Set(users)];
}
