/** The two written Norwegian languages and English; every text exists in all three. */
export type Language = "nb" | "nn" | "en";
export const languages: readonly Language[] = ["nb", "nn", "en"];

/** Teams sends nb-NO, nn-NO, no, no-NO, nb, en-US …; undefined when the locale says nothing we know. */
export function languageOf(locale: string | undefined): Language | undefined {
  const tag = locale?.toLowerCase().split(/[-_]/)[0];
  if (tag === "nb" || tag === "no") return "nb";
  if (tag === "nn" || tag === "en") return tag;
  return undefined;
}
