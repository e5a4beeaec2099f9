import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { z } from "zod";
import { connectorClaims, createSigningKey, type SigningKey, signToken } from "./tokens.ts";

/** Someone in a roster, as the Connector knows people. */
export type Person = { teamsId: string; aadObjectId: string; name: string; user?: string; guest?: boolean };

/** One message the bot posted, with every version that followed it. */
type Post = {
  id: string;
  /** with ";messageid=ROOT" when it went into a thread */
  conversationId: string;
  replyToId?: string;
  activity: Record<string, unknown>;
  updates: Record<string, unknown>[];
};
type Operation = "createConversation" | "send" | "update" | "members" | "member" | "other";
type Call = { operation: Operation; method: string; path: string; authorization?: string; body?: unknown };

/** What goes wrong instead of the right answer; `deliver` = the message arrives all the same. */
export type Misbehaviour = { deliver?: boolean } & (
  | { kind: "status"; status: number; retryAfter?: string; location?: string; code?: string }
  | { kind: "html"; status: number }
  | { kind: "hang" }
  | { kind: "reset" }
);
type Planned = { on: Operation; left: number; misbehaviour: Misbehaviour };

export type FakeTeams = {
  url: string;
  serviceUrl: string;
  openIdUrl: string;
  botId: string;
  tenant: string;
  key: SigningKey;
  /** everything the bot asked of the Connector, oldest first */
  calls: Call[];
  posts: Post[];
  /** posts of one conversation; a channel's own id gives its threads too */
  postsIn: (conversationId: string) => Post[];
  setMembers: (conversationId: string, people: Person[]) => void;
  /** The next `times` calls of this kind go wrong (default 1). */
  misbehave: (on: Operation, misbehaviour: Misbehaviour, times?: number) => void;
  /** A token as the Connector signs it; `claims` overrides single claims, undefined takes one away. */
  token: (claims?: Record<string, unknown>, key?: SigningKey) => string;
  close: () => Promise<void>;
};

type State = Pick<FakeTeams, "calls" | "posts"> & { members: Map<string, Person[]>; planned: Planned[]; count: number };
type Reply = { status: number; body?: unknown };

const record = z.record(z.string(), z.unknown());

/** A loopback Bot Connector with its own OpenID document and RSA key, so that authentication stays on in tests. */
export async function startFakeTeams(identity: { botId?: string; tenant?: string } = {}): Promise<FakeTeams> {
  const botId = identity.botId ?? "11111111-1111-1111-1111-111111111111";
  const tenant = identity.tenant ?? "22222222-2222-2222-2222-222222222222";
  const state: State = { calls: [], posts: [], members: new Map(), planned: [], count: 0 };
  const key = createSigningKey("fake-teams-1");
  const server = createServer((request, response) => {
    answer(state, key, request, response).catch(
      (error: unknown) => void response.destroy(new Error("fake Teams", { cause: error })),
    );
  });
  const url = await listen(server);
  const serviceUrl = `${url}/emea/`;
  return {
    ...{ url, serviceUrl, openIdUrl: `${url}/openid`, botId, tenant, key, calls: state.calls, posts: state.posts },
    postsIn: (id) =>
      state.posts.filter((post) => post.conversationId === id || post.conversationId.startsWith(`${id};`)),
    setMembers: (id, people) => void state.members.set(id, people),
    misbehave: (on, misbehaviour, times = 1) => void state.planned.push({ on, left: times, misbehaviour }),
    token: (claims = {}, by = key) => signToken(by, { ...connectorClaims(botId, serviceUrl), ...claims }),
    close: () => close(server),
  };
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the fake has no port");
  return `http://127.0.0.1:${address.port}`;
}

async function close(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise<void>((resolve) => void server.close(() => resolve()));
}

async function answer(
  state: State,
  key: SigningKey,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? "/", `http://${request.headers.host}`);
  if (url.pathname === "/openid") return send(response, { status: 200, body: { jwks_uri: `${url.origin}/keys` } });
  if (url.pathname === "/keys") return send(response, { status: 200, body: { keys: [key.jwk] } });
  const body = await readJson(request);
  const method = request.method ?? "GET";
  const path = decodeURIComponent(url.pathname).replace(/^\/emea/, "");
  const operation = operationOf(method, path);
  const authorization = request.headers.authorization;
  state.calls.push({ operation, method, path, ...(authorization && { authorization }), ...(body && { body }) });
  const wrong = nextMisbehaviour(state, operation);
  if (!wrong) return send(response, handle(state, operation, path, url.searchParams, body));
  if (wrong.deliver) handle(state, operation, path, url.searchParams, body);
  misbehave(wrong, request, response);
}

function misbehave(wrong: Misbehaviour, request: IncomingMessage, response: ServerResponse): void {
  if (wrong.kind === "hang") return;
  if (wrong.kind === "reset") return void request.socket.resetAndDestroy();
  if (wrong.kind === "html") {
    response.writeHead(wrong.status, { "content-type": "text/html" });
    return void response.end("<html><body>Our services aren't available right now</body></html>");
  }
  if (wrong.retryAfter !== undefined) response.setHeader("Retry-After", wrong.retryAfter);
  if (wrong.location !== undefined) response.setHeader("Location", wrong.location);
  send(response, {
    status: wrong.status,
    body: { error: { code: wrong.code ?? "Planned", message: "planned fault" } },
  });
}

function nextMisbehaviour(state: State, operation: Operation): Misbehaviour | undefined {
  const planned = state.planned.find((plan) => plan.on === operation && plan.left > 0);
  if (planned) planned.left -= 1;
  return planned?.misbehaviour;
}

function operationOf(method: string, path: string): Operation {
  if (/\/(paged)?members\/?$/.test(path)) return "members";
  if (/\/members\/[^/]+$/.test(path)) return "member";
  if (method === "PUT") return "update";
  if (method === "POST") return path.includes("/activities") ? "send" : "createConversation";
  return "other";
}

/** The right answer of the Connector to one call, and what it leaves behind. */
function handle(
  state: State,
  operation: Operation,
  path: string,
  query: URLSearchParams,
  body: object | undefined,
): Reply {
  const [, conversationId = "", , activityId] =
    /\/v3\/conversations\/([^/]+)(\/activities\/?([^/]+)?)?/.exec(path) ?? [];
  if (operation === "createConversation") return { status: 201, body: { id: personalConversation(body) } };
  if (operation === "members") return pageOfMembers(state.members.get(conversationId), query);
  if (operation === "member") return oneMember(state.members.get(conversationId), path.split("/").at(-1) ?? "");
  if (operation === "send")
    return { status: 201, body: { id: keep(state, conversationId, activityId, body ?? {}).id } };
  if (operation !== "update") return { status: 200, body: { id: conversationId, name: "Prosjekt NAV Solør" } };
  const post = state.posts.find((candidate) => candidate.id === activityId);
  if (!post) return { status: 404, body: { error: { code: "NotFound", message: "no such activity" } } };
  post.updates.push({ ...body });
  return { status: 200, body: { id: post.id } };
}

function keep(state: State, conversationId: string, replyToId: string | undefined, activity: object): Post {
  state.count += 1;
  const id = String(1_664_776_800_000 + state.count);
  const post = { id, conversationId, ...(replyToId && { replyToId }), activity: { ...activity }, updates: [] };
  state.posts.push(post);
  return post;
}

/** Teams gives the same personal conversation back each time it is created. */
function personalConversation(body: object | undefined): string {
  const members = z.object({ members: z.array(z.object({ id: z.string() })).min(1) }).parse(body).members;
  return `a:personal-${members[0]?.id}`;
}

function pageOfMembers(people: Person[] | undefined, query: URLSearchParams): Reply {
  if (!people)
    return { status: 404, body: { error: { code: "ConversationNotFound", message: "no such conversation" } } };
  const from = Number(query.get("continuationToken") ?? 0);
  const to = from + Number(query.get("pageSize") ?? 200);
  const more = to < people.length ? { continuationToken: String(to) } : {};
  return { status: 200, body: { members: people.slice(from, to).map(account), ...more } };
}

function oneMember(people: Person[] | undefined, id: string): Reply {
  const person = people?.find((candidate) => candidate.teamsId === id || candidate.aadObjectId === id);
  if (person) return { status: 200, body: account(person) };
  return { status: 404, body: { error: { code: "MemberNotFoundInConversation", message: "no such member" } } };
}

function account(person: Person): object {
  const role = person.guest ? "guest" : "user";
  const { teamsId: id, aadObjectId, name, user } = person;
  return {
    id,
    aadObjectId,
    objectId: aadObjectId,
    name,
    userRole: role,
    ...(user && { userPrincipalName: user, email: user }),
  };
}

async function readJson(request: IncomingMessage): Promise<Record<string, unknown> | undefined> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const text = Buffer.concat(chunks).toString("utf8");
  return text === "" ? undefined : record.parse(JSON.parse(text));
}

function send(response: ServerResponse, { status, body }: Reply): void {
  response.statusCode = status;
  response.setHeader("content-type", "application/json; charset=utf-8");
  response.end(body === undefined ? "" : JSON.stringify(body));
}
