import type { PlanChange } from "../../domain/importing/import-report.ts";
import type { FormList } from "../../domain/plan-editing/plan-form.ts";
import type { Measure } from "../../domain/project/measure.ts";
import type { CommandId } from "../../domain/talking/command.ts";
import type { Notice } from "../../domain/talking/notice.ts";
import type { Phase, PhaseLack } from "../../domain/telling/benefit-phase.ts";
import type { Format } from "../format.ts";

/** What a sentence needs besides its facts. */
export type NoticeWords = {
  format: Format;
  /** "S1 Åsnes" */
  row: (row: { measureId: string; office?: string }) => string;
  rows: (rows: { measureId: string; office?: string }[]) => string;
  /** a value that came as exact text, as the language writes numbers; with its unit where that is told */
  value: (text: string, of?: Pick<Measure, "percent" | "unit" | "hidesSmall">) => string;
  /** "Milepæl MP 12, endret: status planlagt → utført" */
  change: (change: PlanChange) => string;
  /** one of a list of the plan: "risiko" */
  kind: (list: FormList) => string;
  phase: (phase: Phase) => string;
  lacks: (lacks: PhaseLack[]) => string;
  /** a command as it can be typed, in quotes */
  command: (id: CommandId, argument?: string) => string;
};
/** One sentence per reason, typed by that reason's facts. */
export type NoticeTexts = {
  [Reason in Notice["reason"]]: (notice: Extract<Notice, { reason: Reason }>, say: NoticeWords) => string;
};
