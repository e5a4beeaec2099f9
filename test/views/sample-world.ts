import type { Ask, Round } from "../../src/domain/asking/ask.ts";
import { dueRows } from "../../src/domain/asking/due-asks.ts";
import { decimal } from "../../src/domain/numbers/decimal.ts";
import { rowKey } from "../../src/domain/project/measure.ts";
import type { Plan } from "../../src/domain/project/project.ts";
import type { Reading } from "../../src/domain/project/reading.ts";
import { reading } from "../support/plan-builder.ts";
import { navSolor, owners } from "./nav-solor.ts";

const quarterEnd = ["2023-04-11", "2023-07-05", "2023-10-04", "2024-01-11"];

/** Monday 3 October 2022, 10.12 in Solør: the round has been opened an hour ago. */
export const now = "2022-10-03T08:12:00Z";
export const today = "2022-10-03";

export const round: Round = {
  id: "round1",
  projectId: navSolor.project.id,
  openedAt: "2022-10-03T07:00:00Z",
  openedBy: navSolor.project.leader,
  dueAt: "2022-10-17T21:59:00Z",
  state: "open",
  conversationId: "19:solor@thread.tacv2",
};

/** What is due on 3 October 2022: S1–S3 for the third quarter and B1–B2 for the first half, at three offices. */
export const asks: Ask[] = dueRows({ ...navSolor, reported: new Set(), today }).map(({ row, period }) => ({
  id: `a${rowKey(row).replace(/[^A-Za-z0-9]/g, "")}`,
  projectId: navSolor.project.id,
  roundId: round.id,
  measureId: row.measureId,
  ...(row.office === undefined ? {} : { office: row.office }),
  period: period.key,
  person: row.owner ?? "",
  state: "delivered",
  revision: 1,
  dueAt: round.dueAt,
}));

export const names = new Map([
  ["nav.valer@solor.example", "NAV Våler"],
  ["nav.asnes@solor.example", "NAV Åsnes"],
  ["nav.grue@solor.example", "NAV Grue"],
  ["prosjektleder@solor.example", "Prosjektleder"],
]);

/** Åsnes has answered all, Våler the shares; Grue nothing. */
export const firstAnswers: Reading[] = [
  given("S1", "Åsnes", "2022-Q3", "1.2", { comment: "Færre enn ventet" }),
  given("S2", "Åsnes", "2022-Q3", "9.1"),
  given("S3", "Åsnes", "2022-Q3", "20.8", { unchanged: true }),
  given("B1", "Åsnes", "2022-H1", "6.4"),
  given("B2", "Åsnes", "2022-H1", "7.5"),
  given("S1", "Våler", "2022-Q3", "2.6"),
  given("S2", "Våler", "2022-Q3", "7.4"),
  given("S3", "Våler", "2022-Q3", "21"),
];

/** The same project a good year later, with targets: lights of every colour. */
export const laterNow = "2024-01-15T08:12:00Z";
export const laterToday = "2024-01-15";
export const laterPlan: Plan = withTargets(navSolor);
export const laterReadings: Reading[] = [
  ...quarters("S1", ["3", "2.9", "2.7", "2.6"], ["1.3", "1.2", "1.1", "1"], ["3.3", "3.2", "3", "2.7"]),
  ...quarters("S2", ["7.4", "7.4", "7.3", "7.3"], ["8.9", "8.8", "8.9", "8.8"], ["7.2", "7.2", "7.1", "7.1"]),
  ...quarters("S3", ["21.1", "21.2", "21.3", "21.4"], ["20.8", "20.9", "21", "21.2"], ["20.1", "20.2", "20.2", "20.4"]),
  ...["Våler", "Åsnes", "Grue"].flatMap((office, index) => [
    given("K1", office, "2022", ["108", "220", "150"][index] ?? "0", { at: "2023-03-20T09:00:00Z" }),
    given("B1", office, "2023-H2", ["3", "6.2", "3.9"][index] ?? "0", { at: "2024-01-12T09:00:00Z" }),
    given("B2", office, "2023-H2", ["5.7", "7.6", "4.9"][index] ?? "0", { at: "2024-01-12T09:00:00Z" }),
  ]),
];

function given(measureId: string, office: string, period: string, value: string, some: Partial<Reading> = {}): Reading {
  return reading(measureId, office, period, value, { by: owners[office] ?? "", at: now, source: "card", ...some });
}

function quarters(measureId: string, ...perOffice: [string[], string[], string[]]): Reading[] {
  return ["Våler", "Åsnes", "Grue"].flatMap((office, index) =>
    (perOffice[index] ?? []).map((value, quarter) =>
      given(measureId, office, `2023-Q${quarter + 1}`, value, { at: `${quarterEnd[quarter]}T09:00:00Z` }),
    ),
  );
}

/** Final targets for the shares, K1 and the staff; K2–K7 still have none. */
function withTargets(plan: Plan): Plan {
  const share: Record<string, string> = { S1: "0.75", S2: "0.95", S3: "0.97", K1: "0.85", B1: "1", B2: "0.93" };
  const rows = plan.rows.map((row) => {
    const part = share[row.measureId];
    if (part === undefined || row.baseline === undefined) return row;
    return { ...row, finalTarget: row.baseline.times(decimal(part)).round(2), finalDate: "2024-12-31" };
  });
  const milestones = plan.milestones.map((milestone) => ({ ...milestone, status: "done" as const }));
  const risks = plan.risks.map((risk, index) => ({ ...risk, likelihood: 4 - index, impact: 3 }));
  return { ...plan, rows, milestones, risks: [...risks.slice(0, 3), ...plan.risks.slice(3)] };
}
