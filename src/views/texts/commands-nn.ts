import type { CommandTexts } from "./command-texts.ts";

export const commandsNn: CommandTexts = {
  commands: {
    status: {
      example: "status K1",
      explains: "Korleis det går: heile prosjektet, eller éin Måle-ID, eitt kontor eller eitt mål",
    },
    missing: { example: "kven manglar", explains: "Kor mange svar som manglar i målerunden" },
    asked: {
      example: "kven er spurd",
      explains: "Kven som er spurd om kva i målerunden, når og kvar, og korleis det står",
    },
    history: {
      example: "historikk K1",
      explains: "Kva som er endra i prosjektet, av kven og kvifor; med ein Måle-ID alle verdiane for han",
    },
    milestones: { example: "milepælar", explains: "Milepælar: passerte, forfalne og dei neste" },
    risks: { example: "risiko", explains: "Risikoane med tiltak" },
    actions: {
      example: "tiltak T1",
      explains: "Kva som skal gjerast, av kven og når; «tiltak T1 ferdig» endrar det",
    },
    decisions: { example: "avgjerder", explains: "Det styringsgruppa har avgjort" },
    goals: { example: "mål", explains: "Måla og kva som blir målt under kvart av dei" },
    benefits: {
      example: "gevinst G1",
      explains: "Gevinstane: eigar, måling, overlevert eller avslutta; med eit nummer den eine gevinsten",
    },
    handOverBenefit: {
      example: "overlever G1 til Kari Nordmann",
      explains: "Tilbyr ein gevinst til ein eigar i linja, som seier ja eller nei; «overlever G1 av» trekkjer tilbodet",
    },
    closeBenefit: {
      example: "avslutt gevinst G1",
      explains: "Avsluttar ein gevinst med datert sluttresultat; ingen blir spurde om han meir",
    },
    reopenBenefit: {
      example: "opne att gevinst G1 fordi …",
      explains: "Opnar ein avslutta gevinst att, med grunngjeving",
    },
    benefitAccount: {
      example: "gevinstrekneskap",
      explains: "Kostnader og gevinstar år for år, netto, og kva som er teke ut",
    },
    benefitMap: { example: "gevinstkart", explains: "Kva som fører til kva, frå produkt til effektmål, som bilete" },
    changeModel: {
      example: "endre post L4",
      explains: "Endrar ein post i gevinstrekneskapen, med grunngiving; «ny post» legg til ein",
    },
    phases: {
      example: "fasar",
      explains: "Kva fase kvar gevinst er i, og kva han manglar; «fase G1 gjennomføre» flyttar han",
    },
    setUp: { example: "oppsett", explains: "Kva som er sett opp i prosjektet, og kva som manglar" },
    newItem: {
      example: "ny gevinst Færre klager",
      explains: "Legg til i planen: gevinst, tiltak, milepæl, risiko, mål, møte, avgjerd …",
    },
    changeItem: {
      example: "endre risiko 1",
      explains: "Opnar eit kort der du kan endre noko i planen; «risiko 1 sannsyn 3» endrar med ein gong",
    },
    digest: { example: "vekerapport", explains: "Det som har hendt sidan førre vekerapport" },
    paper: {
      example: "rapport word",
      explains: "Styringsrapporten: utkast for leiaren, elles den siste godkjende; «rapport word» gir fila",
    },
    deliveries: {
      example: "leveringsstatus",
      explains: "Kva som har kome fram, kva som ikkje har det og kvifor, og kva du kan gjere",
    },
    askNow: { example: "spør no", explains: "Opnar ein målerunde for det som skal målast no" },
    cancelRound: { example: "avbryt runde", explains: "Avbryt målerunden som er open" },
    setBaseline: {
      example: "nullpunkt S1 Åsnes 1,3 mars 2022",
      explains: "Set nullpunktet for ei linje; etter oppstart med «fordi …»",
    },
    setTarget: {
      example: "set mål S1 Åsnes 1,0 % innan des. 2024",
      explains: "Set eit mål med dato; endringa blir loggført",
    },
    standIn: {
      example: "vikar Kari Nordmann 10.10–24.10",
      explains: "Kven som blir spurd i staden for deg medan du er borte; «vikar av» avsluttar",
    },
    closeProject: {
      example: "lukk prosjektet",
      explains: "Skjuler prosjektet for alle andre enn folka og kanalen til prosjektet",
    },
    openProject: { example: "opne prosjektet", explains: "Viser igjen alle i organisasjonen at prosjektet finst" },
    couple: { example: "kople nav-solor", explains: "Koplar kanalen eller gruppechatten til eit prosjekt" },
    template: { example: "reknearkmal", explains: "Eit tomt rekneark å fylle ut og sende hit" },
    help: { example: "hjelp", explains: "Denne oversikta" },
  },
  onlyLeader: "Berre prosjektleiaren.",
  templateFile: {
    name: "reknearkmal.xlsx",
    description: "Eit tomt rekneark med overskrifter og forklaringar. Fyll det ut og send det hit.",
  },
};
