import { missingAnswers } from "../domain/asking/missing-answers.ts";
import { personName } from "../domain/project/person-name.ts";
import type { Content } from "../domain/talking/content.ts";
import type { MissingList } from "../domain/telling/status.ts";
import { localDate } from "../domain/time/calendar.ts";
import { findProject } from "./find-project.ts";
import type { Ports } from "./ports.ts";
import type { ProjectFacts } from "./project-facts.ts";
import { readProjectFacts, seesNames } from "./project-facts.ts";
import type { Turn } from "./turn.ts";

/** Answers "hvem mangler": names to the leader and deputy in their personal chat, numbers to everyone else. */
export async function showMissing(ports: Pick<Ports, "store" | "clock">, turn: Turn): Promise<Content> {
  return ports.store.read(turn.tenant, async (data) => {
    const found = await findProject(data, turn);
    if ("notice" in found) return { kind: "notice", notice: found.notice };
    const facts = await readProjectFacts(data, ports.clock, found.project.id);
    const { people } = missingAnswers(facts.asks);
    const sees = people.length === 0 ? "never" : await seesNames(data, turn, facts);
    const names = sees === "here" ? await data.conversations.names(people) : undefined;
    return { ...missingList(facts, names), ...(sees === "inPersonalChat" ? { namesInPersonalChat: true } : {}) };
  });
}

/** With names only when `names` is given. */
function missingList({ plan, round, asks }: ProjectFacts, names?: Map<string, string>): MissingList {
  const { asked, answered, waiting, people } = missingAnswers(asks);
  const rowsOf = (user: string) =>
    waiting
      .filter((ask) => ask.person === user)
      .map(({ measureId, office, period }) => ({ measureId, ...(office === undefined ? {} : { office }), period }));
  return {
    kind: "missingList",
    project: plan.project,
    ...(round ? { roundId: round.id, dueOn: localDate(round.dueAt, plan.project.timeZone) } : {}),
    asked,
    answered,
    people: people.length,
    ...(names ? { names: people.map((user) => ({ name: personName(user, names, plan), rows: rowsOf(user) })) } : {}),
  };
}
