import { newReadings } from "../../../src/domain/importing/new-readings.ts";
import type { Reading } from "../../../src/domain/project/reading.ts";
import { reading } from "../../support/plan-builder.ts";

/** "1.3" is a reading, "1.2!" one that is marked as a correction; all of one row and period. */
function chain(...entries: string[]): Reading[] {
  return entries.map((entry) => {
    const one = reading("S1", "Åsnes", "2022-Q3", entry.replace("!", ""), { id: entry });
    return entry.endsWith("!") ? { ...one, corrects: "" } : one;
  });
}

describe("newReadings", () => {
  it.each<[string, string[], string[], string[], string[]]>([
    ["stores a first value", [], ["1.3"], ["1.3"], []],
    ["knows a value that is there", ["1.3"], ["1.3"], [], []],
    ["stands by the stored value when another is not marked as a correction", ["1.3"], ["1.2"], [], ["1.3 ≠ 1.2"]],
    ["takes a marked correction", ["1.3"], ["1.2!"], ["1.2! for 1.3"], []],
    ["takes value and correction of one workbook in order", [], ["1.3", "1.2!"], ["1.3", "1.2! for 1.3"], []],
    ["knows both when they are there", ["1.3", "1.2!"], ["1.3", "1.2!"], [], []],
    ["takes the old workbook's value for old news", ["1.3", "1.2!"], ["1.3"], [], []],
    ["takes an older export for old news", ["1.3", "1.2!", "1.25!"], ["1.3", "1.2!"], [], []],
    ["corrects back when it is said once more", ["1.3", "1.2!"], ["1.3", "1.2!", "1.3!"], ["1.3! for 1.2!"], []],
    ["corrects back to the first value", ["1.3", "1.2!"], ["1.3!"], ["1.3! for 1.2!"], []],
    ["does not correct a value to itself", ["1.3"], ["1.3!"], [], []],
    ["takes a marked value without anything before it as it is", [], ["1.3!"], ["1.3!"], []],
  ])("%s", (_, stored, incoming, fresh, findings) => {
    const result = newReadings(chain(...stored), chain(...incoming));
    const told = result.fresh.map(({ reading: one, replaces }) => (replaces ? `${one.id} for ${replaces.id}` : one.id));
    expect(told).toEqual(fresh);
    const differing = result.findings.map(({ finding }) =>
      finding.reason === "readingDiffers"
        ? `${finding.stored.toFixed()} ≠ ${finding.written.toFixed()}`
        : finding.reason,
    );
    expect(differing).toEqual(findings);
  });

  it("keeps rows and periods apart", () => {
    const stored = [reading("S1", "Åsnes", "2022-Q3", "1.3")];
    const incoming = [
      reading("S1", "Grue", "2022-Q3", "2"),
      reading("S1", "Åsnes", "2022-Q2", "3"),
      reading("S1", undefined, "2022-Q3", "4"),
    ];
    expect(newReadings(stored, incoming).fresh.map(({ index }) => index)).toEqual([0, 1, 2]);
  });
});
