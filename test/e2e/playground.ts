import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync } from "node:fs";
import net from "node:net";
import path from "node:path";
import { chromium, type Locator, type Page } from "playwright-core";

const pictures = path.resolve(".out/e2e");
/** Where Debian's Chromium lies; CI installs it there. */
const chromiumPath = "/usr/bin/chromium";

export type Product = { port: number; playground: string; output: () => string; stop: () => Promise<void> };

/** Starts the product as the README does, as one of the sample's people, on ports and data of its own. */
export async function startProduct(options: { dataDir: string; as?: string }): Promise<Product> {
  const [port, playgroundPort] = [await freePort(), await freePort()];
  let output = "";
  const child = spawn(process.execPath, ["src/main.ts", ...(options.as ? ["--as", options.as] : [])], {
    env: productEnvironment(options.dataDir, { PORT: String(port), PLAYGROUND_PORT: String(playgroundPort) }),
  });
  const listen = (chunk: Buffer) => {
    output += chunk.toString();
  };
  child.stdout.on("data", listen);
  child.stderr.on("data", listen);
  const alive = () => {
    if (child.exitCode !== null) throw new Error(`The product stopped with ${child.exitCode}:\n${output}`);
  };
  const playground = `http://localhost:${playgroundPort}`;
  await answers(`http://127.0.0.1:${port}/readyz`, alive);
  await answers(playground, alive);
  return { port, playground, output: () => output, stop: () => stopProcess(child) };
}

/** The environment of the test run without anything that would make the product a production bot. */
export function productEnvironment(dataDir: string, more: Record<string, string> = {}): NodeJS.ProcessEnv {
  const { DATABASE_URL, BOT_ID, BOT_PASSWORD, BOT_TENANT_ID, BOT_TYPE, NOW, PLAYGROUND, ...rest } = process.env;
  return { ...rest, DATA_DIR: dataDir, ...more };
}

/** Runs one of the product's commands beside the running app; throws with all it said when it fails. */
export async function runCommand(dataDir: string, args: string[]): Promise<string> {
  const child = spawn(process.execPath, args, { env: productEnvironment(dataDir) });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk: Buffer) => {
      said += chunk.toString();
    });
  }
  const [code] = await once(child, "close");
  if (code !== 0) throw new Error(`${args.join(" ")} ended with ${code}:\n${said}`);
  return said;
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() =>
        typeof address === "object" && address ? resolve(address.port) : reject(new Error("no port")),
      );
    });
  });
}

async function answers(url: string, alive: () => void): Promise<void> {
  for (let attempt = 0; attempt < 240; attempt += 1) {
    alive();
    const ok = await fetch(url).then(
      (response) => response.ok,
      () => false,
    );
    if (ok) return;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error(`${url} did not answer in 60 seconds`);
}

async function stopProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const gone = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  await gone;
}

export type Client = {
  page: Page;
  /** Opens a chat or channel by the name its tree item has; the first time installs the bot there. */
  open: (name: string) => Promise<void>;
  /** A new post in a channel that mentions the bot. */
  post: (text: string) => Promise<void>;
  /** A message in a personal or group chat. */
  write: (text: string) => Promise<void>;
  /** The newest card that shows this text. */
  card: (text: string | RegExp) => Locator;
  /** Waits until nothing comes any more: the Playground empties the fields of every card when one is posted. */
  settled: () => Promise<void>;
  picture: (name: string) => Promise<void>;
  /** The newest card with this text, alone. */
  cardPicture: (text: string | RegExp, name: string) => Promise<void>;
  close: () => Promise<void>;
};

/** The real Playground in headless Chromium. One page for a whole scene: a reload loses its messages. */
export async function openPlayground(address: string): Promise<Client> {
  const browser = await chromium.launch({
    executablePath: chromiumPath,
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"],
  });
  const page = await browser.newPage({ viewport: { width: 1500, height: 1400 } });
  page.setDefaultTimeout(15_000);
  await page.goto(address);
  await page.getByText("conversationUpdate 200").first().waitFor();
  mkdirSync(pictures, { recursive: true });
  return {
    page,
    open: async (name) => {
      await page.getByRole("treeitem", { name }).click();
    },
    post: async (text) => {
      await page.getByRole("textbox").first().click();
      await mentionAndType(page, text);
      await page.getByRole("button", { name: "Post", exact: true }).click();
    },
    write: async (text) => {
      await page.getByRole("textbox").last().click();
      await page.keyboard.type(text);
      await page.getByRole("button", { name: "Send Message" }).last().click();
    },
    // the Playground shows the newest post of a channel first
    card: (text) => page.locator(".ac-adaptiveCard").filter({ hasText: text }).first(),
    settled: () => settled(page),
    picture: async (name) => {
      await page.screenshot({ path: path.join(pictures, `${name}.png`) });
    },
    cardPicture: async (text, name) => {
      await page
        .locator(".ac-adaptiveCard")
        .filter({ hasText: text })
        .first()
        .screenshot({ path: path.join(pictures, `${name}.png`) });
    },
    close: () => browser.close(),
  };
}

async function settled(page: Page): Promise<void> {
  const seen = () =>
    page
      .getByText("User Application → Microsoft 365 Agents Playground")
      .or(page.getByText(/ 20[01]$/))
      .count();
  let before = -1;
  for (let now = await seen(); now !== before; now = await seen()) {
    before = now;
    await page.waitForTimeout(1500);
  }
}

/** Only a click on the option makes a mention: Enter posts a bare "@". */
async function mentionAndType(page: Page, text: string): Promise<void> {
  await page.keyboard.type("@");
  await page
    .getByRole("option", { name: "Nullpunkt" })
    .or(page.getByRole("menuitem", { name: "Nullpunkt" }))
    .first()
    .click();
  await page.keyboard.type(` ${text}`);
}
