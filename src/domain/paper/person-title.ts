import { personName } from "../project/person-name.ts";
import type { Plan } from "../project/project.ts";

/**
 * A paper is kept for years and is about roles: a person with one in the plan is called by it, "NAV-leder, Grue"; only
 * others by their name.
 */
export function titleOf(user: string, names: Map<string, string>, plan: Plan): string {
  const role = plan.roles.find((one) => one.user === user);
  if (role === undefined) return personName(user, names, plan);
  return role.office === undefined || role.title.includes(role.office) ? role.title : `${role.title}, ${role.office}`;
}

/** For functions that ask for names: those with a role go by it. */
export function peopleByTitle(plan: Plan, names: Map<string, string>): Map<string, string> {
  const users = plan.roles.flatMap(({ user }) => user ?? []);
  return new Map([...names, ...users.map((user) => [user, titleOf(user, names, plan)] as const)]);
}
