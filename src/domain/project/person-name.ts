import type { Plan } from "./project.ts";

/** How a person is called: as the roster says, else by the role in the plan, else by the user name. */
export function personName(user: string, names: Map<string, string>, plan: Plan): string {
  return names.get(user) ?? plan.roles.find((role) => role.user === user)?.title ?? user;
}
