import { decimal } from "../domain/numbers/decimal.ts";
import { rowKey } from "../domain/project/measure.ts";
import type { Language } from "../domain/talking/language.ts";
import type { Notice } from "../domain/talking/notice.ts";
import { inert } from "./escape.ts";
import { planChangeSentence } from "./import-report-text.ts";
import { lackText } from "./phase-card.ts";
import type { NoticeTexts, NoticeWords } from "./texts/notice-words.ts";
import { wordsOf } from "./texts.ts";

const plainNumber = /^-?\d+(?:\.\d+)?$/;

/** The sentence for a notice, as plain text in one line. */
export function noticeText(notice: Notice, language: Language): string {
  const { texts, format, command } = wordsOf(language);
  const say: NoticeWords = {
    format,
    row: rowKey,
    rows: (rows) => format.list(rows.map(rowKey)),
    value: (text, of) => {
      if (!plainNumber.test(text)) return text;
      return of === undefined ? format.number(decimal(text)) : format.quantity(decimal(text), of);
    },
    change: (change) => planChangeSentence(change, language),
    phase: (phase) => texts.phases.names[phase].toLowerCase(),
    lacks: (lacks) => format.list(lacks.map((one) => lackText(one, { texts }))),
    kind: (list) => texts.planItem.kinds[list].one,
    command: (id, argument) => texts.quote(command(id, argument)),
  };
  return inert(sentence(notice, texts.notices, say));
}

/** The table is typed by reason; the compiler can't follow one reason from the notice to its own function. */
function sentence<N extends Notice>(notice: N, texts: NoticeTexts, say: NoticeWords): string {
  const write = texts[notice.reason] as (notice: N, say: NoticeWords) => string;
  return write(notice, say);
}
