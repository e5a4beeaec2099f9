import type { Plan } from "../domain/project/project.ts";
import type { Conversation } from "../domain/talking/conversation.ts";
import type { Notice } from "../domain/talking/notice.ts";
import { foldName } from "../domain/telling/plan-subject.ts";
import { peopleToAsk } from "./people-to-ask.ts";
import type { Data } from "./ports.ts";

export type NamedPerson = { user: string; name: string };

/** The one person of the channel or the plan whom a text names: by account, its first part, the whole name, or a part of it. */
export async function personNamed(
  data: Data,
  plan: Plan,
  channel: Pick<Conversation, "id">,
  text: string,
): Promise<NamedPerson | { notice: Notice }> {
  const people = await peopleToAsk(data, { plan, round: { conversationId: channel.id } }, "");
  const found = nearest(people, text);
  const [only, ...others] = found;
  if (only !== undefined && others.length === 0) return only;
  if (only !== undefined)
    return { notice: { reason: "whichPerson", text, names: found.map(({ name, user }) => `${name} (${user})`) } };
  const members = await data.conversations.members(channel.id);
  const guests = members.flatMap(({ guest, user, name }) => (guest ? [{ user: user ?? "", name }] : []));
  const [guest] = nearest(guests, text);
  return { notice: guest ? { reason: "standInGuest", name: guest.name } : { reason: "noSuchPerson", text } };
}

function nearest(people: NamedPerson[], text: string): NamedPerson[] {
  const wanted = foldName(text);
  const rules: ((person: NamedPerson) => boolean)[] = [
    ({ user }) => user === text.trim().toLowerCase(),
    // an account's first part and another's name are asked about: a name is what someone is called, also by herself
    ({ name, user }) => foldName(name) === wanted || user.split("@")[0] === text.trim().toLowerCase(),
    ({ name }) => wanted.length > 2 && foldName(name).split(" ").includes(wanted),
  ];
  for (const rule of rules) {
    const found = people.filter(rule);
    if (found.length > 0) return found;
  }
  return [];
}
