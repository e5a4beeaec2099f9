import { decimal } from "../../../src/domain/numbers/decimal.ts";
import type { Benefit, Plan } from "../../../src/domain/project/project.ts";
import { benefitPhase, lacksBefore, phaseList, readPhase } from "../../../src/domain/telling/benefit-phase.ts";
import { projectOf, solorPlan } from "../../support/plan-builder.ts";

const today = "2022-10-03";
function planWith(benefit: Partial<Benefit>, change: Partial<Plan> = {}): Plan {
  const { startDate: _, ...project } = projectOf({ id: "solor" });
  return {
    ...solorPlan({ project }),
    actions: [],
    benefits: [{ id: "G1", name: "Flere i arbeid", ...benefit }],
    ...change,
  };
}
const lacksOf = (plan: Plan) =>
  benefitPhase(plan, "G1", today).lacks.map((one) => ("lines" in one ? `${one.lack} ${one.lines}` : one.lack));

it.each([
  ["Kartlegge", "map"],
  ["kartleggje", "map"],
  ["Planlegging", "plan"],
  ["Gjennomføre", "carryOut"],
  ["Realisering", "carryOut"],
  ["Dokumentere", "document"],
  ["carry out", "carryOut"],
  ["Ferdig", undefined],
  ["", undefined],
])("%s is the phase %s", (text, phase) => {
  expect(readPhase(text)).toBe(phase);
});

it("a phase asks for its own and for what the ones before it ask for", () => {
  expect(lacksOf(planWith({ phase: "Kartlegge" }))).toEqual(["owner", "measure", "stakeholders"]);
  const measured = { measureId: "S1", stakeholders: "NAV-ansatte" };
  expect(lacksOf(planWith({ phase: "Kartlegge", ...measured }))).toEqual([]);
  const planning = planWith({ phase: "Planlegge", ...measured });
  expect(lacksOf(planning)).toEqual(["start", "target 3", "plan", "costOwner"]);
  const done = { ...measured, startDate: "2023-01-01", plan: "Opplæring", costOwner: "NAV Åsnes" };
  const targeted = solorPlan().rows.map((row) => ({ ...row, finalTarget: decimal("1") }));
  expect(lacksOf(planWith({ phase: "Gjennomføre", ...done }, { rows: targeted }))).toEqual(["actions"]);
  expect(lacksOf(planWith({ phase: "Dokumentere", ...done }, { rows: targeted }))).toEqual([
    "actions",
    "result",
    "note",
  ]);
});

it("the baseline is asked for before the day the change starts", () => {
  const rows = solorPlan().rows.map(({ baseline: _, ...row }) => row);
  const lacking = (startDate: string) =>
    benefitPhase(planWith({ phase: "Planlegge", measureId: "S1", startDate }, { rows }), "G1", today);
  expect(lacking("2023-01-01")).toMatchObject({ baselineBy: "2023-01-01" });
  expect(lacking("2022-01-01").lacks).toContainEqual({ lack: "baseline", lines: 3 });
  expect(benefitPhase(planWith({ measureId: "S1", startDate: "2023-01-01" }), "G1", today).baselineBy).toBeUndefined();
});

it("without a word for its phase it goes by its dates, and says so", () => {
  expect(benefitPhase(planWith({}), "G1", today)).toMatchObject({ phase: "map", isGuessed: true });
  expect(benefitPhase(planWith({ startDate: today }), "G1", today).phase).toBe("carryOut");
  expect(benefitPhase(planWith({ closedOn: today }), "G1", today).phase).toBe("document");
});

it("a closed benefit lacks only what it was closed without, whatever its phase was", () => {
  const closed = { phase: "Kartlegge", closedOn: today, finalResult: "2,1 %" };
  expect(benefitPhase(planWith(closed), "G1", today)).toMatchObject({ phase: "document", lacks: [{ lack: "note" }] });
});

it("a stopped measure's lines lack nothing", () => {
  const plan = planWith({ phase: "Planlegge", measureId: "S1", stakeholders: "alle", owner: "a@b.example" });
  const stopped = plan.measures.map((one) => (one.id === "S1" ? { ...one, stoppedOn: "2022-09-01" } : one));
  expect(lacksOf({ ...plan, measures: stopped })).toEqual(["start", "plan", "costOwner"]);
});

it("every benefit is in the list, once, also one that nothing measures", () => {
  const benefits = ["S1", "S2", undefined].map((measureId) => ({
    id: "G1",
    name: "Flere",
    ...(measureId && { measureId }),
  }));
  const { benefits: listed } = phaseList(planWith({}, { benefits: [...benefits, { id: "G2", name: "Umålt" }] }), today);
  expect(listed.map(({ benefit }) => benefit.id)).toEqual(["G1", "G2"]);
});

it("what stands in the way of a phase is what the ones before it lack, and never its own", () => {
  const plan = planWith({ measureId: "S1", stakeholders: "alle" });
  expect(lacksBefore(plan, "G1", "plan")).toEqual([]);
  expect(lacksBefore(plan, "G1", "map")).toEqual([]);
  expect(lacksBefore(plan, "G1", "carryOut").length).toBeGreaterThan(0);
});
