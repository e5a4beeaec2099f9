import { changesRights, mayAnywhere } from "../domain/asking/access.ts";
import { planDifference } from "../domain/importing/plan-difference.ts";
import { mergeForm } from "../domain/plan-editing/merge-form.ts";
import { newProjectTexts } from "../domain/plan-editing/new-project.ts";
import type {
  FormField,
  FormTexts,
  PlanItemCard,
  PlanItemProblem,
  SeenFields,
} from "../domain/plan-editing/plan-form.ts";
import { seenOf } from "../domain/plan-editing/plan-form.ts";
import { readShortChange } from "../domain/plan-editing/short-change.ts";
import { emptyPlan } from "../domain/project/empty-plan.ts";
import type { Plan, Project } from "../domain/project/project.ts";
import { cleanText } from "../domain/talking/clean-text.ts";
import type { Content } from "../domain/talking/content.ts";
import { setupGuide } from "../domain/telling/setup-guide.ts";
import { localDate } from "../domain/time/calendar.ts";
import { actingPerson, say } from "./acting-person.ts";
import { onlyLeader } from "./cancel-round.ts";
import { findProject } from "./find-project.ts";
import { holdShortName } from "./hold-short-name.ts";
import { isColleague } from "./is-colleague.ts";
import { planChangeEntry } from "./log-plan-change.ts";
import { onlyForLeader } from "./only-for-leader.ts";
import { planDues } from "./plan-dues.ts";
import type { Data, Ports, Workbooks } from "./ports.ts";
import type { Turn } from "./turn.ts";

type FormPorts = Ports & { workbooks: Pick<Workbooks, "forms"> };
type Names = { field: string; names: string[] }[];
const change = { action: "changePlan", refusal: "planChangeRefused" } as const;

/** "oppsett": what of the project is set up, what is lacking, and what to write next. */
export async function showSetup(ports: Ports, turn: Turn, { named }: { named?: string }): Promise<Content> {
  return ports.store.write(turn.tenant, async (data) => {
    const found = await findProject(data, turn, named);
    if ("notice" in found) return say(found.notice);
    const allowed = await onlyForLeader(ports, data, turn, { ...change, projectId: found.project.id });
    return "kind" in allowed ? allowed : guide(data, allowed.plan);
  });
}

/** "nytt prosjekt NAV Solør": the card of a project that is made when it is saved, by anyone who is no guest. */
export async function showNewProject(ports: FormPorts, turn: Turn, { name }: { name: string }): Promise<Content> {
  return ports.store.read(turn.tenant, async (data) => {
    const person = await actingPerson(data, turn);
    if (person === undefined || !mayAnywhere("createProject", person)) return say({ reason: "unknownPerson" });
    const blank = ports.workbooks.forms.project.texts();
    const words = { name: cleanText(name) ?? "", leader: person.user, language: languageWords[turn.language] };
    return projectCard(ports, undefined, { texts: newProjectTexts(blank, words) });
  });
}

/** "endre prosjekt" opens the project's card; "endre prosjekt driftsstart 1.1.2023" changes it at once. */
export async function changeProject(
  ports: FormPorts,
  turn: Turn,
  { text, names }: { text: string; names: Names },
): Promise<Content> {
  return ports.store.write(turn.tenant, async (data) => {
    const named = await findProject(data, turn, text);
    const isNamed = text !== "" && "project" in named;
    const found = isNamed ? named : await findProject(data, turn);
    if ("notice" in found) return say(found.notice);
    const allowed = await onlyForLeader(ports, data, turn, { ...change, projectId: found.project.id, lock: true });
    if ("kind" in allowed) return allowed;
    const { project: form } = ports.workbooks.forms;
    const told = isNamed ? undefined : readShortChange(text, form.fields(), names, form.accepts);
    const { project } = allowed.plan;
    if (told === undefined || "wrong" in told) return projectCard(ports, project);
    const texts = { ...form.texts(project), ...told.said };
    return store(ports, data, turn, { before: allowed.plan, texts, reason: told.why });
  });
}

/** Saves a project's card: a new project with nothing in it yet, or what was changed of a stored one. */
export async function saveProject(
  ports: FormPorts,
  turn: Turn,
  { projectId, said, was, reason }: { projectId: string; said: FormTexts; was: SeenFields; reason: string },
): Promise<Content> {
  const saved = await ports.store.write(turn.tenant, async (data): Promise<Content> => {
    const why = cleanText(reason) ?? "";
    if (projectId === "") return createProject(ports, data, turn, said);
    const allowed = await onlyForLeader(ports, data, turn, { ...change, projectId, lock: true });
    if ("kind" in allowed) return allowed;
    const { project } = allowed.plan;
    const { texts, conflicts } = mergeForm(said, ports.workbooks.forms.project.texts(project), was);
    if (conflicts.length > 0) {
      const problem = { reason: "changedMeanwhile", fields: conflicts } as const;
      return projectCard(ports, project, { texts, reason: why, problem });
    }
    return store(ports, data, turn, { before: allowed.plan, texts, reason: why });
  });
  // its digest has a time from now on, or another one
  if (saved.kind !== "planItemCard") await planDues(ports, { tenant: turn.tenant });
  return saved;
}

/** Language as the workbook writes it. */
const languageWords = { nb: "bokmål", nn: "nynorsk", en: "engelsk" };

async function createProject(ports: FormPorts, data: Data, turn: Turn, said: FormTexts): Promise<Content> {
  const person = await actingPerson(data, turn);
  if (person === undefined || !mayAnywhere("createProject", person)) return say({ reason: "unknownPerson" });
  const again = (problem: PlanItemProblem) => projectCard(ports, undefined, { texts: said, problem });
  const read = ports.workbooks.forms.project.read(said, undefined);
  if (!read.ok) return again(read.problem);
  const { shortName, leader } = read.project;
  await holdShortName(data, shortName, ports.clock.now());
  const known = await data.projects.findByShortName(shortName);
  const taken = known && (await data.projects.plan(known.id));
  if (taken) {
    // a second click on the same card
    const isSame =
      taken.project.name === read.project.name && taken.project.leader === leader && leader === person.user;
    return isSame ? guide(data, taken) : again({ reason: "idTaken", value: shortName });
  }
  const plan = emptyPlan({ ...read.project, id: ports.ids.next() });
  const isKnown = leader === person.user || (await isColleague(data, plan, leader));
  if (!isKnown) return again({ reason: "leaderUnknown", value: leader });
  await data.projects.savePlan(plan);
  const common = { projectId: plan.project.id, at: ports.clock.now(), who: person.user, source: turn.source };
  await data.audit.append(planDifference(undefined, plan).map((one) => planChangeEntry(one, common)));
  return guide(data, plan);
}

type Changed = { before: Plan; texts: FormTexts; reason: string };
async function store(ports: FormPorts, data: Data, turn: Turn, { before, texts, reason }: Changed): Promise<Content> {
  const again = (problem: PlanItemProblem) => projectCard(ports, before.project, { texts, reason, problem });
  const read = ports.workbooks.forms.project.read(texts, before.project);
  if (!read.ok) return again(read.problem);
  const plan = { ...before, project: read.project };
  const { shortName, leader } = read.project;
  if (shortName !== before.project.shortName) await holdShortName(data, shortName, ports.clock.now());
  const other = await data.projects.findByShortName(shortName);
  if (other && other.id !== before.project.id) return again({ reason: "idTaken", value: shortName });
  const today = localDate(ports.clock.now(), before.project.timeZone);
  if (changesRights(before, plan, today)) {
    const mayChange = await onlyForLeader(ports, data, turn, {
      ...{ action: "changeRights", refusal: "planChangeRefused", projectId: before.project.id },
    });
    if ("kind" in mayChange) return say({ ...(await onlyLeader(data, before)), reason: "rightsOnlyLeader" });
  }
  const isSameLeader = leader === before.project.leader;
  if (!isSameLeader && !(await isColleague(data, before, leader)))
    return again({ reason: "leaderUnknown", value: leader });
  const [changed] = planDifference(before, plan);
  if (changed === undefined) return say({ reason: "planItemAsItWas", list: "project", name: before.project.name });
  await data.projects.savePlan(plan);
  const common = { projectId: before.project.id, at: ports.clock.now(), who: turn.actor.user, source: turn.source };
  await data.audit.append([planChangeEntry(changed, reason === "" ? common : { ...common, why: reason })]);
  return say({ reason: "planItemSaved", list: "project", change: changed });
}

async function guide(data: Data, plan: Plan): Promise<Content> {
  const channel = await data.conversations.ofProject(plan.project.id, "main");
  return setupGuide(plan, { isCoupled: channel !== undefined });
}

/** What a new project is asked for; the rest has its usual value until someone changes it. */
function firstFields(fields: FormField[]): FormField[] {
  const first = ["name", "shortName", "purpose", "startDate", "leader", "language", "askIn"];
  return first.flatMap((name) => fields.find(({ field }) => field === name) ?? []);
}

type Written = { texts?: FormTexts; reason?: string; problem?: PlanItemProblem };
function projectCard({ workbooks }: FormPorts, project: Project | undefined, written: Written = {}): PlanItemCard {
  const form = workbooks.forms.project;
  const stored = form.texts(project);
  const { texts = stored, reason = "", problem } = written;
  const fields = project ? form.fields() : firstFields(form.fields());
  const was = project ? seenOf(stored) : {};
  const shown = { id: project?.id ?? "", name: project?.name ?? "" };
  const card = { fields, texts, was, reason, ...(problem && { problem }) };
  return { kind: "planItemCard", project: shown, list: "project", key: shown.id, ...card };
}
