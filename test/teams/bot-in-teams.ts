import { readFileSync } from "node:fs";
import type { Content } from "../../src/domain/talking/content.ts";
import type { Notice } from "../../src/domain/talking/notice.ts";
import type { Data, Ports, Workbooks } from "../../src/journeys/ports.ts";
import { createPictures } from "../../src/report/pictures.ts";
import { createReports } from "../../src/report/reports.ts";
import type { Database } from "../../src/store/database.ts";
import { createTeamsAdapter } from "../../src/teams/adapter.ts";
import { createBot } from "../../src/teams/bot.ts";
import { createCallSlots } from "../../src/teams/call-slots.ts";
import { createFiles } from "../../src/teams/files.ts";
import { createMessenger } from "../../src/teams/messenger.ts";
import type { Pace } from "../../src/teams/pace.ts";
import { createRoster } from "../../src/teams/roster.ts";
import { drawContent } from "../../src/views/draw.ts";
import { createWorkbooks } from "../../src/workbook/excel-workbooks.ts";
import { movableClock } from "../support/clock.ts";
import { channel, groupChat, message, person, personalChat } from "../support/fakeTeams/activities.ts";
import { type Person, startFakeTeams } from "../support/fakeTeams/server.ts";
import { countingIds } from "../support/ids.ts";
import { projectOf, solorPlan } from "../support/plan-builder.ts";

export const leader = person("Prosjektleder", "prosjektleder@solor.example");
export const asnes = person("NAV Åsnes", "nav.asnes@solor.example");
export const grue = person("NAV Grue", "nav.grue@solor.example");
export const stranger = person("Ukjent", "ukjent@annet.example");
export const place = channel();
/** another channel of the same team */
export const other = { ...channel(), id: "19:annet@thread.tacv2", channelName: "Annet" };
export const chat = groupChat();
export const everyone: Person[] = [leader, asnes, grue];

export function payload(name: string): Record<string, unknown> {
  return JSON.parse(readFileSync(new URL(`../payloads/${name}.json`, import.meta.url), "utf8"));
}

export type Logged = { level: "info" | "warn" | "error"; facts: object; message: string };
export type Options = { local?: boolean; store?: Ports["store"]; workbooks?: Workbooks; pace?: Pace };

/** The whole incoming side against a fake Teams with authentication on: adapter, bot, messenger, roster, database. */
export async function botInTeams(database: Database, options: Options = {}) {
  // a tenant of its own for each test
  const tenant = crypto.randomUUID();
  const teams = await startFakeTeams({ tenant });
  const local = options.local === true;
  const failures: unknown[] = [];
  const identity = { id: teams.botId, type: "SingleTenant", password: "secret", tenantId: tenant };
  const adapter = createTeamsAdapter({
    ...(local ? {} : { identity }),
    hosts: "loopback",
    timeoutMs: 2000,
    endpoints: { openIdUrl: teams.openIdUrl, acquireToken: async () => "bot-token" },
    onRefused: (why) => void failures.push(why),
    onFailed: (error) => void failures.push(error),
  });
  const said: Content[] = [];
  const clock = movableClock("2022-10-03T06:00:00Z");
  const ports: Ports = { store: options.store ?? database.store, clock, ids: countingIds() };
  const logged: Logged[] = [];
  const logAs = (level: Logged["level"]) => (facts: object, text: string) =>
    void logged.push({ level, facts, message: text });
  const messenger = createMessenger({
    adapter,
    draw: (content, language) => {
      said.push(content);
      return drawContent(content, language);
    },
  });
  const bot = createBot({
    ports,
    workbooks: options.workbooks ?? createWorkbooks(),
    pictures: createPictures(),
    reports: createReports(),
    messenger,
    roster: createRoster(adapter, createCallSlots(ports, { warn: logAs("warn") })),
    files: createFiles({ local: true, maxBytes: 200_000, timeoutMs: 2000 }),
    // a test says in a second what people say in a day
    pace: options.pace ?? (() => "take"),
    log: { info: logAs("info"), warn: logAs("warn"), error: logAs("error") },
    ...(local ? { local: { filesUrl: "http://localhost:3978/files" } } : {}),
  });
  for (const each of [place, other, chat]) teams.setMembers(rosterId(each), everyone);
  for (const each of everyone) teams.setMembers(personalChat(each).id, [each]);
  /** The HTTP answer, while what follows it goes on. */
  const receive = (activity: object) =>
    adapter.receive(local ? "" : `Bearer ${teams.token()}`, { serviceUrl: teams.serviceUrl, ...activity }, bot);
  const hear = async (activity: object) => {
    const answer = await receive(activity);
    await bot.settled();
    return answer;
  };
  const tenantOf = local ? "local" : tenant;
  return {
    teams,
    tenant: tenantOf,
    ports,
    clock,
    said,
    logged,
    failures,
    receive,
    hear,
    bot,
    read: <T>(work: (data: Data) => Promise<T>) => database.store.read(tenantOf, work),
    write: <T>(work: (data: Data) => Promise<T>) => database.store.write(tenantOf, work),
    /** Says something; the answer as content. */
    say: async (
      text: string,
      by: { from?: Person; in?: Parameters<typeof message>[1]["place"]; locale?: string; under?: string } = {},
    ) => {
      const { from = leader, in: where = place, locale, under } = by;
      const before = said.length;
      const answer = await hear(
        message(teams, { from, place: where, text, ...(locale && { locale }), ...(under && { under }) }),
      );
      return { answer, content: said.at(before), count: said.length - before };
    },
  };
}
export type BotInTeams = Awaited<ReturnType<typeof botInTeams>>;

function rosterId(of: ReturnType<typeof channel> | ReturnType<typeof groupChat>): string {
  return of.kind === "channel" ? of.teamId : of.id;
}

/** The sample project, coupled to the channel. */
export async function withProject(run: BotInTeams): Promise<void> {
  await run.write((data) =>
    data.projects.savePlan(solorPlan({ project: projectOf({ id: "solor", channelName: "Prosjekt NAV Solør" }) })),
  );
  await run.say("koble nav-solor");
}

export function noticeOf(content: Content | undefined): Notice | undefined {
  return content?.kind === "notice" ? content.notice : undefined;
}
