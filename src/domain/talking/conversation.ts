import type { IsoInstant } from "../time/time.ts";

/** A place in Teams where the bot is or was installed; what is needed to write there unasked. */
export type Conversation = {
  /** Teams' conversation id, without a thread's ";messageid=" */
  id: string;
  kind: "channel" | "groupChat" | "personal";
  serviceUrl: string;
  /** Teams' id of the bot in this conversation */
  botId: string;
  teamId?: string;
  teamName?: string;
  channelName?: string;
  /** userPrincipalName, in a personal chat */
  person?: string;
  projectId?: string;
  /** main: the project's own channel; steering: the steering group's chat */
  purpose?: "main" | "steering";
  installed: boolean;
  greetedAt?: IsoInstant;
};

/** Someone in a roster; `teamsId` ("29:…") is the bot's own id of the person. */
export type Member = { teamsId: string; aadObjectId?: string; user?: string; name: string; guest: boolean };

/** Who acts, from the verified activity; `user` is undefined until the roster has told the userPrincipalName. */
export type Actor = {
  user?: string;
  name: string;
  teamsId: string /** of the team or chat it was said in */;
  guest?: boolean;
};
