import type { AnswerCard } from "../../src/domain/asking/answer-card.ts";
import type { Ask } from "../../src/domain/asking/ask.ts";
import type { RowAnswer } from "../../src/domain/asking/decide-answer.ts";
import { rowKey } from "../../src/domain/project/measure.ts";
import type { Plan } from "../../src/domain/project/project.ts";
import type { Reading } from "../../src/domain/project/reading.ts";
import type { Content } from "../../src/domain/talking/content.ts";
import type { Conversation, Member } from "../../src/domain/talking/conversation.ts";
import type { Notice } from "../../src/domain/talking/notice.ts";
import { answerAsks } from "../../src/journeys/answer-asks.ts";
import { openRound } from "../../src/journeys/open-round.ts";
import type { AttemptResult, Messenger, OutgoingMessage, Ports } from "../../src/journeys/ports.ts";
import type { Turn } from "../../src/journeys/turn.ts";
import type { Database } from "../../src/store/database.ts";
import { type MovableClock, movableClock } from "./clock.ts";
import { countingIds } from "./ids.ts";
import { solorPlan } from "./plan-builder.ts";

export const people = {
  leader: "prosjektleder@solor.example",
  deputy: "ass.prosjektleder@solor.example",
  valer: "nav.valer@solor.example",
  asnes: "nav.asnes@solor.example",
  grue: "nav.grue@solor.example",
  helper: "saksbehandler@solor.example",
  guest: "gjest@annet.example",
} as const;
/** Monday 3 October 2022, 09.00 in Oslo. */
const openingTime = "2022-10-03T07:00:00Z";

let tenants = 0;

/** NAV Solør in a tenant of its own, coupled to a channel with its people in it; the clock stands at the opening. */
export async function roundWorld(database: Database, change: (plan: Plan) => Plan = (plan) => plan) {
  tenants += 1;
  const tenant = `tenant-${tenants}`;
  const clock = movableClock(openingTime);
  const ports: Ports = { store: database.store, clock, ids: countingIds(`t${tenants}`) };
  const plan = change(solorPlan());
  const channel = place("19:channel", "channel", { projectId: plan.project.id, purpose: "main" });
  await database.store.write(tenant, async (data) => {
    await data.projects.savePlan(plan);
    await data.conversations.save(channel);
    await data.conversations.saveMembers(channel.id, Object.values(people).map(memberOf));
  });
  return new RoundWorld({ tenant, clock, ports, plan, channel });
}

export function place(id: string, kind: Conversation["kind"], some: Partial<Conversation> = {}): Conversation {
  return { id, kind, serviceUrl: "https://smba.example/", botId: "28:bot", installed: true, ...some };
}

function memberOf(user: string): Member {
  const [name = user] = user.split("@");
  return { teamsId: `29:${name}`, user, name, guest: user === people.guest };
}

type Parts = { tenant: string; clock: MovableClock; ports: Ports; plan: Plan; channel: Conversation };

export class RoundWorld {
  readonly tenant: string;
  readonly clock: MovableClock;
  readonly ports: Ports;
  readonly plan: Plan;
  readonly channel: Conversation;

  constructor({ tenant, clock, ports, plan, channel }: Parts) {
    this.tenant = tenant;
    this.clock = clock;
    this.ports = ports;
    this.plan = plan;
    this.channel = channel;
  }

  turn(user: string | undefined, conversation = this.channel): Turn {
    const { name, teamsId } = memberOf(user ?? "unknown@x");
    return { tenant: this.tenant, actor: { user, name, teamsId }, conversation, language: "nb", source: "card act-1" };
  }

  async open(actor?: string): Promise<Notice> {
    const { tenant, plan } = this;
    const who = actor === undefined ? undefined : this.turn(actor).actor;
    return noticeOf(await openRound(this.ports, { tenant, projectId: plan.project.id, actor: who, language: "nb" }));
  }

  /** Every ask of the newest open round, or of the one that is named. */
  async asks(roundId?: string): Promise<Ask[]> {
    return this.ports.store.read(this.tenant, async (data) => {
      const id = roundId ?? (await data.rounds.openOf(this.plan.project.id))?.id;
      return id === undefined ? [] : data.rounds.asks(id);
    });
  }

  /** The ask of a line, the newest when there are several: "S1 Åsnes". */
  async ask(key: string): Promise<Ask> {
    const found = (await this.asks()).findLast((ask) => rowKey(ask) === key);
    if (!found) throw new Error(`no ask for ${key}`);
    return found;
  }

  /** What a person's card says it is about. */
  async cardKey(user: string): Promise<{ roundId: string; user: string; askIds: string[] }> {
    const own = (await this.asks()).filter((ask) => ask.person === user);
    return { roundId: own[0]?.roundId ?? "none", user, askIds: own.map((ask) => ask.id) };
  }

  /** Answers lines of the owner's card as `by` (the owner), from the card's newest copy unless a revision is said. */
  async answer(owner: string, rows: Record<string, Partial<RowAnswer>>, by: string = owner): Promise<Content> {
    return answerAsks(this.ports, this.turn(by), await this.click(owner, rows));
  }

  /** The click as it leaves the person's screen; it can be sent again later. */
  async click(owner: string, rows: Record<string, Partial<RowAnswer>>) {
    const entries: RowAnswer[] = [];
    for (const [key, entry] of Object.entries(rows)) {
      const { id: askId, revision } = await this.ask(key);
      entries.push({ askId, revision, ...entry });
    }
    return { ...(await this.cardKey(owner)), rows: entries };
  }

  async readings(): Promise<Reading[]> {
    return this.ports.store.read(this.tenant, (data) => data.readings.all(this.plan.project.id));
  }

  async log(): Promise<{ what: string; subject: string; who?: string; old?: string; new?: string; why?: string }[]> {
    const all = (data: Parameters<Parameters<typeof this.ports.store.read>[1]>[0]) =>
      data.audit.between(this.plan.project.id, "2000-01-01T00:00:00Z", "2100-01-01T00:00:00Z");
    return this.ports.store.read(this.tenant, all);
  }

  async storedPlan(): Promise<Plan> {
    const plan = await this.ports.store.read(this.tenant, (data) => data.projects.plan(this.plan.project.id));
    if (!plan) throw new Error("the plan is gone");
    return plan;
  }

  async message(id: string): Promise<OutgoingMessage | undefined> {
    return this.ports.store.read(this.tenant, (data) => data.messages.find(id));
  }

  async due(): Promise<string[]> {
    return this.ports.store.read(this.tenant, (data) => data.messages.due(this.clock.now(), 1000));
  }

  /** Messages that wait to be sent or updated, in full. */
  async waiting(): Promise<OutgoingMessage[]> {
    const found = await Promise.all((await this.due()).map((id) => this.message(id)));
    return found.flatMap((message) => message ?? []);
  }
}

export function noticeOf(content: Content | undefined): Notice {
  if (content?.kind !== "notice") throw new Error(`not a notice: ${content?.kind}`);
  return content.notice;
}

export function cardOf(content: Content | undefined): AnswerCard {
  if (content?.kind !== "answerCard") throw new Error(`not a card: ${JSON.stringify(content)}`);
  return content;
}

/** The mode of one line on a card: "S1 Åsnes". */
export function modeOn(content: Content | undefined, key: string) {
  const row = cardOf(content).rows.find(({ ask }) => rowKey(ask) === key);
  if (!row) throw new Error(`no line ${key}`);
  return row.mode;
}

export type Sent = {
  as: "create" | "update";
  conversationId: string;
  under?: string;
  mention?: string;
  content: Content;
};

/** Takes what is sent; answers with the given results in turn, then with "delivered". */
export function recordingMessenger(results: AttemptResult[] = []): Messenger & { sent: Sent[] } {
  const sent: Sent[] = [];
  const next = (): AttemptResult => results.shift() ?? { outcome: "delivered", activityId: `activity-${sent.length}` };
  return {
    sent,
    create: async ({ conversation, under, mention }, content) => {
      sent.push({ as: "create", conversationId: conversation.id, under, mention: mention?.name, content });
      return next();
    },
    update: async ({ conversation }, _activityId, content) => {
      sent.push({ as: "update", conversationId: conversation.id, content });
      return next();
    },
  };
}
