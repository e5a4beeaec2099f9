import { decideStandIn, endStandIns } from "../../../src/domain/asking/decide-stand-in.ts";
import { readStandIn } from "../../../src/domain/asking/stand-in-text.ts";
import { presentFor, type StandIn } from "../../../src/domain/project/stand-in.ts";

const today = "2022-10-03";
const kari = { standIn: "Kari Nordmann", from: "2022-10-10", to: "2022-10-24" };

describe("reading who stands in, and when", () => {
  it.each([
    ["Kari Nordmann 10.10–24.10"],
    ["Kari Nordmann 10.10-24.10"],
    ["Kari Nordmann 10.10 - 24.10."],
    ["Kari Nordmann 10/10–24/10"],
    ["Kari Nordmann 10.10.2022–24.10.2022"],
    ["Kari Nordmann 10.10.22 til 24.10.22"],
    ["Kari Nordmann fra 10. oktober til 24. oktober"],
    ["Kari Nordmann fra og med 10. oktober til og med 24. oktober"],
    ["Kari Nordmann frå 10. til 24. oktober"],
    ["Kari Nordmann, 10.–24. oktober"],
    ["Kari Nordmann 10.–24.10"],
    ["Kari Nordmann: 10 oktober – 24 oktober 2022"],
    ["@Kari Nordmann from 10 October to 24 October"],
    ["Kari Nordmann from October 10 to October 24"],
    ["Kari Nordmann 2022-10-10–2022-10-24"],
    ["Kari Nordmann 2022-10-10 - 2022-10-24"],
    ["Kari Nordmann 2022-10-10 til 2022-10-24!"],
  ])("%j", (text) => {
    expect(readStandIn(text, today)).toEqual({ kind: "set", ...kari });
  });

  it.each([
    ["nav.grue2@solor.example 10.10–24.10", { standIn: "nav.grue2@solor.example" }],
    ["for nav.grue@solor.example: Kari Nordmann 10.10–24.10", { of: "nav.grue@solor.example" }],
    ["for Ola Nordmann: @Kari Nordmann 10.–24. oktober", { of: "Ola Nordmann" }],
    ["Kari Nordmann til 24. oktober", { from: today }],
    ["Kari Nordmann 10. oktober", { to: "2022-10-10" }],
    ["Kari Nordmann 27.12–5.1", { from: "2022-12-27", to: "2023-01-05" }],
    ["Kari Nordmann 5.1–12.1", { from: "2023-01-05", to: "2023-01-12" }],
    ["Kari Nordmann 1.9–9.9", { from: "2022-09-01", to: "2022-09-09" }],
    ["Kari Nordmann 24.10–10.10", { from: "2022-10-24", to: "2022-10-10" }],
  ])("%j", (text, differs) => {
    expect(readStandIn(text, today)).toEqual({ kind: "set", ...kari, ...differs });
  });

  it.each([
    ["av", { kind: "end" }],
    ["off", { kind: "end" }],
    ["av for Ola Nordmann", { kind: "end", of: "Ola Nordmann" }],
    ["for Ola Nordmann: av", { kind: "end", of: "Ola Nordmann" }],
    ["", { kind: "how" }],
    ["Kari Nordmann", { kind: "datesUnreadable", text: "Kari Nordmann" }],
    ["Kari Nordmann i høst", { kind: "datesUnreadable", text: "Kari Nordmann i høst" }],
    ["Kari Nordmann 31.2–5.3", { kind: "datesUnreadable", text: "31.2–5.3" }],
    ["Kari Nordmann 10.10–24.10–30.10", { kind: "datesUnreadable", text: "10.10–24.10–30.10" }],
    ["Kari Nordmann 3. kvartal", { kind: "datesUnreadable", text: "3. kvartal" }],
  ])("%j", (text, expected) => {
    expect(readStandIn(text, today)).toEqual(expected);
  });
});

const away = (person: string, standIn: string, from: string, to: string): StandIn => ({ person, standIn, from, to });

describe("who is there for a person", () => {
  const standIns = [away("a", "b", "2022-10-10", "2022-10-24"), away("b", "c", "2022-10-20", "2022-10-22")];

  it.each([
    ["2022-10-09", "a"],
    ["2022-10-10", "b"],
    ["2022-10-20", "c"],
    ["2022-10-23", "b"],
    ["2022-10-24", "b"],
    ["2022-10-25", "a"],
  ])("on %s it is %s", (day, present) => {
    expect(presentFor("a", standIns, day)).toBe(present);
  });

  it("is herself when those who stand in for each other are all away", () => {
    const circle = [away("a", "b", "2022-10-10", "2022-10-24"), away("b", "a", "2022-10-10", "2022-10-24")];
    expect([presentFor("a", circle, "2022-10-12"), presentFor("b", circle, "2022-10-12")]).toEqual(["a", "b"]);
  });
});

describe("deciding a stand-in", () => {
  const decide = (said: StandIn, standIns: StandIn[] = []) => decideStandIn(said, { standIns }, today);
  const october = away("a", "b", "2022-10-10", "2022-10-24");

  it.each([
    [away("a", "a", "2022-10-10", "2022-10-24"), [], "self"],
    [away("a", "b", "2022-10-24", "2022-10-10"), [], "backwards"],
    [away("a", "b", "2022-09-01", "2022-10-02"), [], "past"],
    [away("a", "b", "2022-09-01", "2022-10-03"), [], "set"],
    [october, [away("b", "c", "2022-10-24", "2022-10-28")], "away"],
    [october, [away("b", "c", "2022-10-25", "2022-10-28")], "set"],
    // who stands in may be away for another's sake, not at the same time
    [october, [away("c", "a", "2022-10-10", "2022-10-24")], "set"],
  ])("%j beside %j: %s", (said, standIns, kind) => {
    expect(decide(said, standIns).kind).toBe(kind);
  });

  it("takes the place of what was said of some of the days, and leaves the rest", () => {
    const old = [away("a", "c", "2022-10-20", "2022-10-30"), away("a", "c", "2022-12-01", "2022-12-09")];
    expect(decide(october, old)).toEqual({ kind: "set", standIns: [old[1], october], replaced: [old[0]] });
  });

  it("ends today what has begun, and all that was to come", () => {
    const standIns = [away("a", "b", "2022-09-01", "2022-09-09"), away("a", "b", "2022-10-01", "2022-10-09"), october];
    expect(endStandIns("a", { standIns }, today)).toEqual([standIns[0], { ...standIns[1], to: "2022-10-02" }]);
    expect(endStandIns("a", { standIns: standIns.slice(0, 1) }, today)).toBeUndefined();
  });
});
