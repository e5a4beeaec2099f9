import { type Activity, CloudAdapter, type TurnContext } from "botbuilder";
import { type AuthenticationOptions, type Connector, HardenedAuthentication } from "./hardened-authentication.ts";
import { connectorIssuer, type GateRefusal, passGate } from "./token-gate.ts";
import { TimeUp, withinTime } from "./within-time.ts";

/** What an HTTP caller is told; no words of an error are in it. */
export type Answer = { status: number; body?: unknown };
export type RefusedBefore =
  | { stage: "gate"; reason: GateRefusal["reason"] }
  | { stage: "token" | "keys"; error: unknown };
export type AdapterParts = AuthenticationOptions & {
  /** told of callers that were turned away, and of turns that failed */
  onRefused: (why: RefusedBefore) => void;
  onFailed: (error: unknown, activity: { type: string; id?: string }) => void;
};
/** A bot as the adapter sees it: botbuilder's ActivityHandler fits. */
export type TurnHandler = { run: (context: TurnContext) => Promise<void> };

export type TeamsAdapter = {
  /** One activity from the Connector: verified, run, and answered 200 only when the turn went well. */
  receive: (authorization: string, body: unknown, bot: TurnHandler) => Promise<Answer>;
  /** A client for calls outside a turn; throws ForeignHost when the token may not go there. */
  connector: (serviceUrl: string) => Promise<Connector>;
  timeoutMs: number;
};

/** The way in and out of Teams: gate, verification, turns, and hardened connectors. */
export function createTeamsAdapter(parts: AdapterParts): TeamsAdapter {
  const authentication = new HardenedAuthentication(parts);
  const adapter = new NullpunktAdapter(authentication, parts);
  return {
    receive: (authorization, body, bot) => adapter.receive(authorization, body, bot),
    connector: (serviceUrl) => adapter.connector(serviceUrl),
    timeoutMs: parts.timeoutMs,
  };
}

class NullpunktAdapter extends CloudAdapter {
  private readonly authentication: HardenedAuthentication;
  private readonly parts: AdapterParts;

  constructor(authentication: HardenedAuthentication, parts: AdapterParts) {
    super(authentication);
    this.authentication = authentication;
    this.parts = parts;
    // without a handler that throws on, a failed turn is answered 200 and Teams never sends it again
    this.onTurnError = async (_context, error) => {
      throw error;
    };
  }

  async receive(authorization: string, body: unknown, bot: TurnHandler): Promise<Answer> {
    const { identity, hosts, timeoutMs } = this.parts;
    const refusal = passGate({ hosts, ...(identity && { botId: identity.id }) }, authorization, body);
    if (refusal) {
      this.parts.onRefused({ stage: "gate", reason: refusal.reason });
      return { status: refusal.status };
    }
    // the gate saw to what is used here; the bot reads the rest with a shape of its own
    const activity = body as Activity;
    try {
      const verified = await withinTime(timeoutMs, this.authentication.authenticateRequest(activity, authorization));
      return await this.runTurn(verified, activity, bot);
    } catch (error) {
      const status = statusOfRefusal(error);
      this.parts.onRefused({ stage: status === 401 ? "token" : "keys", error });
      return { status };
    }
  }

  private async runTurn(verified: Verified, activity: Activity, bot: TurnHandler): Promise<Answer> {
    try {
      const response = await this.processActivity(verified, activity, (context) => bot.run(context));
      return response ? { status: response.status, body: response.body } : { status: 200 };
    } catch (error) {
      this.parts.onFailed(error, { type: activity.type, id: activity.id });
      return { status: 500 };
    }
  }

  connector(serviceUrl: string): Promise<Connector> {
    const claims = this.createClaimsIdentity(this.parts.identity?.id ?? "");
    return this.authentication.createConnectorFactory(claims).create(serviceUrl, connectorIssuer);
  }
}

type Verified = Awaited<ReturnType<HardenedAuthentication["authenticateRequest"]>>;

const badToken = ["AuthenticationError", "JsonWebTokenError", "TokenExpiredError", "NotBeforeError"];

/** A token that is wrong is refused for good; keys that can't be fetched are our trouble: 503, and Teams tries again. */
function statusOfRefusal(error: unknown): 401 | 503 {
  if (error instanceof TimeUp || !(error instanceof Error)) return 503;
  const status: unknown = Reflect.get(error, "statusCode");
  if (typeof status === "number") return status === 401 ? 401 : 503;
  return badToken.includes(error.name) ? 401 : 503;
}
