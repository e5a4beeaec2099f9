import type { CommandId } from "../domain/talking/command.ts";
import type { Conversation } from "../domain/talking/conversation.ts";
import type { Language } from "../domain/talking/language.ts";

type Place = Conversation["kind"];
/**
 * `needed`: says nothing without it; `none`: more than a couple of words after it make it free text; `item`: so too,
 * unless they begin with a number or an id.
 */
type Argument = "needed" | "optional" | "none" | "item";

/** One thing to say to the bot. Example and explanation are in views/texts/commands-*.ts under the same id. */
export type Command = {
  id: CommandId;
  /** all are understood whatever the asker's language; the first of each is shown */
  words: Record<Language, readonly [string, ...string[]]>;
  argument: Argument;
  /** where it can be used; elsewhere the answer says where */
  places: readonly Place[];
  who: "anyone" | "leader";
  /** changes something: taken with at most one typing error */
  writes: boolean;
};

const everywhere: readonly Place[] = ["channel", "groupChat", "personal"];
const ask = { argument: "none", places: everywhere, who: "anyone", writes: false } as const;
const lead = { argument: "none", places: everywhere, who: "leader", writes: true } as const;

/** The one list of commands: understanding, help card and the app manifest's menus are made from it, in this order. */
export const commandTable: readonly Command[] = [
  { ...ask, id: "status", argument: "optional", words: { nb: ["status"], nn: ["status"], en: ["status"] } },
  {
    ...ask,
    id: "missing",
    words: {
      nb: ["hvem mangler", "mangler"],
      nn: ["kven manglar", "manglar"],
      en: ["who is missing", "who's missing", "missing"],
    },
  },
  {
    ...ask,
    id: "asked",
    words: {
      nb: ["hvem er spurt", "hvem ble spurt"],
      nn: ["kven er spurd", "kven vart spurd"],
      en: ["who was asked", "who is asked"],
    },
  },
  {
    ...ask,
    id: "history",
    argument: "optional",
    words: { nb: ["historikk"], nn: ["historikk"], en: ["history"] },
  },
  {
    ...ask,
    id: "milestones",
    argument: "item",
    words: { nb: ["milepæler", "milepæl"], nn: ["milepælar"], en: ["milestones", "milestone"] },
  },
  {
    ...ask,
    id: "risks",
    argument: "item",
    words: { nb: ["risiko", "risikoer"], nn: ["risiko", "risikoar"], en: ["risks", "risk"] },
  },
  {
    ...ask,
    id: "actions",
    argument: "optional",
    writes: true,
    words: { nb: ["tiltak"], nn: ["tiltak"], en: ["actions", "action"] },
  },
  {
    ...ask,
    id: "decisions",
    words: {
      nb: ["beslutninger", "beslutning", "vedtak"],
      nn: ["avgjerder", "avgjerd"],
      en: ["decisions", "decision"],
    },
  },
  { ...ask, id: "goals", words: { nb: ["mål"], nn: ["mål"], en: ["goals", "goal"] } },
  {
    ...ask,
    id: "benefits",
    argument: "item",
    words: { nb: ["gevinster", "gevinst"], nn: ["gevinstar", "gevinst"], en: ["benefits", "benefit"] },
  },
  {
    ...lead,
    id: "handOverBenefit",
    argument: "needed",
    words: {
      nb: ["overlever", "overlever gevinst"],
      nn: ["overlever", "overlever gevinst"],
      en: ["hand over", "hand over benefit"],
    },
  },
  {
    ...lead,
    id: "closeBenefit",
    argument: "needed",
    words: { nb: ["avslutt gevinst"], nn: ["avslutt gevinst"], en: ["close benefit"] },
  },
  {
    ...lead,
    id: "reopenBenefit",
    argument: "needed",
    words: { nb: ["gjenåpne gevinst"], nn: ["opne att gevinst", "gjenopne gevinst"], en: ["reopen benefit"] },
  },
  {
    ...ask,
    id: "benefitAccount",
    words: {
      nb: ["gevinstregnskap", "gevinstmodell"],
      nn: ["gevinstrekneskap", "gevinstmodell"],
      en: ["benefit account", "benefit model"],
    },
  },
  {
    ...lead,
    id: "changeModel",
    argument: "optional",
    words: {
      nb: ["endre post", "ny post"],
      nn: ["endre post", "ny post"],
      en: ["change item", "new item"],
    },
  },
  {
    ...ask,
    id: "phases",
    argument: "item",
    writes: true,
    words: { nb: ["faser", "fase"], nn: ["fasar", "fase"], en: ["phases", "phase"] },
  },
  {
    ...ask,
    id: "setUp",
    argument: "optional",
    who: "leader",
    words: { nb: ["oppsett"], nn: ["oppsett"], en: ["set-up", "setup", "set up"] },
  },
  {
    ...lead,
    id: "newItem",
    argument: "needed",
    who: "anyone",
    words: { nb: ["ny", "nytt"], nn: ["ny", "nytt"], en: ["new"] },
  },
  {
    ...lead,
    id: "changeItem",
    argument: "needed",
    who: "anyone",
    words: { nb: ["endre"], nn: ["endre"], en: ["change"] },
  },
  {
    ...ask,
    id: "benefitMap",
    words: {
      nb: ["gevinstkart", "gevinstkartet"],
      nn: ["gevinstkart", "vinstkart"],
      en: ["benefit map", "benefits map"],
    },
  },
  {
    ...ask,
    id: "digest",
    words: { nb: ["ukesrapport", "ukerapport"], nn: ["vekerapport", "vekesrapport"], en: ["digest", "weekly report"] },
  },
  {
    ...ask,
    id: "paper",
    words: {
      nb: ["rapport", "styringsrapport"],
      nn: ["rapport", "styringsrapport"],
      en: ["report", "steering report"],
    },
  },
  {
    ...lead,
    id: "deliveries",
    writes: false,
    words: {
      nb: ["leveringsstatus", "levering"],
      nn: ["leveringsstatus", "levering"],
      en: ["delivery status", "deliveries"],
    },
  },
  { ...lead, id: "askNow", words: { nb: ["spør nå"], nn: ["spør no"], en: ["ask now"] } },
  {
    ...lead,
    id: "cancelRound",
    words: {
      nb: ["avbryt runde", "avbryt runden", "avbryt målerunde"],
      nn: ["avbryt runde", "avbryt runda"],
      en: ["cancel round", "cancel the round"],
    },
  },
  {
    ...lead,
    id: "setTarget",
    argument: "needed",
    words: { nb: ["sett mål"], nn: ["set mål", "sett mål"], en: ["set target"] },
  },
  {
    ...lead,
    id: "setBaseline",
    argument: "needed",
    who: "anyone",
    words: {
      nb: ["nullpunkt", "sett nullpunkt"],
      nn: ["nullpunkt", "set nullpunkt"],
      en: ["baseline", "set baseline"],
    },
  },
  {
    ...lead,
    id: "standIn",
    argument: "optional",
    who: "anyone",
    words: { nb: ["vikar"], nn: ["vikar"], en: ["stand-in", "stand in"] },
  },
  {
    ...lead,
    id: "closeProject",
    argument: "optional",
    words: {
      nb: ["lukk prosjektet", "lukk prosjekt"],
      nn: ["lukk prosjektet", "lukk prosjekt"],
      en: ["close project", "close the project"],
    },
  },
  {
    ...lead,
    id: "openProject",
    argument: "optional",
    words: {
      nb: ["åpne prosjektet", "åpne prosjekt"],
      nn: ["opne prosjektet", "opne prosjekt"],
      en: ["open project", "open the project"],
    },
  },
  {
    ...lead,
    id: "couple",
    argument: "optional",
    places: ["channel", "groupChat"],
    words: { nb: ["koble", "koble til"], nn: ["kople", "kople til"], en: ["connect", "couple"] },
  },
  {
    ...ask,
    id: "template",
    places: ["personal"],
    words: { nb: ["regnearkmal"], nn: ["reknearkmal"], en: ["template", "workbook template"] },
  },
  { ...ask, id: "help", words: { nb: ["hjelp"], nn: ["hjelp"], en: ["help"] } },
];
