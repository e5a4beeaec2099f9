import type { ActionTexts } from "./actions-nb.ts";

export const actionsEn: ActionTexts = {
  title: (project) => `Actions – ${project}`,
  titleAbout: (about, project) => `Actions for ${about} – ${project}`,
  kinds: { action: "Action", oldPractice: "Old practice", mitigation: "Against a risk" },
  groups: {
    overdue: (n) => `Overdue (${n})`,
    soon: (n) => `Due in the next two weeks (${n})`,
    later: (n) => `Later (${n})`,
    undated: (n) => `Without a due date (${n})`,
    done: (n) => `Done (${n})`,
    dropped: (n) => `Will not be done (${n})`,
  },
  oldPractice: (n) => `Old practices to stop (${n})`,
  standings: {
    overdue: "overdue",
    soon: "due soon",
    later: "later",
    undated: "no due date",
    done: "done",
    dropped: "will not be done",
  },
  statuses: { planned: "planned", started: "started", done: "done", dropped: "will not be done" },
  due: (time) => `due ${time}`,
  noResponsible: "nobody responsible",
  concerns: (ids) => `for ${ids}`,
  lacks: {
    responsible: "nobody responsible",
    account: "the responsible is only a role",
    due: "no due date",
  },
  lacking: (n, list) =>
    `Nobody is asked about ${n === 1 ? "one action" : `${n} actions`}: ${list}. Fill in Responsible (user name) and Due on the sheet Tiltak.`,
  none: "No actions yet. Put them on the sheet Tiltak of the workbook (what, who and when), and send it to me.",
  heading: "Actions",
  behind: "Tied to this",
  tiedTo: (what) => `tied to ${what}`,
  risk: "risk",
  milestoneStandings: {
    done: "done",
    overdue: "overdue",
    soon: "coming soon",
    later: "to come",
    unreadable: "no date",
  },
  noneAbout: (about) =>
    `No actions are tied to ${about}. Fill in what they are for on the sheet Tiltak of the workbook.`,
};
