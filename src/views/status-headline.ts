import type { JudgedMeasure, ProjectStatus } from "../domain/telling/status.ts";
import type { Words } from "./texts.ts";

type Judged = Pick<ProjectStatus, "judged" | "measuresWithoutTarget" | "milestones">;

/** What a steering group member must know, in one to three short sentences. */
export function headlineText(status: Judged, words: Words): string {
  const { texts, format } = words;
  const sentences = [...measuresSentences(status, words), overdueSentence(status, words)];
  const said = sentences.filter((sentence) => sentence !== "").map((sentence) => `${format.sentence(sentence)}.`);
  return said.length === 0 ? `${format.sentence(texts.status.headline.allWell)}.` : said.join(" ");
}

function measuresSentences({ judged, measuresWithoutTarget }: Judged, words: Words): string[] {
  const say = words.texts.status.headline;
  const all = judged.length;
  if (all === 0) return [say.noMeasures];
  const measured = judged.some(({ assessment }) => assessment.state !== "notMeasured");
  const noTargets = measuresWithoutTarget === all;
  if (noTargets && !measured) return [say.neither(all)];
  const targets = noTargets ? say.noTargets(all) : lightsSentence(judged, measuresWithoutTarget, words);
  return measured ? [targets, trendSentence(judged, words)] : [targets, say.nothingMeasured(all)];
}

function lightsSentence(judged: JudgedMeasure[], withoutTarget: number, { texts, format }: Words): string {
  const say = texts.status.headline;
  const lights = (["red", "yellow", "green"] as const).flatMap((light) => {
    const count = judged.filter(({ assessment }) => assessment.light === light).length;
    return count === 0 ? [] : [say.lights[light](count)];
  });
  const outdated = judged.filter(({ assessment }) => assessment.state === "outdated").length;
  if (outdated > 0) lights.push(say.outdated(outdated));
  if (withoutTarget > 0) lights.push(say.someWithoutTarget(withoutTarget, judged.length));
  return format.list(lights);
}

/** Only measures without a target: the others have their light. */
function trendSentence(judged: JudgedMeasure[], { texts, format }: Words): string {
  const say = texts.status.headline;
  const untargeted = judged.filter(({ assessment }) => assessment.state === "noTarget");
  const count = (trend: string) => untargeted.filter(({ assessment }) => assessment.trend === trend).length;
  const [right, wrong] = [count("rightWay"), count("wrongWay")];
  const ways = [right > 0 ? say.rightWay(right) : "", wrong > 0 ? say.wrongWay(wrong) : ""].filter((way) => way !== "");
  return ways.length === 0 ? "" : `${format.list(ways)} ${say.sinceBaseline}`;
}

function overdueSentence({ milestones }: Judged, { texts }: Words): string {
  const overdue = milestones.filter(({ when }) => when === "overdue").length;
  return overdue === 0 ? "" : texts.status.headline.overdue(overdue);
}
