import { openGivenUp } from "../jobs/given-up.ts";
import { readRedriveArgs } from "./redrive-arguments.ts";
import { redriveTenants } from "./redrive-tenants.ts";
import { runOpened } from "./run-command.ts";

/** For the operator: what did not arrive and why, over all tenants, and how it is driven again. */
process.exitCode = await runOpened(readRedriveArgs(process.argv.slice(2)), async ({ ports, upkeep, url }, args) => {
  const givenUp = await openGivenUp(url);
  try {
    return await redriveTenants({ ports, upkeep, givenUp, say: (line) => console.log(line) }, args);
  } finally {
    await givenUp.stop();
  }
});
