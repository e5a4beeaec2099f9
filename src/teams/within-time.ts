/** Nothing came in time; what was asked for may still happen. */
export class TimeUp extends Error {
  override readonly name = "TimeUp";
}

/** Waits for `work`, but not longer than `ms`. */
export async function withinTime<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const timeUp = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new TimeUp(`nothing in ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([work, timeUp]);
  } finally {
    clearTimeout(timer);
  }
}
