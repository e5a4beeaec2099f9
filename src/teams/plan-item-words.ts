import { type EditableList, editableLists, type FormField, type PlanForms } from "../domain/plan-editing/plan-form.ts";
import type { FieldNames } from "../domain/plan-editing/short-change.ts";
import { languages } from "../domain/talking/language.ts";
import { fieldText } from "../views/plan-words.ts";

/** What each list's items are called in what people write, in every language. */
const listWords: Record<EditableList, string[]> = {
  goals: ["effektmål", "delmål", "samfunnsmål", "resultatmål", "mål", "goal"],
  measures: ["måleparameter", "måling", "measure"],
  rows: ["målekortlinje", "linje", "scorecard line", "line"],
  benefits: ["gevinst", "vinst", "benefit"],
  actions: ["tiltak", "action"],
  mapArrows: ["pil", "arrow"],
  milestones: ["milepæl", "milestone"],
  risks: ["risiko", "risk"],
  successFactors: ["kritisk suksessfaktor", "suksessfaktor", "success factor"],
  groupTasks: ["oppgave", "oppgåve", "task"],
  meetings: ["møte", "meeting"],
  decisions: ["beslutning", "vedtak", "avgjerd", "decision"],
  roles: ["rolle", "role"],
  statedTotals: ["oppgitt total", "stated total"],
};

/** "risiko 1 sannsynlighet 3" is of the risks, and what follows; without a known word it is of no list. */
export function readListWord(text: string): { list?: EditableList; text: string } {
  for (const list of editableLists) {
    for (const word of listWords[list]) {
      const match = new RegExp(`^${word}(?![\\p{L}\\d])[\\s:]*`, "iu").exec(text.trim());
      if (match) return { list, text: text.trim().slice(match[0].length) };
    }
  }
  return { text: text.trim() };
}

/** What follows "prosjekt": undefined where the text is of something else. */
export function afterProjectWord(text: string): string | undefined {
  return /^(?:prosjekt(?:et)?|project)(?![\p{L}\d-])[\s:]*(.*)$/isu.exec(text.trim())?.[1];
}

/** What a list's fields are called, in every language. */
export function namesOfFields(forms: PlanForms, list: EditableList): FieldNames {
  return namesOf(forms.fields(list));
}

export function namesOfProject(forms: PlanForms): FieldNames {
  return namesOf(forms.project.fields());
}

function namesOf(fields: FormField[]): FieldNames {
  return fields.map(({ field }) => ({
    field,
    names: [...new Set(languages.map((language) => fieldText(field, language)))],
  }));
}
