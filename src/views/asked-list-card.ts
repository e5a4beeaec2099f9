import type { AskState } from "../domain/asking/ask.ts";
import { askStates } from "../domain/asking/ask.ts";
import { rowKey } from "../domain/project/measure.ts";
import type { AskedList, AskedPerson, AskingPost } from "../domain/telling/status.ts";
import type { Line } from "./line.ts";
import { joined, line, section, shortList } from "./line.ts";
import { listCard } from "./list-card.ts";
import type { Words } from "./texts.ts";

/** Most lines named for each state of a person's questions. */
const mostNamed = 8;

/** Who was asked, when and where; every question stands under one state, and the counts add up to the total below them. */
export function askedListCard(list: AskedList, words: Words): object {
  const { texts } = words;
  const say = texts.lists.asked;
  const people = (list.persons ?? []).map((person) => personLine(person, list, words));
  const counts = list.states.map(({ state, count }) => line({ text: texts.askStates[state], value: `${count}` }));
  const total = line({ lead: say.total, value: `${list.total}` });
  const heading = list.own ? say.own : say.persons;
  return listCard(
    {
      title: say.title(list.project.name),
      intro: introOf(list, words),
      sections: [
        ...(list.total === 0 ? [] : [section(words, { heading: say.counts, lines: [...counts, total] })]),
        ...(people.length === 0 ? [] : [section(words, { heading, lines: people, most: 40 })]),
      ],
      note: list.namesInPersonalChat ? texts.status.namesInPersonalChat(texts.quote(words.command("asked"))) : "",
    },
    words,
  );
}

function introOf({ round, total, people, project }: AskedList, { texts, format }: Words): string {
  const say = texts.lists.asked;
  if (round === undefined) return say.noRound;
  const opened = say.opened(format.moment(round.openedAt, project.timeZone));
  const due = round.cancelled ? undefined : say.due(format.day(round.dueOn));
  const facts = `${joined([say.asked(total, people), opened, due], ", ")}.`;
  return round.cancelled ? `${facts} ${say.cancelled}` : facts;
}

function personLine({ name, posts, reminders, rows }: AskedPerson, { project, own }: AskedList, words: Words): Line {
  const byState = Map.groupBy(rows, ({ state }) => state);
  const parts = askStates.flatMap((state) => {
    const inState = byState.get(state);
    return inState ? [stateText(state, inState, words)] : [];
  });
  return line({
    lead: own ? "" : name,
    text: postsText(posts, project.timeZone, words),
    detail: joined([`${parts.join(". ")}.`, remindersText(reminders, project.timeZone, words)], " "),
  });
}

/** Several cards in one place at one time are told once. */
function postsText(posts: AskingPost[], timeZone: string, words: Words): string {
  const say = words.texts.lists.asked;
  if (posts.length === 0) return say.notPosted;
  return [...new Set(posts.map((post) => postText(post, timeZone, words)))].join(" · ");
}

function postText({ place, at, state }: AskingPost, timeZone: string, { texts, format }: Words): string {
  const say = texts.lists.asked;
  return say.posts[state](say.places[place], at === undefined ? "" : format.moment(at, timeZone)).trim();
}

/** "Påminnet 13. oktober kl. 09.00 og 18. oktober kl. 09.00 (til Virksomhetsleder)." */
function remindersText(reminders: AskedPerson["reminders"], timeZone: string, { texts, format }: Words): string {
  if (reminders.length === 0) return "";
  const say = texts.lists.asked;
  const shown = reminders.map(({ at, to, reached }) => {
    const facts = joined([to === undefined ? undefined : say.handedTo(to), reached ? undefined : say.notReached], ", ");
    return facts === "" ? format.moment(at, timeZone) : `${format.moment(at, timeZone)} (${facts})`;
  });
  return `${say.reminded(format.list(shown))}.`;
}

/** "Besvart: S1 og S2", "Sendt til en annen: S1 (til NAV Grue)". */
function stateText(state: AskState, rows: AskedPerson["rows"], words: Words): string {
  const { texts, format } = words;
  const say = texts.lists.asked;
  const shown = rows.map(({ handedTo, expectedOn, standsInFor, ...row }) => {
    const more = handedTo === undefined ? undefined : say.handedTo(handedTo);
    const when = expectedOn === undefined ? undefined : say.expected(format.day(expectedOn));
    const instead = standsInFor === undefined ? undefined : say.standsIn(standsInFor);
    const facts = joined([more, when, instead], ", ");
    return facts === "" ? rowKey(row) : `${rowKey(row)} (${facts})`;
  });
  return `${texts.askStates[state]}: ${shortList(shown, mostNamed, words)}`;
}
