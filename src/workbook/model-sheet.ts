import type { ModelLine, ModelSide } from "../domain/project/model-line.ts";
import { kroner, year } from "./money-codecs.ts";
import { columnsOf, type Sheet } from "./sheet.ts";
import { text, userOrText, words } from "./text-codecs.ts";

const side = words<ModelSide>([
  ["nullAlternative", "Nullalternativ", /^(?:nullalternativet|dagens løsning|dagens løysing|null alternative)$/],
  ["newSolution", "Ny løsning", /^(?:ny løysing|new solution|tiltak|kostnad)$/],
  ["benefit", "Gevinst", /^(?:gevinster|gevinstar|benefit)$/],
  ["takenOut", "Tatt ut", /^(?:teken ut|tatt ut gevinst|realisert|taken out)$/],
]);
const recurrence = words<ModelLine["recurrence"]>([
  ["oneOff", "Engang", /^(?:engangs|engangskostnad|eingong|eingongskostnad|én gang|ein gong|one-off|once)$/],
  ["running", "Løpende", /^(?:løpande|årlig|årleg|hvert år|kvart år|drift|running|yearly|annual)$/],
]);

const must = { filled: true };
const line = columnsOf<ModelLine>();

/** The benefit model: a row per amount, whatever side it is on. */
export const modelSheet: Sheet<ModelLine> = {
  name: "Kostnader",
  layout: "rows",
  required: false,
  // what stands in a sheet of costs is a cost of the new solution unless it says otherwise
  blank: () => ({ side: "newSolution", recurrence: "oneOff" }),
  key: (item) => item.id,
  columns: [
    line("id", "ID", text, "modelId", { ...must, also: ["Nr"] }),
    line("side", "Alternativ", side, "modelSide", { also: ["Side"] }),
    line("name", "Post", text, "modelName", { ...must, also: ["Kostnad", "Navn", "Namn"] }),
    line("recurrence", "Engang/løpende", recurrence, "modelRecurrence", { also: ["Eingong/løpande"] }),
    line("year", "År", year, "modelYear", { also: ["Fra år", "Frå år"] }),
    line("lastYear", "Til år", year, "modelLastYear", { also: ["Til og med år"] }),
    line("likely", "Mest sannsynlig (kr)", kroner, "modelLikely", {
      also: ["Mest sannsynlig", "Mest sannsynleg (kr)", "Beløp", "Beløp (kr)"],
    }),
    line("optimistic", "Optimistisk (kr)", kroner, "modelOptimistic", { also: ["Optimistisk"] }),
    line("pessimistic", "Pessimistisk (kr)", kroner, "modelPessimistic", { also: ["Pessimistisk"] }),
    line("benefitId", "Gevinst-ID", text, "modelBenefit", { also: ["Gevinst"] }),
    line("costOwner", "Kostnadseier", userOrText, "costOwner", { also: ["Kostnadseigar"] }),
    line("priceYear", "Prisnivå", year, "linePriceYear", { also: ["Prisår"] }),
    line("grounds", "Grunnlag", text, "grounds"),
  ],
};
