import { z } from "zod";

const record = z.record(z.string(), z.unknown());
const operation = z.enum(["createConversation", "send", "update", "members", "member", "other"]);
const deliver = z.boolean().optional();
const misbehaviour = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("status"),
    status: z.number().int(),
    retryAfter: z.string().optional(),
    location: z.string().optional(),
    code: z.string().optional(),
    deliver,
  }),
  z.object({ kind: z.literal("html"), status: z.number().int(), deliver }),
  z.object({ kind: z.literal("hang"), deliver }),
  z.object({ kind: z.literal("reset"), deliver }),
  z.object({ kind: z.literal("slow"), ms: z.number().min(0), deliver }),
]);
const rule = z.object({
  probability: z.number().min(0).max(1),
  misbehaviour,
  on: z.array(operation).optional(),
  tenant: z.string().optional(),
  conversation: z.string().optional(),
});
const person = z.object({
  teamsId: z.string(),
  aadObjectId: z.string(),
  name: z.string(),
  user: z.string().optional(),
  guest: z.boolean().optional(),
});
const place = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("channel"),
    id: z.string(),
    teamId: z.string(),
    teamName: z.string(),
    channelName: z.string(),
  }),
  z.object({ kind: z.literal("groupChat"), id: z.string() }),
  z.object({ kind: z.literal("personal"), id: z.string() }),
]);
const said = { from: person, place, locale: z.string().optional(), under: z.string().optional() };
/** which of the bot's instances, in the order of `bot` */
const instance = z.number().int().min(0).default(0);
const entry = z.union([z.string(), z.record(z.string(), z.string())]);
const delivered = z.object({ status: z.number(), body: z.unknown() });
const done = z.object({ done: z.literal(true) });
const row = z.object({
  askId: z.string(),
  revision: z.number(),
  row: z.string(),
  period: z.string(),
  mode: z.string(),
  value: z.string().optional(),
});
const asked = z.object({
  tenant: z.string(),
  person: z.string(),
  row: z.string(),
  period: z.string(),
  askIds: z.array(z.string()),
  posts: z.array(z.string()),
});
const counts = z.record(z.string(), z.number());

const nothing = z.object({});
const route = <I extends z.ZodType, O extends z.ZodType>(method: "GET" | "POST", input: I, output: O) => ({
  method,
  input,
  output,
});

/** What another process may ask of the fake, and tell it: `GET` and `POST /control/NAME`, JSON. */
export const controlRoutes = {
  about: route(
    "GET",
    nothing,
    z.object({
      url: z.string(),
      serviceUrl: z.string(),
      openIdUrl: z.string(),
      controlUrl: z.string(),
      botId: z.string(),
      botToken: z.string(),
      tenant: z.string(),
    }),
  ),
  /** Where the bot's instances listen. */
  bot: route("POST", z.object({ urls: z.array(z.url()) }), done),
  misbehave: route(
    "POST",
    z.object({
      on: operation,
      misbehaviour,
      times: z.number().int().min(1).default(1),
      conversation: z.string().optional(),
    }),
    done,
  ),
  faults: route(
    "POST",
    z.object({ seed: z.number().int(), rules: z.union([z.enum(["none", "badWeather", "storm"]), z.array(rule)]) }),
    done,
  ),
  quota: route("POST", z.object({ mode: z.enum(["off", "record", "enforce"]) }), done),
  /** Sets the fake's clock, or moves it; what posts are stamped with, never the quotas' time. */
  clock: route(
    "POST",
    z.object({ at: z.iso.datetime().optional(), advanceMs: z.number().default(0) }),
    z.object({ at: z.string() }),
  ),
  members: route(
    "POST",
    z.object({ conversation: z.string(), people: z.array(person), tenant: z.string().optional() }),
    done,
  ),
  assign: route("POST", z.object({ conversation: z.string(), tenant: z.string() }), done),
  refuse: route(
    "POST",
    z.object({
      conversation: z.string(),
      code: z.string(),
      status: z.union([z.literal(403), z.literal(404)]).default(403),
    }),
    done,
  ),
  admit: route("POST", z.object({ conversation: z.string() }), done),
  message: route("POST", z.object({ ...said, text: z.string(), instance }), delivered),
  install: route(
    "POST",
    z.object({ ...said, action: z.enum(["add", "remove", "add-upgrade", "remove-upgrade"]), instance }),
    delivered,
  ),
  /** Any activity, as it is; the fake adds its service url and token. */
  activity: route("POST", z.object({ activity: record, instance }), delivered),
  /** Fills in rows of the person's newest card (or of `post`) and presses a button, once for each form. */
  click: route(
    "POST",
    z.object({
      person,
      post: z.string().optional(),
      rows: z.record(z.string(), entry).default({}),
      verb: z.string().default("saveAnswers"),
      forms: z
        .array(z.enum(["same", "newId", "submit"]))
        .min(1)
        .default(["same"]),
      instance,
    }),
    z.object({ replies: z.array(z.object({ status: z.number(), rows: z.array(row) })) }),
  ),
  token: route("GET", nothing, z.object({ token: z.string() })),
  state: route(
    "GET",
    nothing,
    z.object({ posts: z.number(), clicks: z.number(), calls: counts, struck: counts, busiestSecond: z.number() }),
  ),
  breaches: route(
    "GET",
    nothing,
    z.array(
      z.object({
        operation,
        tenant: z.string(),
        conversation: z.string(),
        limit: z.string(),
        atMs: z.number(),
        above: z.number(),
        earlyMs: z.number(),
      }),
    ),
  ),
  /** The cards that ask a person (Teams id), as they look now. */
  seen: route(
    "GET",
    z.object({ person: z.string() }),
    z.array(z.object({ post: z.string(), conversation: z.string(), title: z.string(), rows: z.array(row) })),
  ),
  asks: route("GET", nothing, z.array(asked)),
  doubleAsks: route("GET", nothing, z.array(asked)),
  repeatedAsks: route("GET", nothing, z.array(asked)),
  acknowledged: route(
    "GET",
    nothing,
    z.array(
      z.object({
        tenant: z.string(),
        person: z.string(),
        askId: z.string(),
        row: z.string(),
        period: z.string(),
        value: z.string(),
      }),
    ),
  ),
  digests: route(
    "GET",
    nothing,
    z.array(
      z.object({
        tenant: z.string(),
        conversationId: z.string(),
        week: z.string(),
        postId: z.string(),
        text: z.string(),
      }),
    ),
  ),
  texts: route("GET", z.object({ conversation: z.string() }), z.array(z.string())),
};
export type ControlRoutes = typeof controlRoutes;
export type ControlName = keyof ControlRoutes;
