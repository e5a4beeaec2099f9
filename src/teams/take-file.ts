import { z } from "zod";
import type { Content } from "../domain/talking/content.ts";
import { previewImport } from "../journeys/import-workbook.ts";
import type { Turn } from "../journeys/turn.ts";
import type { BotParts } from "./bot-parts.ts";
import type { Incoming } from "./incoming.ts";
import { noteRefusal } from "./note-refusal.ts";
import { plainText } from "./plain-text.ts";

/** A file that a person sent; the address is untrusted and may be missing. */
export type SentFile = { name: string; url: string };

const fileType = "application/vnd.microsoft.teams.file.download.info";
const info = z.object({ downloadUrl: z.string().max(10_000) });

/** The first file among an activity's attachments; Teams adds others (its own html copy of the text). */
export function sentFile({ attachments }: Pick<Incoming, "attachments">): SentFile | undefined {
  const file = attachments.find((attachment) => attachment.contentType === fileType);
  if (file === undefined) return undefined;
  const content = info.safeParse(file.content);
  return { name: plainText(file.name ?? "", 200), url: content.success ? content.data.downloadUrl : "" };
}

/** Reads a workbook that was sent in a personal chat; nothing of the project is stored before "Lagre". */
export async function takeFile(parts: BotParts, turn: Turn, file: SentFile): Promise<Content> {
  const got = await parts.files.download(file.url);
  if (got.ok) {
    const ports = { ...parts.ports, workbooks: parts.workbooks };
    const preview = await previewImport(ports, turn, { fileName: file.name, bytes: got.bytes });
    noteRefusal(parts, turn, preview);
    return preview;
  }
  parts.log.info({ tenant: turn.tenant, reason: got.reason }, "a file was not fetched");
  if (got.reason === "tooLarge") {
    return { kind: "importRefusal", fileName: file.name, errors: [{ sheet: "", reason: "tooLarge" }] };
  }
  return { kind: "notice", notice: { reason: "fileUnreachable", fileName: file.name } };
}
