import type { Project } from "../domain/project/project.ts";
import type { Content } from "../domain/talking/content.ts";
import { drawContent } from "../views/draw.ts";

/** What the command line says of an attempt to open a round; a notice to a channel speaks of "this channel", which is not here. */
export function askOutcome(
  content: Content,
  { shortName, language }: Pick<Project, "shortName" | "language">,
): { opened: boolean; sentence: string } {
  const reason = content.kind === "notice" ? content.notice.reason : undefined;
  if (reason === "notCoupled") return { opened: false, sentence: notConnected(shortName) };
  const { text, summary } = drawContent(content, language);
  return { opened: reason === "roundOpened" || reason === "roundAlreadyOpen", sentence: text ?? summary };
}

/** The sentence for a project that no channel belongs to. */
export function notConnected(shortName: string): string {
  return `The project ${shortName} is not connected to a channel yet: write «koble ${shortName}» to the bot in the channel.`;
}
