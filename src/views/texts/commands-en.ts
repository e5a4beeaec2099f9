import type { CommandTexts } from "./command-texts.ts";

export const commandsEn: CommandTexts = {
  commands: {
    status: {
      example: "status K1",
      explains: "How it goes: the whole project, or one measure ID, one office or one goal",
    },
    missing: { example: "who is missing", explains: "How many answers are missing in the round" },
    asked: {
      example: "who was asked",
      explains: "Who was asked for what in the round, when and where, and how it stands",
    },
    history: {
      example: "history K1",
      explains: "What has changed in the project, by whom and why; with a measure ID every value of it",
    },
    milestones: { example: "milestones", explains: "Milestones: passed, overdue and coming" },
    risks: { example: "risks", explains: "The risks and what is done about them" },
    actions: { example: "actions T1", explains: "What is to be done, by whom and when; “actions T1 done” changes it" },
    decisions: { example: "decisions", explains: "What the steering group has decided" },
    goals: { example: "goals", explains: "The goals and what is measured under each" },
    benefits: {
      example: "benefit G1",
      explains: "The benefits: owner, measures, handed over or closed; with a number, that one benefit",
    },
    handOverBenefit: {
      example: "hand over G1 to Kari Nordmann",
      explains: "Offers a benefit to an owner in the line, who says yes or no; “hand over G1 off” withdraws it",
    },
    closeBenefit: {
      example: "close benefit G1",
      explains: "Closes a benefit with its dated final result; nobody is asked about it any more",
    },
    reopenBenefit: {
      example: "reopen benefit G1 because …",
      explains: "Opens a closed benefit again, with a reason",
    },
    benefitAccount: {
      example: "benefit account",
      explains: "Costs and benefits year by year, the net, and what is taken out",
    },
    benefitMap: { example: "benefit map", explains: "What leads to what, from product to effect goal, as a picture" },
    changeModel: {
      example: "change item L4",
      explains: "Changes an item of the benefit account, with a reason; “new item” adds one",
    },
    phases: {
      example: "phases",
      explains: "Which phase each benefit is in, and what it lacks; “phase G1 carry out” moves it",
    },
    setUp: { example: "set-up", explains: "What is set up in the project, and what is missing" },
    newItem: {
      example: "new benefit Fewer complaints",
      explains: "Adds to the plan: benefit, action, milestone, risk, goal, meeting, decision …",
    },
    changeItem: {
      example: "change risk 1",
      explains: "Opens a card to change something in the plan; “risk 1 likelihood 3” changes it at once",
    },
    digest: { example: "digest", explains: "What has happened since the last weekly digest" },
    paper: {
      example: "report word",
      explains: "The steering report: a draft for the leader, else the newest approved; “report word” gives the file",
    },
    deliveries: { example: "delivery status", explains: "What has arrived, what has not and why, and what you can do" },
    askNow: { example: "ask now", explains: "Opens a round for what is due to be measured" },
    cancelRound: { example: "cancel round", explains: "Cancels the open round" },
    setBaseline: {
      example: "baseline S1 Åsnes 1.3 March 2022",
      explains: "Sets the baseline of a line; after the start with “because …”",
    },
    setTarget: {
      example: "set target S1 Åsnes 1.0 % by Dec 2024",
      explains: "Sets a target with a date; the change is logged",
    },
    standIn: {
      example: "stand-in Kari Nordmann 10.10–24.10",
      explains: "Who is asked in your place while you are away; “stand-in off” ends it",
    },
    closeProject: {
      example: "close project",
      explains: "Hides the project from everyone but its own people and channel",
    },
    openProject: {
      example: "open project",
      explains: "Shows everyone in the organisation again that the project exists",
    },
    couple: { example: "connect nav-solor", explains: "Connects this channel or group chat to a project" },
    template: { example: "template", explains: "An empty workbook to fill in and send here" },
    help: { example: "help", explains: "This overview" },
  },
  onlyLeader: "Project leader only.",
  templateFile: {
    name: "template.xlsx",
    description: "An empty workbook with headers and explanations. Fill it in and send it here.",
  },
};
