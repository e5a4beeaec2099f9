import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { chromium } from "playwright-core";
import type { Content } from "../../src/domain/talking/content.ts";
import { type Language, languages } from "../../src/domain/talking/language.ts";
import { createPictures } from "../../src/report/pictures.ts";
import { drawContent } from "../../src/views/draw.ts";
import { sampleContents } from "../views/sample-contents.ts";
import { sampleData } from "../views/sample-data.ts";
import type { Theme } from "./teams-host-config.ts";
import { palette, teamsHostConfig } from "./teams-host-config.ts";

/**
 * Pictures of every card in headless Chromium, light and dark, wide and as narrow as a telephone: `npm run gallery [-- NAME …]`.
 * With `--samples` it first writes what the cards are filled with in the Adaptive Cards Designer, `cards/NAME.sample.json`.
 * Fails on a card that the library finds fault with. Charts show as their tables, since only Teams draws them.
 */
const folder = path.resolve(".out/gallery");
const library = path.resolve("node_modules/adaptivecards/dist/adaptivecards.js");
const chromiumPath = "/usr/bin/chromium";
const widths = { wide: 760, narrow: 360 };

type Picture = { name: string; theme: Theme; width: keyof typeof widths; card: object };
/** What the page gives to the library and what it finds. */
type Drawing = { card: object; hostConfig: object };

function writeSamples(): void {
  for (const [name, data] of Object.entries(sampleData)) {
    writeFileSync(path.resolve("cards", `${name}.sample.json`), `${JSON.stringify(data, undefined, 2)}\n`);
  }
}

/** Bokmål in every theme and width; the other languages once each. */
async function picturesOf(names: string[]): Promise<Picture[]> {
  const chosen = Object.entries(sampleContents).filter(([name]) => names.length === 0 || names.includes(name));
  const inLanguages = chosen.flatMap(([name, content]) => languages.map((language) => ({ name, content, language })));
  const drawn = await Promise.all(
    inLanguages.map(async ({ content, ...rest }) => ({ ...rest, content: await withPicture(content, rest.language) })),
  );
  return drawn.flatMap(({ name, content, language }): Picture[] => {
    const { card } = drawContent(content, language);
    if (card === undefined) return [];
    if (language !== "nb") return [{ name: `${name}.${language}`, theme: "light", width: "wide", card }];
    return [
      { name, theme: "light", width: "wide", card },
      { name: `${name}.dark`, theme: "dark", width: "wide", card },
      { name: `${name}.narrow`, theme: "light", width: "narrow", card },
    ];
  });
}

const drawer = createPictures();

async function withPicture(content: Content, language: Language): Promise<Content> {
  if (content.kind === "milestoneList") return { ...content, picture: await drawer.timeline(content, language) };
  if (content.kind === "riskList" && content.risks.some(({ impact }) => impact !== undefined)) {
    return { ...content, picture: await drawer.riskMatrix(content, language) };
  }
  if (content.kind !== "benefitMap" || content.nodes.length === 0) return content;
  return { ...content, picture: await drawer.benefitMap(content, language) };
}

async function takeAll(all: Picture[]): Promise<string[]> {
  const browser = await chromium.launch({ executablePath: chromiumPath, args: ["--no-sandbox"] });
  try {
    const faults: string[] = [];
    for (const theme of ["light", "dark"] as const) {
      const page = await openPage(browser, theme);
      for (const picture of all.filter((one) => one.theme === theme)) faults.push(...(await take(page, picture)));
      await page.close();
    }
    return faults;
  } finally {
    await browser.close();
  }
}

async function openPage(browser: Browser, theme: Theme): Promise<Page> {
  const page = await browser.newPage({ deviceScaleFactor: 1 });
  await page.setContent(
    `<!doctype html><html lang="nb"><style>${css(theme)}</style><body><div id="card"></div></body></html>`,
  );
  await page.addScriptTag({ content: readFileSync(library, "utf8") });
  return page;
}

async function take(page: Page, { name, theme, width, card }: Picture): Promise<string[]> {
  await page.setViewportSize({ width: widths[width], height: 400 });
  const drawing: Drawing = { card, hostConfig: teamsHostConfig(theme) };
  const faults: string[] = await page.evaluate(`(${drawInPage})(${JSON.stringify(drawing)})`);
  await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true });
  return faults.map((fault) => `${name}: ${fault}`);
}

/**
 * Runs in the page, as text, since Node has no document. Teams' Markdown is more than this: what the views write there has
 * no marks but escaped ones, so taking the backslashes away is all that is left of it.
 */
const drawInPage = `function draw({ card, hostConfig }) {
  const { AdaptiveCard, HostConfig, SerializationContext } = window.AdaptiveCards;
  AdaptiveCard.onProcessMarkdown = (text, result) => {
    const escaped = text.replace(/\\\\([^A-Za-z0-9\\s])/g, "$1").replace(/&/g, "&amp;").replace(/</g, "&lt;");
    result.outputHtml = "<p>" + escaped.replace(/&lt;at>(.*?)&lt;\\/at>/g, "<b>@$1</b>") + "</p>";
    result.didProcess = true;
  };
  const drawn = new AdaptiveCard();
  drawn.hostConfig = new HostConfig(hostConfig);
  const context = new SerializationContext();
  drawn.parse(card, context);
  const faults = [];
  for (let index = 0; index < context.eventCount; index += 1) faults.push(context.getEventAt(index).message);
  faults.push(...drawn.validateProperties().validationEvents.map((event) => event.message));
  const place = document.getElementById("card");
  place.replaceChildren(drawn.render() ?? "nothing");
  // the library tests lang with a global pattern, which refuses every other good value
  return faults.filter((fault) => !/Unknown element type "Chart\\.|Invalid value "(nb|nn|en)" for property "lang"/.test(fault));
}`;

function css(theme: Theme): string {
  const colors = palette(theme);
  return `
    body { margin: 0; padding: 12px; background: ${colors.page}; }
    #card { border: 1px solid ${colors.border}; border-radius: 6px; overflow: hidden; background: ${colors.card}; }
    p { margin: 0; }
    .ac-input, select { box-sizing: border-box; width: 100%; font: 14px sans-serif; padding: 5px 10px; color: ${colors.text};
      background: ${colors.emphasis}; border: 1px solid ${colors.border}; border-bottom-color: ${colors.subtle}; border-radius: 4px; }
    .ac-choiceSetInput-expanded, .ac-toggleInput { border: 0; background: none; padding: 0; }
    .ac-choiceSetInput-expanded input, .ac-toggleInput input { width: auto; }
    .ac-pushButton { font: 600 14px sans-serif; padding: 5px 12px; border: 1px solid ${colors.border}; border-radius: 4px;
      background: ${colors.card}; color: ${colors.text}; }
    .ac-pushButton.style-positive { background: #5b5fc7; color: #fff; border-color: #5b5fc7; }
  `;
}

const options = process.argv.slice(2);
if (options.includes("--samples")) writeSamples();
const wanted = options.filter((option) => !option.startsWith("--"));
const pictures = await picturesOf(wanted);
mkdirSync(folder, { recursive: true });
const faults = await takeAll(pictures);
for (const fault of faults) console.error(fault);
console.log(`${pictures.length} pictures in ${folder}, ${faults.length} faults`);
process.exitCode = faults.length === 0 ? 0 : 1;
