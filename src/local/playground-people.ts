import { z } from "zod";

const person = z.looseObject({ id: z.string(), name: z.string(), userPrincipleName: z.string() });
const shape = z.looseObject({ currentUser: person, users: z.array(person) });
export type PlaygroundFile = z.infer<typeof shape>;

/** The configuration that the Playground reads, as far as we look into it. */
export function readPlaygroundFile(value: unknown): PlaygroundFile {
  return shape.parse(value);
}

export type Chosen = { ok: true; file: PlaygroundFile } | { ok: false; sentence: string };

/**
 * Makes one person the one who sits at the screen, in exchange with who sat there: the Playground wants exactly five
 * others. Without a choice it is as the file says.
 */
export function choosePerson(file: PlaygroundFile, user: string | undefined): Chosen {
  const wanted = user?.trim().toLowerCase();
  if (wanted === undefined || file.currentUser.userPrincipleName.toLowerCase() === wanted) return { ok: true, file };
  const place = file.users.findIndex((each) => each.userPrincipleName.toLowerCase() === wanted);
  const chosen = file.users[place];
  if (!chosen) return { ok: false, sentence: nobody(file, user ?? "") };
  return { ok: true, file: { ...file, currentUser: chosen, users: file.users.with(place, file.currentUser) } };
}

function nobody({ currentUser, users }: PlaygroundFile, user: string): string {
  const known = [currentUser, ...users].map((each) => each.userPrincipleName).join(", ");
  return `Ingen i eksempelprosjektet heter «${user}». Velg en av: ${known}. (Nobody is called that; choose one of these.)`;
}
