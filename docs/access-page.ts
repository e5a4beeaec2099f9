// npm run docs: writes docs/tilgang.md from the table of rights in the code; a test fails when the two differ.
import { writeFileSync } from "node:fs";
import { type Action, accessTable, type Standing } from "../src/domain/asking/access-table.ts";
import {
  type CardVerb,
  commandActions,
  otherActions,
  programActions,
  verbActions,
} from "../src/domain/talking/entries.ts";
import { commandTable } from "../src/teams/commands.ts";

const standings: Record<Standing, string> = {
  leader: "Prosjektleder",
  deputy: "Ass. prosjektleder",
  asked: "Den som er spurt",
  owner: "Gevinsteier",
  measurer: "Måleansvarlig",
  standIn: "Vikar",
  responsible: "Ansvarlig for punktet",
  steering: "Styringsgruppe",
  member: "Andre i prosjektet",
  inChannel: "I kanalen, uten rolle",
  colleague: "Alle ansatte",
  guest: "Gjest",
  readingGuest: "Gjest der prosjektet lar gjester lese",
  operator: "Den som drifter",
};

const actions: Record<Action, string> = {
  seeProject: "Se status, lister, historikk, ukesrapport og søk i prosjektet",
  seeNames: "Se navn på dem som ikke har svart (bare i personlig chat)",
  seeCard: "Se et svarkort",
  seeDeliveries: "Se leveringsstatus",
  sendAgain: "Sende på nytt det som ikke kom fram",
  steerDigest: "Se styringsgruppens ukesrapport før den går, føye til en linje, holde den tilbake",
  answer: "Svare, rette svaret, forklare avvik",
  answerOnBehalf: "Svare på vegne av en gevinsteier",
  handOver: "Sende et spørsmål til en annen",
  nameMeasurer: "Sende spørsmålene til en annen fra nå av (ny måleansvarlig)",
  openRound: "Åpne en målerunde",
  cancelRound: "Avbryte en målerunde",
  setBaseline: "Sette nullpunkt før endringen starter",
  changeLockedBaseline: "Endre et nullpunkt etter at endringen har startet, med begrunnelse",
  setTarget: "Sette mål",
  freezePaper: "Se utkastet til styringsrapporten, og godkjenne det",
  changeModel: "Endre og legge til poster i gevinstregnskapet",
  changePlan:
    "Endre, legge til og fjerne i planen: mål, gevinster, tiltak, milepæler, risikoer, møter, beslutninger, roller",
  tellBenefit: "Melde fra om en ny gevinst",
  handOverBenefit: "Tilby en gevinst til en eier i linjen, og trekke tilbudet",
  takeOverBenefit: "Ta over en gevinst som er tilbudt en, eller si nei",
  closeBenefit: "Avslutte en gevinst med sluttresultat, og gjenåpne den",
  setStandIn: "Sette vikar for andre",
  setOwnStandIn: "Sette vikar for seg selv",
  couple: "Koble en kanal eller gruppechat til prosjektet",
  closeProject: "Lukke og åpne prosjektet",
  sendWorkbook: "Sende et regneark, lagre eller forkaste det en selv har sendt",
  createProject: "Opprette et prosjekt, med et regneark eller i chat",
  importProject: "Lese inn et regneark i et prosjekt som finnes",
  changeRights:
    "Endre hvem som leder eller er assisterende leder, om prosjektet er lukket, om gjester kan lese, og hva som låser et nullpunkt",
  seeOpenProjects: "Få vite at et åpent prosjekt finnes, og hvem som leder det",
  getTemplate: "Få regnearkmalen",
  talk: "Få hjelpeteksten",
  operate: "Kjøre programmene på kommandolinjen",
};

const verbs: Record<CardVerb, string> = {
  saveAnswers: "Lagre",
  correctAnswer: "Lagre rettelsen",
  editAnswer: "Endre svaret",
  refreshAnswers: "(kortet fornyes)",
  explainDeviation: "Lagre årsak og tiltak",
  handOver: "Send til en annen",
  coupleProject: "Koble",
  saveImport: "Lagre regnearket",
  discardImport: "Forkast regnearket",
  sendAgain: "Send på nytt",
  saveModelLine: "Lagre posten i gevinstregnskapet",
  saveActions: "Lagre svaret om tiltak",
  savePlanItem: "Lagre et punkt i planen",
  saveProject: "Lagre prosjektet (et nytt: «Opprette et prosjekt»)",
  removePlanItem: "Fjern et punkt i planen",
  confirmHandover: "Ja, jeg tar over",
  refuseHandover: "Nei (til å ta over en gevinst)",
  closeBenefit: "Avslutt gevinsten",
  freezePaper: "Godkjenn og frys (styringsrapporten)",
  saveSteeringLine: "Lagre linjen til styringsgruppen",
  holdSteering: "Hold tilbake styringsgruppens ukesrapport",
  sendSteering: "Send styringsgruppens ukesrapport",
  runCommand: "(knapp som skriver en kommando; kommandoens egen rett gjelder)",
};

const others: Record<keyof typeof otherActions, string> = {
  question: "et spørsmål i fritekst",
  textAnswer: "et svar i fritekst («S1 Åsnes 1,2»)",
  file: "en fil",
  fileConsent: "«Godta» på regnearkmalen; på en styringsrapport gjelder retten til å se prosjektet",
  greeting: "velkomstkortet med prosjekter som kan kobles",
};

/** The page as it should be. */
export function accessPage(): string {
  return [
    "# Hvem kan gjøre hva",
    "",
    "<!-- Laget av koden: `npm run docs`. Rettes i src/domain/asking/access-table.ts og src/domain/talking/entries.ts. -->",
    "",
    "Hvem noen er, kommer fra Teams (den bekreftede avsenderen og teamets medlemsliste) og fra prosjektets roller, aldri fra det et kort sier. Alt som nektes, blir loggført.",
    "",
    ...lines(
      keysOf(accessTable),
      (action) => [actions[action], ...keysOf(standings).map((standing) => (has(standing, action) ? "ja" : ""))],
      ["", ...Object.values(standings)],
    ),
    "",
    "## Kommandoer, knapper og filer",
    "",
    ...lines(entries(), ([what, action]) => [what, actions[action]], [
      "Det som skrives, trykkes eller sendes",
      "Krever retten til å",
    ]),
    "",
    "`ny gevinst` kan alle i prosjektet skrive; `ny` og `endre` ellers krever retten til å endre i planen. «Svare» på knapper og i tekst kan også den som kan svare på vegne av eieren; `vikar` for andre krever retten til det.",
    "",
    ...rules,
  ].join("\n");
}

const rules = `## Regler som tabellen bygger på

- **Styringsgruppen** ser det samme som ukesrapporten viser, status, lister og historikk, men ikke navn på dem som ikke har svart: de vises bare for leder og assisterende, i personlig chat. Andre får tall.
- **Et åpent prosjekt**: alle ansatte kan få vite at det finnes og hvem som leder det. Innholdet vises bare for prosjektets egne folk og i prosjektets egen kanal eller gruppechat.
- **Et lukket prosjekt** (\`lukk prosjektet\`, eller «Lukket: ja» i arket Prosjekt) finnes ikke for andre: ikke i lister, forslag eller svar, og et kort derfra er som et ukjent kort. Alle som er med i prosjektets egen kanal, ser det, også uten rolle, men ikke gjester. Ukesrapporten går alltid bare til prosjektets egen kanal og gruppechat. Ett unntak: den som sender et nytt regneark med samme kortnavn, får vite at kortnavnet ikke kan brukes.
- **Gjester** får bare hjelpeteksten. Det som postes i kanalen, kan Teams ikke skjule for dem. Med «Gjester kan lese: ja» i arket Prosjekt svarer boten gjester på lesende spørsmål i prosjektets egen kanal. En gjest har aldri en rolle, og en som Teams ikke har fortalt hvem er, behandles som gjest.
- **Fjernet fra teamet**: den som ikke lenger er med i kanalen, men har en rolle i regnearket, beholder rollens rettigheter i personlig chat til lederen endrer regnearket. Uten rolle ser hun ingenting lenger. En rolle som har en «Til»-dato, og en vikar, mister rettighetene dagen etter.
- **Regneark**: assisterende leder kan lese inn, men ikke bytte leder eller assisterende leder, lukke, åpne eller slippe inn gjester, heller ikke fra et kort. Lederen kan bare byttes til noen Teams har fortalt om og som ikke er gjest. Den som drifter, kan alltid rette det med \`npm run import\`.
`.split("\n");

function entries(): [string, Action][] {
  const commands = commandTable.map(({ id, words }): [string, Action] => [`\`${words.nb[0]}\``, commandActions[id]]);
  const buttons = keysOf(verbActions).map((verb): [string, Action] => [`Knapp: ${verbs[verb]}`, verbActions[verb]]);
  const more = keysOf(otherActions).map((key): [string, Action] => [`Chat: ${others[key]}`, otherActions[key]]);
  const programs = Object.entries(programActions).map(([name, action]): [string, Action] => [
    `\`npm run ${name}\``,
    action,
  ]);
  return [...commands, ...buttons, ...more, ...programs];
}

function keysOf<T extends object>(of: T): (keyof T & string)[] {
  return Object.keys(of) as (keyof T & string)[];
}

/** Whoever has a part in the project is one of its people, and whoever is no guest is a colleague. */
function has(standing: Standing, action: Action): boolean {
  const isPart = ["leader", "deputy", "owner", "measurer", "standIn", "responsible", "steering"].includes(standing);
  const isOutside = ["guest", "readingGuest", "operator"].includes(standing);
  const also: Standing[] = [...(isPart ? ["member" as const] : []), ...(isOutside ? [] : ["colleague" as const])];
  if (standing === "readingGuest") also.push("guest");
  return [standing, ...also].some((each) => accessTable[action].includes(each));
}

/** Padded as the formatter does. */
function lines<T>(rows: readonly T[], cells: (row: T) => string[], head: string[]): string[] {
  const table = [head, ...rows.map(cells)];
  const widths = head.map((_, column) => Math.max(3, ...table.map((row) => row[column]?.length ?? 0)));
  const line = (row: string[], fill: string) =>
    `| ${widths.map((width, column) => (row[column] ?? "").padEnd(width, fill)).join(" | ")} |`;
  const [top = "", ...others] = table.map((row) => line(row, " "));
  return [top, line([], "-"), ...others];
}

if (import.meta.main) writeFileSync(new URL("tilgang.md", import.meta.url), accessPage());
