import { z } from "zod";
import { editableLists } from "../domain/plan-editing/plan-form.ts";
import { type CardVerb, verbActions } from "../domain/talking/entries.ts";
import { answerAsks, type RowAnswer } from "../journeys/answer-asks.ts";
import { saveModelLine } from "../journeys/change-model-line.ts";
import { removePlanItem, savePlanItem } from "../journeys/change-plan-item.ts";
import { closeBenefit } from "../journeys/close-benefit.ts";
import { explainDeviation } from "../journeys/explain-deviation.ts";
import { freezePaper } from "../journeys/freeze-paper.ts";
import { handOverAsks } from "../journeys/hand-over-asks.ts";
import { answerOffer } from "../journeys/hand-over-benefit.ts";
import { discardImport, saveImport } from "../journeys/import-workbook.ts";
import { refuseAtDoor } from "../journeys/refuse-at-door.ts";
import { saveActions } from "../journeys/save-actions.ts";
import { sendAgain } from "../journeys/send-again.ts";
import { saveProject } from "../journeys/set-up-project.ts";
import { showAnswerCard } from "../journeys/show-answer-card.ts";
import { steerDigest } from "../journeys/steer-digest.ts";
import type { Turn } from "../journeys/turn.ts";
import type { BotParts } from "./bot-parts.ts";
import { type Click, input } from "./card-input.ts";
import { coupleHere } from "./couple-here.ts";
import { modelLineForm } from "./model-line-form.ts";
import { noteRefusal } from "./note-refusal.ts";
import { plainText } from "./plain-text.ts";
import { type Reply, runText } from "./run-text.ts";

/** `card`: shown in the place of the clicked card; `post`: a message of its own, as if it had been written. */
export type ClickReply = { show: "card" | "post"; reply: Reply };

type Run = (parts: BotParts, turn: Turn, data: Record<string, unknown>) => Promise<Reply>;

const mostAsks = 300;
const id = z.string().min(1).max(100);
const revision = z.coerce.number().int().min(0).max(1_000_000_000);
const asks = z.record(id, revision).refine((given) => Object.keys(given).length <= mostAsks);
const card = z.object({ round: id, user: z.string().max(320), asks });
const oneAsk = card.extend({ ask: id });
const purpose = z.enum(["main", "steering"]).optional().catch(undefined);
const coupling = z.object({ project: id, purpose });
const upload = z.object({ upload: id });
const again = z.object({ project: id, key: id });
const steering = z.object({ project: id, key: z.string().regex(/^\d{4}-W\d{2}$/) });
const paper = z.object({ project: id, version: z.coerce.number().int().min(1).max(1_000_000) });
const overall = z.enum(["green", "yellow", "red"]).optional().catch(undefined);
const modelLine = z.object({ project: id, line: z.string().min(1).max(1000), was: z.string().max(1000) });
const seen = z.record(z.string().max(40), z.string().max(40));
const planItem = z.object({ project: id, list: z.enum(editableLists), item: z.string().max(250), seen });
const ownProject = z.object({ project: z.string().max(100), seen });
const actionsSaid = z.object({
  project: id,
  drawn: z.string().max(40),
  actions: z.array(z.object({ id: z.string().min(1).max(300), was: z.string().max(600) })).max(20),
});
const actionChoice = z.enum(["done", "started", "dropped", "moved"]).optional().catch(undefined);
const benefit = z.object({ project: id, benefit: z.string().min(1).max(200) });
const offer = benefit.extend({ to: z.string().min(1).max(320) });
const choice = z.enum(["value", "unchanged", "cannot", "handOver"]).optional().catch(undefined);

/** The contract's table: each verb with the shape of its data and the journey it starts. */
const verbs: ReadonlyMap<string, Run> = new Map(
  Object.entries<Run>({
    saveAnswers: shaped(card, (parts, turn, said, filled) => {
      const rows = Object.entries(said.asks).map(([ask, revision]) => rowAnswer(filled, ask, revision));
      return answerAsks(parts.ports, turn, { ...cardKey(said), rows });
    }),
    correctAnswer: shaped(oneAsk, (parts, turn, said, filled) => {
      const row = rowAnswer(filled, said.ask, said.asks[said.ask] ?? 0);
      // an empty reason too says that it is a correction
      const reason = input(filled, "reason", said.ask) ?? "";
      return answerAsks(parts.ports, turn, { ...cardKey(said), rows: [{ ...row, reason }] });
    }),
    editAnswer: shaped(oneAsk, (parts, turn, said) =>
      showAnswerCard(parts.ports, turn, { ...cardKey(said), edit: said.ask }),
    ),
    refreshAnswers: shaped(card, (parts, turn, said) => showAnswerCard(parts.ports, turn, cardKey(said))),
    explainDeviation: shaped(card, (parts, turn, said, filled) => {
      const told = (askId: string) => ({
        askId,
        cause: input(filled, "cause", askId),
        action: input(filled, "action", askId),
      });
      return explainDeviation(parts.ports, turn, { ...cardKey(said), rows: Object.keys(said.asks).map(told) });
    }),
    handOver: shaped(card, (parts, turn, said, filled) => {
      const rows = Object.entries(said.asks).flatMap(([askId, revision]) => {
        const to = input(filled, "person", askId);
        const scope = input(filled, "scope", askId) === "always" ? ("always" as const) : ("once" as const);
        return to === undefined ? [] : [{ askId, revision, to, scope }];
      });
      return handOverAsks(parts.ports, turn, { ...cardKey(said), rows });
    }),
    coupleProject: shaped(coupling, (parts, turn, said) => coupleHere(parts, turn, said)),
    saveImport: shaped(upload, ({ ports, workbooks }, turn, said) =>
      saveImport({ ...ports, workbooks }, turn, { uploadId: said.upload }),
    ),
    discardImport: shaped(upload, ({ ports }, turn, said) => discardImport(ports, turn, { uploadId: said.upload })),
    sendAgain: shaped(again, ({ ports }, turn, said) =>
      sendAgain(ports, turn, { projectId: said.project, key: said.key }),
    ),
    saveModelLine: shaped(modelLine, ({ ports }, turn, { project, line, was }, filled) =>
      saveModelLine(ports, turn, { projectId: project, id: line, was, form: modelLineForm(filled) }),
    ),
    saveActions: shaped(actionsSaid, ({ ports }, turn, { project, drawn, actions }, filled) => {
      const answers = actions.map(({ id: actionId, was }, index) => ({
        ...{ id: actionId, was, choice: actionChoice.parse(input(filled, "choice", String(index))) },
        ...{ due: input(filled, "due", String(index)) ?? "", why: input(filled, "why", String(index)) ?? "" },
      }));
      return saveActions(ports, turn, { projectId: project, drawnAt: drawn, answers });
    }),
    savePlanItem: shaped(planItem, ({ ports, workbooks }, turn, { project, list, item, seen }, filled) => {
      const fields = workbooks.forms.fields(list).map(({ field }) => field);
      const said = Object.fromEntries(fields.map((field) => [field, input(filled, field, "item") ?? ""]));
      const reason = input(filled, "reason", "item") ?? "";
      return savePlanItem({ ...ports, workbooks }, turn, {
        projectId: project,
        list,
        key: item,
        said,
        was: seen,
        reason,
      });
    }),
    saveProject: shaped(ownProject, ({ ports, workbooks }, turn, { project, seen }, filled) => {
      const fields = workbooks.forms.project.fields().map(({ field }) => field);
      const said = Object.fromEntries(fields.map((field) => [field, input(filled, field, "item") ?? ""]));
      const reason = input(filled, "reason", "item") ?? "";
      return saveProject({ ...ports, workbooks }, turn, { projectId: project, said, was: seen, reason });
    }),
    removePlanItem: shaped(planItem, ({ ports, workbooks }, turn, { project, list, item }, filled) => {
      const reason = input(filled, "reason", "item") ?? "";
      return removePlanItem({ ...ports, workbooks }, turn, { projectId: project, list, key: item, reason });
    }),
    confirmHandover: shaped(offer, ({ ports }, turn, { project, benefit: one, to }) =>
      answerOffer(ports, turn, { projectId: project, id: one, to, accepts: true }),
    ),
    refuseHandover: shaped(offer, ({ ports }, turn, { project, benefit: one, to }, filled) => {
      const reason = input(filled, "reason", "benefit") ?? "";
      return answerOffer(ports, turn, { projectId: project, id: one, to, accepts: false, reason });
    }),
    closeBenefit: shaped(benefit, ({ ports }, turn, { project, benefit: one }, filled) => {
      const told = (field: string) => input(filled, field, "benefit") ?? "";
      const texts = { result: told("result"), date: told("date"), note: told("note") };
      return closeBenefit(ports, turn, { projectId: project, id: one, texts });
    }),
    freezePaper: shaped(paper, ({ ports }, turn, { project, version }, filled) => {
      const told = (field: string) => input(filled, field, "paper");
      const texts = { why: told("why"), caseNumber: told("caseNumber"), legalGround: told("legalGround") };
      const asked = ["asked1", "asked2", "asked3"].flatMap((field) => told(field) ?? []);
      const words = { ...texts, overall: overall.parse(told("overall")), asked };
      return freezePaper(ports, turn, { projectId: project, version, words });
    }),
    saveSteeringLine: shaped(steering, ({ ports }, turn, said, filled) =>
      steerDigest(ports, turn, { ...steered(said), word: { kind: "line", line: input(filled, "line", said.key) } }),
    ),
    holdSteering: shaped(steering, ({ ports }, turn, said) =>
      steerDigest(ports, turn, { ...steered(said), word: { kind: "hold" } }),
    ),
    sendSteering: shaped(steering, ({ ports }, turn, said) =>
      steerDigest(ports, turn, { ...steered(said), word: { kind: "send" } }),
    ),
    runCommand: shaped(z.object({ text: z.string().max(500) }), (parts, turn, said) =>
      runText(parts, turn, plainText(said.text)),
    ),
  } satisfies Record<CardVerb, Run>),
);
export const cardVerbs: readonly string[] = [...verbs.keys()];
/** What Teams may start by itself: it views, so that nothing is written without a person. */
const viewing = "refreshAnswers";

/** Does what a click asks for; a verb or data that no card of ours has ends in a sentence, never in an error. */
export async function runClick(parts: BotParts, turn: Turn, click: Click): Promise<ClickReply> {
  const run = click.automatic && click.verb !== viewing ? undefined : verbs.get(click.verb);
  const reply = run === undefined ? actionUnknown : await runKnown(parts, turn, { click, run });
  if (click.verb !== "runCommand") noteRefusal(parts, turn, reply);
  const posts = click.verb === "runCommand" && reply !== actionUnknown;
  return { show: posts ? "post" : "card", reply };
}

async function runKnown(parts: BotParts, turn: Turn, { click, run }: { click: Click; run: Run }): Promise<Reply> {
  const { verb, automatic, data } = click;
  const action = Object.entries(verbActions).find(([each]) => each === verb)?.[1];
  if (action === undefined) return actionUnknown;
  const refused = await refuseAtDoor(parts.ports, turn, action, { automatic });
  return refused ? { kind: "notice", notice: refused } : run(parts, turn, data);
}

const actionUnknown: Reply = { kind: "notice", notice: { reason: "actionUnknown" } };

function shaped<T>(
  shape: z.ZodType<T>,
  run: (parts: BotParts, turn: Turn, said: T, filled: Record<string, unknown>) => Promise<Reply>,
): Run {
  return async (parts, turn, data) => {
    const said = shape.safeParse(data);
    return said.success ? run(parts, turn, said.data, data) : actionUnknown;
  };
}

function cardKey(said: z.infer<typeof card>): { roundId: string; user: string; askIds: string[] } {
  return { roundId: said.round, user: said.user, askIds: Object.keys(said.asks) };
}

function steered({ project, key }: z.infer<typeof steering>): { projectId: string; key: string } {
  return { projectId: project, key };
}

function rowAnswer(filled: Record<string, unknown>, askId: string, revision: number): RowAnswer {
  return {
    askId,
    revision,
    value: input(filled, "value", askId),
    choice: choice.parse(input(filled, "choice", askId)),
    comment: input(filled, "comment", askId),
    why: input(filled, "why", askId),
    when: input(filled, "when", askId),
    confirmed: input(filled, "confirm", askId) === "true",
  };
}
