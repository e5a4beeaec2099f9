import type { ModelAmounts, ModelYear, YearlyModel } from "../domain/benefit-model/yearly-model.ts";
import { type Decimal, decimal } from "../domain/numbers/decimal.ts";
import type { Chart } from "./chart.ts";
import { valueAxis } from "./chart-axis.ts";
import { markdown } from "./escape.ts";
import { figureText, isRounded, type MoneyUnit, moneyUnit } from "./money.ts";
import type { Words } from "./texts.ts";

/** Rows of years there is room for in a message; the years after them stand together in one. */
const mostYears = 20;
/** Years there is room for under a chart on a card in a thread. */
const mostPoints = 11;

type Row = Record<"year" | "nullAlternative" | "newSolution" | "benefits" | "net", string> & { weight: string };
export type YearTable = { title: string; heads: Omit<Row, "weight">; rows: Row[]; more: string };

/** None without years. */
export function yearTables({ years, total }: YearlyModel, words: Words): YearTable[] {
  if (years.length === 0) return [];
  const { texts } = words;
  const say = texts.benefitAccount;
  const shown = gathered(years);
  const amounts = [...shown, { ...total, label: say.sum }].flatMap(figuresOf);
  const unit = moneyUnit(amounts);
  const rows = shown.map((amounts) => row(amounts.label, amounts, unit, words));
  return [
    {
      title: markdown(say.yearsHeading(say.money[unit.name])),
      heads: say.heads,
      rows: [...rows, row(say.sum, total, unit, words, "Bolder")],
      more: isRounded(amounts, unit) ? `${say.netIs} ${say.rounded}` : say.netIs,
    },
  ];
}

/** The accumulated net; with many years only some of them, the last always. */
export function netChart({ years }: YearlyModel, words: Words): Chart[] {
  if (years.length < 2) return [];
  const { texts } = words;
  const say = texts.benefitAccount;
  const unit = moneyUnit(years.map(({ accumulated }) => accumulated));
  const every = Math.ceil(years.length / mostPoints);
  const points = years.filter((_, index) => (years.length - 1 - index) % every === 0);
  const values = points.map(({ accumulated }) => accumulated.div(unit.divisor));
  const title = say.chart(say.money[unit.name]);
  return [
    {
      kind: "line",
      ...valueAxis([decimal(0), ...values]),
      title,
      xTitle: say.chartYear,
      yTitle: say.money[unit.name],
      data: [
        {
          legend: say.chartValue,
          color: "categoricalBlue",
          values: points.map(({ year }, index) => ({ x: String(year), y: values[index]?.toNumber() ?? 0 })),
        },
      ],
      table: {
        right: say.chartValue,
        rows: points.map(({ year, accumulated }) => ({
          label: String(year),
          value: markdown(figureText(accumulated, unit, words)),
        })),
      },
    },
  ];
}

type Labelled = Pick<ModelAmounts, "nullAlternative" | "oneOff" | "running" | "benefits" | "net"> & { label: string };

function gathered(years: ModelYear[]): Labelled[] {
  const labelled = years.map((year) => ({ ...year, label: String(year.year) }));
  if (years.length <= mostYears) return labelled;
  const rest = years.slice(mostYears - 1);
  const label = `${rest[0]?.year}\u2013${rest.at(-1)?.year}`;
  return [
    ...labelled.slice(0, mostYears - 1),
    { ...rest.map((year): Labelled => ({ ...year, label })).reduce(added), label },
  ];
}

function added(a: Labelled, b: Labelled): Labelled {
  return {
    label: a.label,
    nullAlternative: a.nullAlternative.plus(b.nullAlternative),
    oneOff: a.oneOff.plus(b.oneOff),
    running: a.running.plus(b.running),
    benefits: a.benefits.plus(b.benefits),
    net: a.net.plus(b.net),
  };
}

function figuresOf({ nullAlternative, oneOff, running, benefits, net }: Labelled): Decimal[] {
  return [nullAlternative, oneOff.plus(running), benefits, net];
}

function row(label: string, amounts: Omit<Labelled, "label">, unit: MoneyUnit, words: Words, weight = "Default"): Row {
  const { nullAlternative, oneOff, running, benefits, net } = amounts;
  return {
    year: label,
    nullAlternative: figureText(nullAlternative, unit, words),
    newSolution: figureText(oneOff.plus(running), unit, words),
    benefits: figureText(benefits, unit, words),
    net: figureText(net, unit, words),
    weight,
  };
}
