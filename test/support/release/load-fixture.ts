import { readFileSync } from "node:fs";
import pg from "pg";
import { z } from "zod";
import { emptyDatabase } from "../database.ts";
import type { Place } from "../fakeTeams/activities.ts";
import { type FakeTeams, type Person, startFakeTeams } from "../fakeTeams/server.ts";

const left = z.object({
  tenant: z.string(),
  botId: z.string(),
  place: z.custom<Extract<Place, { kind: "channel" }>>(
    (value) => z.looseObject({ teamId: z.string() }).safeParse(value).success,
  ),
  people: z.array(z.custom<Person>((value) => z.looseObject({ teamsId: z.string() }).safeParse(value).success)),
  posts: z.array(z.object({ id: z.string(), conversationId: z.string(), activity: z.record(z.string(), z.unknown()) })),
});

/** What a release left behind: its database, not migrated further, and a Teams in which its posts stand. */
export type Left = z.infer<typeof left> & { teams: FakeTeams; url: string; drop: () => Promise<void> };

export async function leftBy(release: string, nowMs: () => number): Promise<Left> {
  const folder = new URL(`../../payloads/${release}/`, import.meta.url);
  const found = left.parse(JSON.parse(readFileSync(new URL("posts.json", folder), "utf8")));
  const teams = await startFakeTeams({ tenant: found.tenant, botId: found.botId, nowMs });
  for (const id of [found.place.id, found.place.teamId]) teams.setMembers(id, found.people);
  teams.places.set(found.place.id, found.place);
  // Teams numbers posts as they come, so each gets the id that the database knows it by
  for (const post of found.posts) await repost(teams, post);
  const { url, drop } = await emptyDatabase();
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const text = readFileSync(new URL("database.sql", folder), "utf8");
  await client.query(text.replaceAll("{{serviceUrl}}", teams.serviceUrl));
  // as if it was stopped a moment ago: the queue goes by the server's clock
  await client.query(
    "update pgboss.job set created_on = now(), start_after = now(), keep_until = now() + interval '3 days'",
  );
  await client.end();
  return { ...found, teams, url, drop };
}

async function repost(teams: FakeTeams, post: Left["posts"][number]): Promise<void> {
  const address = `${teams.serviceUrl}v3/conversations/${encodeURIComponent(post.conversationId)}/activities`;
  const headers = { "content-type": "application/json" };
  const answer = await fetch(address, { method: "POST", headers, body: JSON.stringify(post.activity) });
  const { id } = z.object({ id: z.string() }).parse(await answer.json());
  if (id !== post.id) throw new Error(`the post ${post.id} became ${id}`);
}
