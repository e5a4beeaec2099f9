import { createIds } from "../../src/ids.ts";
import { createSender, type Sender } from "../../src/jobs/sender.ts";
import type { Messenger, Ports } from "../../src/journeys/ports.ts";
import { sendWaiting } from "../../src/journeys/send-waiting.ts";
import { type Database, openDatabase } from "../../src/store/database.ts";
import { createTeamsAdapter } from "../../src/teams/adapter.ts";
import { createMessenger } from "../../src/teams/messenger.ts";
import type { VirtualClock } from "../support/clock.ts";
import type { FakeTeams } from "../support/fakeTeams/server.ts";

/** One instance of the app, as far as it sends: its own connections to one PostgreSQL, its own way to Teams. */
export type Instance = { sender: Sender; stop: () => Promise<void> };

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
/** On a machine under load a call may take long; the time that counts stands still meanwhile. */
const connectorMs = 60_000;
const connections = 6;

export function startInstance(url: string, teams: FakeTeams, clock: VirtualClock): Instance {
  const database = openDatabase(url, { max: connections });
  const ports = { ...portsOn(database, clock), messenger: timeless(clock, messengerTo(teams)) };
  const send: Parameters<typeof createSender>[0]["send"] = (args) => sendWaiting(ports, args);
  const sender = createSender({ send, clock, log: silent });
  return {
    sender,
    stop: async () => {
      await sender.stop();
      await database.close();
    },
  };
}

/** Queries take no time of this clock. */
function portsOn({ store }: Database, clock: VirtualClock): Ports {
  return {
    clock,
    ids: createIds(),
    store: {
      read: (tenant, work) => clock.busy(() => store.read(tenant, work)),
      write: (tenant, work) => clock.busy(() => store.write(tenant, work)),
    },
  };
}

function messengerTo(teams: FakeTeams): Messenger {
  const { botId, tenant, openIdUrl } = teams;
  const adapter = createTeamsAdapter({
    identity: { id: botId, type: "SingleTenant", password: "not used", tenantId: tenant },
    endpoints: { openIdUrl, acquireToken: async () => "bot-token" },
    hosts: "loopback",
    timeoutMs: connectorMs,
    onRefused: () => undefined,
    onFailed: () => undefined,
  });
  return createMessenger({ adapter });
}

/** Nor do calls: a call that begins at a slot comes to Teams in that slot. */
function timeless(clock: VirtualClock, { create, update, openPersonalChat }: Messenger): Messenger {
  return {
    create: (...args) => clock.busy(() => create(...args)),
    update: (...args) => clock.busy(() => update(...args)),
    ...(openPersonalChat && { openPersonalChat: (...args) => clock.busy(() => openPersonalChat(...args)) }),
  };
}
