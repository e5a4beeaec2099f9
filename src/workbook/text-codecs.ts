import type { Direction, Frequency, MeasureKind } from "../domain/project/measure.ts";
import type { ActionKind, ActionStatus, GoalLevel, MilestoneStatus, Project } from "../domain/project/project.ts";
import { readDirection } from "../domain/scorecard/direction.ts";
import type { Language } from "../domain/talking/language.ts";
import { writableText } from "./cell-text.ts";
import { type Codec, refused, taken } from "./codec.ts";
import { dayText } from "./date-codecs.ts";
import type { Cell } from "./grid.ts";

/** What a cell says, whatever it holds: a number with decimal comma, a date as "9. mars 2022". */
export function cellWords(cell: Cell): string {
  if (cell.kind === "text") return cell.text;
  if (cell.kind === "date") return dayText(cell.date);
  if (cell.kind === "error") return cell.error;
  return cell.number.replace(".", ",") + (cell.percent ? " %" : "");
}

export const text: Codec<string> = {
  read: (cell) => taken(cellWords(cell)),
  write: (value) => ({ text: writableText(value) }),
};

/** Text in an index of the database, which holds 2704 bytes of a line. */
function upTo(longest: number, codec: Codec<string>): Codec<string> {
  return {
    ...codec,
    read: (cell) => {
      const reading = codec.read(cell);
      return reading.ok && [...reading.value].length > longest ? refused({ reason: "tooLong", longest }) : reading;
    },
  };
}

const longestId = 200;
/** An id or an office: what questions and values are stored by. */
export const shortText: Codec<string> = upTo(longestId, text);

/** A name that one project alone may have: marks that nobody sees, and other widths of a letter, make no other name. */
export const soleName: Codec<string> = upTo(longestId, {
  read: (cell) => {
    const seen = cellWords(cell)
      .normalize("NFKC")
      .replace(/\p{Cf}/gu, "")
      .replace(/\s+/gu, " ")
      .trim();
    return seen === "" ? text.read(cell) : taken(seen);
  },
  write: text.write,
});

/** userPrincipalName, lower-cased. */
export const user: Codec<string> = upTo(320, {
  read: (cell) => {
    const name = cellWords(cell)
      .toLowerCase()
      .replace(/^mailto:/, "");
    return /^[^\s@]+@[^\s@]+$/.test(name) ? taken(name) : refused({ reason: "notAUser" });
  },
  write: text.write,
});

/** A person, or the name of a role that has no user yet. */
export const userOrText: Codec<string> = upTo(600, {
  read: (cell) => {
    const person = user.read(cell);
    return person.ok ? person : text.read(cell);
  },
  write: text.write,
});

/** Ids with commas between: "G1, K2". */
export const idList: Codec<string[]> = {
  read: (cell) => {
    const ids = cellWords(cell)
      .split(/[,;\n]/)
      .map((id) => id.trim())
      .filter((id) => id !== "");
    if (ids.some((id) => [...id].length > longestId)) return refused({ reason: "tooLong", longest: longestId });
    return taken([...new Set(ids)]);
  },
  write: (value) => ({ text: writableText(value.join(", ")) }),
};

/** Yes, unless it says no: "Rettet" is often a date or an x. */
export const yes: Codec<boolean> = {
  read: (cell) => taken(!/^(?:nei|n|no|0|false|usann|-)$/.test(cellWords(cell).toLowerCase())),
  write: (value) => ({ text: value ? "ja" : "nei" }),
  choices: [
    { word: "ja", code: "true" },
    { word: "nei", code: "false" },
  ],
  isChoice: (cell) => /^(?:ja|yes|true|nei|no|false)$/.test(cellWords(cell).toLowerCase()),
};

/** One of a few words; the first of each list is what is written, the patterns are what else is understood. */
export function words<T extends string>(
  known: [T, string, RegExp][],
  reason: "unknownWord" | "unknownFrequency" = "unknownWord",
): Codec<T> {
  return {
    read: (cell) => {
      const said = cellWords(cell).toLowerCase().replace(/\.$/, "");
      const found = known.find(([, word, also]) => said === word.toLowerCase() || also.test(said));
      if (found) return taken(found[0]);
      const allowed = known.map(([, word]) => word);
      return refused(reason === "unknownWord" ? { reason, allowed } : { reason, allowed });
    },
    write: (value) => ({ text: known.find(([code]) => code === value)?.[1] ?? value }),
    choices: known.map(([code, word]) => ({ word, code })),
  };
}

export const frequency: Codec<Frequency> = words(
  [
    ["week", "Uke", /^(?:ukentlig|ukevis|hver uke|veke|vekentleg|vekevis|week|weekly)$/],
    ["month", "Måned", /^(?:månedlig|månedsvis|hver måned|månad|månadleg|månadsvis|month|monthly)$/],
    ["quarter", "Kvartal", /^(?:kvartalsvis|hvert kvartal|kvart kvartal|quarter|quarterly)$/],
    ["tertial", "Tertial", /^(?:tertialvis|hvert tertial|kvart tertial|four-monthly)$/],
    ["halfYear", "Halvår", /^(?:halvårlig|halvårleg|halvårsvis|hvert halvår|half-year|half-yearly|half year)$/],
    ["year", "Årlig", /^(?:år|årleg|årsvis|hvert år|kvart år|year|yearly|annual|annually)$/],
  ],
  "unknownFrequency",
);

export const goalLevel: Codec<GoalLevel> = words([
  ["societalGoal", "Samfunnsmål", /^societal goal$/],
  ["effectGoal", "Effektmål", /^effect goal$/],
  ["subGoal", "Delmål", /^sub-?goal$/],
  ["resultGoal", "Resultatmål", /^result goal$/],
]);

export const kind: Codec<MeasureKind> = words([
  ["additive", "Sum", /^(?:summeres|summerast|antall|tal|additiv|additive)$/],
  [
    "ratio",
    "Andel",
    /^(?:snitt|gjennomsnitt|gjennomsnittlig|vektet snitt|vekta snitt|forhold|ratio|average|mean|share)$/,
  ],
]);

export const language: Codec<Language> = words([
  ["nb", "bokmål", /^(?:nb|nb-no|no|norsk|norwegian)$/],
  ["nn", "nynorsk", /^(?:nn|nn-no)$/],
  ["en", "engelsk", /^(?:en|english|en-gb|en-us)$/],
]);

export const askIn: Codec<Project["askIn"]> = words([
  ["channel", "kanal", /^(?:kanalen|i kanalen|channel)$/],
  ["personal", "personlig", /^(?:personleg|personlig chat|personleg chat|personal|chat)$/],
]);

/** Any other text is kept as the status' own words. */
export const milestoneStatus: Codec<MilestoneStatus> = words([
  ["planned", "Planlagt", /^(?:ikke startet|ikkje starta|planned|not started)$/],
  ["started", "Startet", /^(?:starta|påbegynt|påbyrja|i gang|pågår|under arbeid|started|ongoing|in progress)$/],
  ["done", "Utført", /^(?:utførd|ferdig|gjennomført|gjennomførd|fullført|fullførd|done|completed|finished)$/],
]);

export const actionKind: Codec<ActionKind> = words([
  ["action", "Tiltak", /^(?:gevinstrealiseringstiltak|action)$/],
  ["oldPractice", "Gammel praksis", /^(?:gammal praksis|slutte med|old practice)$/],
  ["mitigation", "Reduserende tiltak", /^(?:reduserande tiltak|mitigation)$/],
]);

export const actionStatus: Codec<ActionStatus> = words([
  ["planned", "Planlagt", /^(?:ikke startet|ikkje starta|planned|not started)$/],
  ["started", "Startet", /^(?:starta|påbegynt|påbyrja|i gang|pågår|under arbeid|started|ongoing|in progress)$/],
  [
    "done",
    "Utført",
    /^(?:utførd|ferdig|gjennomført|gjennomførd|fullført|fullførd|sluttet|slutta|done|completed|finished)$/,
  ],
  [
    "dropped",
    "Droppet",
    /^(?:droppa|ikke gjort|ikkje gjort|avlyst|blir ikke gjort|blir ikkje gjort|not done|dropped)$/,
  ],
]);

const directionWords: Record<Direction, string> = { increase: "Økning", decrease: "Reduksjon", hold: "Holde" };
export const direction: Codec<Direction> = {
  read: (cell) => {
    const said = readDirection(cellWords(cell));
    return said ? taken(said) : refused({ reason: "unknownWord", allowed: Object.values(directionWords) });
  },
  write: (value) => ({ text: directionWords[value] }),
};
