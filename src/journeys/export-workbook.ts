import type { Ports, Workbooks } from "./ports.ts";

/** The stored project as a workbook, corrected readings too; undefined when there is no such project. */
export async function exportWorkbook(
  ports: Ports & { workbooks: Workbooks },
  { tenant, shortName }: { tenant: string; shortName: string },
): Promise<Uint8Array | undefined> {
  const stored = await ports.store.read(tenant, async (data) => {
    const project = await data.projects.findByShortName(shortName);
    const plan = project && (await data.projects.plan(project.id));
    return plan && { plan, readings: await data.readings.all(plan.project.id) };
  });
  return stored && ports.workbooks.write(stored.plan, stored.readings);
}
