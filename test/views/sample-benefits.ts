import type { Benefit, Plan } from "../../src/domain/project/project.ts";
import { scorecardOf } from "../../src/domain/scorecard/judged-scorecard.ts";
import type { CloseBenefitCard, HandoverCard } from "../../src/domain/telling/benefit-forms.ts";
import { type BenefitList, benefitList } from "../../src/domain/telling/benefit-status.ts";
import { laterNow, laterPlan, laterReadings, laterToday, names } from "./sample-world.ts";

const grue = "nav.grue@solor.example";
const benefits: Benefit[] = [
  { id: "G1", name: "Flere unge i arbeid", measureId: "S1", owner: grue, plan: "Tett oppfølging i fellesskap" },
  { id: "G1", name: "Flere unge i arbeid", measureId: "S2", owner: "nav.asnes@solor.example" },
  { id: "G2", name: "Færre klager", owner: grue, unplanned: true },
  {
    ...{ id: "G3", name: "Færre på sosialhjelp", measureId: "K1", handedOverOn: "2023-03-01" },
    ...{ closedOn: "2024-01-08", finalResult: "112 færre enn i 2021", closingNote: "Felles mottak virket" },
  },
];
const plan: Plan = { ...laterPlan, benefits };
const latest = [...new Map(laterReadings.map((one) => [`${one.measureId} ${one.office}`, one])).values()];
const scorecard = scorecardOf({ plan, latest, asks: [], today: laterToday, now: laterNow });
const offers = new Map([["G2", "nav.valer@solor.example"]]);

const benefitListSample: BenefitList = benefitList(scorecard, { names, offers });
const [first] = benefitListSample.benefits;
if (!first) throw new Error("no benefits");
const closing: CloseBenefitCard = {
  ...{ kind: "closeBenefitCard", project: plan.project, date: laterToday },
  ...{ benefit: first.benefit, judged: first.judged },
};

const offer: HandoverCard = {
  ...{ kind: "handoverCard", project: plan.project, benefit: first.benefit, to: grue, toName: "NAV Grue" },
  ...{ fromName: "NAV Våler", state: "proposed", lines: ["S1 Våler", "S1 Grue"] },
};

export const benefitSamples = {
  benefits: benefitListSample,
  "benefits-one": benefitList(scorecard, { names, offers, about: "G1" }),
  "benefits-closed": benefitList(scorecard, { names, offers, about: "G3" }),
  "benefits-none": benefitList({ ...scorecard, plan: laterPlan }, { names, offers }),
  "benefit-offer": offer,
  "benefit-offer-refused": { ...offer, state: "refused", reason: "Jeg har ikke ansvar for det" } as const,
  "benefit-close": {
    ...closing,
    texts: { result: "1,1 %", date: "1. mai 2031", note: "" },
    problem: { reason: "dateAhead", text: "1. mai 2031" } as const,
  },
  "benefit-close-open": closing,
};
