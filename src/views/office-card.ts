import type { OfficeStatus } from "../domain/telling/status.ts";
import { section } from "./line.ts";
import { listCard } from "./list-card.ts";
import { rowLine } from "./measure-card.ts";
import type { Aligned } from "./same-decimals.ts";
import { sameDecimals } from "./same-decimals.ts";
import type { Words } from "./texts.ts";
import { understoodParts } from "./understood-text.ts";

/** Everything one office measures; what is measured comes first. */
export function officeCard({ project, at, office, rows, understood }: OfficeStatus, words: Words): object {
  const { texts, format } = words;
  const isMeasured = ({ assessment }: OfficeStatus["rows"][number]) => assessment.state !== "notMeasured";
  const lines = (some: OfficeStatus["rows"]) =>
    some.map((row) => rowLine(row, ofRow(row), project.limits, words, row.measure.id, row.measure.name));
  const [measured, unmeasured] = [rows.filter(isMeasured), rows.filter((row) => !isMeasured(row))];
  const heading = `${texts.states.notMeasured} (${unmeasured.length})`;
  return listCard(
    {
      title: texts.status.office.title(office, project.name),
      subtitle: texts.status.at(format.date(at)),
      sections: [
        ...(measured.length === 0 ? [] : [section(words, { heading: "", lines: lines(measured), most: 30 })]),
        ...(unmeasured.length === 0
          ? []
          : [section(words, { heading, lines: lines(unmeasured).map(plain), most: 15 })]),
      ],
      note: rows.length === 0 ? texts.status.office.none : "",
      ...understoodParts(understood, words),
    },
    words,
  );
}

function ofRow({ measure, row, assessment, reading }: OfficeStatus["rows"][number]): Aligned {
  return sameDecimals(measure, [row.baseline, assessment.value, reading?.value]);
}

/** Under the heading "Ikke målt" each line need not say it again. */
function plain(line: ReturnType<typeof rowLine>): ReturnType<typeof rowLine> {
  return { ...line, detail: "" };
}
