import type { Action, Plan } from "../project/project.ts";
import { foldName, nearIds } from "../telling/plan-subject.ts";

/** What the words after "tiltak" name. `rest`: what is said of it. */
export type ActionNamed =
  | { of: "all" }
  | { of: "action"; action: Action; rest: string }
  | { of: "concern"; id: string }
  | { of: "nothing"; text: string; near: string[] };

/** "T1", "T1 ferdig", "K1" (those for it); an id can hold a space, so the longest that the words begin with counts. */
export function actionNamed(text: string, plan: Plan): ActionNamed {
  const said = text.normalize("NFC").replace(/\s+/gu, " ").trim();
  if (said === "") return { of: "all" };
  const wanted = foldName(said);
  const starting = plan.actions.filter(({ id }) => startsWithId(wanted, id));
  const [action] = starting.sort((a, b) => b.id.length - a.id.length);
  if (action) return { of: "action", action, rest: said.slice(foldName(action.id).length).replace(/^[\s:,–-]+/u, "") };
  const others = [...plan.measures, ...plan.benefits, ...plan.risks].map(({ id }) => id);
  const concern = others.find((id) => foldName(id) === wanted);
  if (concern !== undefined) return { of: "concern", id: concern };
  const [first = ""] = said.split(" ");
  return {
    of: "nothing",
    text: said,
    near: nearIds(
      first,
      plan.actions.map(({ id }) => id),
    ),
  };
}

/** "T1" does not begin with the action "T". */
function startsWithId(wanted: string, id: string): boolean {
  const start = foldName(id);
  return wanted.startsWith(start) && /^(?:$|[^\p{L}\p{N}])/u.test(wanted.slice(start.length));
}
