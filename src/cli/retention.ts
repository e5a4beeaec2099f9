import { readRetentionArgs } from "./retention-arguments.ts";
import { exitCodes, runOpened, tell } from "./run-command.ts";

/** For the operator: how long things are kept in an organisation; the running app carries it out every day. */
process.exitCode = await runOpened(
  readRetentionArgs(process.argv.slice(2)),
  async ({ retention, ports, tenant: only }, { tenant = only, action }) => {
    if (tenant === undefined) {
      return tell(exitCodes.badArguments, "The bot serves several organisations: say which with --tenant ID.");
    }
    const at = ports.clock.now();
    if (action.do === "set") await retention.set(tenant, action.what, action.days, at);
    if (action.do === "run") {
      for (const { what, rows } of await retention.run(tenant, at, action)) console.log(`${what}: ${rows} rows`);
      return exitCodes.done;
    }
    for (const [what, days] of Object.entries(await retention.settings(tenant))) console.log(`${what}: ${days} days`);
    return exitCodes.done;
  },
);
