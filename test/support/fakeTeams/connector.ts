import { z } from "zod";
import type { Conversations, Person } from "./conversations.ts";
import { isIn, type Oracle, type Post } from "./oracle.ts";
import type { CountedCall, Operation } from "./quota-checker.ts";

export type Reply = { status: number; body?: unknown; retryAfterMs?: number };
/** One call of the Connector's REST interface, read. */
export type Request = CountedCall & {
  activityId?: string;
  memberId?: string;
  query: URLSearchParams;
  body?: Record<string, unknown>;
};
export type Connector = {
  /** The right answer to a call, and what it leaves behind. */
  answer: (request: Request) => Reply;
  read: (call: { method: string; path: string; query: URLSearchParams; body?: Record<string, unknown> }) => Request;
};
type Parts = {
  conversations: Conversations;
  oracle: Oracle;
  keep: (post: Post) => void;
  nowMs: () => number;
  /** a place that nobody has told of is 404 */
  strict: boolean;
};

/** Teams' hard limit, counted in UTF-16; TEAMS.md. */
const mostBytes = 100 * 1024;

/** The Connector as the bot sees it: posts, updates, deletions, personal chats and rosters. */
export function createConnector(parts: Parts): Connector {
  const counted = { posts: 0 };
  const answers: Record<Operation, (request: Request) => Reply> = {
    send: (request) => {
      counted.posts += 1;
      return post(parts, request, String(1_664_776_800_000 + counted.posts));
    },
    update: (request) => update(parts, request),
    createConversation: ({ conversation }) => ({ status: 201, body: { id: conversation } }),
    members: ({ conversation, query }) => pageOfMembers(parts.conversations.members(conversation), query),
    member: ({ conversation, memberId = "" }) => oneMember(parts.conversations.members(conversation), memberId),
    other: (request) => other(parts, request),
  };
  return {
    read: (call) => read(parts.conversations, call),
    answer: (request) => refusal(parts, request) ?? answers[request.operation](request),
  };
}

function read(conversations: Conversations, { method, path, query, body }: Parameters<Connector["read"]>[0]): Request {
  const operation = operationOf(method, path);
  const [, id = "", , activityId] = /\/v3\/conversations\/([^/]+)(\/activities\/?([^/]+)?)?/.exec(path) ?? [];
  const conversation = operation === "createConversation" ? conversations.personal(body ?? {}) : id;
  return {
    ...{ operation, conversation, tenant: conversations.tenantOf(conversation), query },
    ...(activityId && { activityId }),
    ...(operation === "member" && { memberId: path.split("/").at(-1) ?? "" }),
    ...(body && { body }),
  };
}

function operationOf(method: string, path: string): Operation {
  if (/\/(paged)?members\/?$/.test(path)) return "members";
  if (/\/members\/[^/]+$/.test(path)) return "member";
  if (method === "PUT") return "update";
  if (method === "POST") return path.includes("/activities") ? "send" : "createConversation";
  return method === "DELETE" ? "update" : "other";
}

function refusal({ conversations, strict }: Parts, { operation, conversation, body }: Request): Reply | undefined {
  const refused = conversations.refusal(conversation);
  if (refused) return fault(refused.status, refused.code);
  if (strict && operation !== "createConversation" && !conversations.knows(conversation)) {
    return fault(404, "ConversationNotFound");
  }
  if (body && Buffer.byteLength(JSON.stringify(body), "utf16le") > mostBytes) return fault(413, "MessageSizeTooBig");
  return undefined;
}

function fault(status: number, code: string): Reply {
  return { status, body: { error: { code, message: code } } };
}

function post({ keep, nowMs }: Parts, { conversation, tenant, activityId, body }: Request, id: string): Reply {
  if (body?.["type"] === undefined) return fault(400, "BadSyntax");
  keep({
    ...{ id, tenant, conversationId: conversation, ...(activityId && { replyToId: activityId }) },
    ...{ atMs: nowMs(), activity: { ...body }, updates: [] },
  });
  return { status: 201, body: { id } };
}

function update({ oracle }: Parts, { conversation, activityId = "", body }: Request): Reply {
  const found = oracle.post(activityId);
  const [channel = conversation] = conversation.split(";");
  if (!found || !isIn(found, channel) || found.deleted) return fault(404, "NotFound");
  if (body === undefined) found.deleted = true;
  else found.updates.push({ ...body });
  return { status: 200, body: { id: found.id } };
}

function other(_parts: Parts, { conversation }: Request): Reply {
  return { status: 200, body: { id: conversation, name: "Prosjekt NAV Solør" } };
}

const pageShape = z.coerce.number().int().min(0);

function pageOfMembers(people: Person[] | undefined, query: URLSearchParams): Reply {
  if (!people) return fault(404, "ConversationNotFound");
  const from = pageShape.parse(query.get("continuationToken") ?? 0);
  const to = from + pageShape.parse(query.get("pageSize") ?? 200);
  const more = to < people.length ? { continuationToken: String(to) } : {};
  return { status: 200, body: { members: people.slice(from, to).map(account), ...more } };
}

function oneMember(people: Person[] | undefined, id: string): Reply {
  const person = people?.find((candidate) => candidate.teamsId === id || candidate.aadObjectId === id);
  return person ? { status: 200, body: account(person) } : fault(404, "MemberNotFoundInConversation");
}

function account({ teamsId: id, aadObjectId, name, user, guest }: Person): object {
  return {
    ...{ id, aadObjectId, objectId: aadObjectId, name, userRole: guest ? "guest" : "user" },
    ...(user && { userPrincipalName: user, email: user }),
  };
}
