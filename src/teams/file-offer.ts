import type { Activity } from "botbuilder";
import { z } from "zod";
import type { Notice } from "../domain/talking/notice.ts";
import { paperFile } from "../journeys/paper-file.ts";
import type { PaperFileAsked } from "../journeys/show-paper.ts";
import type { Turn } from "../journeys/turn.ts";
import { paperFileName } from "../views/paper/paper-file-name.ts";
import { commandTexts } from "../views/texts/command-texts.ts";
import { wordsOf } from "../views/texts.ts";
import type { BotParts } from "./bot-parts.ts";

/** The empty workbook, or a frozen paper's file. */
export type Offer = { kind: "fileOffer" } | PaperFileAsked;
type Parts = Pick<BotParts, "ports" | "workbooks" | "reports">;
type Offered = { name: string; description: string; bytes: Uint8Array };

const address = z.string().max(10_000);
const consent = z.object({
  action: z.string(),
  // what the offer carried; the person's right to it is asked for again
  context: z
    .object({ paper: z.string().min(1).max(100), file: z.enum(["docx", "xlsx"]) })
    .optional()
    .catch(undefined),
  uploadInfo: z
    .object({ uploadUrl: address, contentUrl: address, name: address, uniqueId: address, fileType: address })
    .optional()
    .catch(undefined),
});
/** What a person answered to the offer of a file. */
type Consent = z.infer<typeof consent>;

export function readConsent(value: unknown): Consent | undefined {
  const read = consent.safeParse(value);
  return read.success ? read.data : undefined;
}

/** What stands beside the card or in the notification. */
export function offerText(offer: Offer, { language }: Pick<Turn, "language">): string {
  return offer.kind === "fileOffer"
    ? commandTexts(language).templateFile.description
    : wordsOf(language).texts.paper.fileOffer;
}

/** Asks whether a file may be put among the person's files; a bot can't attach one by itself. */
export async function fileOffer(parts: Parts, turn: Turn, offer: Offer): Promise<Partial<Activity> | Notice> {
  const offered = await offeredFile(parts, turn, offer);
  if (offered === undefined) return { reason: "actionUnknown" };
  const { name, description, bytes } = offered;
  const acceptContext = offer.kind === "paperFile" ? { paper: offer.paperId, file: offer.file } : {};
  const content = { description, sizeInBytes: bytes.byteLength, acceptContext, declineContext: acceptContext };
  const contentType = "application/vnd.microsoft.teams.card.file.consent";
  return { type: "message", summary: description, attachments: [{ contentType, name, content }] };
}

/** Puts the file where the person allowed it and shows it; a sentence when that was refused or failed. */
export async function giveFile(
  parts: Parts & Pick<BotParts, "files">,
  turn: Turn,
  { action, uploadInfo, context }: Consent,
): Promise<Partial<Activity> | Notice> {
  if (action !== "accept" || uploadInfo === undefined) {
    return { reason: context === undefined ? "templateDeclined" : "paperDeclined" };
  }
  const wanted = context && ({ kind: "paperFile", paperId: context.paper, file: context.file } as const);
  const offered = await offeredFile(parts, turn, wanted ?? { kind: "fileOffer" });
  if (offered === undefined) return { reason: "actionUnknown" };
  const { uploadUrl, contentUrl, uniqueId, fileType } = uploadInfo;
  // the name is ours, and the file lies where it was put: a link to anywhere else is not handed out in the bot's name
  const { name, bytes } = offered;
  const given = isSameHost(uploadUrl, contentUrl) && (await parts.files.upload(uploadUrl, bytes));
  if (!given) return { reason: "fileUnreachable", fileName: name };
  const contentType = "application/vnd.microsoft.teams.card.file.info";
  return { type: "message", attachments: [{ contentType, contentUrl, name, content: { uniqueId, fileType } }] };
}

async function offeredFile(
  { ports, workbooks, reports }: Parts,
  turn: Turn,
  offer: { kind: "fileOffer" } | Pick<PaperFileAsked, "kind" | "paperId" | "file">,
): Promise<Offered | undefined> {
  const { language } = turn;
  if (offer.kind === "fileOffer") {
    return { ...commandTexts(language).templateFile, bytes: await workbooks.template(language) };
  }
  const found = await paperFile({ ...ports, workbooks, reports }, turn, offer);
  if (found === undefined) return undefined;
  const { paper } = found.frozen;
  const name = paperFileName(paper, paper.project.language, offer.file);
  return { name, description: wordsOf(language).texts.paper.fileOffer, bytes: found.bytes };
}

function isSameHost(one: string, other: string): boolean {
  return URL.canParse(one) && URL.canParse(other) && new URL(one).origin === new URL(other).origin;
}
