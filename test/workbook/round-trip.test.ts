import exceljs from "exceljs";
import fc from "fast-check";
import { decideImport } from "../../src/domain/importing/decide-import.ts";
import { decimal } from "../../src/domain/numbers/decimal.ts";
import {
  type Frequency,
  type Measure,
  rowKey,
  type ScorecardRow,
  type Target,
} from "../../src/domain/project/measure.ts";
import type { ModelLine, ModelSide } from "../../src/domain/project/model-line.ts";
import type { ActionKind, ActionStatus, KeyFigure, Plan } from "../../src/domain/project/project.ts";
import type { Reading } from "../../src/domain/project/reading.ts";
import { readFreeTimes } from "../../src/domain/time/free-time.ts";
import { periodOf } from "../../src/domain/time/period.ts";
import { createWorkbooks } from "../../src/workbook/excel-workbooks.ts";
import { planOf, projectOf } from "../support/plan-builder.ts";
import { contentsOf } from "./make-workbook.ts";

const { write, template } = createWorkbooks();

/** Text as it is stored: what Excel can't hold is gone already. */
const text = fc
  .oneof(
    fc.string({ unit: "grapheme", minLength: 1, maxLength: 30 }),
    fc.constantFrom(
      '=HYPERLINK("https://x.example")',
      "+47 22",
      "-1",
      "@sum",
      "_x0041_",
      "<b>&amp;",
      "Åsnes Grue",
      "0,5",
      "12 %",
      "ja",
      "2022",
    ),
  )
  .map((value) =>
    value
      .normalize("NFC")
      .replace(/\p{Cc}|[\ufffe\uffff]/gu, "")
      .toWellFormed()
      .trim(),
  )
  .filter((value) => value !== "");
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const number = fc
  .tuple(fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n }), fc.integer({ min: 0, max: 6 }))
  .map(([digits, places]) => decimal(digits.toString()).div(decimal(10).pow(places)));
const day = fc
  .date({ min: new Date("1990-01-01"), max: new Date("2060-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const user = fc.stringMatching(/^[a-zæøå]{1,8}@[a-z]{1,6}\.example$/);
const times = fc.constantFrom(
  "9. mars 2022",
  "Mai/juni",
  "Før sommerferien",
  "Vår/høst",
  "udatert",
  "01.10.22",
  "primo januar",
  "des. 2023",
);
const frequency = fc.constantFrom<Frequency>("week", "month", "quarter", "tertial", "halfYear", "year");

const measure = fc
  .record({
    name: text,
    dimension: maybe(text),
    means: maybe(text),
    unit: fc.constantFrom("Andel", "Antall", "Kroner", "Årsverk", "Utregning"),
    kind: fc.constantFrom("ratio" as const, "additive" as const),
    direction: maybe(fc.constantFrom("increase" as const, "decrease" as const, "hold" as const)),
    frequency,
    figuresReady: maybe(fc.constantFrom({ daysAfter: 20 }, { month: 3, day: 15 }, { month: 12, day: 1 })),
    dataSource: maybe(text),
    stoppedOn: maybe(day),
    seriesFrom: maybe(day),
    seriesBefore: maybe(text),
  })
  .map((some) => ({ ...some, percent: some.unit === "Andel", seasonal: false }));
const row = fc.record({
  owner: maybe(user),
  measurer: maybe(user),
  weight: maybe(number),
  baseline: maybe(number),
  baselineDate: maybe(day),
  finalTarget: maybe(number),
  finalDate: maybe(day),
  comparison: maybe(text),
  comment: maybe(text.filter((value) => !/sesongvarier/i.test(value))),
});
const offices = fc.constantFrom([undefined], ["Våler", "Åsnes", "Grue"], ["Våler"]);
const reading = fc.record({
  date: day,
  measuredOn: maybe(day),
  value: number,
  unchanged: fc.boolean(),
  comment: maybe(text),
  by: maybe(user),
  corrections: fc.array(fc.record({ value: number, reason: maybe(text) }), { maxLength: 2 }),
  /** the measure had another frequency then */
  otherFrequency: maybe(frequency),
});

const scorecard = fc
  .array(
    fc.record({
      measure,
      offices,
      row,
      readings: fc.array(reading, { maxLength: 3 }),
      targets: fc.array(fc.record({ date: maybe(day), value: number }), { maxLength: 3 }),
    }),
    { minLength: 1, maxLength: 3 },
  )
  .map((parts) => {
    const all = parts.flatMap((part, index) => part.offices.map((office) => ({ ...part, id: `M${index}`, office })));
    const measures: Measure[] = parts.map((part, index) => ({ ...part.measure, id: `M${index}` }));
    const rows: ScorecardRow[] = all.map(({ id, office, row: own }) => ({ ...own, measureId: id, office }));
    const targets = all.flatMap(({ id, office, targets: own }) => [
      ...new Map(
        own.map((target): [string | undefined, Target] => [target.date, { ...target, measureId: id, office }]),
      ).values(),
    ]);
    return { measures, rows, targets, readings: all.flatMap(readingsOf) };
  });

type RowSeed = { id: string; office: string | undefined; measure: Omit<Measure, "id">; readings: ReadingSeed[] };
function readingsOf({ id, office, measure: of, readings }: RowSeed): Reading[] {
  const periods = new Set<string>();
  return readings.flatMap(({ date, otherFrequency, corrections, ...own }, index) => {
    const period = periodOf(otherFrequency ?? of.frequency, date);
    if (periods.has(period.key)) return [];
    periods.add(period.key);
    const { measuredOn, ...rest } = own;
    const common = { measureId: id, office, period: period.key, at: "2022-01-01T00:00:00Z", source: "card" as const };
    const first: Reading = {
      ...rest,
      ...common,
      id: `${id} ${office} ${index}`,
      ...(measuredOn === period.end ? {} : { measuredOn }),
    };
    const later = corrections.map(
      (correction, step): Reading => ({
        ...common,
        ...correction,
        unchanged: false,
        id: `${first.id} ${step}`,
        corrects: step === 0 ? first.id : `${first.id} ${step - 1}`,
      }),
    );
    return [first, ...later];
  });
}
type ReadingSeed = {
  date: string;
  measuredOn?: string;
  value: Reading["value"];
  unchanged: boolean;
  comment?: string;
  by?: string;
  corrections: { value: Reading["value"]; reason?: string }[];
  otherFrequency?: Frequency;
};

const lists = fc.record({
  goals: fc.array(text, { maxLength: 3 }).map((texts) =>
    texts.map((goal, index) => ({
      id: `E${index}`,
      level: "effectGoal" as const,
      text: goal,
      ...(index > 0 && { parentId: "E0" }),
    })),
  ),
  roles: fc.array(fc.record({ group: text, position: text, title: text, office: maybe(text), user: maybe(user) }), {
    maxLength: 3,
  }),
  milestones: fc
    .array(
      fc.record({
        time: times,
        event: text,
        status: fc.constantFrom("planned" as const, "started" as const, "done" as const),
        responsible: maybe(user),
      }),
      { maxLength: 4 },
    )
    .map((items) => {
      const read = readFreeTimes(items.map(({ time }) => time));
      return items.map((item, index) => ({
        ...item,
        id: `MP ${index}`,
        time: read[index] ?? { text: item.time, exact: false },
      }));
    }),
  risks: fc
    .array(
      fc.record({
        event: text,
        cause: maybe(text),
        likelihood: maybe(fc.integer({ min: 1, max: 5 })),
        impactAfter: maybe(fc.integer({ min: 1, max: 5 })),
        responsible: maybe(user),
      }),
      { maxLength: 3 },
    )
    .map((items) => items.map((item, index) => ({ ...item, id: String(index + 1) }))),
  keyFigures: fc.uniqueArray(
    fc.record({
      name: text,
      total: maybe(number),
      parts: fc.constantFrom<KeyFigure["parts"][]>(
        [],
        [
          { office: "Våler", value: decimal("3597") },
          { office: "Grue", value: decimal("0.5") },
        ],
      ),
    }),
    { selector: ({ name }) => name.toLowerCase(), maxLength: 3 },
  ),
  actions: fc
    .array(
      fc.record({
        kind: fc.constantFrom<ActionKind[]>("action", "oldPractice", "mitigation"),
        text,
        concerns: maybe(fc.constantFrom<string[][]>(["G1"], ["K1", "Mål 2"])),
        responsible: maybe(user),
        status: fc.constantFrom<ActionStatus[]>("planned", "started", "done", "dropped"),
        why: maybe(text),
        grounds: maybe(text),
      }),
      { maxLength: 3 },
    )
    .map((items) => items.map((item, index) => ({ ...item, id: `T${index}` }))),
  modelLines: fc
    .array(
      fc.record({
        side: fc.constantFrom<ModelSide[]>("nullAlternative", "newSolution", "benefit", "takenOut"),
        name: text,
        recurrence: fc.constantFrom<ModelLine["recurrence"][]>("oneOff", "running"),
        year: maybe(fc.integer({ min: 1990, max: 2040 })),
        lastYear: maybe(fc.integer({ min: 2040, max: 2100 })),
        likely: maybe(number),
        optimistic: maybe(number),
        pessimistic: maybe(number),
        costOwner: maybe(user),
        priceYear: maybe(fc.integer({ min: 1990, max: 2100 })),
        grounds: maybe(text),
      }),
      { maxLength: 4 },
    )
    .map((items) => items.map((item, index) => ({ ...item, id: `L${index}` }))),
  mapArrows: fc.array(fc.record({ from: text, to: text, grounds: maybe(text) }), { maxLength: 3 }),
  statedTotals: fc.array(fc.record({ goal: text, status: text }), { maxLength: 2 }),
});

describe("export and import", () => {
  it("changes nothing, whatever is in the project", async () => {
    await fc.assert(
      fc.asyncProperty(scorecard, lists, maybe(text), maybe(day), async (card, other, purpose, startDate) => {
        const { readings, ...measured } = card;
        const model = { discountRate: decimal("3.25"), priceYear: 2022 };
        const limits = { green: 90, yellow: 75.5 };
        const project = projectOf({ purpose, startDate, askIn: "personal", limits, ...model });
        const plan: Plan = planOf({ ...measured, ...other, project });
        const contents = await contentsOf(await write(plan, readings));
        const { changes, fresh, report } = decideImport(contents, { plan, readings }, "2099-01-01");
        expect(changes).toEqual([]);
        expect(fresh).toEqual([]);
        expect(report.findings.filter(({ reason }) => reason === "readingDiffers")).toEqual([]);
        const anew = decideImport(contents, undefined, "2099-01-01");
        expect(
          anew.fresh.map(({ reading: one }) => [
            rowKey(one),
            one.period,
            one.value.toFixed(),
            one.measuredOn,
            one.reason,
          ]),
        ).toEqual(readings.map((one) => [rowKey(one), one.period, one.value.toFixed(), one.measuredOn, one.reason]));
      }),
      { numRuns: 60 },
    );
  }, 120_000);

  it("writes texts as strings and never as formulas", async () => {
    const evil = '=HYPERLINK("https://x.example","klikk")';
    const plan = planOf({ goals: [{ id: "=1+1", level: "effectGoal", text: evil }] });
    const workbook = new exceljs.Workbook();
    await workbook.xlsx.load((await write(plan, [])) as unknown as ArrayBuffer);
    const sheet = workbook.getWorksheet("Mål");
    expect([sheet?.getCell("A2").value, sheet?.getCell("C2").value]).toEqual(["=1+1", evil]);
    expect([sheet?.getCell("A2").type, sheet?.getCell("C2").type]).toEqual([
      exceljs.ValueType.String,
      exceljs.ValueType.String,
    ]);
  });
});

describe("the empty workbook", () => {
  it.each(["nb", "nn", "en"] as const)("has every sheet, and explains every column (%s)", async (language) => {
    const workbook = new exceljs.Workbook();
    await workbook.xlsx.load((await template(language)) as unknown as ArrayBuffer);
    const [explanation, ...sheets] = workbook.worksheets;
    expect(sheets.map(({ name }) => name)).toEqual([
      "Prosjekt",
      "Mål",
      "Roller",
      "Målekort",
      "Målinger",
      "Delmål",
      "Gevinster",
      "Gevinstkart",
      "Tiltak",
      "Kostnader",
      "Milepæler",
      "Risiko",
      "Suksessfaktorer",
      "Arbeidsgrupper",
      "Møter",
      "Beslutninger",
      "Nøkkeltall",
      "Oppgitt totalbilde",
    ]);
    const explained = explanation
      ?.getSheetValues()
      .slice(2)
      .map((row) => (Array.isArray(row) ? row.slice(1) : []));
    expect(explained?.length).toBeGreaterThan(90);
    for (const row of explained ?? []) expect(String(row[3]).length).toBeGreaterThan(3);
  });

  it("is read when it is filled in, and its explanations are no unknown sheet", async () => {
    const workbook = new exceljs.Workbook();
    await workbook.xlsx.load((await template("nn")) as unknown as ArrayBuffer);
    const fields = { Kortnavn: "nytt", Navn: "Nytt prosjekt", Prosjektleder: "leder@test.example" };
    workbook.getWorksheet("Prosjekt")?.eachRow((row) => {
      row.getCell(2).value = Reflect.get(fields, String(row.getCell(1).value)) ?? row.getCell(2).value;
    });
    workbook
      .getWorksheet("Målekort")
      ?.addRow([
        "K1",
        null,
        null,
        null,
        null,
        null,
        null,
        "Ventetid",
        null,
        null,
        "Dager",
        null,
        null,
        null,
        12,
        null,
        null,
        null,
        null,
        "Kvartal",
      ]);
    const contents = await contentsOf(new Uint8Array(await workbook.xlsx.writeBuffer()));
    expect(contents.plan.measures).toMatchObject([{ id: "K1", name: "Ventetid", kind: "additive" }]);
    expect(contents.findings.map(({ reason }) => reason)).not.toContain("sheetNotRead");
  });
});
