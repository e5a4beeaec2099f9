import type { PaperMeasure, SteeringPaper } from "../../domain/paper/steering-paper.ts";
import { short } from "../escape.ts";
import {
  computedPlaces,
  judgedText,
  lightText,
  missingOffices,
  percentText,
  showsNumber,
  sinceBaseline,
  valueText,
} from "../judged-text.ts";
import { joined, shortList } from "../line.ts";
import { achievementSvg } from "../pictures/achievement-svg.ts";
import { type Aligned, sameDecimals } from "../same-decimals.ts";
import type { Words } from "../texts.ts";
import { longest, type PaperBlock, type PaperCell } from "./block.ts";

type Row = PaperMeasure & { measure: Aligned };
/** Bars beyond this many would fill a page of their own. */
const mostBars = 25;

/** Every measure in one table; the achievement once more as bars where there are at least two to compare. */
export function measureBlocks(paper: SteeringPaper, words: Words): PaperBlock[] {
  const say = words.texts.paper;
  const heading: PaperBlock = { kind: "heading", text: say.measures };
  if (paper.measures.length === 0) return [heading, { kind: "text", text: say.noMeasures }];
  const { heads } = say;
  const hasForecast = paper.measures.some(({ forecast }) => forecast !== undefined);
  const columns = [
    { head: heads.measure, width: 24 },
    { head: heads.baseline, width: 11, right: true },
    { head: heads.last, width: 11, right: true },
    { head: heads.now, width: 11, right: true },
    { head: heads.target, width: 11, right: true },
    { head: heads.achievement, width: 14 },
    ...(hasForecast ? [{ head: heads.forecast, width: 13 }] : []),
    { head: heads.owner, width: 15 },
  ];
  const rows = paper.measures.map((one) => cellsOf({ ...one, measure: alignedOf(one) }, paper, words, hasForecast));
  return [heading, { kind: "table", caption: say.measuresCaption, columns, rows }, ...bars(paper, words)];
}

/** All numbers of a line that people gave have as many decimals; a computed target would make them look more exact. */
export function alignedOf({ measure, assessment, previous, series }: PaperMeasure): Aligned {
  const { value, baseline, target } = assessment;
  const given = target?.kind === "computed" ? undefined : target?.value;
  return sameDecimals(measure, [value, baseline, previous?.value, given, ...series.map((point) => point.value)]);
}

function cellsOf(row: Row, paper: SteeringPaper, words: Words, hasForecast: boolean): PaperCell[] {
  const { measure, assessment, previous, owners } = row;
  const { texts, format } = words;
  const value = (amount: typeof assessment.value) =>
    amount && breakable(format.quantity(amount, measure, computedPlaces));
  const baseline = assessment.baseline ?? onlyBaseline(row);
  const baselineDate = baseline && onlyDate(row);
  return [
    { text: short(`${measure.id} ${measure.name}`, longest.name), small: missingOffices(assessment, words) },
    {
      text: value(baseline) ?? texts.paper.notSet,
      ...(baselineDate && { small: format.shortMonth(baselineDate) }),
    },
    previous ? { text: value(previous.value) ?? "", small: format.shortMonth(previous.date) } : { text: "–" },
    {
      text: breakable(valueText(assessment, measure, words)),
      ...(assessment.period && { small: format.period(assessment.period) }),
    },
    targetCell(row, words),
    achievementCell(row, paper, words),
    ...(hasForecast ? [forecastCell(row, words)] : []),
    {
      text:
        owners.length === 0
          ? texts.paper.noOwner
          : shortList(
              owners.map((one) => short(one, 50)),
              1,
              words,
            ),
    },
  ];
}

/** A unit may go to the next line of a narrow cell; the groups of a large number stay together. */
function breakable(text: string): string {
  return text.replace(/\u00a0(?=\p{L})/gu, " ");
}

/** Before anything is measured the lines' baselines are told where there is one line. */
function onlyBaseline({ rows }: Row) {
  return rows.length === 1 ? rows[0]?.baseline : undefined;
}

function onlyDate({ rows }: Row): string | undefined {
  const dates = new Set(rows.map(({ baselineDate }) => baselineDate));
  return dates.size === 1 ? rows[0]?.baselineDate : undefined;
}

function targetCell({ measure, assessment, rows }: Row, { texts, format }: Words): PaperCell {
  const say = texts.paper;
  const { target } = assessment;
  if (target) {
    const small = target.kind === "computed" ? say.computed : target.kind === "explicit" ? undefined : say.finalTarget;
    return { text: breakable(format.quantity(target.value, measure, computedPlaces)), ...(small && { small }) };
  }
  const words = new Set(rows.flatMap(({ targetText }) => targetText ?? []));
  return { text: words.size === 1 ? short([...words][0] ?? "", 40) : say.notSet };
}

function achievementCell({ measure, assessment }: Row, { project }: SteeringPaper, words: Words): PaperCell {
  const { light, percent, state } = assessment;
  if (light !== "notAssessed") {
    const shown = percent && showsNumber(assessment) ? percentText(percent, 2, project.limits, words) : undefined;
    return { text: lightText(light, words).text, ...(shown && { small: shown }), light };
  }
  if (state === "notMeasured") return { text: "–" };
  if (state === "noTarget") return { text: words.format.sentence(sinceBaseline(assessment, measure, words)) || "–" };
  const then = state === "outdated" && percent ? percentText(percent, 2, project.limits, words) : undefined;
  if (state === "outdated") {
    return { text: words.texts.states.outdated, ...(then && { small: words.texts.judged.wasThen(then) }) };
  }
  return { text: judgedText(assessment, measure, { words, limits: project.limits, places: 2 }) };
}

function forecastCell({ measure, forecast }: Row, { texts, format }: Words): PaperCell {
  const say = texts.paper;
  if (forecast === undefined) return { text: "–" };
  const reaches = forecast.reachesTargetOn;
  const reached = reaches && (reaches === "never" ? say.never : say.reaches(format.shortMonth(reaches)));
  if (forecast.atFinalDate === undefined) return { text: reached ?? "–" };
  const { value, low, high, date } = forecast.atFinalDate;
  const shown = (amount: typeof value) => breakable(format.quantity(amount, measure, computedPlaces));
  return {
    text: `${shown(value)} ${say.by(format.shortMonth(date))}`,
    small: joined(
      [say.between(shown(low), shown(high)), forecast.kind === "preliminary" ? say.preliminary : undefined, reached],
      ", ",
    ),
  };
}

function bars({ measures, project }: SteeringPaper, words: Words): PaperBlock[] {
  const say = words.texts.paper;
  const judged = measures.filter(({ assessment }) => showsNumber(assessment) && assessment.light !== "notAssessed");
  const shown = judged.slice(0, mostBars).flatMap(({ measure, assessment: { percent, light } }) =>
    percent === undefined
      ? []
      : [
          {
            id: short(measure.id, 12),
            name: short(measure.name, 60),
            percent,
            light,
            shown: percentText(percent, 0, project.limits, words),
          },
        ],
  );
  if (shown.length < 2) return [];
  const told = shown.map((bar) => `${bar.id}: ${bar.shown}, ${words.texts.lights[bar.light]}`).join("; ");
  return [{ kind: "picture", svg: achievementSvg(shown, words), alt: say.barsAlt(told), caption: say.bars }];
}
