import pg from "pg";
import { startCluster } from "../../src/store/embedded/embedded.ts";

/** An app of its own process: starts or joins, stores one line, says so, and lives until it is killed or told to stop. */
const [folder = "", line = "line"] = process.argv.slice(2);
const cluster = await startCluster(folder);
const client = new pg.Client({ connectionString: cluster.url("postgres") });
await client.connect();
// `create table if not exists` by two at the same moment fails for one of them: here they take turns.
await client.query("select pg_advisory_lock(1)");
await client.query("create table if not exists line (text text)");
await client.query("insert into line values ($1)", [line]);
await client.end();
console.log(JSON.stringify({ joined: cluster.joined, port: cluster.port, location: cluster.location }));
process.on("SIGTERM", async () => {
  await cluster.stop();
  process.exit(0);
});
setInterval(() => undefined, 60_000);
