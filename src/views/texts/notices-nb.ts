import { hasId } from "../../domain/plan-editing/item-titles.ts";
import type { NoticeTexts } from "./notice-words.ts";

const asks = (count: number) => (count === 1 ? "1 spørsmål" : `${count} spørsmål`);
const people = (count: number) => (count === 1 ? "1 person" : `${count} personer`);

export const noticesNb: NoticeTexts = {
  notCoupled: (_, say) => `Denne kanalen er ikke koblet til et prosjekt ennå. Skriv ${say.command("couple")}.`,
  coupled: ({ projectName, purpose, missingPeople, otherMissing = 0 }, say) => {
    const place = purpose === "main" ? "Spørsmål og ukesrapport kommer her." : "Ukesrapporten kommer her.";
    const [asked, more] = [missingPeople.length, otherMissing];
    const they =
      asked === 1
        ? "Vedkommende får ikke spørsmål før hun eller han er lagt til."
        : "De får ikke spørsmål før de er lagt til.";
    const missing = asked === 0 ? "" : ` Ikke med i teamet: ${say.format.list(missingPeople)}. ${they}`;
    const from =
      purpose === "main" ? "fra regnearket er ikke med i teamet" : "fra styringsgruppen er ikke med i chatten";
    const others = more === 0 ? "" : ` ${more}${asked === 0 ? "" : more === 1 ? " annen" : " andre"} ${from}.`;
    return `Koblet til ${projectName}. ${place}${missing}${others}`;
  },
  alreadyCoupled: ({ projectName }) => `Her er det allerede koblet til ${projectName}.`,
  coupledElsewhere: ({ projectName, place }) =>
    `${projectName} er allerede koblet til ${place}. Fjern boten derfra først.`,
  coupledToOther: ({ projectName, other }) =>
    `Denne kanalen hører allerede til ${other} og kan ikke kobles til ${projectName}.`,
  coupleInChannel: () => "Et prosjekt kobles i kanalen eller gruppechatten der det hører hjemme, ikke her.",
  noProjects: () =>
    "Du er ikke med i noe prosjekt her ennå. Skal du starte ett, send meg regnearket i en personlig chat; ellers be prosjektlederen legge deg til.",
  inNoProject: () => "Du er ikke med i noe prosjekt her.",
  noImportByGuest: () => "Gjester kan ikke lese inn regneark. Be prosjektlederen sende det.",
  guestRefused: () => "Du er gjest i dette teamet, og jeg svarer ikke gjester. Spør prosjektlederen.",
  confirmClose: ({ projectName, shortName }, say) =>
    `${projectName} blir skjult for alle andre enn prosjektets egne folk og dem som er med i kanalen. Stemmer det? Skriv ${say.command("closeProject", `${shortName} bekreft`)}.`,
  confirmOpen: ({ projectName, shortName }, say) =>
    `Alle i organisasjonen får vite at ${projectName} finnes, og hvem som leder det. Stemmer det? Skriv ${say.command("openProject", `${shortName} bekreft`)}.`,
  projectClosed: ({ projectName }) =>
    `${projectName} er lukket: bare prosjektets egne folk og de som er med i kanalen, ser det.`,
  projectOpened: ({ projectName }) => `${projectName} er åpnet: alle i organisasjonen får vite at det finnes.`,
  closedAlready: ({ projectName }) => `${projectName} er lukket fra før.`,
  openAlready: ({ projectName }) => `${projectName} er åpent fra før.`,
  shortNameTaken: ({ shortName }) => `Kortnavnet «${shortName}» kan ikke brukes. Skriv et annet i arket Prosjekt.`,
  rightsOnlyLeader: ({ leaderName }) =>
    `Dette endrer hvem som leder prosjektet, hvem som er assisterende leder, hvem som får se det, eller et nullpunkt som er låst. Det kan bare prosjektlederen gjøre. Spør ${leaderName}. Ingenting er lagret.`,
  leaderUnknown: ({ leader }) =>
    `Regnearket gjør ${leader} til prosjektleder, men jeg kjenner ingen med den adressen her, og da kunne ingen styre prosjektet. Rett adressen, eller legg vedkommende til i teamet først.`,
  noSuchProject: ({ text, known }, say) =>
    `Jeg finner ikke prosjektet «${text}».${known.length === 0 ? "" : ` Disse finnes: ${say.format.list(known)}.`}`,
  whichProject: ({ known }, say) =>
    `Hvilket prosjekt? Skriv kortnavnet også: ${say.format.list(known.map(({ shortName, name }) => `${shortName} (${name})`))}.`,
  onlyLeader: ({ leaderName }) => `Det kan bare prosjektlederen gjøre. Spør ${leaderName}.`,
  onlyAsked: ({ names }, say) => `Det er ${say.format.list(names)} som kan svare på dette.`,
  notInProject: ({ projectName }) => `Du har ingen rolle i ${projectName}, så jeg kan ikke vise det her.`,
  unknownPerson: () =>
    "Jeg kjenner deg ikke igjen ennå. Prøv igjen om litt, eller be prosjektlederen legge deg til i teamet.",
  lookingYouUp: () => "Jeg slår opp hvem du er. Trykk en gang til om et øyeblikk; det du skrev, står fortsatt.",
  tooFast: () =>
    "Det kom mer fra deg på kort tid enn jeg rekker. Dette og det som kommer det neste minuttet, er ikke tatt imot: vent litt, og send det på nytt.",
  nothingDue: ({ projectName, next }, say) =>
    `Ingenting skal måles i ${projectName} nå.${next === undefined ? "" : ` Neste målerunde er ${say.format.dayAndYear(next.on)}: ${say.format.list(next.measureIds)}.`}`,
  roundOpened: ({ asked, people: count, dueOn, blocked, gone = [] }, say) => {
    const missing =
      blocked.length === 0 ? "" : ` Mangler gevinsteier, og er derfor ikke spurt om: ${say.format.list(blocked)}.`;
    const absent =
      gone.length === 0
        ? ""
        : ` Ikke med i teamet, og kan ikke svare: ${say.format.list(gone)}. Legg dem til i teamet, eller bytt gevinsteier i regnearket; spørsmålet kan også sendes til en annen.`;
    return `Runden er åpnet: ${asks(asked)} til ${people(count)}, frist ${say.format.day(dueOn)}.${missing}${absent}`;
  },
  roundAlreadyOpen: ({ dueOn, asked, answered, added }, say) => {
    const more = added === 0 ? "" : ` ${asks(added)} er lagt til.`;
    return `En runde er allerede åpen: ${answered} av ${asked} svart, frist ${say.format.day(dueOn)}.${more}`;
  },
  roundCancelled: ({ asks: count }) =>
    `Runden er avlyst. ${asks(count)} er trukket tilbake; svarene som er gitt, står.`,
  overdue: ({ asks: count, people: of }, say) =>
    `${asks(count)} til ${people(of)} er en uke eller mer over fristen. Skriv ${say.command("missing")} til meg i en personlig chat for å se hvem.`,
  modelLineSaved: ({ id, name }, say) =>
    `${id} ${name} er lagret. Skriv ${say.command("benefitAccount")} for å se hva det betyr.`,
  planItemSaved: ({ list, change, unread = [], passed }, say) => {
    const name = `${say.kind(list)} ${change.id}`;
    const times = say.format.list(unread.map((text) => `«${text}»`));
    const unreadable = unread.length === 0 ? "" : ` Tiden ${times} gir ingen dato, og vises som skrevet.`;
    const undated =
      passed === undefined
        ? unreadable
        : ` ${say.format.sentence(say.format.date(passed))} er passert, så milepælen står som over fristen til den er utført eller flyttet.`;
    if (change.change === "removed") return `Fjernet: ${name}.`;
    if (change.change === "changed") return `Lagret: ${say.change(change)}.${undated}`;
    if (list === "measures")
      return `Lagt til: ${name}. Sett mål for linjene med ${say.command("setTarget", change.id)}. Skriv ${say.command("changeItem", change.id)} for å endre den.`;
    const rest = hasId(list) ? ` Skriv ${say.command("changeItem", name)} for å fylle ut resten.` : "";
    return `Lagt til: ${name}.${undated}${rest}`;
  },
  planItemAsItWas: ({ list, name }, say) =>
    `${say.format.sentence(say.kind(list))} «${name}» står slik fra før. Ingenting er endret.`,
  noSuchBenefit: ({ text, near, projectName }, say) =>
    `Jeg finner ikke gevinsten «${text}» i ${projectName}. ${near.length > 0 ? `Mente du ${say.format.list(near)}?` : `Skriv ${say.command("benefits", "")} for å se alle.`}`,
  benefitClosed: ({ id, name, on, result, measureIds }, { format }) => {
    const stopped = measureIds.length === 0 ? "" : ` Ingen blir spurt om ${format.list(measureIds)} mer.`;
    return `Gevinsten ${id} ${name} er avsluttet ${format.date(on)}: ${result}.${stopped}`;
  },
  handoverHow: ({ id }, say) =>
    `Skriv hvem som skal ta over ${id}: ${say.command("handOverBenefit", `${id} til Kari Nordmann`)}.`,
  noOffer: ({ id }) => `${id} er ikke tilbudt noen. Ingenting er endret.`,
  offerWithdrawn: ({ id }) => `Tilbudet om å ta over ${id} er trukket tilbake. Eieren er den samme.`,
  offeredAlready: ({ id, to }) => `${id} er alt tilbudt ${to}, som ikke har svart ennå.`,
  ownsAlready: ({ id, to }) => `${to} har alt tatt over ${id}. Ingenting er endret.`,
  benefitOffered: ({ id, name, to }) =>
    `${to} er spurt om å ta over gevinsten ${id} ${name}. Til det er svart, er eieren den samme.`,
  offerAnswered: ({ id, name, by, accepts, why = "" }) =>
    accepts ? `${by} har tatt over gevinsten ${id} ${name}.` : `${by} tar ikke over gevinsten ${id} ${name}: ${why}`,
  benefitClosedAlready: ({ id, on, result }, say) =>
    `Gevinsten ${id} er avsluttet ${say.format.date(on)}: ${result}. Skriv ${say.command("reopenBenefit", `${id} fordi …`)} for å åpne den igjen.`,
  benefitNotClosed: ({ id }) => `Gevinsten ${id} er ikke avsluttet.`,
  benefitReopened: ({ id, name, measureIds }, { format }) =>
    `Gevinsten ${id} ${name} er åpnet igjen.${measureIds.length === 0 ? "" : ` Det blir spurt om ${format.list(measureIds)} fra neste målerunde.`}`,
  reopenReasonMissing: ({ id }, say) =>
    `Hvorfor skal ${id} åpnes igjen? Skriv ${say.command("reopenBenefit", `${id} fordi …`)}.`,
  planItemGone: ({ list }, say) =>
    `${say.format.sentence(say.kind(list))} på kortet finnes ikke lenger. Ingenting er endret.`,
  noSuchItem: ({ text, list, known }, say) =>
    list === undefined
      ? `Fant ikke «${text}» i planen. Skriv hva det er, for eksempel ${say.command("changeItem", "risiko 1")}.`
      : `${known.length === 0 ? `Planen har ingen ${say.kind(list)} ennå.` : `Fant ikke én ${say.kind(list)} som heter «${text}». Her er ${say.format.list(known)}.`} Skriv ${say.command("newItem", say.kind(list))} for en ny.`,
  noSuchModelLine: ({ text, projectName }, say) =>
    `${projectName} har ingen post «${text}» i gevinstregnskapet. Skriv «ny post» for å legge til en, eller ${say.command("benefitAccount")} for å se det.`,
  noOpenRound: () => "Ingen målerunde er åpen.",
  restoredHold: () =>
    "Databasen er gjenopprettet fra en sikkerhetskopi. Jeg spør ingen før den som drifter meg, har bestemt hvordan vi går videre.",
  noSuchMeasure: ({ text, near }, say) =>
    `Jeg finner ingen Måle-ID «${text}».${near.length === 0 ? "" : ` Mente du ${say.format.list(near)}?`}`,
  noSuchOffice: ({ measureId, text, offices }, say) =>
    `${measureId} måles ikke i «${text}», men i ${say.format.list(offices)}.`,
  officeMissing: ({ measureId, offices }, say) => `Hvilket kontor? ${measureId} måles i ${say.format.list(offices)}.`,
  noSuchAction: ({ text, near, projectName }, say) =>
    `Jeg finner ikke tiltaket «${text}» i ${projectName}. ${near.length > 0 ? `Mente du ${say.format.list(near)}?` : `Skriv ${say.command("actions", "")} for å se alle.`}`,
  actionReasonMissing: ({ id }, say) =>
    `Hvorfor blir ikke ${id} gjort? Skriv ${say.command("actions", `${id} droppet fordi …`)}.`,
  actionDueUnreadable: ({ id, text }, say) =>
    `Jeg kan ikke lese en dato av «${text}». Ingenting er endret. Skriv for eksempel ${say.command("actions", `${id} frist 1. mars`)}.`,
  actionDuePassed: ({ text, on }, say) =>
    `«${text}» er ${say.format.date(on)}, og den dagen er passert. Ingenting er endret.`,
  actionDueMissing: ({ id }) => `Skriv ny frist for ${id}. Fristen er nådd, og tiltaket er ikke ferdig.`,
  actionChangedMeanwhile: ({ id }) =>
    `${id} er endret av en annen siden kortet kom. Her er det slik det står nå. Ingenting er lagret.`,
  milestoneDayMissing: ({ id }) => `Skriv den nye datoen for ${id}. Ingenting er lagret.`,
  milestoneDayUnreadable: ({ id, text }) =>
    `Jeg kan ikke lese en dato av «${text}». ${id} står som før. Skriv for eksempel 1. mars.`,
  milestoneDayPassed: ({ id, text, on }, say) =>
    `«${text}» er ${say.format.date(on)}, og den dagen er passert. ${id} står som før.`,
  milestoneReasonMissing: ({ id }) => `Skriv hvorfor ${id} er flyttet. Ingenting er lagret.`,
  actionsOverdue: ({ actions }, say) =>
    `${actions} ${actions === 1 ? "tiltak eller milepæl" : "tiltak eller milepæler"} er over fristen uten svar, eller har ingen å spørre. Skriv ${say.command("actions", "")}.`,
  noSuchGoal: ({ text, known }, say) =>
    `Jeg finner ikke målet «${text}».${known.length === 0 ? "" : ` Disse finnes: ${say.format.list(known)}.`}`,
  notANumber: ({ text }) => `«${text}» er ikke et tall. Skriv for eksempel 1 234,5 eller 47 %.`,
  ambiguousNumber: ({ text }) =>
    `«${text}» kan leses på to måter. Skriv desimaler med komma og tusen med mellomrom, for eksempel 1 234,5.`,
  severalNumbers: ({ text }) => `Jeg fant flere tall i «${text}». Skriv bare ett.`,
  percentOnCount: ({ text, measureId }) => `«${text}» er i prosent, men ${measureId} er ikke en andel.`,
  answerSaved: (row, say) => `Lagret: ${say.row(row)} for ${say.format.period(row.period)}.`,
  notAskedFor: (row, say) =>
    `Det er ikke spurt om ${say.row(row)} for ${say.format.period(row.period)} nå. Skriv et tall hvis du har et.`,
  noLastValue: (row, say) => `${say.row(row)} har ingen tidligere verdi, så «uendret» kan ikke brukes. Skriv et tall.`,
  confirmInCard: (row, say) => `Verdien for ${say.row(row)} er uvanlig. Bekreft den i kortet.`,
  confirmInText: ({ value, of, example, ...row }, say) =>
    `${say.value(value, of)} er uvanlig for ${say.row(row)}. Stemmer det? Skriv «${example}».`,
  periodUnreadable: ({ measureId, text }) =>
    `Jeg forstår ikke perioden «${text}» for ${measureId}. Skriv for eksempel «for 2. kvartal 2022».`,
  noFinishedPeriod: ({ measureId }) => `${measureId} har ingen ferdig periode å svare for ennå.`,
  alreadyAnswered: (row, say) =>
    `${say.row(row)} for ${say.format.period(row.period)} er alt registrert: ${say.value(row.value, row.of)}. Bruk «Endre svaret» i kortet.`,
  targetSet: (row, say) => {
    const when = row.date === undefined ? "" : ` innen ${say.format.month(row.date)}`;
    const before = row.before === undefined ? "" : ` (før: ${say.value(row.before, row.of)})`;
    return `Mål for ${say.row(row)} er satt til ${say.value(row.value, row.of)}${when}${before}.`;
  },
  phaseMoved: ({ id, name, phase, lacks }, say) =>
    `${id} ${name} er nå i fasen ${say.phase(phase)}.${lacks.length === 0 ? "" : ` Den mangler fortsatt ${say.lacks(lacks)}.`}`,
  phaseLacks: ({ id, name, phase, lacks }, say) =>
    `${id} ${name} mangler ${say.lacks(lacks)} før den kan være i fasen ${say.phase(phase)}. Skriv ${say.command("changeItem", `${say.kind("benefits")} ${id}`)} for å fylle ut, eller «… fordi …» for å flytte den likevel. Ingenting er endret.`,
  phaseAsItWas: ({ id, name, phase }, say) => `${id} ${name} er i fasen ${say.phase(phase)} fra før.`,
  baselineSet: (row, say) => {
    const before = row.before === undefined ? "" : ` (før: ${say.value(row.before, row.of)})`;
    return `Nullpunktet for ${say.row(row)} er ${say.value(row.value, row.of)}, ${say.format.month(row.date)}${before}.`;
  },
  baselineUnreadable: ({ text }, say) =>
    `Jeg forstår ikke nullpunktet i «${text}». Skriv én linje om gangen, for eksempel ${say.command("setBaseline")}.`,
  baselineDateTooLate: ({ date, ...row }, say) =>
    `Et nullpunkt er fra før endringen. ${say.format.date(date)} er for sent for ${say.row(row)}. Ingenting er lagret.`,
  baselineLocked: ({ from, ...row }, say) =>
    `Nullpunktet for ${say.row(row)} er låst siden ${say.format.date(from)}, da endringen startet. Skriv hvorfor det skal endres: «… fordi …». Ingenting er lagret.`,
  targetReasonMissing: (row, say) =>
    `${say.row(row)} har et mål fra før. Skriv hvorfor det flyttes: «… fordi …». Ingenting er lagret.`,
  targetUnreadable: ({ text }, say) =>
    `Jeg forstår ikke målet i «${text}». Skriv for eksempel ${say.command("setTarget")}.`,
  targetDateUnreadable: ({ text }) => `Jeg forstår ikke datoen «${text}». Skriv for eksempel «innen des. 2024».`,
  targetDateTooEarly: ({ date, baselineDate, ...row }, say) =>
    baselineDate === undefined
      ? `Et mål må gjelde for en dag som kommer. ${say.format.date(date)} er passert.`
      : `Et mål må gjelde for en dag etter nullpunktet. Nullpunktet for ${say.row(row)} er fra ${say.format.date(baselineDate)}, og målet for ${say.format.date(date)}.`,
  periodBeforeBaseline: ({ period, baselineDate, ...row }, say) =>
    `Nullpunktet for ${say.row(row)} er fra ${say.format.date(baselineDate)}, så en måling for ${say.format.period(period)} kommer ikke etter det. Ingenting er lagret.`,
  answeredOnBehalf: ({ by, rows }, say) => {
    const values = rows.map((row) => `${say.row(row)}: ${say.value(row.value, row.of)}`);
    return `${by} har svart på vegne av deg: ${say.format.list(values)}.`;
  },
  handedOver: ({ from, to, rows, always }, say) =>
    `${from} har sendt ${say.rows(rows)} videre til ${to}${always ? ", fra nå av" : ", denne gangen"}.`,
  whichPerson: ({ text, names }, say) => `Flere heter «${text}»: ${say.format.list(names)}. Skriv e-postadressen.`,
  standInHow: (_, say) =>
    `Skriv hvem som er vikar for deg, og når: ${say.command("standIn", "Kari Nordmann 10.10–24.10")}. Avslutt med ${say.command("standIn", "av")}.`,
  standInSet: ({ person, standIn, from, to, replaced }, { format }) => {
    const before = replaced ? " Det erstatter det som var sagt om de samme dagene." : "";
    return `${standIn} er vikar for ${person ?? "deg"} fra og med ${format.dayAndYear(from)} til og med ${format.dayAndYear(to)}: spørsmål og påminnelser går dit.${before}`;
  },
  standInEnded: ({ person }) => `Vikaren for ${person ?? "deg"} er avsluttet. Spørsmål går som vanlig igjen.`,
  noStandIn: ({ person }) => `Ingen er satt opp som vikar for ${person ?? "deg"}.`,
  youStandIn: ({ person, projectName, from, to }, { format }) =>
    `Du er vikar for ${person} i ${projectName} fra og med ${format.dayAndYear(from)} til og med ${format.dayAndYear(to)}: spørsmål og påminnelser kommer til deg.`,
  standInSelf: () => "Du kan ikke være vikar for deg selv. Skriv hvem andre det er.",
  standInGuest: ({ name }) => `${name} er gjest i teamet og kan ikke svare. Velg en annen.`,
  standInPast: ({ to }, { format }) => `${format.sentence(format.dayAndYear(to))} har vært. Skriv dager som kommer.`,
  standInBackwards: ({ from, to }, { format }) =>
    `Siste dag, ${format.dayAndYear(to)}, er før første dag, ${format.dayAndYear(from)}. Skriv dem i rekkefølge.`,
  standInAway: ({ name, from, to }, { format }) =>
    `${name} er selv borte fra og med ${format.dayAndYear(from)} til og med ${format.dayAndYear(to)}. Velg en annen.`,
  standInDatesUnreadable: ({ text }, say) =>
    `Jeg forstår ikke navn og dager i «${text}». Skriv for eksempel ${say.command("standIn", "Kari Nordmann 10.10–24.10")}.`,
  noSuchPerson: ({ text }) => `Jeg finner ingen som heter «${text}» i teamet.`,
  cardOutOfDate: () => "Kortet var ikke oppdatert. Her er det slik det er nå.",
  actionUnknown: () => "Den knappen kjenner jeg ikke. Kortet kan være fra en eldre utgave.",
  askCancelled: () => "Spørsmålet er avlyst, så svaret ble ikke lagret.",
  importSaved: ({ projectName, changes, readings }) => {
    const saved = `${changes === 1 ? "1 endring" : `${changes} endringer`} og ${readings === 1 ? "1 måling" : `${readings} målinger`}`;
    return `${projectName} er lagret: ${saved}.`;
  },
  importNothingNew: ({ projectName }) => `${projectName} er allerede slik regnearket sier. Ingenting er endret.`,
  importDiscarded: () => "Regnearket er forkastet. Ingenting er lagret.",
  importGone: () => "Dette regnearket venter ikke lenger. Send det på nytt.",
  importOnlyPersonal: () => "Send regnearket til meg i en personlig chat.",
  fileUnreachable: ({ fileName }) => `Jeg fikk ikke hentet «${fileName}». Send filen på nytt.`,
  paperFrozen: ({ projectName, version, at }, say) =>
    `Styringsrapporten for ${projectName} er klar: versjon ${version}, per ${say.format.date(at)}. Filen får du i en personlig chat: skriv ${say.command("paper", "word")} til meg der.`,
  noPaper: ({ projectName }) => `Det er ingen godkjent styringsrapport å vise for ${projectName}.`,
  paperOnlyPersonal: (_, say) => `Filen får du i en personlig chat: skriv ${say.command("paper", "word")} til meg der.`,
  paperByCommand: ({ shortName, version }) =>
    `Her kan jeg ikke gi deg en fil. Den skrives med npm run report -- --project ${shortName} --version ${version}`,
  paperDeclined: (_, say) =>
    `Greit, jeg lot være. Skriv ${say.command("paper", "word")} om du vil ha rapporten likevel.`,
  templateOnlyPersonal: (_, say) =>
    `Regnearkmalen får du i en personlig chat: skriv ${say.command("template")} til meg der.`,
  templateLink: ({ url }) => `Her er et tomt regneark: ${url}`,
  templateDeclined: (_, say) =>
    `Greit, jeg lot være. Skriv ${say.command("template")} om du vil ha regnearket likevel.`,
  nothingFound: ({ text }, say) => `Jeg fant ikke noe om «${text}». Skriv ${say.command("help")} for å se hva jeg kan.`,
  noHistory: ({ measureId }) => `${measureId} er ikke målt ennå.`,
  channelRemoved: ({ projectName }) =>
    `Jeg er fjernet fra kanalen til ${projectName}. Ingen blir spurt før en kanal er koblet igjen.`,
  wentWrong: ({ turn }) =>
    `Noe gikk galt hos meg, og ingenting er lagret. Prøv igjen. Skjer det på nytt, oppgi ${turn}.`,
};
