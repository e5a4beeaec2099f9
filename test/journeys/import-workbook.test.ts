import { readFile } from "node:fs/promises";
import type { ImportRefusal, ImportReport } from "../../src/domain/importing/import-report.ts";
import { type Decimal, decimal } from "../../src/domain/numbers/decimal.ts";
import { rowKey, type ScorecardRow } from "../../src/domain/project/measure.ts";
import type { Content } from "../../src/domain/talking/content.ts";
import { exportWorkbook } from "../../src/journeys/export-workbook.ts";
import { findProject } from "../../src/journeys/find-project.ts";
import { discardImport, importFile, previewImport, saveImport } from "../../src/journeys/import-workbook.ts";
import { loadSample } from "../../src/sample/load-sample.ts";
import type { Database } from "../../src/store/database.ts";
import { createWorkbooks } from "../../src/workbook/excel-workbooks.ts";
import { readWorkbook } from "../../src/workbook/read-workbook.ts";
import { freshStore } from "../support/database.ts";
import { type Sheets, scorecardHeaders, smallSheets, workbookOf } from "../workbook/make-workbook.ts";
import { journeyIn, leader, tenant } from "./project-in-store.ts";

// read here and now; the process of its own is tried in test/promises/15-bad-files
const workbooks = { ...createWorkbooks(), read: readWorkbook };
const now = "2022-10-03T06:00:00Z";
let database: Database;
beforeAll(async () => {
  database = await freshStore();
});
afterAll(async () => database.close());

const world = () => {
  const journey = journeyIn(database, now);
  return { ...journey, ports: { ...journey.ports, workbooks } };
};
const sample = (name: string) => readFile(new URL(`../../src/sample/${name}.xlsx`, import.meta.url));
function report(content: Content): ImportReport {
  if (content.kind !== "importReport") throw new Error(JSON.stringify(content));
  return content;
}
const noticeOf = (content: Content) => (content.kind === "notice" ? content.notice : content.kind);
const counted = (table: string) =>
  database.pool.query(`select count(*)::int as n from ${table}`).then(({ rows }) => rows[0].n as number);

/** Readings of K1 in a project of its own. */
function project(shortName: string, ...readings: (string | number | null)[][]): Sheets {
  const Prosjekt = [
    ["Kortnavn", shortName],
    ["Navn", `Prosjekt ${shortName}`],
    ["Prosjektleder", "leder@test.example"],
  ];
  const heads = ["Måle-ID", "Kontor/kommune", "Status år", "Status", "Rettet", "Årsak"];
  return { ...smallSheets, Prosjekt, Målinger: [heads, ...readings] };
}
async function importSheets(sheets: Sheets, dry = false): Promise<ImportReport | ImportRefusal> {
  const bytes = await workbookOf(sheets);
  return importFile(world().ports, { tenant, fileName: "test.xlsx", bytes, dry, who: { source: "cli" } });
}

describe("a workbook sent to the bot", () => {
  it("is looked at, and nothing of it is stored before Lagre", async () => {
    const { ports, inPersonal, read } = world();
    const preview = await previewImport(ports, inPersonal(leader), {
      fileName: "nav-solor.xlsx",
      bytes: await sample("nav-solor"),
    });
    expect(report(preview)).toMatchObject({
      known: false,
      saved: false,
      uploadId: expect.any(String),
      shortName: "nav-solor",
    });
    expect(await read((data) => data.projects.list())).toEqual([]);
    expect([await counted("audit"), await counted("upload")]).toEqual([0, 1]);

    const saved = await saveImport(ports, inPersonal(leader), { uploadId: report(preview).uploadId ?? "" });
    expect(report(saved)).toMatchObject({ saved: true, counts: { scorecardRows: 36 } });
    const stored = await read((data) => data.projects.findByShortName("NAV-Solor"));
    const plan = await read((data) => data.projects.plan(stored?.id ?? ""));
    expect([plan?.measures.length, plan?.rows.length, plan?.milestones.length, plan?.roles.length]).toEqual([
      12, 36, 14, 29,
    ]);
    const trail = await read((data) =>
      data.audit.between(stored?.id ?? "", "2022-01-01T00:00:00Z", "2023-01-01T00:00:00Z"),
    );
    expect(
      trail.every(({ what, who, source }) => what === "import" && who === leader && source === "workbook chat 1"),
    ).toBe(true);
    expect(trail.map(({ subject }) => subject)).toEqual(
      expect.arrayContaining(["project nav-solor", "rows S1 Åsnes", "milestones MP 8"]),
    );
  });

  it("is stored once, however often Lagre is clicked", async () => {
    const { ports, inPersonal, read } = world();
    const preview = await previewImport(ports, inPersonal(leader), {
      fileName: "kor.xlsx",
      bytes: await sample("kor-malekort"),
    });
    const uploadId = report(preview).uploadId ?? "";
    const clicks = await Promise.all([1, 2, 3].map(() => saveImport(ports, inPersonal(leader), { uploadId })));
    expect(clicks.filter(({ kind }) => kind === "importReport")).toHaveLength(1);
    const late = await saveImport(ports, inPersonal(leader), { uploadId });
    const told = [...clicks, late].filter(({ kind }) => kind === "notice").map(noticeOf);
    expect(told).toHaveLength(3);
    expect(told[2]).toEqual({ reason: "importNothingNew", projectName: "Kommunereformprosjektet (KOR)" });
    const kor = await read((data) => data.projects.findByShortName("kor"));
    const readings = await read((data) => data.readings.all(kor?.id ?? ""));
    expect(readings.map(({ measureId, period, value }) => [measureId, period, value.toFixed()])).toEqual([
      ["P45", "2015-T2", "47"],
      ["P128", "2015", "92"],
    ]);
    const targets = await read((data) => data.projects.plan(kor?.id ?? "")).then((plan) => plan?.targets);
    expect(targets?.map(({ date }) => date)).toEqual(["2015-08-31"]);
  });

  it("can be discarded, and is then gone", async () => {
    const { ports, inPersonal } = world();
    const bytes = await workbookOf(project("forkastet"));
    const uploadId =
      report(await previewImport(ports, inPersonal("a@test.example"), { fileName: "x.xlsx", bytes })).uploadId ?? "";
    expect(noticeOf(await discardImport(ports, inPersonal("b@test.example"), { uploadId }))).toEqual({
      reason: "importGone",
    });
    expect(noticeOf(await discardImport(ports, inPersonal("a@test.example"), { uploadId }))).toEqual({
      reason: "importDiscarded",
    });
    expect(noticeOf(await saveImport(ports, inPersonal("a@test.example"), { uploadId }))).toEqual({
      reason: "importGone",
    });
  });

  it("is for the leader of a project that is there already, also when the workbook names another leader", async () => {
    const { ports, inPersonal, read } = world();
    await importSheets(project("ledet"));
    const taken = project("ledet");
    taken["Prosjekt"] = [
      ["Kortnavn", "ledet"],
      ["Navn", "Kapret"],
      ["Prosjektleder", "tyv@test.example"],
    ];
    const bytes = await workbookOf(taken);
    const refused = await previewImport(ports, inPersonal("tyv@test.example"), { fileName: "x.xlsx", bytes });
    expect(noticeOf(refused)).toMatchObject({ reason: "onlyLeader" });
    const byLeader = inPersonal("leder@test.example");
    const locked = await previewImport(ports, byLeader, { fileName: "x.xlsx", bytes });
    expect(noticeOf(locked)).toEqual({ reason: "leaderUnknown", leader: "tyv@test.example" });
    await ports.store.write(byLeader.tenant, (data) =>
      data.conversations.saveMembers("19:hvor", [
        { teamsId: "29:t", user: "tyv@test.example", name: "T", guest: false },
      ]),
    );
    const allowed = report(await previewImport(ports, byLeader, { fileName: "x.xlsx", bytes }));
    const stranger = await saveImport(ports, inPersonal("tyv@test.example"), { uploadId: allowed.uploadId ?? "" });
    expect(noticeOf(stranger)).toEqual({ reason: "importGone" });
    expect((await read((data) => data.projects.findByShortName("ledet")))?.name).toBe("Prosjekt ledet");
  });

  it("is taken in a personal chat only, from someone who is known, in the tenant it is sent in", async () => {
    const { ports, inPersonal, inChannel } = world();
    const file = { fileName: "x.xlsx", bytes: await workbookOf(project("hemmelig")) };
    expect(noticeOf(await previewImport(ports, inChannel("p1", leader), file))).toEqual({
      reason: "importOnlyPersonal",
    });
    expect(noticeOf(await previewImport(ports, inPersonal(), file))).toEqual({ reason: "unknownPerson" });
    const { uploadId = "" } = report(await previewImport(ports, inPersonal(leader), file));
    const elsewhere = { ...inPersonal(leader), tenant: "t2" };
    expect(noticeOf(await saveImport(ports, elsewhere, { uploadId }))).toEqual({ reason: "importGone" });
  });

  it("is refused with every fault in it, and does not wait", async () => {
    const { ports, inPersonal } = world();
    const before = await counted("upload");
    const bytes = await workbookOf({ Prosjekt: [["Kortnavn", "feil"]] });
    const refusal = await previewImport(ports, inPersonal(leader), { fileName: "feil.xlsx", bytes });
    expect(refusal).toMatchObject({ kind: "importRefusal", fileName: "feil.xlsx" });
    expect(refusal.kind === "importRefusal" && refusal.errors.map(({ reason }) => reason)).toEqual([
      "sheetMissing",
      "columnMissing",
      "columnMissing",
    ]);
    expect(await counted("upload")).toBe(before);
  });
});

it("is refused from a guest, who has no project here either", async () => {
  const { ports, inPersonal, read, write } = world();
  const turn = inPersonal("gjest@annet.example");
  const { teamsId } = turn.actor;
  await write(async (data) => {
    await data.conversations.save(turn.conversation);
    await data.conversations.saveMember(turn.conversation.id, {
      teamsId,
      user: "gjest@annet.example",
      name: "Gjest",
      guest: true,
    });
  });
  const bytes = await workbookOf(project("gjestens"));
  expect(noticeOf(await previewImport(ports, turn, { fileName: "g.xlsx", bytes }))).toEqual({
    reason: "noImportByGuest",
  });
  expect(await read((data) => findProject(data, turn))).toEqual({ notice: { reason: "inNoProject" } });
});

describe("a second import", () => {
  it("stores the differences only, keeps what chat has set, and tells the project's news", async () => {
    const { read, write } = world();
    await importSheets(project("igjen"));
    const stored = await read((data) => data.projects.findByShortName("igjen"));
    const id = stored?.id ?? "";
    const target = { measureId: "K1", office: "Våler", date: "2024-12-31", value: decimal(100) };
    await write(async (data) => {
      const plan = await data.projects.plan(id);
      if (plan)
        await data.projects.savePlan({ ...plan, targets: [target], project: { ...plan.project, askIn: "personal" } });
    });
    const changed = {
      ...project("igjen"),
      Risiko: [
        ["Nr", "Risiko"],
        [1, "Noe skjer"],
      ],
    };
    const result = await importSheets(changed);
    expect(result.kind === "importReport" && result.changes.map(({ list, change }) => [list, change])).toEqual([
      ["risks", "added"],
    ]);
    const plan = await read((data) => data.projects.plan(id));
    expect(plan?.targets.map(({ value }) => value.toFixed())).toEqual(["100"]);
    expect(plan?.project.askIn).toBe("personal");
    const trail = await read((data) => data.audit.between(id, "2022-01-01T00:00:00Z", "2023-01-01T00:00:00Z"));
    expect(trail.filter(({ what }) => what === "planChange").map(({ subject }) => subject)).toEqual(["risks 1"]);
  });

  it("of the same workbook says once that nothing is new, and not that it is saved", async () => {
    const { ports, inPersonal } = world();
    await importSheets(project("uendret"));
    expect(await importSheets(project("uendret"))).toMatchObject({ changes: [], newReadings: 0, saved: false });
    const turn = inPersonal("leder@test.example");
    const bytes = await workbookOf(project("uendret"));
    const { uploadId = "" } = report(await previewImport(ports, turn, { fileName: "u.xlsx", bytes }));
    expect(noticeOf(await saveImport(ports, turn, { uploadId }))).toEqual({
      reason: "importNothingNew",
      projectName: "Prosjekt uendret",
    });
  });

  it("with empty target cells takes no target away that chat has set, and tells of it", async () => {
    const { read, write } = world();
    const heads = [...scorecardHeaders, "Mål per statustidspunkt", "Sluttmål", "Sluttmåling måned/år"];
    const row = ["K1", "Mottakere", "Antall", "Årlig", 112, "Våler"];
    const sheets = (...cells: (string | number | null)[]): Sheets => ({
      ...project("målsatt"),
      Målekort: [heads, [...row, ...cells]],
      Delmål: [["Måle-ID", "Kontor", "Dato", "Mål"]],
    });
    await importSheets(sheets());
    const id = (await read((data) => data.projects.findByShortName("målsatt")))?.id ?? "";
    const planned = () => read((data) => data.projects.plan(id));
    const dated = { measureId: "K1", office: "Våler", date: "2023-06-30", value: decimal(105) };
    await write(async (data) => {
      const plan = await data.projects.plan(id);
      const rows = plan?.rows.map((each) => ({ ...each, finalTarget: decimal(100), finalDate: "2024-12-31" })) ?? [];
      if (plan) await data.projects.savePlan({ ...plan, rows, targets: [dated] });
    });
    const again = await importSheets(sheets());
    expect(again).toMatchObject({ changes: [] });
    const found = again.kind === "importReport" ? again.findings : [];
    expect(found.map(({ reason }) => reason)).not.toContain("measuresWithoutTarget");
    expect(found.filter(({ reason }) => reason === "targetKept")).toEqual([
      { reason: "targetKept", measureId: "K1", office: "Våler", value: decimal(100), date: "2024-12-31" },
      { reason: "targetKept", ...dated },
    ]);
    expect((await planned())?.targets).toEqual([dated]);
    await importSheets(sheets(null, 90, null));
    expect((await planned())?.rows[0]).toMatchObject({ finalTarget: decimal(90), finalDate: "2024-12-31" });
  });

  it("never takes a reading away, corrects only what says so, and tells of the rest", async () => {
    const { read } = world();
    await importSheets(project("rettet", ["K1", "Våler", 2020, 90], ["K1", "Våler", 2021, 100]));
    const silent = await importSheets(project("rettet", ["K1", "Våler", 2021, 105]));
    expect(silent).toMatchObject({ newReadings: 0, changes: [] });
    expect(silent.kind === "importReport" && silent.findings).toContainEqual(
      expect.objectContaining({ reason: "readingDiffers", period: "2021", sheet: "Målinger", cell: "D2" }),
    );
    const marked = project("rettet", ["K1", "Våler", 2021, 105, "ja", "Kilden er revidert"], ["K1", "Våler", 2022, 95]);
    expect(await importSheets(marked)).toMatchObject({ newReadings: 2 });
    expect(await importSheets(marked)).toMatchObject({ newReadings: 0, changes: [] });
    const stored = await read((data) => data.projects.findByShortName("rettet"));
    const all = await read((data) => data.readings.all(stored?.id ?? ""));
    expect(all.map(({ period, value, reason }) => [period, value.toFixed(), reason])).toEqual([
      ["2020", "90", undefined],
      ["2021", "100", undefined],
      ["2021", "105", "Kilden er revidert"],
      ["2022", "95", undefined],
    ]);
    expect(all[2]?.corrects).toBe(all[1]?.id);
    const series = await read((data) => data.readings.series(stored?.id ?? "", "K1"));
    expect(series.map(({ value }) => value.toFixed())).toEqual(["90", "105", "95"]);
  });

  it("of an export changes nothing, and into another tenant brings everything", async () => {
    const { ports, read } = world();
    await importSheets(project("ut", ["K1", "Våler", 2021, 100], ["K1", "Våler", 2021, 105, "ja", "Feil"]));
    const bytes = (await exportWorkbook(ports, { tenant, shortName: "ut", exact: true })) ?? new Uint8Array();
    const args = { tenant, fileName: "ut.xlsx", bytes, who: { source: "cli" } };
    expect(await importFile(ports, args)).toMatchObject({ known: true, changes: [], newReadings: 0 });
    expect(await importFile(ports, { ...args, tenant: "t9" })).toMatchObject({ known: false, newReadings: 2 });
    const there = await database.store.read("t9", async (data) => {
      const found = await data.projects.findByShortName("ut");
      return data.readings.all(found?.id ?? "");
    });
    expect(there.map(({ value, corrects }) => [value.toFixed(), corrects === undefined])).toEqual([
      ["100", true],
      ["105", false],
    ]);
    expect(await exportWorkbook(ports, { tenant: "t10", shortName: "ut", exact: true })).toBeUndefined();
    expect(await read((data) => data.projects.list()).then((list) => list.length)).toBeGreaterThan(1);
  });
});

describe("an import after the change has started", () => {
  /** Every baseline and final target of a workbook another one, over what is stored. */
  const startedProject = async (name: string) => {
    const own = `t-${name}`;
    const at = "2030-01-02T08:00:00Z";
    const { ports } = journeyIn(database, at);
    const of = (contents: Extract<Awaited<ReturnType<typeof readWorkbook>>, { ok: true }>) => ({
      ports: { ...ports, workbooks: { ...workbooks, read: async () => contents } },
      args: { tenant: own, fileName: "x.xlsx", bytes: new Uint8Array(), who: { source: "cli" } },
    });
    const read = await readWorkbook(await sample(name));
    if (!read.ok) throw new Error(JSON.stringify(read));
    const project = { ...read.plan.project, startDate: "2023-01-01" };
    const plan = { ...read.plan, project };
    const first = of({ ...read, plan });
    await importFile(first.ports, first.args);
    const moved = <Value extends Decimal | undefined>(value: Value) => value?.plus(1);
    const rows = plan.rows.map((row) => ({
      ...row,
      baseline: moved(row.baseline),
      finalTarget: moved(row.finalTarget),
    }));
    const again = of({ ...read, plan: { ...plan, rows } });
    const result = await importFile(again.ports, again.args);
    const stored = await database.store.read(own, async (data) => {
      const found = await data.projects.findByShortName(plan.project.shortName);
      return data.projects.plan(found?.id ?? "");
    });
    return { plan, stored, findings: result.kind === "importReport" ? result.findings : [] };
  };

  it.each(["nav-solor", "kor-malekort"])("changes no baseline and no final target of %s", async (name) => {
    const { plan, stored, findings } = await startedProject(name);
    const values = (rows: ScorecardRow[] = []) =>
      rows.map((row) => [rowKey(row), row.baseline?.toFixed(), row.finalTarget?.toFixed()]);
    expect(values(stored?.rows)).toEqual(values(plan.rows));
    const count = (reason: string) => findings.filter((finding) => finding.reason === reason).length;
    expect(count("baselineKept")).toBe(plan.rows.filter(({ baseline }) => baseline).length);
    expect(count("targetHeld")).toBe(plan.rows.filter(({ finalTarget }) => finalTarget).length);
    expect(count("baselineKept")).toBeGreaterThan(3);
  });
});

describe("import from the command line", () => {
  it("does nothing when it is dry, and says the same", async () => {
    const dry = await importSheets(project("tørr"), true);
    expect(dry).toMatchObject({ known: false, saved: false });
    expect(await world().read((data) => data.projects.findByShortName("tørr"))).toBeUndefined();
  });

  it("imports as the project that is named", async () => {
    const { ports, read } = world();
    const bytes = await workbookOf(project("eget-navn"));
    await importFile(ports, { tenant, fileName: "x.xlsx", bytes, shortName: "annet", who: { source: "cli" } });
    expect(await read((data) => data.projects.findByShortName("eget-navn"))).toBeUndefined();
    expect((await read((data) => data.projects.findByShortName("annet")))?.shortName).toBe("annet");
  });

  it("stores nothing at all when something fails on the way", async () => {
    const { ports, read } = world();
    const bytes = await workbookOf(project("avbrutt", ["K1", "Våler", 2021, 100]));
    const broken = {
      ...ports,
      store: {
        ...ports.store,
        write: <T>(of: string, work: Parameters<typeof ports.store.write<T>>[1]) =>
          ports.store.write(of, (data) =>
            work({ ...data, audit: { ...data.audit, append: () => Promise.reject(new Error("the disk is full")) } }),
          ),
      },
    };
    const args = { tenant, fileName: "x.xlsx", bytes, who: { source: "cli" } };
    await expect(importFile(broken, args)).rejects.toThrow("the disk is full");
    expect(await read((data) => data.projects.findByShortName("avbrutt"))).toBeUndefined();
  });
});

describe("the sample", () => {
  it("is loaded into an empty database, and not over anything", async () => {
    const { ports } = world();
    await loadSample(ports);
    const list = () => database.store.read("local", (data) => data.projects.list());
    expect((await list()).map(({ shortName }) => shortName)).toEqual(["kor", "nav-solor"]);
    const entries = await counted("audit");
    await loadSample(ports);
    expect(await counted("audit")).toBe(entries);
  });
});

describe("an import as a named project", () => {
  const importAs = async (shortName: string, sheets: Sheets) =>
    importFile(world().ports, {
      tenant: "named",
      fileName: "fil.xlsx",
      bytes: await workbookOf(sheets),
      shortName,
      who: { source: "cli" },
    });
  const stored = () =>
    database.store.read("named", async (data) => (await data.projects.list()).map(({ name }) => name).sort());

  it("renames a new one and says so, and never puts one project in another's place", async () => {
    const renamed = await importAs("fire", project("en"));
    expect(renamed).toMatchObject({ known: false, shortName: "fire", saved: true });
    expect(renamed).toMatchObject({
      findings: expect.arrayContaining([expect.objectContaining({ reason: "renamed" })]),
    });
    await importAs("to", project("to"));
    const before = await stored();
    for (const [shortName, own] of [
      ["to", "tre"],
      ["ny", "to"],
    ] as const) {
      expect(await importAs(shortName, project(own))).toEqual({
        kind: "importRefusal",
        fileName: "fil.xlsx",
        errors: [{ reason: "otherProject", sheet: "Prosjekt", fileShortName: own, project: shortName }],
      });
    }
    expect(await stored()).toEqual(before);
    expect(await importAs("TO", project("to"))).toMatchObject({ kind: "importReport", known: true, changes: [] });
  });
});
