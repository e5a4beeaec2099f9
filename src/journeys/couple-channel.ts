import { may, type Person } from "../domain/asking/access.ts";
import { personName } from "../domain/project/person-name.ts";
import type { Plan, Project } from "../domain/project/project.ts";
import type { Content } from "../domain/talking/content.ts";
import type { Conversation, Member } from "../domain/talking/conversation.ts";
import type { Notice } from "../domain/talking/notice.ts";
import { localDate } from "../domain/time/calendar.ts";
import type { IsoDate } from "../domain/time/time.ts";
import { actingPerson, logRefusal, mayKnowOf } from "./acting-person.ts";
import { isCalled } from "./find-project.ts";
import { isOpen } from "./greeting.ts";
import { type MissingPeople, missingPeople } from "./missing-people.ts";
import { planDues } from "./plan-dues.ts";
import type { Data, Ports } from "./ports.ts";
import type { Turn } from "./turn.ts";

type Purpose = "main" | "steering";
export type CoupleArgs = {
  /** id, short name or name */
  project: string;
  /** undefined: by the kind of place */
  purpose?: Purpose;
  /** the leader says once more that the project, or this place, changes */
  move?: boolean;
  /** the place's roster as Teams just told it; undefined: the stored one is used */
  members?: Member[];
};

/** Makes a channel the project's own, or a group chat its steering group's; only the project's leader may. */
export async function coupleChannel(ports: Ports, turn: Turn, args: CoupleArgs): Promise<Content> {
  const decision = await ports.store.write(turn.tenant, async (data) => {
    if (args.members) await data.conversations.saveMembers(turn.conversation.id, args.members);
    const facts = await readFacts(ports, data, turn, args);
    const decided = decideCoupling(facts);
    if (decided.kind === "couple") await couple(ports, data, turn, decided);
    else if (decided.notice.reason === "onlyLeader") {
      const refusal = { at: ports.clock.now(), projectId: facts.plan?.project.id, what: "refused", subject: "couple" };
      await logRefusal(data, turn, { ...refusal, why: decided.notice.reason });
    }
    return decided;
  });
  if (decision.kind === "couple") await planDues(ports, { tenant: turn.tenant });
  return { kind: "notice", notice: decision.notice };
}

export type CouplingFacts = {
  text: string;
  /** userPrincipalName of who acts; a guest leads nothing */
  person?: Person;
  /** those that may be named to all who are here */
  projects: Project[];
  plan?: Plan;
  leaderName: string;
  here: Conversation;
  /** the project that this place belongs to now */
  hereProject?: Project;
  /** the place that serves the project for this purpose now */
  there?: Conversation;
  purpose: Purpose;
  move: boolean;
  missing: MissingPeople;
  today: IsoDate;
};
type Coupling =
  | { kind: "refuse"; notice: Notice }
  | { kind: "couple"; project: Project; purpose: Purpose; leave?: Conversation; notice: Notice };

/** What a wish to couple leads to; pure. */
export function decideCoupling(facts: CouplingFacts): Coupling {
  const { plan, here, there, hereProject, purpose, person } = facts;
  const leads = (project: Project) => person?.guest === false && person.user === project.leader;
  const refuse = (notice: Notice): Coupling => ({ kind: "refuse", notice });
  if (here.kind === "personal") return refuse({ reason: "coupleInChannel" });
  if (facts.projects.length === 0 && plan === undefined) return refuse({ reason: "noProjects" });
  if (plan === undefined) {
    return refuse({ reason: "noSuchProject", text: facts.text, known: facts.projects.map((each) => each.shortName) });
  }
  const { project } = plan;
  if (person === undefined) return refuse({ reason: "unknownPerson" });
  if (!may("couple", person, plan, facts.today)) return refuse({ reason: "onlyLeader", leaderName: facts.leaderName });
  if (hereProject !== undefined && hereProject.id !== project.id) {
    // a channel is taken from another project only by the one who leads both
    const mayTake = facts.move && leads(hereProject);
    const { name: projectName, shortName } = project;
    if (!mayTake) return refuse({ reason: "coupledToOther", projectName, shortName, other: hereProject.name });
  }
  const elsewhere = there !== undefined && there.id !== here.id ? there : undefined;
  if (elsewhere?.installed && !facts.move) {
    const { name: projectName, shortName } = project;
    return refuse({ reason: "coupledElsewhere", projectName, shortName, place: placeName(elsewhere) });
  }
  const { asked: missingPeople, others: otherMissing } = facts.missing;
  const notice: Notice =
    there?.id === here.id
      ? { reason: "alreadyCoupled", projectName: project.name }
      : { reason: "coupled", projectName: project.name, purpose, missingPeople, otherMissing };
  return { kind: "couple", project, purpose, leave: elsewhere, notice };
}

async function readFacts(ports: Ports, data: Data, turn: Turn, args: CoupleArgs): Promise<CouplingFacts> {
  const person = await actingPerson(data, turn);
  const all = await data.projects.list();
  const known = findNamed(all, args.project);
  const knownPlan = known && (await data.projects.plan(known.id));
  // to an outsider a closed project is as if it were not there; what is listed is read by everyone here
  const plan = knownPlan && mayKnowOf(turn, person, knownPlan, dayOf(ports, knownPlan)) ? knownPlan : undefined;
  const named = plan?.project;
  const projects = all.filter((project) => isOpen(project) || project.id === turn.conversation.projectId);
  const here = (await data.conversations.find(turn.conversation.id)) ?? turn.conversation;
  const purpose = here.kind === "groupChat" ? "steering" : (args.purpose ?? "main");
  const members = await data.conversations.members(here.id);
  const today = plan ? dayOf(ports, plan) : "";
  return {
    text: args.project,
    person,
    projects,
    plan,
    leaderName: plan ? await leaderName(data, plan) : "",
    here,
    hereProject: all.find((project) => project.id === here.projectId),
    there: named && (await data.conversations.ofProject(named.id, purpose)),
    purpose,
    move: args.move ?? false,
    today,
    // an empty roster is one we could not read, not an empty room
    missing: plan && members.length > 0 ? missingPeople(plan, members, purpose, today) : { asked: [], others: 0 },
  };
}

async function couple(
  ports: Ports,
  data: Data,
  turn: Turn,
  decided: Extract<Coupling, { kind: "couple" }>,
): Promise<void> {
  const { project, purpose, leave } = decided;
  const known = await data.conversations.find(turn.conversation.id);
  const here = known ?? turn.conversation;
  if (leave) await data.conversations.uncouple(leave.id);
  if (known === undefined) await data.conversations.save(here);
  if (known?.projectId === project.id && known.purpose === purpose) return;
  await data.conversations.couple(here.id, project.id, purpose);
  const entry = { at: ports.clock.now(), who: turn.actor.user, source: turn.source };
  await data.audit.append([
    ...(known?.projectId === undefined || known.projectId === project.id
      ? []
      : [{ ...entry, projectId: known.projectId, what: "uncoupled", subject: known.purpose ?? purpose, old: here.id }]),
    { ...entry, projectId: project.id, what: "coupled", subject: purpose, old: leave?.id, new: here.id },
  ]);
}

function dayOf({ clock }: Ports, { project }: Plan): IsoDate {
  return localDate(clock.now(), project.timeZone);
}

function findNamed(projects: Project[], text: string): Project | undefined {
  return projects.find((project) => project.id === text) ?? projects.find((project) => isCalled(project, text));
}

async function leaderName(data: Data, plan: Plan): Promise<string> {
  const { leader } = plan.project;
  return personName(leader, await data.conversations.names([leader]), plan);
}

function placeName(place: Conversation): string {
  const names = [place.teamName, place.channelName].filter((name) => name !== undefined);
  return names.length > 0 ? names.join(" – ") : place.id;
}
