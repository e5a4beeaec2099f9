/** Control characters and U+FFFE/U+FFFF, which XML and PostgreSQL can't hold; tab and line feed stay. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that are taken away
const unstorable = /[\u0000-\u0008\u000b-\u001f\u007f\ufffe\uffff]/g;
/** Excel's own limit. */
export const longestCell = 32_767;

/** Text of a cell as it is stored: composed (å is one character), whole characters only, trimmed. */
export function cleanText(text: string): string {
  return text.replace(/\r\n?/g, "\n").toWellFormed().replace(unstorable, "").normalize("NFC").trim();
}

/** Text as Excel can hold it; "_x0041_" is escaped since it would be read back as "A" (ECMA-376, ST_Xstring). */
export function writableText(text: string): string {
  return cleanText(text)
    .slice(0, longestCell)
    .toWellFormed()
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_");
}

/** Names of sheets and columns are compared without regard to case, spaces at the ends and doubled spaces; å stays å. */
export function comparableName(name: string): string {
  return cleanText(name).replace(/\s+/g, " ").toLowerCase();
}
