import type { ActionCardProblem } from "../actions/action-card.ts";
import type { PlanChange } from "../importing/import-report.ts";
import type { EditableList, FormList } from "../plan-editing/plan-form.ts";
import type { Measure } from "../project/measure.ts";
import type { Phase, PhaseLack } from "../telling/benefit-phase.ts";
import type { IsoDate } from "../time/time.ts";

/** A value as exact text, and the unit it is told in. */
type Told = { value: string; of?: Pick<Measure, "percent" | "unit" | "hidesSmall"> };

/** A sentence to a person; each reason has its words in nb, nn and en. */
export type Notice =
  | { reason: "notCoupled" }
  /** `missingPeople`: who will be asked and is not in the team, by role; the others are only counted */
  | {
      reason: "coupled";
      projectName: string;
      purpose: "main" | "steering";
      missingPeople: string[];
      otherMissing?: number;
    }
  | { reason: "alreadyCoupled"; projectName: string }
  | { reason: "coupledElsewhere"; projectName: string; shortName?: string; place: string }
  /** this channel belongs to another project already */
  | { reason: "coupledToOther"; projectName: string; shortName: string; other: string }
  /** a personal chat belongs to no project */
  | { reason: "coupleInChannel" }
  | { reason: "noProjects" }
  /** a guest, who may not import one */
  | { reason: "inNoProject" }
  | { reason: "noImportByGuest" }
  | { reason: "guestRefused" }
  | { reason: "confirmClose"; projectName: string; shortName: string }
  | { reason: "confirmOpen"; projectName: string; shortName: string }
  | { reason: "projectClosed"; projectName: string }
  | { reason: "projectOpened"; projectName: string }
  | { reason: "closedAlready"; projectName: string }
  | { reason: "openAlready"; projectName: string }
  /** a workbook with a short name that is not free: nothing is told of who has it */
  | { reason: "shortNameTaken"; shortName: string }
  /** what decides who may do what, changed in a workbook that another than the leader sent */
  | { reason: "rightsOnlyLeader"; leaderName: string }
  /** the workbook's project leader is nobody that Teams has told of here */
  | { reason: "leaderUnknown"; leader: string }
  | { reason: "noSuchProject"; text: string; known: string[] }
  | { reason: "whichProject"; known: { shortName: string; name: string }[] }
  | { reason: "onlyLeader"; leaderName: string }
  | { reason: "onlyAsked"; names: string[] }
  | { reason: "notInProject"; projectName: string }
  | { reason: "unknownPerson" }
  /** who clicked is being looked up: the click is to be made once more */
  | { reason: "lookingYouUp" }
  /** one person says more than any person can: what comes now is not taken */
  | { reason: "tooFast" }
  | { reason: "nothingDue"; projectName: string; next?: { on: IsoDate; measureIds: string[] } }
  /** `gone`: who is asked and is not in the team, by role */
  | { reason: "roundOpened"; asked: number; people: number; dueOn: IsoDate; blocked: string[]; gone?: string[] }
  | { reason: "roundAlreadyOpen"; dueOn: IsoDate; asked: number; answered: number; added: number }
  | { reason: "roundCancelled"; asks: number }
  /** to the leader where she has no chat with the bot: numbers, never names */
  | { reason: "overdue"; asks: number; people: number }
  | { reason: "noOpenRound" }
  /** a line of the benefit model */
  | { reason: "modelLineSaved"; id: string; name: string }
  | { reason: "noSuchModelLine"; text: string; projectName: string }
  /** an item of the plan; `unread`: times that no day can be read from */
  /** `passed`: the day a milestone that is not done was moved to, which was before today */
  | { reason: "planItemSaved"; list: FormList; change: PlanChange; unread?: string[]; passed?: IsoDate }
  | { reason: "planItemAsItWas"; list: FormList; name: string }
  | { reason: "planItemGone"; list: EditableList }
  | { reason: "noSuchBenefit"; text: string; near: string[]; projectName: string }
  /** `measureIds`: those that nobody is asked for any more */
  | { reason: "benefitClosed"; id: string; name: string; on: IsoDate; result: string; measureIds: string[] }
  | { reason: "handoverHow"; id: string }
  | { reason: "noOffer"; id: string }
  | { reason: "offerWithdrawn"; id: string }
  | { reason: "offeredAlready"; id: string; to: string }
  | { reason: "ownsAlready"; id: string; to: string }
  | { reason: "benefitOffered"; id: string; name: string; to: string }
  /** to the leader; `why` where it was a no */
  | { reason: "offerAnswered"; id: string; name: string; by: string; accepts: boolean; why?: string }
  | { reason: "benefitClosedAlready"; id: string; on: IsoDate; result: string }
  | { reason: "benefitNotClosed"; id: string }
  | { reason: "benefitReopened"; id: string; name: string; measureIds: string[] }
  | { reason: "reopenReasonMissing"; id: string }
  /** without a list: nothing in the plan has the id */
  | { reason: "noSuchItem"; text: string; list?: EditableList; known: string[] }
  /** the database is a restored backup: nobody is asked until the operator has said how to go on */
  | { reason: "restoredHold" }
  | { reason: "noSuchMeasure"; text: string; near: string[] }
  | { reason: "noSuchOffice"; measureId: string; text: string; offices: string[] }
  | { reason: "officeMissing"; measureId: string; offices: string[] }
  | { reason: "noSuchAction"; text: string; near: string[]; projectName: string }
  | ActionCardProblem
  /** to the leader where she has no chat with the bot: numbers, never names */
  | { reason: "actionsOverdue"; actions: number }
  | { reason: "noSuchGoal"; text: string; known: string[] }
  | { reason: "notANumber"; text: string }
  | { reason: "ambiguousNumber"; text: string }
  | { reason: "severalNumbers"; text: string }
  | { reason: "percentOnCount"; text: string; measureId: string }
  | { reason: "answerSaved"; measureId: string; office?: string; period: string }
  /** words in the place of a number, for what nobody has asked about */
  | { reason: "notAskedFor"; measureId: string; office?: string; period: string }
  | { reason: "noLastValue"; measureId: string; office?: string }
  | { reason: "confirmInCard"; measureId: string; office?: string }
  /** a surprising value given in chat where no card is open: write the same again with "bekreft" after it */
  | ({ reason: "confirmInText"; measureId: string; office?: string; example: string } & Told)
  | { reason: "periodUnreadable"; measureId: string; text: string }
  | { reason: "noFinishedPeriod"; measureId: string }
  | ({ reason: "alreadyAnswered"; measureId: string; office?: string; period: string } & Told)
  | ({ reason: "targetSet"; measureId: string; office?: string; date?: IsoDate; before?: string } & Told)
  | ({ reason: "baselineSet"; measureId: string; office?: string; date: IsoDate; before?: string } & Told)
  | { reason: "phaseMoved"; id: string; name: string; phase: Phase; lacks: PhaseLack[] }
  /** it has not what the phases before ask for; with a reason it is moved all the same */
  | { reason: "phaseLacks"; id: string; name: string; phase: Phase; lacks: PhaseLack[] }
  | { reason: "phaseAsItWas"; id: string; name: string; phase: Phase }
  | { reason: "baselineUnreadable"; text: string }
  /** it lies ahead, or not before the line's final date */
  | { reason: "baselineDateTooLate"; measureId: string; office?: string; date: IsoDate }
  /** its change started on `from`: another baseline needs a reason */
  | { reason: "baselineLocked"; measureId: string; office?: string; from: IsoDate }
  | { reason: "targetReasonMissing"; measureId: string; office?: string }
  | { reason: "targetUnreadable"; text: string }
  | { reason: "targetDateUnreadable"; text: string }
  /** the date has passed, or is not after the baseline's, which is told then */
  | { reason: "targetDateTooEarly"; measureId: string; office?: string; date: IsoDate; baselineDate?: IsoDate }
  | { reason: "periodBeforeBaseline"; measureId: string; office?: string; period: string; baselineDate: IsoDate }
  | { reason: "answeredOnBehalf"; by: string; rows: ({ measureId: string; office?: string } & Told)[] }
  | { reason: "handedOver"; from: string; to: string; rows: { measureId: string; office?: string }[]; always: boolean }
  | { reason: "noSuchPerson"; text: string }
  /** several are called so; each with her account */
  | { reason: "whichPerson"; text: string; names: string[] }
  | { reason: "standInHow" }
  /** without `person` it is the reader's own */
  | { reason: "standInSet"; person?: string; standIn: string; from: IsoDate; to: IsoDate; replaced: boolean }
  | { reason: "standInEnded"; person?: string }
  | { reason: "noStandIn"; person?: string }
  | { reason: "youStandIn"; person: string; projectName: string; from: IsoDate; to: IsoDate }
  | { reason: "standInSelf" }
  | { reason: "standInGuest"; name: string }
  | { reason: "standInPast"; to: IsoDate }
  | { reason: "standInBackwards"; from: IsoDate; to: IsoDate }
  /** the one who was named is away herself then */
  | { reason: "standInAway"; name: string; from: IsoDate; to: IsoDate }
  | { reason: "standInDatesUnreadable"; text: string }
  | { reason: "cardOutOfDate" }
  | { reason: "actionUnknown" }
  | { reason: "askCancelled" }
  | { reason: "importSaved"; projectName: string; changes: number; readings: number }
  | { reason: "importNothingNew"; projectName: string }
  | { reason: "importDiscarded" }
  | { reason: "importGone" }
  | { reason: "importOnlyPersonal" }
  | { reason: "fileUnreachable"; fileName: string }
  | { reason: "paperFrozen"; projectName: string; version: number; at: IsoDate }
  | { reason: "noPaper"; projectName: string }
  | { reason: "paperOnlyPersonal" }
  /** local mode, where Teams' way of giving a file is not */
  | { reason: "paperByCommand"; shortName: string; version: number }
  | { reason: "paperDeclined" }
  | { reason: "templateOnlyPersonal" }
  /** local mode: where the empty workbook lies */
  | { reason: "templateLink"; url: string }
  | { reason: "templateDeclined" }
  | { reason: "nothingFound"; text: string }
  | { reason: "noHistory"; measureId: string }
  | { reason: "channelRemoved"; projectName: string }
  | { reason: "wentWrong"; turn: string };
