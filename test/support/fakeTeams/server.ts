import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { z } from "zod";
import type { Place } from "./activities.ts";
import { type Connector, createConnector, type Reply, type Request } from "./connector.ts";
import { type Conversations, createConversations } from "./conversations.ts";
import { createFaults, type Faults, type Misbehaviour } from "./faults.ts";
import { createOracle, isIn, type Oracle, type Post } from "./oracle.ts";
import { createQuotaChecker, type Operation, type QuotaChecker, type QuotaMode } from "./quota-checker.ts";
import { connectorClaims, createSigningKey, type SigningKey, signToken } from "./tokens.ts";

export type { Person } from "./conversations.ts";
export type { Misbehaviour } from "./faults.ts";

type Call = { operation: Operation; method: string; path: string; authorization?: string; body?: unknown };

type KeyDocument = { keys: object[]; asked: number; away: boolean };

export type FakeTeams = {
  url: string;
  serviceUrl: string;
  openIdUrl: string;
  botId: string;
  /** the tenant of every place that is not assigned to another */
  tenant: string;
  key: SigningKey;
  /** what bots are given to verify tokens with, and how often they asked; `away` answers 503 */
  keyDocument: KeyDocument;
  /** everything the bot asked of the Connector, oldest first */
  calls: Call[];
  /** how many of each kind */
  counts: Map<Operation, number>;
  /** what the Connector refused by itself, not by a planned fault: "send 413" */
  refused: Map<string, number>;
  posts: Post[];
  /** posts of one conversation; a channel's own id gives its threads too */
  postsIn: (conversationId: string) => Post[];
  setMembers: Conversations["setMembers"];
  conversations: Conversations;
  /** places that activities came from, by conversation id */
  places: Map<string, Place>;
  oracle: Oracle;
  quota: QuotaChecker;
  faults: Faults;
  /** The next `times` calls of this kind go wrong (default 1). */
  misbehave: (on: Operation, misbehaviour: Misbehaviour, times?: number) => void;
  /** The next call of this kind is answered, rightly, only after `release`. */
  hold: (on: Operation) => { arrived: Promise<void>; release: () => void };
  /** A token as the Connector signs it; `claims` overrides single claims, undefined takes one away. */
  token: (claims?: Record<string, unknown>, key?: SigningKey) => string;
  close: () => Promise<void>;
};

export type FakeTeamsOptions = {
  botId?: string;
  tenant?: string;
  port?: number;
  /** the bearer token the bot must bring; without it none is asked for */
  botToken?: string;
  /** a place that nobody told of is 404 (`setMembers`, `conversations.assign`, or an activity from it) */
  strict?: boolean;
  quota?: QuotaMode;
  /** the fake's clock; the wall's where none is given */
  nowMs?: () => number;
  /** the quotas' time, where it is another */
  quotaNowMs?: () => number;
  sleep?: (ms: number) => Promise<unknown>;
  /** answers what is no call of the Connector: the control interface */
  control?: (request: ControlRequest) => Promise<Reply | undefined>;
  /** false keeps no list of calls: for runs of many thousands */
  keepCalls?: boolean;
};
export type ControlRequest = { method: string; path: string; query: URLSearchParams; body?: Record<string, unknown> };

type Held = { on: Operation; arrive: () => void; released: Promise<void> };
type Running = {
  connector: Connector;
  keyDocument: KeyDocument;
  calls: Call[];
  counts: Map<Operation, number>;
  refused: Map<string, number>;
  faults: Faults;
  quota: QuotaChecker;
  held: Held[];
  options: FakeTeamsOptions;
};

const record = z.record(z.string(), z.unknown());

/** A loopback Teams with its own OpenID document and RSA key, so that authentication stays on in tests. */
export async function startFakeTeams(options: FakeTeamsOptions = {}): Promise<FakeTeams> {
  const botId = options.botId ?? "11111111-1111-1111-1111-111111111111";
  const tenant = options.tenant ?? "22222222-2222-2222-2222-222222222222";
  const nowMs = options.nowMs ?? Date.now;
  const conversations = createConversations(tenant);
  const { oracle, keep } = createOracle();
  const connector = createConnector({ conversations, oracle, keep, nowMs, strict: options.strict ?? false });
  const faults = createFaults();
  const quota = createQuotaChecker(options.quotaNowMs ?? nowMs, options.quota ?? "record");
  const key = createSigningKey("fake-teams-1");
  const keyDocument: KeyDocument = { keys: [key.jwk], asked: 0, away: false };
  const running: Running = {
    connector,
    keyDocument,
    calls: [],
    counts: new Map(),
    refused: new Map(),
    faults,
    quota,
    held: [],
    options,
  };
  const server = createServer((request, response) => {
    answer(running, request, response).catch(
      (error: unknown) => void response.destroy(new Error("fake Teams", { cause: error })),
    );
  });
  const url = await listen(server, options.port ?? 0);
  const serviceUrl = `${url}/emea/`;
  return {
    ...{ url, serviceUrl, openIdUrl: `${url}/openid`, botId, tenant, key, keyDocument },
    ...{ calls: running.calls, posts: oracle.posts },
    ...{ counts: running.counts, refused: running.refused },
    ...{ conversations, places: new Map(), oracle, quota, faults, setMembers: conversations.setMembers },
    postsIn: (id) => oracle.posts.filter((post) => isIn(post, id)),
    misbehave: (on, misbehaviour, times) => faults.plan(on, misbehaviour, times),
    hold: (on) => hold(running, on),
    token: (claims = {}, by = key) => signToken(by, { ...connectorClaims(botId, serviceUrl), ...claims }),
    close: () => close(server),
  };
}

function hold({ held }: Running, on: Operation): { arrived: Promise<void>; release: () => void } {
  const arrival = Promise.withResolvers<void>();
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  held.push({ on, arrive: arrival.resolve, released });
  return { arrived: arrival.promise, release };
}

async function listen(server: Server, port: number): Promise<string> {
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(port, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the fake has no port");
  return `http://127.0.0.1:${address.port}`;
}

async function close(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise<void>((resolve) => void server.close(() => resolve()));
}

async function answer(running: Running, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { keyDocument, options } = running;
  const url = new URL(request.url ?? "/", `http://${request.headers.host}`);
  if (url.pathname === "/openid") {
    keyDocument.asked += 1;
    if (keyDocument.away) return reply(response, { status: 503 });
    return reply(response, { status: 200, body: { jwks_uri: `${url.origin}/keys` } });
  }
  if (url.pathname === "/keys") return reply(response, { status: 200, body: { keys: keyDocument.keys } });
  const body = await readJson(request);
  const method = request.method ?? "GET";
  const path = decodeURIComponent(url.pathname).replace(/^\/emea/, "");
  const call = { method, path, query: url.searchParams, ...(body && { body }) };
  const controlled = path.startsWith("/v3/") ? undefined : await options.control?.(call);
  if (controlled) return reply(response, controlled);
  const read = running.connector.read(call);
  const { authorization } = request.headers;
  running.counts.set(read.operation, (running.counts.get(read.operation) ?? 0) + 1);
  if (options.keepCalls !== false) {
    const told = { ...(authorization && { authorization }), ...(body && { body }) };
    running.calls.push({ operation: read.operation, method, path, ...told });
  }
  if (options.botToken !== undefined && authorization !== `Bearer ${options.botToken}`) {
    return reply(response, { status: 401, body: { error: { code: "Unauthorized", message: "not the bot's token" } } });
  }
  await answerCall(running, read, { request, response });
}

type Exchange = { request: IncomingMessage; response: ServerResponse };

async function answerCall(running: Running, read: Request, { request, response }: Exchange): Promise<void> {
  const { faults, quota, options } = running;
  const taken = quota.take(read);
  if (taken.over && quota.mode === "enforce") return reply(response, throttled(taken.waitMs));
  const held = nextHeld(running, read.operation);
  held?.arrive();
  await held?.released;
  const wrong = faults.next(read);
  if (wrong?.kind === "slow") {
    await (options.sleep ?? pause)(wrong.ms);
    return reply(response, rightAnswer(running, read));
  }
  if (!wrong) return reply(response, rightAnswer(running, read));
  if (wrong.deliver) rightAnswer(running, read);
  misbehave(wrong, request, response);
}

function rightAnswer({ connector, refused }: Running, read: Request): Reply {
  const answered = connector.answer(read);
  const what = `${read.operation} ${answered.status}`;
  if (answered.status >= 400) refused.set(what, (refused.get(what) ?? 0) + 1);
  return answered;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}

function nextHeld({ held }: Running, operation: Operation): Held | undefined {
  const at = held.findIndex(({ on }) => on === operation);
  return at < 0 ? undefined : held.splice(at, 1)[0];
}

/** Retry-After is in whole seconds, and never too short. */
function throttled(waitMs: number): Reply {
  return { status: 429, body: { error: { code: "TooManyRequests", message: "slow down" } }, retryAfterMs: waitMs };
}

function misbehave(wrong: Misbehaviour, request: IncomingMessage, response: ServerResponse): void {
  if (wrong.kind === "hang" || wrong.kind === "slow") return;
  if (wrong.kind === "reset") return void request.socket.resetAndDestroy();
  if (wrong.kind === "html") {
    response.writeHead(wrong.status, { "content-type": "text/html" });
    return void response.end("<html><body>Our services aren't available right now</body></html>");
  }
  if (wrong.retryAfter !== undefined) response.setHeader("Retry-After", wrong.retryAfter);
  if (wrong.location !== undefined) response.setHeader("Location", wrong.location);
  reply(response, {
    status: wrong.status,
    body: { error: { code: wrong.code ?? "Planned", message: "planned fault" } },
  });
}

async function readJson(request: IncomingMessage): Promise<Record<string, unknown> | undefined> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const text = Buffer.concat(chunks).toString("utf8");
  return text === "" ? undefined : record.parse(JSON.parse(text));
}

function reply(response: ServerResponse, { status, body, retryAfterMs }: Reply): void {
  response.statusCode = status;
  if (retryAfterMs !== undefined) response.setHeader("Retry-After", String(Math.ceil(retryAfterMs / 1000)));
  response.setHeader("content-type", "application/json; charset=utf-8");
  response.end(body === undefined ? "" : JSON.stringify(body));
}
