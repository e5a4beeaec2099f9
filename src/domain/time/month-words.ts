/** Three letters tell the months apart in all three languages; "mai" and "may", "okt" and "oct" differ between them. */
const monthsByLetters: Record<string, number> = {
  jan: 1,
  feb: 2,
  mar: 3,
  apr: 4,
  mai: 5,
  may: 5,
  jun: 6,
  jul: 7,
  aug: 8,
  sep: 9,
  okt: 10,
  oct: 10,
  nov: 11,
  des: 12,
  dec: 12,
};

/** Every month's names and short forms in nb, nn and en, in lower case: part of a regular expression, without a group. */
export const monthNames =
  "januar|january|jan|februar|february|feb|mars|march|mar|april|apr|mai|may|juni|june|jun|juli|july|jul|august|aug|september|sept|sep|oktober|october|okt|oct|november|nov|desember|december|des|dec";

/** 1–12 for a name that `monthNames` matches; undefined for anything else. */
export function numberOfMonth(name: string): number | undefined {
  return monthsByLetters[name.slice(0, 3)];
}
