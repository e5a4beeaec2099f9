import type { RoundCard } from "../domain/asking/answer-card.ts";
import { expandTemplate } from "./card-template.ts";
import type { Line } from "./line.ts";
import { line, shortList } from "./line.ts";
import { frame } from "./list-card.ts";
import type { Words } from "./texts.ts";

/** The round's root post: what is asked and how far it has come; numbers, never names. */
export function roundCard(round: RoundCard, words: Words): object {
  return expandTemplate("round-card", roundCardData(round, words));
}

export function roundTitle({ parts }: RoundCard, { texts, format }: Words): string {
  const due =
    parts
      .map(({ dueOn }) => dueOn)
      .sort()
      .at(-1) ?? "";
  const periods = parts.map(({ period }) => period);
  const year =
    periods
      .map((period) => period.slice(0, 4))
      .sort()
      .at(-1) ?? "";
  return texts.answer.roundTitle(format.periods(periods), format.dayIn(due, year));
}

export function roundCardData(round: RoundCard, words: Words) {
  const { texts, command } = words;
  const { asked, answered, cannotMeasure, people, cancelled } = round;
  const say = texts.answer;
  const missing = cannotMeasure > 0 ? ` · ${say.cannotCount(cannotMeasure)}` : "";
  return {
    ...frame(roundTitle(round, words), words),
    progress: say.progress(answered, asked),
    people: `${missing} · ${say.rowsAsked(people)}`,
    hasBar: asked > 0 && !cancelled,
    bar: bar(round),
    parts: partLines(round, words),
    late: round.lateSince === undefined ? "" : say.roundLate(words.format.day(round.lateSince)),
    note: cancelled ? say.roundCancelled : answered === asked && asked > 0 ? say.allAnswered : "",
    buttons: cancelled || answered === asked ? [] : [{ title: texts.buttons.missing, command: command("missing") }],
  };
}

/** Three stretches with the numbers as widths; the text above says the same. */
function bar({ asked, answered, cannotMeasure }: RoundCard) {
  const rest = Math.max(0, asked - answered - cannotMeasure);
  return [
    { share: answered, style: "good" },
    { share: cannotMeasure, style: "warning" },
    { share: rest, style: "emphasis" },
  ].filter(({ share }) => share > 0);
}

function partLines({ parts }: RoundCard, words: Words): Line[] {
  const { format, texts } = words;
  const dues = new Set(parts.map(({ dueOn }) => dueOn));
  return parts.map(({ period, measureIds, dueOn }) => {
    const due = dues.size > 1 ? texts.answer.partDue(format.day(dueOn)) : "";
    return line({ lead: format.sentence(format.period(period)), text: shortList(measureIds, 30, words), detail: due });
  });
}
