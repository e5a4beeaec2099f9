import type { Database } from "../../src/store/database.ts";
import { cardVerbs } from "../../src/teams/card-actions.ts";
import { freshStore } from "../support/database.ts";
import { cardAction, personalChat } from "../support/fakeTeams/activities.ts";
import { asnes, type BotInTeams, botInTeams, leader, place, stranger, withProject } from "../teams/bot-in-teams.ts";

let database: Database;
let run: BotInTeams;
beforeAll(async () => {
  database = await freshStore();
  run = await botInTeams(database);
  await withProject(run);
});
afterAll(async () => {
  await run.teams.close();
  await database.close();
});

const marked = "XYZZY-hemmelig";
const commands = [
  `status ${marked}`,
  `historikk S1 ${marked}`,
  `hvem mangler? ${marked}`,
  "spør nå",
  "hvem er spurt?",
  `S1 Åsnes 1,3 ${marked}`,
  `mål S1 Åsnes 4 ${marked}`,
  `koble ${marked}`,
  `vikar ${marked} fra 1. november til 3. november`,
  "leveringsstatus",
  ...["ny risiko", "endre risiko 1 hendelse", "ny gevinst", "ny rolle", "nytt prosjekt", "endre prosjekt formål"].map(
    (command) => `${command} ${marked}`,
  ),
  ...["overlever G1 til", "avslutt gevinst", "gjenåpne gevinst", "tiltak", "nullpunkt S1 Åsnes 4", "oppsett"].map(
    (command) => `${command} ${marked}`,
  ),
  "avlys",
  marked,
];

it("the log of everything that is said, clicked and refused has neither names nor what people wrote", async () => {
  for (const text of commands) {
    // the quota of a conversation
    run.clock.advance({ minutes: 1 });
    for (const from of [leader, asnes, stranger]) {
      await run.say(text, { from });
      await run.say(text, { from, in: personalChat(from) });
    }
  }
  await run.say("spør nå");
  const round = await run.read((data) => data.rounds.openOf("solor"));
  const asks = round ? await run.read((data) => data.rounds.asks(round.id)) : [];
  const card = {
    round: round?.id,
    user: "nav.asnes@solor.example",
    asks: Object.fromEntries(asks.map((ask) => [ask.id, ask.revision])),
  };
  const entered = Object.fromEntries(
    asks.flatMap(({ id }) => [
      [`value_${id}`, "3,1"],
      [`comment_${id}`, marked],
      [`why_${id}`, marked],
    ]),
  );
  const plan = {
    ...{ project: "solor", list: "risks", item: "", seen: { [marked]: marked }, id_item: marked, event_item: marked },
    ...{ benefit: marked, to: asnes.user, result_benefit: marked, line: marked, was: marked, name_line: marked },
    ...{ drawn: marked, actions: [{ id: marked, was: marked }], choice_0: "done", why_0: marked, upload: marked },
  };
  for (const verb of [...cardVerbs, marked]) {
    run.clock.advance({ minutes: 1 });
    for (const from of [leader, asnes, stranger]) {
      await run.hear(cardAction(run.teams, { from, place, verb, data: { ...plan, ...card, ...entered } }));
    }
  }
  // with the database gone, what fails is logged too
  const failing = await botInTeams(database, {
    store: {
      read: async () => Promise.reject(new Error(`duplicate key: (${marked}, ${asnes.name})`)),
      write: async () => Promise.reject(new Error("gone")),
    },
  });
  await failing.say(`status ${marked}`, { from: asnes });
  await failing.teams.close();
  const log = JSON.stringify(run.logged);
  expect(run.logged.length).toBeGreaterThan(commands.length * 5);
  expect(failing.logged.some(({ level }) => level === "error")).toBe(true);
  for (const secret of [marked, leader.name, asnes.name, stranger.name, "@solor.example", "@annet.example"]) {
    expect(log).not.toContain(secret);
  }
}, 60_000);
