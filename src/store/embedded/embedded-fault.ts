/** The embedded database can't be used; the message is a sentence for the person who starts the app. */
export class EmbeddedFault extends Error {
  override name = "EmbeddedFault";
}

/** What PostgreSQL says when something outside it is wrong, and what a person can do about it. */
const knownCauses: [pattern: RegExp, sentence: (folder: string) => string][] = [
  [
    /No space left on device|Disk quota exceeded/i,
    (folder) => `The disk is full: the database in ${folder} could not write. Free some space and start again.`,
  ],
  [
    /wrong ownership|Permission denied|Operation not permitted/i,
    (folder) =>
      `The database files in ${folder} belong to another user. Start as that user, or give the folder to this one (chown -R).`,
  ],
  [
    /incompatible with server|initialized by PostgreSQL version/i,
    (folder) =>
      `The database in ${folder} was made by another version of PostgreSQL. Start the release that made it and export the projects, or set DATA_DIR to a new folder.`,
  ],
  [
    /could not open file "[^"]*postgresql\.conf"|not a database cluster directory|could not locate a valid checkpoint|pg_control/i,
    (folder) =>
      `The database folder ${folder} is damaged or incomplete. Nothing was changed in it: restore it from a backup, or set DATA_DIR to a new folder.`,
  ],
];

export function faultOf(what: string, folder: string, output: string): EmbeddedFault {
  const known = knownCauses.find(([pattern]) => pattern.test(output));
  return new EmbeddedFault(known ? known[1](folder) : `${what} in ${folder} failed.\n${lastLines(output)}`, {
    cause: output,
  });
}

function lastLines(text: string): string {
  return text.trim().split("\n").slice(-12).join("\n");
}
