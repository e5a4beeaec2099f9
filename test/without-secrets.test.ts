import { withoutSecrets } from "../src/without-secrets.ts";

const clean = withoutSecrets(["hemmelig-passord"]);

describe("promise 10: what is logged is cleaned", () => {
  it.each([
    ["postgres://bot:lang&hemmelig@db/nullpunkt", "postgres://bot:[secret]@db/nullpunkt"],
    ["x1postgres://bot:lang&hemmelig@db", "x1postgres://bot:[secret]@db"],
    [
      "at postgres+ssl://bot:a:b@db, and https://x.example/a:b",
      "at postgres+ssl://bot:[secret]@db, and https://x.example/a:b",
    ],
    ["Bearer  abc.def", "Bearer [secret]"],
  ])("of what stands in %s", (said, told) => expect(clean(said)).toBe(told));

  // a minute and more for each where the time grows with the square of the length
  it.each(["a", "eyJ", "eyJ-", "bearer ", "a://", "a://b:", "basic\t"])(
    "in no time worth naming: %j again and again",
    (word) => {
      clean(word.repeat(400_000 / word.length));
    },
  );
});
