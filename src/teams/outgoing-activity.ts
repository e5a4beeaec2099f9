import type { Activity } from "botbuilder";
import { z } from "zod";
import type { Address } from "../journeys/ports.ts";
import type { Drawn } from "../views/draw.ts";
import { mentionTag } from "../views/escape.ts";

export const cardType = "application/vnd.microsoft.card.adaptive";
/** Teams refuses 100 KB, counted in UTF-16; the rest is for what it puts around the message. */
export const maxMessageBytes = 80 * 1024;

type Mention = NonNullable<Address["mention"]>;
const cardShape = z.looseObject({
  body: z.array(z.unknown()).optional(),
  msteams: z.looseObject({ entities: z.array(z.unknown()).optional() }).optional(),
});

/**
 * The message as it is sent. Either a card or a text, never both: Teams splits those in two and gives no id back, and
 * without the id the card can't be updated. The words of the notification stand in `summary`.
 */
export function outgoingActivity(to: Address, drawn: Drawn): Partial<Activity> {
  const { conversation, under, mention } = to;
  const id =
    under !== undefined && conversation.kind === "channel" ? `${conversation.id};messageid=${under}` : conversation.id;
  const common = {
    type: "message",
    from: { id: conversation.botId, name: "Nullpunkt" },
    conversation: { id, isGroup: conversation.kind !== "personal", conversationType: conversation.kind, name: "" },
    summary: drawn.summary,
  };
  if (drawn.card)
    return { ...common, attachments: [{ contentType: cardType, content: cardWithMention(drawn.card, mention) }] };
  return { ...common, ...textWithMention(drawn.text ?? drawn.summary, mention), textFormat: "markdown" };
}

export function messageBytes(activity: Partial<Activity>): number {
  return Buffer.byteLength(JSON.stringify(activity), "utf16le");
}

/** A view that mentions the person itself has placed her name where it reads best. */
function cardWithMention(card: object, mention: Mention | undefined): object {
  if (!mention) return card;
  const read = cardShape.parse(card);
  if ((read.msteams?.entities ?? []).length > 0) return card;
  const { text, entity } = mentioned(mention);
  const line = { type: "TextBlock", text, wrap: true };
  return { ...read, body: [line, ...(read.body ?? [])], msteams: { ...read.msteams, entities: [entity] } };
}

function textWithMention(words: string, mention: Mention | undefined): Pick<Activity, "text"> & Partial<Activity> {
  if (!mention) return { text: words };
  const { text, entity } = mentioned(mention);
  return { text: `${text} ${words}`, entities: [entity] };
}

function mentioned({ teamsId, name }: Mention): { text: string; entity: { type: string } & Record<string, unknown> } {
  const text = mentionTag(name);
  return { text, entity: { type: "mention", text, mentioned: { id: teamsId, name } } };
}
