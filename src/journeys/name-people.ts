import { personName } from "../domain/person-name.ts";
import type { Plan } from "../domain/project.ts";

/** The roster's name, else the title that the workbook gives, else the account. */
export function nameIn(plan: Plan, names: Map<string, string>, user: string): string {
  return personName(user, names, plan);
}
