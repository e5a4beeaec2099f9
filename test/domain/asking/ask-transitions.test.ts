import type { Ask, AskState } from "../../../src/domain/asking/ask.ts";
import { askStates } from "../../../src/domain/asking/ask.ts";
import { allowedMoves, canBeAnswered, isWaiting, moveAsk } from "../../../src/domain/asking/ask-transitions.ts";

const ask = (state: AskState): Ask => ({
  id: "a1",
  projectId: "p1",
  roundId: "r1",
  measureId: "S1",
  period: "2022-Q3",
  person: "nav.asnes@solor.example",
  state,
  revision: 3,
  dueAt: "2022-10-17T21:59:00Z",
});

/** Every pair of states; what is not here is refused. */
const edges: Record<AskState, string> = {
  planned: "sending blocked failed unknown answered cannotMeasure handedOver lapsed cancelled",
  sending: "planned delivered blocked failed unknown answered cannotMeasure handedOver lapsed cancelled",
  delivered: "answered cannotMeasure handedOver lapsed cancelled",
  answered: "answered",
  cannotMeasure: "answered cannotMeasure handedOver lapsed cancelled",
  handedOver: "",
  lapsed: "answered cannotMeasure cancelled",
  cancelled: "",
  blocked: "planned sending delivered answered cannotMeasure handedOver lapsed cancelled",
  failed: "planned sending delivered answered cannotMeasure handedOver lapsed cancelled",
  unknown: "planned sending delivered answered cannotMeasure handedOver lapsed cancelled",
};
const pairs = askStates.flatMap((from) =>
  askStates.map((to) => [from, to, edges[from].split(" ").includes(to)] as const),
);

describe("the states of an ask", () => {
  it.each(pairs)("%s → %s: %s", (from, to, allowed) => {
    const move = moveAsk(ask(from), to);
    expect(move.ok).toBe(allowed);
    expect(move).toEqual(allowed ? expect.anything() : { ok: false, reason: "notAllowed", from, to });
  });

  it("has an edge into every state but the first", () => {
    const reached = new Set(Object.values(allowedMoves).flat());
    expect(askStates.filter((state) => !reached.has(state))).toEqual([]);
  });

  it("leaves the revision when only the delivery moves, so that the card that was sent is not a stale one", () => {
    const moved = moveAsk(ask("sending"), "delivered", { deliveredAt: "2022-10-03T07:00:00Z" });
    expect(moved).toMatchObject({
      ok: true,
      ask: { state: "delivered", revision: 3, deliveredAt: "2022-10-03T07:00:00Z" },
    });
    expect(moveAsk(ask("delivered"), "answered", { readingId: "m1" })).toMatchObject({
      ask: { revision: 4, readingId: "m1" },
    });
  });

  it("can be answered in every state that is not at rest, also when it has lapsed", () => {
    expect(askStates.filter(canBeAnswered)).toEqual([
      "planned",
      "sending",
      "delivered",
      "cannotMeasure",
      "lapsed",
      "blocked",
      "failed",
      "unknown",
    ]);
    expect(askStates.filter(isWaiting)).toEqual(["planned", "sending", "delivered", "blocked", "failed", "unknown"]);
  });
});
