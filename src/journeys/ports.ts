import type { ActionAsk } from "../domain/actions/action-asks.ts";
import type { CardReminder } from "../domain/asking/answer-card.ts";
import type { Ask, Round } from "../domain/asking/ask.ts";
import type { Reminder } from "../domain/asking/reminder.ts";
import type { CellPlace, ImportError, ImportFinding, UnderstoodTime } from "../domain/importing/import-report.ts";
import type { PlanSilence } from "../domain/importing/plan-merge.ts";
import type { FrozenPaper } from "../domain/paper/frozen-paper.ts";
import type { SteeringPaper } from "../domain/paper/steering-paper.ts";
import type { PlanForms } from "../domain/plan-editing/plan-form.ts";
import type { RowKey } from "../domain/project/measure.ts";
import type { Plan, Project } from "../domain/project/project.ts";
import type { Reading } from "../domain/project/reading.ts";
import type { StandIn } from "../domain/project/stand-in.ts";
import type { Content } from "../domain/talking/content.ts";
import type { Conversation, Member } from "../domain/talking/conversation.ts";
import type { Language } from "../domain/talking/language.ts";
import type { Notice } from "../domain/talking/notice.ts";
import type { ChainCheck, ChainHead } from "../domain/telling/audit-chain.ts";
import type {
  BenefitMapStatus,
  Digest,
  MilestoneList,
  Picture,
  RiskList,
  SearchHit,
} from "../domain/telling/status.ts";
import type { SteeringCopy } from "../domain/telling/steering-copy.ts";
import type { IsoDate, IsoInstant } from "../domain/time/time.ts";

/** What a journey may reach; wired in app.ts, moved by tests. */
export type Ports = { store: Store; clock: Clock; ids: Ids };

/** Excel in and out; the library behind it is loaded on use. */
export type Workbooks = {
  /** Reads a workbook as it is; errors mean that nothing of it may be stored. */
  read: (bytes: Uint8Array, today: IsoDate) => Promise<WorkbookContents | { ok: false; errors: ImportError[] }>;
  write: (plan: Plan, readings: Reading[]) => Promise<Uint8Array>;
  /** What is behind the steering group's paper, its readings as everybody may see them. */
  paper: (paper: SteeringPaper, readings: Reading[], language: Language) => Promise<Uint8Array>;
  /** The empty workbook with its headers and an explanation of each column. */
  template: (language: Language) => Promise<Uint8Array>;
  /** the workbook's columns as fields of a card */
  forms: PlanForms;
};
/** Pictures for cards; the libraries behind them are loaded on use. */
export type Pictures = {
  benefitMap: (map: BenefitMapStatus, language: Language) => Promise<Picture | "tooLarge">;
  timeline: (list: MilestoneList, language: Language) => Promise<Picture | "tooLarge">;
  riskMatrix: (list: RiskList, language: Language) => Promise<Picture | "tooLarge">;
};
/** The steering group's paper as a file; the library behind it is loaded on use. */
export type PaperFileKind = "docx" | "xlsx";
export type Reports = { word: (paper: SteeringPaper, language: Language) => Promise<Uint8Array> };
/** Ids of project and readings are empty until the import decides what is new. */
export type WorkbookContents = {
  ok: true;
  plan: Plan;
  readings: Reading[];
  times: UnderstoodTime[];
  findings: ImportFinding[];
  /** sheets and columns that are not there: what is stored of them stays */
  silence?: PlanSilence;
  /** where each of `readings` stands, in the same order */
  readingPlaces?: CellPlace[];
};

export type Clock = {
  now: () => IsoInstant;
  /** Resolves when so many milliseconds have passed, or at once when the signal aborts. */
  sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
};
/** A clock that goes by the database's, which all instances share. */
export type CorrectedClock = Clock & {
  /** Asks the database for its time; what the question itself took is halved. */
  correct: (databaseTime: () => Promise<IsoInstant>) => Promise<{ offsetMs: number }>;
};
/** Random, sortable identifiers. */
export type Ids = { next: () => string };

/** The only way to the database: everything inside is of one tenant and in one transaction. */
export type Store = {
  /** Reads a consistent picture; writing in it fails. */
  read: <T>(tenant: string, work: (data: Data) => Promise<T>) => Promise<T>;
  /** All or nothing; jobs woken inside leave with the commit. */
  write: <T>(tenant: string, work: (data: Data) => Promise<T>) => Promise<T>;
};

export type Data = {
  projects: ProjectData;
  readings: ReadingData;
  rounds: RoundData;
  conversations: ConversationData;
  messages: MessageData;
  calls: CallData;
  digests: DigestData;
  dues: DueData;
  reminders: ReminderData;
  actionAsks: ActionAskData;
  steering: SteeringData;
  papers: PaperData;
  uploads: UploadData;
  search: SearchData;
  audit: AuditData;
  /** Set from the restore of a backup until a person says how to go on: nothing is asked by itself meanwhile. */
  restoreHold: () => Promise<{ since: IsoInstant } | undefined>;
  /** The newest stretch of time in which no app could write: it was down, or the database was. */
  silence: () => Promise<{ from: IsoInstant; to: IsoInstant } | undefined>;
  /** Takes a business key; false when it was taken before (a replayed click). */
  claimInbox: (key: string, at: IsoInstant) => Promise<boolean>;
};

export type ProjectData = {
  list: () => Promise<Project[]>;
  find: (projectId: string) => Promise<Project | undefined>;
  findByShortName: (shortName: string) => Promise<Project | undefined>;
  /** Projects in which the person has a role or owns a measure; with `today` without roles and stand-ins of other days. */
  ofPerson: (user: string, today?: IsoDate) => Promise<Project[]>;
  /** With `lock` nobody else changes the plan until the transaction ends: who saves a plan reads it so. */
  plan: (projectId: string, how?: { lock: boolean }) => Promise<Plan | undefined>;
  /** Replaces the stored plan by this one: rows are added, changed or taken away; readings and stand-ins are never touched. */
  savePlan: (plan: Plan) => Promise<void>;
  /** Replaces who stands in for one person; the caller has the plan's lock. */
  saveStandIns: (projectId: string, person: string, said: StandInsSaid) => Promise<void>;
};
export type StandInsSaid = { standIns: Omit<StandIn, "person">[]; saidBy: string; at: IsoInstant };

export type ReadingData = {
  /** The newest current reading of every row (a corrected one is not current). */
  latest: (projectId: string) => Promise<{ reading: Reading }[]>;
  /** Current readings of a measure, oldest first. */
  series: (projectId: string, measureId: string) => Promise<Reading[]>;
  /**
   * Of some scorecard lines at once the newest current ones, as many as a small chart shows, and as many up to the
   * period that is asked about; oldest first.
   */
  recentOfRows: (projectId: string, rows: (RowKey & { period: string })[]) => Promise<Reading[]>;
  /** All readings of a measure with the corrected ones, newest first. */
  history: (
    projectId: string,
    measureId: string,
    page: { office?: string; limit: number; offset: number },
  ) => Promise<{ readings: Reading[]; total: number }>;
  /** Every reading of the project, in the order they came. */
  all: (projectId: string) => Promise<Reading[]>;
  /**
   * As it stood at `to`: readings recorded after `from` with those they correct, the newest of every row, and those that
   * either is compared with; in the order they came.
   */
  forDigest: (projectId: string, window: { from: IsoInstant; to: IsoInstant }) => Promise<Reading[]>;
  /** Current reading of each row for these periods, keyed `${rowKey} ${period}`. */
  reported: (projectId: string, periods: string[]) => Promise<Map<string, Reading>>;
  find: (readingId: string) => Promise<Reading | undefined>;
  /** These, with all that they correct. */
  withCorrected: (readingIds: string[]) => Promise<Reading[]>;
  append: (projectId: string, readings: Reading[]) => Promise<void>;
  /** Cause and action come after the value, once, on the answer they explain. */
  explain: (readingId: string, why: { cause?: string; action?: string }) => Promise<void>;
};

export type RoundData = {
  insert: (round: Round, asks: Ask[]) => Promise<void>;
  addAsks: (asks: Ask[]) => Promise<void>;
  find: (roundId: string) => Promise<Round | undefined>;
  /** The project's open round, the newest when there are several. */
  openOf: (projectId: string) => Promise<Round | undefined>;
  /** The project's newest round, whatever became of it. */
  newestOf: (projectId: string) => Promise<Round | undefined>;
  /** The newest round that people were asked in and that was not cancelled, also when it is closed. */
  currentOf: (projectId: string) => Promise<Round | undefined>;
  /** Closes an open round in which nobody is waited for, now or on a day to come; true when it did. */
  closeIfDone: (roundId: string, today: IsoDate) => Promise<boolean>;
  /** The same of every open round of a project; how many. */
  closeDone: (projectId: string, today: IsoDate) => Promise<string[]>;
  saveRound: (round: Round) => Promise<void>;
  asks: (roundId: string) => Promise<Ask[]>;
  /** These asks, in their order; what is not there is left out. */
  asksById: (askIds: string[]) => Promise<Ask[]>;
  /** Asks that can still be answered, over all rounds of the project. */
  openAsks: (projectId: string) => Promise<Ask[]>;
  /** Asks that a person may be reminded of: asked and not answered, and those to be asked again on a day she named. */
  remindable: (projectId: string) => Promise<Ask[]>;
  /** How many of the person's asks in the round are still waited for, beside these. */
  waitingBeside: (roundId: string, user: string, askIds: string[]) => Promise<number>;
  /** Locks the asks until the transaction ends. */
  lockAsks: (askIds: string[]) => Promise<Ask[]>;
  saveAsk: (ask: Ask) => Promise<void>;
};

export type ConversationData = {
  find: (conversationId: string) => Promise<Conversation | undefined>;
  /**
   * Stores what is known of a place; its project and purpose only when it is new, so that what an activity tells of it
   * never undoes a coupling, nor a greeting.
   */
  save: (conversation: Conversation) => Promise<void>;
  /** Makes a stored place a project's own. */
  couple: (conversationId: string, projectId: string, purpose: "main" | "steering") => Promise<void>;
  uncouple: (conversationId: string) => Promise<void>;
  ofProject: (projectId: string, purpose: "main" | "steering") => Promise<Conversation | undefined>;
  ofTeam: (teamId: string) => Promise<Conversation[]>;
  personal: (user: string) => Promise<Conversation | undefined>;
  /** Replaces the roster of a conversation. */
  saveMembers: (conversationId: string, members: Member[]) => Promise<void>;
  saveMember: (conversationId: string, member: Member) => Promise<void>;
  removeMember: (conversationId: string, teamsId: string) => Promise<void>;
  members: (conversationId: string) => Promise<Member[]>;
  memberByUser: (conversationId: string, user: string) => Promise<Member | undefined>;
  memberByTeamsId: (conversationId: string, teamsId: string) => Promise<Member | undefined>;
  /** Names by userPrincipalName over every roster of the tenant. */
  names: (users: string[]) => Promise<Map<string, string>>;
};

/** What an outgoing message is about; it is drawn from the state when it is sent, so it tells the truth then. */
export type MessageSubject =
  | { kind: "greeting" }
  | { kind: "roundCard"; roundId: string }
  | { kind: "answerCard"; roundId: string; user: string; part: number; of?: number; askIds: string[] }
  /** the same card once more, with a line above, in the own chat of `to`: the one asked, the owner, or her stand-in */
  | {
      kind: "reminder";
      roundId: string;
      user: string;
      to: string;
      part: number;
      of?: number;
      askIds: string[];
      /** the day it should have gone, after downtime */
      lateSince?: IsoDate;
      /** where `to` was not asked herself */
      reader?: CardReminder["reader"];
    }
  /** to the project leader alone: asks that are a week of working days over their time */
  | { kind: "overdueList"; askIds: string[] }
  /** in the own chat of `to`: are these actions done? */
  | { kind: "actionAsk"; to: string; actionIds: string[]; lateSince?: IsoDate }
  /** to the project leader alone: actions that nobody has answered about, or can be asked about */
  | { kind: "actionsOverdue"; actionIds: string[] }
  /** whether she takes over a benefit from the project */
  | { kind: "benefitOffer"; benefitId: string; to: string }
  /** in the channel, what a person who is asked in her own chat has answered so far */
  | { kind: "receipt"; roundId: string; user: string }
  /** `line`: the project leader's own, to the steering group */
  | { kind: "digest"; digestId: string; line?: string }
  /** to the project leader alone: the steering group's copy of a week's digest, before it goes */
  | { kind: "steeringPreview"; key: string }
  /** to the project leader alone: the steering group's paper before that meeting, for her to approve */
  | { kind: "paperDraft"; meeting: IsoDate }
  | { kind: "notice"; notice: Notice };

/** planned → sending → delivered | failed | blocked | unknown ("started, no result": never blindly sent again). */
export type MessageState = "planned" | "sending" | "delivered" | "failed" | "blocked" | "unknown";
export type OutgoingMessage = {
  id: string;
  conversationId: string;
  /** Teams' id of the post it answers in a thread; resolved from `underMessage` when that one is delivered */
  underMessage?: string;
  projectId?: string;
  subject: MessageSubject;
  language: Language;
  /** userPrincipalName of the one it is to, mentioned in a channel */
  mentions?: string;
  state: MessageState;
  /** to create it, or since it came through to update it */
  attempts: number;
  /** not before this moment (retry) */
  notBefore?: IsoInstant;
  activityId?: string;
  /** how often what it shows has changed, and which of these is on the screen: less = an update is due */
  wanted: number;
  shown: number;
  lastError?: string;
  /** Teams' id of the one whose own chat is opened first, through `conversationId`; then the message is there */
  openFor?: string;
};
export type AttemptResult =
  | { outcome: "delivered"; activityId?: string }
  | { outcome: "retry"; status?: number; afterMs?: number; error: string }
  /** `cause`: what was thrown where the message could not even be drawn */
  | { outcome: "refused"; status: number; code?: string; error: string; cause?: unknown }
  | { outcome: "unknown"; error: string };

/** A message, since when it waits, and how the newest try to post it went. */
export type MessageLog = {
  message: OutgoingMessage;
  place: Conversation["kind"];
  plannedAt: IsoInstant;
  /** it waits for a person since a backup was restored */
  held: boolean;
  /** Teams has asked for a pause in that place, or its quota has no room before */
  pausedUntil?: IsoInstant;
  last?: { at: IsoInstant; outcome?: AttemptResult["outcome"]; status?: number; code?: string };
};

/** A message that may be sent, opened for or updated once, logged as an attempt. */
export type Claim = {
  message: OutgoingMessage;
  as: "open" | "create" | "update";
  /** Teams' id of the post it goes under */
  under?: string;
  attempt: string;
  /** its slot: when the call may go out */
  at: IsoInstant;
  claimedAt: IsoInstant;
  /** Teams' ids of further copies, updated with it */
  copies: string[];
};
export type ClaimHow = {
  limit: number;
  horizonMs: number;
  /** no slot before this much has passed: time to draw */
  leadMs?: number;
  /** leave updates for later, so that changes that come together are shown together */
  withoutUpdates?: boolean;
};
export type ClaimedBatch = {
  claims: Claim[];
  /** the first slot beyond the horizon, of those that waited */
  next?: IsoInstant;
  /** there may be others behind the full conversations that were put off just now */
  hidden: boolean;
  /** stored in a way this release does not know; put off */
  unreadable: { messageId: string; error: unknown }[];
};
/** Where somebody clicked on a card. */
export type SeenPost = { activityId: string; conversationId: string; user: string; askIds: string[]; at: IsoInstant };

/** Calls to the Connector that are no message's: they take slots in the same quotas. */
export type CallData = {
  /** A slot within the time given (a second at most), logged as an attempt; else when there will be one. */
  reserve: (
    call: { conversationId: string; kind: "reply" | "roster" | "update" },
    at: IsoInstant,
    withinMs: number,
  ) => Promise<{ attempt: string; at: IsoInstant } | { attempt?: undefined; at: IsoInstant }>;
  finish: (attempt: string, result: AttemptResult, at: IsoInstant) => Promise<void>;
};

export type MessageData = {
  /** Stores the message and wakes its delivery, both with the commit; one that is there already stays as it is. */
  plan: (message: OutgoingMessage) => Promise<void>;
  find: (messageId: string) => Promise<OutgoingMessage | undefined>;
  save: (message: OutgoingMessage) => Promise<void>;
  /**
   * Marks every posted copy about these subjects as out of date and wakes its update. `seen` is a post of a card on
   * which somebody clicked: proof that it arrived, and perhaps a copy that was not known.
   */
  refreshRound: (roundId: string, users: string[], seen?: SeenPost) => Promise<void>;
  /** The same without a change to show: only what the click proves. */
  noteSeen: (roundId: string, seen: SeenPost) => Promise<void>;
  /** Shows one message anew, where it has been sent. */
  refresh: (messageId: string) => Promise<void>;
  /** A reply drawn at `since` was shown in this post: where it took the place of something newer, that is shown again. */
  replaced: (post: { conversationId: string; activityId: string }, since: IsoInstant) => Promise<void>;
  /**
   * Takes a slot in Teams' quotas and a lease for each message that waits, oldest first, as long as the slots lie
   * within the horizon; what is not begun within the lease waits again. A few statements, whatever the number.
   */
  claimBatch: (at: IsoInstant, how: ClaimHow) => Promise<ClaimedBatch>;
  /**
   * Right before the POST: from here on a create that tells no result is `unknown`, when its lease, which begins anew
   * here, is over. The message as it is now, or undefined when the claim is no longer good.
   */
  begin: (claim: Claim, at: IsoInstant) => Promise<OutgoingMessage | undefined>;
  /** Gives a claim that missed its slot a new one; where there is none so soon, it only tells when there will be. */
  postpone: (claim: Claim, at: IsoInstant, withinMs: number) => Promise<{ at: IsoInstant; late: boolean }>;
  /** One message, claimed and begun, with a slot now. */
  claim: (messageId: string, at: IsoInstant) => Promise<Claim | undefined>;
  /** The person's chat is open: the message goes there next. */
  opened: (claim: Claim, conversationId: string, at: IsoInstant) => Promise<void>;
  /** A further copy that is gone. */
  forgetCopy: (messageId: string, activityId: string) => Promise<void>;
  /** Logs the result after the POST and moves the message on. */
  finish: (
    attempt: string,
    message: OutgoingMessage,
    result: AttemptResult,
    at: IsoInstant,
    retryAt?: IsoInstant,
  ) => Promise<void>;
  /** When the next message may go that nobody has claimed; undefined when none waits. */
  nextDue: (at: IsoInstant) => Promise<IsoInstant | undefined>;
  /** Messages that wait for a send or an update now, oldest first. */
  due: (at: IsoInstant, limit: number) => Promise<string[]>;
  /** Every message of a round, in the order they were planned. */
  logOfRound: (roundId: string) => Promise<MessageLog[]>;
  /** Messages that are not on the screen (yet), of a project or the whole tenant. */
  undelivered: (projectId?: string) => Promise<MessageLog[]>;
  /** Plans one anew that is not on its way and not on the screen, in another place where that is said; false when it is. */
  planAgain: (
    messageId: string,
    place?: Pick<OutgoingMessage, "conversationId" | "underMessage" | "mentions">,
  ) => Promise<boolean>;
  /** Messages that go under this one, to be woken when it is delivered. */
  wakeUnder: (messageId: string) => Promise<void>;
};

export type DigestData = {
  insert: (row: { id: string; projectId: string; key: string; at: IsoInstant; digest: Digest }) => Promise<boolean>;
  find: (digestId: string) => Promise<Digest | undefined>;
  /** End of the newest posted digest, where the next begins. */
  lastEnd: (projectId: string) => Promise<IsoInstant | undefined>;
};

/** Truth about time: one row per thing that is to happen once. */
export type Due = {
  projectId: string;
  what: "round" | "digest" | "steering" | "reminder";
  key: string;
  at: IsoInstant;
};
export type DueData = {
  /** Keeps the row that is there: a thing is planned once. */
  plan: (due: Due) => Promise<void>;
  /** Claims due things at most once over all instances; the claim stands with the transaction. */
  claimNext: (at: IsoInstant) => Promise<Due | undefined>;
  /** When the project's first digest was to be posted, whether it was or not. */
  firstDigest: (projectId: string) => Promise<IsoInstant | undefined>;
  /** What should have begun at `at` and has not, of one project. */
  late: (projectId: string, at: IsoInstant) => Promise<{ count: number; since: IsoInstant } | undefined>;
};

/** The steering group's copies of digests; `dues` plans and claims them. */
export type SteeringData = {
  /** Locked until the transaction ends. */
  find: (projectId: string, key: string) => Promise<SteeringCopy | undefined>;
  /** The same, to be shown only. */
  look: (projectId: string, key: string) => Promise<SteeringCopy | undefined>;
  save: (copy: SteeringCopy) => Promise<void>;
};

/** A reminder with what has become of its message; without one the app could not reach the person. */
export type SentReminder = Reminder & { messageState?: MessageState };
/** The visible log of reminders: each stage once per ask and person. */
export type ReminderData = {
  /** Takes those that nobody has taken before, and gives them back. */
  take: (reminders: Reminder[]) => Promise<Reminder[]>;
  /** Oldest first. */
  ofRound: (roundId: string) => Promise<SentReminder[]>;
  ofAsks: (askIds: string[]) => Promise<SentReminder[]>;
  /** Notes that these are written to on that day; gives those who had not been before. */
  contact: (projectId: string, users: string[], on: IsoDate) => Promise<string[]>;
};

/** Each stage of an action's due day once for each person. */
export type ActionAskData = {
  /** Oldest first. */
  ofProject: (projectId: string) => Promise<ActionAsk[]>;
  /** Takes those that nobody has taken before, and gives them back. */
  take: (projectId: string, asks: ActionAsk[]) => Promise<ActionAsk[]>;
};

/** Papers as they were frozen; none is ever changed. */
export type PaperData = {
  newest: (projectId: string) => Promise<FrozenPaper | undefined>;
  ofVersion: (projectId: string, version: number) => Promise<FrozenPaper | undefined>;
  find: (paperId: string) => Promise<FrozenPaper | undefined>;
  /** Its digest; fails when there is one of that version. */
  insert: (paper: Omit<FrozenPaper, "hash" | "isWhole">) => Promise<string>;
};

export type UploadData = {
  save: (upload: { id: string; user: string; fileName: string; bytes: Uint8Array; at: IsoInstant }) => Promise<void>;
  find: (uploadId: string) => Promise<{ user: string; fileName: string; bytes: Uint8Array } | undefined>;
  remove: (uploadId: string) => Promise<void>;
};

export type SearchData = {
  /** Fuzzy search (pg_trgm, unaccent, Norwegian words) in one project, best first. */
  find: (projectId: string, text: string, limit: number) => Promise<SearchHit[]>;
};

export type AuditEntry = {
  projectId?: string;
  at: IsoInstant;
  /** userPrincipalName; undefined: the bot itself */
  who?: string;
  what: string;
  subject: string;
  old?: string;
  new?: string;
  why?: string;
  /** "card", "chat", "workbook", "cli", "schedule" and the activity it came by */
  source: string;
};
/** An entry with its place in the tenant's chain, which it has soon after it was written. */
export type ChainedEntry = AuditEntry & { seq: number; n?: number; hash?: string; pseudonymisedAt?: IsoInstant };
export type AuditData = {
  append: (entries: AuditEntry[]) => Promise<void>;
  between: (projectId: string, from: IsoInstant, to: IsoInstant) => Promise<AuditEntry[]>;
  /** Newest first, of these kinds. */
  newest: (projectId: string, codes: string[], page: { offset: number; limit: number }) => Promise<AuditEntry[]>;
  /** The same of one measure: of itself, its lines and their targets; of one office's line and what is the measure's. */
  aboutMeasure: (
    projectId: string,
    of: { measureId: string; office?: string },
    page: { codes: string[]; offset: number; limit: number },
  ) => Promise<AuditEntry[]>;
  /** Gives what was written a place in the tenant's chain; how many. The sweeper does it too. */
  seal: (at: IsoInstant) => Promise<number>;
  /** Goes through the whole chain; `known` is a head that was noted elsewhere. */
  check: (known?: ChainHead) => Promise<ChainCheck>;
  head: () => Promise<ChainHead | undefined>;
  /** Everything of a project, in the order it was written. */
  ofProject: (projectId: string) => Promise<ChainedEntry[]>;
};

/** Sends what the views draw; implemented in src/teams. Never throws for an answer from the connector. */
export type Messenger = {
  create: (to: Address, content: Content, language: Language) => Promise<AttemptResult>;
  update: (to: Address, activityId: string, content: Content, language: Language) => Promise<AttemptResult>;
  /** The bot's own chat with a person, made when there is none; the same one comes back each time. */
  openPersonalChat?: (
    via: Pick<Address, "tenant" | "conversation">,
    teamsId: string,
  ) => Promise<{ outcome: "opened"; conversationId: string } | AttemptResult>;
};
export type Address = {
  tenant: string;
  conversation: Conversation;
  /** post in this thread of the channel */
  under?: string;
  mention?: { teamsId: string; name: string };
};
