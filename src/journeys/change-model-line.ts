import {
  decideModelLine,
  formOf,
  freeLineId,
  lineText,
  type ModelLineForm,
  type ModelLineProblem,
  seenText,
} from "../domain/benefit-model/change-model-line.ts";
import type { ModelLineCard } from "../domain/benefit-model/model-line-card.ts";
import type { ModelLine } from "../domain/project/model-line.ts";
import type { Plan } from "../domain/project/project.ts";
import { cleanText } from "../domain/talking/clean-text.ts";
import type { Content } from "../domain/talking/content.ts";
import { say } from "./acting-person.ts";
import { findProject } from "./find-project.ts";
import { onlyForLeader } from "./only-for-leader.ts";
import type { Ports } from "./ports.ts";
import type { Turn } from "./turn.ts";

const change = { action: "changeModel", refusal: "modelLineRefused" } as const;

/** Opens the card of one line of the benefit model, or of a new one; only the leader gets it. */
export async function showModelLine(ports: Ports, turn: Turn, { id }: { id: string }): Promise<Content> {
  return ports.store.write(turn.tenant, async (data): Promise<Content> => {
    const found = await findProject(data, turn);
    if ("notice" in found) return say(found.notice);
    const allowed = await onlyForLeader(ports, data, turn, { ...change, projectId: found.project.id });
    if ("kind" in allowed) return allowed;
    const { project, modelLines } = allowed.plan;
    if (id === "") return cardOf(allowed.plan, freeLineId(modelLines));
    const line = lineCalled(id, modelLines);
    return line
      ? cardOf(allowed.plan, line.id)
      : say({ reason: "noSuchModelLine", text: id, projectName: project.name });
  });
}

/**
 * Saves what the leader filled in, with old, new and why in the log. A card of a line that was changed meanwhile saves
 * nothing and shows the line as it is now; the same card once more says that it is saved.
 */
export async function saveModelLine(
  ports: Ports,
  turn: Turn,
  { projectId, id, was, form }: { projectId: string; id: string; was: string; form: ModelLineForm },
): Promise<Content> {
  return ports.store.write(turn.tenant, async (data): Promise<Content> => {
    const allowed = await onlyForLeader(ports, data, turn, { ...change, projectId, lock: true });
    if ("kind" in allowed) return allowed;
    const { plan, user, at } = allowed;
    const said = { ...form, name: cleanText(form.name) ?? "", reason: cleanText(form.reason) ?? "" };
    const before = lineCalled(id, plan.modelLines);
    const decided = decideModelLine(said, id, { before, was });
    if (!decided.ok) {
      const { problem } = decided;
      return cardOf(plan, id, problem.reason === "changedMeanwhile" ? { problem } : { form: said, problem, was });
    }
    const { line } = decided;
    const saved: Content = say({ reason: "modelLineSaved", id, name: line.name });
    if (!decided.changed) return saved;
    const changed = plan.modelLines.map((other) => (other === before ? line : other));
    const modelLines = before ? changed : [...changed, line];
    await data.projects.savePlan({ ...plan, modelLines });
    const entry = { projectId, at, who: user, subject: id, source: turn.source };
    const why = said.reason === "" ? {} : { why: said.reason };
    const what = before ? { what: "modelLineChanged", old: lineText(before) } : { what: "modelLineAdded" };
    await data.audit.append([{ ...entry, ...what, ...why, new: lineText(line) }]);
    return saved;
  });
}

function lineCalled(id: string, lines: ModelLine[]): ModelLine | undefined {
  return lines.find((line) => line.id.toLowerCase() === id.toLowerCase());
}

const blank: Omit<ModelLine, "id"> = { side: "newSolution", name: "", recurrence: "oneOff" };

function cardOf(
  { project, modelLines }: Plan,
  id: string,
  said: { form?: ModelLineForm; problem?: ModelLineProblem; was?: string } = {},
): ModelLineCard {
  const line = lineCalled(id, modelLines);
  const was = said.was ?? seenText(line);
  const { form = formOf(line ?? blank), problem } = said;
  return { kind: "modelLineCard", project, id, isNew: line === undefined, form, was, ...(problem && { problem }) };
}
