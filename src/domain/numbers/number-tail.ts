import { withoutUnit } from "./unit-words.ts";

const magnitude =
  /^\p{Zs}*((?:tusen|thousand|hundre|hundred|mill(?:ion|iard)?|mrd|billion|trillion|dusin|dozen|promille)\p{L}*|(?:mil|bn|k|m|mkr|tkr|[mt]nok|[mt]usd)(?!\p{L}))/iu;
/** "1e3", "12k", "1½", "10²"; after a per cent sign a letter only begins a comment. */
const grownTogether = /^[\p{L}\p{No}‰^]\S*/u;
const reckoned =
  /^\p{Zs}*(?:[x*×·^]\p{Zs}*\d\S*|‰|[½¼¾]|(?:komma|point)\p{Zs}+\S+|og en halv|og ein halv|and a half)/iu;
const mostWordsInUnit = 4;

/**
 * What stands after a number and makes it another one than its digits say ("mill" in "12 mill kr"), so that it can't
 * be taken as it is; undefined when the number stands alone, or with the unit that it is told in.
 */
export function changedByTail(number: string, tail: string, unit: string): string | undefined {
  if (startsWithUnit(tail, unit)) return undefined;
  const together = number.endsWith("%") ? undefined : grownTogether.exec(tail)?.[0];
  const found = together ?? magnitude.exec(tail)?.[0] ?? reckoned.exec(tail)?.[0];
  if (found === undefined || isOfUnit(found, unit)) return undefined;
  return `${number}${found}`;
}

function startsWithUnit(tail: string, unit: string): boolean {
  const words = tail.trim().split(/\s+/u).slice(0, mostWordsInUnit);
  const known = [unit, "kroner", "stk", "personer"];
  return words.some((_, index) => {
    const said = `1 ${words
      .slice(0, index + 1)
      .join(" ")
      .replace(/[,;:]$/u, "")}`;
    return known.some((word) => withoutUnit(said, word) === "1");
  });
}

/** "12 mill" of a measure told in "Mill. kr". */
function isOfUnit(found: string, unit: string): boolean {
  const plain = (text: string) => text.trim().toLowerCase().replace(/\.$/u, "");
  return unit.split(/\s+/u).some((word) => plain(word) === plain(found));
}
