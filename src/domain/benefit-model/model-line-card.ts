import type { Project } from "../project/project.ts";
import type { ModelLineForm, ModelLineProblem } from "./change-model-line.ts";

/** A line of the benefit model with its fields open. */
export type ModelLineCard = {
  kind: "modelLineCard";
  project: Project;
  id: string;
  isNew: boolean;
  form: ModelLineForm;
  /** the stored line as the card shows it, `lineText`; "" for a new one */
  was: string;
  problem?: ModelLineProblem;
};
