import { type Selectable, sql } from "kysely";
import type { Conversation, Member } from "../domain/talking/conversation.ts";
import type { ConversationData } from "../journeys/ports.ts";
import { prepared, selected } from "./prepared.ts";
import { type OpenSession, type Session, withoutNulls } from "./session.ts";
import type { ConversationTable, MemberTable } from "./tables.ts";

const conversationColumns = [
  "id",
  "kind",
  "serviceUrl",
  "botId",
  "teamId",
  "teamName",
  "channelName",
  "person",
  "projectId",
  "purpose",
  "installed",
  "greetedAt",
] as const;

const memberColumns = ["teamsId", "aadObjectId", "person", "name", "guest"] as const;

const findConversation = prepared(
  "find_conversation",
  `select ${selected(conversationColumns)} from conversation where tenant = $1 and id = $2`,
);
const findMember = prepared(
  "find_member",
  `select ${selected(memberColumns)} from member where tenant = $1 and conversation_id = $2 and teams_id = $3`,
);
const findUser = prepared(
  "find_member_by_user",
  `select ${selected(memberColumns)} from member where tenant = $1 and conversation_id = $2 and person = $3
    order by teams_id limit 1`,
);
const findNames = prepared(
  "find_names",
  `select distinct on (person) person, name from member where tenant = $1 and person = any($2::text[])
    order by person, conversation_id, teams_id`,
);
type MemberRow = Pick<MemberTable, (typeof memberColumns)[number]>;
type ConversationRow = Pick<Selectable<ConversationTable>, (typeof conversationColumns)[number]>;

export function conversationData(session: OpenSession): ConversationData {
  const { trx, line, tenant } = session;
  return {
    find: async (conversationId) => {
      const [row] = await line.rows<ConversationRow>(findConversation, [tenant, conversationId]);
      return row && withoutNulls(row);
    },
    save: (conversation) => save(session, conversation),
    couple: (conversationId, projectId, purpose) => setProject(session, conversationId, { projectId, purpose }),
    uncouple: (conversationId) => setProject(session, conversationId, { projectId: null, purpose: null }),
    ofProject: async (projectId, purpose) => {
      const coupled = conversations(session).where("projectId", "=", projectId).where("purpose", "=", purpose);
      const row = await coupled.executeTakeFirst();
      return row && withoutNulls(row);
    },
    ofTeam: async (teamId) =>
      (await conversations(session).where("teamId", "=", teamId).orderBy("id").execute()).map((row) =>
        withoutNulls(row),
      ),
    personal: async (user) => {
      const own = conversations(session).where("person", "=", user).where("kind", "=", "personal");
      // installed again, the newer chat has the install
      const row = await own.orderBy("installed", "desc").orderBy("id").limit(1).executeTakeFirst();
      return row && withoutNulls(row);
    },
    saveMembers: async (conversationId, members) => {
      await trx
        .deleteFrom("member")
        .where("tenant", "=", tenant)
        .where("conversationId", "=", conversationId)
        .execute();
      await insertMembers(session, conversationId, members);
    },
    saveMember: (conversationId, member) => insertMembers(session, conversationId, [member]),
    removeMember: async (conversationId, teamsId) => {
      const one = trx.deleteFrom("member").where("tenant", "=", tenant).where("conversationId", "=", conversationId);
      await one.where("teamsId", "=", teamsId).execute();
    },
    members: async (conversationId) => {
      const rows = members(session).where("conversationId", "=", conversationId).orderBy("name").orderBy("teamsId");
      return (await rows.execute()).map(toMember);
    },
    memberByUser: async (conversationId, user) => {
      const [row] = await line.rows<MemberRow>(findUser, [tenant, conversationId, user]);
      return row && toMember(row);
    },
    memberByTeamsId: async (conversationId, teamsId) => {
      const [row] = await line.rows<MemberRow>(findMember, [tenant, conversationId, teamsId]);
      return row && toMember(row);
    },
    names: (users) => names(session, users),
  };
}

function conversations({ trx, tenant }: Session) {
  return trx.selectFrom("conversation").select(conversationColumns).where("tenant", "=", tenant);
}

function members({ trx, tenant }: Session) {
  return trx.selectFrom("member").select(memberColumns).where("tenant", "=", tenant);
}

async function save({ trx, tenant }: Session, conversation: Conversation): Promise<void> {
  const row = {
    ...conversation,
    tenant,
    teamId: conversation.teamId ?? null,
    teamName: conversation.teamName ?? null,
    channelName: conversation.channelName ?? null,
    person: conversation.person ?? null,
    projectId: conversation.projectId ?? null,
    purpose: conversation.purpose ?? null,
    greetedAt: conversation.greetedAt ?? null,
  };
  const { projectId: _, purpose: __, greetedAt, ...learnt } = row;
  // the caller read it without a lock: a greeting that another stored meanwhile stands
  const greeted = { greetedAt: sql<string>`greatest(conversation.greeted_at, ${greetedAt}::timestamptz)` };
  await trx
    .insertInto("conversation")
    .values(row)
    .onConflict((c) => c.columns(["tenant", "id"]).doUpdateSet({ ...learnt, ...greeted }))
    .execute();
}

type Coupling = Pick<Selectable<ConversationTable>, "projectId" | "purpose">;
async function setProject({ trx, tenant }: Session, id: string, coupling: Coupling): Promise<void> {
  const one = trx.updateTable("conversation").set(coupling).where("tenant", "=", tenant).where("id", "=", id);
  const saved = await one.executeTakeFirst();
  if (saved.numUpdatedRows !== 1n) throw new Error(`no conversation ${id} to couple`);
}

/** Sorted by id: two rosters that come at once never wait crosswise. */
async function insertMembers({ trx, tenant }: Session, conversationId: string, added: Member[]): Promise<void> {
  const rows = [...new Map(added.map((member) => [member.teamsId, member])).values()]
    .sort((a, b) => (a.teamsId < b.teamsId ? -1 : 1))
    .map(({ user, aadObjectId, ...same }) => ({
      ...same,
      tenant,
      conversationId,
      aadObjectId: aadObjectId ?? null,
      person: user ?? null,
    }));
  if (rows.length === 0) return;
  await trx
    .insertInto("member")
    .values(rows)
    .onConflict((c) =>
      c.columns(["tenant", "conversationId", "teamsId"]).doUpdateSet(({ ref }) => ({
        aadObjectId: ref("excluded.aadObjectId"),
        person: ref("excluded.person"),
        name: ref("excluded.name"),
        guest: ref("excluded.guest"),
      })),
    )
    .execute();
}

async function names({ line, tenant }: OpenSession, users: string[]): Promise<Map<string, string>> {
  if (users.length === 0) return new Map();
  const rows = await line.rows<{ person: string; name: string }>(findNames, [tenant, users]);
  return new Map(rows.map(({ person, name }) => [person, name]));
}

function toMember({ person, ...same }: MemberRow): Member {
  return { ...withoutNulls(same), ...(person === null ? {} : { user: person }) };
}
