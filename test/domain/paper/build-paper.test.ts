import { decimal } from "../../../src/domain/numbers/decimal.ts";
import { buildPaper, type PaperInput } from "../../../src/domain/paper/build-paper.ts";
import { noWords } from "../../../src/domain/paper/steering-paper.ts";
import type { Plan } from "../../../src/domain/project/project.ts";
import { milestone, planOf, reading, solorPlan } from "../../support/plan-builder.ts";

const now = "2023-04-03T08:00:00Z";

function paperOf(some: Partial<PaperInput> = {}) {
  return buildPaper({
    plan: judgedPlan(),
    readings: [],
    asks: [],
    audit: [],
    now,
    names: new Map(),
    words: noWords,
    ...some,
  });
}

/** NAV Solør with targets, judged since its first day. */
function judgedPlan(some: Partial<Plan> = {}): Plan {
  const plan = solorPlan(some);
  const rows = plan.rows.map((row) => ({ ...row, finalTarget: decimal(0), finalDate: "2024-12-31" }));
  return { ...plan, project: { ...plan.project, startDate: undefined }, rows };
}

const steering = (day: string) => ({ group: "Styringsgruppe", date: { text: day, date: day, exact: true } });

describe("the paper's measures", () => {
  it("have no value, no forecast and no line before anything is measured", () => {
    const [first] = paperOf().measures;
    expect(first).toMatchObject({ measure: { id: "S1" }, assessment: { state: "notMeasured" } });
    expect(first).not.toHaveProperty("previous");
    expect(first).not.toHaveProperty("forecast");
  });

  it("of an empty project are none, and nothing fails", () => {
    const paper = paperOf({ plan: planOf() });
    expect(paper).toMatchObject({ measures: [], milestones: [], risks: [], decisions: [], total: { counted: [] } });
    expect(paper).not.toHaveProperty("since");
    expect(paper).not.toHaveProperty("meeting");
  });

  it("with one reading have nothing before it: the baseline is not a reading", () => {
    const readings = ["Våler", "Åsnes", "Grue"].map((office) => reading("B1", office, "2022-H2", "3"));
    const b1 = paperOf({ readings }).measures.find(({ measure }) => measure.id === "B1");
    expect(b1?.assessment.value?.toFixed()).toBe("9");
    expect(b1?.previous).toBeUndefined();
  });

  it("with two tell the one before, of the same offices", () => {
    const offices = ["Våler", "Åsnes", "Grue"];
    const readings = offices.flatMap((office) => [
      reading("B1", office, "2022-H1", "4"),
      reading("B1", office, "2022-H2", "3"),
    ]);
    const b1 = paperOf({ readings }).measures.find(({ measure }) => measure.id === "B1");
    expect(b1?.previous?.value.toFixed()).toBe("12");
    // one office has only the older value: the sum of two is compared with that of the same two
    const partly = paperOf({ readings: readings.slice(0, 5) }).measures.find(({ measure }) => measure.id === "B1");
    expect(partly?.assessment.value?.toFixed()).toBe("6");
    expect(partly?.previous?.value.toFixed()).toBe("8");
  });

  it("name their owners by role, and only those without one by name", () => {
    const plan = judgedPlan();
    const names = new Map([
      ["nav.grue@solor.example", "Kari Grue"],
      ["ny@solor.example", "Nils Ny"],
    ]);
    const rows = plan.rows.map((row) => (row.office === "Åsnes" ? { ...row, owner: "ny@solor.example" } : row));
    const [first] = paperOf({ plan: { ...plan, rows }, names }).measures;
    expect(first?.owners).toEqual(["NAV Våler", "Nils Ny", "NAV Grue"]);
    expect(JSON.stringify(paperOf({ plan, names }))).not.toMatch(/Kari|@solor/);
  });
});

describe("what has changed", () => {
  const last = { version: 1, at: "2023-01-10", madeAt: "2023-01-10T09:00:00Z", asked: ["Godkjenne målene"] };

  it("is counted from the last paper, else from the last meeting, else not at all", () => {
    const meetings = [steering("2023-03-01"), steering("2023-04-20")];
    expect(paperOf({ plan: judgedPlan({ meetings }), last })).toMatchObject({
      since: { of: "paper", on: "2023-01-10" },
    });
    expect(paperOf({ plan: judgedPlan({ meetings }) })).toMatchObject({
      since: { of: "meeting", on: "2023-03-01" },
      meeting: "2023-04-20",
    });
    expect(
      paperOf({ plan: judgedPlan({ meetings: [{ ...steering("2023-03-01"), group: "Prosjektgruppe" }] }) }),
    ).not.toHaveProperty("since");
  });

  it("tells of a milestone moved twice where it was first and where it is now, and of one moved back nothing", () => {
    const moved = (id: string, from: string, to: string) => ({
      what: "planChange",
      subject: `milestones ${id}`,
      old: JSON.stringify({ time: from }),
      new: JSON.stringify({ time: to }),
    });
    const audit = [
      moved("MP 7", "mai", "juni"),
      moved("MP 7", "juni", "august"),
      moved("MP 9", "mai", "juni"),
      moved("MP 9", "juni", "mai"),
      { what: "planChange", subject: "milestones MP 12", new: JSON.stringify({ time: "ny" }) },
      { what: "planChange", subject: "risks 3", old: "{broken", new: "{}" },
    ];
    expect(paperOf({ audit }).milestoneMoves).toEqual([{ id: "MP 7", field: "time", from: "mai", to: "august" }]);
  });

  it("shows a value corrected after the last paper as revised, and one corrected before it not", () => {
    const told = reading("B1", "Grue", "2022-H2", "5", { at: "2023-01-05T09:00:00Z" });
    const mended = reading("B1", "Grue", "2022-H2", "4", {
      at: "2023-02-05T09:00:00Z",
      corrects: told.id,
      reason: "feil kolonne",
    });
    const early = reading("B2", "Grue", "2022-H2", "5", { at: "2023-01-02T09:00:00Z" });
    const soon = reading("B2", "Grue", "2022-H2", "4", {
      at: "2023-01-03T09:00:00Z",
      corrects: early.id,
      reason: "feil",
    });
    const paper = paperOf({ readings: [told, mended, early, soon], last });
    expect(paper.revised).toMatchObject([
      { measureId: "B1", office: "Grue", period: "2022-H2", reason: "feil kolonne" },
    ]);
    expect(paper.revised.map(({ from, to }) => [from.toFixed(), to.toFixed()])).toEqual([["5", "4"]]);
  });

  it("follows up the decisions of the last meeting, not older ones", () => {
    const { decisions } = paperOf({ plan: judgedPlan({ meetings: [steering("2022-06-23"), steering("2022-08-23")] }) });
    expect(decisions.map(({ date }) => date.date)).toEqual(["2022-08-23"]);
  });

  it("tells every milestone with where it stands", () => {
    const plan = judgedPlan({ milestones: [milestone("A", "2023-04-02"), milestone("B", "2023-04-04")] });
    expect(paperOf({ plan }).milestones.map(({ when }) => when)).toEqual(["overdue", "soon"]);
  });
});
