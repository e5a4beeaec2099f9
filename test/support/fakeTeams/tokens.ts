import { createPublicKey, generateKeyPairSync, type KeyObject, sign } from "node:crypto";

/** An RSA key as an identity provider has it; `jwk` is what its key document shows. */
export type SigningKey = { kid: string; privateKey: KeyObject; jwk: object };

export function createSigningKey(kid: string): SigningKey {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const jwk = createPublicKey(privateKey).export({ format: "jwk" });
  return { kid, privateKey, jwk: { ...jwk, kid, use: "sig", alg: "RS256", endorsements: ["msteams"] } };
}

const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");

/** A compact RS256 JWT over any claims, right or wrong. */
export function signToken(key: SigningKey, claims: object, header: object = {}): string {
  const content = `${encode({ alg: "RS256", typ: "JWT", kid: key.kid, ...header })}.${encode(claims)}`;
  return `${content}.${sign("RSA-SHA256", Buffer.from(content), key.privateKey).toString("base64url")}`;
}

/** The claims of the Connector's own tokens to a bot; seconds since 1970 on the wall clock. */
export function connectorClaims(botId: string, serviceUrl: string): Record<string, unknown> {
  const now = Math.floor(Date.now() / 1000);
  return { iss: "https://api.botframework.com", aud: botId, serviceurl: serviceUrl, nbf: now - 60, exp: now + 3600 };
}
