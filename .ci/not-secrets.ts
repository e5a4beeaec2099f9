/** Files in which kinds of secrets are made up for a test, and why they are none. */
export const notSecrets: Record<string, { kinds: string[]; why: string }> = {
  "test/config.test.ts": { kinds: ["password in an address"], why: "an address that can't be read" },
  "test/promises/10-secrets-stay-in.test.ts": {
    kinds: ["assigned secret", "password in an address"],
    why: "made-up secrets that must not come out",
  },
  "test/without-secrets.test.ts": {
    kinds: ["password in an address"],
    why: "made-up addresses that must not come out",
  },
};
