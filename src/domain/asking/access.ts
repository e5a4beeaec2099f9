import type { ScorecardRow } from "../project/measure.ts";
import type { Plan, Role } from "../project/project.ts";
import { presentFor } from "../project/stand-in.ts";
import type { IsoDate } from "../time/time.ts";
import type { Ask } from "./ask.ts";

/** What a person is to a project and, where a scorecard line is meant, to that line. */
type Standing = "leader" | "deputy" | "asked" | "owner" | "measurer" | "standIn" | "member";
export type Action =
  | "openRound"
  | "cancelRound"
  | "setTarget"
  | "setStandIn"
  | "setOwnStandIn"
  | "answer"
  | "answerOnBehalf"
  | "handOver"
  | "seeCard"
  | "seeNames"
  | "seeDeliveries"
  | "sendAgain"
  | "steerDigest";

/** The one table of who may do what; a guest in the team may nothing of it. */
const allowed: Readonly<Record<Action, readonly Standing[]>> = {
  openRound: ["leader"],
  cancelRound: ["leader"],
  setTarget: ["leader"],
  setStandIn: ["leader", "deputy"],
  setOwnStandIn: ["leader", "deputy", "member"],
  // correcting an answer and explaining a deviation are parts of answering
  answer: ["asked", "owner", "measurer", "standIn"],
  answerOnBehalf: ["leader", "deputy"],
  handOver: ["asked", "owner", "measurer", "standIn", "leader", "deputy"],
  seeCard: ["leader", "deputy", "asked", "owner", "measurer", "standIn", "member"],
  seeNames: ["leader", "deputy"],
  seeDeliveries: ["leader", "deputy"],
  sendAgain: ["leader"],
  steerDigest: ["leader"],
};

/** The line that is meant, and the ask about it where there is one. */
export type AccessSubject = { row?: ScorecardRow; ask?: Ask };
export type Person = { user: string; guest: boolean };

export function may(action: Action, person: Person, plan: Plan, today: IsoDate, subject: AccessSubject = {}): boolean {
  if (person.guest) return false;
  const standings = standingsOf(person.user, plan, today, subject);
  return allowed[action].some((standing) => standings.has(standing));
}

/** Everything the person is here; empty for someone the project does not know. */
function standingsOf(user: string, plan: Plan, today: IsoDate, { row, ask }: AccessSubject): Set<Standing> {
  const standings = new Set<Standing>();
  if (user === plan.project.leader) standings.add("leader");
  if (deputies(plan, today).includes(user)) standings.add("deputy");
  if (user === ask?.person) standings.add("asked");
  if (user === row?.owner) standings.add("owner");
  if (user === row?.measurer) standings.add("measurer");
  const { standIns = [] } = plan;
  const stoodInFor = [ask?.person, row?.owner, row?.measurer].filter((person) => person !== undefined);
  if (stoodInFor.some((person) => presentFor(person, standIns, today) === user)) standings.add("standIn");
  if (knownPeople(plan).has(user)) standings.add("member");
  return standings;
}

/** Those to name in the polite refusal, the one asked first; userPrincipalNames without doubles. */
export function whoMay(action: Action, plan: Plan, today: IsoDate, { row, ask }: AccessSubject = {}): string[] {
  const holders: Record<Standing, (string | undefined)[]> = {
    asked: [ask?.person],
    owner: [row?.owner],
    measurer: [row?.measurer],
    // not named in a refusal: who is away is nobody else's business
    standIn: [],
    leader: [plan.project.leader],
    deputy: deputies(plan, today),
    member: [],
  };
  const users = allowed[action].flatMap((standing) => holders[standing]);
  return [...new Set(users.filter((user) => user !== undefined))];
}

/** Everyone whom the plan names with a userPrincipalName. */
export function knownPeople(plan: Plan): Set<string> {
  const users = [
    plan.project.leader,
    ...plan.roles.map((role) => role.user),
    ...plan.rows.flatMap((row) => [row.owner, row.measurer]),
    ...(plan.standIns ?? []).map(({ standIn }) => standIn),
  ];
  return new Set(users.filter((user) => user !== undefined));
}

/** "Ass. prosjektleder" of the project group, or who attends the steering group as such, while the role lasts. */
function deputies(plan: Plan, today: IsoDate): string[] {
  return plan.roles.flatMap((role) => (isDeputy(role) && lasts(role, today) && role.user ? [role.user] : []));
}

const deputyTitle =
  /^(?:ass\.?|assisterende|assisterande|deputy|assistant)\s*(?:prosjektleder|prosjektleiar|project manager|project leader)$/i;

function isDeputy({ title, group, position }: Role): boolean {
  if (!deputyTitle.test(title.trim())) return false;
  return (
    /^prosjektgruppe/i.test(group) || (/^styringsgruppe/i.test(group) && /^delt(?:ar|ek|aker|akar)/i.test(position))
  );
}

/** A limit that no date can be read from ("Til vertskommune er vedtatt") does not end a role. */
function lasts({ from, to }: Role, today: IsoDate): boolean {
  return (from?.date ?? today) <= today && (to?.date ?? today) >= today;
}
