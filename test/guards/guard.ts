/** Something that keeps a promise, and how it is broken to see that a test notices. */
export type Guard = {
  name: string;
  /** what is lost without it */
  keeps: string;
  file: string;
  /** stands exactly once in the file */
  text: string;
  broken: string;
  /** files of which at least one test must go red */
  tests: string[];
  /** only the tests whose names match: where a whole file takes long */
  only?: string;
};
