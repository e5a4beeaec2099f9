import { decimal } from "../../../src/domain/numbers/decimal.ts";
import type { Action, Plan } from "../../../src/domain/project/project.ts";
import type { Reading } from "../../../src/domain/project/reading.ts";
import { buildDigest } from "../../../src/domain/telling/digest-content.ts";
import type { AuditFact } from "../../../src/domain/telling/plan-news.ts";
import { readPlanNews } from "../../../src/domain/telling/plan-news.ts";
import { decision, milestone, planOf, reading, solorPlan } from "../../support/plan-builder.ts";

const window = { weeks: ["2022-W41"], from: "2022-10-03T06:00:00Z", to: "2022-10-10T06:00:00Z" };
type Given = { plan?: Plan; readings?: Reading[]; audit?: AuditFact[]; lateSince?: string };
function digestOf({ plan = quietPlan(), readings = [], audit = [], lateSince }: Given = {}) {
  const told = lateSince === undefined ? window : { ...window, lateSince };
  return buildDigest({
    plan,
    window: told,
    readings,
    audit,
    asks: [],
    names: new Map([["nav.grue@solor.example", "Kari"]]),
  });
}
/** NAV Solør with nothing near in time. */
function quietPlan(some: Partial<Plan> = {}): Plan {
  return solorPlan({
    milestones: [milestone("MP 10", "2022-09-30"), milestone("MP 14", "2023-01-01")],
    decisions: [],
    ...some,
  });
}
/** K1 with targets, so that there are colours. */
function coloured(): Plan {
  const plan = quietPlan();
  const rows = plan.rows.map((row) => ({ ...row, finalTarget: decimal(0), finalDate: "2022-12-31" }));
  return { ...plan, project: { ...plan.project, startDate: undefined }, rows };
}
const inWindow = "2022-10-05T08:00:00Z";
const before = "2022-07-05T08:00:00Z";

describe("a quiet week", () => {
  it("says so, and what stands from before does not make it loud", () => {
    const digest = digestOf({ readings: [reading("S1", "Grue", "2022-Q2", "3.2", { at: before })] });
    expect(digest.headline).toEqual({
      quiet: true,
      readings: 0,
      deviations: 0,
      missingPeople: 0,
      overdueMilestones: 1,
    });
    expect(digest.newReadings).toEqual([]);
  });

  it("is not quiet on the week a milestone became overdue, or when one is near", () => {
    expect(digestOf({ plan: quietPlan({ milestones: [milestone("A", "2022-10-05")] }) }).headline.quiet).toBe(false);
    expect(digestOf({ plan: quietPlan({ milestones: [milestone("A", "2022-10-24")] }) }).headline.quiet).toBe(false);
    expect(digestOf({ plan: quietPlan({ milestones: [milestone("A", "2022-10-25")] }) }).headline.quiet).toBe(true);
  });

  it("of an empty project does not fail", () => {
    expect(digestOf({ plan: planOf() })).toMatchObject({ measures: 0, headline: { quiet: true } });
  });
});

describe("new values", () => {
  const old = reading("S1", "Grue", "2022-Q2", "3.3", { at: before });
  const answer = reading("S1", "Grue", "2022-Q3", "3.1", { at: inWindow, by: "nav.grue@solor.example" });

  it("come with the value before, who gave it, and the way it went", () => {
    const { newReadings, headline } = digestOf({ readings: [old, answer] });
    expect(newReadings).toHaveLength(1);
    expect(newReadings[0]).toMatchObject({ byName: "Kari", previous: { id: old.id }, reading: { id: answer.id } });
    expect(newReadings[0]?.assessment).toMatchObject({ state: "noTarget", trend: "rightWay" });
    expect(headline).toMatchObject({ quiet: false, readings: 1, deviations: 0 });
  });

  it("belong to the window after their start, up to and with its end", () => {
    const at = (moment: string) => digestOf({ readings: [{ ...answer, at: moment }] }).newReadings.length;
    expect([at(window.from), at("2022-10-03T06:00:00.001Z"), at(window.to)]).toEqual([0, 1, 1]);
  });

  it("of an older period are judged at their own date", () => {
    const late = reading("S1", "Grue", "2022-Q2", "3.2", { at: inWindow });
    const newest = reading("S1", "Grue", "2022-Q3", "3.1", { at: before });
    expect(digestOf({ readings: [newest, late] }).newReadings[0]?.assessment.state).toBe("noTarget");
  });
});

describe("corrections", () => {
  const old = reading("S1", "Grue", "2022-Q3", "31", { at: before });

  it("of a value from before stand with the value they replaced, and are no new reading", () => {
    const fix = reading("S1", "Grue", "2022-Q3", "3.1", { at: inWindow, corrects: old.id, reason: "Tastefeil" });
    const digest = digestOf({ readings: [old, fix] });
    expect(digest.newReadings).toEqual([]);
    expect(digest.corrections[0]).toMatchObject({ reading: { id: fix.id }, corrected: { id: old.id } });
    expect(digest.headline.quiet).toBe(false);
  });

  it("of corrections show the value that stood when the window began", () => {
    const first = reading("S1", "Grue", "2022-Q3", "3.2", { at: "2022-10-04T08:00:00Z", corrects: old.id });
    const second = reading("S1", "Grue", "2022-Q3", "3.1", { at: inWindow, corrects: first.id });
    const digest = digestOf({ readings: [old, first, second] });
    expect(digest.corrections.map(({ reading: now, corrected }) => [now.id, corrected?.id])).toEqual([
      [second.id, old.id],
    ]);
  });

  it("of an answer from the same week make one reading with its correction", () => {
    const typed = { ...old, at: "2022-10-04T08:00:00Z" };
    const fix = reading("S1", "Grue", "2022-Q3", "3.1", { at: inWindow, corrects: typed.id });
    const digest = digestOf({ readings: [typed, fix] });
    expect(digest.newReadings.map((change) => change.reading.id)).toEqual([fix.id]);
    expect(digest.corrections.map((change) => change.corrected?.id)).toEqual([typed.id]);
  });
});

describe("deviations", () => {
  it("are the lines that stand yellow or red; those from before come last and are marked", () => {
    const standing = reading("S1", "Våler", "2022-Q3", "3.5", { at: before });
    const fresh = reading("S1", "Grue", "2022-Q3", "2.0", { at: inWindow, cause: "Ferie", action: "Ny plan" });
    const green = reading("S1", "Åsnes", "2022-Q3", "0", { at: inWindow });
    const { deviations, headline } = digestOf({ plan: coloured(), readings: [standing, fresh, green] });
    expect(deviations.map((change) => [change.row.office, change.assessment.light, change.standing])).toEqual([
      ["Grue", "red", undefined],
      ["Våler", "red", true],
    ]);
    expect(headline).toMatchObject({ deviations: 2, readings: 2 });
  });

  it("the wrong way without a target is no deviation", () => {
    const digest = digestOf({ readings: [reading("S1", "Grue", "2022-Q3", "4.0", { at: inWindow })] });
    expect(digest.newReadings[0]?.assessment.trend).toBe("wrongWay");
    expect(digest.deviations).toEqual([]);
  });
});

describe("what changed in the plan", () => {
  it("is told from the audit trail, decisions by their date too", () => {
    const plan = quietPlan({
      milestones: [milestone("MP 9", "2022-09-30", { status: "done" }), milestone("MP 10", "2022-09-30")],
      decisions: [
        decision("2022-10-04", "Lokaler"),
        decision("2022-10-03", "Før"),
        decision("2022-08-23", "Tjenester"),
        decision("2022-06-23", "Sak"),
      ],
    });
    const audit = [
      { what: "planChange", subject: "milestones MP 9" },
      { what: "planChange", subject: "milestones MP 10" },
      { what: "planChange", subject: "risks 3" },
      { what: "planChange", subject: "decisions Styringsgruppe, 2022-08-23, Tjenester" },
      { what: "finalTargetSet", subject: "S1 Åsnes", new: "1.1 2024-12-31" },
      { what: "finalTargetSet", subject: "S1 Åsnes", new: "1.0 2024-12-31" },
      { what: "targetSet", subject: "S9 Oslo", new: "1.0" },
    ];
    const digest = digestOf({ plan, audit });
    expect(digest.milestonesDone.map(({ id }) => id)).toEqual(["MP 9"]);
    expect(digest.milestonesOverdue.map(({ id }) => id)).toEqual(["MP 10"]);
    expect(digest.risksChanged.map(({ id }) => id)).toEqual(["3"]);
    expect(digest.decisions.map(({ matter }) => matter)).toEqual(["Lokaler", "Tjenester"]);
    expect(digest.targetsSet).toEqual([
      { measureId: "S1", office: "Åsnes", value: decimal("1.0"), date: "2024-12-31", percent: true },
    ]);
  });

  it("tells of actions done and dropped since the last, and of those whose day has passed since", () => {
    const action = (id: string, status: Action["status"], date: string): Action => ({
      ...{ id, kind: "action", text: id, status },
      due: { text: date, date, exact: true },
    });
    const plan = quietPlan({
      actions: [
        action("T1", "done", "2022-10-01"),
        action("T2", "done", "2022-10-01"),
        action("T3", "dropped", "2022-10-01"),
        action("T4", "planned", "2022-01-01"),
        action("T5", "started", "2022-10-04"),
        action("T6", "planned", "2030-01-01"),
      ],
    });
    const audit = ["T1", "T3", "T6"].map((id) => ({ what: "planChange", subject: `actions ${id}` }));
    const digest = digestOf({ plan, audit });
    const ids = (actions: { id: string }[] = []) => actions.map(({ id }) => id);
    expect(ids(digest.actionsDone)).toEqual(["T1"]);
    expect(ids(digest.actionsDropped)).toEqual(["T3"]);
    expect(ids(digest.actionsOverdue)).toEqual(["T5"]);
    expect(digest.headline.quiet).toBe(false);
  });

  it("tells of targets that a new workbook brought, not of its other changes to a row", () => {
    const plan = coloured();
    const targets = [{ measureId: "K1", office: "Grue", date: "2023-12-31", value: decimal(100) }];
    const audit = [
      { what: "planChange", subject: "rows S1 Grue", new: '{"finalTarget":"0"}' },
      { what: "planChange", subject: "rows S1 Våler", new: '{"comment":"ny"}' },
      { what: "planChange", subject: "targets K1, Grue, 2023-12-31", new: '{"value":"100"}' },
      { what: "import", subject: "rows S2 Grue", new: '{"finalTarget":"0"}' },
    ];
    const { targetsSet } = digestOf({ plan: { ...plan, targets }, audit });
    expect(targetsSet.map(({ measureId, office, value, date }) => [measureId, office, value.toString(), date])).toEqual(
      [
        ["S1", "Grue", "0", "2022-12-31"],
        ["K1", "Grue", "100", "2023-12-31"],
      ],
    );
  });

  it.each(["", "1,0", "Reduksjon", "NaN", "1e9", "1.0 des. 2024"])("has no target where the trail says %j", (text) => {
    expect(readPlanNews([{ what: "targetSet", subject: "S1", new: text }]).targets).toEqual([]);
  });
});

describe("a digest's frame", () => {
  it("carries window, lateness, coverage and the reason for no total", () => {
    const digest = digestOf({ lateSince: "2022-10-10T06:00:00Z" });
    expect(digest).toMatchObject({
      ...window,
      lateSince: "2022-10-10T06:00:00Z",
      measures: 12,
      measuresWithoutTarget: 12,
    });
    expect(digest.coverage).toMatchObject({ measured: 0, shouldBeMeasured: 5 });
  });
});
