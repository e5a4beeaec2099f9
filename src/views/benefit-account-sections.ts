import type { BenefitAccount } from "../domain/benefit-model/benefit-account.ts";
import type { MeasuredTakeOut } from "../domain/benefit-model/measured-take-out.ts";
import type { ToldTakeOut } from "../domain/benefit-model/told-take-out.ts";
import type { ModelLine } from "../domain/project/model-line.ts";
import { joined, type Line, line, type Section, section } from "./line.ts";
import { moneyText } from "./money.ts";
import { unitWords } from "./texts/units.ts";
import type { Words } from "./texts.ts";

const mostLines = 12;

/** What is taken out, and everything that no total has in it; what is empty is left out. */
export function accountSections(account: BenefitAccount, words: Words): Section[] {
  const say = words.texts.benefitAccount;
  const lineOf = (one: ModelLine) => modelLine(one, words);
  const thisYear = account.at.slice(0, 4);
  return [
    group(
      say.measuredHeading,
      account.measured.map((one) => measuredLine(one, words)),
      words,
      say.measuredMore,
    ),
    group(
      say.toldHeading,
      account.told.map((one) => toldLine(one, words)),
      words,
      say.toldMore(thisYear),
    ),
    group(say.unpricedHeading(account.unpriced.length), account.unpriced.map(unpricedLine), words),
    group(say.negativeHeading, account.negative.map(lineOf), words),
    group(say.undatedHeading, account.undated.map(lineOf), words),
    group(say.withoutAmountHeading, account.withoutAmount.map(lineOf), words),
    group(say.otherPriceHeading, account.otherPriceLevel.map(lineOf), words),
  ].flat();
}

function group(heading: string, lines: Line[], words: Words, more = ""): Section[] {
  return lines.length === 0 ? [] : [section(words, { heading, lines, more, most: mostLines })];
}

function measuredLine(one: MeasuredTakeOut, words: Words): Line {
  const { texts, format } = words;
  const say = texts.benefitAccount;
  const { benefit, measure, unitPrice, gap, period, missingOffices } = one;
  return line({
    lead: benefit.id,
    text: benefit.name,
    detail: joined([
      takenText(one, words),
      gap && say.gaps[gap],
      period && format.period(period),
      missingOffices.length === 0 ? undefined : say.withoutOffices(format.list(missingOffices)),
      say.perUnit(moneyText(unitPrice, words), oneUnit(measure, words)),
    ]),
  });
}

function oneUnit({ percent, unit }: MeasuredTakeOut["measure"], { texts, language }: Words): string {
  const say = texts.benefitAccount;
  return percent ? say.onePoint : unitWords(unit, language).after(true) || say.oneUnit;
}

function toldLine(one: ToldTakeOut, words: Words): Line {
  const untold = one.taken === undefined ? words.texts.benefitAccount.notTold : undefined;
  return line({ lead: one.benefitId ?? "", text: one.name, detail: joined([takenText(one, words), untold]) });
}

function takenText({ taken, possible }: Pick<MeasuredTakeOut, "taken" | "possible">, words: Words): string {
  const say = words.texts.benefitAccount;
  const money = (amount: typeof taken) => (amount === undefined ? "" : moneyText(amount, words));
  if (taken === undefined) return possible === undefined ? "" : say.possibleOnly(money(possible));
  return possible === undefined ? say.taken(money(taken)) : say.takenOf(money(taken), money(possible));
}

function unpricedLine({ id, name, type, phase, measureId }: BenefitAccount["unpriced"][number]): Line {
  return line({ lead: id, text: name, detail: joined([type, phase, measureId === id ? undefined : measureId]) });
}

function modelLine(one: ModelLine, words: Words): Line {
  const say = words.texts.benefitAccount;
  const { id, name, side, recurrence, year, likely, priceYear } = one;
  return line({
    lead: id,
    text: name,
    detail: joined([
      say.sides[side],
      say.recurrences[recurrence],
      year === undefined ? undefined : String(year),
      priceYear === undefined ? undefined : say.priceLevel(String(priceYear)),
    ]),
    value: likely === undefined ? "" : moneyText(likely, words),
  });
}
