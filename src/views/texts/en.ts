import { actionsEn } from "./actions-en.ts";
import { answerEn } from "./answer-en.ts";
import { aroundEn } from "./around-en.ts";
import { auditEn } from "./audit-en.ts";
import { benefitAccountEn } from "./benefit-account-en.ts";
import { benefitMapEn } from "./benefit-map-en.ts";
import { benefitsEn } from "./benefits-en.ts";
import { deliveriesEn } from "./deliveries-en.ts";
import { digestEn } from "./digest-en.ts";
import { listsEn } from "./lists-en.ts";
import type { Texts } from "./nb.ts";
import { noticesEn } from "./notices-en.ts";
import { paperEn } from "./paper-en.ts";
import { phasesEn } from "./phases-en.ts";
import { planItemEn } from "./plan-item-en.ts";
import { setupEn } from "./setup-en.ts";
import { statusEn } from "./status-en.ts";

export const en: Texts = {
  states: {
    notMeasured: "Not measured",
    smallCount: "Not assessed: few people",
    outdated: "Outdated",
    noTarget: "No target set",
    noBaseline: "No baseline",
    holdLevel: "To hold the level",
    worseThanBaseline: "Worse than the baseline",
    reached: "The final target is reached",
    onTrack: "On track",
    underway: "On the way",
  },
  lights: {
    green: "On track",
    yellow: "Slightly behind",
    red: "Well behind",
    tooEarly: "Too early to assess",
    notAssessed: "Not assessed",
  },
  trends: {
    rightWay: "the right way since the baseline",
    wrongWay: "the wrong way since the baseline",
    unchanged: "unchanged since the baseline",
  },
  targets: {
    explicit: "target",
    computed: "computed sub-target",
    final: "final target",
    undated: "final target without a date",
  },
  ways: {
    explicit: "of the way to the target",
    computed: "of the way to the computed sub-target",
    final: "of the way to the final target",
    undated: "of the way to the final target (no date)",
  },
  askStates: {
    planned: "Not sent yet",
    sending: "Being sent",
    delivered: "Waiting for an answer",
    answered: "Answered",
    cannotMeasure: "Can’t be measured now",
    handedOver: "Sent to someone else",
    lapsed: "Not answered in time",
    cancelled: "Cancelled",
    blocked: "Couldn’t be delivered: the app isn’t installed there",
    failed: "Couldn’t be delivered",
    unknown: "Uncertain whether the question arrived",
  },
  frequencies: {
    week: "every week",
    month: "every month",
    quarter: "every quarter",
    tertial: "every four months",
    halfYear: "every half-year",
    year: "every year",
  },
  directions: { increase: "increase", decrease: "decrease", hold: "hold the level" },
  goalLevels: {
    societalGoal: "Societal goal",
    effectGoal: "Effect goal",
    subGoal: "Sub-goal",
    resultGoal: "Result goal",
  },
  judged: {
    outdated: (period, value) => `Outdated – last measured ${period}: ${value}`,
    wasThen: (achievement) => `then ${achievement}`,
    noTarget: (trend) => (trend === undefined ? "No target set" : `No target set – ${trend}`),
    noBaseline: (met) =>
      `No baseline${met === undefined ? "" : met ? " – the target is met" : " – the target is not met"}`,
    holdLevel: (met) => (met ? "Holds the level" : "Does not hold the level"),
    noChange: "no change since the baseline",
    undatedTarget: (met) =>
      met ? "the final target, which has no date, is met" : "the final target, which has no date, is not met",
  },
  facts: {
    baseline: (value, date) => `Baseline ${value}${date === undefined ? "" : ` (${date})`}`,
    noBaseline: "No baseline",
    last: (value, period) => `Last ${value} (${period})`,
    neverMeasured: "Not measured before",
    target: (value) => `Target ${value}`,
    computedTarget: (value) => `Computed sub-target ${value}`,
    finalTarget: (value) => `Final target ${value}`,
    undatedTarget: (value) => `Final target without a date ${value}`,
    noTarget: "No target set",
    source: (source) => `Source: ${source}`,
    since: (change) => `${change} since the baseline`,
  },
  total: {
    none: (leftOut) => `Can’t be computed: ${leftOut}`,
    noMeasures: "Can’t be computed: there are no measures",
    percent: (percent) => `${percent} of the way`,
    ofAll: (count, all) => `${count} of ${all}`,
    basis: (counted, all) => `Computed from ${counted} of ${all}`,
    reasons: {
      notMeasured: (n) => `${n} not measured`,
      smallCount: (n) => `${n} not assessed since they count few people`,
      outdated: (n) => `${n} outdated`,
      noTarget: (n) => `${n} without a target`,
      noBaseline: (n) => `${n} without a baseline`,
      holdLevel: (n) => `${n} only to hold the level`,
      tooEarly: (n) => `${n} too early to assess`,
      other: (n) => `${n} not assessed`,
    },
    covered: (measured, should) =>
      should === 1 ? `${measured} of 1 due is measured` : `${measured} of ${should} due are measured`,
    partly: (n) => `${n} partly`,
    nothingDue: "none was due yet",
    later: (count, when) => `${count} first measured ${when}`,
    weakest: (measure, percent) => `Weakest: ${measure} at ${percent}`,
    stated: (goal, status) => `${goal}: ${status} (stated in the source, not computed)`,
  },
  combined: {
    sum: (offices) => `Sum of ${offices} offices`,
    weighted: (offices) => `Weighted mean of ${offices} offices`,
    plainMean: (offices) => `Unweighted mean of ${offices} offices`,
    unknown: "The offices are not combined: nobody has said whether the value is a share or a count",
    missing: (included, all, missing) => `${included} of ${all} offices – figures from ${missing} are missing`,
  },
  forecast: {
    full: (value, low, high, date) => `Forecast: ${value} in ${date} (between ${low} and ${high})`,
    preliminary: (value, low, high, date) => `Preliminary estimate: ${value} in ${date} (between ${low} and ${high})`,
    reaches: (date) => `Reaches the final target in ${date} at this pace`,
    never: "Does not reach the final target at this pace",
  },
  buttons: {
    showChart: "Show development",
    more: "More",
    missing: "Who is missing?",
    milestones: "Milestones",
    risks: "Risks",
    history: "History",
    goals: "Goals",
    status: "Status",
    older: "Older",
  },
  chart: {
    baseline: "Baseline",
    value: "Value",
    target: "Target",
    period: "Time",
    count: "Number",
    achievement: "Achievement",
    state: "State",
    measure: "Measure",
  },
  understood: (what) => `I understood it as ${what}`,
  orDidYouMean: "Or did you mean:",
  andMore: (count) => `… and ${count} more`,
  unknownPerson: "unknown",
  quote: (text) => `“${text}”`,
  actions: actionsEn,
  phases: phasesEn,
  setup: setupEn,
  answer: answerEn,
  status: statusEn,
  benefits: benefitsEn,
  benefitAccount: benefitAccountEn,
  paper: paperEn,
  planItem: planItemEn,
  lists: listsEn,
  around: aroundEn,
  benefitMap: benefitMapEn,
  audit: auditEn,
  digest: digestEn,
  deliveries: deliveriesEn,
  notices: noticesEn,
};
