import { z } from "zod";
import {
  type Activity,
  cardAction,
  cardSubmit,
  type Delivered,
  deliver,
  freshActivity,
  type Place,
} from "./activities.ts";
import { type ButtonSeen, type CardSeen, readCard } from "./card-reader.ts";
import type { Person } from "./conversations.ts";
import type { Click, Copy } from "./oracle.ts";
import type { FakeTeams } from "./server.ts";

/** What a person types into the fields of one row; a plain text is the value. */
type Entry =
  | string
  | {
      value?: string;
      choice?: string;
      why?: string;
      when?: string;
      comment?: string;
      confirm?: string;
      reason?: string;
    };
/** How one and the same click can come: as it was, under a new id and time, or as Action.Submit of an old client. */
export type ReplayForm = "same" | "newId" | "submit";
/** A click on its way: `deliver` it once or more. */
type Pressed = { click: Click; execute: Activity; submit: Activity };

const invokeReply = z.object({
  statusCode: z.literal(200),
  type: z.literal("application/vnd.microsoft.card.adaptive"),
  value: z.record(z.string(), z.unknown()),
});

/**
 * Fills in rows of a card ("S1 Åsnes", or the ask's id) and presses a button, with the card's own data and every field
 * as it stands on it, as a Teams client does. Nothing is sent yet.
 */
export function press(
  teams: FakeTeams,
  by: { person: Person; copy: Copy; rows?: Record<string, Entry>; verb?: string },
): Pressed {
  const { person, copy, rows = {}, verb = "saveAnswers" } = by;
  const { card, post } = copy;
  const named = new Map(Object.entries(rows).map(([row, entry]) => [askOf(card, row), entry]));
  const button = buttonOf(card, verb, [...named.keys()][0]);
  const filled = button.takesInputs ? fieldsOf(card, named) : {};
  const place = placeOf(teams, post.conversationId);
  const under = /;messageid=(.+)$/.exec(post.conversationId)?.[1];
  const common = { from: person, place, replyToId: post.id, ...(under && { under }) };
  const data = { ...filled, ...button.data };
  const value = { ...filled, ...button.submit };
  const entered = [...named].map(([askId, entry]) => ({ askId, ...rowOf(card, askId), ...enteredValue(entry) }));
  const click: Click = { tenant: post.tenant, person: person.teamsId, postId: post.id, entered, replies: [] };
  return {
    click,
    execute: cardAction(teams, { ...common, verb, data, trigger: "manual" }),
    submit: cardSubmit(teams, { ...common, value }),
  };
}

/** Delivers a click in one of its forms, and remembers in the oracle what came back. */
export async function send(
  teams: FakeTeams,
  botUrl: string,
  { click, execute, submit }: Pressed,
  form: ReplayForm = "same",
): Promise<Delivered & { receipt?: CardSeen }> {
  if (!teams.oracle.clicks.includes(click)) teams.oracle.clicks.push(click);
  const again = { ...(form === "submit" ? submit : execute), ...(form !== "same" && freshActivity()) };
  const delivered = await deliver(teams, botUrl, again);
  const reply = invokeReply.safeParse(delivered.body).data;
  const receipt = reply && readCard(reply.value);
  // a sentence instead of a card is no receipt
  const status = form !== "submit" && receipt === undefined ? 0 : delivered.status;
  click.replies.push({ status, ...(form === "submit" && { submitted: true }), ...(receipt && { receipt }) });
  return { ...delivered, ...(receipt && { receipt }) };
}

/** Teams refreshes a card by itself; what the person then sees. */
export async function refresh(
  teams: FakeTeams,
  botUrl: string,
  { person, copy }: { person: Person; copy: Copy },
): Promise<Delivered & { receipt?: CardSeen }> {
  const { card, post } = copy;
  if (card.refresh === undefined) throw new Error("the card does not refresh");
  const { verb, data } = card.refresh;
  const under = /;messageid=(.+)$/.exec(post.conversationId)?.[1];
  const common = {
    from: person,
    place: placeOf(teams, post.conversationId),
    replyToId: post.id,
    ...(under && { under }),
  };
  const delivered = await deliver(teams, botUrl, cardAction(teams, { ...common, verb, data, trigger: "automatic" }));
  const reply = invokeReply.safeParse(delivered.body).data;
  return { ...delivered, ...(reply && { receipt: readCard(reply.value) }) };
}

function askOf(card: CardSeen, row: string): string {
  const found = card.rows.find((each) => each.askId === row || each.row === row);
  if (!found) throw new Error(`the card has no row ${row}: ${card.rows.map((each) => each.row).join(", ")}`);
  return found.askId;
}

function rowOf(card: CardSeen, askId: string): { row: string; period: string } {
  const { row = "", period = "" } = card.rows.find((each) => each.askId === askId) ?? {};
  return { row, period };
}

/** A button of a single row carries that row's ask. */
function buttonOf(card: CardSeen, verb: string, askId: string | undefined): ButtonSeen {
  const found = card.buttons.filter((button) => button.verb === verb);
  const own = found.find(({ data }) => data["ask"] === askId) ?? found[0];
  if (!own) throw new Error(`the card has no button ${verb}: ${card.buttons.map((button) => button.verb).join(", ")}`);
  return own;
}

function fieldsOf(card: CardSeen, named: Map<string, Entry>): Record<string, string> {
  const filled: Record<string, string> = {};
  for (const { id, value } of card.fields) if (value !== undefined) filled[id] = value;
  for (const [askId, entry] of named) {
    const fields = typeof entry === "string" ? { value: entry } : entry;
    for (const [name, text] of Object.entries(fields)) {
      const id = `${name}_${askId}`;
      if (!card.fields.some((field) => field.id === id)) throw new Error(`the card has no field ${name} for this row`);
      filled[id] = text;
    }
  }
  return filled;
}

function enteredValue(entry: Entry): { value?: string } {
  const value = typeof entry === "string" ? entry : entry.value;
  return value === undefined ? {} : { value };
}

function placeOf(teams: FakeTeams, conversationId: string): Place {
  const [id = conversationId] = conversationId.split(";");
  return teams.places.get(id) ?? { kind: "personal", id };
}
