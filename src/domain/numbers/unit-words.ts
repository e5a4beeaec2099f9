/** Words that mean the same after a number. */
const alike = [
  ["antall", "antal", "tal", "stk"],
  ["kroner", "krone", "kr", "nok"],
  ["dager", "dag", "dagar", "days", "day"],
  ["timer", "time", "timar", "hours", "hour"],
  ["uker", "uke", "veker", "veke", "weeks", "week"],
  ["måneder", "måned", "månader", "månad", "months", "month"],
  ["minutter", "minutt", "minutes", "minute"],
  ["personer", "person", "personar"],
  ["saker", "sak", "cases", "case"],
  ["årsverk", "fte", "ftes"],
];
const synonyms = new Map(alike.flatMap((words) => words.map((word) => [word, words[0] ?? word] as const)));
const numberAndWords = /^(.*[0-9])\p{Zs}*(\p{L}.*)$/su;

/** "47 dager" of a measure in days is "47"; another word stays, so that the text is refused as no number. */
export function withoutUnit(text: string, unit: string): string {
  const [, number, words] = numberAndWords.exec(text.trim()) ?? [];
  return number !== undefined && words !== undefined && isUnit(words, unit) ? number : text;
}

/** "Antall saker" is told as "saker" too. */
function isUnit(words: string, unit: string): boolean {
  const [said, whole] = [plain(words), plain(unit)];
  return said === whole || said === plain(unit.replace(/^\s*(?:antall|antal|tal på)\s+/iu, ""));
}

function plain(words: string): string {
  const word = words.trim().toLowerCase().replace(/\s+/gu, " ").replace(/\.$/u, "");
  return synonyms.get(word) ?? word;
}
