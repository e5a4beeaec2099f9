import { type Dialect, type Driver, type KyselyConfig, Transaction } from "kysely";
import type pg from "pg";
import { Line, type LineOptions } from "./line.ts";
import type { Db } from "./session.ts";
import type { Tables } from "./tables.ts";
import { beTenant } from "./tenant-role.ts";

/** How a transaction begins. */
const begins = {
  read: "start transaction isolation level repeatable read read only",
  write: "begin",
} as const;

type OpenTransaction = { trx: Transaction<Tables>; line: Line };
export type Transactions = <T>(
  how: keyof typeof begins,
  tenant: string,
  work: (open: OpenTransaction) => Promise<T>,
) => Promise<T>;

type Parts = { pool: pg.Pool; db: Db; dialect: Dialect } & Partial<LineOptions>;

/**
 * Transactions whose statements are pipelined: kysely's own carry out one statement after the other's answer, and wait
 * for `begin` and for the setting of the tenant too. Everything inside has the tenants' role: row-level security is the
 * second lock, behind the code's own filters.
 */
export function transactionsOn({ pool, db, dialect, ...options }: Parts): Transactions {
  const { onQuery = () => undefined, prepares = true } = options;
  const config: KyselyConfig = { dialect };
  const driver: Driver = dialect.createDriver();
  return async (how, tenant, work) => {
    const client = await pool.connect();
    // a connection that is lost shows in the statement under way, or in the next one
    client.on("error", ignored);
    let isBroken = false;
    try {
      const line = new Line(client, { onQuery, prepares });
      const connection = line.kyselyConnection();
      const executor = db.getExecutor().withConnectionProvider({ provideConnection: (use) => use(connection) });
      const trx = new Transaction<Tables>({ config, dialect, driver, executor });
      line.announce({ text: begins[how] });
      line.announce(beTenant, [tenant]);
      try {
        const result = await work({ trx, line });
        await line.commit();
        return result;
      } catch (error) {
        await line.rollback().catch(() => {
          isBroken = true;
        });
        throw line.firstFailure(error);
      }
    } finally {
      client.off("error", ignored);
      client.release(isBroken);
    }
  };
}

function ignored(): void {}
