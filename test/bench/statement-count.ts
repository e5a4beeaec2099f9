import type pg from "pg";

/** Statements that have gone to PostgreSQL over a pool; to be set up before its first connection. */
export type StatementCount = { now: () => number };

export function countStatements(pool: pg.Pool): StatementCount {
  let count = 0;
  pool.on("connect", (client) => {
    const counted = new Proxy(client.query, {
      apply: (query, self, given) => {
        count += 1;
        return Reflect.apply(query, self, given);
      },
    });
    Reflect.set(client, "query", counted);
  });
  return { now: () => count };
}
