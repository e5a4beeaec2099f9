import { type CardSeen, cardIn, mentionsIn, type RowSeen, readCard } from "./card-reader.ts";

/** A message as Teams keeps it: the post and every version that followed it. */
export type Post = {
  id: string;
  tenant: string;
  /** with ";messageid=ROOT" when it went into a thread */
  conversationId: string;
  replyToId?: string;
  /** of the fake's clock */
  atMs: number;
  activity: Record<string, unknown>;
  updates: Record<string, unknown>[];
  deleted?: boolean;
};
/** One post that asks, as those it is to see it now. */
export type Copy = { post: Post; card: CardSeen; people: string[] };
/** What a person entered in one row of a card, and the button she then pressed. */
export type Click = {
  tenant: string;
  /** Teams id */
  person: string;
  postId: string;
  entered: { askId: string; row: string; period: string; value?: string }[];
  /** one per delivery of the click: the HTTP status, and the card that came back (never to a Submit) */
  replies: { status: number; submitted?: boolean; receipt?: CardSeen }[];
};
type AskSeen = {
  tenant: string;
  person: string;
  row: string;
  period: string;
  askIds: string[];
  posts: string[];
};

/** Remembers what each person really saw and clicked, and answers what a test asks of it. It knows nothing of the bot. */
export type Oracle = {
  posts: Post[];
  post: (id: string) => Post | undefined;
  clicks: Click[];
  /** The cards that ask this person (Teams id), in the order they came, each as it looks now. */
  seen: (person: string) => Copy[];
  /** Of these, the ones with a row that can be filled in. */
  openCards: (person: string) => Copy[];
  /** Every post that shows this ask. */
  copiesOf: (askId: string) => Copy[];
  /** What each person was asked, by tenant, row and period. */
  asksSeen: () => AskSeen[];
  /** Rows and periods that one person was asked under more than one ask: never right. */
  doubleAsks: () => AskSeen[];
  /** Asks that stand in more than one post: right only after a send whose result was unknown. */
  repeatedAsks: () => AskSeen[];
  /** Values whose click got its receipt. */
  acknowledged: () => { tenant: string; person: string; askId: string; row: string; period: string; value: string }[];
  /** Digests by channel, with the week as the title says it. */
  digests: () => { tenant: string; conversationId: string; week: string; postId: string; text: string }[];
  /** All the words that can be read in a channel or chat, oldest version first. */
  textsIn: (conversationId: string) => string[];
};

type Kept = { oracle: Oracle; keep: (post: Post) => void };

export function createOracle(): Kept {
  const posts: Post[] = [];
  const byId = new Map<string, Post>();
  const clicks: Click[] = [];
  const copies = () => posts.flatMap(copyOf);
  const asksSeen = () => gathered(posts);
  const oracle: Oracle = {
    posts,
    clicks,
    post: (id) => byId.get(id),
    seen: (person) => copies().filter(({ people }) => people.includes(person)),
    openCards: (person) =>
      copies().filter(({ people, card }) => people.includes(person) && card.rows.some(({ mode }) => mode === "open")),
    copiesOf: (askId) => copies().filter(({ card }) => card.rows.some((row) => row.askId === askId)),
    asksSeen,
    doubleAsks: () => asksSeen().filter(({ askIds }) => askIds.length > 1),
    repeatedAsks: () => asksSeen().filter((seen) => seen.posts.length > 1),
    acknowledged: () => clicks.flatMap((click) => acknowledgedIn(click, (id) => byId.get(id))),
    digests: () => posts.flatMap(digestIn),
    textsIn: (id) => posts.filter((post) => isIn(post, id)).flatMap((post) => versions(post).flatMap(wordsOf)),
  };
  const keep = (post: Post) => {
    posts.push(post);
    byId.set(post.id, post);
  };
  return { oracle, keep };
}

export function isIn(post: Post, conversationId: string): boolean {
  return post.conversationId === conversationId || post.conversationId.startsWith(`${conversationId};`);
}

function versions(post: Post): Record<string, unknown>[] {
  return [post.activity, ...post.updates];
}

/** Cards are read once: a version never changes. */
const read = new WeakMap<object, CardSeen>();
function cardOf(activity: Record<string, unknown> | undefined): CardSeen | undefined {
  const content = activity && cardIn(activity);
  if (content === undefined) return undefined;
  const card = read.get(content) ?? readCard(content);
  read.set(content, card);
  return card;
}

function copyOf(post: Post): Copy[] {
  const card = post.deleted ? undefined : cardOf(versions(post).at(-1));
  return card === undefined || card.rows.length === 0 ? [] : [{ post, card, people: peopleOf(post) }];
}

/** Those the post is for: whom any version mentions, or whose own chat it is in. */
function peopleOf(post: Post): string[] {
  const chat = /^a:personal-(.*)$/.exec(post.conversationId)?.[1];
  const mentioned = versions(post).flatMap((activity) => [
    ...(cardOf(activity)?.mentions ?? []),
    ...mentionsIn(activity["entities"]),
  ]);
  return [...new Set([...(chat === undefined ? [] : [chat]), ...mentioned])];
}

/** A row counts as asked when any version of the post had a field for it, or its answer. */
function gathered(posts: Post[]): AskSeen[] {
  const found = new Map<string, AskSeen>();
  for (const post of posts) {
    const rows = versions(post).flatMap((activity) => cardOf(activity)?.rows ?? []);
    for (const person of rows.length === 0 ? [] : peopleOf(post)) {
      for (const row of rows) note(found, { post, person, row });
    }
  }
  return [...found.values()];
}

function note(found: Map<string, AskSeen>, { post, person, row }: { post: Post; person: string; row: RowSeen }): void {
  const { tenant } = post;
  const key = JSON.stringify([tenant, person, row.row, row.period]);
  const seen = found.get(key) ?? { tenant, person, row: row.row, period: row.period, askIds: [], posts: [] };
  if (!seen.askIds.includes(row.askId)) seen.askIds.push(row.askId);
  if (!seen.posts.includes(post.id)) seen.posts.push(post.id);
  found.set(key, seen);
}

/**
 * The receipt is the card that comes back with this very value in the row's place: a row that was answered before shows
 * its earlier one. A Submit gets no card: there it is the clicked post itself.
 */
function acknowledgedIn({ tenant, person, entered, replies, postId }: Click, postOf: Oracle["post"]) {
  const post = postOf(postId);
  const now = post && copyOf(post)[0]?.card;
  return entered.flatMap(({ value, ...row }) => {
    const shownIn = (card: CardSeen | undefined) => card?.rows.find(({ askId }) => askId === row.askId);
    const got = replies.some(({ status, submitted, receipt }) => {
      if (status !== 200) return false;
      const shown = shownIn(submitted ? now : receipt);
      return shown?.mode === "answered" && numberIn(shown.value) === numberIn(value);
    });
    return got && value !== undefined ? [{ tenant, person, ...row, value }] : [];
  });
}

/** "1\u00a0234,50\u00a0%" is 1234.5 */
function numberIn(text = ""): number {
  return Number(/^[−-]?[\d\s]+(?:,\d+)?/.exec(text)?.[0].replace(/\s/g, "").replace("−", "-").replace(",", "."));
}

/** "Ukesrapport uke 40 – Prosjekt NAV Solør" */
const digestTitle = /^(?:Ukesrapport|Vekerapport|Weekly digest,) (.+?) – /;

function digestIn(post: Post) {
  const card = cardOf(post.activity);
  const week = digestTitle.exec(card?.title ?? "")?.[1];
  if (card === undefined || week === undefined) return [];
  const { tenant, conversationId, id: postId } = post;
  return [{ tenant, conversationId, week, postId, text: card.texts.join("\n") }];
}

function wordsOf(activity: Record<string, unknown>): string[] {
  const { text } = activity;
  return [...(typeof text === "string" ? [text] : []), ...(cardOf(activity)?.texts ?? [])];
}
