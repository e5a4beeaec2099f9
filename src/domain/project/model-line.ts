import type { Decimal } from "../numbers/decimal.ts";

/** What an amount is of: today's solution carried on, the new solution, what is gained, or what an owner says is taken out. */
export type ModelSide = "nullAlternative" | "newSolution" | "benefit" | "takenOut";

/**
 * One line of the benefit model: so much money, once or each year. Amounts are kroner of a price level; a benefit below
 * zero is a loss. Without a year it belongs to no year of the table, and without `likely` it has no price.
 */
export type ModelLine = {
  id: string;
  side: ModelSide;
  name: string;
  recurrence: "oneOff" | "running";
  /** the year it falls in; of a running one the first */
  year?: number;
  /** of a running one; without it, it runs to the model's last year */
  lastYear?: number;
  /** most likely */
  likely?: Decimal;
  optimistic?: Decimal;
  pessimistic?: Decimal;
  benefitId?: string;
  /** kostnadseier: userPrincipalName, or a role */
  costOwner?: string;
  /** the price level it is given in, where it is not the project's */
  priceYear?: number;
  grounds?: string;
};
