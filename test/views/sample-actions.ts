import { type ActionCard, actionCard } from "../../src/domain/actions/action-card.ts";
import { actionList } from "../../src/domain/actions/action-list.ts";
import type { Action, Plan } from "../../src/domain/project/project.ts";
import { readFreeTime } from "../../src/domain/time/free-time.ts";
import { navSolor } from "./nav-solor.ts";
import { names, now, today } from "./sample-world.ts";

const due = (text: string) => ({ due: readFreeTime(text, 2022) });

/** What the example project has to do and to stop, as it stands on 3 October 2022. */
const sampleActions: Action[] = [
  {
    ...{ id: "T1", kind: "action", text: "Felles opplæring i oppfølging av unge", concerns: ["S1", "K2"] },
    ...{ responsible: "nav.asnes@solor.example", ...due("Medio september 2022"), status: "started" },
  },
  {
    ...{ id: "T2", kind: "action", text: "Felles rutine for mottak", concerns: ["K1"] },
    ...{ responsible: "nav.grue@solor.example", ...due("10. oktober 2022"), status: "planned" },
  },
  {
    ...{ id: "T3", kind: "mitigation", text: "Egen kontaktperson i hver kommune", concerns: ["3"] },
    ...{ responsible: "Rådmannen", ...due("Vår/høst 2022"), status: "planned" },
  },
  { id: "T4", kind: "action", text: "Flytte arkivet", status: "planned", responsible: "nav.valer@solor.example" },
  { id: "T5", kind: "action", text: "Ny telefonløsning", status: "done", ...due("1. juni 2022") },
  {
    ...{ id: "T6", kind: "action", text: "Egen nettside", status: "dropped" },
    why: "Staten har felles nettsider",
  },
  {
    ...{ id: "P1", kind: "oldPractice", text: "Papirskjema for sosialhjelp", concerns: ["K1"] },
    ...{ responsible: "nav.valer@solor.example", ...due("Ultimo oktober 2022"), status: "planned" },
  },
  { id: "P2", kind: "oldPractice", text: "To sett med vaktlister", status: "done", ...due("September 2022") },
];
const actionPlan: Plan = { ...navSolor, actions: sampleActions };

export const actionSamples = {
  actions: actionList(actionPlan, today, names),
  "actions-one": actionList({ ...actionPlan, actions: sampleActions.slice(0, 1) }, today, names),
  "actions-about": actionList(actionPlan, today, names, "K1"),
  "action-ask": askCard(["T1", "T2"]),
  "action-answered": askCard(["T5", "T6"]),
  "actions-none": actionList(navSolor, today, names),
};

function askCard(ids: string[]): ActionCard {
  const said = { id: "T1", was: "", choice: "started" as const, due: "", why: "" };
  const refused = new Map([["T1", { problem: { reason: "actionDueMissing", id: "T1" } as const, said }]]);
  const card = actionCard(actionPlan, { ids, now, names, refused, lateSince: today });
  if (!card) throw new Error("no such actions");
  return card;
}
