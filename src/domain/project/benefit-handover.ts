import type { IsoInstant } from "../time/time.ts";

/**
 * A benefit that the project offers to the line. Until the one it is offered to has said yes, the owner before stays
 * the owner; a newer offer takes the place of an older.
 */
export type BenefitHandover = {
  id: string;
  projectId: string;
  benefitId: string;
  /** userPrincipalName of the owner before, where there is one */
  from?: string;
  to: string;
  state: "proposed" | "confirmed" | "refused" | "withdrawn";
  proposedBy: string;
  at: IsoInstant;
  /** why it was refused */
  reason?: string;
};
