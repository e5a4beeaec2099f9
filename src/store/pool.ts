import pg from "pg";

const { builtins } = pg.types;

/** Values as the domain has them: dates and exact numbers as text, moments as ISO text in UTC. */
const parsers = new Map<number, (text: string) => unknown>([
  [builtins.NUMERIC, (text) => text],
  [builtins.DATE, (text) => text],
  [builtins.TIMESTAMPTZ, isoInstant],
  [builtins.INT8, Number],
]);

export type PoolOptions = {
  /** most connections at once */
  max?: number;
  /** a failure of a connection that nobody waits for; the pool replaces it */
  onError?: (error: Error) => void;
};

export function openPool(url: string, { max = 10, onError = () => undefined }: PoolOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    application_name: "nullpunkt",
    pipeline: true,
    connectionTimeoutMillis: 10_000,
    types: { getTypeParser: (oid: number, format) => parsers.get(oid) ?? pg.types.getTypeParser(oid, format) },
  });
  pool.on("error", onError);
  // the pool listens only to those nobody uses: one that is lost between two statements must not end the process
  pool.on("connect", (client) => client.on("error", () => undefined));
  return pool;
}

/** "2022-10-03 06:00:00.5+00" → "2022-10-03T06:00:00.5Z", as Temporal writes it. */
export function isoInstant(text: string): string {
  if (text.endsWith("+00")) return `${text.slice(0, 10)}T${text.slice(11, -3)}Z`;
  // the server's time zone is not UTC
  return new Date(text).toISOString().replace(/\.?0+Z$/, "Z");
}
