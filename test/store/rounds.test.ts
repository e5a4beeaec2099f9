import type { Database } from "../../src/store/database.ts";
import { freshStore } from "../support/database.ts";
import { ask, round } from "./records.ts";
import { solorPlan } from "./sample-plan.ts";

let database: Database;
beforeAll(async () => {
  database = await freshStore();
  await database.store.write("t1", async (data) => {
    await data.projects.savePlan(solorPlan("p1"));
    await data.projects.savePlan(solorPlan("p2"));
  });
});
afterAll(() => database.close());

describe("rounds", () => {
  it("come back with their asks in the order they were asked", async () => {
    const asks = [
      ask("b", { state: "delivered", deliveredAt: "2022-10-03T07:00:00Z" }),
      ask("a", { office: "Våler", state: "cannotMeasure", cannotWhy: "syk", expectedOn: "2022-11-01" }),
      ask("c", { office: "Åsnes", state: "handedOver", handedTo: "other@solor.example", readingId: "x" }),
    ];
    const { office: _, ...whole } = ask("d", { measureId: "K1" });
    await database.store.write("t1", async (data) => {
      await data.rounds.insert(round("r1", { openedBy: "prosjektleder@solor.example" }), asks);
      await data.rounds.addAsks([whole]);
    });
    await database.store.read("t1", async (data) => {
      expect(await data.rounds.find("r1")).toEqual(round("r1", { openedBy: "prosjektleder@solor.example" }));
      expect(await data.rounds.asks("r1")).toEqual([...asks, whole]);
      expect((await data.rounds.asksById(["d", "none", "a"])).map((one) => one.id)).toEqual(["d", "a"]);
      expect(await data.rounds.asksById([])).toEqual([]);
      expect((await data.rounds.openOf("p1"))?.id).toBe("r1");
      expect(await data.rounds.openOf("p2")).toBeUndefined();
      expect((await data.rounds.openAsks("p1")).map((one) => one.id)).toEqual(["b", "a", "d"]);
    });
  });

  it("are saved with their asks; the newest open one is the project's", async () => {
    await database.store.write("t1", async (data) => {
      await data.rounds.insert(round("r2", { openedAt: "2022-10-04T06:00:00Z" }), []);
      expect((await data.rounds.openOf("p1"))?.id).toBe("r2");
      await data.rounds.saveRound(round("r2", { state: "closed" }));
      expect((await data.rounds.openOf("p1"))?.id).toBe("r1");
      const [first] = await data.rounds.lockAsks(["b"]);
      if (first) await data.rounds.saveAsk({ ...first, state: "answered", revision: 2, readingId: "x1" });
      expect(await data.rounds.lockAsks(["d", "none", "b"])).toMatchObject([
        { id: "d" },
        { id: "b", state: "answered", revision: 2 },
      ]);
      expect(await data.rounds.lockAsks([])).toEqual([]);
    });
    await expect(database.store.write("t1", (data) => data.rounds.saveAsk(ask("none")))).rejects.toThrow(/no ask/);
  });

  it("hold one open ask per measure and office; the next comes when the old one has lapsed", async () => {
    const write = (id: string, period: string) =>
      database.store.write("t1", (data) =>
        data.rounds.addAsks([ask(id, { projectId: "p2", measureId: "S2", period })]),
      );
    await write("s1", "2022-Q2");
    await expect(write("s2", "2022-Q3")).rejects.toThrow(/ask_open_once/);
    await database.store.write("t1", async (data) => {
      await data.rounds.saveAsk(ask("s1", { projectId: "p2", measureId: "S2", period: "2022-Q2", state: "lapsed" }));
      await data.rounds.addAsks([ask("s2", { projectId: "p2", measureId: "S2" })]);
    });
    const open = await database.store.read("t1", (data) => data.rounds.openAsks("p2"));
    expect(open.map((one) => [one.id, one.state])).toEqual([
      ["s1", "lapsed"],
      ["s2", "planned"],
    ]);
  });

  it("keep what was entered and not taken on their asks, and lose what can't be read rather than the ask", async () => {
    const draft = { revision: 2, value: "mange\u0000", choice: "value", comment: "«æ»", reason: "" } as const;
    const kept = await database.store.write("t1", async (data) => {
      await data.rounds.addAsks([ask("e", { measureId: "B1", draft }), ask("f", { measureId: "B2" })]);
      return data.rounds.lockAsks(["e", "f"]);
    });
    expect(kept).toEqual([
      ask("e", { measureId: "B1", draft: { ...draft, value: "mange" } }),
      ask("f", { measureId: "B2" }),
    ]);
    const gone = await database.store.write("t1", async (data) => {
      await data.rounds.saveAsk(ask("e", { measureId: "B1" }));
      return data.rounds.lockAsks(["e"]);
    });
    expect(gone).toEqual([ask("e", { measureId: "B1" })]);
    await database.db
      .updateTable("ask")
      .set({ draft: JSON.stringify({ value: 3 }) })
      .where("id", "=", "f")
      .execute();
    expect(await database.store.write("t1", (data) => data.rounds.lockAsks(["f"]))).toEqual([
      ask("f", { measureId: "B2" }),
    ]);
  });

  it("let two answers to one ask happen one after the other", async () => {
    const answer = () =>
      database.store.write("t1", async (data) => {
        const [found] = await data.rounds.lockAsks(["d"]);
        if (!found || found.state === "answered") return "late";
        await new Promise((resolve) => setTimeout(resolve, 50));
        await data.rounds.saveAsk({ ...found, state: "answered" });
        return "answered";
      });
    expect((await Promise.all([answer(), answer(), answer()])).sort()).toEqual(["answered", "late", "late"]);
  });
});
