import type { Activity } from "botbuilder";
import { z } from "zod";
import type { Notice } from "../domain/talking/notice.ts";
import type { Turn } from "../journeys/turn.ts";
import { commandTexts } from "../views/texts/command-texts.ts";
import type { BotParts } from "./bot-parts.ts";

const address = z.string().max(10_000);
const consent = z.object({
  action: z.string(),
  uploadInfo: z
    .object({ uploadUrl: address, contentUrl: address, name: address, uniqueId: address, fileType: address })
    .optional()
    .catch(undefined),
});
/** What a person answered to the offer of a file. */
export type Consent = z.infer<typeof consent>;

export function readConsent(value: unknown): Consent | undefined {
  const read = consent.safeParse(value);
  return read.success ? read.data : undefined;
}

/** Asks whether the empty workbook may be put among the person's files; a bot can't attach a file by itself. */
export async function fileOffer({ workbooks }: Pick<BotParts, "workbooks">, turn: Turn): Promise<Partial<Activity>> {
  const { name, description } = commandTexts(turn.language).templateFile;
  const { byteLength } = await workbooks.template(turn.language);
  const content = { description, sizeInBytes: byteLength, acceptContext: {}, declineContext: {} };
  const contentType = "application/vnd.microsoft.teams.card.file.consent";
  return { type: "message", summary: description, attachments: [{ contentType, name, content }] };
}

/** Puts the workbook where the person allowed it and shows it; a sentence when that was refused or failed. */
export async function giveFile(
  { workbooks, files }: Pick<BotParts, "workbooks" | "files">,
  turn: Turn,
  { action, uploadInfo }: Consent,
): Promise<Partial<Activity> | Notice> {
  if (action !== "accept" || uploadInfo === undefined) return { reason: "templateDeclined" };
  const { uploadUrl, contentUrl, uniqueId, fileType } = uploadInfo;
  // the name is ours, and the file lies where it was put: a link to anywhere else is not handed out in the bot's name
  const { name } = commandTexts(turn.language).templateFile;
  const given =
    isSameHost(uploadUrl, contentUrl) && (await files.upload(uploadUrl, await workbooks.template(turn.language)));
  if (!given) return { reason: "fileUnreachable", fileName: name };
  const contentType = "application/vnd.microsoft.teams.card.file.info";
  return { type: "message", attachments: [{ contentType, contentUrl, name, content: { uniqueId, fileType } }] };
}

function isSameHost(one: string, other: string): boolean {
  return URL.canParse(one) && URL.canParse(other) && new URL(one).origin === new URL(other).origin;
}
