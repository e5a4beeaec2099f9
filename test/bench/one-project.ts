import type { Ask } from "../../src/domain/asking/ask.ts";
import type { Content } from "../../src/domain/talking/content.ts";
import type { Conversation } from "../../src/domain/talking/conversation.ts";
import { answerAsks } from "../../src/journeys/answer-asks.ts";
import { openRound } from "../../src/journeys/open-round.ts";
import type { Ports } from "../../src/journeys/ports.ts";
import { postDigest } from "../../src/journeys/post-digest.ts";
import { showStatus } from "../../src/journeys/show-status.ts";
import type { Turn } from "../../src/journeys/turn.ts";

/** A generated project as the journeys see it. */
export type OneProject = { ports: Ports; tenant: string; projectId: string; channel: Conversation };

/** What the scheduler does when a round is due. */
export async function ask({ ports, tenant, projectId }: OneProject): Promise<void> {
  const content = await openRound(ports, { tenant, projectId, language: "nb", kind: "scheduled" });
  if (!isNotice(content, "roundOpened")) throw new Error(`no round in ${tenant} ${projectId}: ${content.kind}`);
}

export async function asksOf({ ports, tenant, projectId }: OneProject): Promise<Ask[]> {
  return ports.store.read(tenant, async (data) => {
    const round = await data.rounds.openOf(projectId);
    return round ? data.rounds.asks(round.id) : [];
  });
}

/** An owner's click with a value on the first line of her card. */
export async function answer(project: OneProject, asks: Ask[], user: string): Promise<void> {
  const own = asks.filter(({ person }) => person === user);
  const [first] = own;
  if (first === undefined) throw new Error(`${user} is asked nothing`);
  const key = { roundId: first.roundId, user, askIds: own.map(({ id }) => id) };
  const rows = [{ askId: first.id, revision: first.revision, value: "93" }];
  const shown = await answerAsks(project.ports, turnOf(project, user), { ...key, rows });
  if (shown.kind !== "answerCard") throw new Error(`an answer was not taken: ${JSON.stringify(shown)}`);
}

export async function status(project: OneProject, user: string): Promise<void> {
  const shown = await showStatus(project.ports, turnOf(project, user), {});
  if (shown.kind !== "projectStatus") throw new Error(`no status: ${shown.kind}`);
}

/** The weekly one, from the readings and the changes since the last. */
export async function digest({ ports, tenant, projectId }: OneProject): Promise<void> {
  const posted = await postDigest(ports, { tenant, projectId });
  if (posted.outcome !== "posted") throw new Error(`no digest in ${tenant} ${projectId}: ${posted.outcome}`);
}

function turnOf({ tenant, channel }: OneProject, user: string): Turn {
  const actor = { user, name: "Eier", teamsId: `29:1${user}` };
  return { tenant, actor, conversation: channel, language: "nb", source: "card bench" };
}

function isNotice(content: Content, reason: string): boolean {
  return content.kind === "notice" && content.notice.reason === reason;
}
