import { type BenefitPhase, type PhaseLack, type PhaseList, phases } from "../domain/telling/benefit-phase.ts";
import { type Line, line, section } from "./line.ts";
import { listCard } from "./list-card.ts";
import type { Words } from "./texts.ts";

/** Benefits by phase, each with what it lacks; the phases in their order. */
export function phaseCard({ project, benefits, at }: PhaseList, words: Words): object {
  const say = words.texts.phases;
  const sections = phases.flatMap((phase) => {
    const lines = benefits.filter((one) => one.phase === phase).map((one) => phaseLine(one, at, words));
    return lines.length === 0
      ? []
      : [section(words, { heading: say.heading(say.names[phase], lines.length), lines, most: 20 })];
  });
  const [only, ...others] = benefits;
  const asked = only && others.length === 0 ? only : undefined;
  return listCard(
    {
      title: say.title(project.name),
      sections,
      note: benefits.length === 0 ? say.none : "",
      buttons: asked === undefined ? [] : [openButton(asked, words)],
    },
    words,
  );
}

function openButton({ benefit }: BenefitPhase, { texts, command }: Words) {
  return {
    title: texts.phases.fillIn,
    command: command("changeItem", `${texts.planItem.kinds.benefits.one} ${benefit.id}`),
  };
}

function phaseLine({ benefit, lacks, baselineBy, isGuessed }: BenefitPhase, at: string, words: Words): Line {
  const { texts, format } = words;
  const say = texts.phases;
  const lacking = lacks.length === 0 ? say.complete : say.lacks(format.list(lacks.map((one) => lackText(one, words))));
  const late = baselineBy !== undefined && baselineBy <= at;
  const gate =
    baselineBy === undefined
      ? ""
      : late
        ? say.baselineLate(format.date(baselineBy))
        : say.baselineBy(format.date(baselineBy));
  const parts = [lacking, gate, isGuessed ? say.guessed : ""].filter((part) => part !== "");
  return line({
    lead: benefit.id,
    text: benefit.name,
    detail: parts.map((part) => format.sentence(part)).join(". "),
    ...(late && { status: `■ ${say.baselineMissing}`, color: "Attention" }),
  });
}

/** "nullpunkt for 2 linjer" */
export function lackText(lack: PhaseLack, { texts }: Pick<Words, "texts">): string {
  const say = texts.phases.lack;
  return "lines" in lack ? say[lack.lack](lack.lines) : say[lack.lack];
}
