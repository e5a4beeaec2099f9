import type { Plan, Role } from "../domain/project/project.ts";
import type { Member } from "../domain/talking/conversation.ts";
import type { IsoDate } from "../domain/time/time.ts";

/** Those who will be asked, by role title with office and without their addresses; of all others the number. */
export type MissingPeople = { asked: string[]; others: number };

/**
 * Who of the workbook is not among `members`. In the steering group's chat only the steering group is expected, and
 * nobody is asked there.
 */
export function missingPeople(
  plan: Plan,
  members: Member[],
  purpose: "main" | "steering",
  today: IsoDate,
): MissingPeople {
  const present = new Set(members.map((member) => member.user));
  const missing = (users: string[]) => [...new Set(users)].filter((user) => !present.has(user));
  if (purpose === "steering") return { asked: [], others: missing(steeringGroup(plan, today)).length };
  const asked = missing(plan.rows.flatMap(({ measurer, owner }) => measurer ?? owner ?? []));
  const others = missing(everyone(plan, today)).filter((user) => !asked.includes(user));
  return { asked: [...new Set(asked.map((user) => personLabel(plan, user, today)))], others: others.length };
}

/** Of those who are asked, who is not in the team: she can't answer. Nobody where the roster is not known. */
export function askedButGone(plan: Plan, members: Member[], asked: string[], today: IsoDate): string[] {
  const present = new Set(members.map((member) => member.user));
  const gone = members.length === 0 ? [] : asked.filter((user) => !present.has(user));
  return [...new Set(gone.map((user) => personLabel(plan, user, today)))];
}

/** "Kommunedirektør Grue"; the first part of the account where the workbook gives no role. */
function personLabel(plan: Plan, user: string, today: IsoDate): string {
  const roles = plan.roles.filter((role) => role.user === user);
  const role = roles.find((each) => holds(each, today)) ?? roles[0];
  if (role === undefined) return user.split("@")[0] ?? user;
  const office = role.office !== undefined && !role.title.includes(role.office) ? ` ${role.office}` : "";
  return `${role.title}${office}`;
}

function everyone(plan: Plan, today: IsoDate): string[] {
  const named = plan.rows.flatMap((row) => [row.measurer, row.owner]);
  const roles = plan.roles.filter((role) => holds(role, today)).map((role) => role.user);
  return [plan.project.leader, ...named, ...roles].filter((user) => user !== undefined);
}

function steeringGroup(plan: Plan, today: IsoDate): string[] {
  return plan.roles
    .filter((role) => /^(styringsgrupp|steering group)/i.test(role.group) && holds(role, today))
    .map((role) => role.user)
    .filter((user) => user !== undefined);
}

/** A role without dates, or with one that can't be read as a date, is taken to hold. */
function holds(role: Role, today: IsoDate): boolean {
  const from = role.from?.date;
  const to = role.to?.date;
  return (from === undefined || from <= today) && (to === undefined || today <= to);
}
