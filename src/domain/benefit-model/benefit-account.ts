import type { Decimal } from "../numbers/decimal.ts";
import type { ModelLine } from "../project/model-line.ts";
import type { Benefit, Plan, Project } from "../project/project.ts";
import type { Reading } from "../project/reading.ts";
import type { IsoDate } from "../time/time.ts";
import { hasThreePoints, isPriced, type PricedLine } from "./estimate.ts";
import { type MeasuredTakeOut, measuredTakeOuts } from "./measured-take-out.ts";
import { defaultDiscountRate } from "./present-value.ts";
import { type ToldTakeOut, toldTakeOuts } from "./told-take-out.ts";
import { isInTable, paidBackYear, type YearlyModel, yearlyModel } from "./yearly-model.ts";

/** A benefit nobody has put a price on: of the list of benefits, or a line of the model without an amount. */
type UnpricedBenefit = Pick<Benefit, "id" | "name" | "type" | "phase" | "measureId">;

/** What `gevinstregnskap` shows. */
export type BenefitAccount = {
  kind: "benefitAccount";
  project: Project;
  at: IsoDate;
  /** per cent a year */
  discountRate: { rate: Decimal; isDefault: boolean };
  /** lines of the whole model, what is taken out left aside */
  lines: number;
  model: YearlyModel;
  paidBack?: number;
  /** how many lines of the table have all three points, and how many there are */
  threePoint: { have: number; all: number };
  /** with an amount, without a year: in no total */
  undated: PricedLine[];
  /** costs, and what is said to be taken out, without an amount */
  withoutAmount: ModelLine[];
  negative: PricedLine[];
  /** the year whose prices all is given in: the project's, else the only one that lines name */
  priceYear?: number;
  /** given in another price level than that, and taken as they stand */
  otherPriceLevel: ModelLine[];
  unpriced: UnpricedBenefit[];
  measured: MeasuredTakeOut[];
  told: ToldTakeOut[];
};

/** Pure: the whole account, as it stands on `today` with these newest readings. */
export function benefitAccount(plan: Plan, latest: Reading[], today: IsoDate): BenefitAccount {
  const { project, modelLines } = plan;
  const rate = project.discountRate ?? defaultDiscountRate;
  const model = yearlyModel(modelLines, rate);
  const planned = modelLines.filter(({ side }) => side !== "takenOut");
  const inTable = planned.filter(isInTable);
  const paidBack = paidBackYear(model);
  const priceYear = project.priceYear ?? onlyOne(planned.flatMap((line) => line.priceYear ?? []));
  return {
    kind: "benefitAccount",
    project,
    at: today,
    discountRate: { rate, isDefault: project.discountRate === undefined },
    lines: planned.length,
    model,
    ...(paidBack === undefined ? {} : { paidBack }),
    threePoint: { have: inTable.filter(hasThreePoints).length, all: inTable.length },
    undated: planned.filter(isPriced).filter(({ year }) => year === undefined),
    withoutAmount: modelLines.filter((line) => line.side !== "benefit" && !isPriced(line)),
    negative: planned.filter(isPriced).filter(({ side, likely }) => side === "benefit" && likely.lt(0)),
    ...(priceYear === undefined ? {} : { priceYear }),
    otherPriceLevel: planned.filter((line) => line.priceYear !== undefined && line.priceYear !== priceYear),
    unpriced: unpricedBenefits(plan),
    measured: measuredTakeOuts(plan, latest),
    told: toldTakeOuts(modelLines, plan.benefits, Number(today.slice(0, 4))),
  };
}

function onlyOne(years: number[]): number | undefined {
  const distinct = new Set(years);
  return distinct.size === 1 ? years[0] : undefined;
}

/** No benefit disappears: one without a price, by a line or by a measure and a unit price, is here. */
function unpricedBenefits({ benefits, modelLines, measures }: Plan): UnpricedBenefit[] {
  const lines = modelLines.filter(({ side }) => side === "benefit");
  const priced = new Set(lines.filter(isPriced).map(({ benefitId }) => benefitId));
  const known = new Set(benefits.map(({ id }) => id));
  const isMeasured = ({ unitPrice, measureId }: Benefit) =>
    unitPrice !== undefined && measures.some(({ id }) => id === measureId);
  const ofList = benefits.filter((benefit) => !priced.has(benefit.id) && !isMeasured(benefit));
  const ofModel = lines.filter((line) => !isPriced(line) && !known.has(line.benefitId ?? ""));
  return [
    ...ofList.map(({ id, name, type, phase, measureId }) => ({ id, name, type, phase, measureId })),
    ...ofModel.map(({ id, name }) => ({ id, name })),
  ];
}
