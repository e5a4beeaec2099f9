import type { SteeringPaper } from "../../domain/paper/steering-paper.ts";
import type { Language } from "../../domain/talking/language.ts";
import { inert, short } from "../escape.ts";
import { lightText } from "../judged-text.ts";
import { joined } from "../line.ts";
import { headlineText } from "../status-headline.ts";
import { type Words, wordsOf } from "../texts.ts";
import { totalBasis, totalNumber, weakestText } from "../total-text.ts";
import { longest, type PaperBlock, type PaperDocument } from "./block.ts";
import { benefitBlocks } from "./paper-benefits.ts";
import { deviationBlocks } from "./paper-deviations.ts";
import { followUpBlocks } from "./paper-follow-up.ts";
import { measureBlocks } from "./paper-measures.ts";
import { methodBlocks } from "./paper-method.ts";
import { milestoneBlocks, riskBlocks } from "./paper-plan.ts";

const languageTags = { nb: "nb-NO", nn: "nn-NO", en: "en-GB" } as const;

/** The paper in one language, part by part; pure, so that the same paper is always the same document. */
export function paperDocument(paper: SteeringPaper, language: Language): PaperDocument {
  const words = wordsOf(language);
  const say = words.texts.paper;
  const title = say.title(short(paper.project.name, longest.name));
  const state = paper.version === undefined ? say.draft : say.version(paper.version);
  return {
    languageTag: languageTags[language],
    title,
    footer: joined([short(paper.project.name, 60), say.at(words.format.date(paper.at)), state]),
    page: (number, total) => [`${say.page} `, number, ` ${say.ofPages} `, total],
    under: underTitle(paper, state, words),
    madeAt: paper.madeAt,
    blocks: [
      ...conclusion(paper, words),
      ...askedBlocks(paper, words),
      ...measureBlocks(paper, words),
      ...deviationBlocks(paper, words),
      ...benefitBlocks(paper, words),
      ...milestoneBlocks(paper, words),
      ...riskBlocks(paper, words),
      ...followUpBlocks(paper, words),
      ...methodBlocks(paper, words),
    ],
  };
}

function underTitle({ at, meeting, words: said, project }: SteeringPaper, state: string, words: Words): string[] {
  const { texts, format } = words;
  const say = texts.paper;
  return [
    joined([say.at(format.date(at)), meeting && say.meeting(format.date(meeting))], ", "),
    short(project.purpose ?? "", longest.sentence),
    joined([
      state,
      said.caseNumber && say.caseNumber(short(said.caseNumber, longest.name)),
      said.legalGround && say.legalGround(short(said.legalGround, longest.name)),
    ]),
  ].filter((line) => line !== "");
}

function conclusion(paper: SteeringPaper, words: Words): PaperBlock[] {
  const { texts, format } = words;
  const say = texts.paper;
  const { words: said, last, total, project } = paper;
  const nameOf = (id: string) =>
    short(joined([id, paper.measures.find(({ measure }) => measure.id === id)?.measure.name], " "), longest.name);
  const number = totalNumber(total, project.limits, words);
  const before =
    last?.total === undefined
      ? ""
      : say.totalLast(totalNumber({ ...total, percent: last.total }, project.limits, words));
  const basis = `${format.sentence(totalBasis(total, words))}.`;
  const picture = number === "" ? say.total(basis) : `${say.total(joined([number, before], ", "))}. ${basis}`;
  const weakest = weakestText(total, nameOf, project.limits, words);
  return [
    { kind: "heading", text: say.conclusion },
    { kind: "text", look: "lead", text: inert(headlineText(judgedOf(paper), words)) },
    { kind: "text", text: overallText(paper, words), ...(said.overall && { light: said.overall }) },
    { kind: "text", text: lastText(paper, words), look: "note" },
    { kind: "text", text: inert(joined([picture, weakest === "" ? "" : `${weakest}.`], " ")) },
  ];
}

export function judgedOf({ measures, measuresWithoutTarget, milestones }: SteeringPaper) {
  const judged = measures.map(({ measure, assessment }) => ({ measure, assessment }));
  return { judged, measuresWithoutTarget, milestones };
}

function overallText({ words: said }: SteeringPaper, words: Words): string {
  const say = words.texts.paper;
  const word = said.overall === undefined ? say.notAssessed : lightText(said.overall, words).text;
  return inert(joined([`${say.overall(word)}.`, said.why && short(said.why, 1000)], " "));
}

function lastText({ last }: SteeringPaper, words: Words): string {
  const say = words.texts.paper;
  if (last === undefined) return say.firstPaper;
  const word = last.overall === undefined ? say.notAssessed : lightText(last.overall, words).text;
  return say.overallLast(word, words.format.date(last.at));
}

function askedBlocks({ words: { asked } }: SteeringPaper, { texts }: Words): PaperBlock[] {
  const say = texts.paper;
  const items = asked.map((one) => short(one, 1000)).filter((one) => one !== "");
  const heading: PaperBlock = { kind: "heading", text: say.asked };
  if (items.length === 0) return [heading, { kind: "text", text: say.askedNone }];
  return [heading, { kind: "list", items, numbered: true }];
}
