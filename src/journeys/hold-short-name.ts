import type { IsoInstant } from "../domain/time/time.ts";
import type { Data } from "./ports.ts";

/**
 * Two who make a project of one short name at once: the second waits here until the first is done, and then finds it.
 * What is claimed is of no use afterwards; a name that was let go can be taken again.
 */
export async function holdShortName(data: Data, shortName: string, at: IsoInstant): Promise<void> {
  await data.claimInbox(`newProject ${shortName.toLowerCase()}`, at);
}
