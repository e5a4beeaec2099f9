import type { AroundTexts } from "./around-nb.ts";

/** Milestones and risks, their pictures. */
export const aroundEn: AroundTexts = {
  tooLarge: "The picture is too large to be shown here. All of it is text below.",
  movedFrom: (time) => `moved from ${time}`,
  asking: {
    leader: (n, id) =>
      `${n} ${n === 1 ? "milestone has" : "milestones have"} nobody responsible. The project leader is asked instead. Write “milestone ${id} responsible name@example.org”.`,
    nobody: (id) =>
      `Nobody is asked about the milestones until someone is responsible for one of them. Write “milestone ${id} responsible name@example.org”.`,
  },
  timeline: {
    alt: (project, n) =>
      `Timeline of ${project} with ${n} ${n === 1 ? "milestone" : "milestones"}. Each of them is text below the picture.`,
    today: "today",
    undated: "no date",
    left: (n) => `${n} more ${n === 1 ? "milestone is" : "milestones are"} in the text only.`,
    legend: { overdue: "overdue", soon: "next two weeks", later: "later", done: "done", moved: "moved" },
  },
  matrix: {
    alt: (project, n) =>
      `Risk matrix of ${project} with ${n} assessed ${n === 1 ? "risk" : "risks"}. Each of them is text below the picture.`,
    likelihood: "Likelihood",
    impact: "Impact",
    now: "now",
    after: "with mitigation",
    zones: { high: "red zone", middle: "yellow zone", low: "green zone" },
  },
  risks: {
    after: (likelihood, impact) => `With mitigation: ${likelihood} × ${impact} = ${likelihood * impact}`,
    up: (from, to, day) => `up from ${from} to ${to} since ${day}`,
    down: (from, to, day) => `down from ${from} to ${to} since ${day}`,
  },
};
