import type { BenefitAccountTexts } from "./benefit-account-nb.ts";

export const benefitAccountEn: BenefitAccountTexts = {
  title: (name) => `Benefit account for ${name}`,
  priceLevel: (year) => `prices of ${year}`,
  noPriceLevel: "price level not stated",
  rate: (rate, isDefault) =>
    isDefault
      ? `discount rate ${rate} (the state's default, circular R-109)`
      : `discount rate ${rate} (set in the project)`,
  money: { kroner: "kr", thousands: "1,000 kr", millions: "million kr" },
  headline: {
    none: "No costs or priced benefits have been entered yet",
    noYears: "No amount has both a sum and a year, so the net can't be computed",
    net: (net, years) => `Net ${net} in ${years}`,
    paidBack: (year) => `Paid back in ${year}`,
    neverPaidBack: "Not paid back in the period",
    adjusted: (net) => `Certainty-adjusted net ${net}`,
    undated: (n) => (n === 1 ? "1 amount without a year is left out" : `${n} amounts without a year are left out`),
    unpriced: (n) => (n === 1 ? "1 benefit has no price" : `${n} benefits have no price`),
  },
  howTo: (command) =>
    `Put the amounts in the sheet Kostnader of the workbook, and send it here. You get an empty workbook with ${command}.`,
  facts: {
    net: "Net",
    adjusted: "Certainty-adjusted",
    present: (year) => `Present value in ${year}`,
    presentAdjusted: "Present value, adjusted",
    oneOff: "One-off costs",
    running: "Running costs",
  },
  threePoint: (have, all) =>
    have === 0
      ? "no item has all three estimates"
      : all === have
        ? "all items have three estimates"
        : `${have} of ${all} items have three estimates`,
  yearsHeading: (unit) => `Year by year (${unit})`,
  heads: {
    year: "Year",
    nullAlternative: "Today's solution",
    newSolution: "New solution",
    benefits: "Benefits",
    net: "Net",
  },
  sum: "Total",
  netIs: "The net is today's solution carried on minus the new solution plus benefits.",
  rounded: "Each figure is rounded by itself.",
  chart: (unit) => `Net, added up year by year (${unit})`,
  chartYear: "Year",
  chartValue: "Net so far",
  measuredHeading: "Taken out, computed from the readings",
  measuredMore: "The change since the baseline times the unit price, as the latest reading stands.",
  toldHeading: "Taken out, as told by the owners",
  toldMore: (year) => `Possible is what the plan gives up to and including ${year}. Told by the owners, not computed.`,
  takenOf: (taken, possible) => `${taken} of ${possible} possible`,
  taken: (taken) => `${taken} taken out`,
  possibleOnly: (possible) => `${possible} possible`,
  notTold: "what is taken out has not been told",
  perUnit: (price, unit) => `${price} per ${unit}`,
  oneUnit: "unit",
  onePoint: "percentage point",
  gaps: {
    notMeasured: "not measured",
    hidden: "hidden: fewer than 5 persons",
    noBaseline: "no baseline",
    noTarget: "no final target, so what is possible is not known",
    noDirection: "the wanted direction is missing",
    notSummable: "shares of several offices can't be added",
  },
  withoutOffices: (offices) => `without figures from ${offices}`,
  unpricedHeading: (n) => `Benefits without a price (${n})`,
  undatedHeading: "Without a year – in no total",
  withoutAmountHeading: "Without an amount – in no total",
  negativeHeading: "Negative benefits – subtracted",
  otherPriceHeading: "Another price level – not converted",
  sides: {
    nullAlternative: "today's solution",
    newSolution: "new solution",
    benefit: "benefit",
    takenOut: "taken out",
  },
  recurrences: { oneOff: "one-off", running: "each year" },
};
