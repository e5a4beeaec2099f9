import { type Activity, CloudAdapter, type TurnContext } from "botbuilder";
import { type TenantFault, tenantFault } from "./activity-tenant.ts";
import {
  type AuthenticationOptions,
  type Connector,
  HardenedAuthentication,
  openIdUrl,
} from "./hardened-authentication.ts";
import { createSigningKeys, type SigningKeys } from "./signing-keys.ts";
import { type ClaimedToken, connectorIssuer, type GateRefusal, passGate } from "./token-gate.ts";
import { type TokenFault, verifyToken } from "./verify-token.ts";
import { TimeUp, withinTime } from "./within-time.ts";

/** What an HTTP caller is told; no words of an error are in it. */
type Answer = { status: number; body?: unknown };
type Refusal = { status: 400 | 401 | 403; reason: GateRefusal["reason"] | TokenFault | TenantFault };
export type RefusedBefore = { stage: "gate"; reason: Refusal["reason"] } | { stage: "token" | "keys"; error: unknown };
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
  private readonly keys: SigningKeys;
  private readonly tenants: ReadonlySet<string>;

  constructor(authentication: HardenedAuthentication, parts: AdapterParts) {
    super(authentication);
    this.authentication = authentication;
    this.parts = parts;
    this.keys = createSigningKeys({ url: parts.endpoints?.openIdUrl ?? openIdUrl, timeoutMs: parts.timeoutMs });
    this.tenants = allowedTenants(parts.identity);
    // without a handler that throws on, a failed turn is answered 200 and Teams never sends it again
    this.onTurnError = async (_context, error) => {
      throw error;
    };
  }

  async receive(authorization: string, body: unknown, bot: TurnHandler): Promise<Answer> {
    const { identity, hosts, timeoutMs } = this.parts;
    const admitted = passGate({ hosts, ...(identity && { botId: identity.id }) }, authorization, body);
    if ("refusal" in admitted) return this.turnAway(admitted.refusal);
    // the gate saw to what is used here; the bot reads the rest with a shape of its own
    const activity = body as Activity;
    try {
      const refusal = await withinTime(timeoutMs, this.doubt(admitted.token, activity));
      if (refusal) return this.turnAway(refusal);
      const verified = await withinTime(timeoutMs, this.authentication.authenticateRequest(activity, authorization));
      return await this.runTurn(verified, activity, bot);
    } catch (error) {
      const status = statusOfRefusal(error);
      this.parts.onRefused({ stage: status === 401 ? "token" : "keys", error });
      return { status };
    }
  }

  /** Why a caller who claims the right things is not let in; undefined when it is the Connector, for a tenant of ours. */
  private async doubt(token: ClaimedToken | undefined, activity: Activity): Promise<Refusal | undefined> {
    if (token === undefined) return undefined;
    const fault = await verifyToken(token, this.keys, Date.now());
    if (fault) return { status: 401, reason: fault };
    const foreign = tenantFault(activity, this.tenants);
    return foreign && { status: 403, reason: foreign };
  }

  private turnAway({ status, reason }: Refusal): Answer {
    this.parts.onRefused({ stage: "gate", reason });
    return { status };
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

/** A bot without a list works for its own tenant; without either, for nobody. */
function allowedTenants(identity: AdapterParts["identity"]): ReadonlySet<string> {
  if (identity?.tenants) return identity.tenants;
  return new Set(identity?.tenantId === undefined ? [] : [identity.tenantId.toLowerCase()]);
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
