import { randomBytes } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { openStoredPersons } from "../store/stored-persons.ts";
import { readPersonArgs } from "./person-arguments.ts";
import { exitCodes, runOpened, tell } from "./run-command.ts";
import { runPerson } from "./run-person.ts";

/** For the operator: all that is stored about a person, and her right to be forgotten. */
process.exitCode = await runOpened(readPersonArgs(process.argv.slice(2)), async (open, args) => {
  const tenant = args.tenant ?? open.tenant;
  if (tenant === undefined) {
    return tell(exitCodes.badArguments, "The bot serves several organisations: say which with --tenant ID.");
  }
  const persons = openStoredPersons(open.url);
  const needs = {
    ports: open.ports,
    persons,
    say: (line: string) => console.log(line),
    // readable for the one who runs the command alone
    write: (file: string, text: string) => writeFile(file, text, { mode: 0o600 }),
    random: () => randomBytes(4).toString("hex"),
  };
  try {
    return await runPerson(needs, tenant, args.action);
  } finally {
    await persons.close();
  }
});
