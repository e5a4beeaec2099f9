import type { z } from "zod";
import { seededRandom } from "../seeded-random.ts";
import { deliver, installationUpdate, message } from "./activities.ts";
import type { Reply } from "./connector.ts";
import { type ControlName, type ControlRoutes, controlRoutes } from "./control-routes.ts";
import { badWeather, storm } from "./faults.ts";
import type { Copy } from "./oracle.ts";
import { press, send } from "./people.ts";
import type { ControlRequest, FakeTeams } from "./server.ts";

type Handlers = {
  [Name in ControlName]: (
    input: z.output<ControlRoutes[Name]["input"]>,
  ) => z.input<ControlRoutes[Name]["output"]> | Promise<z.input<ControlRoutes[Name]["output"]>>;
};
/** What the program knows beside the fake itself. */
export type Controlled = {
  teams: FakeTeams;
  botToken: string;
  bots: string[];
  clock: { now: () => number; set: (ms: number) => void };
};

const done = { done: true } as const;

/** Answers `/control/NAME`; undefined for any other path. */
export async function control(controlled: Controlled, request: ControlRequest): Promise<Reply | undefined> {
  const name = /^\/control\/(\w+)$/.exec(request.path)?.[1];
  if (name === undefined) return undefined;
  if (!isControlName(name)) return { status: 404, body: { error: `there is no /control/${name}` } };
  if (controlRoutes[name].method !== request.method)
    return { status: 405, body: { error: `it is ${controlRoutes[name].method}` } };
  const given = request.method === "GET" ? Object.fromEntries(request.query) : (request.body ?? {});
  return run(handlersOf(controlled), name, given);
}

function isControlName(name: string): name is ControlName {
  return Object.hasOwn(controlRoutes, name);
}

async function run<Name extends ControlName>(handlers: Handlers, name: Name, given: unknown): Promise<Reply> {
  const input = controlRoutes[name].input.safeParse(given);
  if (!input.success) return { status: 400, body: { error: input.error.message } };
  // the table ties each name to its own input
  const handle = handlers[name] as (input: unknown) => unknown;
  try {
    return { status: 200, body: await handle(input.data) };
  } catch (error) {
    return { status: 409, body: { error: error instanceof Error ? error.message : String(error) } };
  }
}

function handlersOf({ teams, botToken, bots, clock }: Controlled): Handlers {
  const { url, serviceUrl, openIdUrl, botId, tenant, conversations, oracle, quota, faults } = teams;
  const bot = (instance: number) => {
    const at = bots[instance];
    if (at === undefined) throw new Error("no bot there: POST /control/bot first");
    return at;
  };
  return {
    about: () => ({ url, serviceUrl, openIdUrl, controlUrl: `${url}/control`, botId, botToken, tenant }),
    bot: ({ urls }) => {
      bots.splice(0, bots.length, ...urls);
      return done;
    },
    misbehave: ({ on, misbehaviour, times, conversation }) => {
      faults.plan(on, misbehaviour, times, conversation);
      return done;
    },
    faults: ({ seed, rules }) => {
      const known = { none: [], badWeather, storm };
      faults.setRules(typeof rules === "string" ? known[rules] : rules, seededRandom(seed));
      return done;
    },
    quota: ({ mode }) => {
      quota.mode = mode;
      return done;
    },
    clock: ({ at, advanceMs }) => {
      clock.set((at === undefined ? clock.now() : Date.parse(at)) + advanceMs);
      return { at: new Date(clock.now()).toISOString() };
    },
    members: ({ conversation, people, tenant: owner }) => {
      conversations.setMembers(conversation, people, owner);
      return done;
    },
    assign: (given) => {
      conversations.assign(given.conversation, given.tenant);
      return done;
    },
    refuse: ({ conversation, code, status }) => {
      conversations.refuse(conversation, code, status);
      return done;
    },
    admit: ({ conversation }) => {
      conversations.admit(conversation);
      return done;
    },
    message: ({ instance, ...said }) => deliver(teams, bot(instance), message(teams, said)),
    install: ({ instance, ...event }) => deliver(teams, bot(instance), installationUpdate(teams, event)),
    activity: ({ activity, instance }) => deliver(teams, bot(instance), { serviceUrl, ...activity }),
    click: async ({ person, post, rows, verb, forms, instance }) => {
      const pressed = press(teams, { person, copy: copyOf(teams, person.teamsId, post), rows, verb });
      const replies = [];
      for (const form of forms) {
        const { status, receipt } = await send(teams, bot(instance), pressed, form);
        replies.push({ status, rows: receipt?.rows ?? [] });
      }
      return { replies };
    },
    token: () => ({ token: teams.token() }),
    state: () => ({
      ...{ posts: oracle.posts.length, clicks: oracle.clicks.length, calls: Object.fromEntries(teams.counts) },
      ...{ struck: Object.fromEntries(faults.struck), busiestSecond: quota.figures().busiestSecond },
    }),
    breaches: () => quota.breaches,
    seen: ({ person }) =>
      oracle.seen(person).map(({ post, card: { title, rows } }) => ({
        ...{ post: post.id, conversation: post.conversationId, title, rows },
      })),
    asks: () => oracle.asksSeen(),
    doubleAsks: () => oracle.doubleAsks(),
    repeatedAsks: () => oracle.repeatedAsks(),
    acknowledged: () => oracle.acknowledged(),
    digests: () => oracle.digests(),
    texts: ({ conversation }) => oracle.textsIn(conversation),
  };
}

function copyOf({ oracle }: FakeTeams, person: string, post: string | undefined): Copy {
  const seen = oracle.seen(person);
  const copy = post === undefined ? seen.at(-1) : seen.find((each) => each.post.id === post);
  if (!copy) throw new Error("this person has no such card");
  return copy;
}
