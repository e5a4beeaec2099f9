import { readReportArgs } from "../../src/cli/report-arguments.ts";

describe("npm run report", () => {
  it("takes a project, a day and a folder, and the project's own language where none is said", () => {
    const args = { project: "kor", at: "2022-10-03", out: "ut", language: "nb" };
    expect(readReportArgs(["--project", "kor", "--at", "3.10.2022", "--out", "ut"])).toEqual({ ok: true, args });
    expect(readReportArgs(["--project", "kor", "--version", "2"])).toMatchObject({ args: { version: 2 } });
    expect(readReportArgs(["--project", "kor", "--language", "nn"])).toMatchObject({
      args: { out: ".", shownIn: "nn" },
    });
  });

  it.each([
    ["no project", [], "--project is missing"],
    ["a day that is none", ["--project", "kor", "--at", "2022-02-30"], "is no date"],
    ["a word too many", ["--project", "kor", "nå"], "has no meaning here"],
    ["an unknown language", ["--project", "kor", "--language", "se"], "is no language"],
    ["a version that is none", ["--project", "kor", "--version", "0"], "is no version"],
    ["a day of what is frozen", ["--project", "kor", "--version", "1", "--at", "2022-10-03"], "exclude each other"],
    ["an unknown option", ["--project", "kor", "--dry"], "Unknown option"],
  ])("says what is wrong with %s", (_name, argv, sentence) => {
    const read = readReportArgs(argv);
    expect(read.ok ? "" : read.sentence).toContain(sentence);
  });
});
