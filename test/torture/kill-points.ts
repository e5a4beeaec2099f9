import { writeSync } from "node:fs";
import type { Data, Store } from "../../src/journeys/ports.ts";

type Place = {
  /** in the transaction that calls one of these methods of the ports */
  in: readonly string[];
  when: "before commit" | "after commit" /** at the first call to the Connector after it */ | "before the POST";
  /** what leads there: an answer, or a round that is asked */
  by: "answer" | "ask";
  /** passes that it lives through: the first message of a round is its post, the next is a card */
  lives?: number;
};

const claim = ["messages.claim", "messages.claimBatch"] as const;
const begin = ["messages.claim", "messages.begin"] as const;
const finish = ["messages.finish"] as const;
const answered = ["readings.append"] as const;
const opened = ["rounds.insert"] as const;

/** Every point at which a process is killed by itself; the one during a POST is the fake Teams' to see. */
export const killPoints = {
  "answer, before the commit": { in: answered, when: "before commit", by: "answer" },
  "answer, after the commit and before the reply": { in: answered, when: "after commit", by: "answer" },
  "opening a round, before the commit": { in: opened, when: "before commit", by: "ask" },
  "opening a round, after the commit": { in: opened, when: "after commit", by: "ask" },
  "claiming a message, before the commit": { in: claim, when: "before commit", by: "ask" },
  "claiming a message, after the commit": { in: claim, when: "after commit", by: "ask" },
  "before the POST of the round's post": { in: begin, when: "before the POST", by: "ask" },
  "before the POST of a card": { in: begin, when: "before the POST", by: "ask", lives: 1 },
  "after a card's POST, before its result is stored": { in: finish, when: "before commit", by: "ask", lives: 1 },
  "after a card's result is stored": { in: finish, when: "after commit", by: "ask", lives: 1 },
} as const satisfies Record<string, Place>;
export type KillPoint = keyof typeof killPoints;

/** What the process writes as its last words, so that a test knows the point was really there. */
export const lastWords = (point: string): string => `killed: ${point}`;

export type Killer = {
  /** The next time this point is passed, the process dies. */
  arm: (point: KillPoint) => void;
  store: (inner: Store) => Store;
  /** in the place of the sign-in that comes before each call to the Connector */
  beforeCall: () => void;
};

/** Stands outside the product: around its store, and around its sign-in. */
export function createKiller(die: (point: string) => void = killSelf): Killer {
  const state = { point: undefined as KillPoint | undefined, lives: 0, calls: false };
  const armed = (): Place | undefined => state.point && killPoints[state.point];
  /** True when the armed place is there and its lives are spent. */
  const passes = (touched: Set<string>, when: Place["when"]): boolean => {
    const place = armed();
    if (place?.when !== when || !place.in.some((name) => touched.has(name))) return false;
    state.lives -= 1;
    return state.lives < 0;
  };
  return {
    arm: (point) => {
      const { lives = 0 }: Place = killPoints[point];
      Object.assign(state, { point, lives, calls: false });
    },
    beforeCall: () => {
      if (state.calls) die(state.point ?? "");
    },
    store: (inner) => ({
      read: inner.read,
      write: async (tenant, work) => {
        const touched = new Set<string>();
        const result = await inner.write(tenant, async (data) => {
          touched.clear();
          const done = await work(watched(data, touched));
          if (passes(touched, "before commit")) die(state.point ?? "");
          return done;
        });
        if (passes(touched, "after commit")) die(state.point ?? "");
        if (passes(touched, "before the POST")) state.calls = true;
        return result;
      },
    }),
  };
}

function killSelf(point: string): void {
  // written at once, whatever is buffered
  writeSync(1, `${JSON.stringify({ msg: lastWords(point) })}\n`);
  process.kill(process.pid, "SIGKILL");
}

/** Notes each method that did something, as "readings.append". */
export function watched(data: Data, touched: Set<string>): Data {
  return new Proxy(data, {
    get: (target, port, receiver) => {
      const methods: unknown = Reflect.get(target, port, receiver);
      if (typeof methods !== "object" || methods === null) return methods;
      return new Proxy(methods, {
        get: (of, name) => {
          const method: unknown = Reflect.get(of, name);
          if (typeof method !== "function") return method;
          return async (...args: unknown[]) => {
            const got: unknown = await Reflect.apply(method, of, args);
            if (!isNothing(String(name), got)) touched.add(`${String(port)}.${String(name)}`);
            return got;
          };
        },
      });
    },
  });
}

/** A claim that found nothing to send is no place to die at. */
function isNothing(method: string, got: unknown): boolean {
  if (!/^(claim|begin)/.test(method)) return false;
  return got === undefined || (typeof got === "object" && got !== null && "claims" in got && isEmpty(got.claims));
}

function isEmpty(list: unknown): boolean {
  return Array.isArray(list) && list.length === 0;
}
