import type { Guard } from "./guard.ts";

const suite = ["test/promises/14-hostile-text-is-inert.test.ts"];

/** What people write is shown, not acted on. */
export const textGuards: Guard[] = [
  {
    name: "markdown-marks",
    keeps: "a name makes no link",
    file: "src/views/escape.ts",
    text: '.replace(/[\\\\`*_[\\]<>~|]/g, "\\\\$&")',
    broken: "",
    tests: suite,
    only: "plain in a sentence",
  },
  {
    name: "unseen-marks",
    keeps: "a name does not turn the rest of a line",
    file: "src/views/escape.ts",
    text: '    .replace(invisible, "")',
    broken: "",
    tests: suite,
    only: "plain in a sentence",
  },
];
