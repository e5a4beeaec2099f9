import { decimal } from "../../src/domain/numbers/decimal.ts";
import type { Frequency, Measure, ScorecardRow } from "../../src/domain/project/measure.ts";
import type { Plan } from "../../src/domain/project/project.ts";
import type { Reading } from "../../src/domain/project/reading.ts";
import { type Period, previousPeriod, storedPeriod } from "../../src/domain/time/period.ts";
import { createIds } from "../../src/ids.ts";
import type { Store } from "../../src/journeys/ports.ts";
import { type Place, person } from "../support/fakeTeams/activities.ts";
import type { FakeTeams, Person } from "../support/fakeTeams/server.ts";
import { milestone, planOf, projectOf } from "../support/plan-builder.ts";

/** The tenant of local mode. */
const tenant = "local";
/** A generated project in its channel, with the people who are in it. */
export type Site = { tenant: string; projectId: string; place: Place; leader: Person; owners: Person[] };
export type Size = { measures: number; rowsPerOwner: number; frequency: Frequency; last: string; periods: number };

const offices = ["Våler", "Åsnes", "Grue"];
const ids = createIds();
const recorded = "2022-07-05T08:00:00.000Z";

/** Stores a project with its history, coupled to a channel whose roster is stored: ready for `spør nå` and `status`. */
export async function buildSite(store: Store, teams: FakeTeams, name: string, size: Size): Promise<Site> {
  const people = peopleOf(name, size);
  const plan = planFor(name, size, people);
  const place = placeOf(name);
  await store.write(tenant, async (data) => {
    await data.projects.savePlan(plan);
    const { id, kind, teamId, teamName, channelName } = place;
    await data.conversations.save({
      ...{ id, kind, teamId, teamName, channelName, serviceUrl: teams.serviceUrl, botId: `28:${teams.botId}` },
      ...{ projectId: plan.project.id, purpose: "main", installed: true },
    });
    await data.conversations.saveMembers(
      id,
      [people.leader, ...people.owners].map((each) => ({ ...each, guest: false })),
    );
    await data.readings.append(plan.project.id, readingsOf(plan.rows, size));
  });
  return { tenant, projectId: plan.project.id, place, ...people };
}

type People = Pick<Site, "leader" | "owners">;

function peopleOf(name: string, { measures, rowsPerOwner }: Size): People {
  const count = (measures * offices.length) / rowsPerOwner;
  const owners = Array.from({ length: count }, (_, index) =>
    person(`Eier ${index + 1}`, `eier${index}.${name}@p.example`),
  );
  return { leader: person("Leder", `leder.${name}@p.example`), owners };
}

function placeOf(name: string): Extract<Place, { kind: "channel" }> {
  const id = (what: string) => `19:${what}-${name}@thread.tacv2`;
  return {
    kind: "channel",
    id: id("kanal"),
    teamId: id("team"),
    teamName: `Prosjekt ${name}`,
    channelName: "Målinger",
  };
}

/** As large in its other lists as the sample project. */
function planFor(name: string, size: Size, { leader, owners }: People): Plan {
  const numbers = Array.from({ length: size.measures }, (_, index) => index + 1);
  const eight = numbers.slice(0, 8);
  return planOf({
    project: projectOf({ id: `p-${name}`, shortName: name, name: `Prosjekt ${name}`, leader: leader.user ?? "" }),
    goals: [1, 2, 3, 4].map((goal) => ({ id: `E${goal}`, level: "effectGoal", text: `Effektmål ${goal}` })),
    roles: owners.map(({ user }) => ({ group: "Linje", position: "Gevinsteier", title: "Enhetsleder", user })),
    measures: numbers.map((number) => measureOf(number, size)),
    rows: offices.flatMap((office, at) =>
      numbers.map((number, line) => rowOf(number, office, owners[ownerAt(at, line, size)])),
    ),
    milestones: eight.map((at) => milestone(`MP ${at}`, `2022-1${at % 3}-15`)),
    risks: eight.map((at) => ({ id: String(at), event: `Hendelse ${at}`, likelihood: (at % 5) + 1, impact: 3 })),
    successFactors: [1, 2, 3, 4, 5].map((at) => ({ id: String(at), text: `Suksessfaktor ${at}` })),
    groupTasks: eight.map((at) => ({ groupId: "A", group: "Arbeidsgruppe", task: `Oppgave ${at}` })),
  });
}

/** An owner has neighbouring measures of one office. */
function ownerAt(office: number, line: number, { measures, rowsPerOwner }: Size): number {
  return Math.floor((office * measures + line) / rowsPerOwner);
}

function measureOf(number: number, { frequency }: Size): Measure {
  return {
    ...{ id: `K${number}`, goalId: `E${(number % 4) + 1}`, name: `Mottakere av ytelse ${number}`, unit: "Antall" },
    ...{
      percent: false,
      kind: "additive",
      direction: "decrease",
      frequency,
      dataSource: "Fagsystemet",
      seasonal: false,
    },
  };
}

function rowOf(number: number, office: string, owner: Person | undefined): ScorecardRow {
  return {
    ...{ measureId: `K${number}`, office, owner: owner?.user, baseline: decimal(100), finalTarget: decimal(70) },
    ...{ baselineDate: "2012-06-30", finalDate: "2024-12-31" },
  };
}

function readingsOf(rows: ScorecardRow[], { last, periods }: Size): Reading[] {
  const reported: Period[] = [storedPeriod(last)];
  while (reported.length < periods) reported.unshift(previousPeriod(reported[0] ?? storedPeriod(last)));
  return rows.flatMap(({ measureId, office, owner }, line) =>
    reported.map(({ key: period }, at) => {
      const value = decimal(100 - ((at + line) % 12));
      return {
        id: ids.next(),
        measureId,
        office,
        period,
        value,
        unchanged: false,
        by: owner,
        at: recorded,
        source: "workbook",
      };
    }),
  );
}
