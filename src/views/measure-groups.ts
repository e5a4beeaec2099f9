import type { Measure } from "../domain/project/measure.ts";
import type { LightLimits } from "../domain/project/project.ts";
import type { AchievementState, Light } from "../domain/scorecard/assessment.ts";
import type { Coverage, JudgedMeasure } from "../domain/telling/status.ts";
import { short } from "./escape.ts";
import { judgedText, lightText, missingOffices, sinceBaseline, valueText } from "./judged-text.ts";
import type { Line, Section } from "./line.ts";
import { joined, line, section } from "./line.ts";
import { sameDecimals } from "./same-decimals.ts";
import type { Words } from "./texts.ts";

/** By light where there is one, else by state: what needs someone comes first. */
type Group = Exclude<Light, "notAssessed"> | AchievementState | "stopped";
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
  "smallCount",
  "notMeasured",
  "stopped",
];
const trendOrder = { wrongWay: 0, rightWay: 1, unchanged: 2 };
/** A big project is summed up: so many lines of each group are shown, the others are counted. */
const bigProject = 40;

export function measureGroups(
  judged: JudgedMeasure[],
  words: Words,
  { limits, coverage }: { limits: LightLimits; coverage?: Coverage },
): Section[] {
  const { noColour } = words.texts.status;
  const groups = Map.groupBy(judged, groupOf);
  const most = judged.length > bigProject ? 5 : 12;
  return order.flatMap((group) => {
    const members = groups.get(group);
    if (members === undefined) return [];
    const sorted = members.toSorted((a, b) => trendRank(a) - trendRank(b));
    const { heading, color, tone } = headingOf(group, members.length, words);
    const more = group === "noTarget" ? noColour : "";
    const lineOf = (one: JudgedMeasure) => judgedLine(one, words, limits);
    if (group === "notMeasured" && coverage !== undefined) {
      return unmeasuredGroups(sorted, coverage, words).map((part) =>
        section(words, { heading: part.heading, lines: part.members.map(lineOf), most }),
      );
    }
    return [section(words, { heading, color, tone, lines: sorted.map(lineOf), most, more })];
  });
}

/** What is asked about now first, then what is first asked later, by month. */
function unmeasuredGroups(members: JudgedMeasure[], { later }: Coverage, { texts, format }: Words) {
  const firstAskOn = new Map(later.flatMap(({ on, measureIds = [] }) => measureIds.map((id) => [id, on])));
  const byMonth = Map.groupBy(members, ({ measure }) => firstAskOn.get(measure.id)?.slice(0, 7) ?? "");
  return [...byMonth]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([month, some]) => {
      const when = month === "" ? texts.status.measuredNow : texts.status.firstMeasured(format.monthOf(`${month}-01`));
      return { heading: `${when} (${some.length})`, members: some };
    });
}

function judgedLine(judged: JudgedMeasure, words: Words, limits: LightLimits): Line {
  const { assessment } = judged;
  const measure = sameDecimals(judged.measure, [assessment.value, assessment.baseline]);
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

function groupOf({ measure, assessment }: JudgedMeasure): Group {
  if (measure.stoppedOn !== undefined) return "stopped";
  return assessment.light === "notAssessed" ? assessment.state : assessment.light;
}

function trendRank({ assessment }: JudgedMeasure): number {
  return assessment.trend === undefined ? 3 : trendOrder[assessment.trend];
}

function headingOf(group: Group, count: number, words: Words): Pick<Section, "heading" | "color" | "tone"> {
  if (group === "red" || group === "yellow" || group === "green" || group === "tooEarly") {
    const { text, ...look } = lightText(group, words);
    return { heading: `${text} (${count})`, ...look };
  }
  if (group === "stopped")
    return { heading: `${words.texts.status.stopped} (${count})`, color: "Default", tone: "default" };
  return { heading: `${words.texts.states[group]} (${count})`, color: "Default", tone: "default" };
}
