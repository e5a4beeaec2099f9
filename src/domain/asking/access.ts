import { unlocksBaseline } from "../project/baseline-lock.ts";
import type { ScorecardRow } from "../project/measure.ts";
import type { Plan, Role } from "../project/project.ts";
import { tellsPersons } from "../project/small-counts.ts";
import { presentFor } from "../project/stand-in.ts";
import type { IsoDate } from "../time/time.ts";
import { type Action, accessTable, type Standing } from "./access-table.ts";
import type { Ask } from "./ask.ts";

export type { Action } from "./access-table.ts";

/** The line that is meant, and the ask about it where there is one; or who is responsible for an item of the plan, `inPerson`: without a stand-in. */
export type AccessSubject = { row?: ScorecardRow; ask?: Ask; responsible?: string; inPerson?: true };
/** Who acts, as the roster tells. `here`: she writes in a place of the project's own: its channel or its steering group's chat. */
export type Person = { user: string; guest: boolean; here?: boolean };

/** The only question about rights within a project; who acts comes from the verified activity, never from a card. */
export function may(action: Action, person: Person, plan: Plan, today: IsoDate, subject: AccessSubject = {}): boolean {
  const standings = person.guest ? guestStandings(person, plan) : standingsOf(person, plan, today, subject);
  return accessTable[action].some((standing) => standings.has(standing));
}

/** The same where no project is meant, or none yet: what anyone of the organisation may, and a guest. */
export function mayAnywhere(action: Action, { guest }: { guest: boolean }): boolean {
  return accessTable[action].includes(guest ? "guest" : "colleague");
}

/** A guest has no role, whatever the plan says of her account. */
function guestStandings({ here }: Person, { project }: Plan): Set<Standing> {
  return new Set(here === true && project.guestsRead === true ? ["guest", "readingGuest"] : ["guest"]);
}

/** Everything the person is here; someone the project does not know is a colleague. */
function standingsOf({ user, here }: Person, plan: Plan, today: IsoDate, about: AccessSubject): Set<Standing> {
  const { row, ask, responsible, inPerson } = about;
  const standings = new Set<Standing>(["colleague"]);
  if (here === true) standings.add("inChannel");
  if (user === plan.project.leader) standings.add("leader");
  if (deputies(plan, today).includes(user)) standings.add("deputy");
  if (user === ask?.person) standings.add("asked");
  if (user === row?.owner) standings.add("owner");
  if (user === row?.measurer) standings.add("measurer");
  const present = responsible && !inPerson && presentFor(responsible, plan.standIns ?? [], today);
  if (user === responsible || user === present) standings.add("responsible");
  const { standIns = [] } = plan;
  const stoodInFor = [ask?.person, row?.owner, row?.measurer].filter((person) => person !== undefined);
  if (stoodInFor.some((person) => presentFor(person, standIns, today) === user)) standings.add("standIn");
  if (steeringGroup(plan, today).includes(user)) standings.add("steering");
  if (peopleNow(plan, today).has(user)) standings.add("member");
  return standings;
}

/** Those to name in the polite refusal, the one asked first; userPrincipalNames without doubles. */
export function whoMay(action: Action, plan: Plan, today: IsoDate, { row, ask }: AccessSubject = {}): string[] {
  const holders: Partial<Record<Standing, (string | undefined)[]>> = {
    asked: [ask?.person],
    owner: [row?.owner],
    measurer: [row?.measurer],
    // no stand-in is named: who is away is nobody else's business
    leader: [plan.project.leader],
    deputy: deputies(plan, today),
  };
  const users = accessTable[action].flatMap((standing) => holders[standing] ?? []);
  return [...new Set(users.filter((user) => user !== undefined))];
}

/** True when another may do the rest after it, see what was hidden, or change what was locked: that is the leader's to say, by card or workbook. */
export function changesRights(before: Plan, after: Plan, today: IsoDate): boolean {
  const opens = tellsPersons(before.measures, after.measures) || unlocksBaseline(before, after, today);
  return opens || rightsIn(before) !== rightsIn(after);
}

/** Who leads, who are deputies and when, and who may see the project. */
function rightsIn({ project, roles }: Plan): string {
  const { leader, closed = false, guestsRead = false } = project;
  const deputies = roles.filter((role) => isDeputy(role) && role.user !== undefined);
  const lasting = deputies.map(({ user, from, to }) => [user, from?.date, to?.date].join(" "));
  return [leader, closed, guestsRead, ...new Set(lasting.sort())].join();
}

/** Everyone whom the plan names with a userPrincipalName, also those whose time is over. */
export function knownPeople(plan: Plan): Set<string> {
  return peopleOf(plan, plan.roles, plan.standIns ?? []);
}

/** The same without roles and stand-ins whose days are over or have not come. */
function peopleNow(plan: Plan, today: IsoDate): Set<string> {
  const roles = plan.roles.filter((role) => lasts(role, today));
  const standIns = (plan.standIns ?? []).filter(({ from, to }) => from <= today && today <= to);
  return peopleOf(plan, roles, standIns);
}

function peopleOf(plan: Plan, roles: Role[], standIns: { standIn: string }[]): Set<string> {
  const users = [
    plan.project.leader,
    ...roles.map((role) => role.user),
    ...plan.rows.flatMap((row) => [row.owner, row.measurer]),
    ...plan.benefits.map(({ owner }) => owner),
    ...plan.actions.map(({ responsible }) => responsible),
    ...plan.milestones.map(({ responsible }) => responsible),
    ...standIns.map(({ standIn }) => standIn),
  ];
  return new Set(users.filter((user) => user !== undefined));
}

/** "Ass. prosjektleder" of the project group, or who attends the steering group as such, while the role lasts. */
function deputies(plan: Plan, today: IsoDate): string[] {
  return plan.roles.flatMap((role) => (isDeputy(role) && lasts(role, today) && role.user ? [role.user] : []));
}

function steeringGroup(plan: Plan, today: IsoDate): string[] {
  return plan.roles.flatMap((role) =>
    /^(?:styringsgrupp|steering group)/i.test(role.group) && lasts(role, today) && role.user ? [role.user] : [],
  );
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
