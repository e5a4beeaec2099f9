import type { Deliveries, DeliveryGroup, DeliveryState } from "../domain/telling/deliveries.ts";
import { deliveryState } from "../domain/telling/deliveries.ts";
import type { IsoInstant } from "../domain/time/time.ts";
import type { Line, Section } from "./line.ts";
import { joined, line, section, shortList } from "./line.ts";
import { listCard } from "./list-card.ts";
import type { Words } from "./texts.ts";

const order: readonly DeliveryState[] = ["notArrived", "uncertain", "waiting"];
const mostNames = 10;

/** What arrived, what did not and why, and what the leader can do: sentences, never codes. */
export function deliveriesCard(deliveries: Deliveries, words: Words): object {
  const say = words.texts.deliveries;
  const { project, again } = deliveries;
  return listCard(
    {
      title: say.title(project.name),
      intro: introOf(deliveries, words),
      sections: [newsOf(deliveries, words), ...order.flatMap((state) => stateSection(state, deliveries, words))].filter(
        ({ lines }) => lines.length > 0,
      ),
      ...(again && { send: { title: say.again(again.count), project: project.id, key: again.key } }),
    },
    words,
  );
}

function introOf({ round, groups, sentAgain }: Deliveries, { texts }: Words): string {
  const say = texts.deliveries;
  const again = sentAgain === undefined || sentAgain === 0 ? undefined : say.sentAgain(sentAgain);
  const arrived = round === undefined ? say.noRound : say.arrived(round.arrived, round.all);
  const isWell = groups.length === 0 && round !== undefined && round.arrived === round.all;
  return joined([again, isWell ? say.allWell : arrived], " ");
}

/** What is true of all that is sent here: no channel, a restored database, lateness. */
function newsOf(deliveries: Deliveries, words: Words): Section {
  const { texts, command } = words;
  const say = texts.deliveries;
  const { channel, project, late, hold, silence } = deliveries;
  const couple = texts.quote(command("couple", project.shortName));
  const at = (moment: IsoInstant) => momentText(moment, deliveries, words);
  const sentences = [
    hold && say.hold,
    channel === "removed" ? say.removed(couple) : undefined,
    channel === "notCoupled" ? say.notCoupled(couple) : undefined,
    late && !hold ? say.late(late.count, at(late.since)) : undefined,
    silence && say.silence(at(silence.from), at(silence.to)),
  ].filter((sentence) => sentence !== undefined);
  return section(words, { heading: say.news, lines: sentences.map((text) => line({ text })) });
}

function stateSection(state: DeliveryState, deliveries: Deliveries, words: Words): Section[] {
  const groups = deliveries.groups.filter(({ trouble }) => deliveryState(trouble) === state);
  const count = groups.reduce((sum, group) => sum + group.count, 0);
  const heading = words.texts.deliveries.states[state](count);
  const lines = groups.map((group) => groupLine(group, deliveries, words));
  return count === 0 ? [] : [section(words, { heading, lines })];
}

/** "2 kort med spørsmål til NAV Grue", and under it why and what to do. */
function groupLine(group: DeliveryGroup, deliveries: Deliveries, words: Words): Line {
  const { texts } = words;
  const say = texts.deliveries;
  const { trouble, about, count, names } = group;
  const { why } = say.troubles[trouble];
  return line({
    lead: say.count[about](count),
    text: names === undefined ? "" : say.to(shortList(names, mostNames, words)),
    detail: joined([withTime(why, group, deliveries, words), todoOf(group, words)], " "),
  });
}

/** "Teams har bedt meg vente til 3. oktober kl. 10.32." */
function withTime(why: string, { until, trouble }: DeliveryGroup, deliveries: Deliveries, words: Words): string {
  if (until === undefined) return why;
  const say = words.texts.deliveries;
  const at = momentText(until, deliveries, words);
  const told = trouble === "askedToWait" ? ` ${say.until(at)}` : ` – ${say.nextTry(at)}`;
  return `${why.replace(/\.$/, "")}${told}.`;
}

function todoOf({ trouble, about, place }: DeliveryGroup, { texts }: Words): string | undefined {
  const say = texts.deliveries;
  if (about !== "question" && deliveryState(trouble) === "uncertain") return say.lookThere;
  const inChat = place === "personal" && about === "question";
  if (inChat && (trouble === "notInstalled" || trouble === "gone")) return say.personal[trouble];
  return say.troubles[trouble].todo;
}

function momentText(moment: IsoInstant, { project }: Deliveries, { format }: Words): string {
  return format.moment(moment, project.timeZone);
}
