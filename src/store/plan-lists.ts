import { z } from "zod";
import { decimal } from "../domain/numbers/decimal.ts";
import type { FiguresReady, Measure, ScorecardRow, Target } from "../domain/project/measure.ts";
import type { ModelLine } from "../domain/project/model-line.ts";
import type {
  Action,
  Benefit,
  Decision,
  Goal,
  GroupTask,
  KeyFigure,
  MapArrow,
  Meeting,
  Milestone,
  Plan,
  Risk,
  Role,
  StatedTotal,
  SuccessFactor,
} from "../domain/project/project.ts";
import { day, exact, flag, json, maybe, office, text, time, whole } from "./plan-fields.ts";
import { type PlanList, planList } from "./plan-list.ts";

const figuresReady: z.ZodType<FiguresReady> = z.union([
  z.object({ daysAfter: z.number() }),
  z.object({ month: z.number(), day: z.number() }),
]);
const ids = z.array(z.string());
const parts: z.ZodType<KeyFigure["parts"]> = z.array(
  z.object({ office: z.string(), value: z.string().transform((value) => decimal(value)) }),
);

type Lists = Omit<Plan, "project" | "standIns">;
type PlanLists = { [L in keyof Lists]: PlanList<Lists[L][number]> };

/** Every list of a plan: its table, its fields with their columns, and what tells one line from another. */
export const planLists: PlanLists = {
  goals: planList<Goal>(
    "goal",
    { id: text("id"), level: text("level"), text: text("text"), parentId: maybe(text("parent_id")) },
    ["id"],
  ),
  roles: planList<Role>(
    "role",
    {
      group: text("group_name"),
      position: text("position"),
      title: text("title"),
      office: maybe(text("office")),
      user: maybe(text("person")),
      from: maybe(time("from")),
      to: maybe(time("to")),
    },
    ["group", "position", "title", "office", "user"],
  ),
  measures: planList<Omit<Measure, "hidesSmall">>(
    "measure",
    {
      id: text("id"),
      goalId: maybe(text("goal_id")),
      dimension: maybe(text("dimension")),
      effectGoal: maybe(text("effect_goal")),
      needGroup: maybe(text("need_group")),
      name: text("name"),
      means: maybe(text("means")),
      unit: text("unit"),
      percent: flag("percent"),
      kind: maybe(text("kind")),
      direction: maybe(text("direction")),
      frequency: text("frequency"),
      figuresReady: maybe(json("figures_ready", figuresReady)),
      dataSource: maybe(text("data_source")),
      seasonal: flag("seasonal"),
      countsPersons: maybe(flag("counts_persons")),
      stoppedOn: maybe(day("stopped_on")),
      seriesFrom: maybe(day("series_from")),
      seriesBefore: maybe(text("series_before")),
    },
    ["id"],
  ),
  rows: planList<ScorecardRow>(
    "scorecard_row",
    {
      measureId: text("measure_id"),
      office: office(),
      owner: maybe(text("owner")),
      measurer: maybe(text("measurer")),
      weight: maybe(exact("weight")),
      baseline: maybe(exact("baseline")),
      baselineDate: maybe(day("baseline_date")),
      finalTarget: maybe(exact("final_target")),
      finalDate: maybe(day("final_date")),
      targetText: maybe(text("target_text")),
      comparison: maybe(text("comparison")),
      comment: maybe(text("comment")),
      grounds: maybe(text("grounds")),
    },
    ["measureId", "office"],
  ),
  targets: planList<Target>(
    "target",
    { measureId: text("measure_id"), office: office(), date: maybe(day("date")), value: exact("value") },
    ["measureId", "office", "date"],
  ),
  milestones: planList<Milestone>(
    "milestone",
    {
      id: text("id"),
      time: time("time"),
      event: text("event"),
      status: text("status"),
      statusText: maybe(text("status_text")),
      responsible: maybe(text("responsible")),
      concerns: maybe(json("concerns", ids)),
    },
    ["id"],
  ),
  risks: planList<Risk>(
    "risk",
    {
      id: text("id"),
      event: text("event"),
      cause: maybe(text("cause")),
      consequence: maybe(text("consequence")),
      mitigation: maybe(text("mitigation")),
      likelihood: maybe(whole("likelihood")),
      impact: maybe(whole("impact")),
      likelihoodAfter: maybe(whole("likelihood_after")),
      impactAfter: maybe(whole("impact_after")),
      responsible: maybe(text("responsible")),
      concerns: maybe(json("concerns", ids)),
    },
    ["id"],
  ),
  successFactors: planList<SuccessFactor>(
    "success_factor",
    {
      id: text("id"),
      text: text("text"),
      assessment: maybe(text("assessment")),
      likelihood: maybe(text("likelihood")),
    },
    ["id"],
  ),
  groupTasks: planList<GroupTask>(
    "group_task",
    {
      groupId: text("group_id"),
      group: text("group_name"),
      task: text("task"),
      responsible: maybe(text("responsible")),
      participants: maybe(text("participants")),
      support: maybe(text("support")),
      due: maybe(time("due")),
    },
    ["groupId", "task"],
  ),
  meetings: planList<Meeting>("meeting", { date: time("date"), group: text("group_name") }, ["group", "date"]),
  decisions: planList<Decision>(
    "decision",
    { date: time("date"), meeting: text("meeting"), matter: text("matter"), conclusion: maybe(text("conclusion")) },
    ["meeting", "matter", "date"],
  ),
  keyFigures: planList<KeyFigure>(
    "key_figure",
    { name: text("name"), parts: json("parts", parts), total: maybe(exact("total")) },
    ["name"],
  ),
  benefits: planList<Benefit>(
    "benefit",
    {
      id: text("id"),
      name: text("name"),
      type: maybe(text("type")),
      measureId: maybe(text("measure_id")),
      effectGoal: maybe(text("effect_goal")),
      phase: maybe(text("phase")),
      unitPrice: maybe(exact("unit_price")),
      owner: maybe(text("owner")),
      costOwner: maybe(text("cost_owner")),
      stakeholders: maybe(text("stakeholders")),
      dependsOn: maybe(text("depends_on")),
      startDate: maybe(day("start_date")),
      plan: maybe(text("plan")),
      unplanned: maybe(flag("unplanned")),
      offeredTo: maybe(text("offered_to")),
      handedOverOn: maybe(day("handed_over_on")),
      closedOn: maybe(day("closed_on")),
      finalResult: maybe(text("final_result")),
      closingNote: maybe(text("closing_note")),
    },
    ["id", "measureId"],
  ),
  actions: planList<Action>(
    "action",
    {
      id: text("id"),
      kind: text("kind"),
      text: text("text"),
      concerns: maybe(json("concerns", ids)),
      responsible: maybe(text("responsible")),
      due: maybe(time("due")),
      status: text("status"),
      why: maybe(text("why")),
      grounds: maybe(text("grounds")),
    },
    ["id"],
  ),
  modelLines: planList<ModelLine>(
    "model_line",
    {
      id: text("id"),
      side: text("side"),
      name: text("name"),
      recurrence: text("recurrence"),
      year: maybe(whole("year")),
      lastYear: maybe(whole("last_year")),
      likely: maybe(exact("likely")),
      optimistic: maybe(exact("optimistic")),
      pessimistic: maybe(exact("pessimistic")),
      benefitId: maybe(text("benefit_id")),
      costOwner: maybe(text("cost_owner")),
      priceYear: maybe(whole("price_year")),
      grounds: maybe(text("grounds")),
    },
    ["id"],
  ),
  mapArrows: planList<MapArrow>(
    "map_arrow",
    {
      from: text("from_node"),
      to: text("to_node"),
      fromType: maybe(text("from_type")),
      toType: maybe(text("to_type")),
      grounds: maybe(text("grounds")),
    },
    ["from", "to"],
  ),
  statedTotals: planList<StatedTotal>(
    "stated_total",
    { goal: text("goal"), status: text("status"), grounds: maybe(text("grounds")) },
    ["goal"],
  ),
};
