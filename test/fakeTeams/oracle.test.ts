import type { AnswerCard } from "../../src/domain/asking/answer-card.ts";
import { drawContent } from "../../src/views/draw.ts";
import { lostAnswers } from "../support/fakeTeams/lost-answers.ts";
import { createOracle, type Post } from "../support/fakeTeams/oracle.ts";
import { sampleContents } from "../views/sample-contents.ts";

const asnes = "29:asnes";
let count = 0;

function cardNamed(name: string): AnswerCard {
  const content = sampleContents[name];
  if (content?.kind !== "answerCard") throw new Error(name);
  return content;
}

function activityOf(content: AnswerCard): Record<string, unknown> {
  const { card } = drawContent(content, "nb");
  return { type: "message", attachments: [{ contentType: "application/vnd.microsoft.card.adaptive", content: card }] };
}

function postOf(name: string, some: Partial<Post> = {}, change = (card: AnswerCard) => card): Post {
  count += 1;
  const activity = activityOf(change(cardNamed(name)));
  return { id: `p${count}`, tenant: "t", conversationId: "19:channel", atMs: 0, activity, updates: [], ...some };
}

/** The same rows under other asks: what must never happen. */
function underOtherAsks(card: AnswerCard): AnswerCard {
  return { ...card, rows: card.rows.map((row) => ({ ...row, ask: { ...row.ask, id: `other${row.ask.id}` } })) };
}

function oracleOf(...posts: Post[]) {
  const { oracle, keep } = createOracle();
  for (const post of posts) keep(post);
  return oracle;
}

describe("the oracle", () => {
  it("reads the product's card as a person does", () => {
    const [copy] = oracleOf(postOf("answer-open")).seen(asnes);
    const rows = copy?.card.rows.map(({ row, period, mode }) => `${row}, ${period}, ${mode}`);
    expect(rows).toEqual([
      "S1 Åsnes, 3. kvartal 2022, open",
      "S2 Åsnes, 3. kvartal 2022, open",
      "S3 Åsnes, 3. kvartal 2022, open",
      "B1 Åsnes, 1. halvår 2022, open",
      "B2 Åsnes, 1. halvår 2022, open",
    ]);
    expect(copy?.card.buttons.map(({ verb }) => verb)).toEqual(["saveAnswers"]);
    expect(copy?.card.refresh?.userIds).toEqual([asnes]);
  });

  it("tells the modes of a row apart, and the value of an answer", () => {
    const modes = (name: string) =>
      oracleOf(postOf(name))
        .seen(asnes)[0]
        ?.card.rows.map(({ mode }) => mode);
    expect(modes("answer-modes")).toEqual(["confirm", "open", "edit", "other", "cannot"]);
    expect(modes("answer-more-modes")).toEqual(["edit", "edit", "open"]);
    const [receipt] = oracleOf(postOf("answer-receipt")).seen(asnes);
    expect(receipt?.card.rows[0]).toMatchObject({ row: "S1 Åsnes", mode: "answered", value: "1,2\u00a0%" });
    expect(modes("answer-cause")).toEqual(["answered", "answered", "answered"]);
  });

  it("finds a planted double ask, and no double where a card was only changed or copied", () => {
    const first = postOf("answer-open", { updates: [activityOf(cardNamed("answer-receipt"))] });
    expect(oracleOf(first).doubleAsks()).toEqual([]);
    const copied = oracleOf(first, postOf("answer-open"));
    expect(copied.doubleAsks()).toEqual([]);
    expect(copied.repeatedAsks()).toHaveLength(5);
    const planted = oracleOf(first, postOf("answer-open", { conversationId: `a:personal-${asnes}` }, underOtherAsks));
    expect(planted.doubleAsks()[0]).toMatchObject({
      person: asnes,
      row: "S1 Åsnes",
      askIds: ["aS1snes", "otheraS1snes"],
    });
    const elsewhere = oracleOf(first, postOf("answer-open", { tenant: "other" }, underOtherAsks));
    expect(elsewhere.doubleAsks()).toEqual([]);
  });

  it("knows the copies of an ask as they look now, without the deleted ones", () => {
    const stale = postOf("answer-open");
    const fresh = postOf("answer-open", { updates: [activityOf(cardNamed("answer-receipt"))] });
    const oracle = oracleOf(stale, fresh, postOf("answer-open", { deleted: true }));
    expect(oracle.copiesOf("aS1snes").map(({ card }) => card.rows[0]?.mode)).toEqual(["open", "answered"]);
    expect(oracle.openCards(asnes).map(({ post }) => post.id)).toEqual([stale.id]);
  });

  it("counts a click as acknowledged only when its receipt shows the answer", () => {
    const oracle = oracleOf(postOf("answer-open"));
    const receipt = oracleOf(postOf("answer-receipt")).seen(asnes)[0]?.card;
    const doubtful = oracleOf(postOf("answer-modes")).seen(asnes)[0]?.card;
    const entered = [{ askId: "aS1snes", row: "S1 Åsnes", period: "3. kvartal 2022", value: "1,2" }];
    const click = { tenant: "t", person: asnes, postId: "p1", entered };
    oracle.clicks.push({ ...click, replies: [{ status: 500 }, { status: 200, receipt: doubtful }, { status: 0 }] });
    expect(oracle.acknowledged()).toEqual([]);
    oracle.clicks.push({ ...click, replies: [{ status: 503 }, { status: 200, receipt }] });
    expect(oracle.acknowledged()).toMatchObject([{ row: "S1 Åsnes", value: "1,2", person: asnes }]);
  });

  it("counts a Submit as acknowledged when the clicked card came to show this very value", () => {
    const post = postOf("answer-open");
    const oracle = oracleOf(post);
    const click = (value: string) => ({
      ...{ tenant: "t", person: asnes, postId: post.id, replies: [{ status: 200, submitted: true }] },
      entered: [{ askId: "aS1snes", row: "S1 Åsnes", period: "3. kvartal 2022", value }],
    });
    oracle.clicks.push(click("1,2"), click("1,9"));
    expect(oracle.acknowledged()).toEqual([]);
    post.updates.push(activityOf(cardNamed("answer-receipt")));
    expect(oracle.acknowledged().map(({ value }) => value)).toEqual(["1,2"]);
  });

  it("finds a lost answer, however it was written", () => {
    const given = { person: asnes, askId: "a", period: "2022", tenant: "t", row: "S1 Åsnes" };
    const stored = [{ tenant: "t", row: "S1 Åsnes", value: "1234.5" }];
    expect(lostAnswers([{ ...given, value: "1 234,50" }], stored)).toEqual([]);
    expect(lostAnswers([{ ...given, value: "1 234,6" }], stored)).toHaveLength(1);
    expect(lostAnswers([{ ...given, value: "1 234,50", row: "S1 Grue" }], stored)).toHaveLength(1);
    expect(lostAnswers([{ ...given, value: "1 234,50", tenant: "other" }], stored)).toHaveLength(1);
  });

  it("knows the digests of a channel by their week", () => {
    const digest = sampleContents["digest"];
    if (digest === undefined) throw new Error("no digest");
    const { card } = drawContent(digest, "nb");
    const content = { contentType: "application/vnd.microsoft.card.adaptive", content: card };
    const oracle = oracleOf(postOf("answer-open", { activity: { attachments: [content] } }));
    expect(oracle.digests()).toMatchObject([
      { conversationId: "19:channel", week: expect.stringMatching(/^uke \d+$/) },
    ]);
  });
});
