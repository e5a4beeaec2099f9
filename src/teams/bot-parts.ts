import type { Activity } from "botbuilder";
import type { Conversation, Member } from "../domain/talking/conversation.ts";
import type { Address, AttemptResult, Messenger, Pictures, Ports, Reports, Workbooks } from "../journeys/ports.ts";
import type { Pace } from "./pace.ts";

/** The roster as Teams tells it; both throw when Teams can't be reached. */
export type Roster = {
  members: (tenant: string, conversation: Conversation) => Promise<Member[]>;
  member: (tenant: string, conversation: Conversation, teamsId: string) => Promise<Member | undefined>;
};

/** The journeys' messenger, and what only the bot itself sends. */
export type TeamsMessenger = Messenger & {
  attach: (to: Address, activity: Partial<Activity>) => Promise<AttemptResult>;
};

export type Download =
  | { ok: true; bytes: Uint8Array }
  | { ok: false; reason: "hostNotAllowed" | "tooLarge" | "unreachable" };
/** Files that people send to the bot or get from it; only hosts that may hold them are ever called. */
export type Files = {
  download: (url: string) => Promise<Download>;
  /** Puts bytes at the address a file consent gave; false when it was refused. */
  upload: (url: string, bytes: Uint8Array) => Promise<boolean>;
};

/** Facts as fields; never what people wrote and never their names. pino fits. */
export type Log = {
  info: (facts: object, message: string) => void;
  warn: (facts: object, message: string) => void;
  error: (facts: object, message: string) => void;
};

/** What the bot is made of; app.ts wires it. */
export type BotParts = {
  ports: Ports;
  workbooks: Workbooks;
  pictures: Pictures;
  reports: Reports;
  messenger: TeamsMessenger;
  roster: Roster;
  files: Files;
  log: Log;
  /** how much one person may say; the product's own limits where none is given */
  pace?: Pace;
  /** told of each turn that was not taken because its person said too much */
  onPaced?: () => void;
  /** set in work that follows the HTTP reply: before it no call goes out */
  afterReply?: true;
  /** set when the bot runs without Teams (Agents Playground): where its own files are, "http://localhost:3978/files" */
  local?: { filesUrl: string };
};
