import type { Plan } from "../domain/project/project.ts";
import type { Data } from "./ports.ts";

/** Somebody whom Teams has told of, in any place, and who is no guest in the project's own. */
export async function isColleague(data: Data, { project }: Plan, user: string): Promise<boolean> {
  const channel = await data.conversations.ofProject(project.id, "main");
  const here = channel && (await data.conversations.memberByUser(channel.id, user));
  if (here) return !here.guest;
  return !user.includes("#ext#") && (await data.conversations.names([user])).has(user);
}
