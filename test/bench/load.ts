/** One HTTP answer: its time in milliseconds and whether it was what was asked for. */
export type Shot = { ms: number; ok: boolean };

/** Sends the bodies with `width` requests under way at a time; returns each answer and the whole time in seconds. */
export async function fire(
  url: string,
  bodies: unknown[],
  width: number,
  right: (status: number, body: string) => boolean,
): Promise<{ shots: Shot[]; seconds: number }> {
  const shots: Shot[] = [];
  let next = 0;
  const lane = async () => {
    while (next < bodies.length) {
      const body = JSON.stringify(bodies[next]);
      next += 1;
      const started = performance.now();
      const response = await fetch(url, { method: "POST", headers: { "content-type": "application/json" }, body });
      const text = await response.text();
      shots.push({ ms: performance.now() - started, ok: right(response.status, text) });
    }
  };
  const started = performance.now();
  await Promise.all(Array.from({ length: width }, lane));
  return { shots, seconds: (performance.now() - started) / 1000 };
}

export function median(numbers: number[]): number {
  return quantile(numbers, 0.5);
}

/** The smallest number that at least this share of all are not above. */
export function quantile(numbers: number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}
