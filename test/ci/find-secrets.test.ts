import { execFileSync } from "node:child_process";
import { findSecrets } from "../../.ci/find-secrets.ts";

const kinds = (text: string) => findSecrets("file.ts", text).map(({ line, kind }) => [line, kind]);
/** Put together here, so that this file holds none of them. */
const random = "qZ8vT1xW4bN7kM2jR5pL9sD3fG6hY0cA".repeat(2);
const of = (length: number) => random.slice(0, length);

describe("secrets do not get into the repository", () => {
  it.each([
    ["private key", `-----BEGIN RSA ${"PRIVATE"} KEY-----\nMIIE`],
    ["client secret of an Entra app", `x = "abc${"8Q~"}${of(34)}"`],
    ["key of an Azure account", `AccountKey=${of(64)}${of(22)}==`],
    ["token of a code host", `const a = "gh${"p_"}${of(36)}"`],
    ["token of a package registry", `//host/:_auth${"Token"}=${of(20)}`],
    ["access key of a cloud", `AK${"IA"}ABCDEFGHIJ234567`],
    ["token of a chat", `xox${"b-"}1234567890-abc`],
    ["signed token", `Bearer ey${"J"}${of(30)}.ey${"J"}${of(40)}.${of(43)}`],
    ["password in an address", `postgres://bot:${of(12)}@db/nullpunkt`],
    ["assigned secret", `BOT_${"PASSWORD"}=${of(24)}`],
    ["assigned secret", `{ "client${"Secret"}": "${of(24)}" }`],
    ["random text", `const seed = "${of(48)}";`],
  ])("finds a planted %s", (kind, text) => {
    expect(kinds(`first line\n${text}`)).toEqual([[2, kind]]);
  });

  it.each([
    "DATABASE_URL=postgres://user:password@host/database",
    'const password = process.env["BOT_PASSWORD"];',
    "BOT_PASSWORD=${SECRET_BOT_PASSWORD}",
    `"integrity": "sha512-${of(64)}${of(22)}=="`,
    "export function theLongestNameThatAnybodyEverGaveToAFunctionInThisHouse() {",
    "https://learn.microsoft.com/en-us/microsoftteams/platform/bots/how-to/rate-limit",
  ])("lets %s be", (text) => {
    expect(kinds(text)).toEqual([]);
  });

  it("finds none in what git knows, and names none", () => {
    expect(execFileSync(process.execPath, [".ci/scan-secrets.ts"], { encoding: "utf8" })).toMatch(/, 0 secrets\n$/);
  });
});
