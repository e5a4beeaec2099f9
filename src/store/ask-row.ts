import type { Insertable, Selectable } from "kysely";
import { z } from "zod";
import type { AnswerDraft, Ask } from "../domain/asking/ask.ts";
import { officeKey, officeOf, withoutNulls } from "./session.ts";
import { fromStoredJson, toStoredJson } from "./stored-json.ts";
import type { AskTable } from "./tables.ts";

export const askColumns = [
  "id",
  "projectId",
  "roundId",
  "measureId",
  "office",
  "period",
  "person",
  "state",
  "revision",
  "dueAt",
  "deliveredAt",
  "readingId",
  "cannotWhy",
  "expectedOn",
  "handedTo",
  "standsInFor",
  "draft",
] as const;
export type AskRow = Pick<Selectable<AskTable>, (typeof askColumns)[number]>;

// one that an older version wrote and that can't be read is worth less than the ask it is on
const draftShape: z.ZodType<AnswerDraft | undefined> = z
  .object({
    revision: z.number(),
    value: z.string().optional(),
    choice: z.enum(["value", "unchanged", "cannot", "handOver"]).optional(),
    comment: z.string().optional(),
    why: z.string().optional(),
    when: z.string().optional(),
    reason: z.string().optional(),
  })
  .optional()
  .catch(undefined);

export function toAskRow(tenant: string, ask: Ask): Omit<Insertable<AskTable>, "seq"> {
  return {
    ...ask,
    tenant,
    office: officeKey(ask.office),
    deliveredAt: ask.deliveredAt ?? null,
    readingId: ask.readingId ?? null,
    cannotWhy: ask.cannotWhy ?? null,
    expectedOn: ask.expectedOn ?? null,
    handedTo: ask.handedTo ?? null,
    standsInFor: ask.standsInFor ?? null,
    draft: ask.draft === undefined ? null : toStoredJson(ask.draft),
  };
}

export function toAsk({ office, draft: stored, ...same }: AskRow): Ask {
  const draft = stored === null ? undefined : draftShape.parse(fromStoredJson(stored));
  return { ...withoutNulls(same), ...officeOf(office), ...(draft && { draft }) };
}
