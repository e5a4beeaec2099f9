import type { AroundTexts } from "./around-nb.ts";

/** Milestones and risks, their pictures. */
export const aroundNn: AroundTexts = {
  tooLarge: "Biletet er for stort til å visast her. Alt står som tekst under.",
  movedFrom: (time) => `flytta frå ${time}`,
  asking: {
    leader: (n, id) =>
      `${n} ${n === 1 ? "milepæl har" : "milepælar har"} ingen ansvarleg. Prosjektleiaren blir spurd i staden. Skriv «milepæl ${id} ansvarleg namn@kommune.no».`,
    nobody: (id) =>
      `Ingen blir spurd om milepælane før nokon er ansvarleg for ein av dei. Skriv «milepæl ${id} ansvarleg namn@kommune.no».`,
  },
  timeline: {
    alt: (project, n) =>
      `Tidslinje for ${project} med ${n} ${n === 1 ? "milepæl" : "milepælar"}. Kvar av dei står som tekst under biletet.`,
    today: "i dag",
    undated: "utan dato",
    left: (n) => `${n} ${n === 1 ? "milepæl" : "milepælar"} til står berre som tekst.`,
    legend: { overdue: "over fristen", soon: "neste to veker", later: "seinare", done: "utført", moved: "flytta" },
  },
  matrix: {
    alt: (project, n) =>
      `Risikomatrise for ${project} med ${n} ${n === 1 ? "vurdert risiko" : "vurderte risikoar"}. Kvar av dei står som tekst under biletet.`,
    likelihood: "Sannsyn",
    impact: "Konsekvens",
    now: "no",
    after: "etter tiltak",
    zones: { high: "raud sone", middle: "gul sone", low: "grøn sone" },
  },
  risks: {
    after: (likelihood, impact) => `Etter tiltak: ${likelihood} × ${impact} = ${likelihood * impact}`,
    up: (from, to, day) => `opp frå ${from} til ${to} sidan ${day}`,
    down: (from, to, day) => `ned frå ${from} til ${to} sidan ${day}`,
  },
};
