import type { BenefitList, ListedBenefit } from "../domain/telling/benefit-status.ts";
import { judgedText, statusOf } from "./judged-text.ts";
import type { Line } from "./line.ts";
import { joined, line, section, shortList } from "./line.ts";
import { listCard } from "./list-card.ts";
import { measureName } from "./measure-groups.ts";
import type { Words } from "./texts.ts";

type Group = "open" | "unmeasured" | "closed";
const groups: Group[] = ["open", "unmeasured", "closed"];

/** Every benefit by what is to be done with it; or one, with its measures and what the plan says of it. */
export function benefitListCard(list: BenefitList, words: Words): object {
  const { project, benefits, about } = list;
  const say = words.texts.benefits;
  const [only] = benefits;
  if (about !== undefined && only) return oneCard(only, list, words);
  const sections = groups.flatMap((group) => {
    const lines = benefits.filter((one) => groupOf(one) === group).map((one) => benefitLine(one, words));
    return lines.length === 0 ? [] : [section(words, { heading: say.groups[group](lines.length), lines, most: 30 })];
  });
  return listCard({ title: say.title(project.name), sections, note: benefits.length === 0 ? say.none : "" }, words);
}

function oneCard(one: ListedBenefit, { project }: BenefitList, words: Words): object {
  const say = words.texts.benefits;
  const { benefit, judged } = one;
  const measures = judged.map((each): Line => {
    const { measure, assessment } = each;
    const { status, color, tone } = statusOf(assessment, words);
    const detail = judgedText(assessment, measure, { words, limits: project.limits, places: 0 });
    return line({ lead: measure.id, text: measure.name, detail, status, color, tone });
  });
  const told = planLines(one, words);
  return listCard(
    {
      title: `${benefit.id} ${benefit.name}`,
      subtitle: project.name,
      intro: words.format.sentence(standing(one, words)),
      sections: [
        ...(measures.length === 0 ? [] : [section(words, { heading: say.measures, lines: measures })]),
        ...(told.length === 0 ? [] : [section(words, { heading: "", lines: told })]),
      ],
    },
    words,
  );
}

function planLines({ benefit }: ListedBenefit, words: Words): Line[] {
  const { parts } = words.texts.benefits;
  const { costOwner, stakeholders, dependsOn, plan, closingNote } = benefit;
  const all = [
    [parts.costOwner, costOwner],
    [parts.stakeholders, stakeholders],
    [parts.dependsOn, dependsOn],
    [parts.plan, plan],
    [parts.learnt, closingNote],
  ] as const;
  return all.flatMap(([lead, detail]) => (detail === undefined ? [] : [line({ lead, detail })]));
}

function groupOf({ benefit, judged }: ListedBenefit): Group {
  if (benefit.closedOn !== undefined) return "closed";
  return judged.length === 0 ? "unmeasured" : "open";
}

function benefitLine(one: ListedBenefit, words: Words): Line {
  const { benefit } = one;
  return line({ lead: benefit.id, text: benefit.name, detail: words.format.sentence(standing(one, words)) });
}

/** Owner, measures, and where it is on its way from the project to its end. */
function standing(one: ListedBenefit, words: Words): string {
  const say = words.texts.benefits;
  const { format } = words;
  const { benefit, owners, disagree, offeredTo } = one;
  const names = shortList(owners, 4, words);
  const owner = owners.length === 0 ? say.noOwner : say.owner(names);
  const { closedOn, finalResult = "", handedOverOn } = benefit;
  const handed = handedOverOn === undefined ? say.inProject : say.handedOver(format.date(handedOverOn));
  return joined([
    disagree ? say.disagree(names) : owner,
    measuredText(one, words),
    benefit.unplanned === true ? say.unplanned : undefined,
    closedOn !== undefined ? say.closed(format.date(closedOn), finalResult) : handed,
    closedOn === undefined && offeredTo !== undefined ? say.offered(offeredTo) : undefined,
  ]);
}

function measuredText({ judged }: ListedBenefit, words: Words): string {
  const say = words.texts.benefits;
  if (judged.length === 0) return say.noMeasure;
  const told = judged.map(({ measure, assessment }) => {
    const { status } = statusOf(assessment, words);
    return say.measuredBy(measure.id, status === "" ? words.texts.states[assessment.state].toLowerCase() : status);
  });
  return shortList(told, 4, words);
}

/** "S1 Helt ledige: 1,2 % (3. kvartal 2024), 86 % av veien til målet": what the last readings say, in one line each. */
export function resultLines(
  one: Pick<ListedBenefit, "judged">,
  { project }: Pick<BenefitList, "project">,
  words: Words,
) {
  const { format } = words;
  return one.judged.flatMap(({ measure, assessment }) => {
    const { value, period } = assessment;
    if (value === undefined || period === undefined) return [];
    const judged = judgedText(assessment, measure, { words, limits: project.limits, places: 0 });
    const told = `${format.quantity(value, measure, 2)} (${format.period(period)})`;
    return [`${measureName(measure, measure.id)}: ${joined([told, judged], ", ")}`];
  });
}
