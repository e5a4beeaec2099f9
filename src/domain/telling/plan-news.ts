import type { Decimal } from "../numbers/decimal.ts";
import { decimal } from "../numbers/decimal.ts";
import type { IsoDate } from "../time/time.ts";

/** What the audit trail tells of one change; the rest of an entry is not needed here. */
export type AuditFact = { what: string; subject: string; old?: string; new?: string; why?: string };

/** What happened to the plan in a stretch of time. */
export type PlanNews = {
  /** the last target set for each row and date, by row key */
  targets: { row: string; value: Decimal; date?: IsoDate }[];
  /** keys of rows whose baseline was set or moved, with what was said of why */
  baselines: Map<string, string>;
  /** keys of rows whose final target, and of targets, a new workbook changed */
  rows: Set<string>;
  dated: Set<string>;
  milestones: Set<string>;
  risks: Set<string>;
  actions: Set<string>;
  decisions: Set<string>;
  /** keys of benefits that were closed */
  closedBenefits: Set<string>;
};

const targetEntries: ReadonlySet<string> = new Set(["targetSet", "finalTargetSet"]);
/** "1.0 2024-12-31", as set-target writes it: the value, and the date it holds for where there is one. */
const targetPattern = /^(-?\d+(?:\.\d+)?)(?: (\d{4}-\d{2}-\d{2}))?$/;

/**
 * Reads the entries that the digest tells of: "targetSet", "finalTargetSet" and "baselineSet" (subject a row key, new "1.0 2024-12-31")
 * and "planChange" (subject "milestones MP 10": the list and the id). Anything else, and what can't be read, is no news.
 */
export function readPlanNews(entries: AuditFact[]): PlanNews {
  const targets = new Map<string, PlanNews["targets"][number]>();
  const baselines: PlanNews["baselines"] = new Map();
  const changed = new Map<string, Set<string>>();
  for (const entry of entries) {
    if (targetEntries.has(entry.what)) {
      const set = readTarget(entry.new);
      if (set) targets.set(`${entry.subject} ${set.date ?? ""}`, { row: entry.subject, ...set });
    } else if (entry.what === "baselineSet") {
      baselines.set(entry.subject, entry.why ?? "");
    } else if (entry.what === "planChange") {
      const [list, id] = split(entry.subject);
      // a line that came with its baseline is no change of it
      const isMoved = entry.old !== undefined && /"baseline":/.test(entry.new ?? "");
      if (list === "rows" && isMoved) baselines.set(id, entry.why ?? "");
      if (list === "rows" && !/"final(?:Target|Date)":/.test(entry.new ?? "")) continue;
      if (list === "benefits" && !/"closedOn":/.test(entry.new ?? "")) continue;
      changed.set(list, (changed.get(list) ?? new Set()).add(id));
    }
  }
  return {
    targets: [...targets.values()],
    baselines,
    rows: changed.get("rows") ?? new Set(),
    dated: changed.get("targets") ?? new Set(),
    milestones: changed.get("milestones") ?? new Set(),
    risks: changed.get("risks") ?? new Set(),
    actions: changed.get("actions") ?? new Set(),
    decisions: changed.get("decisions") ?? new Set(),
    closedBenefits: changed.get("benefits") ?? new Set(),
  };
}

function split(subject: string): [list: string, id: string] {
  const space = subject.indexOf(" ");
  return space < 0 ? [subject, ""] : [subject.slice(0, space), subject.slice(space + 1)];
}

function readTarget(text = ""): { value: Decimal; date?: IsoDate } | undefined {
  const [, value, date] = targetPattern.exec(text) ?? [];
  if (value === undefined) return undefined;
  return { value: decimal(value), ...(date === undefined ? {} : { date }) };
}
