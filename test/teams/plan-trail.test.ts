import type { Plan } from "../../src/domain/project/project.ts";
import type { Database } from "../../src/store/database.ts";
import { drawContent } from "../../src/views/draw.ts";
import { freshStore } from "../support/database.ts";
import type { BotInTeams } from "./bot-in-teams.ts";
import { startWithPlan } from "./plan-item-run.ts";

let database: Database;
let runs: BotInTeams[] = [];
beforeAll(async () => {
  database = await freshStore();
});
afterEach(async () => {
  await Promise.all(runs.map((run) => run.teams.close()));
  runs = [];
});
afterAll(() => database.close());

async function start(change: (plan: Plan) => Plan = (plan) => plan): Promise<BotInTeams> {
  const run = await startWithPlan(database, change);
  runs.push(run);
  return run;
}
async function shown(run: BotInTeams, text: string): Promise<string> {
  const { content } = await run.say(text);
  if (content === undefined) throw new Error(`no answer to ${text}`);
  return JSON.stringify(drawContent(content, "nb").card);
}

it("a milestone that was moved is shown with its old day, in the list and the picture", async () => {
  const run = await start();
  await run.say("milepæl MP 12 1. november 2022");
  await run.say("milepæl MP 12 1. desember 2022");
  const { content } = await run.say("milepæler");
  if (content?.kind !== "milestoneList") throw new Error(content?.kind);
  expect(content.milestones.find(({ id }) => id === "MP 12")?.movedFrom?.date).toBe("2022-10-10");
  const card = JSON.stringify(drawContent(content, "nb").card);
  expect(card).toContain("1. desember 2022 · flyttet fra 10. oktober 2022");
  expect(card).toContain("data:image/png;base64,");
  expect(card).toMatch(/Tidslinje for .* Hver av dem står som tekst under bildet/);
});

it("a risk tells how its score has moved, where it is to come, and what is done by whom", async () => {
  const run = await start((plan) => ({
    ...plan,
    actions: [
      {
        ...{ id: "T1", kind: "mitigation", text: "Samtaler med alle", status: "planned", concerns: ["1"] },
        due: { text: "1. november 2022", date: "2022-11-01", exact: true },
      },
    ],
  }));
  expect(await shown(run, "risiko")).not.toContain("data:image/png");
  await run.say("risiko 1 sannsynlighet 2 konsekvens 3");
  expect(await shown(run, "risiko")).not.toContain("siden");
  await run.say("risiko 1 sannsynlighet 4 sannsynlighet etter tiltak 1");
  const card = await shown(run, "risiko");
  expect(card).toMatch(/opp fra 6 til 12 siden \d+\. \p{L}+ \d{4}/u);
  expect(card).toContain("Etter tiltak: 1 × 3 = 3");
  expect(card).toContain("T1 Samtaler med alle (ingen ansvarlig, 1. november 2022)");
  expect(card).toContain("data:image/png;base64,");
});
