import type { SteeringPaper } from "../../domain/paper/steering-paper.ts";
import { benefitAccountHeadline } from "../benefit-account-card.ts";
import { inert, short } from "../escape.ts";
import { joined } from "../line.ts";
import { moneyText } from "../money.ts";
import type { Words } from "../texts.ts";
import { longest, type PaperBlock, type PaperCell } from "./block.ts";

/** What is taken out, computed and stated apart, and what the plan comes to. */
export function benefitBlocks({ account }: SteeringPaper, words: Words): PaperBlock[] {
  const { texts } = words;
  const say = texts.paper;
  const heading: PaperBlock = { kind: "heading", text: say.benefits };
  const { measured, told, unpriced, lines } = account;
  if (measured.length + told.length + unpriced.length + lines === 0)
    return [heading, { kind: "text", text: say.noBenefits }];
  const { takenHeads: heads } = say;
  const columns = [
    { head: heads.benefit, width: 40 },
    { head: heads.taken, width: 17, right: true },
    { head: heads.possible, width: 17, right: true },
    { head: heads.grounds, width: 26 },
  ];
  const rows = [...measured.map((one) => measuredRow(one, words)), ...told.map((one) => toldRow(one, words))];
  const names = unpriced.map(({ id, name }) => short(joined([id, name], " "), longest.name));
  return [
    heading,
    { kind: "text", text: inert(benefitAccountHeadline(account, words)) },
    ...(rows.length === 0 ? [] : [{ kind: "table", caption: say.takenCaption, columns, rows } satisfies PaperBlock]),
    ...(names.length === 0
      ? []
      : [
          {
            kind: "text",
            text: `${texts.benefitAccount.unpricedHeading(names.length)}: ${names.slice(0, 12).join("; ")}.`,
            look: "note",
          } satisfies PaperBlock,
        ]),
  ];
}

type Measured = SteeringPaper["account"]["measured"][number];
type Told = SteeringPaper["account"]["told"][number];

function measuredRow({ benefit, taken, possible, period, gap, missingOffices }: Measured, words: Words): PaperCell[] {
  const { texts, format } = words;
  const why = [
    taken !== undefined && period ? texts.paper.measuredGrounds(format.period(period)) : undefined,
    gap && texts.benefitAccount.gaps[gap],
    missingOffices.length === 0 ? undefined : texts.benefitAccount.withoutOffices(format.list(missingOffices)),
  ];
  return [
    { text: short(joined([benefit.id, benefit.name], " "), longest.name) },
    { text: taken === undefined ? "–" : moneyText(taken, words) },
    { text: possible === undefined ? "–" : moneyText(possible, words) },
    { text: format.sentence(short(joined(why, ", "), longest.cell)) },
  ];
}

function toldRow({ benefitId, name, taken, possible }: Told, words: Words): PaperCell[] {
  const say = words.texts.paper;
  return [
    { text: short(joined([benefitId, name], " "), longest.name) },
    { text: taken === undefined ? "–" : moneyText(taken, words) },
    { text: moneyText(possible, words) },
    { text: words.format.sentence(taken === undefined ? say.notTold : say.toldGrounds) },
  ];
}
