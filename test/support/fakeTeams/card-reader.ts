import { z } from "zod";

/** A field of a card as a person meets it. */
type FieldSeen = { id: string; type: string; label: string; value?: string; choices: string[] };
/** A button; `data` goes with Action.Execute, `submit` with its fallback. */
export type ButtonSeen = {
  title: string;
  verb: string;
  data: Record<string, unknown>;
  submit?: Record<string, unknown>;
  takesInputs: boolean;
};
/** One question of an answer card. */
export type RowSeen = {
  askId: string;
  revision: number;
  /** "S1 Åsnes" */
  row: string;
  /** as the card says it: "3. kvartal 2022" */
  period: string;
  mode: "open" | "confirm" | "edit" | "answered" | "cannot" | "other";
  /** the answer as it is shown */
  value?: string;
  texts: string[];
};
export type CardSeen = {
  title: string;
  texts: string[];
  fields: FieldSeen[];
  buttons: ButtonSeen[];
  rows: RowSeen[];
  refresh?: { verb: string; data: Record<string, unknown>; userIds: string[] };
  /** Teams ids of those it mentions */
  mentions: string[];
};

const record = z.record(z.string(), z.unknown());
type Element = z.infer<typeof record>;
const dataShape = z.looseObject({ asks: z.record(z.string(), z.number()).optional(), ask: z.string().optional() });
const mentionShape = z.object({ type: z.literal("mention"), mentioned: z.object({ id: z.string() }) });
const refreshShape = z.object({
  action: z.object({ verb: z.string(), data: record }),
  userIds: z.array(z.string()).default([]),
});
const cardType = "application/vnd.microsoft.card.adaptive";
const attachmentShape = z.object({ contentType: z.literal(cardType), content: record });
/** Where an Adaptive Card keeps what is inside it; a fallback is another way to show the same. */
const nests = ["body", "items", "columns", "rows", "cells", "actions", "inlines", "card"];

/** The card of an activity, if it has one. */
export function cardIn(activity: Element): Element | undefined {
  const [first] = z.array(z.unknown()).catch([]).parse(activity["attachments"]);
  return attachmentShape.safeParse(first).data?.content;
}

/** Reads a card of the product as a person would: its words, fields, buttons and questions. */
export function readCard(content: Element): CardSeen {
  const all = elementsIn(content);
  const texts = textsOf(all);
  const buttons = all.flatMap(button);
  const refresh = refreshShape.safeParse(content["refresh"]).data;
  const title = texts[0] ?? "";
  return {
    title,
    texts,
    fields: all.flatMap(field),
    buttons,
    rows: rowsOf(content, title, asksOf([...buttons.map(({ data }) => data), refresh?.action.data ?? {}])),
    mentions: mentionsIn(record.catch({}).parse(content["msteams"])["entities"]),
    ...(refresh && { refresh: { ...refresh.action, userIds: refresh.userIds } }),
  };
}

export function mentionsIn(entities: unknown): string[] {
  const list = z.array(z.unknown()).catch([]).parse(entities);
  return list.flatMap((entity) => mentionShape.safeParse(entity).data?.mentioned.id ?? []);
}

function elementsIn(value: unknown): Element[] {
  if (Array.isArray(value)) return value.flatMap(elementsIn);
  const element = record.safeParse(value).data;
  if (element === undefined) return [];
  return [element, ...nests.flatMap((nest) => elementsIn(element[nest]))];
}

function textsOf(elements: Element[]): string[] {
  return elements.flatMap(({ type, text }) =>
    (type === "TextBlock" || type === "TextRun") && typeof text === "string" ? [shown(type, text)] : [],
  );
}

/** A TextBlock is Markdown: "3\\." is read "3."; a TextRun is as it is. */
function shown(type: unknown, text: string): string {
  return (type === "TextBlock" ? text.replace(/\\([!-/:-@[-`{-~])/g, "$1") : text).trim();
}

function field(element: Element): FieldSeen[] {
  const { type, id, label, value } = element;
  if (typeof type !== "string" || !type.startsWith("Input.") || typeof id !== "string") return [];
  const choices = z
    .array(z.object({ value: z.string() }))
    .catch([])
    .parse(element["choices"]);
  return [
    {
      ...{ id, type, label: typeof label === "string" ? label : "", choices: choices.map((choice) => choice.value) },
      ...(typeof value === "string" && value !== "" && { value }),
    },
  ];
}

function button(element: Element): ButtonSeen[] {
  if (element["type"] !== "Action.Execute") return [];
  const { title, verb, data, fallback, associatedInputs } = element;
  const submit = record.catch({}).parse(fallback)["data"];
  return [
    {
      ...{ title: String(title), verb: String(verb), data: record.catch({}).parse(data) },
      ...{ takesInputs: associatedInputs !== "none", ...(submit !== undefined && { submit: record.parse(submit) }) },
    },
  ];
}

function asksOf(sources: Element[]): Map<string, number> {
  return new Map(sources.flatMap((data) => Object.entries(dataShape.safeParse(data).data?.asks ?? {})));
}

/** The top-level containers of an answer card are its questions; a heading over one holds until the next. */
function rowsOf(content: Element, title: string, asks: Map<string, number>): RowSeen[] {
  const body = z.array(record).catch([]).parse(content["body"]);
  // "Måling 3. kvartal 2022 – frist fredag 14. oktober"
  let period = (title.split(" – ")[0] ?? "").replace(/^\S+ /, "").toLowerCase();
  return body.flatMap((container) => {
    if (container["type"] !== "Container") return [];
    const inside = elementsIn(container);
    const direct = z.array(record).catch([]).parse(container["items"]);
    const heading = direct.find(({ style }) => style === "heading")?.["text"];
    if (typeof heading === "string") period = shown("TextBlock", heading).toLowerCase();
    const askId = [...asks.keys()].find((id) => inside.some((element) => isAbout(element, id)));
    if (askId === undefined) return [];
    return [{ ...rowSeen(inside, askId), revision: asks.get(askId) ?? 0, period }];
  });
}

function isAbout({ id, data }: Element, askId: string): boolean {
  if (typeof id === "string" && id.endsWith(`_${askId}`)) return true;
  return dataShape.safeParse(data).data?.ask === askId;
}

function rowSeen(inside: Element[], askId: string): Omit<RowSeen, "revision" | "period"> {
  const has = (name: string) => inside.some(({ id }) => id === `${name}_${askId}`);
  const verbs = inside.map(({ verb }) => verb);
  const label = inside.find(({ id }) => id === `value_${askId}`)?.["label"];
  const texts = textsOf(inside);
  const bold = inside.filter(({ type, weight }) => type === "TextRun" && weight === "Bolder");
  const value = bold.find(({ size }) => size === "Medium")?.["text"];
  // "S1 Åsnes – Helt ledige, andel (%)"
  const named = typeof label === "string" ? (label.split(" – ")[0] ?? "") : String(bold[0]?.["text"] ?? "");
  const base = { askId, row: named, texts, ...(typeof value === "string" && { value }) };
  if (verbs.includes("correctAnswer")) return { ...base, mode: "edit" };
  if (has("confirm")) return { ...base, mode: "confirm" };
  if (has("value")) return { ...base, mode: "open" };
  return { ...base, mode: value !== undefined ? "answered" : verbs.includes("editAnswer") ? "cannot" : "other" };
}
