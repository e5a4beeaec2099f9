import { z } from "zod";
import { type KillPoint, killPoints } from "./kill-points.ts";
import { type Plant, plants } from "./plants.ts";

const isPoint = (name: unknown): name is KillPoint => typeof name === "string" && Object.hasOwn(killPoints, name);

const isPlant = (name: unknown): name is Plant => typeof name === "string" && Object.hasOwn(plants, name);

/** What a test tells an app's process: how to start, on its command line, and orders later over IPC. */
export const appOrders = {
  start: z.object({
    databaseUrl: z.string(),
    botId: z.string(),
    tenant: z.string(),
    openIdUrl: z.string(),
    botToken: z.string(),
    /** how far its clock is ahead of the wall's */
    shiftMs: z.number(),
    sweepMs: z.number(),
    connectorMs: z.number(),
    /** to the database */
    connections: z.number(),
    /** a bug put in from outside */
    plant: z.custom<Plant>(isPlant).optional(),
  }),
  later: z.discriminatedUnion("order", [
    z.object({ id: z.number(), order: z.literal("clock"), shiftMs: z.number() }),
    z.object({ id: z.number(), order: z.literal("arm"), point: z.custom<KillPoint>(isPoint) }),
  ]),
};
export type AppStart = z.infer<typeof appOrders.start>;
type Later = z.infer<typeof appOrders.later>;
/** An order without its number. */
export type AppOrder = Later extends infer Order ? (Order extends Later ? Omit<Order, "id"> : never) : never;

/** What the process tells. */
export const appTold = z.discriminatedUnion("told", [
  z.object({ told: z.literal("listening"), port: z.number() }),
  z.object({ told: z.literal("ready") }),
  z.object({ told: z.literal("done"), id: z.number() }),
]);
export type AppTold = z.infer<typeof appTold>;
