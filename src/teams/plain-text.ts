/** Longest text the bot reads; a command or an answer is far shorter. */
const longestText = 4000;

// Zero-width, bidirectional and other invisible marks: they hide in copied text, and could make two equal texts differ.
const invisible = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/gu;
const control = /[\p{Cc}\s\u2028\u2029]+/gu;
const entities: Record<string, string> = { nbsp: " ", amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'", "#160": " " };

/** Text as a person meant it: one line, composed letters, no invisible marks, at most `longest` UTF-16 units. */
export function plainText(text: string, longest = longestText): string {
  const short = text.slice(0, 2 * longest);
  const decoded = short.replace(/&(nbsp|amp|lt|gt|quot|#39|#160);/g, (whole, name: string) => entities[name] ?? whole);
  return decoded
    .toWellFormed()
    .replace(invisible, "")
    .replace(control, " ")
    .normalize("NFC")
    .trim()
    .slice(0, longest)
    .toWellFormed();
}

/** Takes every mention of the bot away, wherever it stands; a mention of someone else becomes the name. */
export function withoutMentions(text: string, botNames: readonly string[]): string {
  const names = new Set(botNames.map((name) => plainText(name)));
  return text
    .slice(0, 2 * longestText)
    .replace(/<at\b[^<>]*>([^<>]*)<\/at>/gi, (_whole, name: string) => (names.has(plainText(name)) ? " " : name));
}
