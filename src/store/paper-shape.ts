import { z } from "zod";
import { decimal } from "../domain/numbers/decimal.ts";
import type { SteeringPaper } from "../domain/paper/steering-paper.ts";
import type { Reading } from "../domain/project/reading.ts";

const text = z.string();
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const some = z.array(z.looseObject({}));
const light = z.enum(["green", "yellow", "red", "tooEarly", "notAssessed"]);
const DecimalClass = decimal(0).constructor;
const exact = z.custom((value) => value instanceof DecimalClass);

const measure = z.looseObject({
  measure: z.looseObject({ id: text, name: text, unit: text, percent: z.boolean() }),
  assessment: z.looseObject({
    state: text,
    light,
    included: z.array(text),
    missing: z.array(text),
    value: exact.optional(),
  }),
  rows: z.array(z.looseObject({ assessment: z.looseObject({ state: text, light }) })),
  series: z.array(z.looseObject({ date: day, value: exact })),
  owners: z.array(text),
});
const paper = z.looseObject({
  kind: z.literal("steeringPaper"),
  project: z.looseObject({
    id: text,
    shortName: text,
    name: text,
    language: z.enum(["nb", "nn", "en"]),
    timeZone: text,
  }),
  at: day,
  madeAt: z.iso.datetime(),
  version: z.number().int().positive(),
  words: z.strictObject({
    overall: z.enum(["green", "yellow", "red"]).optional(),
    why: text.optional(),
    asked: z.array(text),
    caseNumber: text.optional(),
    legalGround: text.optional(),
  }),
  measures: z.array(measure),
  total: z.looseObject({ counted: z.array(text), leftOut: some, percent: exact.optional() }),
  coverage: z.looseObject({ measured: z.number(), shouldBeMeasured: z.number() }),
  account: z.looseObject({
    at: day,
    model: z.looseObject({ years: some }),
    measured: some,
    told: some,
    unpriced: some,
  }),
  ...{
    revised: some,
    milestones: some,
    milestoneMoves: some,
    risks: some,
    riskMoves: some,
    actions: some,
    decisions: some,
  },
});
const reading = z.looseObject({ id: text, measureId: text, period: text, value: exact, at: text });
const body = z.looseObject({ paper, readings: z.array(reading) });

export type PaperBody = { paper: SteeringPaper; readings: Reading[] };
/** A frozen paper as it was stored; what the views need of its parts is there, in the domain's own shapes. */
export const paperShape = z.custom<PaperBody>((value) => body.safeParse(value).success, "no stored paper");
