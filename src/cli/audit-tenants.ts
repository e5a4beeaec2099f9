import type { ChainBreak, ChainCheck, ChainHead } from "../domain/telling/audit-chain.ts";
import type { IsoInstant } from "../domain/time/time.ts";
import type { Ports } from "../journeys/ports.ts";
import type { Upkeep } from "../store/upkeep.ts";
import type { AuditArgs } from "./audit-arguments.ts";
import { exitCodes, type Outcome } from "./run-command.ts";

type AuditNeeds = {
  ports: Pick<Ports, "store" | "clock">;
  upkeep: Pick<Upkeep, "tenants">;
  say: (line: string) => void;
};

/** Entries are chained within seconds; what still waits after this tells that nobody seals. */
const soonMs = 10 * 60_000;

/** Goes through the chain of one organisation or all: a sentence each. What waits to be chained is told, then chained. */
export async function verifyTenants(
  { ports, upkeep, say }: AuditNeeds,
  { tenant: only, known }: Pick<AuditArgs, "tenant"> & { known?: ChainHead },
): Promise<Outcome> {
  const tenants = (await upkeep.tenants()).filter((each) => only === undefined || each === only);
  if (tenants.length === 0 && only !== undefined) {
    say(`There is no tenant ${only}.`);
    return exitCodes.badArguments;
  }
  let isWhole = true;
  for (const tenant of tenants) {
    const check = await ports.store.read(tenant, ({ audit }) => audit.check(known));
    say(`${tenant}  ${sentence(check, ports.clock.now())}`);
    isWhole &&= check.broken === undefined && !isLate(check, ports.clock.now());
    if (check.unsealed.count > 0) await ports.store.write(tenant, ({ audit }) => audit.seal(ports.clock.now()));
  }
  if (tenants.length === 0) say("There is no audit trail yet.");
  return isWhole ? exitCodes.done : exitCodes.failed;
}

/** Prints where each chain ends, as --known takes it. */
export async function printHeads({ ports, upkeep, say }: AuditNeeds, only?: string): Promise<Outcome> {
  const tenants = (await upkeep.tenants()).filter((each) => only === undefined || each === only);
  for (const tenant of tenants) {
    await ports.store.write(tenant, ({ audit }) => audit.seal(ports.clock.now()));
    const head = await ports.store.read(tenant, ({ audit }) => audit.head());
    say(`${tenant}  ${head ? `${head.n}:${head.hash}` : "empty"}`);
  }
  if (tenants.length > 0) return exitCodes.done;
  say(only === undefined ? "There is no audit trail yet." : `There is no tenant ${only}.`);
  return only === undefined ? exitCodes.done : exitCodes.badArguments;
}

function sentence(check: ChainCheck, now: IsoInstant): string {
  const { entries, broken, head, pseudonymised, unsealed } = check;
  const state = broken ? brokenAt(broken, head) : "whole";
  const parts = [`${entries} ${entries === 1 ? "entry" : "entries"}, ${state}`];
  if (pseudonymised > 0) parts.push(`${pseudonymised} under a pseudonym`);
  if (unsealed.count > 0) {
    const since = unsealed.oldest === undefined ? "" : `, the oldest from ${unsealed.oldest}`;
    const why = isLate(check, now) ? "NOT CHAINED IN TIME" : "not chained yet";
    parts.push(`${unsealed.count} ${why}${since}`);
  }
  return `${parts.join("; ")}.`;
}

const reasons: Record<ChainBreak["why"], string> = {
  missing: "an entry is missing",
  changed: "an entry was changed",
  reordered: "entries were reordered",
  cutOff: "cut off at the end",
  rewritten: "the end is another one than was known",
};

function brokenAt({ n, seq, why }: ChainBreak, head: ChainHead | undefined): string {
  const entry = seq === undefined ? "" : ` (audit.seq ${seq})`;
  return `BROKEN at ${n} of ${head?.n ?? 0}: ${reasons[why]}${entry}`;
}

function isLate({ unsealed }: ChainCheck, now: IsoInstant): boolean {
  return unsealed.oldest !== undefined && Date.parse(now) - Date.parse(unsealed.oldest) > soonMs;
}
