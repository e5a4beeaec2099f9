import type { CommandId } from "../../domain/talking/command.ts";
import type { Language } from "../../domain/talking/language.ts";
import { commandsEn } from "./commands-en.ts";
import { commandsNb } from "./commands-nb.ts";
import { commandsNn } from "./commands-nn.ts";

/** Words about the commands: an example that can be typed as it stands, and what it does (at most 110 characters). */
export type CommandTexts = {
  commands: Record<CommandId, { example: string; explains: string }>;
  /** added where only the project leader may use a command */
  onlyLeader: string;
  /** the empty workbook the bot hands out, and the sentence on the card that asks where to put it */
  templateFile: { name: string; description: string };
};

const texts: Record<Language, CommandTexts> = { nb: commandsNb, nn: commandsNn, en: commandsEn };

export function commandTexts(language: Language): CommandTexts {
  return texts[language];
}
