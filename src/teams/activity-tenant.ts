import { z } from "zod";

export type TenantFault = "tenantMissing" | "tenantsDiffer" | "tenantForeign";

const said = z.unknown().optional();
const shape = z.looseObject({
  conversation: z.looseObject({ tenantId: said }).optional().catch(undefined),
  channelData: z
    .looseObject({ tenant: z.looseObject({ id: said }).optional().catch(undefined) })
    .optional()
    .catch(undefined),
});

/**
 * Does an activity come from an organisation that the bot works for? The token names none, so the activity's own word
 * is taken, behind the Connector's signature on the request: in either of its two places, and the same in both.
 */
export function tenantFault(activity: unknown, allowed: ReadonlySet<string>): TenantFault | undefined {
  const read = shape.safeParse(activity).data;
  const told = [read?.channelData?.tenant?.id, read?.conversation?.tenantId].filter((id) => id != null && id !== "");
  if (told.length === 0) return "tenantMissing";
  const ids = new Set(told.map((id) => (typeof id === "string" ? id.toLowerCase() : "")));
  if (ids.size > 1) return "tenantsDiffer";
  return [...ids].every((id) => allowed.has(id)) ? undefined : "tenantForeign";
}
