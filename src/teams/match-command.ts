import { distance } from "fastest-levenshtein";
import { type Command, commandTable } from "./commands.ts";

/** What was understood: the command, what follows it as written, and whether a typing error was forgiven. */
export type CommandMatch = { command: Command; rest: string; exact: boolean };

type Phrase = { command: Command; tokens: string[] };
type Candidate = { phrase: Phrase; errors: number };

const phrases: readonly Phrase[] = commandTable.flatMap((command) =>
  [...new Set(Object.values(command.words).flat())].map((words) => ({ command, tokens: words.split(" ") })),
);
// "vis meg status", "show me the milestones": said by people, of no weight
const opening = /^(?:(?:vis|syn|gi|gje|show|give)(?: (?:meg|me))?(?: the)? )/i;
// Words after a command that needs no argument: "hvem mangler nå", "milepæler i oktober"; more is a question of its own
const fewWords = 2;

/**
 * The command that a text begins with, or undefined when it is something else (an answer, a question).
 * Letters are never folded: "mål" lists goals, "mal" does not.
 */
export function matchCommand(text: string): CommandMatch | undefined {
  const said = text.replace(opening, "");
  const words = said.split(/\s+/).filter((word) => word !== "");
  const tokens = words.map(plain);
  const best = nearest(phrases.flatMap((phrase) => candidate(phrase, tokens)));
  if (best === undefined) return undefined;
  const { command } = best.phrase;
  const rest = words.slice(best.phrase.tokens.length);
  const isOpen = command.argument === "none" || (command.argument === "item" && !beginsWithId(rest.join(" ")));
  if (isOpen && rest.length > (best.errors === 0 ? fewWords : 0)) return undefined;
  return { command, rest: rest.join(" "), exact: best.errors === 0 };
}

/** "1", "MP 12", "R3": what an item of a list is called. */
export function beginsWithId(text: string): boolean {
  return /^(?:\p{L}{1,5}[\s.]?)?\d/u.test(text);
}

/** Lower case, without the marks people put around a word: "Status?", "/hjelp", "mål:". */
function plain(word: string): string {
  return word.toLocaleLowerCase("nb").replace(/^[/«"“]+|[?!.:,;»"”]+$/gu, "");
}

function candidate(phrase: Phrase, tokens: string[]): Candidate[] {
  let errors = 0;
  for (const [index, word] of phrase.tokens.entries()) {
    const token = tokens[index];
    if (token === undefined) return [];
    const typed = typingErrors(word, token);
    if (typed > forgiven(word, phrase.command)) return [];
    errors += typed;
  }
  return [{ phrase, errors }];
}

/** Fewest errors, then the longest phrase ("sett mål" before "mål"); two different commands equally near are neither. */
function nearest(candidates: Candidate[]): Candidate | undefined {
  const [best, ...others] = candidates.sort(
    (a, b) => a.errors - b.errors || b.phrase.tokens.length - a.phrase.tokens.length,
  );
  const rival = others.find(
    (other) =>
      best !== undefined &&
      other.phrase.command.id !== best.phrase.command.id &&
      other.errors === best.errors &&
      other.phrase.tokens.length === best.phrase.tokens.length,
  );
  return rival === undefined ? best : undefined;
}

function forgiven(word: string, command: Command): number {
  if (word.length < 4) return 0;
  return word.length <= 6 || command.writes ? 1 : 2;
}

/** Levenshtein's distance, but two letters in each other's place ("stauts") are one error, as people make it. */
function typingErrors(word: string, typed: string): number {
  const edits = distance(word, typed);
  return edits === 2 && swapped(word, typed) ? 1 : edits;
}

function swapped(word: string, typed: string): boolean {
  if (word.length !== typed.length) return false;
  const at = [...word].findIndex((letter, index) => letter !== typed[index]);
  return (
    at >= 0 && word[at] === typed[at + 1] && word[at + 1] === typed[at] && word.slice(at + 2) === typed.slice(at + 2)
  );
}
