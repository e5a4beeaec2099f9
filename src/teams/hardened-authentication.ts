import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import {
  type Activity,
  ConfigurationBotFrameworkAuthentication,
  ConfigurationServiceClientCredentialFactory,
} from "botbuilder";
import { z } from "zod";
import { type AllowedHosts, serviceUrlAllowed } from "./service-url.ts";
import { connectorIssuer } from "./token-gate.ts";

type Verified = Awaited<ReturnType<ConfigurationBotFrameworkAuthentication["authenticateRequest"]>>;
type ConnectorFactory = ReturnType<ConfigurationBotFrameworkAuthentication["createConnectorFactory"]>;
type Claims = Parameters<ConfigurationBotFrameworkAuthentication["createConnectorFactory"]>[0];
/** The SDK's client of the Bot Connector; its type has no exported name. */
export type Connector = Awaited<ReturnType<ConnectorFactory["create"]>>;

/** Where the SDK goes for keys and tokens; tests put a loopback in Microsoft's place, the environment can't. */
export type Endpoints = {
  openIdUrl: string;
  acquireToken: () => Promise<string>;
  /** "loopback" where none is given */
  hosts?: AllowedHosts;
};
export type AuthenticationOptions = {
  identity?: {
    id: string;
    type: string;
    password?: string;
    tenantId?: string;
    /** lower case: whose activities are taken; its own tenant's where none are given */
    tenants?: ReadonlySet<string>;
    /** where the bot signs in, "https://login.microsoftonline.com"; Microsoft's usual one where none is given */
    authority?: string;
  };
  hosts: AllowedHosts;
  timeoutMs: number;
  endpoints?: Endpoints;
};

/** Thrown instead of calling a host that the bot's token may not go to. */
export class ForeignHost extends Error {
  override readonly name = "ForeignHost";
}

const login = "https://login.microsoftonline.com";
/** Where the Connector's public keys are announced. */
export const openIdUrl = "https://login.botframework.com/v1/.well-known/openidconfiguration";

/**
 * botbuilder's authentication with the issuer pinned, and with connectors that call only allowed hosts, once, and not
 * for longer than `timeoutMs`. Both ways in which the SDK hands out connectors go through here.
 */
export class HardenedAuthentication extends ConfigurationBotFrameworkAuthentication {
  private readonly options: AuthenticationOptions;

  constructor(options: AuthenticationOptions) {
    super(settingsOf(options), credentialsOf(options), { requiredEndorsements: [], validateClaims: requireConnector });
    this.options = options;
  }

  override createConnectorFactory(claims: Claims): ConnectorFactory {
    return hardened(super.createConnectorFactory(claims), this.options);
  }

  override async authenticateRequest(activity: Activity, authorization: string): Promise<Verified> {
    const verified = await super.authenticateRequest(activity, authorization);
    if (verified.connectorFactory) verified.connectorFactory = hardened(verified.connectorFactory, this.options);
    return verified;
  }
}

/** All of them spelled out: with one given, the SDK takes the others as they are, also when they are missing. */
function settingsOf({ identity, endpoints }: AuthenticationOptions): Record<string, string> {
  if (!identity) return {};
  return {
    ToChannelFromBotLoginUrl: `${identity.authority ?? login}/${identity.tenantId ?? "botframework.com"}`,
    ToChannelFromBotOAuthScope: connectorIssuer,
    ToBotFromChannelTokenIssuer: connectorIssuer,
    OAuthUrl: connectorIssuer,
    ToBotFromChannelOpenIdMetadataUrl: endpoints?.openIdUrl ?? openIdUrl,
    ToBotFromEmulatorOpenIdMetadataUrl: endpoints?.openIdUrl ?? openIdUrl,
    CallerId: "urn:botframework:azure",
  };
}

function credentialsOf({ identity, endpoints }: AuthenticationOptions): ConfigurationServiceClientCredentialFactory {
  if (!identity) return new ConfigurationServiceClientCredentialFactory({});
  const { id, type, password, tenantId } = identity;
  const options = {
    MicrosoftAppId: id,
    MicrosoftAppType: type,
    ...(password && { MicrosoftAppPassword: password }),
    ...(tenantId && { MicrosoftAppTenantId: tenantId }),
  };
  if (!endpoints) return new ConfigurationServiceClientCredentialFactory(options);
  return new SuppliedCredentials(options, endpoints.acquireToken);
}

/** The SDK's sign-in takes no http address, so tests hand over the token itself; everything else stays as it is. */
class SuppliedCredentials extends ConfigurationServiceClientCredentialFactory {
  private readonly acquireToken: () => Promise<string>;

  constructor(options: Record<string, string>, acquireToken: () => Promise<string>) {
    super(options);
    this.acquireToken = acquireToken;
  }

  override async createCredentials(): ReturnType<ConfigurationServiceClientCredentialFactory["createCredentials"]> {
    const acquireToken = this.acquireToken;
    return {
      signRequest: async (request) => {
        request.headers.set("authorization", `Bearer ${await acquireToken()}`);
        return request;
      },
    };
  }
}

async function requireConnector(claims: { type: string; value: string }[]): Promise<void> {
  const issuer = claims.find((claim) => claim.type === "iss")?.value;
  // no claims at all: local mode, where no one signs in
  if (claims.length > 0 && issuer !== connectorIssuer) throw new Error("the token is not the Bot Connector's");
}

type OutgoingRequest = { url: string; method: string; timeout: number; agent?: unknown };
type Policy = {
  name: string;
  sendRequest: (request: OutgoingRequest, next: (request: OutgoingRequest) => Promise<unknown>) => Promise<unknown>;
};
type Pipeline = {
  removePolicy: (by: { name: string }) => unknown[];
  addPolicy: (policy: Policy, where: { afterPhase: "Sign" }) => void;
};
const inside = z.object({
  pipeline: z.custom<Pipeline>((value) => typeof value === "object" && value !== null && "removePolicy" in value),
});

function hardened(inner: ConnectorFactory, { hosts, timeoutMs }: AuthenticationOptions): ConnectorFactory {
  return {
    create: async (serviceUrl, audience) => {
      if (!serviceUrlAllowed(serviceUrl, hosts)) throw new ForeignHost("no call is made to this service url");
      const connector = await inner.create(serviceUrl, audience);
      harden(connector, timeoutMs);
      return connector;
    },
  };
}

/** `client` is private in the SDK's types: a version that moves it stops here, not in silent retries. */
function harden(connector: Connector, timeoutMs: number): void {
  const { pipeline } = inside.parse(Reflect.get(connector, "client"));
  for (const name of ["defaultRetryPolicy", "redirectPolicy"]) {
    // a redirect would be a second call, to a place that nobody allowed
    if (pipeline.removePolicy({ name }).length !== 1) throw new Error(`botbuilder changed: no ${name} to remove`);
  }
  pipeline.addPolicy(ownRules(connector, timeoutMs), { afterPhase: "Sign" });
}

const freshConnection = { http: new HttpAgent({ keepAlive: false }), https: new HttpsAgent({ keepAlive: false }) };
const onTheNetwork = new WeakSet<Connector>();

/** Has a request of this connector got as far as the network? Before that nothing can have been delivered. */
export function reachedNetwork(connector: Connector): boolean {
  return onTheNetwork.has(connector);
}

function ownRules(connector: Connector, timeoutMs: number): Policy {
  return {
    name: "nullpunktRules",
    sendRequest: (request, next) => {
      onTheNetwork.add(connector);
      request.timeout = timeoutMs;
      // on a connection that had idled, a reset would not tell whether the message arrived
      if (request.method === "POST")
        request.agent = freshConnection[request.url.startsWith("https:") ? "https" : "http"];
      return next(request);
    },
  };
}
