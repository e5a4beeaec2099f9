import { type SetupGuide, type SetupStep, stateOf } from "../domain/telling/setup-guide.ts";
import { type Line, line, section } from "./line.ts";
import { type Button, listCard } from "./list-card.ts";
import type { Words } from "./texts.ts";

/** More are cut off by some clients. */
const mostButtons = 5;
const symbols = { done: "✓", some: "◐", none: "○" };

/** Every step with how far it has come; buttons for those that lack something, the first ones first. */
export function setupCard({ project, steps }: SetupGuide, words: Words): object {
  const say = words.texts.setup;
  const left = steps.filter((step) => stateOf(step) !== "done");
  return listCard(
    {
      title: say.title(project.name),
      intro: left.length === 0 ? say.intro.done : say.intro.todo,
      sections: [section(words, { heading: "", lines: steps.map((step) => stepLine(step, project.shortName, words)) })],
      buttons: left.slice(0, mostButtons).map((step) => stepButton(step, project.shortName, words)),
    },
    words,
  );
}

function stepLine(step: SetupStep, shortName: string, words: Words): Line {
  const lead = `${symbols[stateOf(step)]}  ${words.texts.setup.steps[step.step]}`;
  return line({ lead, text: stepParts(step, shortName, words).join(" · ") });
}

function stepParts(step: SetupStep, shortName: string, words: Words): string[] {
  const say = words.texts.setup;
  const counted = (n: number, text: (n: number) => string) => (n === 0 ? say.none : text(n));
  const lacking = (n: number, text: (n: number) => string) => (n === 0 ? [] : [text(n)]);
  switch (step.step) {
    case "project":
      return step.lacks.map((field) => say.lacks[field]);
    case "channel":
      return [step.isCoupled ? say.coupled : say.notCoupled(words.texts.quote(words.command("couple", shortName)))];
    case "roles":
      return [counted(step.count, say.count.roles), ...(step.count > 0 && step.steering === 0 ? [say.noSteering] : [])];
    case "measures":
      return [
        counted(step.count, (n) => say.count.measures(n, step.lines)),
        ...lacking(step.ownerless, say.ownerless),
        ...lacking(step.noBaseline, say.noBaseline),
        ...lacking(step.noTarget, say.noTarget),
      ];
    case "benefits":
      return [counted(step.count, say.count.benefits), ...lacking(step.unmeasured, say.unmeasured)];
    case "milestones":
      return [counted(step.count, say.count.milestones), ...lacking(step.undated, say.undated)];
    case "risks":
      return [counted(step.count, say.count.risks), ...lacking(step.unassessed, say.unassessed)];
    case "goals":
    case "meetings":
      return [counted(step.count, say.count[step.step])];
  }
}

function stepButton({ step }: SetupStep, shortName: string, { texts, command }: Words): Button {
  const title = texts.setup.buttons[step];
  if (step === "project") return { title, command: command("changeItem", texts.planItem.kinds.project.one) };
  if (step === "channel") return { title, command: command("couple", shortName) };
  return { title, command: command("newItem", texts.planItem.kinds[step].one) };
}
