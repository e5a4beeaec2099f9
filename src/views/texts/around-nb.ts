/** Milestones and risks, their pictures. */
export const aroundNb = {
  tooLarge: "Bildet er for stort til å vises her. Alt står som tekst under.",
  movedFrom: (time: string) => `flyttet fra ${time}`,
  asking: {
    leader: (n: number, id: string) =>
      `${n} ${n === 1 ? "milepæl har" : "milepæler har"} ingen ansvarlig. Prosjektlederen blir spurt i stedet. Skriv «milepæl ${id} ansvarlig navn@kommune.no».`,
    nobody: (id: string) =>
      `Ingen blir spurt om milepælene før noen er ansvarlig for en av dem. Skriv «milepæl ${id} ansvarlig navn@kommune.no».`,
  },
  timeline: {
    alt: (project: string, n: number) =>
      `Tidslinje for ${project} med ${n} ${n === 1 ? "milepæl" : "milepæler"}. Hver av dem står som tekst under bildet.`,
    today: "i dag",
    undated: "uten dato",
    left: (n: number) => `${n} ${n === 1 ? "milepæl" : "milepæler"} til står bare som tekst.`,
    legend: { overdue: "over fristen", soon: "neste to uker", later: "senere", done: "utført", moved: "flyttet" },
  },
  matrix: {
    alt: (project: string, n: number) =>
      `Risikomatrise for ${project} med ${n} ${n === 1 ? "vurdert risiko" : "vurderte risikoer"}. Hver av dem står som tekst under bildet.`,
    likelihood: "Sannsynlighet",
    impact: "Konsekvens",
    now: "nå",
    after: "etter tiltak",
    zones: { high: "rød sone", middle: "gul sone", low: "grønn sone" },
  },
  risks: {
    after: (likelihood: number, impact: number) => `Etter tiltak: ${likelihood} × ${impact} = ${likelihood * impact}`,
    up: (from: number, to: number, day: string) => `opp fra ${from} til ${to} siden ${day}`,
    down: (from: number, to: number, day: string) => `ned fra ${from} til ${to} siden ${day}`,
  },
};
export type AroundTexts = typeof aroundNb;
