import { actionCard } from "../../src/domain/actions/action-card.ts";
import type { ListedAction } from "../../src/domain/actions/action-list.ts";
import type { Content } from "../../src/domain/talking/content.ts";
import { judgeMilestone } from "../../src/domain/telling/milestone-judging.ts";
import type { ListedRisk } from "../../src/domain/telling/status.ts";
import { navSolor } from "./nav-solor.ts";
import { laterPlan, now, today } from "./sample-world.ts";

const planned = { text: "1.10.2022", date: "2022-10-01", exact: true };

/** Two were moved, and one has a time that nobody can read. */
const milestones: Content = {
  kind: "milestoneList",
  project: navSolor.project,
  at: today,
  milestones: navSolor.milestones
    .map((milestone) => judgeMilestone(milestone, today))
    .map((one, index, all) => (index === all.length - 1 ? { ...one, movedFrom: planned } : one))
    .concat({
      ...{ id: "MP 15", event: "Evaluering av samarbeidet", status: "planned", when: "unreadable" },
      time: { text: "Når lokalene er klare", exact: false },
    }),
};

const training: ListedAction = {
  ...{ id: "T4", kind: "mitigation", text: "Avtale om midlertidige lokaler", status: "started" },
  ...{ responsibleName: "Prosjektleder", due: { text: "1.2.2024", date: "2024-02-01", exact: true } },
  ...{ when: "soon", lacks: [] },
};

const told: Partial<ListedRisk>[] = [
  {
    likelihood: 4,
    impact: 4,
    likelihoodAfter: 2,
    before: { score: 6, until: "2023-10-01" },
    actions: [training],
  },
  { likelihood: 3, impact: 4, likelihoodAfter: 2, impactAfter: 3 },
  { likelihood: 2, impact: 2, before: { score: 9, until: "2024-01-08" } },
  { likelihood: 3, impact: 4 },
  { likelihood: 1, impact: 5 },
];

const risks: Content = {
  kind: "riskList",
  project: navSolor.project,
  risks: laterPlan.risks.map((risk, index): ListedRisk => ({ ...risk, ...told[index] })),
};

/** The leader is asked about one that nobody answers for, and one whose time nobody can read. */
const asked = actionCard(
  {
    ...navSolor,
    milestones: [
      ...navSolor.milestones.map((one) =>
        one.id === "MP 10" ? { ...one, responsible: "nav.grue@solor.example" } : one,
      ),
      {
        id: "MP 15",
        event: "Evaluering av samarbeidet",
        status: "planned",
        time: { text: "Når lokalene er klare", exact: false },
      },
    ],
  },
  {
    ids: ["milestones MP 10", "milestones MP 11", "milestones MP 15"],
    ...{ now, names: new Map([["nav.grue@solor.example", "Leder NAV Grue"]]) },
    refused: new Map([
      [
        "milestones MP 10",
        {
          problem: { reason: "milestoneReasonMissing", id: "MP 10" },
          said: { id: "milestones MP 10", was: "", choice: "moved", due: "1. desember", why: "" },
        },
      ],
    ]),
  },
);
if (asked === undefined) throw new Error("no milestone to ask about");

export const aroundSamples = { "milestones-asked": asked, milestones, "risks-assessed": risks } as const;
