import { PgBoss } from "pg-boss";
import { z } from "zod";
import { queues } from "./boss.ts";

/** A wake-up that failed too often. What it was to wake stands in the tables, so nothing is lost with it. */
export type GivenUpJob = { tenant: string; queue: string; at: Date };
export type GivenUp = {
  list: () => Promise<GivenUpJob[]>;
  /** Gives them back to the queues they came from; how many. */
  driveAgain: (tenant?: string) => Promise<number>;
  stop: () => Promise<void>;
};

const wakeUp = z.looseObject({ tenant: z.string() });

/** For the operator's command, beside the apps: it keeps no queue in order itself. */
export async function openGivenUp(url: string): Promise<GivenUp> {
  const boss = new PgBoss({
    connectionString: url,
    application_name: "nullpunkt redrive",
    max: 1,
    schedule: false,
    supervise: false,
    registerInstance: false,
  });
  await boss.start();
  const isThere = async () => (await boss.getQueue(queues.given)) !== null;
  return {
    list: async () => {
      if (!(await isThere())) return [];
      const found = await boss.findJobs<object>(queues.given, { queued: true });
      return found.map(({ data, sourceName, createdOn }) => {
        const { tenant } = wakeUp.safeParse(data).data ?? { tenant: "" };
        return { tenant, queue: sourceName ?? queues.given, at: createdOn };
      });
    },
    driveAgain: async (tenant) =>
      (await isThere()) ? boss.redrive(queues.given, tenant === undefined ? {} : { data: { tenant } }) : 0,
    stop: () => boss.stop({ graceful: false }),
  };
}
