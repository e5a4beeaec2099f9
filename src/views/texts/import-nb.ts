import { importFieldsNb } from "./import-fields-nb.ts";
import { dated, type ImportTexts, rowName } from "./import-words.ts";

const oneOf = (words: string[]) => `Skriv ett av disse: ${words.join(", ")}.`;
const count = (one: string, many: string) => (number: number) => `${number} ${number === 1 ? one : many}`;

export const importNb: ImportTexts = {
  errors: {
    notXlsx: () =>
      "Filen er ikke et Excel-regneark (.xlsx). Åpne den i Excel og lagre den som Excel-arbeidsbok (.xlsx).",
    tooLarge: () => "Regnearket er for stort: det kan være på høyst 20 MB. Ta ut bilder og ark som ikke hører til.",
    tooManyCells: () =>
      "Regnearket har for mange ark, rader, celler eller sammenslåtte celler. Ta ut det som ikke hører til prosjektet.",
    damaged: () => "Regnearket er skadet og kan ikke leses. Åpne det i Excel, lagre det på nytt og send det igjen.",
    encrypted: () => "Regnearket er beskyttet med passord. Ta bort passordet i Excel og send det igjen.",
    readersBusy: () => "Jeg leser flere andre regneark akkurat nå. Send det igjen om noen minutter.",
    sheetMissing: ({ sheet }) => `Arket ${sheet} mangler. Legg det til; skriv «regnearkmal» for å få et tomt regneark.`,
    columnMissing: ({ column }) => `Kolonnen eller feltet ${column} mangler. Legg til overskriften ${column}.`,
    valueMissing: ({ column }) => `${column} mangler. Fyll ut cellen.`,
    duplicateRow: ({ key, firstCell }) =>
      `${key} står også i ${firstCell}. La det stå på én rad, eller gi radene hvert sitt kjennetegn.`,
    notANumber: ({ column, value }) =>
      `«${value}» i ${column} er ikke et tall som kan leses. Skriv bare tallet, for eksempel 1234,5 eller 3,0 %.`,
    notAYear: ({ column, value }) => `«${value}» i ${column} er ikke et år. Skriv fire sifre, for eksempel 2026.`,
    unknownFrequency: ({ value, allowed }) => `Målefrekvensen «${value}» er ukjent. ${oneOf(allowed)}`,
    unknownWord: ({ column, value, allowed }) => `«${value}» i ${column} er ukjent. ${oneOf(allowed)}`,
    formulaError: ({ value }) => `Formelen gir feilen ${value}. Rett formelen, eller skriv verdien.`,
    unreadableDate: ({ column, value }) =>
      `«${value}» i ${column} kan ikke leses som et tidspunkt. Skriv for eksempel 1. jan. 2023, mar.22 eller des. 2024.`,
    unknownMeasure: ({ value }) =>
      `${value} finnes ikke i arket Målekort. Rett Måle-ID og kontor, eller legg raden til i Målekort.`,
    unknownGoal: ({ value }) => `Målet ${value} finnes ikke i arket Mål. Rett ID-en, eller legg målet til i Mål.`,
    unknownBenefit: ({ value }) =>
      `Gevinsten ${value} finnes ikke i arket Gevinster. Rett ID-en, eller legg gevinsten til i Gevinster.`,
    endsBeforeStart: ({ id, year, lastYear }) =>
      `${id} slutter i ${lastYear}, før den begynner i ${year}. Rett År eller Til år.`,
    tooLong: ({ column, value, longest }) =>
      `${column} har plass til ${longest} tegn. Skriv det kortere: «${value.slice(0, 60)}…».`,
    notAUser: ({ column, value }) =>
      `«${value}» i ${column} er ikke et brukernavn. Skriv det som i Teams, for eksempel navn@kommune.no.`,
    otherProject: ({ fileShortName, project }) =>
      `Kortnavnet i regnearket er «${fileShortName}», ikke «${project}». Velg filen til ${project}, eller rett Kortnavn eller --project.`,
  },
  findings: {
    sumDiffers: ({ name, stated, sum }, format) =>
      `${name}: totalen er oppgitt til ${format.number(stated)}, men delene er til sammen ${format.number(sum)}. Rett det som er feil.`,
    targetIsText: ({ text, ...row }) =>
      `Målet for ${rowName(row)} er «${text}». Det gir bare retning; skriv et tall for å få måloppnåelse.`,
    closedKept: ({ id, name, on }, format) =>
      `Gevinst ${id} (${name}) ble avsluttet ${format.date(on)}, men «Avsluttet» er tom i regnearket. Den er fortsatt avsluttet. Skriv «gjenåpne gevinst ${id} fordi …» for å åpne den.`,
    measuresStopped: ({ measureIds }) =>
      `Regnearket mangler ${measureIds.join(", ")}, som er målt før. ${measureIds.length === 1 ? "Den" : "De"} er stoppet: ingen blir spurt, og historien står. Tøm feltet Stoppet for å starte igjen.`,
    newSeries: ({ measureId, before, unit, from }, format) =>
      `${measureId} har en ny serie fra ${format.date(from)} (${before === unit ? unit : `${before} → ${unit}`}). Det som er målt før, står for seg og blir ikke sammenlignet med det nye; gi nullpunkt og mål på nytt.`,
    kindUnknown: ({ measureId, unit }) =>
      `Måleenheten «${unit}» for ${measureId} sier ikke hvordan tall legges sammen. Skriv Sum eller Andel i Regnemåte.`,
    measuresWithoutTarget: ({ measureIds }, format) => `Mål er ikke satt for ${format.list(measureIds)}.`,
    measuresWithoutBaseline: ({ measureIds }, format) => `Nullpunkt mangler for ${format.list(measureIds)}.`,
    measuresWithoutOwner: ({ measureIds }, format) =>
      `Gevinsteier mangler for ${format.list(measureIds)}. Ingen kan spørres før noen står der.`,
    benefitWithoutMeasure: ({ id, name }) => `Gevinsten ${id} ${name} har ingen måleparameter.`,
    goalWithoutMeasure: ({ id, name }) => `Målet ${id} ${name} har ingen måleparameter, verken selv eller under seg.`,
    lineWithoutYear: ({ id, name }) =>
      `${id} ${name} har ikke noe år. Beløpet står under «uten år» i gevinstregnskapet og er ikke med i summene.`,
    lineWithoutAmount: ({ id, name }) => `${id} ${name} har ikke noe beløp. Linjen er med, men ikke i summene.`,
    negativeBenefit: ({ id, name }) =>
      `Gevinsten ${id} ${name} er under null og trekkes fra. Kontroller at det stemmer.`,
    threePointsIncomplete: ({ id, name }) =>
      `${id} ${name} mangler et av de tre anslagene. Mest sannsynlig brukes uten usikkerhetsjustering.`,
    threePointsTurned: ({ id, name }) =>
      `${id} ${name}: anslagene står i en annen rekkefølge enn ventet. Kontroller om optimistisk og pessimistisk er byttet om.`,
    unitPriceWithoutMeasure: ({ id, name }) =>
      `Gevinsten ${id} ${name} har enhetspris, men ingen Måle-ID. Uten måling kan uttaket ikke regnes ut.`,
    decisionAfterMilestone: ({ milestoneId, done, decided, matter }, format) =>
      decided === ""
        ? `${milestoneId} står som utført ${format.date(done)}, men «${matter}» ble ikke konkludert da. Kontroller statusen.`
        : `${milestoneId} står som utført ${format.date(done)}, men «${matter}» ble konkludert ${format.date(decided)}. Kontroller datoen.`,
    measureRowsDisagree: ({ measureId, column, used, other }) =>
      `Radene for ${measureId} sier ulikt i ${column}: «${used}» er brukt, ikke «${other}».`,
    statedAchievementDiffers: ({ measureId, stated, computed }) =>
      `Måloppnåelsen for ${measureId} er oppgitt til ${stated.replace(".", ",")} %, men beregnes til ${computed.replace(".", ",")} %.`,
    namedByOffice: ({ roles }) =>
      `${roles === 1 ? "1 rolle" : `${roles} roller`} kan røpe hvem som er fagorganisert. De er lagret med kontor og rolle, uten brukernavn.`,
    directionMissing: ({ measureIds }, format) =>
      `Ønsket utvikling mangler for ${format.list(measureIds)}: da kan ingen si om endringen går riktig vei.`,
    undatedTarget: (row) => `Målet for ${rowName(row)} har ingen dato. Skriv når det skal være nådd.`,
    emptyStatus: ({ measureId, period }, format) =>
      `${measureId} har ingen verdi for ${format.period(period)}. Raden er ikke en måling.`,
    formulasWithoutValue: ({ formulas }) =>
      `${count("formel uten verdi er lest som en tom celle", "formler uten verdi er lest som tomme celler")(formulas)}; dette er den første. Skal det stå noe der, åpne regnearket i Excel og lagre det.`,
    sheetNotRead: ({ rows }) => `Arket blir ikke lest (${count("rad", "rader")(rows)}).`,
    columnNotRead: ({ column, values }) => `Kolonnen ${column} blir ikke lest (${count("verdi", "verdier")(values)}).`,
    bareShare: ({ value, ...row }, format) =>
      `${rowName(row)} er ${format.number(value)} uten %. Det er lest som ${format.number(value)} %; skriv % hvis det skal være ${format.number(value.times(100))} %.`,
    readingDiffers: ({ period, stored, written, hidesSmall, ...row }, format) =>
      `${rowName(row)} er lagret som ${format.quantity(stored, { percent: false, unit: "", hidesSmall })} for ${format.period(period)}, men regnearket sier ${format.number(written)}. Den lagrede verdien står; skriv ja i Rettet og hvorfor i Årsak for å rette den.`,
    baselineKept: ({ from, ...row }, format) =>
      from === undefined
        ? `Nullpunktet for ${rowName(row)} mangler i regnearket. Det lagrede nullpunktet står.`
        : `Nullpunktet for ${rowName(row)} er låst siden ${format.date(from)}, da endringen startet, og er et annet i regnearket. Det lagrede står. Skriv «nullpunkt ${rowName(row)} … fordi …» for å endre det.`,
    targetMoved: ({ date, old, value, ...row }, format) =>
      `Målet for ${rowName(row)}${date === undefined ? "" : ` innen ${format.date(date)}`} flyttes fra ${format.number(old)} til ${format.number(value)}. Begge står i historikken.`,
    targetHeld: ({ from, value, date, written, to, ...row }, format) =>
      `Målet for ${rowName(row)} flyttes ikke av et regneark etter at endringen startet ${format.date(from)}: ${dated(value, date, format)} står, regnearket sier ${dated(written, to, format)}. Skriv «sett mål ${rowName(row)} ${format.number(written)}${to === undefined ? "" : ` innen ${format.date(to)}`} fordi …» for å flytte det.`,
    targetKept: ({ value, date, ...row }, format) =>
      value === undefined
        ? `Datoen for sluttmålet til ${rowName(row)} er ${format.date(date ?? "")}, men cellen er tom i regnearket. Den lagrede datoen står.`
        : `Målet for ${rowName(row)} er ${format.number(value)}${date === undefined ? "" : ` innen ${format.date(date)}`}, men mangler i regnearket. Det lagrede målet står.`,
    renamed: ({ fileShortName, project }) =>
      `Kortnavnet i regnearket er «${fileShortName}», men prosjektet heter «${project}» her. Rett Kortnavn i regnearket før det leses inn igjen.`,
  },
  report: {
    newProject: "nytt prosjekt",
    knownProject: "finnes fra før",
    read: "Lest:",
    count: {
      measures: count("måleparameter", "måleparametere"),
      offices: count("kontor", "kontorer"),
      scorecardRows: count("rad i målekortet", "rader i målekortet"),
      readings: count("måling", "målinger"),
      goals: count("mål", "mål"),
      roles: count("rolle", "roller"),
      milestones: count("milepæl", "milepæler"),
      risks: count("risiko", "risikoer"),
      successFactors: count("suksessfaktor", "suksessfaktorer"),
      groupTasks: count("oppgave i arbeidsgruppene", "oppgaver i arbeidsgruppene"),
      groups: count("arbeidsgruppe", "arbeidsgrupper"),
      meetings: count("møte", "møter"),
      decisions: count("beslutning", "beslutninger"),
      keyFigures: count("nøkkeltall", "nøkkeltall"),
      benefits: count("gevinst", "gevinster"),
      actions: count("tiltak", "tiltak"),
      modelLines: count("linje i gevinstregnskapet", "linjer i gevinstregnskapet"),
      mapArrows: count("pil i gevinstkartet", "piler i gevinstkartet"),
      statedTotals: count("oppgitt total", "oppgitte totaler"),
      targets: count("delmål", "delmål"),
    },
    times: "Slik er tidspunktene forstått:",
    undated: "uten dato",
    findings: "Dette må noen se på:",
    noFindings: "Ingenting i regnearket trenger å ses på.",
    changes: "Endringer:",
    newReadings: count("ny måling", "nye målinger"),
    nothingNew: "Ingen endringer: prosjektet er allerede slik regnearket sier.",
    moreChanges: (number) => `… og ${number} til`,
    change: { added: "ny", changed: "endret", removed: "tas bort" },
    empty: "(tomt)",
    saved: "Lagret.",
    notSaved: "Ingenting er lagret.",
    refused: (fileName, errors) =>
      `${fileName ?? "Regnearket"} er ikke lagret. ${errors === 1 ? "Én feil må rettes:" : `${errors} feil må rettes:`}`,
  },
  ...importFieldsNb,
};
