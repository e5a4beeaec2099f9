import type { Ports } from "../journeys/ports.ts";
import { type Owned, replacePerson } from "../journeys/replace-person.ts";
import type { PersonMarks } from "../store/person-marks.ts";
import type { StoredPersons } from "../store/stored-persons.ts";
import type { PersonAction } from "./person-arguments.ts";
import { exitCodes, type Outcome } from "./run-command.ts";

export type PersonNeeds = {
  ports: Pick<Ports, "store" | "clock">;
  persons: Omit<StoredPersons, "close">;
  say: (line: string) => void;
  write: (file: string, text: string) => Promise<void>;
  /** hexadecimal digits by chance */
  random: () => string;
};

/** Does what the operator asked about one person of one tenant. */
export async function runPerson(needs: PersonNeeds, tenant: string, action: PersonAction): Promise<Outcome> {
  const marks = await needs.persons.marks(tenant, action.user, action.names);
  for (const name of marks.taken) needs.say(`${name} is somebody else's name too, and stays.`);
  return action.do === "export"
    ? exportPerson(needs, tenant, marks, action.out)
    : erasePerson(needs, tenant, marks, action);
}

async function exportPerson(
  { persons, ports, say, write }: PersonNeeds,
  tenant: string,
  marks: PersonMarks,
  out: string,
): Promise<Outcome> {
  const tables = await persons.rows(tenant, marks);
  const { user, names, ids } = marks;
  const about =
    "All that Nullpunkt stores about a person. Times are UTC (ISO 8601). docs/personvern.md tells what each table is for.";
  const document = { format: "nullpunkt-person/1", about, tenant, user, names, ids, at: ports.clock.now(), tables };
  await write(out, `${JSON.stringify(document, null, 2)}\n`);
  await write(`${out}.txt`, readable(document));
  say(`${out} and ${out}.txt: ${countOf(tables)} rows of ${Object.keys(tables).length} tables.`);
  return exitCodes.done;
}

type Document = { about: string; user: string; names: string[]; at: string; tables: Record<string, object[]> };
/** The same for who does not read JSON: a heading per table, a paragraph per row, a line per field that is there. */
function readable({ about, user, names, at, tables }: Document): string {
  const paragraphs = Object.entries(tables).flatMap(([table, rows]) => [
    `== ${table.replaceAll('"', "")} (${rows.length})`,
    ...rows.map((row) =>
      Object.entries(row)
        .filter(([name, value]) => value !== null && name !== "tenant")
        .map(([name, value]) => `${name}: ${typeof value === "object" ? JSON.stringify(value) : value}`)
        .join("\n"),
    ),
  ]);
  return `${[about, `${user} ${names.join(", ")}\n${at}`, ...paragraphs].join("\n\n")}\n`;
}

async function erasePerson(
  { ports, persons, say, random }: PersonNeeds,
  tenant: string,
  marks: PersonMarks,
  { user, replaceWith: by, yes }: Extract<PersonAction, { do: "erase" }>,
): Promise<Outcome> {
  const rows = await persons.rows(tenant, marks);
  if (countOf(rows) === 0) {
    say(`Nothing is stored about ${user}.`);
    return exitCodes.done;
  }
  if (marks.names.length === 0) {
    say(`No roster has ${user}: texts that say her name are found by --name "First Last" alone.`);
  }
  const replaced = await replacePerson(ports, { tenant, user, dry: !yes, ...(by && { by }) });
  if (replaced.outcome === "owns") {
    for (const each of replaced.owned) say(ownedLine(each));
    say(
      `${user} must be replaced first: name who takes over with --replace-with, or import a workbook with the new owner.`,
    );
    return exitCodes.failed;
  }
  say(`Questions that lapse: ${replaced.lapsed}.`);
  if (!yes) {
    for (const [table, found] of Object.entries(rows)) say(`${table.replaceAll('"', "")}: ${found.length}`);
    say("Nothing is changed yet: --yes removes these or keeps them under a pseudonym.");
    return exitCodes.done;
  }
  const counts = await persons.erase(tenant, marks, `tidligere ansatt ${random()}`, ports.clock.now());
  for (const [what, count] of Object.entries(counts)) say(`${what.replaceAll('"', "")}: ${count}`);
  say("Done. What stands is under a pseudonym that can't be traced back.");
  return exitCodes.done;
}

function ownedLine({ shortName, leads, lines }: Owned): string {
  const parts = [leads ? "leads the project" : "", lines.length > 0 ? `owns or measures ${lines.join(", ")}` : ""];
  return `${shortName}: ${parts.filter((part) => part !== "").join("; ")}`;
}

function countOf(tables: Record<string, object[]>): number {
  return Object.values(tables).reduce((sum, rows) => sum + rows.length, 0);
}
