import { planDifference } from "../../../src/domain/importing/plan-difference.ts";
import { mergePlan, settleTargets } from "../../../src/domain/importing/plan-merge.ts";
import { decimal } from "../../../src/domain/numbers/decimal.ts";
import type { Milestone, Risk } from "../../../src/domain/project/project.ts";
import { planOf, projectOf, reading } from "../../support/plan-builder.ts";

const milestone = (id: string, some: Partial<Milestone> = {}): Milestone => ({
  id,
  time: { text: "9. mars 2022", date: "2022-03-09", exact: true },
  event: "Møte",
  status: "planned",
  ...some,
});
const risk = (id: string, some: Partial<Risk> = {}): Risk => ({ id, event: "Noe skjer", ...some });

describe("planDifference", () => {
  it("is empty between equal plans, whatever the order, the id and the zeros of decimals", () => {
    const rows = [{ measureId: "K1", baseline: decimal("3.0") }];
    const stored = planOf({ rows, milestones: [milestone("MP 1"), milestone("MP 2")] });
    const incoming = planOf({
      project: projectOf({ id: "", purpose: undefined }),
      rows: [{ measureId: "K1", office: undefined, baseline: decimal("3") }],
      milestones: [milestone("MP 2"), milestone("MP 1")],
    });
    expect(planDifference(stored, incoming)).toEqual([]);
  });

  it("tells what is added, changed and removed, field by field", () => {
    const stored = planOf({
      milestones: [milestone("MP 1"), milestone("MP 2")],
      risks: [risk("1", { likelihood: 2 })],
    });
    const late = milestone("MP 1", { time: { text: "April", date: "2022-04-30", exact: false }, status: "done" });
    const incoming = planOf({ milestones: [late, milestone("MP 3")], risks: [risk("1")] });
    expect(planDifference(stored, incoming)).toEqual([
      {
        list: "milestones",
        id: "MP 1",
        change: "changed",
        fields: [
          { field: "time", old: "9. mars 2022 (2022-03-09)", new: "April (2022-04-30)" },
          { field: "status", old: "planned", new: "done" },
        ],
      },
      expect.objectContaining({ list: "milestones", id: "MP 3", change: "added" }),
      expect.objectContaining({ list: "milestones", id: "MP 2", change: "removed" }),
      { list: "risks", id: "1", change: "changed", fields: [{ field: "likelihood", old: "2", new: undefined }] },
    ]);
  });

  it("takes all of a new plan for added, the project first", () => {
    const changes = planDifference(undefined, planOf({ risks: [risk("1")] }));
    expect(changes.map(({ list, id, change }) => [list, id, change])).toEqual([
      ["project", "nav-solor", "added"],
      ["risks", "1", "added"],
    ]);
    expect(changes[1]?.fields).toEqual([
      { field: "id", old: undefined, new: "1" },
      { field: "event", old: undefined, new: "Noe skjer" },
    ]);
  });

  it("tells alike lines of a list without ids apart by their number", () => {
    const role = { group: "MBA", position: "Medlem", title: "Representant" };
    const changes = planDifference(planOf({ roles: [role] }), planOf({ roles: [role, role] }));
    expect(changes.map(({ id, change }) => [id, change])).toEqual([["MBA, Medlem, Representant (2)", "added"]]);
  });

  it("sees the set-up of the project itself", () => {
    const incoming = planOf({
      project: projectOf({ limits: { green: 90, yellow: 80 }, digestAt: { weekday: 5, time: "14:00" } }),
    });
    expect(planDifference(planOf(), incoming)[0]?.fields).toEqual([
      { field: "digestAt", old: "1 08:00", new: "5 14:00" },
      { field: "limits", old: "95 80", new: "90 80" },
    ]);
  });
});

describe("mergePlan", () => {
  it("keeps lists without a sheet and fields without a column as they are stored", () => {
    const stored = planOf({
      project: projectOf({ askIn: "personal", purpose: "Formålet" }),
      rows: [{ measureId: "K1", measurer: "m@x.example", comment: "gammel" }],
      risks: [risk("1")],
    });
    const incoming = planOf({ project: projectOf({ id: "" }), rows: [{ measureId: "K1" }, { measureId: "K2" }] });
    const merged = mergePlan(stored, incoming, {
      lists: ["risks"],
      fields: { project: ["askIn"], rows: ["measurer"] },
    });
    expect(merged.project).toMatchObject({ id: "p1", askIn: "personal" });
    expect(merged.project.purpose).toBeUndefined();
    expect(merged.risks).toEqual([risk("1")]);
    expect(merged.rows).toEqual([{ measureId: "K1", measurer: "m@x.example" }, { measureId: "K2" }]);
  });

  it("is the workbook's own plan for a new project", () => {
    const incoming = planOf({ project: projectOf({ id: "" }) });
    expect(mergePlan(undefined, incoming, { lists: ["risks"], fields: {} })).toEqual(incoming);
  });
});

describe("settleTargets", () => {
  const target = { measureId: "P45", value: decimal(60) };

  it("lets a target without a date hold for the row's newest reading", () => {
    const readings = [reading("P45", undefined, "2015-T2", "47"), reading("P45", undefined, "2014-T3", "40")];
    expect(settleTargets([], [target], readings)).toEqual([{ ...target, date: "2015-08-31" }]);
    const measured = [reading("P45", undefined, "2015", "47", { measuredOn: "2015-06-30" })];
    expect(settleTargets([], [target], measured)).toEqual([{ ...target, date: "2015-06-30" }]);
  });

  it("leaves it undated without a reading, and dates it only once", () => {
    expect(settleTargets([], [target], [])).toEqual([target]);
    const stored = [{ ...target, date: "2015-08-31" }];
    expect(settleTargets(stored, [target], [reading("P45", undefined, "2016-T1", "50")])).toEqual(stored);
    expect(settleTargets([target], [target], [reading("P45", undefined, "2016-T1", "50")])).toEqual([target]);
  });

  it("gives way to a dated target of the same day", () => {
    const listed = { ...target, date: "2015-08-31", value: decimal(65) };
    expect(settleTargets([], [target, listed], [reading("P45", undefined, "2015-T2", "47")])).toEqual([listed]);
  });
});
