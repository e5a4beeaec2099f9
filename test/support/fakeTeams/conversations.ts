import { z } from "zod";

/** Someone in a roster, as the Connector knows people. */
export type Person = { teamsId: string; aadObjectId: string; name: string; user?: string; guest?: boolean };
type Refusal = { status: 403 | 404; code: string };
type Known = { tenant?: string; members?: Person[]; refuses?: Refusal };

/** The places of the fake Teams, and whose they are; a thread is its channel. */
export type Conversations = {
  setMembers: (conversationId: string, people: Person[], tenant?: string) => void;
  members: (conversationId: string) => Person[] | undefined;
  /** Someone spoke there: from now on it is known. */
  meet: (conversationId: string) => void;
  knows: (conversationId: string) => boolean;
  /** A place of this tenant; all calls about it count there. */
  assign: (conversationId: string, tenant: string) => void;
  tenantOf: (conversationId: string) => string;
  /** From now on calls about it are refused: "BotNotInConversationRoster", "ConversationBlockedByUser" … */
  refuse: (conversationId: string, code: string, status?: Refusal["status"]) => void;
  admit: (conversationId: string) => void;
  refusal: (conversationId: string) => Refusal | undefined;
  /** The personal chat of the one named in a createConversation; the same one comes back each time. */
  personal: (body: unknown) => string;
};

const wanted = z.object({
  members: z.array(z.object({ id: z.string() })).min(1),
  tenantId: z.string().optional(),
});

export function createConversations(defaultTenant: string): Conversations {
  const known = new Map<string, Known>();
  const channelOf = (id: string) => id.split(";")[0] ?? id;
  const at = (id: string) => known.get(channelOf(id));
  const tell = (id: string, more: Known) => void known.set(channelOf(id), { ...at(id), ...more });
  return {
    setMembers: (id, members, tenant) => tell(id, { members, ...(tenant && { tenant }) }),
    members: (id) => at(id)?.members,
    meet: (id) => tell(id, {}),
    knows: (id) => at(id) !== undefined,
    assign: (id, tenant) => tell(id, { tenant }),
    tenantOf: (id) => at(id)?.tenant ?? defaultTenant,
    refuse: (id, code, status = 403) => tell(id, { refuses: { status, code } }),
    admit: (id) => tell(id, { refuses: undefined }),
    refusal: (id) => at(id)?.refuses,
    personal: (body) => {
      const { members, tenantId } = wanted.parse(body);
      const id = `a:personal-${members[0]?.id}`;
      tell(id, { ...(tenantId && { tenant: tenantId }) });
      return id;
    },
  };
}
