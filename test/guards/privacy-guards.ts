import type { Guard } from "./guard.ts";

/** What is told of people, and to whom. */
export const privacyGuards: Guard[] = [
  {
    name: "small-counts",
    keeps: "counts of persons under five are shown to the owner and the leader only",
    file: "src/domain/project/small-counts.ts",
    text: "return measure.hidesSmall && value.lt(fewestShown) ? hiddenCount : value;",
    broken: "return value;",
    tests: ["test/privacy/small-counts.test.ts"],
  },
  {
    name: "small-counts-in-sums",
    keeps: "a sum does not tell the small count that is hidden beside it",
    file: "src/domain/scorecard/office-combination.ts",
    text: "return hides ? { ...withheld(judged), value: undefined, baseline: undefined } : judged;",
    broken: "return judged;",
    tests: ["test/privacy/small-counts.test.ts"],
  },
  {
    name: "small-counts-where-all-read",
    keeps: "the leader's own number is not shown to a whole channel because she asked for it there",
    file: "src/journeys/status-content.ts",
    text: 'return conversation.kind === "personal" && actor.user !== undefined ? { user: actor.user } : undefined;',
    broken: "return actor.user !== undefined ? { user: actor.user } : undefined;",
    tests: ["test/privacy/small-counts.test.ts"],
  },
  {
    name: "erase-every-table",
    keeps: "nothing of an erased person stands in any table",
    file: "src/store/stored-persons.ts",
    text: 'const textual = ["text", "character varying", "jsonb", "json"];',
    broken: 'const textual = ["text", "character varying"];',
    tests: ["test/privacy/erase-person.test.ts"],
  },
  {
    name: "append-only-but-for-pseudonyms",
    keeps: "while a person is erased, a reading changes in nothing but her name",
    file: "src/store/migrations/011-privacy.ts",
    text: "if to_jsonb(new) = to_jsonb(old) || jsonb_build_object('by',",
    broken: "if true or to_jsonb(new) = to_jsonb(old) || jsonb_build_object('by',",
    tests: ["test/privacy/erase-person.test.ts"],
  },
  {
    name: "retention-of-open-rounds",
    keeps: "what an open round needs is not taken away, however old it is",
    file: "src/store/retention.ts",
    text: "where round.tenant = ${tenant} and round.id = message.round_id and round.state <> 'open'))`;",
    broken: "where round.tenant = ${tenant} and round.id = message.round_id))`;",
    tests: ["test/privacy/retention.test.ts"],
  },
  {
    name: "log-without-text",
    keeps: "the log says why something was refused, not what was written",
    file: "src/teams/note-refusal.ts",
    text: 'log.info({ tenant, refused: reply.notice.reason }, "refused");',
    broken: 'log.info({ tenant, refused: reply.notice }, "refused");',
    tests: ["test/privacy/log-without-names.test.ts"],
  },
];
