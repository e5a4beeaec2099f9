import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { request } from "node:http";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { createHttp } from "../src/http.ts";
import { localClock, sampleStart } from "../src/local/local-start.ts";
import { welcomeText } from "../src/local/welcome.ts";
import { StartFault, sentenceOf } from "../src/start-fault.ts";
import { message, person, personalChat } from "./support/fakeTeams/activities.ts";
import { startFakeTeams } from "./support/fakeTeams/server.ts";

type Ended = { code: number | null; output: string };
type Started = { output: () => string; stop: () => void; ended: Promise<Ended> };

const started: ChildProcess[] = [];
// one that a failed test left behind would keep the run from ending
afterEach(() => {
  for (const child of started.splice(0)) child.kill("SIGKILL");
});

/** The process itself, in an environment without anything of ours but what is given. */
function startMain(env: Record<string, string>, args: string[] = []): Started {
  const child = spawn(process.execPath, ["src/main.ts", ...args], {
    env: { PATH: "/usr/bin:/bin:/usr/sbin:/sbin", ...env },
  });
  started.push(child);
  let output = "";
  const listen = (chunk: Buffer) => {
    output += chunk.toString();
  };
  child.stdout.on("data", listen);
  child.stderr.on("data", listen);
  const ended = new Promise<Ended>((resolve) => void child.once("close", (code) => resolve({ code, output })));
  return { output: () => output, stop: () => void child.kill("SIGTERM"), ended };
}

it("names what is missing and does not start half-configured", async () => {
  const { code, output } = await startMain({ BOT_ID: "11111111-1111-1111-1111-111111111111" }).ended;
  expect(code).toBe(1);
  expect(output.trim().split("\n")).toHaveLength(3);
  expect(output).toMatch(/BOT_PASSWORD is missing.*\nBOT_TENANT_ID is missing.*\nDATABASE_URL is missing/);
});

it("says who can sit at the screen, before anything is started", async () => {
  const { code, output } = await startMain({ DATA_DIR: "/nonexistent/never" }, ["--as", "kari@solor.example"]).ended;
  expect(code).toBe(1);
  expect(output).toContain("nav.asnes@solor.example");
});

it("starts on one machine alone, says where and when it is, and stops in order", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "nullpunkt-start-"));
  // PostgreSQL's user must pass when the tests run as root
  chmodSync(folder, 0o711);
  const app = startMain({ DATA_DIR: path.join(folder, "data"), PORT: "0", PLAYGROUND: "off" });
  for (let tries = 0; tries < 400 && !app.output().includes("Ctrl+C"); tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  expect(app.output()).toContain("mandag 3. oktober 2022 kl. 08:00");
  const address = /http:\/\/localhost:\d+/.exec(app.output())?.[0] ?? "";
  expect((await fetch(`${address}/readyz`)).status).toBe(200);
  expect((await fetch(`${address}/files/regnearkmal.xlsx?lang=nn`)).status).toBe(200);
  app.stop();
  expect((await app.ended).code).toBe(0);
  rmSync(folder, { recursive: true, force: true });
});

it("promise 24: a request that is under way when SIGTERM comes is answered, and its reply is sent", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "nullpunkt-start-"));
  chmodSync(folder, 0o711);
  const teams = await startFakeTeams();
  const app = startMain({ DATA_DIR: path.join(folder, "data"), PORT: "0", PLAYGROUND: "off" });
  await until(() => app.output().includes("Ctrl+C"));
  const { port } = new URL(/http:\/\/localhost:\d+/.exec(app.output())?.[0] ?? "");
  const from = person("Prosjektleder", "prosjektleder@solor.example");
  const place = personalChat(from);
  const body = JSON.stringify(message(teams, { from, place, text: "hjelp" }));
  const length = { "content-type": "application/json", "content-length": Buffer.byteLength(body) };
  const headers = { ...length, expect: "100-continue" };
  const asking = request({ host: "127.0.0.1", port, path: "/api/messages", method: "POST", headers });
  const answered = new Promise<number>((resolve, reject) => {
    asking.on("response", (response) => resolve(response.resume().statusCode ?? 0)).on("error", reject);
  });
  // the server has the head of it, and waits for the rest
  await new Promise<void>((resolve) => void asking.on("continue", resolve).flushHeaders());
  asking.write(body.slice(0, 10));
  app.stop();
  await until(() => isRefused(Number(port)));
  asking.end(body.slice(10));
  expect(await answered).toBe(200);
  expect((await app.ended).code).toBe(0);
  expect(teams.postsIn(place.id)).toHaveLength(1);
  await teams.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Nobody listens there any more. */
function isRefused(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: "127.0.0.1", port });
    socket.on("connect", () => {
      socket.destroy();
      resolve(false);
    });
    socket.on("error", () => resolve(true));
  });
}

async function until(check: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    if (await check()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("it never came to this");
}

it("lives the sample at the date of its documents unless told otherwise", () => {
  expect(localClock("sample").now().slice(0, 16)).toBe(sampleStart.slice(0, 16));
  expect(localClock("2023-01-02T07:00:00.000Z").now().slice(0, 16)).toBe("2023-01-02T07:00");
  const before = Date.now();
  const real = Date.parse(localClock("real").now());
  expect(real).toBeGreaterThanOrEqual(before);
  expect(real).toBeLessThanOrEqual(Date.now());
});

it("welcomes with the address, the person, the time and three things to try", () => {
  const playground = { address: "http://localhost:56150", person: "NAV Åsnes" };
  const text = welcomeText({
    playground,
    bot: "",
    now: "2022-10-03T06:00:00Z",
    sampleTime: true,
    dataLies: "/data/postgresql",
  });
  for (const words of [
    "http://localhost:56150",
    "NAV Åsnes",
    "3. oktober 2022 kl. 08:00",
    "NOW=real",
    "/data/postgresql",
  ]) {
    expect(text).toContain(words);
  }
});

it("tells known causes in a sentence, and where an unknown one happened", async () => {
  expect(sentenceOf(new StartFault("Because."), 1)).toBe("Because.");
  expect(sentenceOf(new Error("odd"), 1)).toMatch(/did not start\.\nError: odd\n\s+at /);
  const parts = { receive: async () => ({ status: 200 }), readiness: async () => ({}), onError: () => undefined };
  const [first, second] = [createHttp(parts), createHttp(parts)];
  const port = await first.listen(0);
  const error: unknown = await second.listen(port).catch((cause: unknown) => cause);
  expect(sentenceOf(error, port)).toBe(`Port ${port} is in use: stop the other program, or choose another with PORT.`);
  await first.close(100);
});
