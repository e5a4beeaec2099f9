import type { CommandId } from "../domain/talking/command.ts";
import type { Language } from "../domain/talking/language.ts";
import type { Format } from "./format.ts";
import { formatOf } from "./format.ts";
import { commandTexts } from "./texts/command-texts.ts";
import { en } from "./texts/en.ts";
import type { Texts } from "./texts/nb.ts";
import { nb } from "./texts/nb.ts";
import { nn } from "./texts/nn.ts";

/** Everything a view needs to speak one language. */
export type Words = {
  language: Language;
  texts: Texts;
  format: Format;
  /** A command as it can be typed, "historikk K1"; without an argument its example. */
  command: (id: CommandId, argument?: string) => string;
};

const textsOf: Record<Language, Texts> = { nb, nn, en };

export function wordsOf(language: Language): Words {
  const { commands } = commandTexts(language);
  return {
    language,
    texts: textsOf[language],
    format: formatOf(language),
    command: (id, argument) =>
      argument === undefined ? commands[id].example : `${commands[id].example.split(" ")[0]} ${argument}`.trimEnd(),
  };
}
