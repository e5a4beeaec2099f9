import type { ActionCard } from "../../src/domain/actions/action-card.ts";
import type { AnswerCard, RoundCard } from "../../src/domain/asking/answer-card.ts";
import type { BenefitAccount } from "../../src/domain/benefit-model/benefit-account.ts";
import type { ModelLineCard } from "../../src/domain/benefit-model/model-line-card.ts";
import type { ImportReport } from "../../src/domain/importing/import-report.ts";
import type { PaperCard } from "../../src/domain/paper/paper-card.ts";
import type { PlanItemCard } from "../../src/domain/plan-editing/plan-form.ts";
import type { Content, Greeting } from "../../src/domain/talking/content.ts";
import type { CloseBenefitCard } from "../../src/domain/telling/benefit-forms.ts";
import type { Digest, MeasureStatus, MilestoneList, ProjectStatus } from "../../src/domain/telling/status.ts";
import type { SteeringPreview } from "../../src/domain/telling/steering-copy.ts";
import { actionCardData } from "../../src/views/action-card.ts";
import { answerCardData } from "../../src/views/answer-card.ts";
import { benefitAccountCardData } from "../../src/views/benefit-account-card.ts";
import { benefitFormData } from "../../src/views/benefit-form-card.ts";
import { digestCardData } from "../../src/views/digest-card.ts";
import { greetingCardData } from "../../src/views/greeting-card.ts";
import { importCardData } from "../../src/views/import-card.ts";
import { listCardData } from "../../src/views/list-card.ts";
import { measureCardData } from "../../src/views/measure-card.ts";
import { milestoneListParts } from "../../src/views/milestone-list-card.ts";
import { modelLineCardData } from "../../src/views/model-line-card.ts";
import { paperCardData } from "../../src/views/paper-card.ts";
import { planItemCardData } from "../../src/views/plan-item-card.ts";
import { roundCardData } from "../../src/views/round-card.ts";
import { statusCardData } from "../../src/views/status-card.ts";
import { steeringCardData } from "../../src/views/steering-card.ts";
import { wordsOf } from "../../src/views/texts.ts";
import { sampleContents } from "./sample-contents.ts";

const words = wordsOf("nb");

/** Data for `cards/NAME.sample.json`, by template: what the views make of the example project. */
export const sampleData: Record<string, object> = {
  "answer-card": answerCardData(everyMode(), words),
  "round-card": roundCardData(content<RoundCard>("round", "roundCard"), words),
  "status-card": statusCardData(content<ProjectStatus>("status-targets", "projectStatus"), words),
  "measure-card": measureCardData(content<MeasureStatus>("measure-office", "measureStatus"), words),
  "benefit-account-card": benefitAccountCardData(content<BenefitAccount>("benefit-account", "benefitAccount"), words),
  "benefit-form-card": benefitFormData(content<CloseBenefitCard>("benefit-close", "closeBenefitCard"), words),
  "model-line-card": modelLineCardData(content<ModelLineCard>("model-line", "modelLineCard"), words),
  "plan-item-card": planItemCardData(content<PlanItemCard>("plan-item", "planItemCard"), words),
  "paper-card": paperCardData(content<PaperCard>("paper-draft", "paperCard"), words),
  "digest-card": digestCardData(content<Digest>("digest-later", "digest"), words),
  "steering-card": steeringCardData(content<SteeringPreview>("steering-shown", "steeringPreview"), words),
  "action-card": actionCardData(content<ActionCard>("action-ask", "actionCard"), words),
  "list-card": listCardData(milestoneListParts(content<MilestoneList>("milestones", "milestoneList"), words), words),
  "greeting-card": greetingCardData(content<Greeting>("greeting", "greeting"), words),
  "import-card": importCardData(content<ImportReport>("import-known", "importReport"), words),
};

/** A row in each mode; a real card has the same question only once. */
function everyMode(): AnswerCard {
  const [open, modes, more, cause] = ["answer-open", "answer-modes", "answer-more-modes", "answer-cause"].map((name) =>
    content<AnswerCard>(name, "answerCard"),
  );
  if (!open || !modes || !more || !cause) throw new Error("no answer cards");
  const rows = [...open.rows.slice(0, 1), ...modes.rows, ...more.rows, ...cause.rows];
  return { ...open, rows: rows.map((row, index) => ({ ...row, ask: { ...row.ask, id: `ask${index + 1}` } })) };
}

function content<C extends Content>(name: string, kind: C["kind"]): C {
  const found = sampleContents[name];
  if (found?.kind !== kind) throw new Error(`${name} is no ${kind}`);
  return found as C;
}
