import type { ChainInShort } from "../../domain/actions/cause-chain.ts";
import type { PaperMeasure, SteeringPaper } from "../../domain/paper/steering-paper.ts";
import { chainInShortText } from "../cause-chain-section.ts";
import { short } from "../escape.ts";
import { computedPlaces, judgedText, lightText, statusOf } from "../judged-text.ts";
import { joined } from "../line.ts";
import { trendSvg } from "../pictures/trend-svg.ts";
import type { Words } from "../texts.ts";
import { longest, type PaperBlock } from "./block.ts";
import { alignedOf } from "./paper-measures.ts";

/** Lines over time beyond this many are left to the workbook. */
const mostTrends = 4;
/** What an owner of one office has said. */
const mostTold = 3;

/** What is behind its target, the worst first, with what its owners say and what the plan ties to it. */
export function deviationBlocks(paper: SteeringPaper, words: Words): PaperBlock[] {
  const say = words.texts.paper;
  const { measures } = paper;
  const deviating = measures.filter(deviates).toSorted((a, b) => percentOf(a) - percentOf(b));
  const heading: PaperBlock = { kind: "heading", text: say.deviations };
  if (deviating.length === 0) {
    const judged = measures.some(({ assessment }) => assessment.light !== "notAssessed");
    return [heading, { kind: "text", text: judged ? say.noDeviations : say.noneJudged }];
  }
  return [heading, ...deviating.flatMap((one, index) => oneDeviation(one, paper, words, index < mostTrends))];
}

function deviates({ assessment: { light }, rows }: PaperMeasure): boolean {
  const behind = (of: typeof light) => of === "yellow" || of === "red";
  return behind(light) || rows.some(({ assessment }) => behind(assessment.light));
}

function percentOf({ assessment: { percent } }: PaperMeasure): number {
  return percent?.toNumber() ?? 100;
}

function oneDeviation(one: PaperMeasure, { project }: SteeringPaper, words: Words, withTrend: boolean): PaperBlock[] {
  const { measure, assessment, chain } = one;
  const { limits } = project;
  const { light } = assessment;
  const judged = judgedText(assessment, measure, { words, limits, places: 2 });
  const name = short(`${measure.id} ${measure.name}`, longest.name);
  const told = joined([statusOf(assessment, words).status, judged], ", ");
  const offices = officeText(one, project.limits, words);
  return [
    { kind: "text", text: `${name}: ${told}.`, ...(light !== "notAssessed" && { light }) },
    { kind: "list", items: [...offices, ...toldLines(chain, words)] },
    ...(withTrend ? trend(one, words) : []),
  ];
}

function officeText(
  { rows, measure }: PaperMeasure,
  limits: SteeringPaper["project"]["limits"],
  words: Words,
): string[] {
  const behind = rows.filter(
    ({ office, assessment }) => office !== undefined && (assessment.light === "red" || assessment.light === "yellow"),
  );
  return behind.map(({ office = "", assessment }) =>
    short(
      `${office}: ${lightText(assessment.light, words).text}, ${judgedText(assessment, measure, { words, limits, places: 2 })}`,
      longest.sentence,
    ),
  );
}

function toldLines(chain: PaperMeasure["chain"], words: Words): string[] {
  const say = words.texts.paper.deviation;
  const told = chain?.told ?? [];
  const lines = told
    .slice(0, mostTold)
    .flatMap(({ office, cause, action }) => [
      `${joined([office, say.cause], ", ")}: ${short(cause ?? say.missing, longest.sentence)}`,
      ...(action === undefined ? [] : [`${joined([office, say.action], ", ")}: ${short(action, longest.sentence)}`]),
    ]);
  if (lines.length === 0) lines.push(say.missing);
  const tied: ChainInShort | undefined = chain && {
    actions: chain.actions,
    milestones: chain.milestones,
    risks: chain.risks,
  };
  const isTied = tied && tied.actions.length + tied.milestones.length + tied.risks.length > 0;
  return isTied ? [...lines, short(words.format.sentence(chainInShortText(tied, words)), longest.sentence)] : lines;
}

function trend(one: PaperMeasure, words: Words): PaperBlock[] {
  const { series } = one;
  if (series.length < 2) return [];
  const measure = alignedOf(one);
  const { format } = words;
  const shown = (point: (typeof series)[number]) =>
    `${format.month(point.date)} ${format.quantity(point.value, measure, computedPlaces)}`;
  const name = short(`${measure.id} ${measure.name}`, 80);
  const told = series.slice(-12).map(shown).join("; ");
  const caption = words.texts.status.measure.chart(name);
  return [{ kind: "picture", svg: trendSvg(one, words), alt: words.texts.paper.trendAlt(name, told), caption }];
}
