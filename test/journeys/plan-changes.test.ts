import { decimal } from "../../src/domain/numbers/decimal.ts";
import { rowKey } from "../../src/domain/project/measure.ts";
import type { Plan } from "../../src/domain/project/project.ts";
import { handOverAsks } from "../../src/journeys/hand-over-asks.ts";
import { type ImportPorts, importFile, previewImport, saveImport } from "../../src/journeys/import-workbook.ts";
import type { Ports } from "../../src/journeys/ports.ts";
import { setTarget } from "../../src/journeys/set-target.ts";
import type { Database } from "../../src/store/database.ts";
import { planForms } from "../../src/workbook/plan-forms.ts";
import { freshStore } from "../support/database.ts";
import { people, place, type RoundWorld, roundWorld } from "../support/round-world.ts";

let database: Database;
beforeAll(async () => {
  database = await freshStore();
});
afterAll(() => database.close());

/** Between reading and saving a plan there is time for another to do the same. */
function slowly({ store, ...ports }: Ports): Ports {
  return {
    ...ports,
    store: {
      ...store,
      write: (tenant, work) =>
        store.write(tenant, async (data) => {
          const savePlan = async (plan: Plan) => {
            await new Promise((resolve) => setTimeout(resolve, 100));
            await data.projects.savePlan(plan);
          };
          return work({ ...data, projects: { ...data.projects, savePlan } });
        }),
    },
  };
}
const target = (world: RoundWorld, text: string) =>
  setTarget(slowly(world.ports), world.turn(people.leader), { text: `${text} innen des. 2024` });

/** A workbook with one risk in it, that has neither scorecard lines nor targets. */
function riskyWorkbook({ ports, plan }: RoundWorld): ImportPorts {
  const risks = [{ id: "R99", event: "Ny risiko" }];
  const silence = { lists: ["rows" as const, "targets" as const], fields: {} };
  const read = { plan: { ...plan, risks }, readings: [], times: [], findings: [] };
  const unused = async () => new Uint8Array();
  return {
    ...slowly(ports),
    workbooks: {
      read: async () => ({ ok: true, ...read, silence }),
      write: unused,
      template: unused,
      paper: unused,
      forms: planForms,
    },
  };
}

async function handOverForGood(world: RoundWorld): Promise<void> {
  const { id: askId, revision } = await world.ask("S2 Åsnes");
  const rows = [{ askId, revision, to: people.helper, scope: "always" as const }];
  const click = { ...(await world.cardKey(people.asnes)), rows };
  await handOverAsks(slowly(world.ports), world.turn(people.asnes), click);
}

async function stored(world: RoundWorld) {
  const plan = await world.storedPlan();
  const row = (key: string) => plan.rows.find((each) => rowKey(each) === key);
  return { row, risks: plan.risks.map(({ id }) => id) };
}

describe("changes of one plan at the same moment", () => {
  it("all stand: targets, and who is asked from now on", async () => {
    const world = await roundWorld(database);
    await world.open();
    await Promise.all([target(world, "S1 Åsnes 1,0"), target(world, "S1 Grue 2,5"), handOverForGood(world)]);
    const { row } = await stored(world);
    expect(row("S1 Åsnes")?.finalTarget).toEqual(decimal(1));
    expect(row("S1 Grue")?.finalTarget).toEqual(decimal("2.5"));
    expect(row("S2 Åsnes")?.measurer).toBe(people.helper);
  });

  it("stand beside a workbook that says nothing of them", async () => {
    for (const how of ["chat", "cli"] as const) {
      const world = await roundWorld(database);
      const ports = riskyWorkbook(world);
      const turn = world.turn(people.leader, place("a:leader", "personal"));
      const file = { fileName: "risiko.xlsx", bytes: new Uint8Array([1]) };
      const preview = await previewImport(ports, turn, file);
      const uploadId = preview.kind === "importReport" ? (preview.uploadId ?? "") : "";
      const save = () =>
        how === "chat"
          ? saveImport(ports, turn, { uploadId })
          : importFile(ports, { ...file, tenant: world.tenant, who: { source: "cli" } });
      await Promise.all([target(world, "S1 Åsnes 1,0"), save(), target(world, "S1 Grue 2,5")]);
      const { row, risks } = await stored(world);
      expect([row("S1 Åsnes")?.finalTarget, row("S1 Grue")?.finalTarget]).toEqual([decimal(1), decimal("2.5")]);
      expect(risks).toEqual(["R99"]);
    }
  });

  it("let answers be stored meanwhile", async () => {
    const world = await roundWorld(database);
    await world.open();
    await world.ports.store.write(world.tenant, async (data) => {
      await data.projects.plan(world.plan.project.id, { lock: true });
      await world.answer(people.asnes, { "S1 Åsnes": { value: "1,2" } });
    });
    expect(await world.readings()).toHaveLength(1);
  });
});
