import type { AccessSubject, Action, Person } from "../domain/asking/access.ts";
import { may, whoMay } from "../domain/asking/access.ts";
import { personName } from "../domain/project/person-name.ts";
import type { Plan } from "../domain/project/project.ts";
import type { Content } from "../domain/talking/content.ts";
import type { Notice } from "../domain/talking/notice.ts";
import type { IsoDate, IsoInstant } from "../domain/time/time.ts";
import type { Data } from "./ports.ts";
import type { Turn } from "./turn.ts";

export function say(notice: Notice): Content {
  return { kind: "notice", notice };
}

/** Who acts, by the verified activity alone; undefined until the roster has told who it is. A guest of the team or of the project's channel is a guest everywhere. */
export async function actingPerson(data: Data, turn: Turn, channelId?: string): Promise<Person | undefined> {
  const { user, teamsId, guest = false } = turn.actor;
  if (user === undefined) return undefined;
  if (guest) return { user, guest };
  const places = new Set([turn.conversation.id, channelId].filter((id) => id !== undefined));
  for (const place of places) {
    if ((await data.conversations.memberByTeamsId(place, teamsId))?.guest) return { user, guest: true };
  }
  return { user, guest: false };
}

/** The same person as this project sees her; a card's own channel is one of an open project's places, also when it has moved. */
export function inProject(turn: Turn, person: Person, { project }: Plan, cardPlace?: string): Person {
  const { id, projectId } = turn.conversation;
  return { ...person, here: projectId === project.id || (!project.closed && id === cardPlace) };
}

/** What someone outside is told of a project that her card names: of a closed one nothing, as if the card were made up. */
export function outsideCard({ project }: Plan): Notice {
  return project.closed ? { reason: "cardOutOfDate" } : { reason: "notInProject", projectName: project.name };
}

/** False for a closed project's outsider: to her it does not exist. */
export function mayKnowOf(turn: Turn, person: Person | undefined, plan: Plan, today: IsoDate): boolean {
  if (!plan.project.closed) return true;
  return person !== undefined && may("seeProject", inProject(turn, person, plan), plan, today);
}

/** The polite sentence with who may instead. */
export async function onlyAsked(
  data: Data,
  plan: Plan,
  today: IsoDate,
  actions: Action[],
  subjects: AccessSubject[],
): Promise<Notice> {
  const users = subjects.flatMap((subject) => actions.flatMap((action) => whoMay(action, plan, today, subject)));
  const distinct = [...new Set(users)];
  const names = await data.conversations.names(distinct);
  return { reason: "onlyAsked", names: distinct.map((user) => personName(user, names, plan)) };
}

/** A refused attempt is in the log, with who and by which activity, and changes nothing else. */
export async function logRefusal(
  data: Data,
  turn: Turn,
  refusal: { at: IsoInstant; projectId?: string; what: string; subject: string; why: string },
): Promise<void> {
  await data.audit.append([{ ...refusal, who: turn.actor.user, source: turn.source }]);
}
