import type { BenefitAccount } from "../domain/benefit-model/benefit-account.ts";
import { accountSections } from "./benefit-account-sections.ts";
import { netChart, yearTables } from "./benefit-account-table.ts";
import { inert, markdown } from "./escape.ts";
import { expandSections } from "./fit-card.ts";
import { joined } from "./line.ts";
import { button, frame, sectionData } from "./list-card.ts";
import { moneyText } from "./money.ts";
import type { Words } from "./texts.ts";

/** The benefit model: what it comes to in one line, the years, the way there, what is taken out and what has no price. */
export function benefitAccountCard(account: BenefitAccount, words: Words): { fallbackText?: string } {
  return expandSections("benefit-account-card", benefitAccountCardData(account, words), words);
}

export function benefitAccountCardData(account: BenefitAccount, words: Words) {
  const { texts, command } = words;
  const say = texts.benefitAccount;
  return {
    ...frame(say.title(account.project.name), words),
    subtitle: markdown(subtitle(account, words)),
    headline: inert(benefitAccountHeadline(account, words)),
    facts: facts(account, words).map(([title, value]) => ({ title: markdown(title), value: markdown(value) })),
    tables: yearTables(account.model, words),
    charts: netChart(account.model, words),
    sections: accountSections(account, words).map(sectionData),
    note: account.lines === 0 ? markdown(say.howTo(texts.quote(command("template")))) : "",
    buttons: [
      button({ title: texts.buttons.status, command: command("status").split(" ")[0] ?? "" }),
      button({ title: texts.buttons.goals, command: command("goals") }),
    ],
  };
}

/** What a steering group member must know: the net, whether it is paid back, and what it leaves out. */
export function benefitAccountHeadline(account: Omit<BenefitAccount, "kind" | "project">, words: Words): string {
  const { texts, format } = words;
  const say = texts.benefitAccount.headline;
  const { undated, unpriced } = account;
  const parts = [
    ...netSentences(account, words),
    undated.length === 0 ? "" : say.undated(undated.length),
    unpriced.length === 0 ? "" : say.unpriced(unpriced.length),
  ];
  return parts.flatMap((part) => (part === "" ? [] : [`${format.sentence(part)}.`])).join(" ");
}

function netSentences(
  { model, lines, paidBack, threePoint }: Omit<BenefitAccount, "kind" | "project">,
  words: Words,
): string[] {
  const say = words.texts.benefitAccount.headline;
  const { years, total } = model;
  const [first, last] = [years[0], years.at(-1)];
  if (first === undefined || last === undefined) return [lines === 0 ? say.none : say.noYears];
  const span = first === last ? String(first.year) : `${first.year}\u2013${last.year}`;
  const everBelow = years.some(({ accumulated }) => accumulated.lt(0));
  return [
    say.net(moneyText(total.net, words), span),
    paidBack === undefined ? say.neverPaidBack : everBelow ? say.paidBack(String(paidBack)) : "",
    threePoint.have === 0 ? "" : say.adjusted(moneyText(total.adjusted, words)),
  ];
}

/** What the amounts stand on, so that nobody takes them for more than they are. */
function subtitle({ at, priceYear, discountRate, model }: BenefitAccount, { texts, format }: Words): string {
  const say = texts.benefitAccount;
  if (model.years.length === 0) return texts.status.at(format.date(at));
  const level = priceYear === undefined ? say.noPriceLevel : say.priceLevel(String(priceYear));
  const rate = say.rate(format.percent(discountRate.rate), discountRate.isDefault);
  return joined([texts.status.at(format.date(at)), level, rate]);
}

function facts({ model, threePoint }: BenefitAccount, words: Words): [string, string][] {
  const say = words.texts.benefitAccount;
  const { years, total } = model;
  const [first] = years;
  if (first === undefined) return [];
  const money = (amount: typeof total.net) => moneyText(amount, words);
  const points = say.threePoint(threePoint.have, threePoint.all);
  const isAdjusted = threePoint.have > 0;
  return [
    [say.facts.oneOff, money(total.oneOff)],
    [say.facts.running, money(total.running)],
    [say.facts.net, money(total.net)],
    [say.facts.adjusted, isAdjusted ? `${money(total.adjusted)} (${points})` : points],
    [say.facts.present(String(first.year)), money(total.present)],
    ...(isAdjusted ? [[say.facts.presentAdjusted, money(total.presentAdjusted)] satisfies [string, string]] : []),
  ];
}
