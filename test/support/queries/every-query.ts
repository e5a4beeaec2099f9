import { sql } from "kysely";
import { decimal } from "../../../src/domain/numbers/decimal.ts";
import { buildPaper } from "../../../src/domain/paper/build-paper.ts";
import { noWords } from "../../../src/domain/paper/steering-paper.ts";
import type { Digest } from "../../../src/domain/telling/status.ts";
import type { Data } from "../../../src/journeys/ports.ts";
import type { Database } from "../../../src/store/database.ts";
import { ask, at, conversation, message, reading, round } from "../../store/records.ts";
import { solorPlan } from "../../store/sample-plan.ts";
import { planOf } from "../plan-builder.ts";

/** Of the large database too, so that its plans are made for values that are there. */
const driven = { tenant: "tenant-7", project: "project-3" } as const;

const { project } = driven;
const person = "person-1";
const later = "2022-11-03T06:00:00Z";
const long = "2020-01-01T00:00:00Z";

const seen = { activityId: "activity-2", conversationId: "conversation-1", user: person, askIds: ["ask-1"], at };

type Drive = (data: Data) => Promise<unknown>;
/** A way to call each method of each port, with its variants; what is missing here does not compile. */
type Drives<Ports> = {
  [P in keyof Ports]: Ports[P] extends (...args: never[]) => unknown ? Drive : { [M in keyof Ports[P]]-?: Drive };
};

const drives: Drives<Data> = {
  projects: {
    savePlan: async ({ projects }) => {
      const plan = solorPlan(project);
      await projects.savePlan(plan);
      await projects.savePlan({ ...plan, goals: [], risks: [] });
      await projects.savePlan(plan);
    },
    saveStandIns: ({ projects }) =>
      projects.saveStandIns(project, person, {
        standIns: [{ standIn: "person-2", from: "2022-10-03", to: "2022-10-07" }],
        saidBy: person,
        at,
      }),
    list: ({ projects }) => projects.list(),
    find: ({ projects }) => projects.find(project),
    findByShortName: ({ projects }) => projects.findByShortName("nav-solor"),
    ofPerson: ({ projects }) => projects.ofPerson(person),
    plan: async ({ projects }) => {
      await projects.plan(project);
      await projects.plan(project, { lock: true });
    },
  },
  readings: {
    append: ({ readings }) =>
      readings.append(project, [reading("r-1", { measureId: "measure-1" }), reading("r-2", { value: decimal("4") })]),
    latest: ({ readings }) => readings.latest(project),
    series: ({ readings }) => readings.series(project, "measure-1"),
    recentOfRows: ({ readings }) =>
      readings.recentOfRows(project, [{ measureId: "measure-1", office: "office-1", period: "2022-Q3" }]),
    history: async ({ readings }) => {
      await readings.history(project, "measure-1", { limit: 10, offset: 0 });
      await readings.history(project, "measure-1", { office: "office-1", limit: 10, offset: 10 });
    },
    all: ({ readings }) => readings.all(project),
    forDigest: ({ readings }) => readings.forDigest(project, { from: at, to: later }),
    reported: ({ readings }) => readings.reported(project, ["period-1", "period-2"]),
    find: ({ readings }) => readings.find("r-1"),
    withCorrected: ({ readings }) => readings.withCorrected(["r-1"]),
    explain: ({ readings }) => readings.explain("r-1", { cause: "why", action: "what" }),
  },
  rounds: {
    insert: ({ rounds }) =>
      rounds.insert(round("round-1", { projectId: project }), [
        ask("ask-1", { projectId: project, roundId: "round-1" }),
      ]),
    addAsks: ({ rounds }) =>
      rounds.addAsks([ask("ask-2", { projectId: project, roundId: "round-1", office: "office-2" })]),
    find: ({ rounds }) => rounds.find("round-1"),
    openOf: ({ rounds }) => rounds.openOf(project),
    newestOf: ({ rounds }) => rounds.newestOf(project),
    currentOf: ({ rounds }) => rounds.currentOf(project),
    closeIfDone: ({ rounds }) => rounds.closeIfDone("round-1", "2022-10-18"),
    closeDone: ({ rounds }) => rounds.closeDone(project, "2022-10-18"),
    saveRound: ({ rounds }) => rounds.saveRound(round("round-1", { projectId: project })),
    asks: ({ rounds }) => rounds.asks("round-1"),
    asksById: ({ rounds }) => rounds.asksById(["ask-1", "ask-2"]),
    openAsks: ({ rounds }) => rounds.openAsks(project),
    remindable: ({ rounds }) => rounds.remindable(project),
    waitingBeside: ({ rounds }) => rounds.waitingBeside("round-1", person, ["ask-1"]),
    lockAsks: ({ rounds }) => rounds.lockAsks(["ask-1", "ask-2"]),
    saveAsk: ({ rounds }) => rounds.saveAsk(ask("ask-1", { projectId: project, roundId: "round-1" })),
  },
  conversations: {
    save: ({ conversations }) => conversations.save(conversation("conversation-1", { teamId: "team-1" })),
    find: ({ conversations }) => conversations.find("conversation-1"),
    couple: ({ conversations }) => conversations.couple("conversation-1", project, "main"),
    ofProject: ({ conversations }) => conversations.ofProject(project, "main"),
    uncouple: ({ conversations }) => conversations.uncouple("conversation-1"),
    ofTeam: ({ conversations }) => conversations.ofTeam("team-1"),
    personal: ({ conversations }) => conversations.personal(person),
    saveMembers: ({ conversations }) =>
      conversations.saveMembers("conversation-1", [{ teamsId: "teams-1", name: "A", user: person, guest: false }]),
    saveMember: ({ conversations }) =>
      conversations.saveMember("conversation-1", { teamsId: "teams-2", name: "B", guest: false }),
    removeMember: ({ conversations }) => conversations.removeMember("conversation-1", "teams-2"),
    members: ({ conversations }) => conversations.members("conversation-1"),
    memberByUser: ({ conversations }) => conversations.memberByUser("conversation-1", person),
    memberByTeamsId: ({ conversations }) => conversations.memberByTeamsId("conversation-1", "teams-1"),
    names: ({ conversations }) => conversations.names([person, "person-2"]),
  },
  messages: {
    plan: async ({ messages }) => {
      await messages.plan(message("message-1", { subject: { kind: "roundCard", roundId: "round-1" } }));
      await messages.plan(message("message-2", { underMessage: "message-1" }));
    },
    find: ({ messages }) => messages.find("message-1"),
    save: ({ messages }) => messages.save(message("message-1", { subject: { kind: "roundCard", roundId: "round-1" } })),
    due: ({ messages }) => messages.due(at, 20),
    claim: ({ messages }) => messages.claim("message-2", at),
    finish: async ({ messages }) => {
      const claim = await messages.claim("message-1", at);
      if (!claim) throw new Error("nothing to finish");
      await messages.finish(claim.attempt, claim.message, { outcome: "delivered", activityId: "activity-1" }, at);
    },
    refreshRound: async ({ messages }) => {
      await messages.refreshRound("round-1", [person]);
      await messages.refreshRound("round-1", [person], seen);
    },
    logOfRound: ({ messages }) => messages.logOfRound("round-1"),
    undelivered: async ({ messages }) => {
      await messages.undelivered(project);
      await messages.undelivered();
    },
    planAgain: async ({ messages }) => {
      await messages.planAgain("message-2");
      await messages.planAgain("message-2", { conversationId: "conversation-1", mentions: person });
    },
    nextDue: ({ messages }) => messages.nextDue(at),
    claimBatch: async ({ messages }) => {
      // so many in one conversation that it is put off
      for (let count = 0; count < 12; count += 1)
        await messages.plan(message(`batch-${count}`, { conversationId: "conversation-1" }));
      const { claims } = await messages.claimBatch(at, { limit: 20, horizonMs: 100, leadMs: 50 });
      if (claims.length === 0) throw new Error("nothing to claim");
    },
    begin: async ({ messages }) => {
      const { claims } = await messages.claimBatch(at, { limit: 1, horizonMs: 60_000, withoutUpdates: true });
      for (const claim of claims) await messages.begin(claim, at);
    },
    postpone: async ({ messages }) => {
      const { claims } = await messages.claimBatch(at, { limit: 1, horizonMs: 60_000 });
      for (const claim of claims) await messages.postpone(claim, at, 60_000);
    },
    opened: async ({ messages }) => {
      await messages.plan(message("message-3", { openFor: "teams-1" }));
      const claim = await messages.claim("message-3", at);
      if (!claim) throw new Error("nothing to open");
      await messages.opened(claim, "conversation-2", at);
    },
    forgetCopy: ({ messages }) => messages.forgetCopy("message-1", "activity-2"),
    noteSeen: ({ messages }) => messages.noteSeen("round-1", seen),
    replaced: ({ messages }) => messages.replaced({ conversationId: "conversation-1", activityId: "activity-1" }, at),
    refresh: ({ messages }) => messages.refresh("message-1"),
    wakeUnder: ({ messages }) => messages.wakeUnder("message-1"),
  },
  calls: {
    reserve: ({ calls }) => calls.reserve({ conversationId: "conversation-1", kind: "roster" }, at, 1000),
    finish: async ({ calls }) => {
      const { attempt } = await calls.reserve({ conversationId: "conversation-1", kind: "reply" }, at, 60_000);
      if (attempt === undefined) throw new Error("no slot");
      await calls.finish(attempt, { outcome: "retry", status: 429, afterMs: 1000, error: "429" }, at);
    },
  },
  digests: {
    insert: ({ digests }) => {
      const digest = { kind: "digest", to: at } as Digest;
      return digests.insert({ id: "digest-1", projectId: project, key: "2022-W40", at, digest });
    },
    find: ({ digests }) => digests.find("digest-1"),
    lastEnd: ({ digests }) => digests.lastEnd(project),
  },
  dues: {
    plan: async ({ dues }) => {
      for (const what of ["round", "digest", "steering", "reminder"] as const) {
        await dues.plan({ projectId: project, what, key: "2022-W40", at });
      }
    },
    firstDigest: ({ dues }) => dues.firstDigest(project),
    late: ({ dues }) => dues.late(project, later),
    claimNext: async ({ dues }) => {
      while (await dues.claimNext(at));
    },
  },
  actionAsks: {
    ofProject: ({ actionAsks }) => actionAsks.ofProject(project),
    take: ({ actionAsks }) =>
      actionAsks.take(project, [
        { actionId: "T1", dueOn: "2022-10-03", stage: "due", person, at: "2022-10-03T07:00:00Z", messageId: "m" },
      ]),
  },
  reminders: {
    take: ({ reminders }) =>
      reminders.take([
        { askId: "ask-1", stage: "before", person, projectId: project, roundId: "round-1", dueOn: "2022-10-17", at },
      ]),
    ofRound: ({ reminders }) => reminders.ofRound("round-1"),
    ofAsks: ({ reminders }) => reminders.ofAsks(["ask-1", "ask-2"]),
    contact: ({ reminders }) => reminders.contact(project, [person, "person-2"], "2022-10-03"),
  },
  steering: {
    find: ({ steering }) => steering.find(project, "2022-W40"),
    look: ({ steering }) => steering.look(project, "2022-W40"),
    save: ({ steering }) => steering.save({ projectId: project, key: "2022-W40", state: "shown", at, line: "Hei" }),
  },
  papers: {
    insert: ({ papers }) =>
      papers.insert({
        ...{ id: "paper-1", projectId: project, version: 1, frozenAt: at, by: person, readings: [] },
        paper: {
          ...buildPaper({
            plan: planOf(),
            readings: [],
            asks: [],
            audit: [],
            now: at,
            names: new Map(),
            words: noWords,
          }),
          version: 1,
        },
      }),
    newest: ({ papers }) => papers.newest(project),
    ofVersion: ({ papers }) => papers.ofVersion(project, 1),
    find: ({ papers }) => papers.find("paper-1"),
  },
  uploads: {
    save: ({ uploads }) => uploads.save({ id: "upload-1", user: person, fileName: "f", bytes: new Uint8Array(), at }),
    find: ({ uploads }) => uploads.find("upload-1"),
    remove: ({ uploads }) => uploads.remove("upload-1"),
  },
  search: { find: ({ search }) => search.find(project, "sosialhjelp i Grue", 5) },
  audit: {
    append: ({ audit }) =>
      audit.append([
        { projectId: project, at, who: "gevinsteier@solor.example", what: "answered", subject: "S1", source: "card" },
      ]),
    between: ({ audit }) => audit.between(project, long, later),
    aboutMeasure: async ({ audit }) => {
      const page = { codes: ["targetSet", "planChange"], offset: 0, limit: 11 };
      await audit.aboutMeasure(project, { measureId: "measure-1" }, page);
      await audit.aboutMeasure(project, { measureId: "measure-1", office: "office-1" }, page);
    },
    newest: ({ audit }) => audit.newest(project, ["answered", "targetSet"], { offset: 10, limit: 11 }),
    seal: ({ audit }) => audit.seal(at),
    check: ({ audit }) => audit.check(),
    head: ({ audit }) => audit.head(),
    ofProject: ({ audit }) => audit.ofProject(project),
  },
  silence: ({ silence }) => silence(),
  restoreHold: ({ restoreHold }) => restoreHold(),
  claimInbox: ({ claimInbox }) => claimInbox("key-1", at),
};

type Beside = Pick<Database, "upkeep" | "retention" | "installation" | "db">;
const besides: {
  [P in "upkeep" | "retention" | "installation"]: { [M in keyof Database[P]]-?: (of: Beside) => Promise<unknown> };
} = {
  installation: {
    see: async (of) => {
      await of.installation.see(at);
      await restored(of);
    },
  },
  retention: {
    settings: ({ retention }) => retention.settings(driven.tenant),
    set: ({ retention }) => retention.set(driven.tenant, "uploads", 7, at),
    run: async ({ retention }) => {
      await retention.run(driven.tenant, long, { dry: true });
      await retention.run(driven.tenant, long, { dry: false });
    },
    daily: ({ retention }) => retention.daily(driven.tenant, long),
  },
  upkeep: {
    now: ({ upkeep }) => upkeep.now(),
    tenants: ({ upkeep }) => upkeep.tenants(),
    lastMoment: ({ upkeep }) => upkeep.lastMoment(driven.tenant),
    hold: ({ upkeep }) => upkeep.hold(driven.tenant),
    release: async (of) => {
      await of.upkeep.release(driven.tenant, "skip", at);
      await restored(of);
      await of.upkeep.release(driven.tenant, "send", at);
    },
    sweep: ({ upkeep }) => upkeep.sweep(driven.tenant, at),
    seal: ({ upkeep }) => upkeep.seal(driven.tenant, at),
  },
};

/** The database has become another, and the app sees it. */
async function restored({ db, installation }: Beside): Promise<void> {
  await sql`update installation set system_id = 'another', database_oid = '0', timeline = '99'`.execute(db);
  await installation.see(later);
}

/** Calls everything that the store can do; `after` is told each method's name when it is done. */
export async function driveEverything(database: Database, after: (method: string) => void): Promise<void> {
  for (const [port, methods] of Object.entries(drives)) {
    const named = typeof methods === "function" ? { "": methods } : methods;
    for (const [method, drive] of Object.entries<Drive>(named)) {
      await database.store.write(driven.tenant, drive);
      after([port, method].filter(Boolean).join("."));
    }
  }
  for (const [port, methods] of Object.entries(besides)) {
    for (const [method, drive] of Object.entries(methods)) {
      await drive(database);
      after(`${port}.${method}`);
    }
  }
  await database.store.read(driven.tenant, (data) => data.projects.list());
}
