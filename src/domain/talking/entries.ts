import type { Action } from "../asking/access-table.ts";
import type { CommandId } from "./command.ts";

/** What each thing that can be said asks of the one who says it; the journey asks more closely where there is more to know. */
export const commandActions: Readonly<Record<CommandId, Action>> = {
  status: "seeProject",
  missing: "seeProject",
  asked: "seeProject",
  history: "seeProject",
  milestones: "seeProject",
  risks: "seeProject",
  actions: "seeProject",
  decisions: "seeProject",
  goals: "seeProject",
  benefits: "seeProject",
  handOverBenefit: "handOverBenefit",
  closeBenefit: "closeBenefit",
  reopenBenefit: "closeBenefit",
  benefitAccount: "seeProject",
  benefitMap: "seeProject",
  changeModel: "changeModel",
  // moving a benefit on is a change of the plan
  phases: "seeProject",
  setUp: "changePlan",
  newItem: "tellBenefit",
  changeItem: "changePlan",
  digest: "seeProject",
  paper: "seeProject",
  deliveries: "seeDeliveries",
  askNow: "openRound",
  cancelRound: "cancelRound",
  setTarget: "setTarget",
  setBaseline: "setBaseline",
  standIn: "setOwnStandIn",
  closeProject: "closeProject",
  openProject: "closeProject",
  couple: "couple",
  template: "getTemplate",
  help: "talk",
};

/** The same of each button on a card. */
export const verbActions = {
  saveAnswers: "answer",
  correctAnswer: "answer",
  editAnswer: "answer",
  refreshAnswers: "seeCard",
  explainDeviation: "answer",
  handOver: "handOver",
  coupleProject: "couple",
  saveImport: "sendWorkbook",
  discardImport: "sendWorkbook",
  sendAgain: "sendAgain",
  saveModelLine: "changeModel",
  savePlanItem: "changePlan",
  // a new one is anybody's to make: "createProject"
  saveProject: "changePlan",
  saveActions: "changePlan",
  removePlanItem: "changePlan",
  confirmHandover: "takeOverBenefit",
  refuseHandover: "takeOverBenefit",
  closeBenefit: "closeBenefit",
  freezePaper: "freezePaper",
  saveSteeringLine: "steerDigest",
  holdSteering: "steerDigest",
  sendSteering: "steerDigest",
  // what the command it writes asks for
  runCommand: "talk",
} as const satisfies Record<string, Action>;
export type CardVerb = keyof typeof verbActions;

/** What is neither a command nor a button. */
export const otherActions = {
  question: "seeProject",
  textAnswer: "answer",
  file: "sendWorkbook",
  fileConsent: "getTemplate",
  greeting: "seeOpenProjects",
} as const satisfies Record<string, Action>;

/** The programs of package.json that reach a project; who may start them is who has the app's environment. */
export const programActions: Readonly<Record<string, Action>> = {
  import: "operate",
  export: "operate",
  ask: "operate",
  digest: "operate",
  report: "operate",
  redrive: "operate",
  audit: "operate",
  person: "operate",
  retention: "operate",
};
