import type { SteeringPaper } from "../../domain/paper/steering-paper.ts";
import { rowKey } from "../../domain/project/measure.ts";
import { short } from "../escape.ts";
import type { Words } from "../texts.ts";
import { coverageText, statedTexts } from "../total-text.ts";
import { longest, type PaperBlock } from "./block.ts";

/** How the figures came about, what they do not cover, and what has been corrected since it was told. */
export function methodBlocks(paper: SteeringPaper, words: Words): PaperBlock[] {
  const { texts, format } = words;
  const say = texts.paper;
  const { measures, coverage, statedTotals, goalsWithoutMeasure, unchangedValues } = paper;
  const idsOf = (state: string) =>
    measures.filter(({ assessment }) => assessment.state === state).map(({ measure }) => measure.id);
  const list = (items: string[], tell: (list: string) => string) =>
    items.length === 0 ? [] : [tell(short(format.list(items), longest.sentence))];
  return [
    ...revisedBlocks(paper, words),
    { kind: "heading", text: say.method },
    {
      kind: "list",
      items: [
        `${format.sentence(coverageText(coverage, words))}.`,
        ...list(idsOf("notMeasured"), say.unmeasured),
        ...list(idsOf("outdated"), say.outdated),
        ...list(
          goalsWithoutMeasure.map(({ id, text }) => short(`${id} ${text}`, 60)),
          say.goalsWithoutMeasure,
        ),
        ...(unchangedValues === 0 ? [] : [say.unchanged(unchangedValues)]),
        ...statedTexts(statedTotals, words).map((one) => `${short(one, longest.sentence)}.`),
        say.methodAchievement,
        measures.some(({ forecast }) => forecast !== undefined) ? say.methodForecast : say.noForecast,
        say.methodSmall,
        sinceText(paper, words),
      ],
    },
  ];
}

function revisedBlocks({ revised, measures }: SteeringPaper, words: Words): PaperBlock[] {
  if (revised.length === 0) return [];
  const { texts, format } = words;
  const items = revised.map(({ period, from, to, reason, ...row }) => {
    const measure = measures.find((one) => one.measure.id === row.measureId)?.measure;
    const shown = (value: typeof from) => (measure ? format.quantity(value, measure) : format.number(value));
    const told = texts.paper.revision(short(rowKey(row), 80), format.period(period), shown(from), shown(to));
    return short(reason === undefined ? told : `${told} (${reason})`, longest.sentence);
  });
  return [
    { kind: "heading", text: texts.paper.revised },
    { kind: "list", items },
  ];
}

function sinceText({ since }: SteeringPaper, { texts, format }: Words): string {
  return since === undefined ? texts.paper.since.none : texts.paper.since[since.of](format.date(since.on));
}
