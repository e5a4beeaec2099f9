import { actionsNn } from "./actions-nn.ts";
import { answerNn } from "./answer-nn.ts";
import { aroundNn } from "./around-nn.ts";
import { auditNn } from "./audit-nn.ts";
import { benefitAccountNn } from "./benefit-account-nn.ts";
import { benefitMapNn } from "./benefit-map-nn.ts";
import { benefitsNn } from "./benefits-nn.ts";
import { deliveriesNn } from "./deliveries-nn.ts";
import { digestNn } from "./digest-nn.ts";
import { listsNn } from "./lists-nn.ts";
import type { Texts } from "./nb.ts";
import { noticesNn } from "./notices-nn.ts";
import { paperNn } from "./paper-nn.ts";
import { phasesNn } from "./phases-nn.ts";
import { planItemNn } from "./plan-item-nn.ts";
import { setupNn } from "./setup-nn.ts";
import { statusNn } from "./status-nn.ts";

export const nn: Texts = {
  states: {
    notMeasured: "Ikkje målt",
    smallCount: "Ikkje vurdert: få personar",
    outdated: "Utdatert",
    noTarget: "Mål er ikkje sett",
    noBaseline: "Nullpunkt manglar",
    holdLevel: "Skal halde nivået",
    worseThanBaseline: "Dårlegare enn nullpunktet",
    reached: "Sluttmålet er nådd",
    onTrack: "I rute",
    underway: "På veg",
  },
  lights: {
    green: "I rute",
    yellow: "Noko bak",
    red: "Klart bak",
    tooEarly: "For tidleg å vurdere",
    notAssessed: "Ikkje vurdert",
  },
  trends: {
    rightWay: "rett veg sidan nullpunktet",
    wrongWay: "feil veg sidan nullpunktet",
    unchanged: "uendra sidan nullpunktet",
  },
  targets: { explicit: "mål", computed: "utrekna delmål", final: "sluttmål", undated: "sluttmål utan dato" },
  ways: {
    explicit: "av vegen til målet",
    computed: "av vegen til utrekna delmål",
    final: "av vegen til sluttmålet",
    undated: "av vegen til sluttmål utan dato",
  },
  askStates: {
    planned: "Ikkje send enno",
    sending: "Blir sendt no",
    delivered: "Ventar på svar",
    answered: "Svara på",
    cannotMeasure: "Kan ikkje målast no",
    handedOver: "Sendt til ein annan",
    lapsed: "Ikkje svara på innan fristen",
    cancelled: "Avlyst",
    blocked: "Kunne ikkje leverast: appen er ikkje installert der",
    failed: "Kunne ikkje leverast",
    unknown: "Usikkert om spørsmålet kom fram",
  },
  frequencies: {
    week: "kvar veke",
    month: "kvar månad",
    quarter: "kvart kvartal",
    tertial: "kvart tertial",
    halfYear: "kvart halvår",
    year: "kvart år",
  },
  directions: { increase: "auke", decrease: "reduksjon", hold: "halde nivået" },
  goalLevels: {
    societalGoal: "Samfunnsmål",
    effectGoal: "Effektmål",
    subGoal: "Delmål",
    resultGoal: "Resultatmål",
  },
  judged: {
    outdated: (period, value) => `Utdatert – sist målt ${period}: ${value}`,
    wasThen: (achievement) => `då ${achievement}`,
    noTarget: (trend) => (trend === undefined ? "Mål er ikkje sett" : `Mål er ikkje sett – ${trend}`),
    noBaseline: (met) =>
      `Nullpunkt manglar${met === undefined ? "" : met ? " – målet er nådd" : " – målet er ikkje nådd"}`,
    holdLevel: (met) => (met ? "Held nivået" : "Held ikkje nivået"),
    noChange: "inga endring sidan nullpunktet",
    undatedTarget: (met) => (met ? "sluttmål utan dato er nådd" : "sluttmål utan dato er ikkje nådd"),
  },
  facts: {
    baseline: (value, date) => `Nullpunkt ${value}${date === undefined ? "" : ` (${date})`}`,
    noBaseline: "Nullpunkt manglar",
    last: (value, period) => `Sist ${value} (${period})`,
    neverMeasured: "Ikkje målt før",
    target: (value) => `Mål ${value}`,
    computedTarget: (value) => `Utrekna delmål ${value}`,
    finalTarget: (value) => `Sluttmål ${value}`,
    undatedTarget: (value) => `Sluttmål utan dato ${value}`,
    noTarget: "Mål er ikkje sett",
    source: (source) => `Kjelde: ${source}`,
    since: (change) => `${change} sidan nullpunktet`,
  },
  total: {
    none: (leftOut) => `Kan ikkje reknast ut: ${leftOut}`,
    noMeasures: "Kan ikkje reknast ut: det er ingen måleparametrar",
    percent: (percent) => `${percent} av vegen`,
    ofAll: (count, all) => `${count} av ${all}`,
    basis: (counted, all) => `Rekna ut av ${counted} av ${all}`,
    reasons: {
      notMeasured: (n) => `${n} er ikkje målt`,
      smallCount: (n) => `${n} er ikkje vurderte fordi dei gjeld få personar`,
      outdated: (n) => `${n} er utdatert`,
      noTarget: (n) => `${n} manglar mål`,
      noBaseline: (n) => `${n} manglar nullpunkt`,
      holdLevel: (n) => `${n} skal berre halde nivået`,
      tooEarly: (n) => `for ${n} er det for tidleg`,
      other: (n) => `${n} er ikkje vurdert`,
    },
    covered: (measured, should) =>
      should === 1
        ? `${measured} av 1 som skulle målast, er målt`
        : `${measured} av ${should} som skulle målast, er målte`,
    partly: (n) => `${n} delvis`,
    nothingDue: "ingen skulle vore målte enno",
    later: (count, when) => `${count} blir målt første gong ${when}`,
    weakest: (measure, percent) => `Svakast: ${measure} med ${percent}`,
    stated: (goal, status) => `${goal}: ${status} (oppgitt i kjelda, ikkje rekna ut)`,
  },
  combined: {
    sum: (offices) => `Summen av ${offices} kontor`,
    weighted: (offices) => `Vekta snitt av ${offices} kontor`,
    plainMean: (offices) => `Uvekta snitt av ${offices} kontor`,
    unknown: "Kontora er ikkje slått saman: det er ikkje sagt om verdien er ein prosentdel eller eit tal på noko",
    missing: (included, all, missing) => `${included} av ${all} kontor – tal frå ${missing} manglar`,
  },
  forecast: {
    full: (value, low, high, date) => `Prognose: ${value} i ${date} (mellom ${low} og ${high})`,
    preliminary: (value, low, high, date) => `Førebels anslag: ${value} i ${date} (mellom ${low} og ${high})`,
    reaches: (date) => `Når sluttmålet i ${date} med dette tempoet`,
    never: "Når ikkje sluttmålet med dette tempoet",
  },
  buttons: {
    showChart: "Vis utvikling",
    more: "Meir",
    missing: "Kven manglar?",
    milestones: "Milepælar",
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
    count: "Tal",
    achievement: "Måloppnåing",
    state: "Tilstand",
    measure: "Måleparameter",
  },
  understood: (what) => `Eg forstod det som ${what}`,
  orDidYouMean: "Meinte du heller:",
  andMore: (count) => `… og ${count} til`,
  unknownPerson: "ukjend",
  quote: (text) => `«${text}»`,
  actions: actionsNn,
  phases: phasesNn,
  setup: setupNn,
  answer: answerNn,
  status: statusNn,
  benefits: benefitsNn,
  benefitAccount: benefitAccountNn,
  paper: paperNn,
  planItem: planItemNn,
  lists: listsNn,
  around: aroundNn,
  benefitMap: benefitMapNn,
  audit: auditNn,
  digest: digestNn,
  deliveries: deliveriesNn,
  notices: noticesNn,
};
