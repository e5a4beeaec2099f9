import { parseArgs } from "node:util";
import type { Guard } from "./guard.ts";
import { guards } from "./guards.ts";
import { type ScratchCopy, scratchCopy, type TestRun } from "./scratch-copy.ts";

/**
 * Breaks each guard once in a scratch copy and runs the tests that should notice. A guard without a red test fails the
 * run, and so does one whose text is not found any more. `--only NAME` takes those whose names hold NAME; with
 * `--after-suite` the suite has just been green, and is not run once more before anything is broken.
 */
const { values } = parseArgs({ options: { only: { type: "string" }, "after-suite": { type: "boolean" } } });
const chosen = guards.filter(({ name }) => values.only === undefined || name.includes(values.only));

type Outcome = { guard: Guard; red: boolean; says: string };

function faultOfText({ file, text }: Guard, copy: ScratchCopy): string | undefined {
  const times = copy.original(file).split(text).length - 1;
  return times === 1 ? undefined : `its text stands ${times} times in ${file}`;
}

function checked(guard: Guard, copy: ScratchCopy): Outcome {
  const fault = faultOfText(guard, copy);
  if (fault !== undefined) return { guard, red: false, says: fault };
  const original = copy.original(guard.file);
  copy.write(
    guard.file,
    original.replace(guard.text, () => guard.broken),
  );
  try {
    return judged(guard, copy.test(guard.tests, guard.only));
  } finally {
    copy.write(guard.file, original);
  }
}

/** A crash is no red test: it would be there whatever the tests look at. */
function judged(guard: Guard, { failed, crashed, passed }: TestRun): Outcome {
  const [one] = failed;
  if (one !== undefined) return { guard, red: true, says: `${failed.length} of ${failed.length + passed}: ${one}` };
  const [crash] = crashed;
  const says = crash === undefined ? `${passed} tests, all green` : `no test ran: ${crash.slice(0, 300)}`;
  return { guard, red: false, says };
}

/** All that the guards name must be green before anything is broken; a sentence for what is not. */
function unbroken(copy: ScratchCopy): string[] {
  if (values["after-suite"]) return [];
  const { failed, crashed, passed } = copy.test([...new Set(chosen.flatMap(({ tests }) => tests))]);
  if (passed === 0) return ["no test ran"];
  return [...failed, ...crashed.map((crash) => crash.slice(0, 300))];
}

function tell(outcomes: Outcome[], startedAt: number): void {
  const red = outcomes.filter((outcome) => outcome.red).length;
  console.log(`${Math.round((Date.now() - startedAt) / 1000)} s`);
  console.log(`${outcomes.length} guards, ${red} red as they should, ${outcomes.length - red} without a red test`);
  process.exitCode = red === outcomes.length ? 0 : 1;
}

if (chosen.length === 0) throw new Error(`no guard's name holds ${values.only}`);
const startedAt = Date.now();
const copy = scratchCopy();
try {
  const faults = unbroken(copy);
  for (const fault of faults) console.log(`red before anything is broken: ${fault}`);
  if (faults.length > 0) process.exitCode = 1;
  else {
    const outcomes: Outcome[] = [];
    for (const guard of chosen) {
      const outcome = checked(guard, copy);
      outcomes.push(outcome);
      console.log(
        `${outcome.red ? "red  " : "GREEN"}  ${guard.name.padEnd(32)} ${guard.keeps}\n       ${outcome.says}`,
      );
    }
    tell(outcomes, startedAt);
  }
} finally {
  copy.remove();
}
