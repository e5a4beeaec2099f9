/**
 * What a person is to a project and, where a scorecard line is meant, to that line. `inChannel`: in the project's own
 * channel or chat without a role. `colleague`: anyone of the organisation who is no guest. `readingGuest`: a guest in
 * the project's own channel, where the project lets its guests read. `responsible`: for the item that is meant. `operator`: who runs the app, by command line.
 */
export type Standing =
  | "leader"
  | "deputy"
  | "asked"
  | "owner"
  | "measurer"
  | "standIn"
  | "responsible"
  | "steering"
  | "member"
  | "inChannel"
  | "colleague"
  | "guest"
  | "readingGuest"
  | "operator";

const project = ["leader", "deputy", "owner", "measurer", "standIn", "steering", "member"] as const;

/** The one table of who may do what; docs/tilgang.md is made from it (`npm run docs`). */
const table = {
  seeProject: [...project, "inChannel", "readingGuest"],
  // numbers to everyone who sees the project, names of those who have not answered to these alone (DOMAIN section 4)
  seeNames: ["leader", "deputy"],
  seeCard: [...project, "asked", "inChannel"],
  seeDeliveries: ["leader", "deputy"],
  sendAgain: ["leader"],
  steerDigest: ["leader"],
  // correcting an answer and explaining a deviation are parts of answering
  answer: ["asked", "owner", "measurer", "standIn"],
  answerOnBehalf: ["leader", "deputy"],
  handOver: ["asked", "owner", "measurer", "standIn", "leader", "deputy"],
  // from now on, and not this once: nothing for who has the line herself only for a while
  nameMeasurer: ["owner", "measurer", "leader", "deputy"],
  openRound: ["leader"],
  cancelRound: ["leader"],
  setTarget: ["leader"],
  // until the change starts; after that another baseline is a reasoned exception
  setBaseline: ["leader", "owner", "measurer"],
  changeLockedBaseline: ["leader"],
  freezePaper: ["leader", "deputy"],
  changeModel: ["leader"],
  // an item of the plan: a risk, a milestone, an action; its own also by the one responsible for it
  changePlan: ["leader", "deputy", "responsible"],
  tellBenefit: [...project],
  handOverBenefit: ["leader"],
  // whom it is offered to, and nobody for her
  takeOverBenefit: ["responsible"],
  closeBenefit: ["leader", "deputy"],
  setStandIn: ["leader", "deputy"],
  setOwnStandIn: ["leader", "deputy", "member"],
  couple: ["leader"],
  closeProject: ["leader"],
  sendWorkbook: ["colleague"],
  createProject: ["colleague"],
  importProject: ["leader", "deputy"],
  // what decides who may do the rest: a deputy can't take the project over, nor show it to others
  changeRights: ["leader"],
  seeOpenProjects: ["colleague"],
  getTemplate: ["colleague"],
  talk: ["colleague", "guest"],
  operate: ["operator"],
} as const satisfies Record<string, readonly Standing[]>;

export type Action = keyof typeof table;
export const accessTable: Readonly<Record<Action, readonly Standing[]>> = table;
