import { actionsNb } from "./actions-nb.ts";
import { answerNb } from "./answer-nb.ts";
import { aroundNb } from "./around-nb.ts";
import { auditNb } from "./audit-nb.ts";
import { benefitAccountNb } from "./benefit-account-nb.ts";
import { benefitMapNb } from "./benefit-map-nb.ts";
import { benefitsNb } from "./benefits-nb.ts";
import { deliveriesNb } from "./deliveries-nb.ts";
import { digestNb } from "./digest-nb.ts";
import { listsNb } from "./lists-nb.ts";
import { noticesNb } from "./notices-nb.ts";
import { paperNb } from "./paper-nb.ts";
import { phasesNb } from "./phases-nb.ts";
import { planItemNb } from "./plan-item-nb.ts";
import { setupNb } from "./setup-nb.ts";
import { statusNb } from "./status-nb.ts";

/** Bokmål, and the pattern for the other two: a key missing there does not compile. */
export const nb = {
  states: {
    notMeasured: "Ikke målt",
    smallCount: "Ikke vurdert: få personer",
    outdated: "Utdatert",
    noTarget: "Mål er ikke satt",
    noBaseline: "Nullpunkt mangler",
    holdLevel: "Skal holde nivået",
    worseThanBaseline: "Dårligere enn nullpunktet",
    reached: "Sluttmålet er nådd",
    onTrack: "I rute",
    underway: "På vei",
  },
  lights: {
    green: "I rute",
    yellow: "Noe bak",
    red: "Klart bak",
    tooEarly: "For tidlig å vurdere",
    notAssessed: "Ikke vurdert",
  },
  trends: {
    rightWay: "riktig vei siden nullpunktet",
    wrongWay: "feil vei siden nullpunktet",
    unchanged: "uendret siden nullpunktet",
  },
  targets: { explicit: "mål", computed: "beregnet delmål", final: "sluttmål", undated: "sluttmål uten dato" },
  ways: {
    explicit: "av veien til målet",
    computed: "av veien til beregnet delmål",
    final: "av veien til sluttmålet",
    undated: "av veien til sluttmål uten dato",
  },
  askStates: {
    planned: "Ikke sendt ennå",
    sending: "Sendes nå",
    delivered: "Venter på svar",
    answered: "Besvart",
    cannotMeasure: "Kan ikke måles nå",
    handedOver: "Sendt til en annen",
    lapsed: "Ikke besvart innen fristen",
    cancelled: "Avlyst",
    blocked: "Kunne ikke leveres: appen er ikke installert der",
    failed: "Kunne ikke leveres",
    unknown: "Usikkert om spørsmålet kom fram",
  },
  frequencies: {
    week: "hver uke",
    month: "hver måned",
    quarter: "hvert kvartal",
    tertial: "hvert tertial",
    halfYear: "hvert halvår",
    year: "hvert år",
  },
  directions: { increase: "økning", decrease: "reduksjon", hold: "holde nivået" },
  goalLevels: {
    societalGoal: "Samfunnsmål",
    effectGoal: "Effektmål",
    subGoal: "Delmål",
    resultGoal: "Resultatmål",
  },
  judged: {
    outdated: (period: string, value: string) => `Utdatert – sist målt ${period}: ${value}`,
    wasThen: (achievement: string) => `da ${achievement}`,
    noTarget: (trend?: string) => (trend === undefined ? "Mål er ikke satt" : `Mål er ikke satt – ${trend}`),
    noBaseline: (met?: boolean) =>
      `Nullpunkt mangler${met === undefined ? "" : met ? " – målet er nådd" : " – målet er ikke nådd"}`,
    holdLevel: (met: boolean): string => (met ? "Holder nivået" : "Holder ikke nivået"),
    noChange: "ingen endring siden nullpunktet",
    undatedTarget: (met: boolean): string => (met ? "sluttmål uten dato er nådd" : "sluttmål uten dato er ikke nådd"),
  },
  facts: {
    baseline: (value: string, date?: string) => `Nullpunkt ${value}${date === undefined ? "" : ` (${date})`}`,
    noBaseline: "Nullpunkt mangler",
    last: (value: string, period: string) => `Sist ${value} (${period})`,
    neverMeasured: "Ikke målt før",
    target: (value: string) => `Mål ${value}`,
    computedTarget: (value: string) => `Beregnet delmål ${value}`,
    finalTarget: (value: string) => `Sluttmål ${value}`,
    undatedTarget: (value: string) => `Sluttmål uten dato ${value}`,
    noTarget: "Mål er ikke satt",
    source: (source: string) => `Kilde: ${source}`,
    since: (change: string) => `${change} siden nullpunktet`,
  },
  total: {
    none: (leftOut: string) => `Kan ikke beregnes: ${leftOut}`,
    noMeasures: "Kan ikke beregnes: det er ingen måleparametere",
    percent: (percent: string) => `${percent} av veien`,
    ofAll: (count: number, all: number) => `${count} av ${all}`,
    basis: (counted: number, all: number) => `Beregnet av ${counted} av ${all}`,
    reasons: {
      notMeasured: (n: string) => `${n} er ikke målt`,
      smallCount: (n: string) => `${n} er ikke vurdert fordi de gjelder få personer`,
      outdated: (n: string) => `${n} er utdatert`,
      noTarget: (n: string) => `${n} mangler mål`,
      noBaseline: (n: string) => `${n} mangler nullpunkt`,
      holdLevel: (n: string) => `${n} skal bare holde nivået`,
      tooEarly: (n: string) => `for ${n} er det for tidlig`,
      other: (n: string) => `${n} er ikke vurdert`,
    },
    covered: (measured: number, should: number) =>
      should === 1
        ? `${measured} av 1 som skulle måles, er målt`
        : `${measured} av ${should} som skulle måles, er målt`,
    partly: (n: number) => `${n} delvis`,
    nothingDue: "ingen skulle vært målt ennå",
    later: (count: number, when: string) => `${count} måles første gang ${when}`,
    weakest: (measure: string, percent: string) => `Svakest: ${measure} med ${percent}`,
    stated: (goal: string, status: string) => `${goal}: ${status} (oppgitt i kilden, ikke beregnet)`,
  },
  combined: {
    sum: (offices: number) => `Summen av ${offices} kontorer`,
    weighted: (offices: number) => `Vektet snitt av ${offices} kontorer`,
    plainMean: (offices: number) => `Uvektet snitt av ${offices} kontorer`,
    unknown: "Kontorene er ikke slått sammen: det er ikke sagt om verdien er en andel eller et antall",
    missing: (included: number, all: number, missing: string) =>
      `${included} av ${all} kontorer – tall fra ${missing} mangler`,
  },
  forecast: {
    full: (value: string, low: string, high: string, date: string) =>
      `Prognose: ${value} i ${date} (mellom ${low} og ${high})`,
    preliminary: (value: string, low: string, high: string, date: string) =>
      `Foreløpig anslag: ${value} i ${date} (mellom ${low} og ${high})`,
    reaches: (date: string) => `Når sluttmålet i ${date} med dette tempoet`,
    never: "Når ikke sluttmålet med dette tempoet",
  },
  buttons: {
    showChart: "Vis utvikling",
    more: "Mer",
    missing: "Hvem mangler?",
    milestones: "Milepæler",
    risks: "Risiko",
    history: "Historikk",
    goals: "Mål",
    status: "Status",
    older: "Eldre",
  },
  chart: {
    baseline: "Nullpunkt",
    value: "Verdi",
    target: "Mål",
    period: "Tid",
    count: "Antall",
    achievement: "Måloppnåelse",
    state: "Tilstand",
    measure: "Måleparameter",
  },
  understood: (what: string) => `Jeg forstod det som ${what}`,
  orDidYouMean: "Mente du heller:",
  andMore: (count: number) => `… og ${count} til`,
  unknownPerson: "ukjent",
  quote: (text: string) => `«${text}»`,
  actions: actionsNb,
  phases: phasesNb,
  setup: setupNb,
  answer: answerNb,
  status: statusNb,
  benefits: benefitsNb,
  benefitAccount: benefitAccountNb,
  paper: paperNb,
  planItem: planItemNb,
  lists: listsNb,
  around: aroundNb,
  benefitMap: benefitMapNb,
  audit: auditNb,
  digest: digestNb,
  deliveries: deliveriesNb,
  notices: noticesNb,
};
export type Texts = typeof nb;
