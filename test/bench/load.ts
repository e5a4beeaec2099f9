import { Agent, request } from "node:http";

/** One HTTP answer: its time in milliseconds and whether it was what was asked for. */
type Shot = { ms: number; ok: boolean };
export type Volley = { shots: Shot[]; seconds: number };
/** A request, and what its answer must be. */
export type Call = { body: object; right: (status: number, body: string) => boolean };

/** Sends the calls with `width` requests under way at a time; with a token where the bot asks for one. */
export async function fire(url: string, calls: Call[], width: number, token?: string): Promise<Volley> {
  const agent = new Agent({ keepAlive: true, maxSockets: width });
  const shots: Shot[] = [];
  let next = 0;
  const lane = async () => {
    for (let call = calls[next++]; call !== undefined; call = calls[next++])
      shots.push(await shoot(url, agent, call, token));
  };
  const started = performance.now();
  await Promise.all(Array.from({ length: width }, lane));
  agent.destroy();
  return { shots, seconds: (performance.now() - started) / 1000 };
}

/** Sends the calls at an even pace, whether or not earlier ones are answered: what waits counts in the time. */
export async function firePaced(url: string, calls: Call[], perSecond: number): Promise<Volley> {
  const agent = new Agent({ keepAlive: true });
  const started = performance.now();
  const shots = await Promise.all(
    calls.map(async (call, index) => {
      await new Promise((resolve) => setTimeout(resolve, (1000 * index) / perSecond));
      return shoot(url, agent, call);
    }),
  );
  agent.destroy();
  return { shots, seconds: (performance.now() - started) / 1000 };
}

/** node's own client: `fetch` takes so much of a core that the fastest program would wait for it. */
async function shoot(url: string, agent: Agent, { body, right }: Call, token?: string): Promise<Shot> {
  const text = JSON.stringify(body);
  const headers = {
    "content-type": "application/json",
    "content-length": Buffer.byteLength(text),
    ...(token !== undefined && { authorization: `Bearer ${token}` }),
  };
  const started = performance.now();
  const answer = await new Promise<{ status: number; body: string }>((resolve, reject) => {
    const sent = request(url, { method: "POST", agent, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () => resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString() }));
      response.on("error", reject);
    });
    sent.on("error", reject);
    sent.end(text);
  });
  return { ms: performance.now() - started, ok: right(answer.status, answer.body) };
}

export function median(numbers: number[]): number {
  return quantile(numbers, 0.5);
}

/** The smallest number that at least this share of all are not above. */
export function quantile(numbers: number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}
