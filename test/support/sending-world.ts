import type { Conversation } from "../../src/domain/talking/conversation.ts";
import { createGate, storeBehind } from "../../src/jobs/gate.ts";
import { createSender, type Sender } from "../../src/jobs/sender.ts";
import type { Messenger, OutgoingMessage, Store } from "../../src/journeys/ports.ts";
import { type Sending, type SendTrouble, sendWaiting } from "../../src/journeys/send-waiting.ts";
import { type Database, openDatabase } from "../../src/store/database.ts";
import { createTeamsAdapter } from "../../src/teams/adapter.ts";
import { createMessenger } from "../../src/teams/messenger.ts";
import { message } from "../store/records.ts";
import { type VirtualClock, virtualClock } from "./clock.ts";
import { type FakeTeams, type FakeTeamsOptions, startFakeTeams } from "./fakeTeams/server.ts";
import { countingIds } from "./ids.ts";

/**
 * Any number of senders on one database, before a fake Teams over HTTP, in a time that passes only when nobody is busy:
 * the code is the app's own, and hours take seconds.
 */
export async function sendingWorld(database: Database, options: FakeTeamsOptions = {}) {
  const clock = virtualClock("2022-10-03T06:00:00Z");
  const teams = await startFakeTeams({ quota: "record", nowMs: () => Date.parse(clock.now()), ...options });
  const adapter = createTeamsAdapter({
    ...{ identity: { id: teams.botId, type: "SingleTenant", password: "secret", tenantId: teams.tenant } },
    ...{ hosts: "loopback", timeoutMs: 5000, onRefused: () => undefined, onFailed: () => undefined },
    endpoints: { openIdUrl: teams.openIdUrl, acquireToken: async () => "bot-token" },
  });
  const troubles: SendTrouble[] = [];
  const messenger = busyMessenger(createMessenger({ adapter, nowMs: () => Date.parse(clock.now()) }), clock);
  const opened: Database[] = [];
  const errors: object[] = [];
  const addSender = (): Sender => {
    const own = openDatabase(database.url, { max: 4 });
    opened.push(own);
    const store = storeBehind(createGate(4), busyStore(own.store, clock));
    const sending: Sending = {
      ...{ store, clock, ids: countingIds(`s${opened.length}`), messenger, random: () => 0.5 },
      ...{ tell: (trouble) => void troubles.push(trouble), gate: createGate(100) },
    };
    const log = { error: (facts: object) => void errors.push(facts), warn: () => undefined };
    const sender = createSender({ send: (args) => sendWaiting(sending, args), clock, log });
    own.wakeBy({ send: async () => undefined, sent: sender.wake });
    return sender;
  };
  return {
    clock,
    teams,
    troubles,
    errors,
    addSender,
    close: async () => {
      for (const own of opened) await own.close();
      await teams.close();
    },
  };
}
export type SendingWorld = Awaited<ReturnType<typeof sendingWorld>>;

export function chatOf(teams: FakeTeams, id: string, more: Partial<Conversation> = {}): Conversation {
  return { id, kind: "personal", serviceUrl: teams.serviceUrl, botId: teams.botId, installed: true, ...more };
}

/** Plans so many messages, spread over these conversations. */
export async function planMany(
  database: Database,
  tenant: string,
  { count, conversations, name = "m" }: { count: number; conversations: Conversation[]; name?: string },
  change: Partial<OutgoingMessage> = {},
): Promise<void> {
  await database.store.write(tenant, async (data) => {
    for (const conversation of conversations) await data.conversations.save(conversation);
    for (let index = 0; index < count; index += 1) {
      const conversationId = conversations[index % conversations.length]?.id ?? "";
      await data.messages.plan(
        message(`${name}-${index}`, {
          conversationId,
          subject: { kind: "notice", notice: { reason: "roundCancelled", asks: index } },
          ...change,
        }),
      );
    }
  });
}

export async function statesOf(database: Database, tenant: string): Promise<Record<string, number>> {
  const { rows } = await database.pool.query<{ state: string; count: number }>(
    "select state, count(*) from message where tenant = $1 group by state",
    [tenant],
  );
  return Object.fromEntries(rows.map(({ state, count }) => [state, Number(count)]));
}

function busyStore(store: Store, clock: VirtualClock): Store {
  return {
    read: (tenant, work) => clock.busy(() => store.read(tenant, work)),
    write: (tenant, work) => clock.busy(() => store.write(tenant, work)),
  };
}

function busyMessenger(messenger: Messenger, clock: VirtualClock): Messenger {
  const { openPersonalChat } = messenger;
  return {
    create: (...args) => clock.busy(() => messenger.create(...args)),
    update: (...args) => clock.busy(() => messenger.update(...args)),
    ...(openPersonalChat && { openPersonalChat: (...args) => clock.busy(() => openPersonalChat(...args)) }),
  };
}
