import type { GivenUp } from "../jobs/given-up.ts";
import type { Ports } from "../journeys/ports.ts";
import { listUndelivered, type Redriven, redriveMessages, stuckState } from "../journeys/redrive-messages.ts";
import type { Upkeep } from "../store/upkeep.ts";
import type { RedriveAction, RedriveArgs } from "./redrive-arguments.ts";
import { ageMs, jobLines, lineOf, stuckLines } from "./redrive-report.ts";
import { exitCodes, type Outcome } from "./run-command.ts";

export type RedriveNeeds = {
  ports: Pick<Ports, "store" | "clock">;
  upkeep: Upkeep;
  givenUp: Pick<GivenUp, "list" | "driveAgain">;
  say: (line: string) => void;
};
type Scope = { tenant: string; projectId?: string };

/** Does what the operator asked, in one tenant or all; says each thing it did. */
export async function redriveTenants(needs: RedriveNeeds, args: RedriveArgs): Promise<Outcome> {
  const { action } = args;
  const scopes = await scopesOf(needs, args);
  const named = args.project === undefined ? args.tenant && `tenant ${args.tenant}` : `project ${args.project}`;
  if (scopes.length === 0 && named !== undefined) {
    needs.say(`There is no ${named}.`);
    return exitCodes.badArguments;
  }
  if (action.do === "list") return list(needs, scopes, args);
  if (action.do === "release") return release(needs, scopes, action.as);
  if (action.do === "all" && action.of === "jobs") return driveJobs(needs, args);
  return driveMessages(needs, scopes, { action, dry: args.dry });
}

async function scopesOf({ ports, upkeep }: RedriveNeeds, { tenant, project }: RedriveArgs): Promise<Scope[]> {
  const tenants = (await upkeep.tenants()).filter((each) => tenant === undefined || each === tenant);
  if (project === undefined) return tenants.map((each) => ({ tenant: each }));
  const scopes: Scope[] = [];
  for (const each of tenants) {
    const found = await ports.store.read(each, (data) => data.projects.findByShortName(project));
    if (found) scopes.push({ tenant: each, projectId: found.id });
  }
  return scopes;
}

async function list(
  { ports, upkeep, givenUp, say }: RedriveNeeds,
  scopes: Scope[],
  args: RedriveArgs,
): Promise<Outcome> {
  const lines: string[] = [];
  for (const scope of scopes) {
    const hold = await upkeep.hold(scope.tenant);
    if (hold) lines.push(`${scope.tenant}  holds since ${hold.since} after a restored backup: --release send|skip`);
    lines.push(...stuckLines(await listUndelivered(ports, scope), scope.tenant, ports.clock.now()));
  }
  const jobs = (await givenUp.list()).filter(({ tenant }) => args.tenant === undefined || tenant === args.tenant);
  if (args.project === undefined) lines.push(...jobLines(jobs));
  for (const line of lines.length > 0 ? lines : ["Nothing is stuck."]) say(line);
  return exitCodes.done;
}

type Drive = { action: Extract<RedriveAction, { do: "message" | "all" }>; dry: boolean };

async function driveMessages(needs: RedriveNeeds, scopes: Scope[], { action, dry }: Drive): Promise<Outcome> {
  let count = 0;
  let isHeld = false;
  for (const { tenant, projectId } of scopes) {
    const picked =
      action.do === "message"
        ? { message: action.id }
        : { state: action.of as "failed", ...(projectId !== undefined && { projectId }) };
    const result = await redriveMessages(needs.ports, { tenant, picked, dry });
    count += tell(needs, tenant, result);
    isHeld ||= result.outcome === "held";
  }
  if (count > 0) return exitCodes.done;
  needs.say(action.do === "message" ? `There is no message ${action.id} that is stuck.` : "Nothing to send again.");
  return action.do === "message" || isHeld ? exitCodes.failed : exitCodes.done;
}

function tell({ ports, say }: RedriveNeeds, tenant: string, result: Redriven): number {
  if (result.outcome === "held") {
    say(`${tenant}  holds after a restored backup: --release send|skip first`);
    return 0;
  }
  const done = result.outcome === "redriven" ? "sent again" : "would be sent again";
  for (const each of result.messages) {
    const state = `${done}, was ${stuckState(each) ?? each.log.message.state}`;
    say(lineOf(each, { tenant, state, age: ageMs(each, ports.clock.now()) }));
  }
  return result.messages.length;
}

async function driveJobs({ givenUp, say }: RedriveNeeds, { tenant, dry }: RedriveArgs): Promise<Outcome> {
  const waiting = (await givenUp.list()).filter((job) => tenant === undefined || job.tenant === tenant);
  if (dry) say(`${waiting.length} jobs would be woken again.`);
  else say(`${await givenUp.driveAgain(tenant)} jobs are woken again.`);
  return exitCodes.done;
}

async function release({ ports, upkeep, say }: RedriveNeeds, scopes: Scope[], as: "send" | "skip"): Promise<Outcome> {
  let count = 0;
  for (const { tenant } of scopes) {
    const released = await upkeep.release(tenant, as, ports.clock.now());
    if (!released) continue;
    count += 1;
    const { messages, asks, dues } = released;
    const skipped = `${messages} messages and ${asks} asks are now unknown, ${dues} due moments are passed over`;
    say(`${tenant}  released: ${as === "send" ? "what was planned goes out" : skipped}`);
  }
  if (count === 0) say("Nothing holds.");
  return exitCodes.done;
}
