import type { Plan } from "../../src/domain/project/project.ts";
import type { Reading } from "../../src/domain/project/reading.ts";
import type { Conversation } from "../../src/domain/talking/conversation.ts";
import type { Data, Ports, Store } from "../../src/journeys/ports.ts";
import type { Turn } from "../../src/journeys/turn.ts";
import type { Database } from "../../src/store/database.ts";
import { movableClock } from "../support/clock.ts";
import { countingIds } from "../support/ids.ts";

export const tenant = "t1";
export const leader = "prosjektleder@solor.example";

export function conversationOf(id: string, some: Partial<Conversation> = {}): Conversation {
  return { id, kind: "channel", serviceUrl: "https://smba.example/", botId: "28:bot", installed: true, ...some };
}

/** A project with its channel, and a personal chat for its leader. */
export async function storeProject(store: Store, plan: Plan, readings: Reading[] = [], of = tenant): Promise<void> {
  const { id } = plan.project;
  await store.write(of, async (data) => {
    await data.projects.savePlan(plan);
    if (readings.length > 0) await data.readings.append(id, readings);
    await data.conversations.save(conversationOf(`channel-${id}`, { projectId: id, purpose: "main" }));
  });
}

/** One count for a test file: its tests share a database. */
const ids = countingIds();

/** What a test tells the clock, the store and who speaks where. */
export function journeyIn(database: Database, now: string) {
  const clock = movableClock(now);
  const ports: Ports = { store: database.store, clock, ids };
  const turn = (conversation: Conversation, user: string | undefined): Turn => ({
    tenant,
    actor: { name: "Noen", teamsId: `29:${user}`, ...(user === undefined ? {} : { user }) },
    conversation,
    language: "nb",
    source: "chat 1",
  });
  return {
    clock,
    ports,
    inChannel: (projectId: string, user = "nav.grue@solor.example") =>
      turn(conversationOf(`channel-${projectId}`, { projectId, purpose: "main" }), user),
    inPersonal: (user?: string) => turn(conversationOf(`personal-${user}`, { kind: "personal", person: user }), user),
    turn,
    read: <T>(work: (data: Data) => Promise<T>) => database.store.read(tenant, work),
    write: <T>(work: (data: Data) => Promise<T>) => database.store.write(tenant, work),
  };
}
