import type { Content } from "../domain/talking/content.ts";
import type { Language } from "../domain/talking/language.ts";
import { actionCardTitle, actionCardView } from "./action-card.ts";
import { actionListCard } from "./action-list-card.ts";
import { answerCard, answerTitle } from "./answer-card.ts";
import { askedListCard } from "./asked-list-card.ts";
import { benefitAccountCard, benefitAccountHeadline } from "./benefit-account-card.ts";
import { benefitFormCard } from "./benefit-form-card.ts";
import { benefitListCard } from "./benefit-list-card.ts";
import { benefitMapCard } from "./benefit-map-card.ts";
import { changeLogCard } from "./change-log-card.ts";
import { decisionListCard } from "./decision-list-card.ts";
import { deliveriesCard } from "./deliveries-card.ts";
import { digestCard } from "./digest-card.ts";
import { digestHeadline, digestTitle } from "./digest-sections.ts";
import { inert, markdown } from "./escape.ts";
import { goalCard } from "./goal-card.ts";
import { goalListCard } from "./goal-list-card.ts";
import { greetingCard } from "./greeting-card.ts";
import { helpCard } from "./help-card.ts";
import { historyCard } from "./history-card.ts";
import { importRefusalCard, importReportCard } from "./import-card.ts";
import { measureCard } from "./measure-card.ts";
import { milestoneListCard } from "./milestone-list-card.ts";
import { missingListCard } from "./missing-list-card.ts";
import { modelLineCard } from "./model-line-card.ts";
import { noticeText } from "./notice-text.ts";
import { officeCard } from "./office-card.ts";
import { overdueListCard } from "./overdue-list-card.ts";
import { paperCard, paperCardTitle } from "./paper-card.ts";
import { phaseCard } from "./phase-card.ts";
import { planItemCard } from "./plan-item-card.ts";
import { riskListCard } from "./risk-list-card.ts";
import { roundCard, roundTitle } from "./round-card.ts";
import { setupCard } from "./setup-card.ts";
import { statusCard } from "./status-card.ts";
import { headlineText } from "./status-headline.ts";
import { steeringCard, steeringTitle } from "./steering-card.ts";
import { suggestionsCard } from "./suggestions-card.ts";
import type { Words } from "./texts.ts";
import { wordsOf } from "./texts.ts";

/** What goes into a Teams message: a card or a text, and the line shown in the notification. */
export type Drawn = { card?: object; text?: string; summary: string };
type CardContent = Exclude<Content, { kind: "notice" }>;

/** Draws anything the bot can say; pure. */
export function drawContent(content: Content, language: Language): Drawn {
  if (content.kind === "notice") {
    const text = noticeText(content.notice, language);
    // our own address: escaped it would no longer be a link
    return { text: content.notice.reason === "templateLink" ? text : markdown(text), summary: text };
  }
  const words = wordsOf(language);
  const card = cardOf(content, words);
  return { card, summary: inert(summaryOf(content, words) ?? titleOf(card)) };
}

function cardOf(content: CardContent, words: Words): { fallbackText?: string } {
  switch (content.kind) {
    case "answerCard":
      return answerCard(content, words);
    case "roundCard":
      return roundCard(content, words);
    case "projectStatus":
      return statusCard(content, words);
    case "measureStatus":
      return measureCard(content, words);
    case "officeStatus":
      return officeCard(content, words);
    case "goalStatus":
      return goalCard(content, words);
    case "missingList":
      return missingListCard(content, words);
    case "askedList":
      return askedListCard(content, words);
    case "deliveries":
      return deliveriesCard(content, words);
    case "overdueList":
      return overdueListCard(content, words);
    case "history":
      return historyCard(content, words);
    case "changeLog":
      return changeLogCard(content, words);
    case "milestoneList":
      return milestoneListCard(content, words);
    case "riskList":
      return riskListCard(content, words);
    case "actionCard":
      return actionCardView(content, words);
    case "actionList":
      return actionListCard(content, words);
    case "decisionList":
      return decisionListCard(content, words);
    case "benefitList":
      return benefitListCard(content, words);
    case "closeBenefitCard":
    case "handoverCard":
      return benefitFormCard(content, words);
    case "benefitAccount":
      return benefitAccountCard(content, words);
    case "modelLineCard":
      return modelLineCard(content, words);
    case "planItemCard":
      return planItemCard(content, words);
    case "phaseList":
      return phaseCard(content, words);
    case "setupGuide":
      return setupCard(content, words);
    case "paperCard":
      return paperCard(content, words);
    case "goalList":
      return goalListCard(content, words);
    case "benefitMap":
      return benefitMapCard(content, words);
    case "suggestions":
      return suggestionsCard(content, words);
    case "digest":
      return digestCard(content, words);
    case "steeringPreview":
      return steeringCard(content, words);
    case "importReport":
      return importReportCard(content, words);
    case "importRefusal":
      return importRefusalCard(content, words);
    case "greeting":
      return greetingCard(content, words);
    case "help":
      return helpCard(content, words);
  }
}

/** The notification says more than the title where there is more to say in one line. */
function summaryOf(content: CardContent, words: Words): string | undefined {
  if (content.kind === "digest") return `${digestTitle(content, words)}: ${digestHeadline(content, words)}`;
  if (content.kind === "paperCard") return paperCardTitle(content, words);
  if (content.kind === "steeringPreview") return steeringTitle(content, words);
  if (content.kind === "projectStatus") return `${content.project.name}: ${headlineText(content, words)}`;
  if (content.kind === "benefitAccount") return `${content.project.name}: ${benefitAccountHeadline(content, words)}`;
  if (content.kind === "actionCard") return actionCardTitle(content, words);
  if (content.kind === "answerCard") return answerTitle(content, words);
  if (content.kind === "roundCard") return roundTitle(content, words);
  return undefined;
}

function titleOf(card: { fallbackText?: string }): string {
  return card.fallbackText ?? "";
}
