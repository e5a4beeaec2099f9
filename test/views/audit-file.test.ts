import { Readable } from "node:stream";
import ExcelJS from "exceljs";
import type { AuditExport, ExportedEntry } from "../../src/domain/telling/audit-export.ts";
import { subjectInPlan } from "../../src/domain/telling/audit-export.ts";
import { auditCsv, auditLines } from "../../src/views/audit-file.ts";
import { solorPlan } from "../support/plan-builder.ts";

const plan = solorPlan();
const entry = (more: Partial<ExportedEntry>): ExportedEntry => ({
  at: "2022-10-03T08:00:00.123Z",
  what: "answered",
  subject: "S1 Åsnes 2022-Q3",
  source: "card",
  pseudonymised: false,
  ...more,
});

function trail(...entries: ExportedEntry[]): AuditExport {
  const head = { n: 12, hash: "ab".repeat(32) };
  return { project: plan.project, tenant: "tenant-1", generatedAt: "2022-11-01T08:00:00Z", head, entries };
}

/** As a spreadsheet reads it: the cells of each line. */
async function cellsOf(csv: string): Promise<unknown[][]> {
  const workbook = new ExcelJS.Workbook();
  const sheet = await workbook.csv.read(Readable.from([csv]), {
    parserOptions: { delimiter: ";", headers: false },
    map: (value: unknown) => value,
  });
  const rows: unknown[][] = [];
  sheet.eachRow({ includeEmpty: true }, (row) => {
    rows.push(Array.isArray(row.values) ? row.values.slice(1) : []);
  });
  return rows;
}

describe("promise 20: the exported trail is readable by itself", () => {
  it("says in its head whose it is, its time zone, its version and the chain's head", async () => {
    const rows = await cellsOf(auditCsv(trail(entry({})), "nb"));
    expect(rows.slice(0, 7)).toEqual([
      ["Prosjekt", `${plan.project.name} (${plan.project.shortName})`],
      ["Organisasjon", "tenant-1"],
      ["Tidssone", "Europe/Oslo"],
      ["Laget", "2022-11-01T09:00:00+01:00"],
      ["Versjon", "1"],
      ["Antall endringer", "1"],
      ["Siste ledd i kjeden", `12:${"ab".repeat(32)}`],
    ]);
  });

  it("writes times with their offset, numbers with a decimal comma, and the words of each language", async () => {
    const told = entry({ n: 3, who: "a@b.example", name: "Gevinsteier", old: "-1.5", new: "90.25", unit: "%" });
    const rows = await cellsOf(auditCsv(trail(told), "nn"));
    const [names, cells] = rows.slice(-2);
    const line = Object.fromEntries((names ?? []).map((name, at) => [name, cells?.[at] ?? ""]));
    expect(line).toMatchObject({
      "Nr. i kjeda": "3",
      Tidspunkt: "2022-10-03T10:00:00+02:00",
      Kven: "Gevinsteier",
      Brukarnamn: "a@b.example",
      Kva: "svarte",
      Kode: "answered",
      Før: "-1,5",
      Etter: "90,25",
      Kjelde: "kort",
    });
  });

  it.each(["=1+1", "+1", "-x", "@x", "\t=1", "\u202e=1", "＝1", "|x", "%x"])("makes no formula of %j", async (why) => {
    const rows = await cellsOf(auditCsv(trail(entry({ why })), "en"));
    expect(rows.at(-1)?.[12]).toMatch(/^'/);
  });

  it("keeps a semicolon, a quote and a line break within their cell", async () => {
    const csv = auditCsv(trail(entry({ why: 'a;b "c"\r\nd' })), "en");
    expect((await cellsOf(csv)).at(-1)?.[12]).toBe('a;b "c" d');
    expect(csv.startsWith("\ufeff")).toBe(true);
    expect(csv.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
  });

  it("gives programs ISO times and numbers, a line each", () => {
    const text = auditLines(trail(entry({ old: "1.50", new: "90.5" }), entry({ new: "Person 1" })), "en");
    const [head, first, second] = text
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(head).toMatchObject({ format: "nullpunkt-audit", version: 1, count: 2, timeZone: "Europe/Oslo" });
    expect(first).toMatchObject({ at: "2022-10-03T08:00:00.123Z", old: "1.50", new: 90.5, whatInWords: "answered" });
    expect(second).toMatchObject({ new: "Person 1" });
  });

  it.each([
    ["S1 Åsnes 2022-Q3", "S1", "Åsnes"],
    ["readings S1 Åsnes 2022-Q3", "S1", "Åsnes"],
    ["rows B1 Grue", "B1", "Grue"],
    ["S1", "S1", undefined],
    ["milestones MP 10", undefined, undefined],
  ])("names what %j is about", (subject, measureId, office) => {
    const about = subjectInPlan(subject, plan);
    expect([about.measureId, about.office]).toEqual([measureId, office]);
  });
});
