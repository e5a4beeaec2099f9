import type { AccessSubject } from "../domain/asking/access.ts";
import { changesRights, knownPeople, may } from "../domain/asking/access.ts";
import type { PlanChange } from "../domain/importing/import-report.ts";
import { planDifference } from "../domain/importing/plan-difference.ts";
import { withoutUnionPersons } from "../domain/importing/union-roles.ts";
import { decidePlanItem, decideRemoval } from "../domain/plan-editing/decide-plan-item.ts";
import { type FoundItem, findItem, itemsByKey, titleOf } from "../domain/plan-editing/find-item.ts";
import { itemCard, newItemCard } from "../domain/plan-editing/item-card.ts";
import { freeId, hasId, titleFields } from "../domain/plan-editing/item-titles.ts";
import { mergeForm } from "../domain/plan-editing/merge-form.ts";
import { readLine } from "../domain/plan-editing/new-measure.ts";
import {
  type EditableItem,
  type EditableList,
  type FormField,
  type FormTexts,
  itemsOf,
  type PlanForms,
  type PlanItemProblem,
  type SeenFields,
} from "../domain/plan-editing/plan-form.ts";
import { type FieldNames, readShortChange } from "../domain/plan-editing/short-change.ts";
import type { Plan } from "../domain/project/project.ts";
import { startNewSeries } from "../domain/project/series-break.ts";
import { cleanText } from "../domain/talking/clean-text.ts";
import type { Content } from "../domain/talking/content.ts";
import { officesOf } from "../domain/telling/plan-subject.ts";
import { localDate } from "../domain/time/calendar.ts";
import type { FreeTime, IsoDate } from "../domain/time/time.ts";
import { actingPerson, logRefusal, say } from "./acting-person.ts";
import { followActions } from "./action-changes.ts";
import { onlyLeader } from "./cancel-round.ts";
import { findProject } from "./find-project.ts";
import { planChangeEntry } from "./log-plan-change.ts";
import { onlyForLeader } from "./only-for-leader.ts";
import type { Data, Ports, Workbooks } from "./ports.ts";
import type { Turn } from "./turn.ts";

type FormPorts = Ports & { workbooks: Pick<Workbooks, "forms"> };
type Allowed = Exclude<Awaited<ReturnType<typeof onlyForLeader>>, Content>;
/** What was said of an item: its list where that was said, and the words after it. */
export type SaidItem = { list?: EditableList; text: string };

const change = { action: "changePlan", refusal: "planChangeRefused" } as const;
const mostLike = 5;

/**
 * "endre risiko 1" opens the item's card; "risiko 1 sannsynlighet 3" changes it at once. What is not wholly understood
 * opens the card too, and nothing is stored. Its leader, deputy and whoever is responsible for it may.
 */
export async function changePlanItem(
  ports: FormPorts,
  turn: Turn,
  { list, text, names }: SaidItem & { names: (list: EditableList) => FieldNames },
): Promise<Content> {
  return ports.store.write(turn.tenant, async (data): Promise<Content> => {
    const found = await findProject(data, turn);
    if ("notice" in found) return say(found.notice);
    const about = (plan: Plan) => responsibleFor(findItem(plan, text, list).found?.item);
    const allowed = await onlyForLeader(ports, data, turn, {
      ...{ ...change, projectId: found.project.id, lock: true, about },
    });
    if ("kind" in allowed) return allowed;
    const search = findItem(allowed.plan, text, list);
    if (search.found === undefined) return notFound(allowed.plan, text, search.like, list);
    const { forms } = ports.workbooks;
    const one = search.found;
    const told = readShortChange(search.rest, openFields(forms, one.list), names(one.list), (field, value) =>
      forms.accepts(one.list, field, value),
    );
    if (told === undefined) return itemCard(forms, allowed.plan.project, one);
    if ("wrong" in told) {
      const { field, value } = told.wrong;
      const choices = openFields(forms, one.list).find((open) => open.field === field)?.choices ?? [];
      const problem = { reason: "notUnderstood", field, value, allowed: choices.map(({ word }) => word) } as const;
      return itemCard(forms, allowed.plan.project, one, { problem });
    }
    const texts = { ...forms.texts(one.list, one.item), ...told.said };
    return save(ports, data, turn, allowed, { list: one.list, key: one.key, texts, reason: told.why });
  });
}

/**
 * A new item: stored at once when its words are all it needs, and its card opened for the rest. A benefit may be told
 * by anyone in the project; one told after the project's start is unplanned. The same words twice are one item.
 */
export async function addPlanItem(
  ports: FormPorts,
  turn: Turn,
  { list, text }: SaidItem & { list: EditableList },
): Promise<Content> {
  const action = list === "benefits" ? "tellBenefit" : change.action;
  return ports.store.write(turn.tenant, async (data): Promise<Content> => {
    const found = await findProject(data, turn);
    if ("notice" in found) return say(found.notice);
    const wanted = { ...change, action, projectId: found.project.id, lock: true } as const;
    const allowed = await onlyForLeader(ports, data, turn, wanted);
    if ("kind" in allowed) return allowed;
    const { plan } = allowed;
    const title = cleanText(text) ?? "";
    const same = itemsByKey(plan, list).find((one) => isCalled(one, title));
    if (same) return openOrName(ports, data, turn, allowed, same);
    const texts = newTexts(ports, allowed, list, title);
    const fields = ports.workbooks.forms.fields(list);
    const needed = ({ field, required }: FormField) => required || (list === "rows" && field === "office");
    const lacks = fields.some((field) => needed(field) && (texts[field.field] ?? "") === "");
    if (lacks) return newItemCard(ports.workbooks.forms, plan.project, list, { texts });
    return save(ports, data, turn, allowed, { list, key: "", texts, reason: "" });
  });
}

/** Saves what was filled in on an item's card; what others saved meanwhile stays, or is shown where both changed it. */
export async function savePlanItem(
  ports: FormPorts,
  turn: Turn,
  form: { projectId: string; list: EditableList; key: string; said: FormTexts; was: SeenFields; reason: string },
): Promise<Content> {
  const { projectId, list, key, said, was } = form;
  return ports.store.write(turn.tenant, async (data): Promise<Content> => {
    const about = (plan: Plan) => responsibleFor(itemCalled(plan, list, key)?.item);
    const allowed = await onlyForLeader(ports, data, turn, { ...change, projectId, lock: true, about });
    if ("kind" in allowed) return allowed;
    const { forms } = ports.workbooks;
    const one = itemCalled(allowed.plan, list, key);
    const reason = cleanText(form.reason) ?? "";
    if (key !== "" && one === undefined) return say({ reason: "planItemGone", list });
    if (one === undefined) return save(ports, data, turn, allowed, { list, key: "", texts: said, reason });
    const { texts, conflicts } = mergeForm(said, forms.texts(list, one.item), was);
    if (conflicts.length > 0) {
      const problem = { reason: "changedMeanwhile", fields: conflicts } as const;
      return itemCard(ports.workbooks.forms, allowed.plan.project, one, { texts, reason, problem });
    }
    return save(ports, data, turn, allowed, { list, key, texts, reason });
  });
}

/** Takes an item away, with the reason in the log; not while others name it. */
export async function removePlanItem(
  ports: FormPorts,
  turn: Turn,
  { projectId, list, key, reason }: { projectId: string; list: EditableList; key: string; reason: string },
): Promise<Content> {
  return ports.store.write(turn.tenant, async (data): Promise<Content> => {
    const allowed = await onlyForLeader(ports, data, turn, { ...change, projectId, lock: true });
    if ("kind" in allowed) return allowed;
    const one = itemCalled(allowed.plan, list, key);
    if (one === undefined) return say({ reason: "planItemGone", list });
    const why = cleanText(reason) ?? "";
    if (why === "")
      return itemCard(ports.workbooks.forms, allowed.plan.project, one, { problem: { reason: "reasonMissing" } });
    const again = (problem: PlanItemProblem) =>
      itemCard(ports.workbooks.forms, allowed.plan.project, one, { reason: why, problem });
    if (await hasReadings(data, allowed.plan, one)) return again({ reason: "hasReadings", name: titleOf(one) });
    const decided = decideRemoval(allowed.plan, list, one.item);
    if (!decided.ok) return again(decided.problem);
    const refused = await rightsRefusal(data, turn, allowed, decided.plan);
    if (refused) return refused;
    const [changed] = await store(data, turn, allowed, decided.plan, why);
    return changed ? say({ reason: "planItemSaved", list, change: changed }) : say({ reason: "planItemGone", list });
  });
}

type Filled = { list: EditableList; key: string; texts: FormTexts; reason: string };
async function save(
  ports: FormPorts,
  data: Data,
  turn: Turn,
  allowed: Allowed,
  { list, key, texts, reason }: Filled,
): Promise<Content> {
  const { plan } = allowed;
  const before = itemCalled(plan, list, key);
  const again = (problem: PlanItemProblem) =>
    before
      ? itemCard(ports.workbooks.forms, plan.project, before, { texts, reason, problem })
      : newItemCard(ports.workbooks.forms, plan.project, list, { texts, reason, problem });
  const others = itemsOf(plan, list);
  const index = before ? others.indexOf(before.item) : others.length;
  const { forms } = ports.workbooks;
  const filled = before ? { ...texts, ...namesOf(forms, before) } : texts;
  const read = forms.read(list, filled, { before: before?.item, others, index });
  if (!read.ok) return again(read.problem);
  // a second click on a new item's card
  const twin = before === undefined && itemsByKey(plan, list).some((one) => isSame(ports, one, read.item));
  if (twin) return say({ reason: "planItemAsItWas", list, name: titleOf({ list, item: read.item }) });
  const decided = decidePlanItem(plan, list, before?.item, read.item);
  if (!decided.ok) return again(decided.problem);
  const refused = await rightsRefusal(data, turn, allowed, decided.plan);
  if (refused) return refused;
  const [changed] = await store(data, turn, allowed, decided.plan, reason);
  const named = titleOf({ list, item: read.item });
  if (changed === undefined) return say({ reason: "planItemAsItWas", list, name: named });
  const passed = passedDay(read.item, localDate(allowed.at, plan.project.timeZone));
  return say({ reason: "planItemSaved", list, change: changed, unread: unreadTimes(read.item), ...passed });
}

/** A deputy makes nobody a deputy; who has no more than her own item gives no line away, and brings nobody from outside. */
async function rightsRefusal(data: Data, turn: Turn, { plan, user, at }: Allowed, next: Plan) {
  const today = localDate(at, plan.project.timeZone);
  const mayDo = (action: "changeRights" | "changePlan") => may(action, { user, guest: false }, plan, today);
  const rights = changesRights(plan, next, today) && !mayDo("changeRights");
  const people = !mayDo("changePlan") && (givesLine(plan, next) || (await bringsOutsider(data, plan, next)));
  if (!rights && !people) return undefined;
  const reason = rights ? "rightsOnlyLeader" : "onlyLeader";
  const refusal = { at, projectId: plan.project.id, what: change.refusal, subject: plan.project.id, why: reason };
  await logRefusal(data, turn, refusal);
  return say({ ...(await onlyLeader(data, plan)), reason });
}

function givesLine(plan: Plan, next: Plan): boolean {
  return next.rows.some(({ owner }, index) => owner !== plan.rows[index]?.owner);
}

/** Whom the plan names sees the project. */
async function bringsOutsider(data: Data, plan: Plan, next: Plan): Promise<boolean> {
  const known = knownPeople(plan);
  const brought = [...knownPeople(next)].filter((person) => person.includes("@") && !known.has(person));
  if (brought.length === 0) return false;
  const channel = await data.conversations.ofProject(plan.project.id, "main");
  const members = channel ? await data.conversations.members(channel.id) : [];
  const here = new Set(members.flatMap((member) => (member.guest ? [] : (member.user ?? []))));
  return brought.some((person) => !here.has(person));
}

async function store(data: Data, turn: Turn, allowed: Allowed, given: Plan, why: string): Promise<PlanChange[]> {
  const { plan } = withoutUnionPersons(await withSeries(data, allowed.plan, given));
  const changes = planDifference(allowed.plan, plan);
  if (changes.length === 0) return [];
  await data.projects.savePlan(plan);
  await followActions(data, allowed.plan, plan, allowed.at);
  const common = { projectId: plan.project.id, at: allowed.at, who: allowed.user, source: turn.source };
  await data.audit.append(changes.map((one) => planChangeEntry(one, why === "" ? common : { ...common, why })));
  return changes;
}

/** Another unit, or a day for it, begins a new series of what has been measured. */
async function withSeries(data: Data, before: Plan, given: Plan): Promise<Plan> {
  const stored = new Set(before.measures);
  const changed = given.measures.filter((measure) => !stored.has(measure));
  const readings = await Promise.all(changed.map(({ id }) => data.readings.series(given.project.id, id)));
  return startNewSeries(before, given, readings.flat()).plan;
}

/** What is told of a thing that is there already: its card to those who may change it, its name to others. */
async function openOrName(ports: FormPorts, data: Data, turn: Turn, allowed: Allowed, one: FoundItem) {
  const { plan, at } = allowed;
  const person = await actingPerson(data, turn);
  const today = localDate(at, plan.project.timeZone);
  const isHers = person !== undefined && may(change.action, person, plan, today, responsibleFor(one.item));
  return isHers
    ? itemCard(ports.workbooks.forms, plan.project, one)
    : say({ reason: "planItemAsItWas", list: one.list, name: titleOf(one) });
}

/** What of a stored item can be changed: not the names that others know it by. */
function openFields(forms: PlanForms, list: EditableList): FormField[] {
  return forms.fields(list).filter(({ onlyNew }) => !onlyNew);
}

function namesOf(forms: PlanForms, { list, item }: FoundItem): FormTexts {
  const stored = forms.texts(list, item);
  const names = forms.fields(list).filter(({ onlyNew }) => onlyNew);
  return Object.fromEntries(names.map(({ field }) => [field, stored[field] ?? ""]));
}

/** What was measured stays in the overviews as long as its measure and line do. */
async function hasReadings(data: Data, { project }: Plan, { list, item }: FoundItem): Promise<boolean> {
  if (list !== "measures" && list !== "rows") return false;
  const measureId = "id" in item ? item.id : "measureId" in item ? (item.measureId ?? "") : "";
  const office = "office" in item ? item.office : undefined;
  const { total } = await data.readings.history(project.id, measureId, {
    limit: 1,
    offset: 0,
    ...(office && { office }),
  });
  return total > 0;
}

function newTexts({ workbooks }: FormPorts, { plan, at }: Allowed, list: EditableList, title: string): FormTexts {
  const empty = Object.fromEntries(workbooks.forms.fields(list).map(({ field }) => [field, ""]));
  const { startDate, timeZone } = plan.project;
  const isUnplanned = list === "benefits" && startDate !== undefined && startDate <= localDate(at, timeZone);
  return {
    ...empty,
    ...(hasId(list) && { id: freeId(plan, list) }),
    ...(list === "rows" ? readLine(plan, title) : { [titleFields[list]]: title }),
    ...(list === "measures" && { offices: officesOf(plan).join(", ") }),
    ...(isUnplanned && { unplanned: "ja" }),
  };
}

function isSame({ workbooks }: FormPorts, { list, item }: FoundItem, other: EditableItem): boolean {
  const [own, others] = [workbooks.forms.texts(list, item), workbooks.forms.texts(list, other)];
  return Object.entries(own).every(([field, text]) => others[field] === text);
}

function itemCalled(plan: Plan, list: EditableList, key: string): FoundItem | undefined {
  return itemsByKey(plan, list).find((one) => one.key === key);
}

function isCalled({ list, item }: FoundItem, title: string): boolean {
  if (list === "rows") return titleOf({ list, item }).toLowerCase() === title.toLowerCase();
  const own = Object.entries(item).find(([field]) => field === titleFields[list])?.[1];
  return title !== "" && String(own ?? "").toLowerCase() === title.toLowerCase();
}

/** Who owns a line of the scorecard answers for it, and weighs it no more than others do. */
function responsibleFor(item: EditableItem | undefined): AccessSubject {
  if (item && "measureId" in item && !("id" in item)) return {};
  const responsible =
    item && "responsible" in item ? item.responsible : item && "owner" in item ? item.owner : undefined;
  return responsible === undefined ? {} : { responsible };
}

/** Of a milestone that is not done: it stands as overdue, and that is said. */
function passedDay(item: EditableItem, today: IsoDate): { passed?: IsoDate } {
  if (!("event" in item && "time" in item) || item.status === "done") return {};
  const { date } = item.time;
  return date !== undefined && date < today ? { passed: date } : {};
}

/** Times that no day can be read from; they stand as written. */
function unreadTimes(item: EditableItem): string[] {
  const times = Object.values(item).filter(
    (value): value is FreeTime => typeof value === "object" && value !== null && "exact" in value,
  );
  return times.filter(({ date }) => date === undefined).map(({ text }) => text);
}

function notFound(plan: Plan, text: string, like: FoundItem[], list: EditableList | undefined): Content {
  if (list === undefined) return say({ reason: "noSuchItem", text, known: [] });
  const known = like.length > 0 ? like : itemsByKey(plan, list);
  return say({ reason: "noSuchItem", text, list, known: known.slice(0, mostLike).map(titleOf) });
}
