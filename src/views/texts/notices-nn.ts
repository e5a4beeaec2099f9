import { hasId } from "../../domain/plan-editing/item-titles.ts";
import type { NoticeTexts } from "./notice-words.ts";

const asks = (count: number) => `${count} spørsmål`;
const people = (count: number) => (count === 1 ? "1 person" : `${count} personar`);

export const noticesNn: NoticeTexts = {
  notCoupled: (_, say) => `Denne kanalen er ikkje kopla til eit prosjekt enno. Skriv ${say.command("couple")}.`,
  coupled: ({ projectName, purpose, missingPeople, otherMissing = 0 }, say) => {
    const place = purpose === "main" ? "Spørsmål og vekerapport kjem her." : "Vekerapporten kjem her.";
    const [asked, more] = [missingPeople.length, otherMissing];
    const they =
      asked === 1
        ? "Vedkomande får ikkje spørsmål før ho eller han er lagd til."
        : "Dei får ikkje spørsmål før dei er lagde til.";
    const missing = asked === 0 ? "" : ` Ikkje med i teamet: ${say.format.list(missingPeople)}. ${they}`;
    const from =
      purpose === "main" ? "frå reknearket er ikkje med i teamet" : "frå styringsgruppa er ikkje med i chatten";
    const others = more === 0 ? "" : ` ${more}${asked === 0 ? "" : more === 1 ? " annan" : " andre"} ${from}.`;
    return `Kopla til ${projectName}. ${place}${missing}${others}`;
  },
  alreadyCoupled: ({ projectName }) => `Her er det alt kopla til ${projectName}.`,
  coupledElsewhere: ({ projectName, place }) => `${projectName} er alt kopla til ${place}. Fjern boten derifrå først.`,
  coupledToOther: ({ projectName, other }) =>
    `Denne kanalen høyrer alt til ${other} og kan ikkje koplast til ${projectName}.`,
  coupleInChannel: () => "Eit prosjekt blir kopla i kanalen eller gruppechatten der det høyrer heime, ikkje her.",
  noProjects: () =>
    "Du er ikkje med i noko prosjekt her enno. Skal du starte eitt, send meg reknearket i ein personleg chat; elles be prosjektleiaren leggje deg til.",
  inNoProject: () => "Du er ikkje med i noko prosjekt her.",
  noImportByGuest: () => "Gjester kan ikkje lese inn rekneark. Be prosjektleiaren sende det.",
  guestRefused: () => "Du er gjest i dette teamet, og eg svarer ikkje gjester. Spør prosjektleiaren.",
  confirmClose: ({ projectName, shortName }, say) =>
    `${projectName} blir skjult for alle andre enn prosjektet sine eigne folk og dei som er med i kanalen. Stemmer det? Skriv ${say.command("closeProject", `${shortName} stadfest`)}.`,
  confirmOpen: ({ projectName, shortName }, say) =>
    `Alle i organisasjonen får vite at ${projectName} finst, og kven som leier det. Stemmer det? Skriv ${say.command("openProject", `${shortName} stadfest`)}.`,
  projectClosed: ({ projectName }) =>
    `${projectName} er lukka: berre prosjektet sine eigne folk og dei som er med i kanalen, ser det.`,
  projectOpened: ({ projectName }) => `${projectName} er opna: alle i organisasjonen får vite at det finst.`,
  closedAlready: ({ projectName }) => `${projectName} er lukka frå før.`,
  openAlready: ({ projectName }) => `${projectName} er ope frå før.`,
  shortNameTaken: ({ shortName }) => `Kortnamnet «${shortName}» kan ikkje brukast. Skriv eit anna i arket Prosjekt.`,
  rightsOnlyLeader: ({ leaderName }) =>
    `Dette endrar kven som leier prosjektet, kven som er assisterande leiar, kven som får sjå det, eller eit nullpunkt som er låst. Det kan berre prosjektleiaren gjere. Spør ${leaderName}. Ingenting er lagra.`,
  leaderUnknown: ({ leader }) =>
    `Reknearket gjer ${leader} til prosjektleiar, men eg kjenner ingen med den adressa her, og då kunne ingen styre prosjektet. Rett adressa, eller legg vedkomande til i teamet først.`,
  noSuchProject: ({ text, known }, say) =>
    `Eg finn ikkje prosjektet «${text}».${known.length === 0 ? "" : ` Desse finst: ${say.format.list(known)}.`}`,
  whichProject: ({ known }, say) =>
    `Kva prosjekt? Skriv kortnamnet òg: ${say.format.list(known.map(({ shortName, name }) => `${shortName} (${name})`))}.`,
  onlyLeader: ({ leaderName }) => `Det kan berre prosjektleiaren gjere. Spør ${leaderName}.`,
  onlyAsked: ({ names }, say) => `Det er ${say.format.list(names)} som kan svare på dette.`,
  notInProject: ({ projectName }) => `Du har inga rolle i ${projectName}, så eg kan ikkje vise det her.`,
  unknownPerson: () =>
    "Eg kjenner deg ikkje att enno. Prøv igjen om litt, eller be prosjektleiaren leggje deg til i teamet.",
  lookingYouUp: () => "Eg slår opp kven du er. Trykk ein gong til om ein augneblink; det du skreiv, står framleis.",
  tooFast: () =>
    "Det kom meir frå deg på kort tid enn eg rekk. Dette og det som kjem det neste minuttet, er ikkje teke imot: vent litt, og send det på nytt.",
  nothingDue: ({ projectName, next }, say) =>
    `Ingenting skal målast i ${projectName} no.${next === undefined ? "" : ` Neste målerunde er ${say.format.dayAndYear(next.on)}: ${say.format.list(next.measureIds)}.`}`,
  roundOpened: ({ asked, people: count, dueOn, blocked, gone = [] }, say) => {
    const missing =
      blocked.length === 0 ? "" : ` Manglar gevinsteigar, og er derfor ikkje spurt om: ${say.format.list(blocked)}.`;
    const absent =
      gone.length === 0
        ? ""
        : ` Ikkje med i teamet, og kan ikkje svare: ${say.format.list(gone)}. Legg dei til i teamet, eller byt gevinsteigar i reknearket; spørsmålet kan også sendast til ein annan.`;
    return `Runden er opna: ${asks(asked)} til ${people(count)}, frist ${say.format.day(dueOn)}.${missing}${absent}`;
  },
  roundAlreadyOpen: ({ dueOn, asked, answered, added }, say) => {
    const more = added === 0 ? "" : ` ${asks(added)} er lagde til.`;
    return `Ein runde er alt open: ${answered} av ${asked} svara, frist ${say.format.day(dueOn)}.${more}`;
  },
  roundCancelled: ({ asks: count }) => `Runden er avlyst. ${asks(count)} er trekte tilbake; svara som er gitt, står.`,
  overdue: ({ asks: count, people: of }, say) =>
    `${asks(count)} til ${people(of)} er ei veke eller meir over fristen. Skriv ${say.command("missing")} til meg i ein personleg chat for å sjå kven.`,
  modelLineSaved: ({ id, name }, say) =>
    `${id} ${name} er lagra. Skriv ${say.command("benefitAccount")} for å sjå kva det betyr.`,
  planItemSaved: ({ list, change, unread = [], passed }, say) => {
    const name = `${say.kind(list)} ${change.id}`;
    const times = say.format.list(unread.map((text) => `«${text}»`));
    const unreadable = unread.length === 0 ? "" : ` Tida ${times} gir ingen dato, og blir vist som skriven.`;
    const undated =
      passed === undefined
        ? unreadable
        : ` ${say.format.sentence(say.format.date(passed))} er passert, så milepælen står som over fristen til han er utført eller flytta.`;
    if (change.change === "removed") return `Fjerna: ${name}.`;
    if (change.change === "changed") return `Lagra: ${say.change(change)}.${undated}`;
    if (list === "measures")
      return `Lagt til: ${name}. Set mål for linjene med ${say.command("setTarget", change.id)}. Skriv ${say.command("changeItem", change.id)} for å endre han.`;
    const rest = hasId(list) ? ` Skriv ${say.command("changeItem", name)} for å fylle ut resten.` : "";
    return `Lagt til: ${name}.${undated}${rest}`;
  },
  planItemAsItWas: ({ list, name }, say) =>
    `${say.format.sentence(say.kind(list))} «${name}» står slik frå før. Ingenting er endra.`,
  noSuchBenefit: ({ text, near, projectName }, say) =>
    `Eg finn ikkje gevinsten «${text}» i ${projectName}. ${near.length > 0 ? `Meinte du ${say.format.list(near)}?` : `Skriv ${say.command("benefits", "")} for å sjå alle.`}`,
  benefitClosed: ({ id, name, on, result, measureIds }, { format }) => {
    const stopped = measureIds.length === 0 ? "" : ` Ingen blir spurde om ${format.list(measureIds)} meir.`;
    return `Gevinsten ${id} ${name} er avslutta ${format.date(on)}: ${result}.${stopped}`;
  },
  handoverHow: ({ id }, say) =>
    `Skriv kven som skal ta over ${id}: ${say.command("handOverBenefit", `${id} til Kari Nordmann`)}.`,
  noOffer: ({ id }) => `${id} er ikkje tilbode nokon. Ingenting er endra.`,
  offerWithdrawn: ({ id }) => `Tilbodet om å ta over ${id} er trekt tilbake. Eigaren er den same.`,
  offeredAlready: ({ id, to }) => `${id} er alt tilbode ${to}, som ikkje har svart enno.`,
  ownsAlready: ({ id, to }) => `${to} har alt teke over ${id}. Ingenting er endra.`,
  benefitOffered: ({ id, name, to }) =>
    `${to} er spurd om å ta over gevinsten ${id} ${name}. Til det er svart, er eigaren den same.`,
  offerAnswered: ({ id, name, by, accepts, why = "" }) =>
    accepts ? `${by} har teke over gevinsten ${id} ${name}.` : `${by} tek ikkje over gevinsten ${id} ${name}: ${why}`,
  benefitClosedAlready: ({ id, on, result }, say) =>
    `Gevinsten ${id} er avslutta ${say.format.date(on)}: ${result}. Skriv ${say.command("reopenBenefit", `${id} fordi …`)} for å opne han att.`,
  benefitNotClosed: ({ id }) => `Gevinsten ${id} er ikkje avslutta.`,
  benefitReopened: ({ id, name, measureIds }, { format }) =>
    `Gevinsten ${id} ${name} er opna att.${measureIds.length === 0 ? "" : ` Det blir spurt om ${format.list(measureIds)} frå neste målerunde.`}`,
  reopenReasonMissing: ({ id }, say) =>
    `Kvifor skal ${id} opnast att? Skriv ${say.command("reopenBenefit", `${id} fordi …`)}.`,
  planItemGone: ({ list }, say) =>
    `${say.format.sentence(say.kind(list))} på kortet finst ikkje lenger. Ingenting er endra.`,
  noSuchItem: ({ text, list, known }, say) =>
    list === undefined
      ? `Fann ikkje «${text}» i planen. Skriv kva det er, til dømes ${say.command("changeItem", "risiko 1")}.`
      : `${known.length === 0 ? `Planen har ingen ${say.kind(list)} enno.` : `Fann ikkje éin ${say.kind(list)} som heiter «${text}». Her er ${say.format.list(known)}.`} Skriv ${say.command("newItem", say.kind(list))} for ein ny.`,
  noSuchModelLine: ({ text, projectName }, say) =>
    `${projectName} har ingen post «${text}» i gevinstrekneskapen. Skriv «ny post» for å leggje til ein, eller ${say.command("benefitAccount")} for å sjå han.`,
  noOpenRound: () => "Ingen målerunde er open.",
  restoredHold: () =>
    "Databasen er gjenoppretta frå ein tryggingskopi. Eg spør ingen før den som driftar meg, har bestemt korleis vi går vidare.",
  noSuchMeasure: ({ text, near }, say) =>
    `Eg finn ingen Måle-ID «${text}».${near.length === 0 ? "" : ` Meinte du ${say.format.list(near)}?`}`,
  noSuchOffice: ({ measureId, text, offices }, say) =>
    `${measureId} blir ikkje målt i «${text}», men i ${say.format.list(offices)}.`,
  officeMissing: ({ measureId, offices }, say) => `Kva kontor? ${measureId} blir målt i ${say.format.list(offices)}.`,
  noSuchAction: ({ text, near, projectName }, say) =>
    `Eg finn ikkje tiltaket «${text}» i ${projectName}. ${near.length > 0 ? `Meinte du ${say.format.list(near)}?` : `Skriv ${say.command("actions", "")} for å sjå alle.`}`,
  actionReasonMissing: ({ id }, say) =>
    `Kvifor blir ikkje ${id} gjort? Skriv ${say.command("actions", `${id} droppa fordi …`)}.`,
  actionDueUnreadable: ({ id, text }, say) =>
    `Eg kan ikkje lese ein dato av «${text}». Ingenting er endra. Skriv til dømes ${say.command("actions", `${id} frist 1. mars`)}.`,
  actionDuePassed: ({ text, on }, say) =>
    `«${text}» er ${say.format.date(on)}, og den dagen er passert. Ingenting er endra.`,
  actionDueMissing: ({ id }) => `Skriv ny frist for ${id}. Fristen er nådd, og tiltaket er ikkje ferdig.`,
  actionChangedMeanwhile: ({ id }) =>
    `${id} er endra av ein annan sidan kortet kom. Her er det slik det står no. Ingenting er lagra.`,
  milestoneDayMissing: ({ id }) => `Skriv den nye datoen for ${id}. Ingenting er lagra.`,
  milestoneDayUnreadable: ({ id, text }) =>
    `Eg kan ikkje lese ein dato av «${text}». ${id} står som før. Skriv til dømes 1. mars.`,
  milestoneDayPassed: ({ id, text, on }, say) =>
    `«${text}» er ${say.format.date(on)}, og den dagen er passert. ${id} står som før.`,
  milestoneReasonMissing: ({ id }) => `Skriv kvifor ${id} er flytta. Ingenting er lagra.`,
  actionsOverdue: ({ actions }, say) =>
    `${actions} ${actions === 1 ? "tiltak eller milepæl" : "tiltak eller milepælar"} er over fristen utan svar, eller har ingen å spørje. Skriv ${say.command("actions", "")}.`,
  noSuchGoal: ({ text, known }, say) =>
    `Eg finn ikkje målet «${text}».${known.length === 0 ? "" : ` Desse finst: ${say.format.list(known)}.`}`,
  notANumber: ({ text }) => `«${text}» er ikkje eit tal. Skriv til dømes 1 234,5 eller 47 %.`,
  ambiguousNumber: ({ text }) =>
    `«${text}» kan lesast på to måtar. Skriv desimalar med komma og tusen med mellomrom, til dømes 1 234,5.`,
  severalNumbers: ({ text }) => `Eg fann fleire tal i «${text}». Skriv berre eitt.`,
  percentOnCount: ({ text, measureId }) => `«${text}» er i prosent, men ${measureId} er ikkje ein del av noko heile.`,
  answerSaved: (row, say) => `Lagra: ${say.row(row)} for ${say.format.period(row.period)}.`,
  notAskedFor: (row, say) =>
    `Det er ikkje spurt om ${say.row(row)} for ${say.format.period(row.period)} no. Skriv eit tal om du har eit.`,
  noLastValue: (row, say) => `${say.row(row)} har ingen tidlegare verdi, så «uendra» kan ikkje brukast. Skriv eit tal.`,
  confirmInCard: (row, say) => `Verdien for ${say.row(row)} er uvanleg. Stadfest han i kortet.`,
  confirmInText: ({ value, of, example, ...row }, say) =>
    `${say.value(value, of)} er uvanleg for ${say.row(row)}. Stemmer det? Skriv «${example}».`,
  periodUnreadable: ({ measureId, text }) =>
    `Eg forstår ikkje perioden «${text}» for ${measureId}. Skriv til dømes «for 2. kvartal 2022».`,
  noFinishedPeriod: ({ measureId }) => `${measureId} har ingen ferdig periode å svare for enno.`,
  alreadyAnswered: (row, say) =>
    `${say.row(row)} for ${say.format.period(row.period)} er alt registrert: ${say.value(row.value, row.of)}. Bruk «Endre svaret» i kortet.`,
  targetSet: (row, say) => {
    const when = row.date === undefined ? "" : ` innan ${say.format.month(row.date)}`;
    const before = row.before === undefined ? "" : ` (før: ${say.value(row.before, row.of)})`;
    return `Mål for ${say.row(row)} er sett til ${say.value(row.value, row.of)}${when}${before}.`;
  },
  phaseMoved: ({ id, name, phase, lacks }, say) =>
    `${id} ${name} er no i fasen ${say.phase(phase)}.${lacks.length === 0 ? "" : ` Han manglar framleis ${say.lacks(lacks)}.`}`,
  phaseLacks: ({ id, name, phase, lacks }, say) =>
    `${id} ${name} manglar ${say.lacks(lacks)} før han kan vere i fasen ${say.phase(phase)}. Skriv ${say.command("changeItem", `${say.kind("benefits")} ${id}`)} for å fylle ut, eller «… fordi …» for å flytte han likevel. Ingenting er endra.`,
  phaseAsItWas: ({ id, name, phase }, say) => `${id} ${name} er i fasen ${say.phase(phase)} frå før.`,
  baselineSet: (row, say) => {
    const before = row.before === undefined ? "" : ` (før: ${say.value(row.before, row.of)})`;
    return `Nullpunktet for ${say.row(row)} er ${say.value(row.value, row.of)}, ${say.format.month(row.date)}${before}.`;
  },
  baselineUnreadable: ({ text }, say) =>
    `Eg forstår ikkje nullpunktet i «${text}». Skriv éi linje om gongen, til dømes ${say.command("setBaseline")}.`,
  baselineDateTooLate: ({ date, ...row }, say) =>
    `Eit nullpunkt er frå før endringa. ${say.format.date(date)} er for seint for ${say.row(row)}. Ingenting er lagra.`,
  baselineLocked: ({ from, ...row }, say) =>
    `Nullpunktet for ${say.row(row)} er låst sidan ${say.format.date(from)}, då endringa starta. Skriv kvifor det skal endrast: «… fordi …». Ingenting er lagra.`,
  targetReasonMissing: (row, say) =>
    `${say.row(row)} har eit mål frå før. Skriv kvifor det blir flytta: «… fordi …». Ingenting er lagra.`,
  targetUnreadable: ({ text }, say) =>
    `Eg forstår ikkje målet i «${text}». Skriv til dømes ${say.command("setTarget")}.`,
  targetDateUnreadable: ({ text }) => `Eg forstår ikkje datoen «${text}». Skriv til dømes «innan des. 2024».`,
  targetDateTooEarly: ({ date, baselineDate, ...row }, say) =>
    baselineDate === undefined
      ? `Eit mål må gjelde for ein dag som kjem. ${say.format.date(date)} er passert.`
      : `Eit mål må gjelde for ein dag etter nullpunktet. Nullpunktet for ${say.row(row)} er frå ${say.format.date(baselineDate)}, og målet for ${say.format.date(date)}.`,
  periodBeforeBaseline: ({ period, baselineDate, ...row }, say) =>
    `Nullpunktet for ${say.row(row)} er frå ${say.format.date(baselineDate)}, så ei måling for ${say.format.period(period)} kjem ikkje etter det. Ingenting er lagra.`,
  answeredOnBehalf: ({ by, rows }, say) => {
    const values = rows.map((row) => `${say.row(row)}: ${say.value(row.value, row.of)}`);
    return `${by} har svart på vegner av deg: ${say.format.list(values)}.`;
  },
  handedOver: ({ from, to, rows, always }, say) =>
    `${from} har sendt ${say.rows(rows)} vidare til ${to}${always ? ", frå no av" : ", denne gongen"}.`,
  whichPerson: ({ text, names }, say) => `Fleire heiter «${text}»: ${say.format.list(names)}. Skriv e-postadressa.`,
  standInHow: (_, say) =>
    `Skriv kven som er vikar for deg, og når: ${say.command("standIn", "Kari Nordmann 10.10–24.10")}. Avslutt med ${say.command("standIn", "av")}.`,
  standInSet: ({ person, standIn, from, to, replaced }, { format }) => {
    const before = replaced ? " Det kjem i staden for det som var sagt om dei same dagane." : "";
    return `${standIn} er vikar for ${person ?? "deg"} frå og med ${format.dayAndYear(from)} til og med ${format.dayAndYear(to)}: spørsmål og påminningar går dit.${before}`;
  },
  standInEnded: ({ person }) => `Vikaren for ${person ?? "deg"} er avslutta. Spørsmål går som vanleg igjen.`,
  noStandIn: ({ person }) => `Ingen er sett opp som vikar for ${person ?? "deg"}.`,
  youStandIn: ({ person, projectName, from, to }, { format }) =>
    `Du er vikar for ${person} i ${projectName} frå og med ${format.dayAndYear(from)} til og med ${format.dayAndYear(to)}: spørsmål og påminningar kjem til deg.`,
  standInSelf: () => "Du kan ikkje vere vikar for deg sjølv. Skriv kven andre det er.",
  standInGuest: ({ name }) => `${name} er gjest i teamet og kan ikkje svare. Vel ein annan.`,
  standInPast: ({ to }, { format }) => `${format.sentence(format.dayAndYear(to))} har vore. Skriv dagar som kjem.`,
  standInBackwards: ({ from, to }, { format }) =>
    `Siste dag, ${format.dayAndYear(to)}, er før første dag, ${format.dayAndYear(from)}. Skriv dei i rekkjefølgje.`,
  standInAway: ({ name, from, to }, { format }) =>
    `${name} er sjølv borte frå og med ${format.dayAndYear(from)} til og med ${format.dayAndYear(to)}. Vel ein annan.`,
  standInDatesUnreadable: ({ text }, say) =>
    `Eg forstår ikkje namn og dagar i «${text}». Skriv til dømes ${say.command("standIn", "Kari Nordmann 10.10–24.10")}.`,
  noSuchPerson: ({ text }) => `Eg finn ingen som heiter «${text}» i teamet.`,
  cardOutOfDate: () => "Kortet var ikkje oppdatert. Her er det slik det er no.",
  actionUnknown: () => "Den knappen kjenner eg ikkje. Kortet kan vere frå ei eldre utgåve.",
  askCancelled: () => "Spørsmålet er avlyst, så svaret blei ikkje lagra.",
  importSaved: ({ projectName, changes, readings }) => {
    const saved = `${changes === 1 ? "1 endring" : `${changes} endringar`} og ${readings === 1 ? "1 måling" : `${readings} målingar`}`;
    return `${projectName} er lagra: ${saved}.`;
  },
  importNothingNew: ({ projectName }) => `${projectName} er alt slik reknearket seier. Ingenting er endra.`,
  importDiscarded: () => "Reknearket er forkasta. Ingenting er lagra.",
  importGone: () => "Dette reknearket ventar ikkje lenger. Send det på nytt.",
  importOnlyPersonal: () => "Send reknearket til meg i ein personleg chat.",
  fileUnreachable: ({ fileName }) => `Eg fekk ikkje henta «${fileName}». Send fila på nytt.`,
  paperFrozen: ({ projectName, version, at }, say) =>
    `Styringsrapporten for ${projectName} er klar: versjon ${version}, per ${say.format.date(at)}. Fila får du i ein personleg chat: skriv ${say.command("paper", "word")} til meg der.`,
  noPaper: ({ projectName }) => `Det er ingen godkjend styringsrapport å vise for ${projectName}.`,
  paperOnlyPersonal: (_, say) => `Fila får du i ein personleg chat: skriv ${say.command("paper", "word")} til meg der.`,
  paperByCommand: ({ shortName, version }) =>
    `Her kan eg ikkje gi deg ei fil. Ho blir skriven med npm run report -- --project ${shortName} --version ${version}`,
  paperDeclined: (_, say) =>
    `Greitt, eg lét vere. Skriv ${say.command("paper", "word")} om du vil ha rapporten likevel.`,
  templateOnlyPersonal: (_, say) =>
    `Reknearkmalen får du i ein personleg chat: skriv ${say.command("template")} til meg der.`,
  templateLink: ({ url }) => `Her er eit tomt rekneark: ${url}`,
  templateDeclined: (_, say) =>
    `Greitt, eg lét vere. Skriv ${say.command("template")} om du vil ha reknearket likevel.`,
  nothingFound: ({ text }, say) =>
    `Eg fann ikkje noko om «${text}». Skriv ${say.command("help")} for å sjå kva eg kan.`,
  noHistory: ({ measureId }) => `${measureId} er ikkje målt enno.`,
  channelRemoved: ({ projectName }) =>
    `Eg er fjerna frå kanalen til ${projectName}. Ingen blir spurde før ein kanal er kopla igjen.`,
  wentWrong: ({ turn }) =>
    `Noko gjekk gale hos meg, og ingenting er lagra. Prøv igjen. Skjer det på nytt, oppgi ${turn}.`,
};
