import type {
  Action,
  Benefit,
  Decision,
  Goal,
  GroupTask,
  KeyFigure,
  MapArrow,
  Meeting,
  Milestone,
  Project,
  Risk,
  Role,
  StatedTotal,
  SuccessFactor,
} from "../domain/project/project.ts";
import { date, freeTime, timeZone, weeklyTime } from "./date-codecs.ts";
import { defaultLimits } from "./defaults.ts";
import { milestoneState } from "./milestone-state.ts";
import { kroner, rate, year } from "./money-codecs.ts";
import { limit, number, oneToFive } from "./number-codecs.ts";
import { columnsOf, partColumn, type Sheet } from "./sheet.ts";
import {
  actionKind,
  actionStatus,
  askIn,
  goalLevel,
  idList,
  language,
  shortText,
  soleName,
  text,
  user,
  userOrText,
  yes,
} from "./text-codecs.ts";

const must = { filled: true };

const project = columnsOf<Project>();
export const projectSheet: Sheet<Project> = {
  name: "Prosjekt",
  layout: "fields",
  required: true,
  blank: () => ({
    id: "",
    language: "nb",
    timeZone: "Europe/Oslo",
    digestAt: { weekday: 1, time: "08:00" },
    askIn: "channel",
    limits: defaultLimits,
  }),
  columns: [
    project("shortName", "Kortnavn", soleName, "shortName", must),
    project("name", "Navn", text, "projectName", must),
    project("purpose", "Formål", text, "purpose"),
    project("startDate", "Driftsstart", date, "startDate"),
    project("language", "Språk", language, "language"),
    project("timeZone", "Tidssone", timeZone, "timeZone"),
    project("digestAt", "Ukesrapport", weeklyTime, "digestAt", { also: ["Vekerapport"] }),
    project("channelName", "Teams-kanal", text, "channelName", { also: ["Teams"] }),
    project("leader", "Prosjektleder", user, "leader", { filled: true, also: ["Prosjektleiar"] }),
    project("spokesperson", "Uttaler seg eksternt", text, "spokesperson"),
    project("askIn", "Spør i", askIn, "askIn"),
    project("discountRate", "Kalkulasjonsrente", rate, "discountRate", { also: ["Diskonteringsrente"] }),
    project("priceYear", "Prisnivå", year, "priceYear", { also: ["Prisår"] }),
    project("closed", "Lukket", yes, "closed", { also: ["Lukka"] }),
    project("guestsRead", "Gjester kan lese", yes, "guestsRead", { also: ["Gjester kan lesa", "Gjestar kan lese"] }),
    partColumn({
      field: "limits.green",
      header: "Grønt fra",
      codec: limit,
      explains: "greenFrom",
      get: (item) => item.limits.green,
      put: (draft, green) => {
        draft.limits = { ...(draft.limits ?? defaultLimits), green };
      },
    }),
    partColumn({
      field: "limits.yellow",
      header: "Gult fra",
      codec: limit,
      explains: "yellowFrom",
      get: (item) => item.limits.yellow,
      put: (draft, yellow) => {
        draft.limits = { ...(draft.limits ?? defaultLimits), yellow };
      },
    }),
  ],
};

type RowSheet<Item> = Omit<Sheet<Item>, "layout" | "required" | "blank"> & { blank?: () => Partial<Item> };
function optional<Item>(sheet: RowSheet<Item>): Sheet<Item> {
  return { layout: "rows", required: false, blank: () => ({}), ...sheet };
}

const goal = columnsOf<Goal>();
export const goalSheet = optional<Goal>({
  name: "Mål",
  key: (item) => item.id,
  columns: [
    goal("id", "ID", text, "goalId", { ...must, also: ["Mål-ID"] }),
    goal("level", "Nivå", goalLevel, "goalLevel", must),
    goal("text", "Mål", text, "goalText", must),
    goal("parentId", "Overordnet", text, "goalParent", { also: ["Overordna"] }),
  ],
});

const role = columnsOf<Role>();
export const roleSheet = optional<Role>({
  name: "Roller",
  columns: [
    role("group", "Gruppe", text, "roleGroup", must),
    role("position", "Funksjon", text, "rolePosition", must),
    role("title", "Rolle", text, "roleTitle", must),
    role("office", "Kontor/kommune", text, "office", { also: ["Kontor", "Kommune"] }),
    role("user", "Bruker", user, "user", { also: ["Brukar"] }),
    role("from", "Fra", freeTime, "roleFrom", { also: ["Frå"] }),
    role("to", "Til", freeTime, "roleTo"),
  ],
});

const milestone = columnsOf<Milestone>();
export const milestoneSheet = optional<Milestone>({
  name: "Milepæler",
  key: (item) => item.id,
  blank: () => ({ status: "planned" }),
  columns: [
    milestone("id", "MP", text, "milestoneId", { ...must, also: ["Nr", "ID", "Milepæl"] }),
    milestone("time", "Tid", freeTime, "milestoneTime", { ...must, also: ["Dato", "Frist"] }),
    milestone("event", "Hendelse", text, "milestoneEvent", { ...must, also: ["Hending"] }),
    partColumn({
      field: "status",
      header: "Status",
      codec: milestoneState,
      explains: "milestoneStatus",
      get: ({ status, statusText }) => (status === "planned" && !statusText ? undefined : { status, statusText }),
      put: (draft, state) => {
        Object.assign(draft, state);
      },
    }),
    milestone("responsible", "Ansvarlig", userOrText, "milestoneResponsible", { also: ["Ansvarleg"] }),
    milestone("concerns", "Gjelder", idList, "concerns", { also: ["Gjeld"] }),
  ],
});

const risk = columnsOf<Risk>();
export const riskSheet = optional<Risk>({
  name: "Risiko",
  key: (item) => item.id,
  columns: [
    risk("id", "Nr", text, "number", { ...must, also: ["ID"] }),
    risk("event", "Risiko (hendelse)", text, "riskEvent", { ...must, also: ["Risiko", "Hendelse"] }),
    risk("cause", "Årsak/kilde", text, "riskCause", { also: ["Årsak", "Årsak/kjelde"] }),
    risk("consequence", "Konsekvens", text, "riskConsequence"),
    risk("mitigation", "Reduserende tiltak", text, "riskMitigation", { also: ["Tiltak"] }),
    risk("likelihood", "Sannsynlighet (1-5)", oneToFive, "likelihood", { also: ["Sannsynlighet", "Sannsyn (1-5)"] }),
    risk("impact", "Konsekvens (1-5)", oneToFive, "impact"),
    risk("likelihoodAfter", "Sannsynlighet etter tiltak (1-5)", oneToFive, "likelihoodAfter", {
      also: ["Sannsynlighet etter tiltak", "Sannsyn etter tiltak (1-5)"],
    }),
    risk("impactAfter", "Konsekvens etter tiltak (1-5)", oneToFive, "impactAfter", {
      also: ["Konsekvens etter tiltak"],
    }),
    risk("responsible", "Ansvarlig", userOrText, "responsible", { also: ["Ansvarlig (antatt)", "Ansvarleg"] }),
    risk("concerns", "Gjelder", idList, "concerns", { also: ["Gjeld"] }),
  ],
});

const factor = columnsOf<SuccessFactor>();
export const successFactorSheet = optional<SuccessFactor>({
  name: "Suksessfaktorer",
  key: (item) => item.id,
  columns: [
    factor("id", "Nr", text, "number", { ...must, also: ["ID"] }),
    factor("text", "Suksessfaktor", text, "successFactor", must),
    factor("assessment", "Vurdering", text, "factorAssessment"),
    factor("likelihood", "Sannsynlighet", text, "factorLikelihood", { also: ["Sannsyn"] }),
  ],
});

const task = columnsOf<GroupTask>();
export const groupTaskSheet = optional<GroupTask>({
  name: "Arbeidsgrupper",
  columns: [
    task("groupId", "Nr", text, "groupId", { ...must, also: ["ID"] }),
    task("group", "Arbeidsgruppe", text, "group", must),
    task("task", "Oppgave", text, "groupTask", { ...must, also: ["Oppgåve"] }),
    task("responsible", "Ansvarlig", userOrText, "responsible", { also: ["Ansvarleg"] }),
    task("participants", "Deltakere", text, "participants", { also: ["Deltakarar"] }),
    task("support", "Støtteressurs", text, "support"),
    task("due", "Frist", freeTime, "groupTaskDue", { also: ["Når"] }),
  ],
});

const meeting = columnsOf<Meeting>();
export const meetingSheet = optional<Meeting>({
  name: "Møter",
  columns: [
    meeting("date", "Dato", freeTime, "meetingDate", must),
    meeting("group", "Møte", text, "meetingGroup", must),
  ],
});

const decision = columnsOf<Decision>();
export const decisionSheet = optional<Decision>({
  name: "Beslutninger",
  columns: [
    decision("date", "Dato", freeTime, "decisionDate", must),
    decision("meeting", "Møte", text, "meetingGroup", must),
    decision("matter", "Sak", text, "decisionMatter", must),
    decision("conclusion", "Konklusjon", text, "conclusion"),
  ],
});

const keyFigure = columnsOf<KeyFigure>();
export const keyFigureSheet = optional<KeyFigure>({
  name: "Nøkkeltall",
  key: (item) => item.name,
  blank: () => ({ parts: [] }),
  columns: [
    keyFigure("name", "Nøkkeltall", text, "keyFigure", { ...must, also: ["Nøkkeltal"] }),
    keyFigure("total", "Totalt", number, "keyFigureTotal", { also: ["Total", "Sum"] }),
  ],
  offices: {
    get: (item) => item.parts,
    put: (draft, parts) => {
      draft.parts = parts;
    },
  },
});

const benefit = columnsOf<Benefit>();
export const benefitSheet = optional<Benefit>({
  name: "Gevinster",
  key: (item) => item.id,
  columns: [
    benefit("id", "ID", text, "benefitId", must),
    benefit("name", "Gevinst", text, "benefitName", must),
    benefit("type", "Type", text, "benefitType"),
    benefit("measureId", "Måle-ID", text, "benefitMeasure"),
    benefit("effectGoal", "Effektmål", text, "benefitGoal"),
    benefit("phase", "Fase", text, "benefitPhase"),
    benefit("unitPrice", "Enhetspris (kr)", kroner, "unitPrice", { also: ["Enhetspris", "Einingspris (kr)"] }),
    benefit("owner", "Gevinsteier", user, "benefitOwner", { also: ["Gevinsteigar"] }),
    benefit("costOwner", "Kostnadseier", userOrText, "costOwner", { also: ["Kostnadseigar"] }),
    benefit("stakeholders", "Interessenter", text, "benefitStakeholders", { also: ["Interessentar"] }),
    benefit("dependsOn", "Avhenger av", text, "benefitDependsOn", { also: ["Avheng av"] }),
    benefit("startDate", "Starter", date, "benefitStart", { also: ["Startar"] }),
    benefit("plan", "Plan", text, "benefitPlan"),
    benefit("unplanned", "Uplanlagt", yes, "unplanned", { also: ["Uplanlagd"] }),
    benefit("handedOverOn", "Overlevert", date, "handedOverOn"),
    benefit("closedOn", "Avsluttet", date, "closedOn", { also: ["Avslutta"] }),
    benefit("finalResult", "Sluttresultat", text, "finalResult"),
    benefit("closingNote", "Sluttnotat", text, "closingNote"),
  ],
});

const action = columnsOf<Action>();
export const actionSheet = optional<Action>({
  name: "Tiltak",
  key: (item) => item.id,
  blank: () => ({ kind: "action", status: "planned" }),
  columns: [
    action("id", "Nr", shortText, "actionId", { ...must, also: ["ID"] }),
    action("kind", "Type", actionKind, "actionKind"),
    action("text", "Tiltak", text, "actionText", { ...must, also: ["Hva", "Kva"] }),
    action("concerns", "Gjelder", idList, "concerns", { also: ["Gjeld", "Gevinst"] }),
    action("responsible", "Ansvarlig", userOrText, "responsible", { also: ["Ansvarleg", "Hvem"] }),
    action("due", "Frist", freeTime, "actionDue", { also: ["Når"] }),
    action("status", "Status", actionStatus, "actionStatus"),
    action("why", "Begrunnelse", text, "actionWhy", { also: ["Grunngiving", "Hvorfor"] }),
    action("grounds", "Grunnlag", text, "grounds"),
  ],
});

const arrow = columnsOf<MapArrow>();
export const mapArrowSheet = optional<MapArrow>({
  name: "Gevinstkart",
  columns: [
    arrow("from", "Fra", text, "arrowFrom", { ...must, also: ["Frå"] }),
    arrow("to", "Til", text, "arrowTo", must),
    arrow("fromType", "Fra-type", text, "arrowType", { also: ["Frå-type"] }),
    arrow("toType", "Til-type", text, "arrowType"),
    arrow("grounds", "Grunnlag", text, "grounds"),
  ],
});

const total = columnsOf<StatedTotal>();
export const statedTotalSheet = optional<StatedTotal>({
  name: "Oppgitt totalbilde",
  columns: [
    total("goal", "Mål", text, "statedGoal", must),
    total("status", "Status", text, "statedStatus", must),
    total("grounds", "Grunnlag", text, "grounds"),
  ],
});
