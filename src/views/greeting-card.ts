import type { Greeting } from "../domain/talking/content.ts";
import { expandTemplate } from "./card-template.ts";
import { inert, short } from "./escape.ts";
import { frame } from "./list-card.ts";
import type { Words } from "./texts.ts";

/** Choices beyond this make the card too large; the rest can be coupled by typing. */
const mostProjects = 100;

/** First words in a place, with what couples it to a project. */
export function greetingCard(greeting: Greeting, words: Words): object {
  return expandTemplate("greeting-card", greetingCardData(greeting, words));
}

export function greetingCardData({ projects, suggested, place }: Greeting, words: Words) {
  const { texts, command } = words;
  const say = texts.lists.greeting;
  const known = projects.length > 0;
  const [only] = projects;
  const chosen = suggested ?? (projects.length === 1 ? only?.id : undefined);
  const text = place === "personal" ? say.personal : known ? say.text : `${say.text} ${say.noProjects}`;
  return {
    ...frame(say.title, words),
    text,
    canCouple: known && place !== "personal",
    projectLabel: say.project,
    projectError: say.projectError,
    project: chosen ?? "",
    projects: projects.slice(0, mostProjects).map(({ id, name }) => ({ title: short(name, 150), value: inert(id) })),
    purpose: place === "groupChat" ? "steering" : "main",
    purposeLabel: say.purpose,
    purposeError: say.purposeError,
    purposes: [
      { title: say.purposes.main, value: "main" },
      { title: say.purposes.steering, value: "steering" },
    ],
    couple: say.couple,
    buttons: [{ title: command("help"), command: command("help") }].map(({ title, command: said }) => ({
      title: words.format.sentence(title),
      command: said,
    })),
  };
}
