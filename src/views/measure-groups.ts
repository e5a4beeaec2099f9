import type { AchievementState, Light } from "../domain/assessment.ts";
import type { Measure } from "../domain/measure.ts";
import type { LightLimits } from "../domain/project.ts";
import type { JudgedMeasure } from "../domain/status.ts";
import { short } from "./escape.ts";
import { judgedText, lightText, missingOffices, sinceBaseline, valueText } from "./judged-text.ts";
import type { Line, Section } from "./line.ts";
import { joined, line, section } from "./line.ts";
import type { Words } from "./texts.ts";

/** By light where there is one, else by state: what needs someone comes first. */
type Group = Exclude<Light, "notAssessed"> | AchievementState;
const order: Group[] = [
  "red",
  "worseThanBaseline",
  "yellow",
  "outdated",
  "green",
  "tooEarly",
  "noTarget",
  "noBaseline",
  "holdLevel",
  "reached",
  "onTrack",
  "underway",
  "notMeasured",
];
const trendOrder = { wrongWay: 0, rightWay: 1, unchanged: 2 };
/** A big project is summed up: so many lines of each group are shown, the others are counted. */
const bigProject = 40;

export function measureGroups(
  judged: JudgedMeasure[],
  words: Words,
  { limits, nextAsk }: { limits: LightLimits; nextAsk: string },
): Section[] {
  const { noColour } = words.texts.status;
  const groups = Map.groupBy(judged, groupOf);
  const most = judged.length > bigProject ? 5 : 12;
  return order.flatMap((group) => {
    const members = groups.get(group);
    if (members === undefined) return [];
    const sorted = members.toSorted((a, b) => trendRank(a) - trendRank(b));
    const { heading, color } = headingOf(group, members.length, words);
    const more = group === "notMeasured" ? words.format.sentence(nextAsk) : group === "noTarget" ? noColour : "";
    const lines = sorted.map((one) => judgedLine(one, words, limits));
    return [section(words, { heading, color, lines, most, more })];
  });
}

function judgedLine({ measure, assessment }: JudgedMeasure, words: Words, limits: LightLimits): Line {
  const unmeasured = assessment.state === "notMeasured";
  return line({
    lead: measure.id,
    text: measure.name,
    detail: joined([judgedInGroup({ measure, assessment }, words, limits), missingOffices(assessment, words)]),
    value: unmeasured ? "" : valueText(assessment, measure, words),
  });
}

/** What the group's heading says already isn't said again. */
function judgedInGroup({ measure, assessment }: JudgedMeasure, words: Words, limits: LightLimits): string {
  if (assessment.state === "notMeasured") return assessment.method === "unknown" ? words.texts.combined.unknown : "";
  if (assessment.state === "noTarget") return words.format.sentence(sinceBaseline(assessment, measure, words));
  return judgedText(assessment, measure, { words, limits, places: 0 });
}

export function measureName(measure: Measure | undefined, id: string): string {
  return measure === undefined ? id : `${id} ${short(measure.name, 120)}`;
}

function groupOf({ assessment }: JudgedMeasure): Group {
  return assessment.light === "notAssessed" ? assessment.state : assessment.light;
}

function trendRank({ assessment }: JudgedMeasure): number {
  return assessment.trend === undefined ? 3 : trendOrder[assessment.trend];
}

function headingOf(group: Group, count: number, words: Words): { heading: string; color: Section["color"] } {
  if (group === "red" || group === "yellow" || group === "green" || group === "tooEarly") {
    const { text, color } = lightText(group, words);
    return { heading: `${text} (${count})`, color };
  }
  return { heading: `${words.texts.states[group]} (${count})`, color: "Default" };
}
