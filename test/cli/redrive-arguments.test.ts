import { readRedriveArgs } from "../../src/cli/redrive-arguments.ts";

describe("npm run redrive", () => {
  it.each([
    [[], { action: { do: "list" }, dry: false }],
    [["--tenant", "t1", "--project", "kor"], { action: { do: "list" }, tenant: "t1", project: "kor" }],
    [["--message", "m1", "--dry"], { action: { do: "message", id: "m1" }, dry: true }],
    [["--all", "blocked", "--project=kor"], { action: { do: "all", of: "blocked" }, project: "kor", dry: false }],
    [["--all", "jobs"], { action: { do: "all", of: "jobs" } }],
    [["--release", "skip"], { action: { do: "release", as: "skip" } }],
  ])("takes %j", (argv, args) => {
    expect(readRedriveArgs(argv)).toMatchObject({ ok: true, args });
  });

  it.each([
    [["m1"], "has no meaning here"],
    [["--all", "delivered"], "--all takes failed, blocked, unknown, jobs"],
    [["--all", ""], "--all takes"],
    [["--message", " "], "--message takes the id"],
    [["--release", "yes"], "--release takes send"],
    [["--message", "m1", "--all", "failed"], "One of --message, --all and --release"],
    [["--dry"], "--dry is for --message and --all"],
    [["--release", "send", "--dry"], "--dry is for --message and --all"],
    [["--force"], "Unknown option '--force'"],
  ])("answers %j with a sentence and the usage", (argv, sentence) => {
    const read = readRedriveArgs(argv);
    expect(read.ok ? "" : read.sentence).toContain(sentence);
    expect(read.ok ? "" : read.sentence).toContain("Usage: npm run redrive");
  });
});
