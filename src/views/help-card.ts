import type { Help } from "../domain/talking/content.ts";
import { line, section } from "./line.ts";
import { listCard } from "./list-card.ts";
import type { Words } from "./texts.ts";

/** The command table as it can be typed in this place. */
export function helpCard({ place, commands }: Help, words: Words): object {
  const say = words.texts.lists.help;
  const lines = commands.map(({ example, explains }) => line({ lead: example, detail: explains }));
  return listCard(
    {
      title: say.title,
      sections: [section(words, { heading: "", lines, most: 40 })],
      note: place === "personal" ? say.personal : say.inChannel,
    },
    words,
  );
}
