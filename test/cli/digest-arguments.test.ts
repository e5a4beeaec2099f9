import { readDigestArgs } from "../../src/cli/command-line.ts";

describe("npm run digest", () => {
  it("posts now, or shows what would be said on a day", () => {
    const now = { ok: true, args: { project: "kor", dry: false, language: "nb" } };
    expect(readDigestArgs(["--project", "kor"])).toEqual(now);
    const shown = readDigestArgs(["--project", "kor", "--dry", "--at", "2022-10-10", "--language", "nn"]);
    expect(shown).toMatchObject({ args: { dry: true, at: "2022-10-10", shownIn: "nn" } });
  });

  it("reads a Norwegian date with the day first, and an ISO time with its offset", () => {
    const dayOf = (at: string) => readDigestArgs(["--project", "kor", "--dry", "--at", at]);
    expect(dayOf("03.10.2022")).toMatchObject({ args: { at: "2022-10-03" } });
    expect(dayOf("3.1.2022")).toMatchObject({ args: { at: "2022-01-03" } });
    expect(dayOf("2022-10-03T08:00+02:00")).toMatchObject({ args: { at: "2022-10-03T08:00+02:00" } });
  });

  it.each([
    "10/03/2022",
    "3. okt 2022",
    "2022",
    "2022-02-30",
    "31.11.2022",
    "13.13.2022",
    "2022-10-03T08:00",
    "03.10.22",
  ])("refuses %s", (at) => {
    const read = readDigestArgs(["--project", "kor", "--dry", "--at", at]);
    expect(read.ok ? "" : read.sentence).toContain("is no date");
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
