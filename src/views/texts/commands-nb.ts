import type { CommandTexts } from "./command-texts.ts";

export const commandsNb: CommandTexts = {
  commands: {
    status: {
      example: "status K1",
      explains: "Hvordan det går: hele prosjektet, eller én Måle-ID, ett kontor eller ett mål",
    },
    missing: { example: "hvem mangler", explains: "Hvor mange svar som mangler i målerunden" },
    asked: {
      example: "hvem er spurt",
      explains: "Hvem som er spurt om hva i målerunden, når og hvor, og hvordan det står",
    },
    history: {
      example: "historikk K1",
      explains: "Hva som er endret i prosjektet, av hvem og hvorfor; med en Måle-ID alle verdiene for den",
    },
    milestones: { example: "milepæler", explains: "Milepæler: passert, forfalt og de neste" },
    risks: { example: "risiko", explains: "Risikoene med tiltak" },
    actions: { example: "tiltak T1", explains: "Hva som skal gjøres, av hvem og når; «tiltak T1 ferdig» endrer det" },
    decisions: { example: "beslutninger", explains: "Det styringsgruppen har besluttet" },
    goals: { example: "mål", explains: "Målene og hva som måles under hvert av dem" },
    benefits: {
      example: "gevinst G1",
      explains: "Gevinstene: eier, måling, overlevert eller avsluttet; med et nummer den ene gevinsten",
    },
    handOverBenefit: {
      example: "overlever G1 til Kari Nordmann",
      explains: "Tilbyr en gevinst til en eier i linjen, som sier ja eller nei; «overlever G1 av» trekker tilbudet",
    },
    closeBenefit: {
      example: "avslutt gevinst G1",
      explains: "Avslutter en gevinst med datert sluttresultat; ingen blir spurt om den mer",
    },
    reopenBenefit: {
      example: "gjenåpne gevinst G1 fordi …",
      explains: "Åpner en avsluttet gevinst igjen, med begrunnelse",
    },
    benefitAccount: {
      example: "gevinstregnskap",
      explains: "Kostnader og gevinster år for år, netto, og hva som er tatt ut",
    },
    benefitMap: { example: "gevinstkart", explains: "Hva som fører til hva, fra produkt til effektmål, som bilde" },
    changeModel: {
      example: "endre post L4",
      explains: "Endrer en post i gevinstregnskapet, med begrunnelse; «ny post» legger til en",
    },
    phases: {
      example: "faser",
      explains: "Hvilken fase hver gevinst er i, og hva den mangler; «fase G1 gjennomføre» flytter den",
    },
    setUp: { example: "oppsett", explains: "Hva som er satt opp i prosjektet, og hva som mangler" },
    newItem: {
      example: "ny gevinst Færre klager",
      explains: "Legger til i planen: gevinst, tiltak, milepæl, risiko, mål, møte, beslutning …",
    },
    changeItem: {
      example: "endre risiko 1",
      explains: "Åpner et kort der du kan endre noe i planen; «risiko 1 sannsynlighet 3» endrer med én gang",
    },
    digest: { example: "ukesrapport", explains: "Det som har skjedd siden forrige ukesrapport" },
    paper: {
      example: "rapport word",
      explains: "Styringsrapporten: utkast for lederen, ellers den siste godkjente; «rapport word» gir filen",
    },
    deliveries: {
      example: "leveringsstatus",
      explains: "Hva som har kommet fram, hva som ikke har det og hvorfor, og hva du kan gjøre",
    },
    askNow: { example: "spør nå", explains: "Åpner en målerunde for det som skal måles nå" },
    cancelRound: { example: "avbryt runde", explains: "Avbryter målerunden som er åpen" },
    setBaseline: {
      example: "nullpunkt S1 Åsnes 1,3 mars 2022",
      explains: "Setter nullpunktet for en linje; etter oppstart med «fordi …»",
    },
    setTarget: {
      example: "sett mål S1 Åsnes 1,0 % innen des. 2024",
      explains: "Setter et mål med dato; endringen blir loggført",
    },
    standIn: {
      example: "vikar Kari Nordmann 10.10–24.10",
      explains: "Hvem som blir spurt i stedet for deg mens du er borte; «vikar av» avslutter",
    },
    closeProject: {
      example: "lukk prosjektet",
      explains: "Skjuler prosjektet for alle andre enn dets egne folk og kanal",
    },
    openProject: { example: "åpne prosjektet", explains: "Viser igjen alle i organisasjonen at prosjektet finnes" },
    couple: { example: "koble nav-solor", explains: "Kobler kanalen eller gruppechatten til et prosjekt" },
    template: { example: "regnearkmal", explains: "Et tomt regneark å fylle ut og sende hit" },
    help: { example: "hjelp", explains: "Denne oversikten" },
  },
  onlyLeader: "Bare prosjektlederen.",
  templateFile: {
    name: "regnearkmal.xlsx",
    description: "Et tomt regneark med overskrifter og forklaringer. Fyll det ut og send det hit.",
  },
};
