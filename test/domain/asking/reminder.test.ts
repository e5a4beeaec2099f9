import type { Ask } from "../../../src/domain/asking/ask.ts";
import { decideReminders, type ReminderInput, reminderDays } from "../../../src/domain/asking/decide-reminders.ts";
import type { Reminder, ReminderStage } from "../../../src/domain/asking/reminder.ts";
import { nextReminderDay, reminderMoment, reminderTimeHasCome, stagesOf } from "../../../src/domain/asking/reminder.ts";
import { instantAt } from "../../../src/domain/time/calendar.ts";
import { solorPlan } from "../../support/plan-builder.ts";

const zone = "Europe/Oslo";
const asnes = "nav.asnes@solor.example";
const plan = solorPlan();

function askOf(dueOn: string, some: Partial<Ask> = {}): Ask {
  const asked = { id: "a1", projectId: "p1", roundId: "r1", measureId: "S1", office: "Åsnes", period: "2022-Q3" };
  return { ...asked, person: asnes, state: "delivered", revision: 1, dueAt: instantAt(dueOn, "23:59", zone), ...some };
}

const days = (ask: Ask) => stagesOf(ask, zone).map(({ stage, on }) => `${stage} ${on}`);

describe("the days of an ask's reminders", () => {
  it.each([
    ["a usual fortnight", "2022-10-17", ["2022-10-13", "2022-10-18", "2022-10-20", "2022-10-26"]],
    // 1 and 17 May, Ascension and Whit Monday
    ["spring's holidays", "2024-05-16", ["2024-05-14", "2024-05-21", "2024-05-23", "2024-05-29"]],
    ["Easter", "2023-04-05", ["2023-04-03", "2023-04-11", "2023-04-13", "2023-04-19"]],
    // the Friday before the joint holiday of weeks 28–30
    ["summer", "2022-07-08", ["2022-07-06", "2022-08-01", "2022-08-03", "2022-08-09"]],
    // 2020 has a week 53; 24 December to 1 January is no working time
    ["Christmas and week 53", "2020-12-23", ["2020-12-21", "2021-01-04", "2021-01-06", "2021-01-12"]],
    ["the first days of a year", "2021-01-05", ["2020-12-23", "2021-01-06", "2021-01-08", "2021-01-14"]],
    ["the night summer time ends", "2022-10-28", ["2022-10-26", "2022-10-31", "2022-11-02", "2022-11-08"]],
    ["the night summer time begins", "2023-03-24", ["2023-03-22", "2023-03-27", "2023-03-29", "2023-04-04"]],
  ])("are working days: %s", (_, dueOn, [before, after1, after3, leader]) => {
    expect(days(askOf(dueOn))).toEqual([
      `before ${before}`,
      `after1 ${after1}`,
      `after3 ${after3}`,
      `leader ${leader}`,
    ]);
  });

  it("fall at nine by the clock on the wall on both sides of both changes", () => {
    const at = (day: string) => reminderMoment(day, zone);
    expect([at("2022-10-28"), at("2022-10-31")]).toEqual(["2022-10-28T07:00:00Z", "2022-10-31T08:00:00Z"]);
    expect([at("2023-03-24"), at("2023-03-27")]).toEqual(["2023-03-24T08:00:00Z", "2023-03-27T07:00:00Z"]);
  });

  it("leave out the one before the due date for a weekly measure, which is asked that day", () => {
    const ask = askOf("2022-10-05", { deliveredAt: "2022-10-03T07:01:00Z" });
    expect(days(ask).map((day) => day.split(" ")[0])).toEqual(["after1", "after3", "leader"]);
  });

  it.each(["planned", "sending", "answered", "handedOver", "lapsed", "cancelled"] as const)(
    "are none when it is %s",
    (state) => {
      expect(days(askOf("2022-10-17", { state }))).toEqual([]);
    },
  );

  it.each(["delivered", "blocked", "failed", "unknown"] as const)("are four when it is %s", (state) => {
    expect(days(askOf("2022-10-17", { state }))).toHaveLength(4);
  });

  it.each([
    ["2022-11-15", "2022-11-15"],
    // a Saturday
    ["2022-11-19", "2022-11-21"],
    [undefined, undefined],
  ])("are the one she named when it can't be measured: %s", (expectedOn, on) => {
    const expected = on === undefined ? [] : [`expected ${expectedOn} ${on}`];
    expect(days(askOf("2022-10-17", { state: "cannotMeasure", expectedOn }))).toEqual(expected);
  });
});

describe("the hour of reminders", () => {
  it.each([
    ["2022-10-13T06:59:00Z", false, "2022-10-13"],
    ["2022-10-13T07:00:00Z", true, "2022-10-14"],
    ["2022-10-14T20:00:00Z", true, "2022-10-17"],
    // Saturday, and the night before Monday
    ["2022-10-15T10:00:00Z", false, "2022-10-17"],
    ["2022-10-17T01:00:00Z", false, "2022-10-17"],
    ["2022-12-24T10:00:00Z", false, "2023-01-02"],
  ])("at %s has come: %s; the next is on %s", (now, hasCome, next) => {
    expect([reminderTimeHasCome(now, zone), nextReminderDay(now, zone)]).toEqual([hasCome, next]);
  });
});

type Said = [askId: string, stage: ReminderStage, person: string];
function inputAt(now: string, asks: Ask[], said: Said[] = [], some: Partial<ReminderInput> = {}): ReminderInput {
  const sent = said.map(
    ([askId, stage, person]): Pick<Reminder, "askId" | "stage" | "person"> => ({ askId, stage, person }),
  );
  return { asks, sent, plan, reported: new Set(), now, ...some };
}
const told = (input: ReminderInput) =>
  decideReminders(input).cards.map(({ to, lines, lateSince }) =>
    [
      to.split("@")[0],
      ...lines.map(({ stage }) => stage),
      ...(lateSince === undefined ? [] : [`late ${lateSince}`]),
    ].join(" "),
  );

describe("who is reminded", () => {
  const ask = askOf("2022-10-17");

  it.each([
    ["before its day", "2022-10-12T08:00:00Z", [], []],
    ["two working days before", "2022-10-13T07:00:00Z", [], ["nav.asnes before"]],
    ["the day after that, late", "2022-10-14T07:00:00Z", [], ["nav.asnes before late 2022-10-13"]],
    ["not twice", "2022-10-14T07:00:00Z", [["a1", "before", asnes]], []],
    ["the first working day after", "2022-10-18T07:00:00Z", [["a1", "before", asnes]], ["nav.asnes after1"]],
    ["only the newest of several", "2022-10-20T07:00:00Z", [], ["nav.asnes after3"]],
    ["the newest, late, after a month", "2022-11-20T08:00:00Z", [], ["nav.asnes after3 late 2022-10-20"]],
    ["none before one that was sent", "2022-10-18T07:00:00Z", [["a1", "after3", asnes]], []],
  ] as [string, string, Said[], string[]][])("%s", (_, now, said, expected) => {
    expect(told(inputAt(now, [ask], said))).toEqual(expected);
  });

  it("is the measurer before the due date, and the owner too after it", () => {
    const measured = { ...ask, person: "saksbehandler@solor.example" };
    expect(told(inputAt("2022-10-13T07:00:00Z", [measured]))).toEqual(["saksbehandler before"]);
    expect(told(inputAt("2022-10-18T07:00:00Z", [measured]))).toEqual(["saksbehandler after1", "nav.asnes after1"]);
  });

  it("is her stand-in while she is away", () => {
    const standIns = [{ person: asnes, standIn: "saksbehandler@solor.example", from: "2022-10-10", to: "2022-10-14" }];
    const away = { plan: { ...plan, standIns } };
    expect(told(inputAt("2022-10-13T07:00:00Z", [ask], [], away))).toEqual(["saksbehandler before"]);
    expect(told(inputAt("2022-10-18T07:00:00Z", [ask], [], away))).toEqual(["nav.asnes after1"]);
  });

  it("is nobody for a line that has its value, or that a workbook took away", () => {
    const reported = new Set(["S1 Åsnes 2022-Q3"]);
    expect(told(inputAt("2022-10-18T07:00:00Z", [ask], [], { reported }))).toEqual([]);
    expect(told(inputAt("2022-10-18T07:00:00Z", [ask], [], { plan: { ...plan, rows: [] } }))).toEqual([]);
  });

  it("gets one card for each round, the one first due first", () => {
    const older = askOf("2022-10-05", { id: "a2", roundId: "r0", measureId: "S2" });
    const { cards } = decideReminders(inputAt("2022-10-18T07:00:00Z", [ask, older]));
    expect(cards.map(({ roundId }) => roundId)).toEqual(["r0", "r1"]);
  });

  it("is asked again on the day she named, once", () => {
    const later = { ...ask, state: "cannotMeasure", expectedOn: "2022-11-15" } as const;
    const stage = "expected 2022-11-15";
    expect(told(inputAt("2022-11-14T08:00:00Z", [later]))).toEqual([]);
    expect(told(inputAt("2022-11-15T08:00:00Z", [later]))).toEqual([`nav.asnes ${stage}`]);
    expect(told(inputAt("2022-11-15T08:00:00Z", [later], [["a1", stage, asnes]]))).toEqual([]);
    const newDay = { ...later, expectedOn: "2022-12-01" };
    expect(told(inputAt("2022-12-01T08:00:00Z", [newDay], [["a1", stage, asnes]]))).toEqual([
      "nav.asnes expected 2022-12-01",
    ]);
  });

  it("is the leader on the seventh working day, once", () => {
    const overdue = (now: string, said: Said[] = []) => decideReminders(inputAt(now, [ask], said)).overdue.length;
    expect([overdue("2022-10-25T08:00:00Z"), overdue("2022-10-26T07:00:00Z")]).toEqual([0, 1]);
    expect(overdue("2022-10-27T07:00:00Z", [["a1", "leader", plan.project.leader]])).toBe(0);
  });
});

describe("the days to wake on", () => {
  const ask = askOf("2022-10-17");

  it.each([
    ["nothing has come", "2022-10-03T08:00:00Z", [], ["2022-10-13"]],
    ["one waits now", "2022-10-13T07:00:00Z", [], ["2022-10-13", "2022-10-14", "2022-10-18"]],
    ["one was passed and it is Saturday", "2022-10-15T07:00:00Z", [], ["2022-10-17", "2022-10-18"]],
    ["it was sent", "2022-10-13T07:00:10Z", [["a1", "before", asnes]], ["2022-10-18"]],
  ] as [string, string, Said[], string[]][])("%s", (_, now, said, expected) => {
    expect(reminderDays(inputAt(now, [ask], said))).toEqual(expected);
  });
});
