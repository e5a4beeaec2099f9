import { connect, type Socket } from "node:net";
import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import { createHttp, type Http } from "../../src/http.ts";

let http: Http;
let port: number;
let received: unknown[];
let errors: unknown[];

beforeEach(async () => {
  received = [];
  errors = [];
  http = createHttp({
    host: "127.0.0.1",
    receive: async (_authorization, body) => {
      received.push(body);
      return { status: 200 };
    },
    readiness: async () => ({ database: true }),
    onError: (error) => errors.push(error),
  });
  port = await http.listen(0);
});
const sockets = new Set<Socket>();
afterEach(async () => {
  // one that the server left open would keep it from closing
  for (const socket of sockets) socket.destroy();
  sockets.clear();
  await http.close(1000);
});

/** All that the server answers to these bytes, until it closes the connection. */
function answerTo(bytes: string | Buffer, { hangUp = false } = {}): Promise<string> {
  return new Promise((resolve) => {
    let answer = "";
    const socket = connect(port, "127.0.0.1", () => {
      socket.write(bytes);
      if (hangUp) socket.end();
    });
    sockets.add(socket);
    socket.on("data", (part) => {
      answer += part.toString("latin1");
    });
    // a server that refuses while we still write resets the connection
    socket.on("error", () => undefined);
    socket.on("close", () => resolve(answer));
  });
}

const statusOf = (answer: string) => Number(/^HTTP\/1\.1 (\d{3}) /.exec(answer)?.[1] ?? 0);
const request = (line: string, headers: string[] = [], body: string | Buffer = "") =>
  Buffer.concat([
    Buffer.from([line, "Host: localhost", "Connection: close", ...headers, "", ""].join("\r\n")),
    Buffer.from(body),
  ]);
const posted = (headers: string[], body: string | Buffer = "") =>
  request("POST /api/messages HTTP/1.1", ["Content-Type: application/json", ...headers], body);
const whole = (body: string | Buffer) => posted([`Content-Length: ${Buffer.byteLength(body)}`], body);

async function isAlive(): Promise<void> {
  expect(statusOf(await answerTo(request("GET /healthz HTTP/1.1")))).toBe(200);
}

describe("promise 15: garbage over HTTP does not hurt", () => {
  it.each<[string, string | Buffer]>([
    ["an address that is none", "GET http://[ HTTP/1.1\r\nHost: localhost\r\n\r\n"],
    ["user-info and a broken host", "GET http://a:b:c@[/x HTTP/1.1\r\nHost: localhost\r\n\r\n"],
    ["a Host header that is no host", "GET /healthz HTTP/1.1\r\nHost: [\r\n\r\n"],
    ["a Host header of spaces and marks", "GET /healthz HTTP/1.1\r\nHost: a b%zz\\\r\n\r\n"],
    ["another host's address", request("GET http://evil.example/healthz HTTP/1.1")],
    ["no path", request("OPTIONS * HTTP/1.1")],
    ["no HTTP", "\u0000\u0001\u0002 hello\r\n\r\n"],
    ["a TLS hello", Buffer.from("16030100f4010000f00303", "hex")],
    ["HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"],
    ["lines that end in LF alone", "GET /healthz HTTP/1.1\nHost: localhost\n\n"],
    ["a folded header", request("GET /healthz HTTP/1.1", ["A: b\r\n c"])],
    ["NUL in a header", request("GET /healthz HTTP/1.1", ["A: b\u0000c"])],
    [
      "a length and chunks",
      posted(["Content-Length: 5", "Transfer-Encoding: chunked"], "0\r\n\r\nGET /healthz HTTP/1.1\r\n\r\n"),
    ],
    ["two lengths", posted(["Content-Length: 2", "Content-Length: 3"], "{}x")],
    ["a length below zero", posted(["Content-Length: -1"], "{}")],
    ["an unknown transfer coding", posted(["Transfer-Encoding: xchunked"], "0\r\n\r\n")],
    ["chunks that are none", posted(["Transfer-Encoding: chunked"], "ZZ\r\n{}\r\n0\r\n\r\n")],
  ])("refuses %s and closes the connection", async (_name, bytes) => {
    expect(statusOf(await answerTo(bytes))).toBe(400);
    expect([received, errors]).toEqual([[], []]);
    await isAlive();
  });

  it("drops a socket that is asked for, so that none can keep an orderly stop waiting", async () => {
    expect(
      await answerTo("GET /healthz HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n"),
    ).toBe("");
    expect(await answerTo("CONNECT evil.example:443 HTTP/1.1\r\nHost: localhost\r\n\r\n")).toBe("");
    await isAlive();
  });

  it.each([
    ["one header of 70 kB", ["X: ".padEnd(70_000, "a")]],
    ["2 500 headers", Array.from({ length: 2500 }, () => "abc: d")],
  ])("refuses %s", async (_name, headers) => {
    expect(statusOf(await answerTo(request("GET /healthz HTTP/1.1", headers)))).toBe(431);
    await isAlive();
  });

  it.each(["TRACE", "PUT", "DELETE", "PATCH", "OPTIONS", "GET", "HEAD"])(
    "takes no %s on the way in",
    async (method) => {
      expect([404, 405]).toContain(statusOf(await answerTo(request(`${method} /api/messages HTTP/1.1`))));
      expect(received).toEqual([]);
    },
  );

  it.each([
    "//",
    "///\\evil.example",
    "/%E0%A4%A",
    "/healthz%00",
    "/api/messages/../../etc/passwd",
    `/${"a".repeat(15_000)}`,
  ])("knows no path %.30s", async (path) => {
    const answer = await answerTo(request(`GET ${path} HTTP/1.1`));
    expect(statusOf(answer)).toBe(404);
    expect(answer).not.toMatch(/node_modules| {4}at |passwd/);
  });

  it("takes 100 000 brackets within each other, and a key said twice as its last", async () => {
    expect(statusOf(await answerTo(whole(`${"[".repeat(100_000)}${"]".repeat(100_000)}`)))).toBe(200);
    expect(statusOf(await answerTo(whole('{"a":1,"a":2,"__proto__":{"b":3}}')))).toBe(200);
    expect(received[1]).toMatchObject({ a: 2 });
    expect(Object.hasOwn({}, "b") || "b" in {}).toBe(false);
  });

  it.each<[string, Buffer]>([
    ["UTF-16", Buffer.from('{"type":"message"}', "utf16le")],
    ["Latin-1", Buffer.from('{"a":"å"}', "latin1")],
    ["half a document", Buffer.from('{"a":')],
    ["brackets that never end", Buffer.from("[".repeat(200_000))],
    ["a document and more", Buffer.from("{}{}")],
  ])("refuses %s as no JSON", async (_name, body) => {
    const answer = await answerTo(whole(body));
    expect(statusOf(answer)).toBe(400);
    expect(answer).not.toMatch(/SyntaxError|Unexpected| {4}at /);
    expect([received, errors]).toEqual([[], []]);
  });

  it.each([
    ["gzip", gzipSync("{}")],
    ["br", brotliCompressSync("{}")],
    ["deflate", deflateSync("{}")],
    ["identity, gzip", gzipSync("{}")],
    ["identity", Buffer.from("{}")],
  ])("refuses content-encoding %s, and reads no more of it", async (encoding, body) => {
    const headers = [`Content-Encoding: ${encoding}`, `Content-Length: ${body.length}`];
    expect(statusOf(await answerTo(posted(headers, body)))).toBe(415);
    // kept open, the rest of the body would have to be read and thrown away
    const kept = [
      "POST /api/messages HTTP/1.1",
      "Host: localhost",
      "Content-Type: application/json",
      ...headers,
      "",
      "",
    ];
    expect(await answerTo(kept.join("\r\n"))).toMatch(/^connection: close/im);
    expect(received).toEqual([]);
  });

  it("refuses a body that is too large, said or unsaid, and one without an end", async () => {
    expect(statusOf(await answerTo(whole("x".repeat(300_000))))).toBe(413);
    const chunk = `10000\r\n${"x".repeat(0x10000)}\r\n`;
    expect(statusOf(await answerTo(posted(["Transfer-Encoding: chunked"], chunk.repeat(5))))).toBe(413);
    await isAlive();
  });

  it("logs nothing of those who hang up in the middle of a body", async () => {
    await answerTo(posted(["Content-Length: 100"], "{"), { hangUp: true });
    await isAlive();
    expect([received, errors]).toEqual([[], []]);
  });

  it("waits for headers and bodies only so long", () => {
    // what a slow sender meets; the times themselves are node's to keep
    expect(http.limits()).toEqual({ headersMs: 10_000, requestMs: 20_000 });
  });
});
