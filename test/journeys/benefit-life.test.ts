import { rowKey } from "../../src/domain/project/measure.ts";
import type { Benefit, Plan } from "../../src/domain/project/project.ts";
import type { Database } from "../../src/store/database.ts";
import { freshStore } from "../support/database.ts";
import { people, type RoundWorld, roundWorld } from "../support/round-world.ts";

let database: Database;
beforeAll(async () => {
  database = await freshStore();
});
afterAll(() => database.close());

const benefit = (id: string, measureId: string, some: Partial<Benefit> = {}): Benefit => ({
  ...{ id, name: `Gevinst ${id}`, measureId },
  ...some,
});
const withBenefits =
  (...benefits: Benefit[]) =>
  (plan: Plan): Plan => ({ ...plan, benefits });
const asked = async (world: RoundWorld) => {
  await world.open(people.leader);
  return [...new Set((await world.asks()).map(({ measureId }) => measureId))].sort();
};
const closed = { closedOn: "2022-09-01", finalResult: "2,1 %" };

describe("rounds after benefits are closed", () => {
  it("ask no more for a measure when every benefit tied to it is closed, and go on for one without benefits", async () => {
    const world = await roundWorld(database, withBenefits(benefit("G1", "S1", closed), benefit("G2", "B1", closed)));
    expect(await asked(world)).toEqual(["B2", "S2", "S3"]);
  });

  it("go on for a measure that one open benefit still needs", async () => {
    const world = await roundWorld(database, withBenefits(benefit("G1", "S1", closed), benefit("G2", "S1")));
    expect(await asked(world)).toContain("S1");
  });

  it("go on when the project is over: its roles have ended and driftsstart is years ago", async () => {
    const over = { text: "31.12.2021", date: "2021-12-31", exact: true };
    const world = await roundWorld(database, (plan) => ({
      ...plan,
      project: { ...plan.project, startDate: "2022-01-01" },
      roles: plan.roles.map((role) => ({ ...role, to: over })),
      benefits: [benefit("G1", "S1", { handedOverOn: "2022-01-10" })],
    }));
    expect((await world.open()).reason).toBe("roundOpened");
    const asks = await world.asks();
    expect(asks.map((ask) => `${rowKey(ask)} ${ask.person}`)).toContain(`S1 Åsnes ${people.asnes}`);
    expect(asks).toHaveLength(15);
  });
});
