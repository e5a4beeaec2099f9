import { readDigestArgs } from "../../src/cli/command-line.ts";

describe("npm run digest", () => {
  it("posts now, or shows what would be said on a day", () => {
    const now = { ok: true, args: { project: "kor", dry: false, language: "nb" } };
    expect(readDigestArgs(["--project", "kor"])).toEqual(now);
    const shown = readDigestArgs(["--project", "kor", "--dry", "--at", "2022-10-10", "--language", "nn"]);
    expect(shown).toMatchObject({ args: { dry: true, at: "2022-10-10", shownIn: "nn" } });
  });

  it.each([
    ["no project", ["--dry"], "--project is missing"],
    ["a day without --dry", ["--project", "kor", "--at", "2022-10-10"], "--at is only for --dry"],
    ["a day that is none", ["--project", "kor", "--dry", "--at", "i morgen"], "is no date"],
    ["a word too many", ["--project", "kor", "nå"], "has no meaning here"],
    ["an unknown language", ["--project", "kor", "--language", "se"], "is no language"],
  ])("says what is wrong with %s", (_name, argv, sentence) => {
    const read = readDigestArgs(argv);
    expect(read.ok ? "" : read.sentence).toContain(sentence);
  });
});
