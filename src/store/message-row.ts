import { z } from "zod";
import type { MessageSubject, OutgoingMessage } from "../journeys/ports.ts";
import { withoutNulls } from "./session.ts";
import { fromStoredJson, toStoredJson } from "./stored-json.ts";
import type { MessageTable } from "./tables.ts";

export const messageColumns = [
  "id",
  "conversationId",
  "underMessage",
  "projectId",
  "subject",
  "language",
  "mentions",
  "state",
  "attempts",
  "notBefore",
  "activityId",
  "wanted",
  "shown",
  "lastError",
  "openFor",
] as const;

const subjectShape: z.ZodType<MessageSubject> = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("greeting") }),
  z.object({ kind: z.literal("roundCard"), roundId: z.string() }),
  z.object({
    kind: z.literal("answerCard"),
    roundId: z.string(),
    user: z.string(),
    part: z.number(),
    of: z.number().optional(),
    askIds: z.array(z.string()),
  }),
  z.object({
    kind: z.literal("reminder"),
    roundId: z.string(),
    user: z.string(),
    to: z.string(),
    part: z.number(),
    of: z.number().optional(),
    askIds: z.array(z.string()),
    lateSince: z.string().optional(),
    reader: z.enum(["owner", "standIn"]).optional(),
  }),
  z.object({ kind: z.literal("overdueList"), askIds: z.array(z.string()) }),
  z.object({
    kind: z.literal("actionAsk"),
    to: z.string(),
    actionIds: z.array(z.string()),
    lateSince: z.string().optional(),
  }),
  z.object({ kind: z.literal("actionsOverdue"), actionIds: z.array(z.string()) }),
  z.object({ kind: z.literal("receipt"), roundId: z.string(), user: z.string() }),
  z.object({ kind: z.literal("digest"), digestId: z.string(), line: z.string().optional() }),
  z.object({ kind: z.literal("benefitOffer"), benefitId: z.string(), to: z.string() }),
  z.object({ kind: z.literal("steeringPreview"), key: z.string() }),
  z.object({ kind: z.literal("paperDraft"), meeting: z.string() }),
  z.object({
    kind: z.literal("notice"),
    notice: z.custom<Extract<MessageSubject, { kind: "notice" }>["notice"]>(
      (value) => z.looseObject({ reason: z.string() }).safeParse(value).success,
    ),
  }),
]);

export function toMessageRow(tenant: string, message: OutgoingMessage) {
  return {
    ...message,
    tenant,
    underMessage: message.underMessage ?? null,
    projectId: message.projectId ?? null,
    subject: toStoredJson(message.subject),
    mentions: message.mentions ?? null,
    notBefore: message.notBefore ?? null,
    activityId: message.activityId ?? null,
    lastError: message.lastError ?? null,
    openFor: message.openFor ?? null,
  };
}

export type MessageRow = Omit<Pick<MessageTable, (typeof messageColumns)[number]>, "subject"> & { subject: object };
export function toMessage({ subject, ...same }: MessageRow): OutgoingMessage {
  return { ...withoutNulls(same), subject: subjectShape.parse(fromStoredJson(subject)) };
}
