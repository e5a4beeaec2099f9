import type { Member } from "../domain/conversation.ts";
import type { Plan, Role } from "../domain/project.ts";
import type { IsoDate } from "../domain/time.ts";

/**
 * Who of the workbook is not among `members`, by role title with office and account. In the steering group's chat
 * only the steering group is expected; those who are asked for values come first.
 */
export function missingPeople(plan: Plan, members: Member[], purpose: "main" | "steering", today: IsoDate): string[] {
  const present = new Set(members.map((member) => member.user));
  const expected = purpose === "steering" ? steeringGroup(plan, today) : everyone(plan, today);
  return [...new Set(expected)].filter((user) => !present.has(user)).map((user) => personLabel(plan, user, today));
}

/** "Kommunedirektør Grue (kd.grue@solor.example)"; the account alone where the workbook gives no role. */
function personLabel(plan: Plan, user: string, today: IsoDate): string {
  const roles = plan.roles.filter((role) => role.user === user);
  const role = roles.find((each) => holds(each, today)) ?? roles[0];
  if (role === undefined) return user;
  const office = role.office !== undefined && !role.title.includes(role.office) ? ` ${role.office}` : "";
  return `${role.title}${office} (${user})`;
}

function everyone(plan: Plan, today: IsoDate): string[] {
  const asked = plan.rows.flatMap((row) => [row.measurer, row.owner]);
  const roles = plan.roles.filter((role) => holds(role, today)).map((role) => role.user);
  return [plan.project.leader, ...asked, ...roles].filter((user) => user !== undefined);
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
