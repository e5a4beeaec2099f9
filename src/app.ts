import type { Config } from "./config.ts";
import { countedMessenger, countedStore, countedUpkeep } from "./counted-ports.ts";
import { createExpiryWatch } from "./expiry-watch.ts";
import { createHttp } from "./http.ts";
import { type Jobs, startJobs } from "./jobs/boss.ts";
import { createGate, storeBehind } from "./jobs/gate.ts";
import { createRestoreWatch } from "./jobs/restore-watch.ts";
import { createSender, type Sender } from "./jobs/sender.ts";
import { startWorkers, type Workers } from "./jobs/workers.ts";
import type { Clock, CorrectedClock, Ids, Pictures, Ports, Workbooks } from "./journeys/ports.ts";
import { type SendTrouble, sendWaiting } from "./journeys/send-waiting.ts";
import { wakeDues } from "./journeys/wake-dues.ts";
import { createMetrics, type Metrics, measureProcess } from "./metrics.ts";
import { type MetricsServer, serveMetrics } from "./metrics-server.ts";
import { createReports } from "./report/reports.ts";
import type { Database } from "./store/database.ts";
import { createTeamsAdapter, type TeamsAdapter } from "./teams/adapter.ts";
import { type Bot, createBot } from "./teams/bot.ts";
import type { Log } from "./teams/bot-parts.ts";
import { createCallSlots } from "./teams/call-slots.ts";
import { errorFacts } from "./teams/error-facts.ts";
import { createFiles } from "./teams/files.ts";
import type { Endpoints } from "./teams/hardened-authentication.ts";
import { createMessenger } from "./teams/messenger.ts";
import type { Pace } from "./teams/pace.ts";
import { createRefusalLog } from "./teams/refusal-log.ts";
import { createRoster } from "./teams/roster.ts";
import { inTurn, logOfTurns, outsideTurn } from "./teams/turn-scope.ts";
import { TimeUp, withinTime } from "./teams/within-time.ts";
import { createWorkWatch, type WorkWatch } from "./work-watch.ts";

/** What the app stands on; opened by main.ts and by tests. */
export type Adapters = {
  database: Database;
  /** with `correct`, it goes by the database's time */
  clock: Clock & Partial<CorrectedClock>;
  ids: Ids;
  workbooks: Workbooks;
  pictures: Pictures;
  log: Log;
  /** run once the schema stands and before the app is ready: the sample, in local mode */
  prepare?: (ports: Ports) => Promise<void>;
  /** tests only: a loopback in the place of Microsoft's sign-in, keys and connector */
  endpoints?: Endpoints;
  /** tests and benches only: people there are quicker than people */
  pace?: Pace;
  timing?: { connectorMs?: number; sweepMs?: number; replyMs?: number; stuckMs?: number };
};

export type App = {
  /** Answers from now on (not ready yet), and begins to get ready; gives the port. */
  listen: () => Promise<number>;
  /** Resolves when the app is ready; throws what kept it from that. */
  ready: () => Promise<void>;
  /** Looks for what is due now, instead of at the next sweep. */
  sweep: () => Promise<void>;
  /** Where the counters are read; undefined: nowhere. */
  metricsPort: () => number | undefined;
  /** Finishes what is under way, then lets go of the database. */
  close: () => Promise<void>;
};

/** A call to the Connector that takes longer is given up; Teams itself waits 10 to 15 s for a turn. */
const connectorMs = 5000;
/** Teams gives a turn up after 10 to 15 s: what takes longer is answered before, and not acknowledged. */
const replyMs = 9000;
const closeMs = 12_000;
const databasePauseMs = 1000;
/** A sweep of a tenant takes milliseconds, a slice of sending seconds, and both end when the database is gone. */
const stuckMs = 300_000;

/** The only wiring: every part meets the others here. */
export function createApp(config: Config, given: Adapters): App {
  const adapters = { ...given, log: logOfTurns(given.log) };
  const { database, clock, ids, log } = adapters;
  const metrics = createMetrics();
  const ports: Ports = { store: countedStore(database.store, metrics), clock, ids };
  const place = { port: config.port };
  const teams = wireTeams(config, adapters, { ports, metrics }, place);
  const work = createWork(config, adapters, { ports, metrics }, teams);
  const http = createHttp({
    ...(config.mode === "local" && { host: "127.0.0.1", template: adapters.workbooks.template }),
    receive: (authorization, body) =>
      inTurn(ids.next(), async () => {
        const end = metrics.requests.startTimer();
        // Teams delivers again what is answered 503
        const answer = work.isUp()
          ? await inTime(adapters, () => teams.adapter.receive(authorization, body, teams.bot))
          : { status: 503 };
        end({ status: answer.status });
        if (answer.status === 200) metrics.turns.inc({ type: kindOf(body) });
        return answer;
      }),
    alive: () => !work.isStuck(),
    readiness: async () => {
      const [isUp, schema] = await Promise.all([database.ready(), database.schema()]);
      return { database: isUp, ...(schema && { schema }), ...work.progress() };
    },
    onError: (error, path) => {
      metrics.failures.inc();
      log.error({ path, error: errorFacts(error) }, "a request failed");
    },
  });
  let served: MetricsServer | undefined;
  return {
    listen: async () => {
      if (config.metrics !== undefined) {
        measureProcess(metrics);
        served = await serveMetrics(metrics, config.metrics);
      }
      place.port = await http.listen(config.port);
      work.begin();
      return place.port;
    },
    ready: work.ready,
    sweep: work.sweep,
    metricsPort: () => served?.port,
    close: async () => {
      await http.close(closeMs);
      await served?.close();
      await teams.bot.settled();
      await work.stop();
      await database.close();
    },
  };
}

type Answer = Awaited<ReturnType<TeamsAdapter["receive"]>>;

/** What is under way goes on: what it stores counts once, and who clicks again gets the receipt. */
async function inTime({ timing, log }: Adapters, work: () => Promise<Answer>): Promise<Answer> {
  const ms = timing?.replyMs ?? replyMs;
  try {
    return await withinTime(ms, work());
  } catch (error) {
    if (!(error instanceof TimeUp)) throw error;
    log.warn({ ms }, "a turn took too long to be acknowledged");
    return { status: 503 };
  }
}

const kinds = new Set<unknown>(["message", "invoke", "conversationUpdate", "installationUpdate"]);

/** For the counter: a closed list. */
function kindOf(body: unknown): string {
  const type: unknown = typeof body === "object" && body !== null ? Reflect.get(body, "type") : undefined;
  return kinds.has(type) ? String(type) : "other";
}

type Teams = { adapter: TeamsAdapter; bot: Bot; messenger: ReturnType<typeof createMessenger> };

type Counted = { ports: Ports; metrics: Metrics };

function wireTeams(config: Config, adapters: Adapters, { ports, metrics }: Counted, place: { port: number }): Teams {
  const { log, workbooks, pictures, endpoints, timing, pace } = adapters;
  const isLocal = config.mode === "local";
  const hosts = isLocal ? "loopback" : endpoints ? (endpoints.hosts ?? "loopback") : "connector";
  const tellRefused = createRefusalLog(log);
  const adapter = createTeamsAdapter({
    ...(config.mode === "production" && { identity: config.identity }),
    ...(endpoints && { endpoints }),
    hosts,
    timeoutMs: timing?.connectorMs ?? connectorMs,
    onRefused: (why) => {
      metrics.callersRefused.inc({ reason: why.stage === "gate" ? why.reason : why.stage });
      tellRefused(why);
    },
    // the bot has logged what failed, with its turn
    onFailed: () => undefined,
  });
  const messenger = countedMessenger(createMessenger({ adapter }), metrics);
  const roster = createRoster(adapter, createCallSlots(ports, log));
  const files = createFiles({ local: hosts === "loopback" });
  const local = {
    get filesUrl() {
      return `http://localhost:${place.port}/files`;
    },
  };
  const onPaced = () => metrics.paced.inc();
  const more = { onPaced, ...(pace && { pace }), ...(isLocal && { local }) };
  const bot = createBot({
    ports,
    workbooks,
    pictures,
    reports: createReports(),
    messenger,
    roster,
    files,
    log,
    ...more,
  });
  return { adapter, bot, messenger };
}

type Work = {
  begin: () => void;
  isUp: () => boolean;
  /** a sweep or a sending that should have ended long ago has not */
  isStuck: () => boolean;
  progress: () => { sample?: boolean; bot: boolean; sweptSecondsAgo?: number; passwordDaysLeft?: number };
  ready: () => Promise<void>;
  sweep: () => Promise<void>;
  stop: () => Promise<void>;
};

/** What goes on behind the requests: the schema, the jobs, and what wakes by itself. */
function createWork(config: Config, adapters: Adapters, { ports, metrics }: Counted, { messenger }: Teams): Work {
  const { database, log, timing } = adapters;
  const state: { prepared: boolean; jobs?: Jobs; workers?: Workers; beginning?: Promise<void>; stopping: boolean } = {
    prepared: false,
    stopping: false,
  };
  const watch = createWorkWatch();
  const swept = countedUpkeep({ ...database.upkeep, sweep: watch.watched(database.upkeep.sweep) }, metrics);
  const expires = config.mode === "production" ? config.identity.passwordExpires : undefined;
  const expiry = createExpiryWatch({ ...(expires && { expires }), now: ports.clock.now, log, metrics });
  const isUp = () => state.workers !== undefined && !state.stopping;
  const restores = createRestoreWatch({ database, clock: ports.clock, log, isLocal: config.mode === "local", metrics });
  const begin = async () => {
    if (config.mode === "production" && config.databaseUrl) await waitForDatabase(adapters, () => state.stopping);
    await database.migrate();
    await adapters.clock.correct?.(database.upkeep.now);
    expiry.look();
    await restores.look();
    await adapters.prepare?.(ports);
    state.prepared = true;
    state.jobs = await startJobs(database.url, log);
    database.wakeBy(state.jobs.waker);
    state.workers = await startWorkers({
      jobs: state.jobs,
      sender: senderOf(adapters, ports, messenger, watch),
      upkeep: watched(swept.upkeep, async () => {
        expiry.look();
        await restores.look();
      }),
      retain: database.retention.daily,
      clock: adapters.clock,
      log,
      wakeDues: (job) => wakeAndTell(ports, log, job),
      ...(timing?.sweepMs && { every: timing.sweepMs }),
    });
  };
  return {
    begin: () => {
      state.beginning = begin();
      // whoever asks `ready` is told; without anyone it must not end the process
      state.beginning.catch((error: unknown) => log.error({ error: errorFacts(error) }, "the app did not get ready"));
    },
    isUp,
    isStuck: () => watch.oldestMs() > (timing?.stuckMs ?? stuckMs),
    progress: () => {
      const sweptSecondsAgo = swept.sweptSecondsAgo();
      const passwordDaysLeft = expiry.daysLeft();
      return {
        ...(adapters.prepare && { sample: state.prepared }),
        bot: isUp(),
        ...(sweptSecondsAgo !== undefined && { sweptSecondsAgo }),
        ...(passwordDaysLeft !== undefined && { passwordDaysLeft }),
      };
    },
    ready: async () => state.beginning,
    sweep: async () => state.workers?.sweep(),
    stop: async () => {
      state.stopping = true;
      await state.beginning?.catch(() => undefined);
      await (state.workers ?? state.jobs)?.stop();
    },
  };
}

/** Of the database's connections most are left for people who wait for an answer. */
const sendersTransactions = 5;
const callsAtOnce = 200;

function senderOf({ clock, log }: Adapters, ports: Ports, messenger: Teams["messenger"], watch: WorkWatch): Sender {
  const tell = ({ error, what, ...facts }: SendTrouble) =>
    log.error({ ...facts, what, error: errorFacts(error) }, "a message was not sent as it should");
  const store = storeBehind(createGate(sendersTransactions), ports.store);
  const sending = { ...ports, store, messenger, tell, gate: createGate(callsAtOnce) };
  const sender = createSender({ send: watch.watched((args) => sendWaiting(sending, args)), clock, log });
  return { ...sender, wake: (...args) => outsideTurn(() => sender.wake(...args)) };
}

/** Each sweep looks first whether a backup was restored under the running app, and whether something runs out. */
function watched(upkeep: Database["upkeep"], look: () => Promise<void>): Database["upkeep"] {
  return { ...upkeep, tenants: () => look().then(upkeep.tenants) };
}

/** A served database may come up after the app, or be away for a while: until then the app is alive, and not ready. */
async function waitForDatabase({ database, log }: Adapters, isStopping: () => boolean): Promise<void> {
  for (let tries = 1; !(await database.ready()); tries += 1) {
    if (isStopping()) throw new Error("stopped before the database answered");
    if (tries % 30 === 1) log.warn({ tries }, "the database does not answer; trying again");
    await new Promise((resolve) => setTimeout(resolve, databasePauseMs));
  }
}

async function wakeAndTell(ports: Ports, log: Log, job: { tenant: string }): Promise<void> {
  const { failed, notPlanned } = await wakeDues(ports, job);
  for (const { due, error } of failed) log.error({ ...job, due, error: errorFacts(error) }, "what was due failed");
  for (const error of notPlanned) log.error({ ...job, error: errorFacts(error) }, "the next dues were not planned");
}
