import { askOutcome } from "../../src/cli/ask-outcome.ts";

describe("npm run ask", () => {
  const kor = { shortName: "kor", language: "nb" } as const;

  it("says of a project without a channel what to do, and speaks of no channel that is not here", () => {
    expect(askOutcome({ kind: "notice", notice: { reason: "notCoupled" } }, kor)).toEqual({
      opened: false,
      sentence: "The project kor is not connected to a channel yet: write «koble kor» to the bot in the channel.",
    });
  });

  it("says all else as the channel is told", () => {
    const opened = { reason: "roundOpened", asked: 3, people: 2, dueOn: "2022-10-10", blocked: [] } as const;
    const outcome = askOutcome({ kind: "notice", notice: { ...opened, blocked: [] } }, kor);
    expect(outcome.opened).toBe(true);
    expect(outcome.sentence).toContain("10. oktober");
  });
});
