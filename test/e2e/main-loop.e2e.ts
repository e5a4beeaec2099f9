import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Client, openPlayground, type Product, runCommand, startProduct } from "./playground.ts";

const channel = "Prosjekt NAV Solør - Målinger";
const dataDir = mkdtempSync(path.join(tmpdir(), "nullpunkt-e2e-"));
// PostgreSQL's own user must pass when the run is root's
chmodSync(dataDir, 0o711);
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

/** Starts the product as one person and opens the Playground; both end with the scene. */
function scene(as: string | undefined): { client: () => Client; product: () => Product } {
  let product: Product | undefined;
  let client: Client | undefined;
  beforeAll(async () => {
    product = await startProduct({ dataDir, as });
    client = await openPlayground(product.playground);
    await client.open(channel);
    onScreen = client;
  });
  afterAll(async () => {
    await client?.close();
    await product?.stop();
  });
  const started = <T>(value: T | undefined): T => {
    if (value === undefined) throw new Error("the scene did not start");
    return value;
  };
  return { client: () => started(client), product: () => started(product) };
}

/** One step of a scene: after a step that failed there is nothing to see in the next ones. */
let broken: string | undefined;
let onScreen: Client | undefined;
function step(name: string, act: () => Promise<void>): void {
  it(name, async () => {
    if (broken !== undefined) throw new Error(`not tried: «${broken}» failed before it`);
    broken = name;
    try {
      await act();
    } catch (error) {
      await onScreen?.picture("failed");
      throw error;
    }
    broken = undefined;
  });
}

/** Waits until the newest card with `title` shows `text`: cards are updated after the answer is stored. */
async function shows(client: Client, title: string | RegExp, text: string | RegExp): Promise<void> {
  await client.card(title).getByText(text).first().waitFor();
}

const round = "Måling for 3. kvartal og 1. halvår 2022 – frist mandag 17. oktober";

describe("the project leader lives through the loop", () => {
  const { client, product } = scene(undefined);

  step("says where to go and at what time the sample is lived", async () => {
    expect(product().output()).toContain(product().playground);
    expect(product().output()).toContain("3. oktober 2022");
  });

  step("is greeted once and couples the channel to the project", async () => {
    await client().card("Hei, jeg er Nullpunkt").waitFor();
    await client().picture("1-greeting");
    await client().page.getByRole("button", { name: "Koble" }).click();
    await client().page.getByText("Koblet til Prosjekt NAV Solør").waitFor();
  });

  step("asks for status and reads why there is no total yet", async () => {
    await client().post("status");
    await shows(client(), "Status for Prosjekt NAV Solør", /Kan ikke beregnes: 12 av 12 mangler mål/);
    await shows(client(), "Status for Prosjekt NAV Solør", /MP 11/);
    await client().cardPicture("Status for Prosjekt NAV Solør", "2-status");
  });

  step("opens a round: one post with its progress, one card for each owner", async () => {
    await client().post("spør nå");
    await shows(client(), round, "0 av 15 svart");
    for (const owner of ["NAV Våler", "NAV Åsnes", "NAV Grue"]) await client().card(`${owner}: 5 tall`).waitFor();
    await client().picture("3-round");
  });

  step("answers in words on an owner's behalf, and the root post moves", async () => {
    await client().post("S1 Våler 2,8 færre enn ventet");
    await shows(client(), "Takk. Du har 4 tall igjen", /riktig vei siden nullpunktet/);
    await shows(client(), round, "1 av 15 svart");
    await client().cardPicture("Takk. Du har 4 tall igjen", "4-text-answer");
  });

  step("sets a target in chat", async () => {
    await client().post("sett mål S1 Åsnes 1,0 % innen des. 2024");
    await client().page.getByText("Mål for S1 Åsnes er satt til 1").first().waitFor();
  });

  step("understands a question", async () => {
    await client().post("hvordan går det med sosialhjelp i Grue?");
    await shows(client(), "K1 Sosialhjelpsmottakere, Grue", /Jeg forstod det som/);
  });

  step("reads the digest", async () => {
    await client().post("ukesrapport");
    await shows(client(), "Ukesrapport uke 40", /1 nytt tall/);
    await client().cardPicture("Ukesrapport uke 40", "5-digest");
  });

  step("takes the round back", async () => {
    await client().post("avbryt runde");
    await client().page.getByText("Runden er avlyst").first().waitFor();
  });
});

describe("a benefit owner answers her card", () => {
  const { client } = scene("nav.asnes@solor.example");
  const mine = /NAV Åsnes: \d tall/;
  const card = () => client().card(mine);
  // typed key by key: the Playground does not take note of a value that is set at once
  const type = async (label: string | RegExp, text: string) => {
    const field = card().getByLabel(label).first();
    await field.click();
    await field.fill("");
    await field.pressSequentially(text);
  };

  step("is asked when a round is opened from outside", async () => {
    await runCommand(dataDir, ["src/cli/ask.ts", "--project", "nav-solor"]);
    for (const owner of ["NAV Våler: 4 tall", "NAV Grue: 5 tall"]) await client().card(owner).waitFor();
    await card().waitFor();
    await client().settled();
  });

  step("answers three of five; a word where a number must be is told at its field", async () => {
    await type("S1 Åsnes", "1,2");
    await type("S2 Åsnes", "8,7 %");
    await type("S3 Åsnes", "mange");
    await client().cardPicture(mine, "6-answering");
    await card().getByRole("button", { name: "Lagre" }).click();
    await shows(client(), mine, "1,2 %");
    await shows(client(), mine, "8,7 %");
    await shows(client(), mine, /er ikke et tall/);
    await shows(client(), round, "2 av 14 svart");
    await client().cardPicture(mine, "7-half-answered");
  });

  step("answers the rest and has a receipt for all", async () => {
    await type("S3 Åsnes", "20,6");
    await type("B1 Åsnes", "6,4");
    await type("B2 Åsnes", "7,9");
    await card().getByRole("button", { name: "Lagre" }).click();
    await shows(client(), mine, "Takk, alt er besvart");
    await shows(client(), round, "5 av 14 svart");
    await client().cardPicture(mine, "8-receipt");
  });

  step("corrects an answer with a reason, confirms the jump, and both values stay", async () => {
    await card().getByRole("button", { name: "Endre svaret" }).first().click();
    await type("S1 Åsnes", "1,1");
    await type(/hvorfor/i, "Kilden er revidert");
    await card().getByRole("button", { name: "Lagre endringen" }).click();
    await shows(client(), mine, /over halve veien til målet/);
    await client().cardPicture(mine, "9-correcting");
    await client().settled();
    await card().getByLabel("ja, 1,1").check();
    await card().getByRole("button", { name: "Lagre endringen" }).click();
    await shows(client(), mine, "1,1 %");
    await client().cardPicture(mine, "10-corrected");
    await client().post("historikk S1 Åsnes");
    await shows(client(), /Historikk/, "Kilden er revidert");
  });

  step("may not answer for another office, and is told who may", async () => {
    await client().post("S2 Grue 7,1");
    await client()
      .page.getByText(/NAV Grue.* som kan svare på dette/)
      .first()
      .waitFor();
    await client().picture("11-refused");
  });
});
