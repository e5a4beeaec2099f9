import { parseArgs } from "node:util";
import { runSeed, seededRandom } from "../seeded-random.ts";
import { controlRoutes } from "./control-routes.ts";
import { badWeather, storm } from "./faults.ts";
import { startControlledTeams } from "./start-controlled.ts";

const usage = `A Teams on this machine, for tests: npm run faketeams -- [options]

  --port 3999          where it listens (127.0.0.1)
  --tenant ID          the tenant of places that are not assigned to another
  --bot-id ID          the bot's app id, which its tokens are for
  --bot-token TOKEN    what the bot must show as its bearer token
  --quota MODE         enforce (answers 429), record or off
  --weather NAME       none, bad or storm: faults by chance
  --seed N             plays a run's chance again (also SEED=N)

Authentication is on: the fake signs with its own key and shows it in its own OpenID document. The bot learns of both
through createApp's arguments only, never from the environment, so start it from a test-side main:

  const { openIdUrl, botToken, botId, tenant } = await fakeTeamsClient(url).about({});
  createApp(config, { …, endpoints: { openIdUrl, acquireToken: async () => botToken } });

Then say where it listens, and speak to it:

  curl -d '{"urls":["http://127.0.0.1:3978"]}' -H content-type:application/json URL/control/bot

`;

const { values } = parseArgs({
  options: {
    port: { type: "string", default: "3999" },
    tenant: { type: "string" },
    "bot-id": { type: "string" },
    "bot-token": { type: "string" },
    quota: { type: "string", default: "enforce" },
    weather: { type: "string", default: "none" },
    seed: { type: "string" },
    help: { type: "boolean", default: false },
  },
});
if (values.help) process.stdout.write(`${usage}${routeList()}`);
else await start();

async function start(): Promise<void> {
  const { tenant, "bot-id": botId, "bot-token": botToken } = values;
  const seed = values.seed === undefined ? runSeed("faketeams") : Number(values.seed);
  const teams = await startControlledTeams({
    ...{ port: Number(values.port), ...(tenant && { tenant }), ...(botId && { botId }), ...(botToken && { botToken }) },
  });
  teams.quota.mode = values.quota === "off" || values.quota === "record" ? values.quota : "enforce";
  const rules = { none: [], bad: badWeather, storm }[values.weather];
  if (!rules) throw new RangeError(`no such weather: ${values.weather}`);
  teams.faults.setRules(rules, seededRandom(seed));
  const { url, serviceUrl, openIdUrl } = teams;
  const facts = { url, serviceUrl, openIdUrl, controlUrl: `${url}/control`, botId: teams.botId, tenant: teams.tenant };
  process.stdout.write(`${JSON.stringify({ ...facts, botToken: teams.botToken, seed })}\n`);
  process.on("SIGTERM", () => void teams.close());
  process.on("SIGINT", () => void teams.close());
}

function routeList(): string {
  const lines = Object.entries(controlRoutes).map(([name, { method }]) => `  ${method.padEnd(4)} /control/${name}\n`);
  return `Control interface, JSON (shapes in control-routes.ts, client in client.ts):\n${lines.join("")}`;
}
