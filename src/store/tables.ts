import type { ColumnType, Generated, JSONColumnType } from "kysely";
import type { AskState, RoundState } from "../domain/asking/ask.ts";
import type { CallKind } from "../domain/asking/quota.ts";
import type { ReadingSource } from "../domain/project/reading.ts";
import type { Conversation } from "../domain/talking/conversation.ts";
import type { Language } from "../domain/talking/language.ts";
import type { IsoDate, IsoInstant } from "../domain/time/time.ts";
import type { MessageState } from "../journeys/ports.ts";

/** numeric, as text both ways */
type Exact = string;
/** "" = the whole project, since a key can't hold null */
type OfficeKey = string;
type Json = JSONColumnType<object, string, string>;
type Counted = ColumnType<number, never, never>;

export type ProjectTable = {
  tenant: string;
  id: string;
  shortName: string;
  name: string;
  purpose: string | null;
  startDate: IsoDate | null;
  language: Language;
  timeZone: string;
  digestWeekday: number;
  digestTime: string;
  channelName: string | null;
  leader: string;
  spokesperson: string | null;
  askIn: "channel" | "personal";
  greenFrom: number;
  yellowFrom: number;
  discountRate: Exact | null;
  priceYear: number | null;
  closed: boolean | null;
  guestsRead: boolean | null;
  /** another one after every change of the plan */
  planVersion: Generated<string>;
};

export type ReadingTable = {
  tenant: string;
  id: string;
  seq: Counted;
  projectId: string;
  measureId: string;
  office: OfficeKey;
  period: string;
  periodEnd: IsoDate;
  measuredOn: IsoDate | null;
  value: Exact;
  unchanged: boolean;
  comment: string | null;
  cause: string | null;
  action: string | null;
  by: string | null;
  onBehalfOf: string | null;
  at: IsoInstant;
  source: ReadingSource;
  corrects: string | null;
  reason: string | null;
};

export type RoundTable = {
  tenant: string;
  id: string;
  projectId: string;
  openedAt: IsoInstant;
  openedBy: string | null;
  dueAt: IsoInstant;
  state: RoundState;
  conversationId: string;
  scheduledAt: IsoInstant | null;
};

export type AskTable = {
  tenant: string;
  id: string;
  seq: Counted;
  projectId: string;
  roundId: string;
  measureId: string;
  office: OfficeKey;
  period: string;
  person: string;
  state: AskState;
  revision: number;
  dueAt: IsoInstant;
  deliveredAt: IsoInstant | null;
  readingId: string | null;
  cannotWhy: string | null;
  expectedOn: IsoDate | null;
  handedTo: string | null;
  standsInFor: string | null;
  draft: JSONColumnType<object | null, string | null, string | null>;
};

export type ConversationTable = {
  tenant: string;
  id: string;
  kind: Conversation["kind"];
  serviceUrl: string;
  botId: string;
  teamId: string | null;
  teamName: string | null;
  channelName: string | null;
  person: string | null;
  projectId: string | null;
  purpose: "main" | "steering" | null;
  installed: boolean;
  greetedAt: IsoInstant | null;
  notBefore: IsoInstant | null;
};

export type MemberTable = {
  tenant: string;
  conversationId: string;
  teamsId: string;
  aadObjectId: string | null;
  person: string | null;
  name: string;
  guest: boolean;
};

export type MessageTable = {
  tenant: string;
  id: string;
  seq: Counted;
  conversationId: string;
  underMessage: string | null;
  projectId: string | null;
  subject: Json;
  roundId: ColumnType<string | null, never, never>;
  language: Language;
  mentions: string | null;
  state: MessageState;
  attempts: number;
  notBefore: IsoInstant | null;
  activityId: string | null;
  wanted: number;
  shown: number;
  lastError: string | null;
  claimedAt: IsoInstant | null;
  openFor: string | null;
  plannedAt: Generated<IsoInstant>;
};

type AttemptTable = {
  tenant: string;
  id: string;
  messageId: string | null;
  kind: CallKind;
  conversationId: string | null;
  wanted: number;
  startedAt: IsoInstant;
  finishedAt: IsoInstant | null;
  outcome: string | null;
  status: number | null;
  code: string | null;
  error: string | null;
};

type DueTable = {
  tenant: string;
  projectId: string;
  what: "round" | "digest";
  key: string;
  at: IsoInstant;
  claimedAt: IsoInstant | null;
};

type ReminderTable = {
  tenant: string;
  askId: string;
  stage: string;
  person: string;
  projectId: string;
  roundId: string;
  dueOn: IsoDate;
  at: IsoInstant;
  messageId: string | null;
};

type ReminderDueTable = {
  tenant: string;
  projectId: string;
  key: string;
  at: IsoInstant;
  claimedAt: IsoInstant | null;
};

type PaperTable = {
  tenant: string;
  id: string;
  projectId: string;
  version: number;
  frozenAt: IsoInstant;
  by: string;
  body: string;
  hash: string;
  erasedHash: string | null;
};

type SteeringCopyTable = {
  tenant: string;
  projectId: string;
  key: string;
  state: "planned" | "shown" | "held" | "sent";
  at: IsoInstant;
  messageId: string | null;
  digestId: string | null;
  line: string | null;
};

type ContactTable = { tenant: string; projectId: string; person: string; onDate: IsoDate };

type StandInTable = {
  tenant: string;
  projectId: string;
  person: string;
  fromDate: IsoDate;
  toDate: IsoDate;
  standIn: string;
  saidBy: string;
  at: IsoInstant;
};

type DigestTable = {
  tenant: string;
  id: string;
  projectId: string;
  key: string;
  at: IsoInstant;
  endsAt: IsoInstant;
  body: Json;
};

type InboxTable = { tenant: string; key: string; at: IsoInstant };

type UploadTable = {
  tenant: string;
  id: string;
  person: string;
  fileName: string;
  bytes: Buffer;
  at: IsoInstant;
};

type AuditTable = {
  tenant: string;
  seq: Counted;
  projectId: string | null;
  at: IsoInstant;
  who: string | null;
  what: string;
  subject: string;
  old: string | null;
  new: string | null;
  why: string | null;
  source: string;
  hashForm: Generated<number>;
  pseudonymisedAt: ColumnType<IsoInstant | null, never, never>;
};

type AuditSealTable = {
  tenant: string;
  n: number;
  seq: number;
  entry: string;
  hash: string;
  salt: string | null;
  parts: JSONColumnType<object | null, string | null, string | null>;
  sealedAt: IsoInstant;
};

type AuditHeadTable = { tenant: string; n: number; hash: string; sealedAt: IsoInstant | null };

/** One row, of no tenant: the database itself. */
type InstallationTable = {
  tenant: string;
  systemId: string | null;
  databaseOid: string;
  timeline: string | null;
  aliveAt: IsoInstant;
  silentFrom: IsoInstant | null;
  silentTo: IsoInstant | null;
};

type RestoreHoldTable = {
  tenant: string;
  since: IsoInstant;
  lastSeq: number;
  releasedAt: IsoInstant | null;
  releasedAs: "send" | "skip" | null;
};

/** The plan's lists are not here: plan-list.ts reads and writes them all alike. */
export type Tables = {
  tenant: { tenant: string; since: Generated<IsoInstant> };
  project: ProjectTable;
  reading: ReadingTable;
  round: RoundTable;
  ask: AskTable;
  conversation: ConversationTable;
  member: MemberTable;
  message: MessageTable;
  attempt: AttemptTable;
  messageCopy: { tenant: string; messageId: string; activityId: string; at: IsoInstant };
  due: DueTable;
  reminder: ReminderTable;
  reminderDue: ReminderDueTable;
  contact: ContactTable;
  steeringCopy: SteeringCopyTable;
  paper: PaperTable;
  standIn: StandInTable;
  digest: DigestTable;
  inbox: InboxTable;
  upload: UploadTable;
  audit: AuditTable;
  auditSeal: AuditSealTable;
  auditHead: AuditHeadTable;
  auditUnsealed: { tenant: string; seq: number };
  installation: InstallationTable;
  restoreHold: RestoreHoldTable;
};
