import { request } from "node:http";
import { gzipSync } from "node:zlib";
import { createHttp, type Http, type HttpParts } from "../src/http.ts";

let http: Http;
let url: string;
let received: unknown[];
let up: Record<string, boolean>;
let errors: unknown[];

async function start(parts: Partial<HttpParts> = {}): Promise<void> {
  received = [];
  errors = [];
  up = { database: true };
  http = createHttp({
    host: "127.0.0.1",
    receive: async (_authorization, body) => {
      received.push(body);
      return { status: 200 };
    },
    readiness: async () => up,
    onError: (error) => errors.push(error),
    ...parts,
  });
  url = `http://127.0.0.1:${await http.listen(0)}`;
}
afterEach(() => http.close(1000));

const post = (
  body: string | Uint8Array<ArrayBuffer>,
  headers: Record<string, string> = { "content-type": "application/json" },
) => fetch(`${url}/api/messages`, { method: "POST", body, headers });

it("hands over what was posted", async () => {
  await start();
  expect((await post('{"type":"message","text":"å"}')).status).toBe(200);
  expect(received).toEqual([{ type: "message", text: "å" }]);
});

it.each([
  ["no JSON", "{", 400],
  ["nothing", "", 400],
  ["broken UTF-8", new Uint8Array([34, 0xff, 34]), 400],
  ["too much", JSON.stringify({ text: "x".repeat(300_000) }), 413],
])("refuses %s", async (_name, body, status) => {
  await start();
  const response = await post(body);
  expect(response.status).toBe(status);
  expect(await response.text()).not.toMatch(/at |SyntaxError|Unexpected/);
  expect(received).toEqual([]);
});

it("refuses compressed bodies and other kinds", async () => {
  await start();
  const gzip = { "content-type": "application/json", "content-encoding": "gzip" };
  expect((await post(gzipSync("{}"), gzip)).status).toBe(415);
  expect((await post("{}", { "content-type": "text/plain" })).status).toBe(415);
});

describe("promise 10: where callers are not verified", () => {
  const headersOf: [string, Record<string, string>][] = [
    ["a page of the web that resolves its name to this machine", { host: "evil.example:3978" }],
    ["a look-alike name", { host: "localhost.evil.example" }],
    ["another address of this machine", { host: "0.0.0.0:3978" }],
    ["a proxy", { "x-forwarded-for": "203.0.113.7" }],
    ["a proxy that names the host", { "x-forwarded-host": "localhost" }],
    ["a proxy by the standard", { forwarded: "for=203.0.113.7" }],
    ["a proxy that says only itself", { via: "1.1 proxy" }],
    ...["x-real-ip", "cf-connecting-ip", "true-client-ip", "x-client-ip", "x-arr-log-id", "fly-client-ip"].map(
      (name): [string, Record<string, string>] => [`a proxy by ${name}`, { [name]: "203.0.113.7" }],
    ),
    ["a page of the web", { origin: "https://evil.example" }],
    ["a page without a home", { origin: "null" }],
  ];
  const asked = (headers: Record<string, string>, path = "/api/messages") =>
    new Promise<number>((resolve, reject) => {
      const all = { host: new URL(url).host, "content-type": "application/json", ...headers };
      const { port } = new URL(url);
      const asking = request({
        host: "127.0.0.1",
        port,
        path,
        method: path === "/healthz" ? "GET" : "POST",
        headers: all,
      });
      asking.on("response", (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      });
      asking.on("error", reject);
      asking.end(path === "/healthz" ? "" : "{}");
    });

  it.each(headersOf)("does not listen to %s", async (_name, headers) => {
    await start();
    expect(await asked(headers)).toBe(403);
    expect(received).toEqual([]);
  });

  it.each(["localhost:3978", "127.0.0.1:3978", "[::1]", "LOCALHOST"])("listens to this machine as %s", async (host) => {
    await start();
    expect(await asked({ host, origin: "http://localhost:56150" })).toBe(200);
  });

  it("with callers verified, any host and any proxy will do", async () => {
    await start({ host: undefined });
    expect(await asked({ host: "bot.example", "x-forwarded-for": "203.0.113.7" })).toBe(200);
  });
});

it("says nothing of what went wrong inside", async () => {
  await start({
    receive: async () => {
      throw new Error("password=secret");
    },
  });
  const response = await post("{}");
  expect(response.status).toBe(500);
  expect(await response.json()).toEqual({ error: "internal error" });
  expect(errors).toHaveLength(1);
});

it("tells alive from ready", async () => {
  await start();
  up = { database: false, sample: true };
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
  const waiting = await fetch(`${url}/readyz`);
  expect([waiting.status, await waiting.json()]).toEqual([503, { database: false, sample: true }]);
  up = { database: true, sample: true };
  expect((await fetch(`${url}/readyz`)).status).toBe(200);
});

it("knows no other paths, and the template only where it is given", async () => {
  await start();
  expect((await fetch(`${url}/nowhere`)).status).toBe(404);
  expect((await fetch(`${url}/api/messages`)).status).toBe(405);
  expect((await fetch(`${url}/files/regnearkmal.xlsx`)).status).toBe(404);
});

it("hands out the empty workbook in the asked language", async () => {
  const asked: string[] = [];
  await start({
    template: async (language) => {
      asked.push(language);
      return new Uint8Array([80, 75]);
    },
  });
  const response = await fetch(`${url}/files/regnearkmal.xlsx?lang=nn`);
  expect(response.headers.get("content-type")).toContain("spreadsheetml");
  expect([...new Uint8Array(await response.arrayBuffer())]).toEqual([80, 75]);
  await fetch(`${url}/files/regnearkmal.xlsx?lang=klingon`);
  expect(asked).toEqual(["nn", "nb"]);
});

it("finishes what is under way before it closes", async () => {
  let finish: () => void = () => undefined;
  const under = new Promise<void>((resolve) => {
    finish = resolve;
  });
  await start({ receive: async () => under.then(() => ({ status: 200 })) });
  const answer = post("{}");
  await new Promise((resolve) => setTimeout(resolve, 50));
  const closed = http.close(5000);
  finish();
  expect((await answer).status).toBe(200);
  await closed;
});

it("says that a port is taken instead of dying", async () => {
  await start();
  const second = createHttp({
    receive: async () => ({ status: 200 }),
    readiness: async () => ({}),
    onError: () => undefined,
  });
  await expect(second.listen(Number(new URL(url).port))).rejects.toMatchObject({ code: "EADDRINUSE" });
});
