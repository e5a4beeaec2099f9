import type { Measure } from "../project/measure.ts";
import type { Reading } from "../project/reading.ts";
import { hiding, isHidden, shownCount, shownReading, shownRow } from "../project/small-counts.ts";
import { withheld } from "../scorecard/achievement.ts";
import type { Assessment } from "../scorecard/assessment.ts";
import type { Doubt } from "../scorecard/plausibility.ts";
import type { AnswerCard, AnswerRow, AnswerRowMode } from "./answer-card.ts";

/**
 * `own`: the chat of one who gives, owns or leads the numbers, and sees them. `reply`: to a click where others read too;
 * what she just entered is hers to confirm. `all`: the copy that everybody reads.
 */
export type CardSight = "own" | "reply" | "all";

/** Hidden after the card is made, so that what was entered is judged by the real values. */
export function hideInCard(card: AnswerCard, sight: CardSight): AnswerCard {
  return sight === "own" ? card : { ...card, rows: card.rows.map((row) => shownAnswerRow(row, sight)) };
}

function shownAnswerRow(row: AnswerRow, sight: CardSight): AnswerRow {
  const measure = hiding(row.measure);
  if (!measure.hidesSmall) return row;
  const shown = { ...row, measure, row: shownRow(measure, row.row) };
  const last = row.last && shownJudged(row.last, shown);
  const mode = shownMode(sight === "all" ? withoutEntered(row.mode) : row.mode, shown);
  return { ...shown, mode, ...(last && { last }) };
}

function withoutEntered(mode: AnswerRowMode): AnswerRowMode {
  switch (mode.kind) {
    case "open":
    case "confirm":
      return { kind: "open" };
    case "edit":
    case "stale":
      return { kind: "edit", reading: mode.reading };
    default:
      return mode;
  }
}

function shownMode(mode: AnswerRowMode, { measure, row }: AnswerRow): AnswerRowMode {
  switch (mode.kind) {
    case "answered":
      return shownAnswer(mode, { measure, row });
    case "confirm":
      return { ...mode, doubts: shownDoubts(mode.doubts, measure) };
    case "edit":
      return {
        ...mode,
        reading: shownReading(measure, mode.reading),
        ...(mode.doubts && { doubts: shownDoubts(mode.doubts, measure) }),
      };
    case "stale":
      return { ...mode, reading: shownReading(measure, mode.reading) };
    default:
      return mode;
  }
}

type Judged = { reading: Reading; assessment: Assessment };
function shownJudged({ reading, assessment }: Judged, { measure, row }: Pick<AnswerRow, "measure" | "row">): Judged {
  const shown = shownReading(measure, reading);
  const hides = isHidden(measure, shown.value) || isHidden(measure, row.baseline);
  const told = hides ? withheld({ ...assessment, value: shown.value, baseline: row.baseline }) : assessment;
  return { reading: shown, assessment: told };
}

type Answered = Extract<AnswerRowMode, { kind: "answered" }>;
function shownAnswer(mode: Answered, row: Pick<AnswerRow, "measure" | "row">): Answered {
  const { measure } = row;
  return {
    ...mode,
    ...shownJudged(mode, row),
    ...(mode.corrected && { corrected: shownReading(measure, mode.corrected) }),
    series: mode.series.filter(({ value }) => !isHidden(measure, shownCount(measure, value))),
  };
}

function shownDoubts(doubts: Doubt[], measure: Measure): Doubt[] {
  return doubts.map((doubt) => ({
    ...doubt,
    ...(doubt.compared && { compared: shownCount(measure, doubt.compared) }),
  }));
}
