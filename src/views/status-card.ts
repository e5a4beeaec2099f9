import type { ProjectStatus } from "../domain/telling/status.ts";
import { inert } from "./escape.ts";
import { expandSections } from "./fit-card.ts";
import type { Color, Line, Section } from "./line.ts";
import { line, section, shortList } from "./line.ts";
import { frame, sectionData } from "./list-card.ts";
import { measureGroups, measureName } from "./measure-groups.ts";
import { riskLine } from "./risk-list-card.ts";
import { achievementBars, statusChart } from "./status-chart.ts";
import { headlineText } from "./status-headline.ts";
import type { Words } from "./texts.ts";
import { freeTimeText } from "./time-text.ts";
import { statedTexts, totalNumber, totalSentence, weakestText } from "./total-text.ts";

/** The whole project at a glance: one sentence, four numbers, the total, the measures by state, and what needs someone. */
export function statusCard(status: ProjectStatus, words: Words): object {
  return expandSections("status-card", statusCardData(status, words), words);
}

export function statusCardData(status: ProjectStatus, words: Words) {
  const { texts, format, command } = words;
  const { project, total } = status;
  const number = totalNumber(total, project.limits, words);
  return {
    ...frame(texts.status.title(project.name), words),
    subtitle: texts.status.at(format.date(status.at)),
    headline: inert(headlineText(status, words)),
    tileRows: tileRows(status, words),
    totalHeading: texts.status.totalHeading,
    number: number === "" ? "" : `${number}. `,
    total: totalSentence(total, status.coverage, words),
    totalNotes: totalNotes(status, words),
    sections: [
      ...measureGroups(status.judged, words, { limits: project.limits, coverage: status.coverage }),
      ...milestoneSection(status, words),
      ...riskSection(status, words),
      ...roundSection(status, words),
    ].map(sectionData),
    barsTitle: texts.status.chartAchievement,
    bars: achievementBars(status, words),
    charts: statusChart(status, words),
    buttons: [
      { title: texts.buttons.missing, command: command("missing") },
      { title: texts.buttons.milestones, command: command("milestones") },
      { title: texts.buttons.risks, command: command("risks") },
      { title: texts.buttons.goals, command: command("goals") },
    ],
  };
}

type Tile = { value: string; label: string; color: Color };
/** Two beside each other: four would not fit on a telephone. */
function tileRows(status: ProjectStatus, words: Words): { tiles: Tile[] }[] {
  const [measured, total, overdue, round] = tiles(status, words);
  return [{ tiles: [measured, total] }, { tiles: [overdue, round] }];
}

function tiles(status: ProjectStatus, words: Words): [Tile, Tile, Tile, Tile] {
  const { texts, format } = words;
  const say = texts.status.tiles;
  const { measured, shouldBeMeasured } = status.coverage;
  const overdue = status.milestones.filter(({ when }) => when === "overdue").length;
  const percent = status.total.percent;
  const ratio = say.ratio(measured, shouldBeMeasured);
  return [
    shouldBeMeasured === 0
      ? { value: "–", label: say.notYet, color: "Default" }
      : { value: ratio, label: say.measured, color: "Default" },
    percent === undefined
      ? { value: "–", label: say.noTotal, color: "Default" }
      : { value: format.percent(percent, 0), label: say.total, color: "Default" },
    { value: String(overdue), label: say.overdue(overdue), color: overdue > 0 ? "Attention" : "Default" },
    roundTile(status, words),
  ];
}

function roundTile({ openRound, risks }: ProjectStatus, { texts }: Words): Tile {
  const say = texts.status.tiles;
  if (openRound !== undefined) {
    return { value: say.ratio(openRound.answered, openRound.asked), label: say.answered, color: "Default" };
  }
  return { value: say.ratio(risks.assessed, risks.all), label: say.risks(risks.all), color: "Default" };
}

/** As many as a card has room for beside the rest. */
const mostStated = 6;

/** Each a line under the total: the weakest, what the source states, the leader's own word, goals nobody measures. */
function totalNotes(status: ProjectStatus, words: Words): string[] {
  const { texts } = words;
  const name = (id: string) => measureName(status.judged.find(({ measure }) => measure.id === id)?.measure, id);
  const goals = status.goalsWithoutMeasure.map(({ id, text }) => `${id} ${text}`);
  const notes = [
    weakestText(status.total, name, status.project.limits, words),
    ...statedTexts(status.statedTotals.slice(0, mostStated), words),
    status.statedTotals.length > mostStated ? texts.andMore(status.statedTotals.length - mostStated) : "",
    texts.status.overall,
    goals.length === 0 ? "" : texts.status.goalsWithoutMeasure(shortList(goals, 5, words)),
  ];
  return notes.filter((note) => note !== "").map((note) => inert(note).slice(0, 600));
}

function milestoneSection({ milestones }: ProjectStatus, words: Words): Section[] {
  const { texts } = words;
  const lines = milestones.map((milestone): Line => {
    const overdue = milestone.when === "overdue";
    return line({
      lead: milestone.id,
      text: milestone.event,
      detail: freeTimeText(milestone.time, words),
      status: overdue ? `■ ${texts.status.overdue}` : `○ ${texts.status.soon}`,
      color: overdue ? "Attention" : "Default",
    });
  });
  return lines.length === 0 ? [] : [section(words, { heading: texts.status.milestonesHeading, lines, most: 6 })];
}

function riskSection({ risks }: ProjectStatus, words: Words): Section[] {
  const { texts } = words;
  const heading = texts.status.risksHeading;
  if (risks.all === 0) return [section(words, { heading, lines: [], more: texts.status.noRisks })];
  const lines = risks.top.slice(0, 3).map((risk) => riskLine(risk, words));
  return [section(words, { heading, lines, more: texts.status.risksAssessed(risks.assessed, risks.all) })];
}

function roundSection(status: ProjectStatus, words: Words): Section[] {
  const { texts, format, command } = words;
  const { openRound, nextRound, askableNow, missing, namesInPersonalChat } = status;
  const year = status.at.slice(0, 4);
  const lines: Line[] = [];
  if (openRound !== undefined) {
    const { answered, asked, dueOn, missingPeople } = openRound;
    const detail = missingPeople > 0 ? texts.status.missingPeople(missingPeople) : "";
    lines.push(line({ text: texts.status.openRound(answered, asked, format.dayIn(dueOn, year)), detail }));
  }
  for (const { name, rows } of missing ?? []) lines.push(line({ text: name, value: texts.status.missingRows(rows) }));
  if (askableNow !== undefined) {
    lines.push(line({ text: texts.status.askableNow(askableNow.rows, texts.quote(command("askNow"))) }));
  }
  if (nextRound !== undefined) {
    const measures = shortList(nextRound.measureIds, 12, words);
    lines.push(line({ text: texts.status.nextRound(format.dayIn(nextRound.on, year), measures) }));
  }
  const more = namesInPersonalChat ? texts.status.namesInPersonalChat(texts.quote(command("missing"))) : "";
  return lines.length === 0 ? [] : [section(words, { heading: texts.status.roundHeading, lines, more, most: 12 })];
}
