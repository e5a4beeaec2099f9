import { decimal } from "../../src/domain/numbers/decimal.ts";
import { languages } from "../../src/domain/talking/language.ts";
import type { Notice } from "../../src/domain/talking/notice.ts";
import { drawContent } from "../../src/views/draw.ts";
import { judgedText, lightText } from "../../src/views/judged-text.ts";
import { noticeText } from "../../src/views/notice-text.ts";
import { nb } from "../../src/views/texts/nb.ts";
import { nn } from "../../src/views/texts/nn.ts";
import { wordsOf } from "../../src/views/texts.ts";
import { totalSentence } from "../../src/views/total-text.ts";
import { textsOf } from "./card-checks.ts";
import { sampleContents } from "./sample-contents.ts";
import { worstContents } from "./worst-project.ts";

const limits = { green: 95, yellow: 80 };
const share = { percent: true, unit: "Andel" };
const bokmaal = wordsOf("nb");
const judging = { words: bokmaal, limits, places: 2 } as const;

/** Words that are only in one of the two written Norwegian languages, and Norwegian words that are not English. */
const onlyBokmaal = wordOf(
  "ikke|jeg|hvem|hva|hvor|hvordan|hvorfor|uke|uken|noe|fra|siden|ennå|bare|mangler|uten|være|målinger|milepæler|beslutninger|vei|kontorer|gjøres|svares|måned|hver|hvert|tall|regneark|beregnet|beregnes|riktig|endret|lagret|koblet",
);
const onlyNynorsk = wordOf(
  "ikkje|eg|kven|kva|kor|korleis|kvifor|veke|veka|noko|frå|sidan|enno|berre|manglar|utan|vere|målingar|milepælar|avgjerder|veg|gjere|månad|kvar|kvart|tal|rekneark|endra|lagra|kopla|òg",
);
const norwegian = wordOf("måling|nullpunkt mangler|ikke|ikkje|frist|svart|mål|kontor|uke|veke|og|av|for sent|lagre");

function wordOf(words: string): RegExp {
  return new RegExp(`(?<!\\p{L})(?:${words})(?!\\p{L})`, "iu");
}

/** What the views say when all that people have written is one word that belongs to no language. */
const neutral = worstContents("Zzz");

describe("languages", () => {
  const shown = (language: "nb" | "nn" | "en") =>
    Object.entries(neutral).flatMap(([name, content]) => {
      const { card, text, summary } = drawContent(content, language);
      return [...(card === undefined ? [] : textsOf(card)), text ?? "", summary].map((said) => `${name}: ${said}`);
    });
  // names of sheets and means of the workbook stay as they are there
  const workbook =
    /Milepæler B2|Målekort O12|Nordre|Midtre|Søndre|sheet |the workbook|arket (?:Milepæler|Beslutninger)/;
  const foreign = (language: "nb" | "nn" | "en", words: RegExp) =>
    shown(language).filter((said) => words.test(said.replace(/^\w+: /, "")) && !workbook.test(said));

  it("a card in nynorsk holds no bokmål", () => {
    expect(foreign("nn", onlyBokmaal)).toEqual([]);
  });

  it("a card in bokmål holds no nynorsk", () => {
    expect(foreign("nb", onlyNynorsk)).toEqual([]);
  });

  it("a card in English holds no Norwegian", () => {
    expect(foreign("en", norwegian)).toEqual([]);
  });

  it("nynorsk has its own words", () => {
    expect(nn.states.notMeasured).toBe("Ikkje målt");
    expect(nn.judged.outdated("2. kvartal 2022", "1 %")).toBe("Utdatert – sist målt 2. kvartal 2022: 1 %");
    expect(nn.buttons.missing).toBe("Kven manglar?");
    expect(nn.lights.yellow).toBe("Noko bak");
  });
});

describe("the wording of the scorecard", () => {
  it("is the domain's own in bokmål", () => {
    expect(nb.states).toMatchObject({
      notMeasured: "Ikke målt",
      noTarget: "Mål er ikke satt",
      noBaseline: "Nullpunkt mangler",
      worseThanBaseline: "Dårligere enn nullpunktet",
      reached: "Sluttmålet er nådd",
      onTrack: "I rute",
    });
    expect(nb.lights).toEqual({
      green: "I rute",
      yellow: "Noe bak",
      red: "Klart bak",
      tooEarly: "For tidlig å vurdere",
      notAssessed: "Ikke vurdert",
    });
  });

  it.each([
    [{ state: "notMeasured", light: "notAssessed" }, "Ikke målt"],
    [
      { state: "outdated", light: "notAssessed", value: decimal("1.2"), period: "2022-Q2" },
      "Utdatert – sist målt 2. kvartal 2022: 1,2\u00a0%",
    ],
    [{ state: "noTarget", light: "notAssessed", value: decimal(1) }, "Mål er ikke satt"],
    [
      { state: "noTarget", light: "notAssessed", value: decimal("1.2"), baseline: decimal("1.3"), trend: "rightWay" },
      "Mål er ikke satt – riktig vei siden nullpunktet, −0,1\u00a0prosentpoeng",
    ],
    [
      { state: "noTarget", light: "notAssessed", value: decimal("1.3"), baseline: decimal("1.3"), trend: "unchanged" },
      "Mål er ikke satt – uendret siden nullpunktet",
    ],
    [{ state: "noBaseline", light: "notAssessed", value: decimal(1), met: true }, "Nullpunkt mangler – målet er nådd"],
    [{ state: "holdLevel", light: "notAssessed", value: decimal(1), met: false }, "Holder ikke nivået"],
    [
      {
        state: "underway",
        light: "red",
        value: decimal(47),
        percent: decimal("78.3333"),
        target: { value: decimal(60), kind: "explicit" },
      },
      "78,33\u00a0% av veien til målet",
    ],
    [
      {
        state: "underway",
        light: "red",
        value: decimal(0),
        percent: decimal(0),
        target: { value: decimal(60), kind: "computed" },
      },
      "0\u00a0% av veien til beregnet delmål, ingen endring siden nullpunktet",
    ],
    [
      {
        state: "worseThanBaseline",
        light: "red",
        value: decimal(0),
        percent: decimal("-12.5"),
        target: { value: decimal(60), kind: "final" },
      },
      "Dårligere enn nullpunktet: −12,5\u00a0% av veien til sluttmålet",
    ],
    [
      {
        state: "reached",
        light: "green",
        value: decimal(0),
        percent: decimal(130),
        percentOfFinal: decimal(104),
        target: { value: decimal(60), kind: "computed" },
      },
      "Sluttmålet er nådd: 104\u00a0% av veien til sluttmålet",
    ],
  ] as const)("%o", (assessment, sentence) => {
    expect(judgedText(assessment, share, judging)).toBe(sentence);
  });

  it("says why there is no total, and what one is made of", () => {
    const later = [{ on: "2023-03-15", count: 7 }];
    const noTargets = Array.from({ length: 12 }, (_, index) => ({
      measureId: `M${index}`,
      reason: "noTarget" as const,
    }));
    const none = { counted: [], leftOut: noTargets };
    expect(totalSentence(none, { measured: 5, shouldBeMeasured: 5, later: [] }, bokmaal)).toBe(
      "Kan ikke beregnes: 12 av 12 mangler mål. 5 av 5 som skulle måles, er målt.",
    );
    const some = { percent: decimal(78), counted: ["A", "B"], leftOut: noTargets.slice(0, 5) };
    expect(totalSentence(some, { measured: 5, shouldBeMeasured: 5, later }, bokmaal)).toBe(
      "Beregnet av 2 av 7; 5 mangler mål. 5 av 5 som skulle måles, er målt; 7 måles første gang mars 2023.",
    );
  });

  it("tells lights apart by shape and word, not by colour alone", () => {
    const lights = (["green", "yellow", "red", "tooEarly", "notAssessed"] as const).map(
      (light) => lightText(light, bokmaal).text,
    );
    expect(lights).toEqual(["● I rute", "▲ Noe bak", "■ Klart bak", "○ For tidlig å vurdere", "– Ikke vurdert"]);
  });
});

describe("sentences", () => {
  it("name who will be asked and count the others when a channel is connected", () => {
    const said = (missingPeople: string[], otherMissing: number, language: "nb" | "nn" | "en" = "nb") =>
      noticeText({ reason: "coupled", projectName: "KOR", purpose: "main", missingPeople, otherMissing }, language);
    expect(said(["NAV Grue", "NAV Våler"], 12)).toMatch(
      /Ikke med i teamet: NAV Grue og NAV Våler\. De får .* 12 andre fra regnearket er ikke med i teamet\.$/,
    );
    expect(said(["NAV Grue"], 1)).toMatch(/Vedkommende får .* 1 annen fra regnearket er ikke med i teamet\.$/);
    expect(said([], 1)).toMatch(/kommer her\. 1 fra regnearket er ikke med i teamet\.$/);
    expect(said(["NAV Grue"], 2, "nn")).toMatch(/ 2 andre frå reknearket er ikkje med i teamet\.$/);
    expect(said(["NAV Grue"], 1, "en")).toMatch(/ 1 other from the workbook is not in the team\.$/);
    expect(said([], 3, "en")).toMatch(/ 3 from the workbook are not in the team\.$/);
  });

  it("bend after the number", () => {
    expect([1, 2].map((n) => nb.status.missingPeople(n))).toEqual([
      "1 person har ikke svart på alt",
      "2 personer har ikke svart på alt",
    ]);
    expect([1, 2].map((n) => nn.digest.headline.readings(n))).toEqual(["1 nytt tal", "2 nye tal"]);
    expect([1, 2].map((n) => wordsOf("en").texts.digest.headline.deviations(n))).toEqual([
      "1 deviation",
      "2 deviations",
    ]);
  });

  const notices: Notice[] = [
    { reason: "roundOpened", asked: 15, people: 3, dueOn: "2022-10-17", blocked: ["S1 Grue"] },
    { reason: "overdue", asks: 3, people: 1 },
    { reason: "standInSet", standIn: "Kari", from: "2022-10-10", to: "2022-10-24", replaced: true },
    { reason: "standInSet", person: "Ola", standIn: "Kari", from: "2022-10-10", to: "2022-10-24", replaced: false },
    { reason: "standInHow" },
    { reason: "standInPast", to: "2022-10-02" },
    { reason: "nothingDue", projectName: "KOR", next: { on: "2023-03-15", measureIds: ["K1", "K2"] } },
    { reason: "alreadyAnswered", measureId: "S1", office: "Åsnes", period: "2022-Q3", value: "1234.5" },
    { reason: "targetSet", measureId: "S1", office: "Åsnes", value: "1", date: "2024-12-31", before: "1.1" },
  ];
  it("tell a value with its unit", () => {
    const share = { measureId: "S1", office: "Åsnes", of: { percent: true, unit: "Andel" } };
    const staff = { measureId: "B1", office: "Våler", of: { percent: false, unit: "Årsverk" } };
    const told: Notice[] = [
      { reason: "targetSet", ...share, value: "1", date: "2024-12-31", before: "1.1" },
      {
        reason: "answeredOnBehalf",
        by: "Lederen",
        rows: [
          { ...share, value: "2.8" },
          { ...staff, value: "6.4" },
        ],
      },
      { reason: "alreadyAnswered", ...staff, period: "2022-H1", value: "6.4" },
      { reason: "confirmInText", ...share, value: "12", example: "S1 Åsnes 12 bekreft" },
    ];
    expect(told.map((notice) => noticeText(notice, "nb"))).toEqual([
      "Mål for S1 Åsnes er satt til 1\u00a0% innen desember 2024 (før: 1,1\u00a0%).",
      "Lederen har svart på vegne av deg: S1 Åsnes: 2,8\u00a0% og B1 Våler: 6,4\u00a0årsverk.",
      "B1 Våler for 1. halvår 2022 er alt registrert: 6,4\u00a0årsverk. Bruk «Endre svaret» i kortet.",
      "12\u00a0% er uvanlig for S1 Åsnes. Stemmer det? Skriv «S1 Åsnes 12 bekreft».",
    ]);
    for (const notice of told) {
      expect(noticeText(notice, "nn")).toContain("\u00a0");
      expect(noticeText(notice, "en")).toMatch(/%|\u00a0/);
    }
  });

  it("tell a notice's facts as the language writes them", () => {
    expect(notices.map((notice) => noticeText(notice, "nb"))).toEqual([
      "Runden er åpnet: 15 spørsmål til 3 personer, frist mandag 17. oktober. Mangler gevinsteier, og er derfor ikke spurt om: S1 Grue.",
      "3 spørsmål til 1 person er en uke eller mer over fristen. Skriv «hvem mangler» til meg i en personlig chat for å se hvem.",
      "Kari er vikar for deg fra og med mandag 10. oktober 2022 til og med mandag 24. oktober 2022: spørsmål og påminnelser går dit. Det erstatter det som var sagt om de samme dagene.",
      "Kari er vikar for Ola fra og med mandag 10. oktober 2022 til og med mandag 24. oktober 2022: spørsmål og påminnelser går dit.",
      "Skriv hvem som er vikar for deg, og når: «vikar Kari Nordmann 10.10–24.10». Avslutt med «vikar av».",
      "Søndag 2. oktober 2022 har vært. Skriv dager som kommer.",
      "Ingenting skal måles i KOR nå. Neste målerunde er onsdag 15. mars 2023: K1 og K2.",
      "S1 Åsnes for 3. kvartal 2022 er alt registrert: 1\u00a0234,5. Bruk «Endre svaret» i kortet.",
      "Mål for S1 Åsnes er satt til 1 innen desember 2024 (før: 1,1).",
    ]);
    for (const language of languages) {
      for (const notice of notices) expect(noticeText(notice, language)).not.toMatch(/undefined|\[object/);
    }
  });

  it("say above a card that comes again what it is about", () => {
    const said = (name: string) => {
      const { card = {} } = drawContent(sampleContents[name] ?? { kind: "help", place: "channel", commands: [] }, "nb");
      return textsOf(card).find((text) => /^(?:Påminnelse|Du skrev)/.test(text));
    };
    expect(said("answer-reminder")).toBe("Påminnelse: fristen er mandag 17. oktober.");
    expect(said("answer-reminder-late")).toBe(
      "Påminnelse: fristen var mandag 17. oktober. Påminnelsen skulle vært sendt tirsdag 18. oktober. Du er vikar for NAV Åsnes.",
    );
    expect(said("answer-reminder-owner")).toBe(
      "Påminnelse: fristen var mandag 17. oktober. NAV Åsnes er spurt, og du kan også svare.",
    );
    expect(said("answer-expected")).toBe("Du skrev at du kan svare tirsdag 15. november.");
    expect(
      textsOf(
        drawContent(sampleContents["round-late"] ?? { kind: "help", place: "channel", commands: [] }, "nb").card ?? {},
      ),
    ).toContain("Skulle vært spurt mandag 3. oktober, men jeg var ute av drift.");
  });

  it("title the round and the answer card as the domain does", () => {
    const [round, answer] = [sampleContents["round"], sampleContents["answer-open"]];
    if (!round || !answer) throw new Error("no samples");
    expect(drawContent(round, "nb").summary).toBe("Måling for 3. kvartal og 1. halvår 2022 – frist mandag 17. oktober");
    expect(drawContent(answer, "nb").summary).toBe("Måling 3. kvartal og 1. halvår 2022 – frist mandag 17. oktober");
  });
});
