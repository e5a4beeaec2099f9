/** Control characters, marks that turn or hide text, and halves of a character: nothing a reader should be fooled by. */
const controls = /[\p{Cc}\p{Cs}\p{Co}\p{Noncharacter_Code_Point}\u2028\u2029]+/gu;
// Cf: format characters (turning marks, zero-width, tags); the rest are fillers and variation marks that print nothing
const invisible = /\p{Cf}|\u115f|\u1160|\u3164|\uffa0|\p{Variation_Selector}/gu;
// marks over and under a letter: Vietnamese and Hebrew take up to four; hundreds run over the lines above and below
const floodOfMarks = /(\p{M}{4})\p{M}+/gu;

/**
 * One line of plain text for a place that knows no Markdown (TextRun, label, choice, placeholder):
 * control characters become spaces, invisible and turning marks go, and Adaptive Cards' own `{{DATE(…)}}` is broken.
 */
export function inert(text: string): string {
  return text
    .replace(invisible, "")
    .replace(controls, " ")
    .replace(floodOfMarks, "$1")
    .replace(/ {2,}/g, " ")
    .replace(/\{(?=\{)/g, "{ ")
    .trim();
}

/** The same, at most `length` UTF-16 units with "…" as the last one; never cuts a character in two. */
export function short(text: string, length: number): string {
  const whole = inert(text);
  if (whole.length <= length) return whole;
  const cut = whole.slice(0, length - 1).replace(/[\ud800-\udbff]$/, "");
  return `${cut.trimEnd()}…`;
}

/**
 * Plain text for a place that reads Markdown (TextBlock, FactSet, message text): shown as it is written.
 * Teams knows bold, italics, links and lists; backslashes make all of CommonMark's marks, `<at>`, HTML and `&lt;` plain.
 */
export function markdown(text: string): string {
  return inert(text)
    .replace(/[\\`*_[\]<>~|]/g, "\\$&")
    .replace(/&(?=#|[a-z]+;)/gi, "\\&")
    .replace(/^([#+-])/, "\\$1")
    .replace(/^(\d{1,9})([.)])/, "$1\\$2");
}

/** The tag of a mention: nothing in a name, which people write too, may close it, open another or be read as Markdown. */
export function mentionTag(name: string): string {
  return `<at>${inert(name).replace(/[<>&[\]*_`~|\\#]/g, "")}</at>`;
}
