import { decimal } from "../../src/domain/numbers/decimal.ts";
import type { Measure } from "../../src/domain/project/measure.ts";
import type { Plan } from "../../src/domain/project/project.ts";
import { openRound } from "../../src/journeys/open-round.ts";
import type { Ports } from "../../src/journeys/ports.ts";
import type { Database } from "../../src/store/database.ts";
import { person } from "../support/fakeTeams/activities.ts";
import type { FakeTeams, Person } from "../support/fakeTeams/server.ts";
import { planOf, projectOf } from "../support/plan-builder.ts";
import { tenantName } from "./large-database.ts";

/** A project asks so many people at most. */
const peoplePerProject = 100;
const measure: Measure = {
  ...{ id: "K1", name: "Mottakere", unit: "Antall", percent: false, kind: "additive", direction: "decrease" },
  ...{ frequency: "month", seasonal: false },
};

/**
 * Tenants of these sizes in which everybody is asked one thing, each by a card in a chat that is not made yet: what the
 * app itself plans, but for the posts in the channels, which are no first contacts.
 */
export async function planFirstContacts(
  database: Database,
  ports: Ports,
  teams: FakeTeams,
  sizes: number[],
): Promise<void> {
  for (const [at, size] of sizes.entries()) {
    const tenant = tenantName(at + 1);
    for (let from = 0; from < size; from += peoplePerProject) {
      await planProject(ports, teams, { tenant, from, people: Math.min(peoplePerProject, size - from) });
    }
  }
  await database.pool.query("delete from message where subject ->> 'kind' <> 'answerCard'");
  await database.pool.query(`update message set under_message = null, mentions = null,
    open_for = '29:1' || (subject ->> 'user')`);
  await database.pool.query("vacuum (analyze)");
}

type Part = { tenant: string; from: number; people: number };

async function planProject(ports: Ports, teams: FakeTeams, part: Part): Promise<void> {
  const { tenant, from } = part;
  const projectId = `p${from}`;
  const channelId = `19:${projectId}.${tenant}@thread.tacv2`;
  const owners = Array.from({ length: part.people }, (_, at) =>
    person(`Eier ${from + at}`, `eier${from + at}@${tenant}.example`),
  );
  teams.conversations.assign(channelId, tenant);
  await ports.store.write(tenant, async (data) => {
    await data.projects.savePlan(planFor(projectId, owners));
    await data.conversations.save({
      ...{ id: channelId, kind: "channel", serviceUrl: teams.serviceUrl, botId: `28:${teams.botId}` },
      ...{ projectId, purpose: "main", installed: true },
    });
    await data.conversations.saveMembers(
      channelId,
      owners.map((owner) => ({ ...owner, guest: false })),
    );
  });
  await openRound(ports, { tenant, projectId, language: "nb", kind: "scheduled" });
}

function planFor(id: string, owners: Person[]): Plan {
  return planOf({
    project: projectOf({ id, shortName: id, name: `Prosjekt ${id}` }),
    measures: [measure],
    rows: owners.map(({ user }, at) => ({
      ...{ measureId: measure.id, office: `Kontor ${at + 1}`, owner: user, baseline: decimal(100) },
      ...{ baselineDate: "2020-06-30", finalTarget: decimal(70), finalDate: "2024-12-31" },
    })),
  });
}
