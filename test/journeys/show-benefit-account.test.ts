import { decimal } from "../../src/domain/numbers/decimal.ts";
import type { ModelLine } from "../../src/domain/project/model-line.ts";
import { showBenefitAccount } from "../../src/journeys/show-benefit-account.ts";
import type { Database } from "../../src/store/database.ts";
import { freshStore } from "../support/database.ts";
import { reading, solorPlan } from "../support/plan-builder.ts";
import { journeyIn, leader, storeProject, tenant } from "./project-in-store.ts";

const modelLines: ModelLine[] = [
  { id: "L1", side: "newSolution", name: "Flytting", recurrence: "oneOff", year: 2023, likely: decimal("900000.25") },
  {
    id: "L2",
    side: "benefit",
    name: "Ett lokale",
    recurrence: "running",
    year: 2023,
    lastYear: 2025,
    likely: decimal(400000),
  },
  { id: "L3", side: "newSolution", name: "Lisenser", recurrence: "oneOff", likely: decimal(5) },
];
let database: Database;
beforeAll(async () => {
  database = await freshStore();
  const plan = solorPlan();
  const benefits = [
    { id: "G1", name: "Færre mottakere", measureId: "K2", unitPrice: decimal(100000) },
    { id: "G2", name: "Bredere fagmiljø" },
  ];
  // K2 counts persons: 16 in Våler at the baseline, now 4
  const rows = plan.rows.map((row) => (row.measureId === "K2" ? { ...row, finalTarget: decimal(10) } : row));
  const measures = plan.measures.map((measure) =>
    measure.id === "K2" ? { ...measure, countsPersons: true } : measure,
  );
  await storeProject(database.store, { ...plan, measures, rows, benefits, modelLines }, [
    reading("K2", "Våler", "2022", "4"),
  ]);
});
afterAll(() => database.close());

const here = () => journeyIn(database, "2023-06-01T08:00:00Z");

async function accountIn(place: "inChannel" | "inPersonal") {
  const { ports, inChannel, inPersonal } = here();
  const content = await showBenefitAccount(ports, place === "inChannel" ? inChannel("p1", leader) : inPersonal(leader));
  if (content.kind !== "benefitAccount") throw new Error(JSON.stringify(content));
  return content;
}

describe("gevinstregnskap", () => {
  it("counts what is stored, exactly, and keeps the cost without a year beside", async () => {
    const { model, undated, unpriced, paidBack } = await accountIn("inChannel");
    expect(model.total.net.toFixed()).toBe("299999.75");
    expect(paidBack).toBe(2025);
    expect(undated.map(({ id }) => id)).toEqual(["L3"]);
    expect(unpriced.map(({ id }) => id)).toEqual(["G2"]);
  });

  it("tells in no sum of money how few persons are left, but tells the leader alone", async () => {
    expect((await accountIn("inChannel")).measured[0]).toMatchObject({ taken: undefined, gap: "hidden" });
    expect((await accountIn("inPersonal")).measured[0]?.taken?.toFixed()).toBe("1200000");
  });

  it("is another tenant's no more than any other answer", async () => {
    const { ports, inChannel } = here();
    const content = await showBenefitAccount(ports, { ...inChannel("p1", leader), tenant: `${tenant}-other` });
    expect(content).toEqual({ kind: "notice", notice: { reason: "notCoupled" } });
  });
});
