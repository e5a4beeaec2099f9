import { z } from "zod";

/** What the production bot of the bench is started with, as JSON in its only argument. */
export const botSettings = z.object({
  port: z.number(),
  databaseUrl: z.string(),
  openIdUrl: z.string(),
  botId: z.string(),
  tenant: z.string(),
  /** its clock goes on from here at the ordinary pace */
  now: z.string(),
});
export type BotSettings = Omit<z.infer<typeof botSettings>, "port">;

/** By process message: the clock goes on from this moment, which lies ahead. */
export const clockWord = z.object({ now: z.string() });
export type ClockWord = z.infer<typeof clockWord>;
