import { hasId } from "../../domain/plan-editing/item-titles.ts";
import type { NoticeTexts } from "./notice-words.ts";

const asks = (count: number) => (count === 1 ? "1 question" : `${count} questions`);
const people = (count: number) => (count === 1 ? "1 person" : `${count} people`);

export const noticesEn: NoticeTexts = {
  notCoupled: (_, say) => `This channel isn’t connected to a project yet. Write ${say.command("couple")}.`,
  coupled: ({ projectName, purpose, missingPeople, otherMissing = 0 }, say) => {
    const place = purpose === "main" ? "Questions and the weekly digest come here." : "The weekly digest comes here.";
    const [asked, more] = [missingPeople.length, otherMissing];
    const they = asked === 1 ? "This person can’t be asked until added." : "They can’t be asked until they are added.";
    const missing = asked === 0 ? "" : ` Not in the team: ${say.format.list(missingPeople)}. ${they}`;
    const from = purpose === "main" ? "from the workbook" : "of the steering group";
    const where = `${more === 1 ? "is" : "are"} not in the ${purpose === "main" ? "team" : "chat"}`;
    const others =
      more === 0 ? "" : ` ${more}${asked === 0 ? "" : more === 1 ? " other" : " others"} ${from} ${where}.`;
    return `Connected to ${projectName}. ${place}${missing}${others}`;
  },
  alreadyCoupled: ({ projectName }) => `This place is connected to ${projectName} already.`,
  coupledElsewhere: ({ projectName, place }) =>
    `${projectName} is connected to ${place} already. Remove the bot from there first.`,
  coupledToOther: ({ projectName, other }) =>
    `This channel belongs to ${other} already and can’t be connected to ${projectName}.`,
  coupleInChannel: () => "A project is connected in the channel or group chat where it belongs, not here.",
  noProjects: () =>
    "You are not part of any project here yet. To start one, send me the workbook in a personal chat; otherwise ask the project leader to add you.",
  inNoProject: () => "You are not part of any project here.",
  noImportByGuest: () => "Guests can’t import workbooks. Ask the project leader to send it.",
  guestRefused: () => "You are a guest in this team, and I don’t answer guests. Ask the project leader.",
  confirmClose: ({ projectName, shortName }, say) =>
    `${projectName} will be hidden from everyone but its own people and those in its channel. Is that right? Write ${say.command("closeProject", `${shortName} confirm`)}.`,
  confirmOpen: ({ projectName, shortName }, say) =>
    `Everyone in the organisation will know that ${projectName} exists, and who leads it. Is that right? Write ${say.command("openProject", `${shortName} confirm`)}.`,
  projectClosed: ({ projectName }) => `${projectName} is closed: only its own people and those in its channel see it.`,
  projectOpened: ({ projectName }) => `${projectName} is open: everyone in the organisation will know that it exists.`,
  closedAlready: ({ projectName }) => `${projectName} is closed already.`,
  openAlready: ({ projectName }) => `${projectName} is open already.`,
  shortNameTaken: ({ shortName }) =>
    `The short name “${shortName}” can’t be used. Write another in the sheet Prosjekt.`,
  rightsOnlyLeader: ({ leaderName }) =>
    `This changes who leads the project, who is deputy leader, who may see it, or a baseline that is locked. Only the project leader can do that. Ask ${leaderName}. Nothing is saved.`,
  leaderUnknown: ({ leader }) =>
    `The workbook makes ${leader} the project leader, but I know nobody here by that address, and then nobody could run the project. Correct it, or add them to the team first.`,
  noSuchProject: ({ text, known }, say) =>
    `I can’t find the project “${text}”.${known.length === 0 ? "" : ` These exist: ${say.format.list(known)}.`}`,
  whichProject: ({ known }, say) =>
    `Which project? Add its short name: ${say.format.list(known.map(({ shortName, name }) => `${shortName} (${name})`))}.`,
  onlyLeader: ({ leaderName }) => `Only the project leader can do that. Ask ${leaderName}.`,
  onlyAsked: ({ names }, say) => `This is for ${say.format.list(names)} to answer.`,
  notInProject: ({ projectName }) => `You have no role in ${projectName}, so I can’t show it here.`,
  unknownPerson: () =>
    "I don’t recognise you yet. Try again shortly, or ask the project leader to add you to the team.",
  lookingYouUp: () => "I am looking up who you are. Press once more in a moment; what you wrote is still there.",
  tooFast: () =>
    "You sent more in a short time than I can take. This, and what comes in the next minute, is not taken: wait a little and send it again.",
  nothingDue: ({ projectName, next }, say) =>
    `Nothing is due to be measured in ${projectName} now.${next === undefined ? "" : ` Next is ${say.format.dayAndYear(next.on)}: ${say.format.list(next.measureIds)}.`}`,
  roundOpened: ({ asked, people: count, dueOn, blocked, gone = [] }, say) => {
    const missing = blocked.length === 0 ? "" : ` No benefit owner, so not asked about: ${say.format.list(blocked)}.`;
    const absent =
      gone.length === 0
        ? ""
        : ` Not in the team, and so can not answer: ${say.format.list(gone)}. Add them to the team, or change the benefit owner in the workbook; the question can also be sent to someone else.`;
    return `The round is open: ${asks(asked)} to ${people(count)}, due ${say.format.day(dueOn)}.${missing}${absent}`;
  },
  roundAlreadyOpen: ({ dueOn, asked, answered, added }, say) => {
    const more = added === 0 ? "" : ` ${asks(added)} added.`;
    return `A round is open already: ${answered} of ${asked} answered, due ${say.format.day(dueOn)}.${more}`;
  },
  roundCancelled: ({ asks: count }) => `The round is cancelled. ${asks(count)} withdrawn; answers already given stand.`,
  overdue: ({ asks: count, people: of }, say) =>
    `${asks(count)} to ${people(of)} ${count === 1 ? "is" : "are"} a week or more past the due date. Write ${say.command("missing")} to me in a personal chat to see who.`,
  modelLineSaved: ({ id, name }, say) =>
    `${id} ${name} is saved. Write ${say.command("benefitAccount")} to see what it means.`,
  planItemSaved: ({ list, change, unread = [], passed }, say) => {
    const name = `${say.kind(list)} ${change.id}`;
    const times = say.format.list(unread.map((text) => `“${text}”`));
    const unreadable = unread.length === 0 ? "" : ` The time ${times} gives no date, and is shown as written.`;
    const undated =
      passed === undefined
        ? unreadable
        : ` ${say.format.sentence(say.format.date(passed))} has passed, so the milestone is overdue until it is done or moved.`;
    if (change.change === "removed") return `Removed: ${name}.`;
    if (change.change === "changed") return `Saved: ${say.change(change)}.${undated}`;
    if (list === "measures")
      return `Added: ${name}. Set targets for its lines with ${say.command("setTarget", change.id)}. Write ${say.command("changeItem", change.id)} to change it.`;
    const rest = hasId(list) ? ` Write ${say.command("changeItem", name)} to fill in the rest.` : "";
    return `Added: ${name}.${undated}${rest}`;
  },
  planItemAsItWas: ({ list, name }, say) => `The ${say.kind(list)} “${name}” is so already. Nothing is changed.`,
  noSuchBenefit: ({ text, near, projectName }, say) =>
    `I can’t find the benefit “${text}” in ${projectName}. ${near.length > 0 ? `Did you mean ${say.format.list(near)}?` : `Write ${say.command("benefits", "")} to see them all.`}`,
  benefitClosed: ({ id, name, on, result, measureIds }, { format }) => {
    const stopped = measureIds.length === 0 ? "" : ` Nobody is asked for ${format.list(measureIds)} any more.`;
    return `Benefit ${id} ${name} was closed ${format.date(on)}: ${result}.${stopped}`;
  },
  handoverHow: ({ id }, say) =>
    `Write who is to take over ${id}: ${say.command("handOverBenefit", `${id} to Kari Nordmann`)}.`,
  noOffer: ({ id }) => `${id} is offered to nobody. Nothing is changed.`,
  offerWithdrawn: ({ id }) => `The offer to take over ${id} is withdrawn. The owner is the same.`,
  offeredAlready: ({ id, to }) => `${id} is offered to ${to} already, who has not answered yet.`,
  ownsAlready: ({ id, to }) => `${to} has taken over ${id} already. Nothing is changed.`,
  benefitOffered: ({ id, name, to }) =>
    `${to} is asked to take over benefit ${id} ${name}. Until then the owner is the same.`,
  offerAnswered: ({ id, name, by, accepts, why = "" }) =>
    accepts ? `${by} has taken over benefit ${id} ${name}.` : `${by} does not take over benefit ${id} ${name}: ${why}`,
  benefitClosedAlready: ({ id, on, result }, say) =>
    `Benefit ${id} was closed ${say.format.date(on)}: ${result}. Write ${say.command("reopenBenefit", `${id} because …`)} to open it again.`,
  benefitNotClosed: ({ id }) => `Benefit ${id} is not closed.`,
  benefitReopened: ({ id, name, measureIds }, { format }) =>
    `Benefit ${id} ${name} is open again.${measureIds.length === 0 ? "" : ` ${format.sentence(format.list(measureIds))} will be asked for from the next round.`}`,
  reopenReasonMissing: ({ id }, say) =>
    `Why is ${id} to be opened again? Write ${say.command("reopenBenefit", `${id} because …`)}.`,
  planItemGone: ({ list }, say) => `The ${say.kind(list)} of the card is no longer there. Nothing is changed.`,
  noSuchItem: ({ text, list, known }, say) =>
    list === undefined
      ? `“${text}” is not in the plan. Write what it is, for instance ${say.command("changeItem", "risk 1")}.`
      : `${known.length === 0 ? `The plan has no ${say.kind(list)} yet.` : `There is not one ${say.kind(list)} called “${text}”. Here are ${say.format.list(known)}.`} Write ${say.command("newItem", say.kind(list))} for a new one.`,
  noSuchModelLine: ({ text, projectName }, say) =>
    `${projectName} has no item “${text}” in its benefit account. Write “new item” to add one, or ${say.command("benefitAccount")} to see it.`,
  noOpenRound: () => "No round is open.",
  restoredHold: () =>
    "The database was restored from a backup. I ask nobody until the people who run me have decided how to go on.",
  noSuchMeasure: ({ text, near }, say) =>
    `I can’t find the measure ID “${text}”.${near.length === 0 ? "" : ` Did you mean ${say.format.list(near)}?`}`,
  noSuchOffice: ({ measureId, text, offices }, say) =>
    `${measureId} isn’t measured in “${text}” but in ${say.format.list(offices)}.`,
  officeMissing: ({ measureId, offices }, say) =>
    `Which office? ${measureId} is measured in ${say.format.list(offices)}.`,
  noSuchAction: ({ text, near, projectName }, say) =>
    `I find no action “${text}” in ${projectName}. ${near.length > 0 ? `Did you mean ${say.format.list(near)}?` : `Write ${say.command("actions", "")} to see all.`}`,
  actionReasonMissing: ({ id }, say) =>
    `Why will ${id} not be done? Write ${say.command("actions", `${id} dropped because …`)}.`,
  actionDueUnreadable: ({ id, text }, say) =>
    `I can't read a date from “${text}”. Nothing is changed. Write for example ${say.command("actions", `${id} due 1 March`)}.`,
  actionDuePassed: ({ text, on }, say) =>
    `“${text}” is ${say.format.date(on)}, and that day has passed. Nothing is changed.`,
  actionDueMissing: ({ id }) => `Write a new due date for ${id}. Its day has come, and the action is not done.`,
  actionChangedMeanwhile: ({ id }) =>
    `${id} was changed by someone else since the card came. This is how it stands now. Nothing is saved.`,
  milestoneDayMissing: ({ id }) => `Write the new date of ${id}. Nothing is saved.`,
  milestoneDayUnreadable: ({ id, text }) =>
    `I can’t read a date from “${text}”. ${id} stands as before. Write for example 1 March.`,
  milestoneDayPassed: ({ id, text, on }, say) =>
    `“${text}” is ${say.format.date(on)}, and that day has passed. ${id} stands as before.`,
  milestoneReasonMissing: ({ id }) => `Write why ${id} was moved. Nothing is saved.`,
  actionsOverdue: ({ actions }, say) =>
    `${actions} ${actions === 1 ? "action or milestone is" : "actions or milestones are"} overdue without an answer, or with nobody to ask. Write ${say.command("actions", "")}.`,
  noSuchGoal: ({ text, known }, say) =>
    `I can’t find the goal “${text}”.${known.length === 0 ? "" : ` These exist: ${say.format.list(known)}.`}`,
  notANumber: ({ text }) => `“${text}” isn’t a number. Write for example 1,234.5 or 47%.`,
  ambiguousNumber: ({ text }) =>
    `“${text}” can be read in two ways. Write thousands with a space, for example 1 234.5.`,
  severalNumbers: ({ text }) => `I found several numbers in “${text}”. Write just one.`,
  percentOnCount: ({ text, measureId }) => `“${text}” is a percentage, but ${measureId} isn’t a share.`,
  answerSaved: (row, say) => `Saved: ${say.row(row)} for ${say.format.period(row.period)}.`,
  notAskedFor: (row, say) =>
    `Nobody has asked for ${say.row(row)} for ${say.format.period(row.period)} now. Write a number if you have one.`,
  noLastValue: (row, say) => `${say.row(row)} has no earlier value, so “unchanged” can’t be used. Write a number.`,
  confirmInCard: (row, say) => `The value for ${say.row(row)} is unusual. Confirm it in the card.`,
  confirmInText: ({ value, of, example, ...row }, say) =>
    `${say.value(value, of)} is unusual for ${say.row(row)}. Is it right? Write “${example}”.`,
  periodUnreadable: ({ measureId, text }) =>
    `I don’t understand the period “${text}” for ${measureId}. Write for example “for Q2 2022”.`,
  noFinishedPeriod: ({ measureId }) => `${measureId} has no finished period to answer for yet.`,
  alreadyAnswered: (row, say) =>
    `${say.row(row)} for ${say.format.period(row.period)} is recorded already: ${say.value(row.value, row.of)}. Use “Change the answer” in the card.`,
  targetSet: (row, say) => {
    const when = row.date === undefined ? "" : ` by ${say.format.month(row.date)}`;
    const before = row.before === undefined ? "" : ` (before: ${say.value(row.before, row.of)})`;
    return `The target for ${say.row(row)} is set to ${say.value(row.value, row.of)}${when}${before}.`;
  },
  phaseMoved: ({ id, name, phase, lacks }, say) =>
    `${id} ${name} is now in the phase ${say.phase(phase)}.${lacks.length === 0 ? "" : ` It still lacks ${say.lacks(lacks)}.`}`,
  phaseLacks: ({ id, name, phase, lacks }, say) =>
    `${id} ${name} lacks ${say.lacks(lacks)} before it can be in the phase ${say.phase(phase)}. Write ${say.command("changeItem", `${say.kind("benefits")} ${id}`)} to fill in, or “… because …” to move it all the same. Nothing is changed.`,
  phaseAsItWas: ({ id, name, phase }, say) => `${id} ${name} is in the phase ${say.phase(phase)} already.`,
  baselineSet: (row, say) => {
    const before = row.before === undefined ? "" : ` (before: ${say.value(row.before, row.of)})`;
    return `The baseline of ${say.row(row)} is ${say.value(row.value, row.of)}, ${say.format.month(row.date)}${before}.`;
  },
  baselineUnreadable: ({ text }, say) =>
    `I don’t understand the baseline in “${text}”. Write one line at a time, for example ${say.command("setBaseline")}.`,
  baselineDateTooLate: ({ date, ...row }, say) =>
    `A baseline is from before the change. ${say.format.date(date)} is too late for ${say.row(row)}. Nothing is saved.`,
  baselineLocked: ({ from, ...row }, say) =>
    `The baseline of ${say.row(row)} is locked since ${say.format.date(from)}, when the change started. Write why it is to change: “… because …”. Nothing is saved.`,
  targetReasonMissing: (row, say) =>
    `${say.row(row)} has a target already. Write why it is moved: “… because …”. Nothing is saved.`,
  targetUnreadable: ({ text }, say) =>
    `I don’t understand the target in “${text}”. Write for example ${say.command("setTarget")}.`,
  targetDateUnreadable: ({ text }) => `I don’t understand the date “${text}”. Write for example “by Dec 2024”.`,
  targetDateTooEarly: ({ date, baselineDate, ...row }, say) =>
    baselineDate === undefined
      ? `A target is for a day to come. ${say.format.date(date)} has passed.`
      : `A target is for a day after the baseline. The baseline for ${say.row(row)} is from ${say.format.date(baselineDate)}, and the target is for ${say.format.date(date)}.`,
  periodBeforeBaseline: ({ period, baselineDate, ...row }, say) =>
    `The baseline for ${say.row(row)} is from ${say.format.date(baselineDate)}, so a value for ${say.format.period(period)} isn’t after it. Nothing is saved.`,
  answeredOnBehalf: ({ by, rows }, say) => {
    const values = rows.map((row) => `${say.row(row)}: ${say.value(row.value, row.of)}`);
    return `${by} has answered on your behalf: ${say.format.list(values)}.`;
  },
  handedOver: ({ from, to, rows, always }, say) =>
    `${from} has passed ${say.rows(rows)} on to ${to}${always ? ", from now on" : ", this time"}.`,
  whichPerson: ({ text, names }, say) =>
    `Several people are called “${text}”: ${say.format.list(names)}. Write the e-mail address.`,
  standInHow: (_, say) =>
    `Write who stands in for you, and when: ${say.command("standIn", "Kari Nordmann 10.10–24.10")}. End it with ${say.command("standIn", "off")}.`,
  standInSet: ({ person, standIn, from, to, replaced }, { format }) => {
    const before = replaced ? " This replaces what was said about the same days." : "";
    return `${standIn} stands in for ${person ?? "you"} from ${format.dayAndYear(from)} up to and including ${format.dayAndYear(to)}: questions and reminders go there.${before}`;
  },
  standInEnded: ({ person }) =>
    `The stand-in for ${person ?? "you"} has ended. Questions go to ${person ?? "you"} again.`,
  noStandIn: ({ person }) => `Nobody is set to stand in for ${person ?? "you"}.`,
  youStandIn: ({ person, projectName, from, to }, { format }) =>
    `You stand in for ${person} in ${projectName} from ${format.dayAndYear(from)} up to and including ${format.dayAndYear(to)}: questions and reminders come to you.`,
  standInSelf: () => "You can’t stand in for yourself. Write who else it is.",
  standInGuest: ({ name }) => `${name} is a guest in the team and can’t answer. Choose someone else.`,
  standInPast: ({ to }, { format }) => `${format.sentence(format.dayAndYear(to))} has passed. Write days to come.`,
  standInBackwards: ({ from, to }, { format }) =>
    `The last day, ${format.dayAndYear(to)}, is before the first, ${format.dayAndYear(from)}. Write them in order.`,
  standInAway: ({ name, from, to }, { format }) =>
    `${name} is away from ${format.dayAndYear(from)} up to and including ${format.dayAndYear(to)}. Choose someone else.`,
  standInDatesUnreadable: ({ text }, say) =>
    `I can’t read the name and the days in “${text}”. Write for example ${say.command("standIn", "Kari Nordmann 10.10–24.10")}.`,
  noSuchPerson: ({ text }) => `I can’t find anyone called “${text}” in the team.`,
  cardOutOfDate: () => "That card was out of date. Here it is as things stand.",
  actionUnknown: () => "I don’t know that button. The card may be from an older version.",
  askCancelled: () => "The question is cancelled, so the answer wasn’t saved.",
  importSaved: ({ projectName, changes, readings }) => {
    const saved = `${changes === 1 ? "1 change" : `${changes} changes`} and ${readings === 1 ? "1 reading" : `${readings} readings`}`;
    return `${projectName} is saved: ${saved}.`;
  },
  importNothingNew: ({ projectName }) => `${projectName} is already as the workbook says. Nothing was changed.`,
  importDiscarded: () => "The workbook is discarded. Nothing was saved.",
  importGone: () => "That workbook is no longer waiting. Send it again.",
  importOnlyPersonal: () => "Send me the workbook in a personal chat.",
  fileUnreachable: ({ fileName }) => `I couldn’t fetch “${fileName}”. Send the file again.`,
  paperFrozen: ({ projectName, version, at }, say) =>
    `The steering report for ${projectName} is ready: version ${version}, as of ${say.format.date(at)}. You get the file in a personal chat: write ${say.command("paper", "word")} to me there.`,
  noPaper: ({ projectName }) => `There is no approved steering report to show for ${projectName}.`,
  paperOnlyPersonal: (_, say) =>
    `You get the file in a personal chat: write ${say.command("paper", "word")} to me there.`,
  paperByCommand: ({ shortName, version }) =>
    `I can’t give you a file here. It is written with npm run report -- --project ${shortName} --version ${version}`,
  paperDeclined: (_, say) =>
    `All right, I left it. Write ${say.command("paper", "word")} if you want the report after all.`,
  templateOnlyPersonal: (_, say) =>
    `You get the empty workbook in a personal chat: write ${say.command("template")} to me there.`,
  templateLink: ({ url }) => `Here is an empty workbook: ${url}`,
  templateDeclined: (_, say) =>
    `All right, I left it. Write ${say.command("template")} if you want the workbook after all.`,
  nothingFound: ({ text }, say) =>
    `I found nothing about “${text}”. Write ${say.command("help")} to see what I can do.`,
  noHistory: ({ measureId }) => `${measureId} hasn’t been measured yet.`,
  channelRemoved: ({ projectName }) =>
    `I was removed from the channel of ${projectName}. Nobody is asked until a channel is connected again.`,
  wentWrong: ({ turn }) =>
    `Something went wrong on my side, and nothing was saved. Try again. If it happens again, quote ${turn}.`,
};
