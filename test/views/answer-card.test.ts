import type { AnswerCard } from "../../src/domain/asking/answer-card.ts";
import { decimal } from "../../src/domain/numbers/decimal.ts";
import { drawContent } from "../../src/views/draw.ts";
import { reading } from "../support/plan-builder.ts";
import type { Json } from "./card-checks.ts";
import { asJson, nodesOf, textsOf } from "./card-checks.ts";
import { sampleContents } from "./sample-contents.ts";

function sample(name: string): AnswerCard {
  const content = sampleContents[name];
  if (content?.kind !== "answerCard") throw new Error(name);
  return content;
}

function nodes(card: AnswerCard): { [key: string]: Json }[] {
  return nodesOf(asJson(drawContent(card, "nb").card ?? {}));
}

function inputIds(card: AnswerCard): string[] {
  return nodes(card)
    .filter((node) => String(node["type"]).startsWith("Input."))
    .map((node) => String(node["id"]));
}

function actions(card: AnswerCard): { [key: string]: Json }[] {
  return nodes(card).filter((node) => node["type"] === "Action.Execute" && node["verb"] !== "refreshAnswers");
}

const open = sample("answer-open");
const [first] = open.rows;
if (!first) throw new Error("no rows");

describe("the card that asks", () => {
  it("labels each field with Måle-ID, office, name and unit", () => {
    const labels = nodes(open)
      .filter((node) => String(node["id"]).startsWith("value_"))
      .map((node) => node["label"]);
    expect(labels).toEqual([
      "S1 Åsnes – Helt ledige, andel (%)",
      "S2 Åsnes – Nedsatt arbeidsevne, andel (%)",
      "S3 Åsnes – Mottakere av uføretrygd, andel (%)",
      "B1 Åsnes – Årsverk stat (årsverk)",
      "B2 Åsnes – Årsverk kommune (årsverk)",
    ]);
  });

  it("says nullpunkt, last value, target for this date and source", () => {
    expect(textsOf(drawContent(open, "nb").card ?? {})).toContain(
      "Nullpunkt 1,3\u00a0% (mars 2022) · Ikke målt før · Mål er ikke satt",
    );
    const last = {
      reading: reading("S1", "Åsnes", "2022-Q2", "1.2"),
      assessment: { state: "noTarget", light: "notAssessed" } as const,
    };
    const target = { value: decimal("1.1"), kind: "computed" } as const;
    const card = { ...open, rows: [{ ...first, last, target }] };
    expect(textsOf(drawContent(card, "nb").card ?? {})).toEqual(
      expect.arrayContaining([
        "Nullpunkt 1,3\u00a0% (mars 2022) · Sist 1,2\u00a0% (2. kvartal 2022) · Beregnet delmål 1,1\u00a0%",
        " · Kilde: NAV statistikk",
        "Uendret siden sist (1,2\u00a0%)",
      ]),
    );
  });

  it("offers “unchanged” only where there is a last value", () => {
    const choices = nodes(open).filter((node) => node["value"] === "unchanged");
    expect(choices).toEqual([]);
  });

  it("has one field in sight per row, and the rest behind “Mer”", () => {
    const id = first.ask.id;
    expect(inputIds({ ...open, rows: [first] })).toEqual(
      ["value", "choice", "why", "when", "comment"].map((name) => `${name}_${id}`),
    );
    const hidden = nodes(open)
      .filter((node) => node["isVisible"] === false)
      .map((node) => node["id"]);
    expect(hidden).toEqual(open.rows.map(({ ask }) => `more_${ask.id}`));
  });

  it("sends back which questions, with the revision each was drawn from", () => {
    const [save, ...others] = actions(open);
    expect(others).toEqual([]);
    expect(save).toMatchObject({
      verb: "saveAnswers",
      style: "positive",
      data: {
        round: "round1",
        user: "nav.asnes@solor.example",
        asks: Object.fromEntries(open.rows.map(({ ask }) => [ask.id, 1])),
      },
    });
  });

  it("mentions the owner and is renewed for her alone", () => {
    const card = asJson(drawContent(open, "nb").card ?? {});
    expect(card).toMatchObject({
      version: "1.5",
      msteams: {
        width: "Full",
        entities: [{ type: "mention", text: "<at>NAV Åsnes</at>", mentioned: { id: "29:asnes" } }],
      },
      refresh: { userIds: ["29:asnes"], action: { verb: "refreshAnswers" } },
    });
    expect(textsOf(drawContent(open, "nb").card ?? {})).toContain("<at>NAV Åsnes</at>: 5 tall");
  });

  it("has neither mention nor refresh where Teams' id of the person isn't known", () => {
    const card = drawContent(sample("answer-personal"), "nb").card ?? {};
    expect(card).not.toHaveProperty("refresh");
    expect(card).toMatchObject({ msteams: { entities: [] } });
  });

  it("says which part of a long list it is", () => {
    const texts = textsOf(drawContent({ ...open, part: { number: 2, of: 3 } }, "nn").card ?? {});
    expect(texts).toContain("Del 2 av 3");
  });

  it("keeps the choice that led to a problem, and opens where it is", () => {
    const row = { ...first, mode: { kind: "open", problem: { reason: "whyMissing" } } as const };
    const drawn = nodes({ ...open, rows: [row] });
    expect(drawn.find((node) => node["id"] === `choice_${first.ask.id}`)).toMatchObject({ value: "cannot" });
    expect(drawn.find((node) => node["id"] === `more_${first.ask.id}`)).toMatchObject({ isVisible: true });
  });
});

describe("the card as a receipt", () => {
  const receipt = sample("answer-receipt");

  it("says value, what it is worth, who and when, and can be changed", () => {
    const texts = textsOf(drawContent(receipt, "nb").card ?? {});
    expect(texts).toEqual(
      expect.arrayContaining([
        "Takk, alt er besvart.",
        "1,2\u00a0%",
        "Mål er ikke satt – riktig vei siden nullpunktet, −0,1\u00a0prosentpoeng",
        "NAV Åsnes, 3. oktober kl.\u00a010.12",
        "Kommentar: Færre enn ventet",
      ]),
    );
    expect(actions(receipt).map((action) => action["verb"])).toEqual(receipt.rows.map(() => "editAnswer"));
    expect(inputIds(receipt)).toEqual([]);
  });

  it.each(["nb", "nn", "en"] as const)("says no more than is so, of an answer given in chat (%s)", (language) => {
    const said = (card: AnswerCard) => JSON.stringify(drawContent(card, language));
    const toOne = { ...receipt, person: { ...receipt.person, teamsId: "29:asnes" } };
    const everything = { nb: "alt er besvart", nn: "alt er svara på", en: "everything is answered" }[language];
    const due = { nb: "frist", nn: "frist", en: "due" }[language];
    expect(said(toOne)).toContain(everything);
    expect(said(toOne)).toContain("<at>");
    expect(said({ ...toOne, waitingElsewhere: 2 })).not.toContain(everything);
    expect(said({ ...toOne, waitingElsewhere: 2 })).toMatch(/ 2 (?:tall igjen|tal att|figures left)/);
    expect(said({ ...toOne, isReply: true })).not.toContain("<at>");
    const unasked = said({ ...toOne, isUnasked: true });
    expect(unasked).not.toContain(everything);
    expect(unasked).not.toMatch(new RegExp(`\\b${due}\\b`));
    expect(said(toOne)).toMatch(new RegExp(`\\b${due}\\b`));
  });

  it("asks for cause and action where it deviates, with one button for all", () => {
    const deviating = sample("answer-cause");
    const asked = deviating.rows
      .filter(({ mode }) => mode.kind === "answered" && mode.askCause)
      .map(({ ask }) => ask.id);
    expect(asked.length).toBeGreaterThan(0);
    expect(inputIds(deviating)).toEqual(asked.flatMap((id) => [`cause_${id}`, `action_${id}`]));
    expect(actions(deviating).filter((action) => action["verb"] === "explainDeviation")).toHaveLength(1);
  });
});

describe("the card in the middle of something", () => {
  it("gives back everything that was entered on the line", () => {
    const said = { choice: "cannot", comment: "se vedlegg", why: "Syk", when: "2022-11-15" } as const;
    const mode = {
      kind: "open",
      entered: "mange",
      problem: { reason: "notANumber", entered: "mange" },
      ...said,
    } as const;
    const values = (card: AnswerCard) =>
      nodes(card)
        .filter((node) => String(node["type"]).startsWith("Input."))
        .map((node) => node["value"]);
    expect(values({ ...open, rows: [{ ...first, mode }] })).toEqual([
      "mange",
      "cannot",
      "Syk",
      "2022-11-15",
      "se vedlegg",
    ]);
    const words = { entered: "1,4", reason: "Kilden er rettet", comment: "ny telling" };
    const edit = { kind: "edit", reading: reading("S1", "Åsnes", "2022-Q3", "1.2"), ...words } as const;
    expect(values({ ...open, rows: [{ ...first, mode: edit }] })).toEqual(["1,4", "Kilden er rettet", "ny telling"]);
  });

  it("says that nothing was entered, in the reply to an empty save only", () => {
    const hint = /Du har ikke skrevet noe/;
    expect(textsOf(drawContent({ ...open, nothingEntered: true }, "nb").card ?? {}).join("\n")).toMatch(hint);
    expect(textsOf(drawContent(open, "nb").card ?? {}).join("\n")).not.toMatch(hint);
  });

  it("asks to confirm a surprising value, in one tick", () => {
    const [row] = sample("answer-modes").rows;
    if (!row) throw new Error("no row");
    const card = { ...open, rows: [row] };
    expect(inputIds(card)).toEqual([`value_${row.ask.id}`, `confirm_${row.ask.id}`]);
    expect(textsOf(drawContent(card, "nb").card ?? {})).toEqual(
      expect.arrayContaining(["Stemmer 0,47\u00a0%?", "Mente du 47\u00a0%? Skriv det i så fall."]),
    );
  });

  it("corrects with a reason, and says what is stored when a copy was stale", () => {
    const [row] = sample("answer-more-modes").rows;
    if (!row) throw new Error("no row");
    const card = { ...open, rows: [row] };
    expect(inputIds(card)).toEqual([`value_${row.ask.id}`, `reason_${row.ask.id}`]);
    expect(actions(card)).toMatchObject([{ verb: "correctAnswer", data: { ask: row.ask.id } }]);
    expect(textsOf(drawContent(card, "nb").card ?? {})).toContain(
      "Verdien er registrert: 1,2\u00a0%, NAV Åsnes. Vil du endre den?",
    );
  });

  it("lets one choose who is to answer, once or always", () => {
    const row = sample("answer-modes").rows[3];
    if (!row) throw new Error("no row");
    const card = { ...open, rows: [row] };
    expect(inputIds(card)).toEqual([`person_${row.ask.id}`, `scope_${row.ask.id}`]);
    // the other leads back to the fields
    expect(actions(card)).toMatchObject([{ verb: "handOver" }, { verb: "saveAnswers" }]);
  });
});
