import type { Plan, Role } from "../project/project.ts";

/** Who represents employees says who is in a union (GDPR article 9); safety delegates sit in the same group. */
const representsEmployees =
  /prosjekt-?\s?mba\b|medbestemmelse|medverknad|tillitsval[gt]|verneom[bo]+d|verneombod|vernetenest|representant(?:ar|er)? for dei? (?:ansatte|tilsette)|(?:ansattes|tilsettes) representant|fagforening|hovedsammenslutning|codetermination|union rep|shop steward|safety (?:rep|delegate)/i;

/**
 * Such roles are kept by office and title, without the person: the product asks nothing of her in that role. One who
 * owns or measures a line, or leads the project, is named there for that, and her role stays without her too.
 */
export function withoutUnionPersons(plan: Plan): { plan: Plan; unnamed: number } {
  let unnamed = 0;
  const roles = plan.roles.map((role): Role => {
    if (role.user === undefined || !representsEmployees.test(`${role.group} ${role.title} ${role.position}`))
      return role;
    unnamed += 1;
    const { user: _, ...office } = role;
    return office;
  });
  return { plan: unnamed === 0 ? plan : { ...plan, roles }, unnamed };
}
