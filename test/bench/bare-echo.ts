// The yardstick: botbuilder and restify with nothing between, and one PostgreSQL commit per turn.
// node test/bench/bare-echo.ts PORT DATABASE_URL
import { ActivityHandler, CloudAdapter, ConfigurationBotFrameworkAuthentication, type TurnContext } from "botbuilder";
import pg from "pg";
import restify from "restify";

const [port, databaseUrl] = process.argv.slice(2);
const pool = new pg.Pool({ connectionString: databaseUrl, max: 10 });
await pool.query("create table if not exists echo (id bigint generated always as identity primary key, body text)");

class Echo extends ActivityHandler {
  constructor() {
    super();
    this.onMessage(async (context, next) => {
      await pool.query("insert into echo (body) values ($1)", [context.activity.text]);
      await context.sendActivity(context.activity.text);
      await next();
    });
  }
  protected override async onInvokeActivity(context: TurnContext) {
    await pool.query("insert into echo (body) values ($1)", [JSON.stringify(context.activity.value)]);
    const body = [{ type: "TextBlock", text: "Takk" }];
    return {
      status: 200,
      body: {
        statusCode: 200,
        type: "application/vnd.microsoft.card.adaptive",
        value: { type: "AdaptiveCard", version: "1.5", body },
      },
    };
  }
}

const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
const bot = new Echo();
const server = restify.createServer();
server.use(restify.plugins.bodyParser());
server.post("/api/messages", async (request, response) => {
  await adapter.process(request, response, (context) => bot.run(context));
});
server.listen(Number(port), "127.0.0.1", () => console.log("listening"));
