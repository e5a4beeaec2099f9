import { createServer } from "node:http";
import { createSigningKeys, type SigningKeys } from "../../src/teams/signing-keys.ts";
import { type FakeTeams, startFakeTeams } from "../support/fakeTeams/server.ts";
import { createSigningKey } from "../support/fakeTeams/tokens.ts";

const hourMs = 3_600_000;
let teams: FakeTeams;
let nowMs: number;
let keys: SigningKeys;
beforeEach(async () => {
  teams = await startFakeTeams();
  nowMs = 1_000_000_000;
  keys = createSigningKeys({ url: teams.openIdUrl, timeoutMs: 1000, nowMs: () => nowMs });
});
afterEach(() => teams.close());
const known = "fake-teams-1";
const asked = () => teams.keyDocument.asked;

it("fetches once for all who wait, and not again for a day", async () => {
  const found = await Promise.all(Array.from({ length: 20 }, () => keys.find(known)));
  expect(found.every((each) => each?.endorsements[0] === "msteams")).toBe(true);
  nowMs += 23 * hourMs;
  await keys.find(known);
  expect(asked()).toBe(1);
  nowMs += 2 * hourMs;
  await keys.find(known);
  expect(asked()).toBe(2);
});

it("asks for unknown names at most every ten minutes, and finds a new key then", async () => {
  await keys.find(known);
  for (let n = 0; n < 1000; n += 1) expect(await keys.find(`junk-${n}`)).toBeUndefined();
  expect(asked()).toBe(1);
  teams.keyDocument.keys.push(createSigningKey("new").jwk);
  nowMs += 10 * 60_000;
  expect(await keys.find("new")).toBeDefined();
  expect(asked()).toBe(2);
});

it("goes on with the keys it has for days while new ones can't be had, and asks every ten seconds", async () => {
  await keys.find(known);
  teams.keyDocument.away = true;
  nowMs += 25 * hourMs;
  for (let n = 0; n < 100; n += 1) expect(await keys.find(known)).toBeDefined();
  expect(asked()).toBe(2);
  // a new key may be there to be had: who brings it is to come again, and is not refused for good
  await expect(keys.find("new")).rejects.toThrow("can't be looked for");
  nowMs += 10_000;
  await keys.find(known);
  expect(asked()).toBe(3);
  nowMs += 5 * 24 * hourMs;
  await expect(keys.find(known)).rejects.toThrow("can't be fetched");
});

it("without any keys asks every ten seconds, not for each caller", async () => {
  teams.keyDocument.away = true;
  for (let n = 0; n < 50; n += 1) await expect(keys.find(`k${n}`)).rejects.toThrow("can't be fetched");
  expect(asked()).toBe(1);
  nowMs += 10_000;
  teams.keyDocument.away = false;
  expect(await keys.find(known)).toBeDefined();
});

it("does not go where another server is pointed to", async () => {
  const other = await startFakeTeams();

  const pointing = createServer((_request, response) => {
    response.end(JSON.stringify({ jwks_uri: `${other.url}/keys` }));
  });
  await new Promise<void>((resolve) => void pointing.listen(0, "127.0.0.1", resolve));
  const address = pointing.address();
  const port = typeof address === "object" ? address?.port : 0;
  const misled = createSigningKeys({ url: `http://127.0.0.1:${port}/openid`, timeoutMs: 1000 });
  await expect(misled.find(known)).rejects.toMatchObject({
    cause: { message: "the key document points to another server" },
  });
  pointing.close();
  await other.close();
});
