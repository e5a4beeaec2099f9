import type { Project } from "../domain/project/project.ts";
import type { Notice } from "../domain/talking/notice.ts";
import { foldName } from "../domain/telling/plan-subject.ts";
import { localDate } from "../domain/time/calendar.ts";
import { actingPerson } from "./acting-person.ts";
import type { Data } from "./ports.ts";
import type { Turn } from "./turn.ts";

export type FoundProject = { project: Project } | { notice: Notice };

/**
 * The project a turn is about. In a channel or group chat it is the coupled one and no other: the answer is read by
 * everyone there. In a personal chat it is the one named, of those the person has a part in, else her only one.
 */
export async function findProject(data: Data, turn: Turn, named?: string): Promise<FoundProject> {
  if (turn.conversation.kind !== "personal") return decideShared(await coupledProject(data, turn), named);
  const { user } = turn.actor;
  if (user === undefined) return { notice: { reason: "unknownPerson" } };
  const projects = await projectsOf(data, turn, user);
  const isGuest = projects.length === 0 && (await actingPerson(data, turn))?.guest === true;
  return decidePersonal(projects, isGuest, named);
}

/** Those she has a part in now. A day more or less of another time zone ends no role before its day. */
export function projectsOf(data: Data, { at }: Pick<Turn, "at">, user: string): Promise<Project[]> {
  return data.projects.ofPerson(user, at === undefined ? undefined : localDate(at, "Europe/Oslo"));
}

/** As `findProject`, for text that may begin with a project's short name: "nav-solor K1". `rest` is what follows. */
export async function findProjectIn(
  data: Data,
  turn: Turn,
  text: string,
): Promise<{ project: Project; rest: string } | { notice: Notice }> {
  const first = text.trim().split(/\s+/u)[0] ?? "";
  const named = first === "" ? undefined : await findProject(data, turn, first);
  if (named && "project" in named) return { project: named.project, rest: text.trim().slice(first.length).trim() };
  const found = await findProject(data, turn);
  return "project" in found ? { project: found.project, rest: text.trim() } : found;
}

/** A place's project, without names: undefined when it has none. */
async function coupledProject(data: Data, turn: Turn): Promise<Project | undefined> {
  const { projectId } = turn.conversation;
  return projectId === undefined ? undefined : data.projects.find(projectId);
}

/** Pure: what a channel's project leads to. */
function decideShared(project: Project | undefined, named?: string): FoundProject {
  if (project === undefined) return { notice: { reason: "notCoupled" } };
  if (named === undefined || isCalled(project, named)) return { project };
  return { notice: { reason: "noSuchProject", text: named, known: [project.shortName] } };
}

/** Pure: which of a person's own projects is meant. */
function decidePersonal(projects: Project[], isGuest: boolean, named?: string): FoundProject {
  const [only, ...others] = projects;
  // the same whether there are others or none; a guest is not invited to send a workbook: she may import none
  if (only === undefined) return { notice: { reason: isGuest ? "inNoProject" : "noProjects" } };
  if (named !== undefined) {
    // a short name is one project's alone; anyone may call a project by the name of another
    const isShort = (one: Project) => foldName(one.shortName) === foldName(named);
    const project = projects.find(isShort) ?? projects.find((one) => isCalled(one, named));
    const known = projects.map((one) => one.shortName);
    return project ? { project } : { notice: { reason: "noSuchProject", text: named, known } };
  }
  if (others.length === 0) return { project: only };
  return { notice: { reason: "whichProject", known: projects.map(({ shortName, name }) => ({ shortName, name })) } };
}

/** By short name or full name; case is no difference. */
export function isCalled(project: Project, text: string): boolean {
  const wanted = foldName(text);
  return foldName(project.shortName) === wanted || foldName(project.name) === wanted;
}
