import { may } from "../domain/asking/access.ts";
import type { Ask, Round } from "../domain/asking/ask.ts";
import { canBeAnswered, isWaiting } from "../domain/asking/ask-transitions.ts";
import { askedMeasures } from "../domain/asking/closed-measures.ts";
import type { RoundDecision } from "../domain/asking/decide-round.ts";
import { decideRound, scheduledFor } from "../domain/asking/decide-round.ts";
import { dueRows } from "../domain/asking/due-asks.ts";
import { nextRound } from "../domain/asking/next-round.ts";
import { askedFor, countByState, latestDue } from "../domain/asking/round-summary.ts";
import { rowKey } from "../domain/project/measure.ts";
import { personName } from "../domain/project/person-name.ts";
import type { Plan } from "../domain/project/project.ts";
import type { Content } from "../domain/talking/content.ts";
import type { Actor, Conversation } from "../domain/talking/conversation.ts";
import type { Language } from "../domain/talking/language.ts";
import type { Notice } from "../domain/talking/notice.ts";
import { localDate } from "../domain/time/calendar.ts";
import type { IsoDate } from "../domain/time/time.ts";
import { say } from "./acting-person.ts";
import { askedButGone } from "./missing-people.ts";
import { openingKey } from "./opening-key.ts";
import { planAnswerCards, planRoundCard } from "./plan-round-messages.ts";
import type { AuditEntry, Data, Ports } from "./ports.ts";
import { moved } from "./take-answers.ts";
import { tellPerson } from "./tell-person.ts";

export type OpenRoundArgs = {
  tenant: string;
  projectId: string;
  /** the person who wrote `spør nå`; without one it is the scheduler or the operator */
  actor?: Actor;
  language: Language;
  kind?: "scheduled" | "cli";
  /** of what the person wrote, for the audit trail */
  source?: string;
  /** the day the scheduler had planned it for; after downtime an earlier one */
  dueOn?: IsoDate;
  /** lines that one card holds; more are spread over several cards */
  rowsPerCard?: number;
};

/**
 * Asks for what is due and not yet asked: in a new round, or in the open one while that still waits for answers.
 * Nothing is asked before the project has a channel. Opening twice at once opens once.
 */
export async function openRound(ports: Ports, args: OpenRoundArgs): Promise<Content> {
  return ports.store.write(args.tenant, async (data) => say(await openWithin(ports, data, args)));
}

type Opening = { ports: Ports; data: Data; args: OpenRoundArgs; plan: Plan; today: IsoDate; channel: Conversation };

async function openWithin(ports: Ports, data: Data, args: OpenRoundArgs): Promise<Notice> {
  const plan = await data.projects.plan(args.projectId);
  if (!plan) return { reason: "noProjects" };
  const today = localDate(ports.clock.now(), plan.project.timeZone);
  const refused = await refusal(data, args.actor, plan, today);
  if (refused?.reason === "onlyLeader") {
    const { id: projectId } = plan.project;
    const entry = { projectId, at: ports.clock.now(), who: args.actor?.user, source: sourceOf(args) };
    await data.audit.append([{ ...entry, what: "openRefused", subject: projectId, why: refused.reason }]);
  }
  if (refused) return refused;
  if (await data.restoreHold()) return { reason: "restoredHold" };
  const channel = await data.conversations.ofProject(plan.project.id, "main");
  if (!channel?.installed) return { reason: "notCoupled" };
  const opening = { ports, data, args, plan, today, channel };
  const openRound = await data.rounds.openOf(plan.project.id);
  // before the asks are read: who sees another's asks must not believe to have seen them from the start
  const key = await openingKey(data, plan, openRound, ports.clock.now());
  const openAsks = await data.rounds.openAsks(plan.project.id);
  const { timeZone } = plan.project;
  const due = await unreported(data, plan, today);
  const decision = decideRound({ due, openAsks, openRound, today, timeZone, standIns: plan.standIns });
  if (decision.asks.length === 0) return nothingAsked(opening, decision, openAsks, openRound);
  if (!(await data.claimInbox(key, ports.clock.now()))) return stateOf(opening, 0);
  return openDecided(opening, decision);
}

async function refusal(data: Data, actor: Actor | undefined, plan: Plan, today: IsoDate): Promise<Notice | undefined> {
  if (actor === undefined) return undefined;
  if (actor.user === undefined) return { reason: "unknownPerson" };
  if (may("openRound", { user: actor.user, guest: actor.guest ?? false }, plan, today)) return undefined;
  const { leader } = plan.project;
  return {
    reason: "onlyLeader",
    leaderName: personName(leader, await data.conversations.names([leader]), plan),
  };
}

async function unreported(data: Data, plan: Plan, today: IsoDate) {
  const all = dueRows({ measures: askedMeasures(plan), rows: plan.rows, reported: new Set(), today });
  const periods = [...new Set(all.map(({ period }) => period.key))];
  const reported = await data.readings.reported(plan.project.id, periods);
  return all.filter(({ row, period }) => !reported.has(`${rowKey(row)} ${period.key}`));
}

async function openDecided(opening: Opening, decision: RoundDecision): Promise<Notice> {
  const { ports, data, plan, channel, args } = opening;
  await lapse(data, decision);
  const round = decision.join ?? newRound(opening, decision);
  const asks = decision.asks.map(({ due: { row, period }, person, standsInFor, dueAt }): Ask => {
    const { measureId, office } = row;
    const { id: projectId } = plan.project;
    const known = { id: ports.ids.next(), projectId, roundId: round.id, measureId, office, period: period.key };
    return { ...known, person, standsInFor, state: "planned", revision: 1, dueAt };
  });
  const dueAt = latestDue([...asks, { dueAt: round.dueAt }]) ?? round.dueAt;
  if (decision.join) {
    await data.rounds.addAsks(asks);
    await data.rounds.saveRound({ ...round, dueAt });
    await data.messages.refreshRound(round.id, []);
  } else {
    await data.rounds.insert({ ...round, dueAt }, asks);
    await planRoundCard(ports, data, plan.project, round, channel);
  }
  await planAnswerCards(ports, data, { project: plan.project, round, channel, asks, rowsPerCard: args.rowsPerCard });
  await data.audit.append(auditOf(opening, round, decision));
  for (const lapsed of groupedBy(decision.lapse)) await data.messages.refreshRound(lapsed.roundId, lapsed.users);
  const closed = await data.rounds.closeDone(plan.project.id, opening.today);
  await data.audit.append(closed.map((subject) => auditEntry(opening, { what: "roundClosed", subject, old: "open" })));
  if (decision.join) return stateOf(opening, asks.length);
  const people = [...new Set(asks.map(({ person }) => person))];
  const gone = askedButGone(plan, await data.conversations.members(channel.id), people, opening.today);
  const notice = openedNotice(opening, asks, decision.blocked, gone);
  if (args.actor === undefined && (decision.blocked.length > 0 || gone.length > 0)) {
    await tellPerson(ports, data, { user: plan.project.leader, project: plan.project, round, notice });
  }
  return notice;
}

/** Answers that came meanwhile stand; what was entered and not taken goes where another person is asked next. */
async function lapse(data: Data, { lapse, asks }: RoundDecision): Promise<void> {
  const personOf = new Map(asks.map(({ due, person }) => [rowKey(due.row), person]));
  const locked = await data.rounds.lockAsks(lapse.map(({ id }) => id).sort());
  for (const ask of locked.filter(({ state }) => isWaiting(state))) {
    const draft = personOf.get(rowKey(ask)) === ask.person ? ask.draft : undefined;
    await data.rounds.saveAsk(moved({ ...ask, draft }, "lapsed", {}));
  }
}

function newRound({ ports, plan, args, channel }: Opening, { asks }: RoundDecision): Round {
  const openedAt = ports.clock.now();
  return {
    id: ports.ids.next(),
    projectId: plan.project.id,
    openedAt,
    openedBy: args.actor?.user,
    scheduledAt: args.dueOn === undefined ? undefined : scheduledFor(asks, args.dueOn, plan.project.timeZone),
    dueAt: latestDue(asks) ?? openedAt,
    state: "open",
    conversationId: channel.id,
  };
}

function openedNotice({ plan, today }: Opening, asks: Ask[], blocked: string[], gone: string[] = []): Notice {
  const due = latestDue(asks);
  const dueOn = due === undefined ? today : localDate(due, plan.project.timeZone);
  return {
    reason: "roundOpened",
    asked: asks.length,
    people: new Set(asks.map((ask) => ask.person)).size,
    dueOn,
    blocked,
    ...(gone.length > 0 && { gone }),
  };
}

/** Nothing new to ask: the open round as it stands, else when the next comes; lines without an owner are always told. */
async function nothingAsked(
  opening: Opening,
  { blocked }: RoundDecision,
  openAsks: Ask[],
  openRound: Round | undefined,
): Promise<Notice> {
  const { data, ports, plan } = opening;
  const openedMeanwhile = openRound === undefined && openAsks.some((ask) => isWaiting(ask.state));
  const waits = openAsks.some((ask) => ask.roundId === openRound?.id && canBeAnswered(ask.state));
  if (waits || openedMeanwhile) return stateOf(opening, 0);
  if (blocked.length > 0) {
    await data.audit.append(
      blocked.map((subject) => auditEntry(opening, { what: "askBlocked", subject, why: "noOwner" })),
    );
    const notice = openedNotice(opening, [], blocked);
    if (opening.args.actor === undefined) {
      await tellPerson(ports, data, { user: plan.project.leader, project: plan.project, notice });
    }
    return notice;
  }
  const latest = (await data.readings.latest(plan.project.id)).map(({ reading }) => reading);
  const next = nextRound(plan, ports.clock.now(), { asks: openAsks, latest });
  const { name: projectName } = plan.project;
  return { reason: "nothingDue", projectName, next: next && { on: next.on, measureIds: next.measureIds } };
}

async function stateOf({ data, plan, today }: Opening, added: number): Promise<Notice> {
  const round = await data.rounds.openOf(plan.project.id);
  if (!round) return { reason: "nothingDue", projectName: plan.project.name };
  const asks = askedFor(await data.rounds.asks(round.id));
  const due = latestDue(asks);
  const dueOn = due === undefined ? today : localDate(due, plan.project.timeZone);
  return { reason: "roundAlreadyOpen", dueOn, asked: asks.length, answered: countByState(asks).answered, added };
}

function auditOf(opening: Opening, round: Round, { asks, lapse, blocked, join }: RoundDecision): AuditEntry[] {
  const opened = { what: join ? "roundExtended" : "roundOpened", subject: round.id, new: `${asks.length} asks` };
  return [
    auditEntry(opening, opened),
    ...lapse.map((ask) =>
      auditEntry(opening, { what: "askLapsed", subject: `${rowKey(ask)} ${ask.period}`, old: ask.state }),
    ),
    ...blocked.map((subject) => auditEntry(opening, { what: "askBlocked", subject, why: "noOwner" })),
  ];
}

function auditEntry(
  { ports, plan, args }: Opening,
  entry: Pick<AuditEntry, "what" | "subject" | "old" | "new" | "why">,
): AuditEntry {
  const common = { projectId: plan.project.id, at: ports.clock.now(), who: args.actor?.user };
  return { ...common, source: sourceOf(args), ...entry };
}

function sourceOf({ actor, kind, source }: OpenRoundArgs): string {
  return source ?? (actor ? "chat" : kind === "cli" ? "cli" : "schedule");
}

function groupedBy(asks: Ask[]): { roundId: string; users: string[] }[] {
  const roundIds = [...new Set(asks.map((ask) => ask.roundId))];
  return roundIds.map((roundId) => {
    const own = asks.filter((ask) => ask.roundId === roundId);
    return { roundId, users: [...new Set(own.map((ask) => ask.person))] };
  });
}
