import type { Project } from "../domain/project/project.ts";
import type { Greeting } from "../domain/talking/content.ts";
import type { Conversation } from "../domain/talking/conversation.ts";
import { foldName } from "../domain/telling/plan-subject.ts";
import type { IsoInstant } from "../domain/time/time.ts";
import { projectsOf } from "./find-project.ts";
import type { Data } from "./ports.ts";

/**
 * First words in a place, from the state now: in a personal chat only the projects the person has a part in, else those
 * that are not closed, since all who are there read it. A closed one is coupled by its leader's writing its name.
 */
export async function buildGreeting(data: Data, conversation: Conversation, at?: IsoInstant): Promise<Greeting> {
  const projects =
    conversation.kind !== "personal"
      ? (await data.projects.list()).filter(isOpen)
      : conversation.person === undefined
        ? []
        : await projectsOf(data, { at }, conversation.person);
  return {
    kind: "greeting",
    projects: projects.map(({ id, name, shortName }) => ({ id, name, shortName })),
    suggested: suggestProject(projects, conversation)?.id,
    place: conversation.kind,
  };
}

/** Is it known to everyone in the organisation that it exists? */
export function isOpen({ closed }: Project): boolean {
  return closed !== true;
}

/** The one project whose channel, name or short name is the name of this place; none when two fit equally. */
export function suggestProject(
  projects: Project[],
  place: Pick<Conversation, "teamName" | "channelName">,
): Project | undefined {
  const places = new Set([place.channelName, place.teamName].map((name) => foldName(name ?? "")));
  places.delete("");
  const rules: ((project: Project) => string | undefined)[] = [
    (project) => project.channelName,
    (project) => project.name,
    (project) => project.shortName,
  ];
  for (const name of rules) {
    const fitting = projects.filter((project) => places.has(foldName(name(project) ?? "")));
    if (fitting.length > 0) return fitting.length === 1 ? fitting[0] : undefined;
  }
  return undefined;
}
