import type { AddressInfo, Socket } from "node:net";
import restify, { type Next, type Request, type Response } from "restify";
import type { Language } from "./domain/talking/language.ts";

export type HttpParts = {
  /** "127.0.0.1" in local mode, where callers are not verified: then only requests from here to here are taken */
  host?: string;
  receive: (authorization: string, body: unknown) => Promise<{ status: number; body?: unknown }>;
  /** false when something is stuck that only a restart frees; true where none is given */
  alive?: () => boolean;
  /** which parts are up, ready when all are; what is not yes or no is only told */
  readiness: () => Promise<Record<string, boolean | number | string>>;
  /** the empty workbook, in local mode only: real Teams gets it by file consent */
  template?: (language: Language) => Promise<Uint8Array>;
  onError: (error: unknown, path: string) => void;
};
export type Http = {
  listen: (port: number) => Promise<number>;
  /** Takes no new requests and waits for those under way, at most `ms`. */
  close: (ms: number) => Promise<void>;
  /** How long a caller may take to send its headers, and the whole request. */
  limits: () => { headersMs: number; requestMs: number };
};

/** Teams' own limit of a message is 100 KB; a card's data and a quoted thread fit well in this. */
const maxBodyBytes = 256 * 1024;
const spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** An answer that is not 200 and that the caller may know the reason of. */
class Refused extends Error {
  readonly status: number;
  constructor(status: number, sentence: string) {
    super(sentence);
    this.status = status;
  }
}

type Handler = (request: Request, response: Response) => Promise<void>;

export function createHttp(parts: HttpParts): Http {
  const server = restify.createServer({ name: "nullpunkt", ignoreTrailingSlash: true });
  const route = (handler: Handler) => guarded(parts.host === undefined ? handler : onlyHere(handler), parts.onError);
  server.pre(refuseOddAddress);
  // no path of ours is a socket; left alone, a socket that was asked for is no request any more, has no time limit,
  // and keeps an orderly stop waiting
  server.on("upgrade", (_request: Request, socket: Socket) => void socket.destroy());
  server.post("/api/messages", route(messages(parts)));
  server.get(
    "/healthz",
    route(async (_request, response) => {
      const alive = parts.alive?.() ?? true;
      respond(response, alive ? 200 : 503, { alive });
    }),
  );
  server.get("/readyz", route(readyz(parts)));
  if (parts.template) server.get("/files/regnearkmal.xlsx", route(template(parts.template)));
  // restify's own refusals (no such path, no such method) say what was asked for: shortened here
  server.on("restifyError", (_request, _response, error: object, done: () => void) => {
    Object.assign(error, { body: { error: "refused" }, message: "refused", toString: () => "refused" });
    done();
  });
  // a body that trickles in must not hold a connection for minutes
  server.server.requestTimeout = 20_000;
  server.server.headersTimeout = 10_000;
  return {
    listen: async (port) => {
      const bound = await listen(server, port, parts.host);
      server.on("error", (error: unknown) => parts.onError(error, "server"));
      return bound;
    },
    close: (ms) => close(server.server, ms),
    limits: () => ({ headersMs: server.server.headersTimeout, requestMs: server.server.requestTimeout }),
  };
}

/**
 * restify makes a URL of the Host header and the target before any handler runs, outside every `catch`: one that can't
 * be made ("GET http://[ HTTP/1.1") would end the process. Only paths are taken; Teams asks for nothing else.
 */
function refuseOddAddress(request: Request, response: Response, next: Next): void {
  const { url = "", headers } = request;
  const isPath = url.startsWith("/") && URL.canParse(`http://${headers.host || "localhost"}${url}`);
  if (!isPath) {
    response.setHeader("Connection", "close");
    respond(response, 400, { error: "refused" });
  }
  next(isPath ? undefined : false);
}

/** restify answers with the words of what was thrown; ours says no more than that it failed. */
function guarded(handler: Handler, onError: HttpParts["onError"]): Handler {
  return async (request, response) => {
    try {
      await handler(request, response);
    } catch (error) {
      if (error instanceof Refused) {
        // what is left of an unread body would be taken for the next request
        response.setHeader("Connection", "close");
        return respond(response, error.status, { error: error.message });
      }
      // whoever hangs up in the middle of a body gets no answer, and fills no log
      if (request.destroyed && !request.complete) return;
      onError(error, request.path());
      if (!response.headersSent) respond(response, 500, { error: "internal error" });
    }
  };
}

/** What proxies add, the known ones by their own names; a tunnel that adds nothing cannot be seen. */
const ofProxies =
  /^(?:forwarded|via|x-forwarded-.+|x-(?:real|client|cluster-client)-ip|x-arr-.+|x-envoy-.+|cf-.+|true-client-ip|fly-.+|tailscale-.+|cdn-loop)$/;
const here = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/i;

/**
 * For a bot that lets everybody on this machine in: not those whom a proxy brings, and no page of the web that had its
 * name resolved to this machine (DNS rebinding).
 */
function onlyHere(handler: Handler): Handler {
  return async (request, response) => {
    const { host = "", origin, ...headers } = request.headers;
    const isProxied = Object.keys(headers).some((name) => ofProxies.test(name));
    const isForeign = origin !== undefined && !here.test(origin.replace(/^https?:\/\//, ""));
    if (isProxied || isForeign || !here.test(host)) throw new Refused(403, "only from this machine, without a proxy");
    return handler(request, response);
  };
}

function messages({ receive }: HttpParts): Handler {
  return async (request, response) => {
    const body = await readJson(request);
    // of several headers node keeps the first; a token in each is no token
    const answer = await receive((request.headersDistinct["authorization"] ?? []).join(", "), body);
    respond(response, answer.status, answer.body);
  };
}

function readyz({ readiness }: HttpParts): Handler {
  return async (_request, response) => {
    const up = await readiness();
    respond(response, Object.values(up).every((part) => part !== false) ? 200 : 503, up);
  };
}

function template(write: NonNullable<HttpParts["template"]>): Handler {
  return async (request, response) => {
    const asked = new URLSearchParams(request.getQuery()).get("lang");
    const language: Language = asked === "nn" || asked === "en" ? asked : "nb";
    const bytes = await write(language);
    response.header("Content-Disposition", 'attachment; filename="regnearkmal.xlsx"');
    response.header("Content-Type", spreadsheet);
    response.statusCode = 200;
    response.end(Buffer.from(bytes));
  };
}

async function readJson(request: Request): Promise<unknown> {
  // a compressed body can grow a thousandfold behind any limit, and Teams never sends one
  if (request.headers["content-encoding"] !== undefined) throw new Refused(415, "compressed bodies are not taken");
  const type = request.headers["content-type"]?.split(";")[0]?.trim().toLowerCase();
  if (type !== "application/json") throw new Refused(415, "only application/json is taken");
  const bytes = await readBytes(request);
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw new Refused(400, "the body is not JSON");
  }
}

async function readBytes(request: Request): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  // restify's reader would take the rest of an endless body before it refuses
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    size += chunk.length;
    if (size > maxBodyBytes) throw new Refused(413, "the body is too large");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function respond(response: Response, status: number, body: unknown): void {
  response.statusCode = status;
  if (body === undefined) return void response.end();
  response.setHeader("Content-Type", "application/json; charset=utf-8");
  response.end(JSON.stringify(body));
}

type Server = ReturnType<typeof restify.createServer>;
type NodeServer = Server["server"];

/** restify takes the errors of the server under it and throws those that nobody listens for. */
function listen(server: Server, port: number, host: string | undefined): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.server.listen({ port, ...(host && { host }) }, () => {
      server.removeListener("error", reject);
      resolve((server.server.address() as AddressInfo).port);
    });
  });
}

function close(server: NodeServer, ms: number): Promise<void> {
  return new Promise((resolve) => {
    const giveUp = setTimeout(() => server.closeAllConnections(), ms);
    // a connection that has got its answer would stay open for the next question
    const idle = setInterval(() => server.closeIdleConnections(), 50);
    server.close(() => {
      clearTimeout(giveUp);
      clearInterval(idle);
      resolve();
    });
  });
}
