import { answerRow } from "../../../src/domain/asking/answer-row.ts";
import { reading, solorPlan } from "../../support/plan-builder.ts";

const plan = solorPlan();

describe("the small chart of a receipt", () => {
  it("goes from the baseline on by date, with one value per day", () => {
    const measure = plan.measures.find(({ id }) => id === "S1");
    const row = plan.rows.find(({ measureId, office }) => measureId === "S1" && office === "Åsnes");
    if (!measure || !row) throw new Error("not in the sample");
    const of = (period: string, value: string, measuredOn?: string) =>
      reading("S1", "Åsnes", period, value, { ...(measuredOn ? { measuredOn } : {}) });
    const answered = of("2022-Q3", "1.2");
    const readings = [answered, of("2021-Q4", "9"), of("2022-Q2", "8", "2022-09-30"), of("2022-Q1", "7")];
    const between = of("2022-Q2", "1.25", "2022-05-31");
    const ask = {
      id: "a1",
      projectId: "p1",
      roundId: "r1",
      measureId: "S1",
      office: "Åsnes",
      period: "2022-Q3",
      person: "nav.asnes@solor.example",
      state: "answered" as const,
      revision: 2,
      readingId: answered.id,
      dueAt: "2022-10-17T21:59:00Z",
    };
    const facts = { ask, project: plan.project, measure, row, targets: [], replaced: [], today: "2022-10-03" };
    const { mode } = answerRow({ ...facts, readings: [...readings, between] }, (user) => user);
    const series = mode.kind === "answered" ? mode.series : [];
    expect(series.map(({ date, value }) => `${date} ${value}`)).toEqual([
      "2022-03-31 1.3",
      "2022-05-31 1.25",
      "2022-09-30 1.2",
    ]);
  });
});
