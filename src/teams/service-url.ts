/**
 * Hosts of the Bot Connector in Microsoft's public cloud. `smba.trafficmanager.net` stands alone: any customer of Azure
 * can register another name under trafficmanager.net. Sources: the Agents SDK's TeamsServiceEndpoints, and
 * microsoft/BotFramework-Services issue 342.
 */
const connectorHosts = ["smba.trafficmanager.net", "smba.infra.gcc.teams.microsoft.com"];
const connectorDomain = ".botframework.com";
const loopbackHosts = ["localhost", "127.0.0.1", "[::1]"];

/** Where the bot may send: Microsoft's connector, or in local mode and in tests this machine and nothing else. */
export type AllowedHosts = "connector" | "loopback";

/** The bot's token goes with every call: only to these hosts, on their own port, encrypted, without user-info. */
export function serviceUrlAllowed(serviceUrl: string, allowed: AllowedHosts): boolean {
  // text in, not a URL: what the parser would forgive (spaces, backslashes, tabs) is no service url of Teams
  if (!/^https?:\/\/[\w.:[\]-]+(\/[\w.~/-]*)?$/.test(serviceUrl) || !URL.canParse(serviceUrl)) return false;
  const { protocol, hostname, port, username, password } = new URL(serviceUrl);
  if (username !== "" || password !== "") return false;
  if (allowed === "loopback") return loopbackHosts.includes(hostname);
  if (protocol !== "https:" || port !== "") return false;
  return connectorHosts.includes(hostname) || hostname.endsWith(connectorDomain);
}
