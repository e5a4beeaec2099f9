import pg from "pg";

// Any number; the same in every release, since apps of two releases may share a server for a moment.
const presenceLock = 4_817_002;
const patience = 10_000;

/**
 * An app's presence in a shared server: a session that holds a shared advisory lock. It ends with the process however
 * that dies, so "am I the last?" is asked of the server itself and no file can lie about it.
 */
export type Presence = {
  /** True when no other app is present; then none can come until this session ends. */
  leave: () => Promise<boolean>;
  end: () => Promise<void>;
};

export async function enter(url: string): Promise<Presence> {
  let client = await present(url);
  let leaving = false;
  const renew = (): void => {
    if (leaving) return;
    // after a crash of the server the place is taken again as soon as it is back
    setTimeout(async () => {
      if (leaving) return;
      client = await present(url).catch(() => client);
      watch();
    }, 1000).unref();
  };
  const watch = (): void => void client.once("end", renew);
  watch();
  return {
    leave: async () => {
      leaving = true;
      await client.query("select pg_advisory_unlock_shared($1)", [presenceLock]);
      const { rows } = await client.query("select pg_try_advisory_lock($1) as last", [presenceLock]);
      return rows[0]?.last === true;
    },
    end: async () => {
      leaving = true;
      await client.end();
    },
  };
}

/** Fails when the server is being stopped by the last app of before: then it must be started anew. */
async function present(url: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url,
    application_name: `nullpunkt presence ${process.pid}`,
    connectionTimeoutMillis: patience,
    keepAlive: true,
  });
  client.on("error", () => undefined);
  await client.connect();
  await client.query(`set lock_timeout = ${patience}`);
  await client.query("select pg_advisory_lock_shared($1)", [presenceLock]);
  return client;
}
