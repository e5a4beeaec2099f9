import type { SteeringPreview } from "../domain/telling/steering-copy.ts";
import { digestHeadline, digestLeader, digestSections } from "./digest-sections.ts";
import { inert, short } from "./escape.ts";
import { expandSections } from "./fit-card.ts";
import { frame, sectionData } from "./list-card.ts";
import type { Words } from "./texts.ts";

const tones = { shown: "emphasis", held: "warning", sent: "good" } as const;

/** What the steering group is to get, in the project leader's own chat, with a field for her line and a way to hold it. */
export function steeringCard(preview: SteeringPreview, words: Words): object {
  return expandSections("steering-card", steeringCardData(preview, words), words);
}

export function steeringCardData(preview: SteeringPreview, words: Words) {
  const { digest, state, key } = preview;
  const say = words.texts.digest.steering;
  return {
    ...frame(steeringTitle(preview, words), words),
    state: stateText(preview, words),
    tone: tones[state],
    isOpen: state === "shown",
    isHeld: state === "held",
    ...{ project: digest.project.id, key },
    ...{ lineLabel: say.line, lineError: say.lineError, save: say.save, hold: say.hold, send: say.send },
    line: short(digest.leaderLine ?? "", 500),
    // while she can change it, it stands in the field
    leader: state === "shown" ? "" : short(digestLeader(digest, words), 600),
    headline: inert(digestHeadline(digest, words)),
    sections: digest.headline.quiet ? [] : digestSections(digest, words).map(sectionData),
  };
}

export function steeringTitle({ digest }: SteeringPreview, { texts, format }: Words): string {
  return texts.digest.steering.title(format.weeks(digest.weeks), digest.project.name);
}

function stateText({ state, at, digest }: SteeringPreview, { texts, format }: Words): string {
  const say = texts.digest.steering;
  return state === "shown" ? say.shown(format.moment(at, digest.project.timeZone)) : say[state];
}
