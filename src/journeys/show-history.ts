import type { Measure, ScorecardRow } from "../domain/project/measure.ts";
import { rowKey } from "../domain/project/measure.ts";
import { personName } from "../domain/project/person-name.ts";
import type { Plan } from "../domain/project/project.ts";
import type { Reading } from "../domain/project/reading.ts";
import { hideSmallCounts, type Reader } from "../domain/project/small-counts.ts";
import { assess, readingDate } from "../domain/scorecard/achievement.ts";
import type { Content } from "../domain/talking/content.ts";
import type { Notice } from "../domain/talking/notice.ts";
import { subjectInPlan } from "../domain/telling/audit-export.ts";
import { findSubject, foldName, nearIds, officesOfMeasure } from "../domain/telling/plan-subject.ts";
import type { History } from "../domain/telling/status.ts";
import { findProjectIn } from "./find-project.ts";
import { loggedChanges, trailReader } from "./logged-changes.ts";
import type { Data, Ports } from "./ports.ts";
import { namesOfAnswerers, type ProjectFacts, readProjectFacts } from "./project-facts.ts";
import { readerOf } from "./status-content.ts";
import type { Turn } from "./turn.ts";

const pageSize = 10;
const farthestPage = 100_000;
/** They stand as values already. */
const valuesAndAnswers: ReadonlySet<string> = new Set(["answered", "answeredUnchanged", "corrected", "import"]);

/**
 * Answers "historikk K1", "historikk K1 Åsnes" and "historikk K1 side 2": ten values a page, the newest period first, and
 * ten of what else happened to it. Undefined where only a project is named.
 */
export async function showHistory(
  ports: Pick<Ports, "store" | "clock">,
  turn: Turn,
  args: { about: string; page?: number },
): Promise<Content | undefined> {
  return ports.store.read(turn.tenant, async (data): Promise<Content | undefined> => {
    const found = await findProjectIn(data, turn, args.about);
    if ("notice" in found) return { kind: "notice", notice: found.notice };
    const facts = await readProjectFacts(data, ports.clock, found.project.id);
    const { plan } = facts;
    const { about, page } = readPage(found.rest);
    if (about.trim() === "" && args.about.trim() !== "") return undefined;
    const line = findLine(about, plan);
    if ("notice" in line) return { kind: "notice", notice: line.notice };
    const asked = { ...line, page: args.page ?? page };
    const told = await changesOf(data, turn, facts, asked);
    return historyOf(data, plan, { ...asked, ...told, reader: readerOf(turn) });
  });
}

/** "K1 Åsnes side 2" → "K1 Åsnes" and 2, "side 2" → "" and 2, in nb, nn and en. */
export function readPage(text: string): { about: string; page: number } {
  const [found, page] = /(?:^|\s)(?:side|page)\s+(\d{1,6})\s*$/iu.exec(text) ?? [];
  if (found === undefined) return { about: text, page: 1 };
  return { about: text.slice(0, -found.length), page: Math.min(Math.max(Number(page), 1), farthestPage) };
}

type Line = { measure: Measure; office?: string };

/** Pure: the measure, and office, that a text names, or why none. */
function findLine(text: string, plan: Plan): Line | { notice: Notice } {
  const subject = findSubject(text, plan);
  if (subject?.of === "measure") return subject;
  const [first = "", ...rest] = text.trim().split(/\s+/u);
  const measure = plan.measures.find((one) => foldName(one.id) === foldName(first));
  if (measure === undefined) {
    const near = nearIds(
      first,
      plan.measures.map((one) => one.id),
    );
    return { notice: { reason: "noSuchMeasure", text: text.slice(0, 100), near } };
  }
  const offices = officesOfMeasure(plan, measure.id);
  return { notice: { reason: "noSuchOffice", measureId: measure.id, text: rest.join(" ").slice(0, 100), offices } };
}

type Told = Pick<History, "changes" | "moreChanges" | "at">;

/** What happened to it beside its values, as the reader may see it. */
async function changesOf(
  data: Data,
  turn: Turn,
  facts: ProjectFacts,
  { measure, office, page }: Line & { page: number },
): Promise<Told> {
  const reader = await trailReader(data, turn, facts);
  const codes = reader.codes.filter((code) => !valuesAndAnswers.has(code));
  const offset = (page - 1) * pageSize;
  const paging = { codes, offset, limit: pageSize + 1 };
  const found = await data.audit.aboutMeasure(facts.plan.project.id, { measureId: measure.id, office }, paging);
  const entries = found.filter(
    ({ subject }) => (subjectInPlan(subject, facts.plan).measureId ?? measure.id) === measure.id,
  );
  const changes = await loggedChanges(data, facts, entries.slice(0, pageSize), reader);
  return { changes, moreChanges: found.length > pageSize, at: facts.today };
}

async function historyOf(
  data: Data,
  stored: Plan,
  {
    measure: { id: measureId },
    office,
    page,
    reader,
    changes,
    moreChanges,
    at,
  }: Line & Told & { page: number; reader: Reader },
): Promise<Content> {
  const { id: projectId } = stored.project;
  const offset = (page - 1) * pageSize;
  const found = await data.readings.history(projectId, measureId, { office, limit: pageSize, offset });
  const { plan, readings } = hideSmallCounts({ plan: stored, readings: found.readings }, reader);
  const measure = plan.measures.find(({ id }) => id === measureId);
  if ((found.total === 0 && changes.length === 0) || !measure)
    return { kind: "notice", notice: { reason: "noHistory", measureId } };
  const current = new Set((await data.readings.series(projectId, measureId)).map((reading) => reading.id));
  const names = await namesOfAnswerers(data, readings);
  return {
    kind: "history",
    project: plan.project,
    measure,
    ...(office === undefined ? {} : { office }),
    entries: readings.map((reading) => entryOf(reading, measure, plan, names, !current.has(reading.id))),
    changes,
    more: Math.max(0, found.total - offset - readings.length),
    moreChanges,
    at,
    page,
  };
}

/** Judged as it was worth at its own date: history does not grow old. */
function entryOf(
  reading: Reading,
  measure: Measure,
  plan: Plan,
  names: Map<string, string>,
  corrected: boolean,
): History["entries"][number] {
  const { startDate, limits } = plan.project;
  const row: ScorecardRow = plan.rows.find((one) => rowKey(one) === rowKey(reading)) ?? {
    measureId: reading.measureId,
  };
  const targets = plan.targets.filter((target) => rowKey(target) === rowKey(reading));
  const assessment = assess({ measure, row, targets, reading, today: readingDate(reading), startDate, limits });
  const byName = reading.by === undefined ? undefined : personName(reading.by, names, plan);
  return { reading, byName, corrected, assessment };
}
