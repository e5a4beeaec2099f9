import { decideAction, readActionWords, readDue } from "../../../src/domain/actions/change-action.ts";
import type { Action } from "../../../src/domain/project/project.ts";

const today = "2022-10-03";

describe("what is said of an action", () => {
  it.each([
    ["ferdig", { status: "done" }],
    ["er utført.", { status: "done" }],
    ["Gjort – sendt til alle", { status: "done", why: "sendt til alle" }],
    ["done", { status: "done" }],
    ["startet", { status: "started" }],
    ["starta", { status: "started" }],
    ["startet, frist 1. mars", { status: "started", dueText: "1. mars" }],
    ["startet og ny frist medio mars fordi vi venter", { status: "started", dueText: "medio mars", why: "vi venter" }],
    ["droppet fordi det er dyrt", { status: "dropped", why: "det er dyrt" }],
    ["droppa sidan det er dyrt", { status: "dropped", why: "det er dyrt" }],
    ["droppet: for dyrt", { status: "dropped", why: "for dyrt" }],
    ["dropped because it costs", { status: "dropped", why: "it costs" }],
    ["droppet", { status: "dropped" }],
    ["frist 1. mars", { dueText: "1. mars" }],
    ["due 1 March", { dueText: "1 March" }],
    ["ferdigstilles til våren", undefined],
    ["ansvarlig kari@x.example", undefined],
    ["", undefined],
  ])("%j", (said, expected) => {
    expect(readActionWords(said)).toEqual(expected);
  });

  it.each([
    ["1. mars", "2023-03-01"],
    ["1. november", "2022-11-01"],
    ["1. mars 2021", "2021-03-01"],
    ["medio mars", "2023-03-20"],
    ["oktober", "2022-10-31"],
    ["en dag", undefined],
  ])("a due time %j, on 3 October 2022, is %s", (text, date) => {
    expect(readDue(text, today)).toMatchObject({ text, ...(date !== undefined && { date }) });
    expect(readDue(text, today).date).toBe(date);
  });
});

describe("a change of an action", () => {
  const action: Action = { id: "T1", kind: "action", text: "Opplæring", status: "planned" };
  const dropped: Action = { ...action, status: "dropped", why: "for dyrt" };
  it.each([
    ["done", action, { status: "done" as const }, { ...action, status: "done" }],
    [
      "done again with nothing new stays",
      { ...action, status: "done" as const, why: "slik" },
      { status: "done" as const },
      { ...action, status: "done", why: "slik" },
    ],
    [
      "what was dropped is taken up: its reason is gone",
      dropped,
      { status: "started" as const },
      { ...action, status: "started" },
    ],
    ["dropped once more keeps its reason", dropped, { status: "dropped" as const }, dropped],
    [
      "done after all: the reason for dropping it is gone",
      dropped,
      { status: "done" as const },
      { ...action, status: "done" },
    ],
  ])("%s", (_, before, said, after) => {
    expect(decideAction(before, said, today)).toEqual({ ok: true, action: after });
  });

  it("dropped without a reason is asked why", () => {
    const problem = { reason: "actionReasonMissing", id: "T1" };
    expect(decideAction(action, { status: "dropped" }, today)).toEqual({ ok: false, problem });
  });
});
