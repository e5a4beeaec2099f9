import { importFieldsNn } from "./import-fields-nn.ts";
import { dated, type ImportTexts, rowName } from "./import-words.ts";

const oneOf = (words: string[]) => `Skriv eitt av desse: ${words.join(", ")}.`;
const count = (one: string, many: string) => (number: number) => `${number} ${number === 1 ? one : many}`;

export const importNn: ImportTexts = {
  errors: {
    notXlsx: () =>
      "Fila er ikkje eit Excel-rekneark (.xlsx). Opne ho i Excel og lagre ho som Excel-arbeidsbok (.xlsx).",
    tooLarge: () => "Reknearket er for stort: det kan vere på høgst 20 MB. Ta ut bilete og ark som ikkje høyrer til.",
    tooManyCells: () =>
      "Reknearket har for mange ark, rader, celler eller samanslegne celler. Ta ut det som ikkje høyrer til prosjektet.",
    damaged: () => "Reknearket er skada og kan ikkje lesast. Opne det i Excel, lagre det på nytt og send det igjen.",
    encrypted: () => "Reknearket er verna med passord. Ta bort passordet i Excel og send det igjen.",
    readersBusy: () => "Eg les fleire andre reknark akkurat no. Send det igjen om nokre minutt.",
    sheetMissing: ({ sheet }) =>
      `Arket ${sheet} manglar. Legg det til; skriv «reknearkmal» for å få eit tomt rekneark.`,
    columnMissing: ({ column }) => `Kolonnen eller feltet ${column} manglar. Legg til overskrifta ${column}.`,
    valueMissing: ({ column }) => `${column} manglar. Fyll ut cella.`,
    duplicateRow: ({ key, firstCell }) =>
      `${key} står òg i ${firstCell}. Lat det stå på éi rad, eller gi radene kvart sitt kjenneteikn.`,
    notANumber: ({ column, value }) =>
      `«${value}» i ${column} er ikkje eit tal som kan lesast. Skriv berre talet, til dømes 1234,5 eller 3,0 %.`,
    notAYear: ({ column, value }) => `«${value}» i ${column} er ikkje eit år. Skriv fire siffer, til dømes 2026.`,
    unknownFrequency: ({ value, allowed }) => `Målefrekvensen «${value}» er ukjend. ${oneOf(allowed)}`,
    unknownWord: ({ column, value, allowed }) => `«${value}» i ${column} er ukjent. ${oneOf(allowed)}`,
    formulaError: ({ value }) => `Formelen gir feilen ${value}. Rett formelen, eller skriv verdien.`,
    unreadableDate: ({ column, value }) =>
      `«${value}» i ${column} kan ikkje lesast som eit tidspunkt. Skriv til dømes 1. jan. 2023, mar.22 eller des. 2024.`,
    unknownMeasure: ({ value }) =>
      `${value} finst ikkje i arket Målekort. Rett Måle-ID og kontor, eller legg rada til i Målekort.`,
    unknownGoal: ({ value }) => `Målet ${value} finst ikkje i arket Mål. Rett ID-en, eller legg målet til i Mål.`,
    unknownBenefit: ({ value }) =>
      `Gevinsten ${value} finst ikkje i arket Gevinster. Rett ID-en, eller legg gevinsten til i Gevinster.`,
    endsBeforeStart: ({ id, year, lastYear }) =>
      `${id} sluttar i ${lastYear}, før han byrjar i ${year}. Rett År eller Til år.`,
    tooLong: ({ column, value, longest }) =>
      `${column} har plass til ${longest} teikn. Skriv det kortare: «${value.slice(0, 60)}…».`,
    notAUser: ({ column, value }) =>
      `«${value}» i ${column} er ikkje eit brukarnamn. Skriv det som i Teams, til dømes namn@kommune.no.`,
    otherProject: ({ fileShortName, project }) =>
      `Kortnamnet i reknearket er «${fileShortName}», ikkje «${project}». Vel fila til ${project}, eller rett Kortnavn eller --project.`,
  },
  findings: {
    sumDiffers: ({ name, stated, sum }, format) =>
      `${name}: totalen er oppgitt til ${format.number(stated)}, men delane er til saman ${format.number(sum)}. Rett det som er feil.`,
    targetIsText: ({ text, ...row }) =>
      `Målet for ${rowName(row)} er «${text}». Det gir berre retning; skriv eit tal for å få måloppnåing.`,
    closedKept: ({ id, name, on }, format) =>
      `Gevinst ${id} (${name}) vart avslutta ${format.date(on)}, men «Avslutta» er tom i reknearket. Han er framleis avslutta. Skriv «opne att gevinst ${id} fordi …» for å opne han.`,
    measuresStopped: ({ measureIds }) =>
      `Reknearket manglar ${measureIds.join(", ")}, som er målt før. ${measureIds.length === 1 ? "Han er stoppa" : "Dei er stoppa"}: ingen blir spurde, og historia står. Tøm feltet Stoppet for å starte att.`,
    newSeries: ({ measureId, before, unit, from }, format) =>
      `${measureId} har ein ny serie frå ${format.date(from)} (${before === unit ? unit : `${before} → ${unit}`}). Det som er målt før, står for seg og blir ikkje samanlikna med det nye; gi nullpunkt og mål på nytt.`,
    kindUnknown: ({ measureId, unit }) =>
      `Måleeininga «${unit}» for ${measureId} seier ikkje korleis tal blir lagde saman. Skriv Sum eller Andel i Regnemåte.`,
    measuresWithoutTarget: ({ measureIds }, format) => `Mål er ikkje sett for ${format.list(measureIds)}.`,
    measuresWithoutBaseline: ({ measureIds }, format) => `Nullpunkt manglar for ${format.list(measureIds)}.`,
    measuresWithoutOwner: ({ measureIds }, format) =>
      `Gevinsteigar manglar for ${format.list(measureIds)}. Ingen kan spørjast før nokon står der.`,
    benefitWithoutMeasure: ({ id, name }) => `Gevinsten ${id} ${name} har ingen måleparameter.`,
    goalWithoutMeasure: ({ id, name }) => `Målet ${id} ${name} har ingen måleparameter, verken sjølv eller under seg.`,
    lineWithoutYear: ({ id, name }) =>
      `${id} ${name} har ikkje noko år. Beløpet står under «utan år» i gevinstrekneskapen og er ikkje med i summane.`,
    lineWithoutAmount: ({ id, name }) => `${id} ${name} har ikkje noko beløp. Linja er med, men ikkje i summane.`,
    negativeBenefit: ({ id, name }) =>
      `Gevinsten ${id} ${name} er under null og blir trekt frå. Kontroller at det stemmer.`,
    threePointsIncomplete: ({ id, name }) =>
      `${id} ${name} manglar eitt av dei tre anslaga. Mest sannsynleg blir brukt utan uvissejustering.`,
    threePointsTurned: ({ id, name }) =>
      `${id} ${name}: anslaga står i ei anna rekkjefølgje enn venta. Kontroller om optimistisk og pessimistisk er bytte om.`,
    unitPriceWithoutMeasure: ({ id, name }) =>
      `Gevinsten ${id} ${name} har einingspris, men ingen Måle-ID. Utan måling kan uttaket ikkje reknast ut.`,
    decisionAfterMilestone: ({ milestoneId, done, decided, matter }, format) =>
      decided === ""
        ? `${milestoneId} står som utført ${format.date(done)}, men «${matter}» vart ikkje konkludert då. Kontroller statusen.`
        : `${milestoneId} står som utført ${format.date(done)}, men «${matter}» vart konkludert ${format.date(decided)}. Kontroller datoen.`,
    measureRowsDisagree: ({ measureId, column, used, other }) =>
      `Radene for ${measureId} seier ulikt i ${column}: «${used}» er brukt, ikkje «${other}».`,
    statedAchievementDiffers: ({ measureId, stated, computed }) =>
      `Måloppnåinga for ${measureId} er oppgitt til ${stated.replace(".", ",")} %, men blir rekna til ${computed.replace(".", ",")} %.`,
    namedByOffice: ({ roles }) =>
      `${roles === 1 ? "1 rolle" : `${roles} roller`} kan røpe kven som er fagorganisert. Dei er lagra med kontor og rolle, utan brukarnamn.`,
    directionMissing: ({ measureIds }, format) =>
      `Ønskt utvikling manglar for ${format.list(measureIds)}: då kan ingen seie om endringa går rett veg.`,
    undatedTarget: (row) => `Målet for ${rowName(row)} har ingen dato. Skriv når det skal vere nådd.`,
    emptyStatus: ({ measureId, period }, format) =>
      `${measureId} har ingen verdi for ${format.period(period)}. Rada er ikkje ei måling.`,
    formulasWithoutValue: ({ formulas }) =>
      `${count("formel utan verdi er lesen som ei tom celle", "formlar utan verdi er lesne som tomme celler")(formulas)}; dette er den første. Skal det stå noko der, opne reknearket i Excel og lagre det.`,
    sheetNotRead: ({ rows }) => `Arket blir ikkje lese (${count("rad", "rader")(rows)}).`,
    columnNotRead: ({ column, values }) =>
      `Kolonnen ${column} blir ikkje lesen (${count("verdi", "verdiar")(values)}).`,
    bareShare: ({ value, ...row }, format) =>
      `${rowName(row)} er ${format.number(value)} utan %. Det er lese som ${format.number(value)} %; skriv % om det skal vere ${format.number(value.times(100))} %.`,
    readingDiffers: ({ period, stored, written, hidesSmall, ...row }, format) =>
      `${rowName(row)} er lagra som ${format.quantity(stored, { percent: false, unit: "", hidesSmall })} for ${format.period(period)}, men reknearket seier ${format.number(written)}. Den lagra verdien står; skriv ja i Rettet og kvifor i Årsak for å rette han.`,
    baselineKept: ({ from, ...row }, format) =>
      from === undefined
        ? `Nullpunktet for ${rowName(row)} manglar i reknearket. Det lagra nullpunktet står.`
        : `Nullpunktet for ${rowName(row)} er låst sidan ${format.date(from)}, då endringa starta, og er eit anna i reknearket. Det lagra står. Skriv «nullpunkt ${rowName(row)} … fordi …» for å endre det.`,
    targetMoved: ({ date, old, value, ...row }, format) =>
      `Målet for ${rowName(row)}${date === undefined ? "" : ` innan ${format.date(date)}`} blir flytta frå ${format.number(old)} til ${format.number(value)}. Begge står i historikken.`,
    targetHeld: ({ from, value, date, written, to, ...row }, format) =>
      `Målet for ${rowName(row)} blir ikkje flytta av eit rekneark etter at endringa starta ${format.date(from)}: ${dated(value, date, format)} står, reknearket seier ${dated(written, to, format)}. Skriv «set mål ${rowName(row)} ${format.number(written)}${to === undefined ? "" : ` innan ${format.date(to)}`} fordi …» for å flytte det.`,
    targetKept: ({ value, date, ...row }, format) =>
      value === undefined
        ? `Datoen for sluttmålet til ${rowName(row)} er ${format.date(date ?? "")}, men cella er tom i reknearket. Den lagra datoen står.`
        : `Målet for ${rowName(row)} er ${format.number(value)}${date === undefined ? "" : ` innan ${format.date(date)}`}, men manglar i reknearket. Det lagra målet står.`,
    renamed: ({ fileShortName, project }) =>
      `Kortnamnet i reknearket er «${fileShortName}», men prosjektet heiter «${project}» her. Rett Kortnavn i reknearket før det blir lese inn igjen.`,
  },
  report: {
    newProject: "nytt prosjekt",
    knownProject: "finst frå før",
    read: "Lese:",
    count: {
      measures: count("måleparameter", "måleparametrar"),
      offices: count("kontor", "kontor"),
      scorecardRows: count("rad i målekortet", "rader i målekortet"),
      readings: count("måling", "målingar"),
      goals: count("mål", "mål"),
      roles: count("rolle", "roller"),
      milestones: count("milepæl", "milepælar"),
      risks: count("risiko", "risikoar"),
      successFactors: count("suksessfaktor", "suksessfaktorar"),
      groupTasks: count("oppgåve i arbeidsgruppene", "oppgåver i arbeidsgruppene"),
      groups: count("arbeidsgruppe", "arbeidsgrupper"),
      meetings: count("møte", "møte"),
      decisions: count("avgjerd", "avgjerder"),
      keyFigures: count("nøkkeltal", "nøkkeltal"),
      benefits: count("gevinst", "gevinstar"),
      actions: count("tiltak", "tiltak"),
      modelLines: count("linje i gevinstrekneskapen", "linjer i gevinstrekneskapen"),
      mapArrows: count("pil i gevinstkartet", "piler i gevinstkartet"),
      statedTotals: count("oppgitt total", "oppgitte totalar"),
      targets: count("delmål", "delmål"),
    },
    times: "Slik er tidspunkta forstått:",
    undated: "utan dato",
    findings: "Dette må nokon sjå på:",
    noFindings: "Ingenting i reknearket treng å sjåast på.",
    changes: "Endringar:",
    newReadings: count("ny måling", "nye målingar"),
    nothingNew: "Ingen endringar: prosjektet er alt slik reknearket seier.",
    moreChanges: (number) => `… og ${number} til`,
    change: { added: "ny", changed: "endra", removed: "blir teken bort" },
    empty: "(tomt)",
    saved: "Lagra.",
    notSaved: "Ingenting er lagra.",
    refused: (fileName, errors) =>
      `${fileName ?? "Reknearket"} er ikkje lagra. ${errors === 1 ? "Éin feil må rettast:" : `${errors} feil må rettast:`}`,
  },
  ...importFieldsNn,
};
