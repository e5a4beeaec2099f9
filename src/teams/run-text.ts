import type { EditableList } from "../domain/plan-editing/plan-form.ts";
import type { CommandId } from "../domain/talking/command.ts";
import type { Content, Help } from "../domain/talking/content.ts";
import { commandActions, otherActions } from "../domain/talking/entries.ts";
import { answerByText } from "../journeys/answer-by-text.ts";
import { answerFreeText } from "../journeys/answer-free-text.ts";
import { moveBenefit, showPhases } from "../journeys/benefit-phases.ts";
import { cancelRound } from "../journeys/cancel-round.ts";
import { changeAction } from "../journeys/change-action.ts";
import { showModelLine } from "../journeys/change-model-line.ts";
import { addPlanItem, changePlanItem, type SaidItem } from "../journeys/change-plan-item.ts";
import { reopenBenefit, showClosing } from "../journeys/close-benefit.ts";
import { closeProject } from "../journeys/close-project.ts";
import { findProject } from "../journeys/find-project.ts";
import { buildGreeting } from "../journeys/greeting.ts";
import { offerBenefit } from "../journeys/hand-over-benefit.ts";
import { knowsMeasure } from "../journeys/knows-measure.ts";
import { openRound } from "../journeys/open-round.ts";
import { showDigest } from "../journeys/post-digest.ts";
import { refuseAtDoor } from "../journeys/refuse-at-door.ts";
import { setBaseline } from "../journeys/set-baseline.ts";
import { setStandIn } from "../journeys/set-stand-in.ts";
import { setTarget } from "../journeys/set-target.ts";
import { changeProject, showNewProject, showSetup } from "../journeys/set-up-project.ts";
import { showActions } from "../journeys/show-actions.ts";
import { showAsked } from "../journeys/show-asked.ts";
import { showBenefitAccount } from "../journeys/show-benefit-account.ts";
import { showBenefitMap } from "../journeys/show-benefit-map.ts";
import { showBenefits } from "../journeys/show-benefits.ts";
import { showChangeLog } from "../journeys/show-change-log.ts";
import { showDecisions } from "../journeys/show-decisions.ts";
import { showDeliveries } from "../journeys/show-deliveries.ts";
import { showGoals } from "../journeys/show-goals.ts";
import { readPage, showHistory } from "../journeys/show-history.ts";
import { showMilestones } from "../journeys/show-milestones.ts";
import { showMissing } from "../journeys/show-missing.ts";
import { showPaper } from "../journeys/show-paper.ts";
import { showRisks } from "../journeys/show-risks.ts";
import { showStatus } from "../journeys/show-status.ts";
import type { Turn } from "../journeys/turn.ts";
import { commandTexts } from "../views/texts/command-texts.ts";
import type { BotParts } from "./bot-parts.ts";
import { type Command, commandTable } from "./commands.ts";
import { coupleByText, coupleHere } from "./couple-here.ts";
import type { Offer } from "./file-offer.ts";
import { beginsWithId, type CommandMatch, matchCommand } from "./match-command.ts";
import { noteRefusal } from "./note-refusal.ts";
import { afterProjectWord, namesOfFields, namesOfProject, readListWord } from "./plan-item-words.ts";

/** An answer, or the offer of a file that Teams asks the person to accept. */
export type Reply = Content | Offer;
type Run = (parts: BotParts, turn: Turn, rest: string) => Promise<Reply>;

const runs: Record<CommandId, Run> = {
  status: ({ ports }, turn, rest) => showStatus(ports, turn, rest === "" ? {} : { about: subjectOf(rest) }),
  missing: ({ ports }, turn) => showMissing(ports, turn),
  asked: ({ ports }, turn, rest) => showAsked(ports, turn, { about: rest }),
  history: async ({ ports }, turn, rest) => {
    const said = subjectOf(rest);
    const { about, page } = readPage(said);
    if (about === "") return showChangeLog(ports, turn, { page });
    return (await showHistory(ports, turn, { about: said })) ?? showChangeLog(ports, turn, { page, named: about });
  },
  milestones: (parts, turn, rest) =>
    aboutOne(parts, turn, { list: "milestones", rest }, () => showMilestones(withPictures(parts), turn)),
  risks: (parts, turn, rest) =>
    aboutOne(parts, turn, { list: "risks", rest }, () => showRisks(withPictures(parts), turn)),
  actions: tellActions,
  decisions: ({ ports }, turn) => showDecisions(ports, turn),
  goals: ({ ports }, turn) => showGoals(ports, turn),
  benefits: ({ ports }, turn, rest) => showBenefits(ports, turn, { about: beginsWithId(rest) ? rest : "" }),
  handOverBenefit: ({ ports }, turn, rest) => offerBenefit(ports, turn, { text: rest }),
  closeBenefit: ({ ports }, turn, rest) => showClosing(ports, turn, { text: rest }),
  reopenBenefit: ({ ports }, turn, rest) => reopenBenefit(ports, turn, { text: rest }),
  benefitAccount: ({ ports }, turn) => showBenefitAccount(ports, turn),
  benefitMap: (parts, turn) => showBenefitMap(withPictures(parts), turn),
  changeModel: ({ ports }, turn, rest) => showModelLine(ports, turn, { id: rest }),
  phases: async ({ ports }, turn, rest) =>
    (await moveBenefit(ports, turn, rest)) ?? showPhases(ports, turn, beginsWithId(rest) ? rest : ""),
  setUp: ({ ports }, turn, rest) => showSetup(ports, turn, rest === "" ? {} : { named: rest }),
  newItem: addItem,
  changeItem: (parts, turn, rest) => {
    const text = afterProjectWord(rest);
    return text === undefined ? changeItem(parts, turn, readListWord(rest)) : changeOwnProject(parts, turn, text);
  },
  digest: ({ ports }, turn) => showDigest(ports, turn),
  paper: tellPaper,
  deliveries: ({ ports }, turn, rest) => showDeliveries(ports, turn, { about: rest }),
  askNow,
  cancelRound: ({ ports }, turn) => cancelRound(ports, turn, {}),
  setTarget: ({ ports }, turn, rest) => setTarget(ports, turn, { text: rest }),
  setBaseline: ({ ports }, turn, rest) => setBaseline(ports, turn, { text: rest }),
  standIn: ({ ports }, turn, rest) => setStandIn(ports, turn, { text: rest }),
  closeProject: ({ ports }, turn, rest) => closeProject(ports, turn, { closed: true, text: rest }),
  openProject: ({ ports }, turn, rest) => closeProject(ports, turn, { closed: false, text: rest }),
  couple: (parts, turn, rest) => (rest === "" ? greet(parts, turn) : coupleHere(parts, turn, coupleByText(rest))),
  template: async ({ local }) =>
    local === undefined
      ? { kind: "fileOffer" }
      : { kind: "notice", notice: { reason: "templateLink", url: `${local.filesUrl}/regnearkmal.xlsx` } },
  help: async (_parts, turn) => buildHelp(turn),
};

function withPictures({ ports, pictures }: BotParts) {
  return { ...ports, pictures };
}

/** Answers what a person wrote: a command, an answer to a question we asked, or a question of their own. */
export async function runText(parts: BotParts, turn: Turn, text: string): Promise<Reply> {
  const reply = await replyTo(parts, turn, text);
  noteRefusal(parts, turn, reply);
  return reply;
}

async function replyTo(parts: BotParts, turn: Turn, text: string): Promise<Reply> {
  if (text === "") return buildHelp(turn);
  const match = matchCommand(text);
  const [first = ""] = text.split(" ");
  if (match !== undefined && (match.exact || !(await knowsMeasure(parts.ports, turn, first)))) {
    return runCommand(parts, turn, match);
  }
  const refused = await refuseAtDoor(parts.ports, turn, otherActions.question);
  if (refused) return { kind: "notice", notice: refused };
  return (await answerByText(parts.ports, turn, { text })) ?? answerFreeText(parts.ports, turn, { text });
}

async function runCommand(parts: BotParts, turn: Turn, { command, rest }: CommandMatch): Promise<Reply> {
  const { kind } = turn.conversation;
  const refused = await refuseAtDoor(parts.ports, turn, commandActions[command.id]);
  if (refused) return { kind: "notice", notice: refused };
  if (command.places.includes(kind)) return runs[command.id](parts, turn, rest);
  const reason = command.id === "template" ? "templateOnlyPersonal" : "coupleInChannel";
  return { kind: "notice", notice: { reason } };
}

/** What `tiltak` does not understand of an action itself is a change like any other of the plan. */
async function tellActions(parts: BotParts, turn: Turn, rest: string): Promise<Reply> {
  const shown = await showActions(parts.ports, turn, { about: rest });
  if ("kind" in shown) return shown;
  return (
    (await changeAction(parts.ports, turn, shown)) ??
    changeItem(parts, turn, { list: "actions", text: `${shown.id} ${shown.words}` })
  );
}

/** A file is given in the person's own chat alone: nobody else's files are touched. */
async function tellPaper({ ports, local }: BotParts, turn: Turn, rest: string): Promise<Reply> {
  const shown = await showPaper(ports, turn, { text: rest });
  if (shown.kind !== "paperFile") return shown;
  const { shortName, version } = shown;
  if (local) return { kind: "notice", notice: { reason: "paperByCommand", shortName, version } };
  return turn.conversation.kind === "personal" ? shown : { kind: "notice", notice: { reason: "paperOnlyPersonal" } };
}

async function askNow({ ports }: BotParts, turn: Turn, rest: string): Promise<Reply> {
  const { tenant, actor, language, source } = turn;
  const found = await ports.store.read(tenant, (data) => findProject(data, turn, rest === "" ? undefined : rest));
  if (!("project" in found)) return { kind: "notice", notice: found.notice };
  return openRound(ports, { tenant, projectId: found.project.id, actor, language, source });
}

/** "risiko 1 konsekvens 4" is about one of the list. */
async function aboutOne(
  parts: BotParts,
  turn: Turn,
  { list, rest }: { list: EditableList; rest: string },
  showList: () => Promise<Reply>,
): Promise<Reply> {
  return beginsWithId(rest) ? changeItem(parts, turn, { list, text: rest }) : showList();
}

async function changeItem({ ports, workbooks }: BotParts, turn: Turn, said: SaidItem): Promise<Reply> {
  const { forms } = workbooks;
  const names = (list: EditableList) => namesOfFields(forms, list);
  return changePlanItem({ ...ports, workbooks: { forms } }, turn, { ...said, names });
}

/** "ny verdi for K1" is no item of the plan: it is a question like any other. */
async function addItem({ ports, workbooks }: BotParts, turn: Turn, rest: string): Promise<Reply> {
  const name = afterProjectWord(rest);
  if (name !== undefined) return showNewProject({ ...ports, workbooks }, turn, { name });
  const { list, text } = readListWord(rest);
  if (list === undefined) return answerFreeText(ports, turn, { text: `ny ${rest}` });
  return addPlanItem({ ...ports, workbooks }, turn, { list, text });
}

function changeOwnProject({ ports, workbooks }: BotParts, turn: Turn, text: string): Promise<Reply> {
  return changeProject({ ...ports, workbooks }, turn, { text, names: namesOfProject(workbooks.forms) });
}

async function greet({ ports }: BotParts, turn: Turn): Promise<Reply> {
  return ports.store.read(turn.tenant, (data) => buildGreeting(data, turn.conversation));
}

/** The command table as a person here, with this language, can use it. */
function buildHelp({ conversation, language }: Pick<Turn, "conversation" | "language">): Help {
  const { commands, onlyLeader } = commandTexts(language);
  const usable = commandTable.filter((command) => command.places.includes(conversation.kind));
  const explained = ({ id, who }: Command) => {
    const { example, explains } = commands[id];
    return { example, explains: who === "leader" ? `${explains}. ${onlyLeader}` : explains };
  };
  return { kind: "help", place: conversation.kind, commands: usable.map(explained) };
}

/** "status for K1?" asks about K1. */
function subjectOf(rest: string): string {
  return rest.replace(/^(?:for|på|i|av|om|ved|of|on|about|in)\s+/i, "").replace(/[?!.\s]+$/, "");
}
