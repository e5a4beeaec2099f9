import exceljs from "exceljs";
import { pino } from "pino";
import type { Content } from "../../src/domain/talking/content.ts";
import { languages } from "../../src/domain/talking/language.ts";
import type { Notice } from "../../src/domain/talking/notice.ts";
import { errorFacts } from "../../src/teams/error-facts.ts";
import { outgoingActivity } from "../../src/teams/outgoing-activity.ts";
import { drawContent } from "../../src/views/draw.ts";
import { inert } from "../../src/views/escape.ts";
import { importErrorSentence, importRefusalText } from "../../src/views/import-report-text.ts";
import { readWorkbook } from "../../src/workbook/read-workbook.ts";
import { writeWorkbook } from "../../src/workbook/write-workbook.ts";
import { hostileTexts } from "../support/hostile-texts.ts";
import { planOf, projectOf } from "../support/plan-builder.ts";
import { actedOn, foolsIn, seenIn, tricksIn } from "../support/reader.ts";

const named = Object.entries(hostileTexts);
const names = Object.keys(hostileTexts);
const textOf = (name: string) => hostileTexts[name] ?? "";

/** Lists of what people named; the large cards are drawn of hostile text in test/views/worst-project.test.ts. */
function contentsOf(text: string): Content[] {
  const project = projectOf({ name: text });
  const risks = [{ id: "1", event: text, cause: text, consequence: text, mitigation: text, responsible: text }];
  const rows = [{ measureId: text, office: text, period: "2022-Q3" }];
  return [
    { kind: "riskList", project, risks },
    {
      kind: "missingList",
      project,
      roundId: "r",
      dueOn: "2022-10-17",
      asked: 1,
      answered: 0,
      people: 1,
      names: [{ name: text, rows }],
    },
    { kind: "suggestions", text, hits: [{ of: "risk", id: text, text, score: 1 }] },
    { kind: "greeting", place: "channel", projects: [{ id: "p", name: text, shortName: text }] },
    {
      kind: "importRefusal",
      fileName: text,
      errors: [{ reason: "notANumber", sheet: text, column: text, value: text }],
    },
    { kind: "help", place: "channel", commands: [{ example: text, explains: text }] },
  ];
}

describe("promise 14: hostile text is inert in every card and its notification", () => {
  it.each(names)("%s", (name) => {
    const text = textOf(name);
    for (const [index, content] of contentsOf(text.slice(0, 400)).entries()) {
      const { card, summary } = drawContent(content, languages[index % languages.length] ?? "nb");
      expect(foolsIn(summary)).toEqual([]);
      expect(tricksIn(card ?? {})).toEqual([]);
    }
  });

  it.each(names)("%s is read as it was written", (name) => {
    const text = textOf(name);
    const event = text.slice(0, 100);
    const risks = [{ id: "1", event, cause: event, consequence: event, mitigation: event, responsible: event }];
    const { card = {} } = drawContent({ kind: "riskList", project: projectOf({ name: event }), risks }, "nb");
    expect(seenIn(card)).toContain(inert(event).slice(0, 60).trimEnd());
  });

  it.each(names)("%s is plain in a sentence", (name) => {
    const text = textOf(name);
    const notices: Notice[] = [
      { reason: "nothingFound", text },
      { reason: "noSuchProject", text, known: [text] },
      { reason: "onlyLeader", leaderName: text },
      { reason: "fileUnreachable", fileName: text },
      { reason: "coupledElsewhere", projectName: text, place: text },
      { reason: "notANumber", text },
      { reason: "handedOver", from: text, to: text, rows: [{ measureId: text, office: text }], always: true },
    ];
    for (const notice of notices) {
      for (const language of languages) {
        const { text: said = "", summary } = drawContent({ kind: "notice", notice }, language);
        expect([...actedOn(said), ...foolsIn(said), ...foolsIn(summary)]).toEqual([]);
        // nothing of the text reaches over its own end
        expect(said.endsWith(".") || said.length > 100).toBe(true);
      }
    }
  });

  it.each(names)("%s as a person's name makes one mention, of her", (key) => {
    const name = textOf(key);
    const conversation = { id: "c", kind: "channel", botId: "b" } as Parameters<
      typeof outgoingActivity
    >[0]["conversation"];
    const to = { tenant: "t", conversation, mention: { teamsId: "29:1", name } };
    const { text = "", entities = [] } = outgoingActivity(to, { text: "Hei", summary: "Hei" });
    expect(text.match(/<at>[^<>&[\]*_`~|\\#]*<\/at>/g)).toHaveLength(1);
    expect(foolsIn(text)).toEqual([]);
    expect(entities).toMatchObject([{ text: text.slice(0, -" Hei".length), mentioned: { id: "29:1" } }]);
  });
});

describe("promise 14: hostile text is inert in files and on the command line", () => {
  const texts = named.map(([, text]) => text);
  const plan = planOf({
    project: projectOf({ name: texts.join(" ").slice(0, 300) }),
    risks: texts.map((event, index) => ({ id: String(index + 1), event, cause: event, mitigation: event })),
    goals: texts.map((text, index) => ({ id: `E${index}`, level: "effectGoal", text })),
  });

  it("is a string in Excel, never a formula or a link, and read back as it stands there", async () => {
    const bytes = await writeWorkbook(plan, []);
    const workbook = new exceljs.Workbook();
    await workbook.xlsx.load(bytes as unknown as ArrayBuffer);
    const types = new Set<number>();
    const risks: string[] = [];
    workbook.eachSheet((sheet) =>
      sheet.eachRow((row, number) =>
        row.eachCell((cell, column) => {
          types.add(cell.type);
          if (sheet.name === "Risiko" && number > 1 && column === 2) risks.push(cell.text);
        }),
      ),
    );
    const { String: text, Number: number, Merge, Date: date, SharedString } = exceljs.ValueType;
    for (const type of types) expect([text, number, Merge, date, SharedString]).toContain(type);
    expect(risks).toContain(hostileTexts["formula"]);
    const again = await readWorkbook(bytes);
    if (!again.ok) throw new Error(JSON.stringify(again.errors));
    expect(again.plan.risks.find(({ event }) => event.startsWith("=HYPER"))?.event).toBe(hostileTexts["formula"]);
  });

  it.each(names)("%s is one line of an import's answer", (name) => {
    const text = textOf(name);
    for (const language of languages) {
      const error = { reason: "notANumber", sheet: text, cell: "A1", column: text, value: text } as const;
      expect(foolsIn(importErrorSentence(error, language))).toEqual([]);
      const whole = importRefusalText({ kind: "importRefusal", fileName: text, errors: [error] }, language);
      expect(whole.split("\n")).toHaveLength(2);
    }
  });
});

describe("promise 14: hostile text is inert in logs", () => {
  it.each(names)("%s: an error is one line, without what was quoted in it", (name) => {
    const text = textOf(name);
    const lines: string[] = [];
    const log = pino({ base: null }, { write: (line: string) => void lines.push(line) });
    log.error({ error: errorFacts(new Error(`invalid value "${text.replaceAll('"', "")}`)) }, "failed");
    expect(lines).toHaveLength(1);
    expect(lines[0]?.trimEnd()).not.toMatch(/[\p{Cc}\u2028\u2029\u202e]/u);
    expect(JSON.parse(lines[0] ?? "").error.message).toBe('invalid value "…"');
  });
});
