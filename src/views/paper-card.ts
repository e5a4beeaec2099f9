import { type PaperCard, paperLacks } from "../domain/paper/paper-card.ts";
import type { SteeringPaper } from "../domain/paper/steering-paper.ts";
import { expandTemplate } from "./card-template.ts";
import { inert, markdown, short } from "./escape.ts";
import { lightText } from "./judged-text.ts";
import { joined, shortList } from "./line.ts";
import { button, frame } from "./list-card.ts";
import { judgedOf } from "./paper/paper-document.ts";
import { headlineText } from "./status-headline.ts";
import type { Words } from "./texts.ts";

type Frozen = Extract<PaperCard, { state: "frozen" }>;
const proposals = [1, 2, 3];
/** Chosen until she has assessed the project. */
const unsaid = "none";
/** Of each list of ids; the paper has them all. */
const mostIds = 8;

/** The steering group's paper before it is approved, with what is missing and what only a person can say; then as approved. */
export function paperCard(card: PaperCard, words: Words): { fallbackText?: string } {
  return expandTemplate("paper-card", paperCardData(card, words));
}

export function paperCardTitle(card: PaperCard, { texts }: Words): string {
  const say = texts.paper.card;
  const { name } = card.paper.project;
  return card.state === "draft" ? say.draftTitle(name) : say.frozenTitle(card.version, name);
}

export function paperCardData(card: PaperCard, words: Words) {
  const { paper } = card;
  const isDraft = card.state === "draft";
  const say = words.texts.paper;
  return {
    ...frame(paperCardTitle(card, words), words),
    subtitle: markdown(
      joined([
        say.at(words.format.date(paper.at)),
        paper.meeting && say.meeting(words.format.date(paper.meeting)),
        isDraft ? say.card.next(card.next) : undefined,
      ]),
    ),
    headline: inert(headlineText(judgedOf(paper), words)),
    facts: isDraft ? [] : frozenFacts(card, words),
    lacksTitle: isDraft ? say.card.lacks : "",
    lacks: isDraft ? lackTexts(paper, words) : [],
    ...{ isDraft, project: paper.project.id, version: isDraft ? card.next : card.version },
    ...form(words),
    note: isDraft ? markdown(say.card.notice) : "",
    buttons: isDraft ? [] : fileButtons(card, words),
  };
}

function frozenFacts({ paper, byName, frozenAt, hash, isWhole }: Frozen, words: Words): string[] {
  const say = words.texts.paper;
  const { overall, asked } = paper.words;
  const word = overall === undefined ? say.notAssessed : lightText(overall, words).text;
  const { timeZone } = paper.project;
  return [
    say.overall(word),
    ...asked.map((one) => short(`${say.asked}: ${one}`, 300)),
    say.card.frozen(short(byName, 80), words.format.moment(frozenAt, timeZone, paper.at.slice(0, 4))),
    isWhole ? say.card.hash(hash.slice(0, 16)) : say.card.altered,
  ].map(inert);
}

function lackTexts(paper: SteeringPaper, words: Words): string[] {
  const say = words.texts.paper.card;
  const { notMeasured, outdated, withoutCause, withoutTarget, unassessedRisks } = paperLacks(paper);
  const list = (ids: string[], tell: (list: string) => string) =>
    ids.length === 0 ? [] : [tell(shortList(ids, mostIds, words))];
  const told = [
    ...list(notMeasured, say.notMeasured),
    ...list(outdated, say.outdated),
    ...list(withoutCause, say.withoutCause),
    ...(withoutTarget > 0 ? [say.withoutTarget(withoutTarget)] : []),
    ...(unassessedRisks > 0 ? [say.unassessed(unassessedRisks)] : []),
  ];
  return (told.length === 0 ? [say.nothingLacks] : told).map((one) => short(one, 300));
}

function form(words: Words) {
  const say = words.texts.paper.card;
  const lights = (["green", "yellow", "red"] as const).map((light) => ({
    title: lightText(light, words).text,
    value: light,
  }));
  return {
    overallLabel: say.overall,
    overall: unsaid,
    choices: [{ title: words.format.sentence(words.texts.paper.notAssessed), value: unsaid }, ...lights],
    whyLabel: say.why,
    proposals: proposals.map((number) => ({ id: `asked${number}`, label: say.asked(number) })),
    caseLabel: say.caseNumber,
    legalLabel: say.legalGround,
    error: say.error,
    approve: say.approve,
  };
}

/** Of this version: a newer one may have come since. */
function fileButtons({ version }: Frozen, { texts, command }: Words) {
  const say = texts.paper.card;
  return (["word", "excel"] as const).map((kind) =>
    button({ title: say[kind], command: command("paper", `${kind} ${version}`) }),
  );
}
