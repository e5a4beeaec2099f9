import type { Ask } from "../../../src/domain/asking/ask.ts";
import type { RowAnswer } from "../../../src/domain/asking/decide-answer.ts";
import { decideAnswer } from "../../../src/domain/asking/decide-answer.ts";
import type { RowFacts } from "../../../src/domain/asking/row-facts.ts";
import { decimal } from "../../../src/domain/numbers/decimal.ts";
import { reading, solorPlan } from "../../support/plan-builder.ts";

const plan = solorPlan();
const stored = reading("S1", "Åsnes", "2022-Q3", "1.2", { by: "nav.asnes@solor.example" });
const corrected = reading("S1", "Åsnes", "2022-Q3", "1.4", { corrects: stored.id, reason: "tastefeil" });
const lastQuarter = reading("S1", "Åsnes", "2022-Q2", "1.3");

function facts(some: Partial<Ask> = {}, more: Partial<RowFacts> = {}): RowFacts {
  const measureId = some.measureId ?? "S1";
  const measure = plan.measures.find(({ id }) => id === measureId);
  const row = plan.rows.find((each) => each.measureId === measureId && each.office === "Åsnes");
  if (!measure || !row) throw new Error("not in the sample");
  const ask: Ask = {
    id: "a1",
    projectId: "p1",
    roundId: "r1",
    measureId,
    office: "Åsnes",
    period: "2022-Q3",
    person: "nav.asnes@solor.example",
    state: "delivered",
    revision: 1,
    dueAt: "2022-10-17T21:59:00Z",
    ...some,
  };
  const { project, targets } = plan;
  return { ask, project, measure, row, targets, readings: [], replaced: [], today: "2022-10-03", ...more };
}
const entry = (some: Partial<RowAnswer>): RowAnswer => ({ askId: "a1", revision: 1, ...some });
const answered = facts({ state: "answered", revision: 2, readingId: stored.id }, { readings: [stored] });
const changed = facts({ state: "answered", revision: 3 }, { readings: [corrected], replaced: [stored] });
const withLast = facts({}, { readings: [lastQuarter] });
const stuck = facts({ state: "cannotMeasure", revision: 2, cannotWhy: "Ikke publisert", expectedOn: "2022-11-15" });

describe("what an entered answer leads to", () => {
  it.each<[string, RowFacts, Partial<RowAnswer>, object]>([
    ["a number", facts(), { value: "1,2", comment: " færre " }, { kind: "save", unchanged: false, comment: "færre" }],
    ["nothing", facts(), { value: "  " }, { kind: "skip" }],
    ["nothing, with the value chosen", facts(), { choice: "value" }, { kind: "skip" }],
    [
      "a comment without a number",
      facts(),
      { comment: "kommer" },
      { kind: "problem", problem: { reason: "empty", entered: "" } },
    ],
    ["text", facts(), { value: "mange" }, { kind: "problem", problem: { reason: "notANumber", entered: "mange" } }],
    ["its own unit", facts({ measureId: "B1" }), { value: "6,4 årsverk" }, { kind: "save", value: decimal("6.4") }],
    ["its own unit in per cent", facts(), { value: "1,2 prosent" }, { kind: "save", value: decimal("1.2") }],
    [
      "another unit",
      facts({ measureId: "B1" }),
      { value: "6,4 dager" },
      { kind: "problem", problem: { reason: "notANumber", entered: "6,4 dager" } },
    ],
    [
      "two numbers with the unit",
      facts({ measureId: "B1" }),
      { value: "6 og 7 årsverk" },
      { kind: "problem", problem: { reason: "severalNumbers", entered: "6 og 7 årsverk" } },
    ],
    [
      "a thousand or a decimal",
      facts({ measureId: "K1" }),
      { value: "1.234" },
      { kind: "problem", problem: { reason: "ambiguous", entered: "1.234" } },
    ],
    [
      "per cent of a count",
      facts({ measureId: "K1" }),
      { value: "12 %" },
      { kind: "problem", problem: { reason: "percentOnCount", entered: "12 %" } },
    ],
    [
      "a share over 100",
      facts(),
      { value: "120" },
      { kind: "confirm", entered: "120", doubts: expect.arrayContaining([{ reason: "outsideShare" }]) },
    ],
    ["the same, confirmed", facts(), { value: "120", confirmed: true }, { kind: "save", value: decimal(120) }],
    ["a bare share", facts(), { value: "0,9" }, { kind: "confirm", value: decimal("0.9") }],
    [
      "unchanged since last",
      withLast,
      { choice: "unchanged" },
      { kind: "save", unchanged: true, value: decimal("1.3") },
    ],
    [
      "unchanged without a last",
      facts(),
      { choice: "unchanged" },
      { kind: "problem", problem: { reason: "noLastValue" } },
    ],
    [
      "unchanged and another number",
      withLast,
      { choice: "unchanged", value: "1,2" },
      { kind: "save", unchanged: false },
    ],
    [
      "unchanged and the same number",
      withLast,
      { choice: "unchanged", value: "1,30" },
      { kind: "save", unchanged: true },
    ],
    ["can't, without a reason", facts(), { choice: "cannot" }, { kind: "problem", problem: { reason: "whyMissing" } }],
    ["can't", facts(), { choice: "cannot", why: "Ikke publisert" }, { kind: "cannotMeasure", why: "Ikke publisert" }],
    [
      "can't until a day",
      facts(),
      { choice: "cannot", why: "x", when: "2022-11-15" },
      { kind: "cannotMeasure", expectedOn: "2022-11-15" },
    ],
    [
      "can't until a month",
      facts(),
      { choice: "cannot", why: "x", when: "januar" },
      { kind: "cannotMeasure", expectedOn: "2023-01-31" },
    ],
    [
      "can't until gibberish",
      facts(),
      { choice: "cannot", why: "x", when: "snart" },
      { kind: "problem", problem: { reason: "dateUnreadable" } },
    ],
    [
      "can't until 31 February",
      facts(),
      { choice: "cannot", why: "x", when: "2023-02-31" },
      { kind: "problem", problem: { reason: "dateUnreadable" } },
    ],
    ["can't, once more", stuck, { choice: "cannot", why: "Ikke publisert", when: "2022-11-15" }, { kind: "sameAgain" }],
    [
      "can't, for another reason",
      stuck,
      { revision: 2, choice: "cannot", why: "Syk" },
      { kind: "cannotMeasure", why: "Syk" },
    ],
    ["a number after can't", stuck, { revision: 2, value: "1,2" }, { kind: "save" }],
    ["on to another", facts(), { choice: "handOver" }, { kind: "handOver" }],
    ["on to another when lapsed", facts({ state: "lapsed" }), { choice: "handOver" }, { kind: "skip" }],
    ["on to another when answered", answered, { choice: "handOver" }, { kind: "sameAgain" }],
    ["a number when lapsed", facts({ state: "lapsed", revision: 2 }), { value: "1,2" }, { kind: "save" }],
    ["the same click again", answered, { value: "1,2" }, { kind: "sameAgain" }],
    ["the same number in other digits", answered, { value: "1,20 %" }, { kind: "sameAgain" }],
    ["another number from a stale copy", answered, { value: "1,4" }, { kind: "stale", stored, entered: "1,4" }],
    ["another number from a new copy, without a reason", answered, { revision: 2, value: "1,4" }, { kind: "stale" }],
    ["gibberish from a stale copy", answered, { value: "mange" }, { kind: "sameAgain" }],
    ["can't, from a stale copy", answered, { choice: "cannot", why: "x" }, { kind: "sameAgain" }],
    [
      "a correction",
      answered,
      { revision: 2, value: "1,4", reason: "tastefeil" },
      { kind: "save", corrects: stored, reason: "tastefeil" },
    ],
    [
      "a correction without its reason",
      answered,
      { revision: 2, value: "1,4", reason: " " },
      { kind: "problem", problem: { reason: "reasonMissing" } },
    ],
    ["a correction from a stale copy", answered, { revision: 1, value: "1,4", reason: "x" }, { kind: "stale" }],
    ["a correction to the same", answered, { revision: 2, value: "1,2", reason: "x" }, { kind: "sameAgain" }],
    [
      "a correction to nothing",
      answered,
      { revision: 2, value: "", reason: "x" },
      { kind: "problem", problem: { reason: "empty", entered: "" } },
    ],
    [
      "a surprising correction",
      answered,
      { revision: 2, value: "12", reason: "x" },
      { kind: "confirm", corrects: stored },
    ],
    ["the first click, after its correction", changed, { revision: 1, value: "1,2" }, { kind: "sameAgain" }],
    [
      "back to the first value, with a reason",
      changed,
      { revision: 3, value: "1,2", reason: "likevel" },
      { kind: "save", corrects: corrected },
    ],
    [
      "a number that came by workbook",
      facts({}, { readings: [stored] }),
      { value: "1,2" },
      { kind: "sameAgain", settles: stored },
    ],
    ["another than the workbook's", facts({}, { readings: [stored] }), { value: "1,4" }, { kind: "stale" }],
    ["a number when cancelled", facts({ state: "cancelled" }), { value: "1,2" }, { kind: "cancelled" }],
    ["a number when handed over", facts({ state: "handedOver" }), { value: "1,2" }, { kind: "handedOver" }],
  ])("%s", (_, about, entered, expected) => {
    expect(decideAnswer(about, entry(entered))).toMatchObject(expected);
  });

  it("keeps a comment without control characters and of a bearable length", () => {
    const decision = decideAnswer(facts(), entry({ value: "1,2", comment: `a\u0000b\u0007c\nd ${"x".repeat(5000)}` }));
    expect(decision).toMatchObject({ kind: "save", comment: expect.stringMatching(/^a b c d x{990,1000}$/) });
  });
});
