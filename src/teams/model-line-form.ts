import { z } from "zod";
import type { ModelLineForm } from "../domain/benefit-model/change-model-line.ts";
import { input } from "./card-input.ts";

const side = z.enum(["nullAlternative", "newSolution", "benefit", "takenOut"]).catch("newSolution");
const recurrence = z.enum(["oneOff", "running"]).catch("oneOff");

/** What was filled in on the card of a line of the benefit model; its fields end in "_line". */
export function modelLineForm(filled: Record<string, unknown>): ModelLineForm {
  const said = (field: string) => input(filled, field, "line") ?? "";
  return {
    side: side.parse(said("side")),
    recurrence: recurrence.parse(said("recurrence")),
    name: said("name"),
    year: said("year"),
    lastYear: said("lastYear"),
    likely: said("likely"),
    optimistic: said("optimistic"),
    pessimistic: said("pessimistic"),
    reason: said("reason"),
  };
}
