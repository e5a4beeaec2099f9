import type { SetupTexts } from "./setup-nb.ts";

const lines = (n: number) => (n === 1 ? "1 line" : `${n} lines`);

export const setupEn: SetupTexts = {
  title: (project) => `Set-up – ${project}`,
  intro: {
    todo: "Take the steps in the order you like. All is stored; write “set-up” to go on later.",
    done: "Everything is in place. Write “ask now” to start a measurement round.",
  },
  steps: {
    project: "The project",
    channel: "The channel",
    roles: "Roles",
    goals: "Goals",
    measures: "Scorecard",
    benefits: "Benefits",
    milestones: "Milestones",
    risks: "Risks",
    meetings: "Meetings",
  },
  buttons: {
    project: "The project",
    channel: "Link the channel",
    roles: "New role",
    goals: "New goal",
    measures: "New measure",
    benefits: "New benefit",
    milestones: "New milestone",
    risks: "New risk",
    meetings: "New meeting",
  },
  none: "none yet",
  lacks: { purpose: "purpose is missing", startDate: "start of operation is missing" },
  coupled: "linked to a channel",
  notCoupled: (command) => `not linked yet: write ${command} in the channel`,
  count: {
    roles: (n) => (n === 1 ? "1 role" : `${n} roles`),
    goals: (n) => (n === 1 ? "1 goal" : `${n} goals`),
    measures: (n, rows) => `${n === 1 ? "1 measure" : `${n} measures`}, ${lines(rows)}`,
    benefits: (n) => (n === 1 ? "1 benefit" : `${n} benefits`),
    milestones: (n) => (n === 1 ? "1 milestone" : `${n} milestones`),
    risks: (n) => (n === 1 ? "1 risk" : `${n} risks`),
    meetings: (n) => (n === 1 ? "1 meeting" : `${n} meetings`),
  },
  noSteering: "nobody in the steering group",
  ownerless: (n) => `${lines(n)} without an owner`,
  noBaseline: (n) => `${lines(n)} without a baseline`,
  noTarget: (n) => `${lines(n)} without a target`,
  unmeasured: (n) => `${n} without a measure`,
  undated: (n) => `${n} without a date`,
  unassessed: (n) => `${n} not assessed`,
};
