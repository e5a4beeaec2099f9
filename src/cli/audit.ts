import { exportAudit } from "../journeys/export-audit.ts";
import { auditCsv, auditLines } from "../views/audit-file.ts";
import { type AuditAction, readAuditArgs } from "./audit-arguments.ts";
import { printHeads, verifyTenants } from "./audit-tenants.ts";
import type { OpenPorts } from "./open-ports.ts";
import { exitCodes, type Outcome, runOpened, tell } from "./run-command.ts";
import { writeNewFile } from "./write-new-file.ts";

/** For the operator and those who look over her: whether the audit trail is whole, where it ends, and a project's to take away. */
process.exitCode = await runOpened(readAuditArgs(process.argv.slice(2)), async (open, { action, tenant }) => {
  const needs = { ...open, say: (line: string) => console.log(line) };
  if (action.do === "verify") return verifyTenants(needs, { tenant, known: action.known });
  if (action.do === "head") return printHeads(needs, tenant);
  const chosen = tenant ?? open.tenant;
  if (chosen !== undefined) return write(open, chosen, action);
  return tell(exitCodes.badArguments, "The bot serves several organisations: say which with --tenant ID.");
});

async function write(
  { ports }: OpenPorts,
  tenant: string,
  { project, format, out, exact, language }: Extract<AuditAction, { do: "export" }>,
): Promise<Outcome> {
  const trail = await exportAudit(ports, { tenant, shortName: project, exact });
  if (!trail) return tell(exitCodes.badArguments, `There is no project ${project}.`);
  const text = format === "csv" ? auditCsv(trail, language) : auditLines(trail, language);
  const trouble = await writeNewFile(out, text);
  if (trouble !== undefined) return tell(exitCodes.badArguments, trouble);
  console.log(`${out} is written: ${trail.entries.length} entries.`);
  return exitCodes.done;
}
