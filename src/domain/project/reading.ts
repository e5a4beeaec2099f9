import type { Decimal } from "../numbers/decimal.ts";
import type { IsoDate, IsoInstant } from "../time/time.ts";

/** Where an answer came from. */
export type ReadingSource = "card" | "text" | "workbook" | "cli";

/** One measured value for one period; append-only: a correction is a new reading that names the one it replaces. */
export type Reading = {
  id: string;
  measureId: string;
  office?: string;
  /** key of the period, `periodKey`: "2022-Q3", "2022-H1", "2022-10", "2022-W40", "2022-T2", "2022" */
  period: string;
  /** the day it was measured, where it is not the period's last day */
  measuredOn?: IsoDate;
  value: Decimal;
  /** answered "Uendret siden sist": counted apart from measured */
  unchanged: boolean;
  comment?: string;
  cause?: string;
  action?: string;
  /** userPrincipalName of who answered; undefined for a workbook that does not say */
  by?: string;
  /** userPrincipalName of the owner a leader answered for */
  onBehalfOf?: string;
  at: IsoInstant;
  source: ReadingSource;
  corrects?: string;
  reason?: string;
};
