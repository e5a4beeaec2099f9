import { readExportArgs, readImportArgs } from "../../src/cli/command-line.ts";

describe("npm run import", () => {
  it("takes a file and its options in any order", () => {
    expect(readImportArgs(["plan.xlsx"])).toEqual({
      ok: true,
      args: { file: "plan.xlsx", dry: false, language: "nb" },
    });
    expect(readImportArgs(["--dry", "--project", "kor", "plan.xlsx", "--language=nn", "--tenant", "t1"])).toEqual({
      ok: true,
      args: { file: "plan.xlsx", dry: true, project: "kor", language: "nn", tenant: "t1" },
    });
  });

  it.each([
    [[], "FILE is missing"],
    [["a.xlsx", "b.xlsx"], "One FILE at a time"],
    [["a.xlsx", "--wet"], "Unknown option '--wet'"],
    [["a.xlsx", "--project"], "--project"],
    [["a.xlsx", "--language", "sv"], "write nb, nn or en"],
  ])("answers %j with a sentence and the usage", (argv, sentence) => {
    const read = readImportArgs(argv);
    expect(read.ok ? "" : read.sentence).toContain(sentence);
    expect(read.ok ? "" : read.sentence).toContain("Usage: npm run import");
  });
});

describe("npm run export", () => {
  it("takes a project and where to write it", () => {
    expect(readExportArgs(["--project", "kor", "--out", "kor.xlsx"])).toEqual({
      ok: true,
      args: { project: "kor", out: "kor.xlsx", exact: false, language: "nb" },
    });
  });

  it.each([
    [[], "--project is missing"],
    [["--project", "  "], "--project is missing"],
    [["kor", "--project", "kor"], "has no meaning"],
    [["--dry", "--project", "kor"], "Unknown option '--dry'"],
  ])("answers %j with a sentence and the usage", (argv, sentence) => {
    const read = readExportArgs(argv);
    expect(read.ok ? "" : read.sentence).toContain(sentence);
    expect(read.ok ? "" : read.sentence).toContain("Usage: npm run export");
  });
});
