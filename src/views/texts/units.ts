import type { Language } from "../../domain/talking/language.ts";

/** How a workbook's unit is written after a number, and as the name of what an input takes. */
type UnitWords = { after: (one: boolean) => string; label: string };
type Forms = Record<Language, { label: string; one: string; many: string }>;

const same = (word: string) => ({ label: word, one: word, many: word });
const silent = (label: string) => ({ label, one: "", many: "" });
const forms: Record<string, Forms> = {
  antall: { nb: silent("antall"), nn: silent("tal"), en: silent("number") },
  andel: { nb: silent("andel"), nn: silent("del"), en: silent("share") },
  utregning: { nb: silent("utregnet"), nn: silent("utrekna"), en: silent("computed") },
  kroner: { nb: same("kroner"), nn: same("kroner"), en: same("kroner") },
  årsverk: {
    nb: same("årsverk"),
    nn: same("årsverk"),
    en: { label: "full-time equivalents", one: "FTE", many: "FTEs" },
  },
  dager: {
    nb: { label: "dager", one: "dag", many: "dager" },
    nn: { label: "dagar", one: "dag", many: "dagar" },
    en: { label: "days", one: "day", many: "days" },
  },
  timer: {
    nb: { label: "timer", one: "time", many: "timer" },
    nn: { label: "timar", one: "time", many: "timar" },
    en: { label: "hours", one: "hour", many: "hours" },
  },
  døgn: {
    nb: same("døgn"),
    nn: same("døgn"),
    en: { label: "days (24 hours)", one: "day (24 hours)", many: "days (24 hours)" },
  },
};
const spellings: Record<string, string> = { antal: "antall", dagar: "dager", timar: "timer", "andel av tot": "andel" };

/** A unit we don't know is shown as the workbook wrote it. */
export function unitWords(unit: string, language: Language): UnitWords {
  const written = unit.trim().toLowerCase();
  const known = forms[spellings[written] ?? written]?.[language] ?? same(unit.trim());
  return { label: known.label, after: (one) => (one ? known.one : known.many) };
}
