/** Everything a person can ask for in words; each has its words in src/teams/commands.ts and its explanation in src/views/texts. */
export const commandIds = [
  "status",
  "missing",
  "asked",
  "history",
  "milestones",
  "risks",
  "decisions",
  "goals",
  "benefitAccount",
  "digest",
  "deliveries",
  "askNow",
  "cancelRound",
  "setTarget",
  "standIn",
  "closeProject",
  "openProject",
  "couple",
  "template",
  "help",
] as const;
export type CommandId = (typeof commandIds)[number];
