import type { Database } from "../../src/store/database.ts";
import { searchWords } from "../../src/store/search-words.ts";
import { freshStore } from "../support/database.ts";
import { solorPlan } from "./sample-plan.ts";

let database: Database;
beforeAll(async () => {
  database = await freshStore();
  await database.store.write("t1", (data) => data.projects.savePlan(solorPlan("p1")));
});
afterAll(() => database.close());

const find = (text: string, limit = 5) => database.store.read("t1", (data) => data.search.find("p1", text, limit));

describe("search", () => {
  it.each([
    ["hvordan går det med sosialhjelp i Grue?", "K1", "Grue"],
    ["korleis går det med sosialhjelpa i Åsnes", "K1", "Åsnes"],
    ["sosjalhjelp", "K1", undefined],
    ["sosialhjelpsmotakere i våler", "K1", "Våler"],
    ["uførtrygd", "S3", undefined],
    ["how many on uføretrygd in Grue", "S3", "Grue"],
    ["ledige", "S1", undefined],
    ["barn i familier med sosialhjelp", "K7", undefined],
    ["unge sosialhjelpsmottakere 18-24", "K2", undefined],
    ["eid bolig", "K6", undefined],
    ["arsverk i kommunen", "B2", undefined],
    ["k3", "K3", undefined],
    ["nedsatt arbeidsevne", "S2", undefined],
  ])("%s → %s", async (text, id, office) => {
    const [best] = await find(text);
    expect(best).toMatchObject({ of: "measure", id });
    expect(best?.office).toBe(office);
  });

  it.each([
    ["brukermøter", "goal", "E2"],
    ["anskaffelse av lokaler", "milestone", "MP 7"],
    ["slutter ansatte?", "risk", "2"],
    ["manuelt arbeid", "benefit", "G1"],
    ["hvordan går det i Grue?", "office", "Grue"],
    ["aasnes", "office", "Åsnes"],
    ["Valer", "office", "Våler"],
  ])("%s → %s %s", async (text, of, id) => {
    expect((await find(text))[0]).toMatchObject({ of, id });
  });

  it("offers the office beside what was asked about in it", async () => {
    const hits = await find("sosialhjelp i Grue", 20);
    expect(hits.find((hit) => hit.of === "office")).toMatchObject({ id: "Grue" });
  });

  it.each(["", "   ", "?!", "hvordan går det", "kjernekraft", "zzzz", "%_\\ ' \" ; drop table", "\0"])(
    "finds nothing in %j",
    async (text) => {
      expect(await find(text)).toEqual([]);
    },
  );

  it("answers the same every time, within 0 and 1 and the limit", async () => {
    const first = await find("sosialhjelp", 4);
    expect(first).toEqual(await find("sosialhjelp", 4));
    expect(first).toHaveLength(4);
    for (const { score } of first) expect(score >= 0 && score <= 1).toBe(true);
  });
});

describe("searchWords", () => {
  it("leaves the empty words of a question out, in three languages", () => {
    expect(searchWords("Hvordan går det med sosialhjelp i Grue?")).toEqual(["sosialhjelp", "grue"]);
    expect(searchWords("Korleis går det med uføretrygd?")).toEqual(["uføretrygd"]);
    expect(searchWords("How is it going with S1?")).toEqual(["s1"]);
  });
});
