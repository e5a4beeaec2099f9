import type { PhaseTexts } from "./phases-nb.ts";

const lines = (n: number) => (n === 1 ? "1 line" : `${n} lines`);

export const phasesEn: PhaseTexts = {
  title: (project) => `Phases – ${project}`,
  names: { map: "Map", plan: "Plan", carryOut: "Carry out", document: "Document" },
  heading: (phase, n) => `${phase} (${n})`,
  none: "No benefits are entered yet. Write “new benefit …” to tell of one.",
  complete: "has what is needed",
  lacks: (list) => `lacks ${list}`,
  guessed: "the phase is not set",
  baselineBy: (day) => `The baseline must be set before ${day}`,
  baselineLate: (day) => `The change started ${day} without a baseline`,
  baselineMissing: "Baseline missing",
  fillIn: "Fill in",
  lack: {
    owner: "owner",
    measure: "measure",
    stakeholders: "stakeholders",
    start: "start date",
    baseline: (n) => `baseline for ${lines(n)}`,
    target: (n) => `target for ${lines(n)}`,
    plan: "plan",
    costOwner: "cost owner",
    actions: "actions",
    result: "final result",
    note: "what was learnt",
  },
};
