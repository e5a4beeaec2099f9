import { decideTarget, readTextTarget, withTarget } from "../../../src/domain/asking/text-target.ts";
import { decimal } from "../../../src/domain/numbers/decimal.ts";
import { solorPlan } from "../../support/plan-builder.ts";

const plan = solorPlan();
const read = (text: string) => readTextTarget(text, plan, "2022-10-03");

describe("a target set in chat", () => {
  it.each<[string, string, string | undefined, number]>([
    ["S1 Åsnes 1,0 % innen des. 2024", "1", "2024-12-31", 1],
    ["S1 Åsnes til 1,0 innan desember 2024", "1", "2024-12-31", 1],
    ["S1 Åsnes 1.0% by 31 December 2024", "1", "2024-12-31", 1],
    ["K1 Grue 100", "100", undefined, 1],
    ["K1 alle 100 innen 2024", "100", "2024-12-31", 3],
    ["K1 all offices 100", "100", undefined, 3],
  ])("%s", (text, value, date, rows) => {
    const target = read(text);
    expect(target.ok && [target.value.toFixed(), target.date, target.rows.length]).toEqual([value, date, rows]);
  });

  it.each<[string, object]>([
    ["S1 1,0 innen 2024", { reason: "officeMissing" }],
    ["S1 Åsnes", { reason: "targetUnreadable" }],
    ["bedre enn i fjor", { reason: "targetUnreadable" }],
    ["S1 Åsnes 1,0 innen snart", { reason: "targetDateUnreadable", text: "snart" }],
    ["K1 Grue 10 %", { reason: "percentOnCount" }],
    ["K1 Grue 100 innen juni 2021", { reason: "targetDateTooEarly", office: "Grue", baselineDate: "2021-12-31" }],
    ["S1 alle 1,0 innen 31.03.2022", { reason: "targetDateTooEarly", office: "Våler", baselineDate: "2022-03-31" }],
    ["K1 Grue 100 innen august 2022", { reason: "targetDateTooEarly", date: "2022-08-31" }],
    ["K1 Grue 4 tusen", { reason: "notANumber", text: "4 tusen" }],
    ["K1 Grue 1e3 innen 2024", { reason: "notANumber", text: "1e3" }],
    ["K1 Grue 1.234", { reason: "ambiguousNumber" }],
  ])("%s is refused with its reason", (text, notice) => {
    expect(read(text)).toMatchObject({ ok: false, notice });
  });

  const bare = { measureId: "S1", office: "Åsnes" };
  const one = decimal(1);
  it.each<[string, object, string | undefined, object]>([
    ["no date", { finalDate: "2024-12-31" }, undefined, { kind: "final", date: "2024-12-31" }],
    ["the final date", { finalDate: "2024-12-31" }, "2024-12-31", { kind: "final", date: "2024-12-31" }],
    [
      "after it",
      { finalDate: "2024-12-31", finalTarget: one },
      "2025-12-31",
      { kind: "final", date: "2025-12-31", before: one },
    ],
    ["before it", { finalDate: "2024-12-31" }, "2023-12-31", { kind: "explicit", date: "2023-12-31" }],
    ["a date where there was none", {}, "2023-12-31", { kind: "final", date: "2023-12-31" }],
    ["a date beside an undated final target", { finalTarget: one }, "2023-12-31", { kind: "explicit" }],
  ])("%s", (_, row, date, expected) => {
    expect(decideTarget({ ...bare, ...row }, [], decimal(2), date)).toMatchObject(expected);
  });

  it("replaces an earlier target for the same day and keeps the others", () => {
    const at = (date: string, value: number) => ({ ...bare, date, value: decimal(value) });
    const targets = [at("2023-06-30", 3), at("2023-12-31", 2)];
    expect(withTarget(targets, at("2023-12-31", 1))).toEqual([at("2023-06-30", 3), at("2023-12-31", 1)]);
    expect(decideTarget({ ...bare, finalDate: "2024-12-31" }, targets, one, "2023-12-31")).toMatchObject({
      before: decimal(2),
    });
  });
});
