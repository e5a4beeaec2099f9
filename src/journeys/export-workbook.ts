import { hideSmallCounts } from "../domain/project/small-counts.ts";
import type { Ports, Workbooks } from "./ports.ts";

/**
 * The stored project as a workbook, corrected readings too; undefined when there is no such project. Only `exact`, which
 * is for the project leader, holds counts of persons under five; the other can't be imported again where it hides one.
 */
export async function exportWorkbook(
  ports: Ports & { workbooks: Workbooks },
  { tenant, shortName, exact }: { tenant: string; shortName: string; exact: boolean },
): Promise<Uint8Array | undefined> {
  const stored = await ports.store.read(tenant, async (data) => {
    const project = await data.projects.findByShortName(shortName);
    const plan = project && (await data.projects.plan(project.id));
    return plan && { plan, readings: await data.readings.all(plan.project.id) };
  });
  if (!stored) return undefined;
  const { plan, readings } = exact ? stored : hideSmallCounts(stored, undefined);
  return ports.workbooks.write(plan, readings);
}
