import {
  decideModelLine,
  formOf,
  freeLineId,
  lineText,
  type ModelLineForm,
  seenText,
} from "../../../src/domain/benefit-model/change-model-line.ts";
import { decimal } from "../../../src/domain/numbers/decimal.ts";
import { line } from "./model-lines.ts";

const stored = line("newSolution", "1100000.5", {
  id: "L4",
  recurrence: "running",
  lastYear: 2030,
  benefitId: "G1",
  costOwner: "pmo@nav.example",
  grounds: "antatt",
});
const known = { before: stored, was: seenText(stored) };
const form: ModelLineForm = { ...formOf(stored), reason: "Ny avtale" };

describe("a changed line of the benefit model", () => {
  it("is what the form says, and keeps what the form has no field for", () => {
    const decided = decideModelLine({ ...form, likely: "1 250 000 kr", lastYear: "" }, "L4", known);
    const { lastYear: _, ...kept } = stored;
    expect(JSON.parse(JSON.stringify(decided))).toEqual(
      JSON.parse(JSON.stringify({ ok: true, changed: true, line: { ...kept, likely: decimal(1250000) } })),
    );
  });

  it("is the same line when nothing is changed in the form", () => {
    const decided = decideModelLine(form, "L4", known);
    expect(decided).toMatchObject({ ok: true, changed: false });
    expect(decided.ok && lineText(decided.line)).toBe(lineText(stored));
    expect(decideModelLine({ ...form, reason: "" }, "L4", { before: stored, was: "" })).toMatchObject({
      changed: false,
    });
  });

  it("is refused when the stored line is not the one that was seen", () => {
    const problem = { reason: "changedMeanwhile" };
    const decided = decideModelLine({ ...form, likely: "5" }, "L4", { before: stored, was: "something else" });
    expect(decided).toEqual({ ok: false, problem });
    expect(decideModelLine(form, "L4", { was: seenText(stored) })).toEqual({ ok: false, problem });
  });

  it.each<[Partial<ModelLineForm>, object]>([
    [{ name: "" }, { reason: "nameMissing" }],
    [{ likely: "to mill" }, { reason: "notAnAmount", value: "to mill" }],
    [{ pessimistic: "4 %" }, { reason: "notAnAmount", value: "4 %" }],
    [{ year: "23" }, { reason: "notAYear", value: "23" }],
    [{ lastYear: "1850" }, { reason: "notAYear", value: "1850" }],
    [{ year: "2031" }, { reason: "endsBeforeStart" }],
    [{ reason: "", likely: "5" }, { reason: "reasonMissing" }],
  ])("is refused with %j", (wrong, problem) => {
    expect(decideModelLine({ ...form, ...wrong }, "L4", known)).toEqual({ ok: false, problem });
  });

  it("needs no reason when it is new, nor an amount or a year", () => {
    const blank = formOf({ side: "benefit", name: "Ro i arbeidet", recurrence: "oneOff" });
    expect(decideModelLine(blank, "L9", { was: "" })).toMatchObject({
      ok: true,
      line: { id: "L9", name: "Ro i arbeidet" },
    });
  });

  it("gets the first id that is free", () => {
    expect(freeLineId([])).toBe("L1");
    expect(freeLineId([line("benefit", "1", { id: "l1" }), line("benefit", "1", { id: "L3" })])).toBe("L2");
  });
});
