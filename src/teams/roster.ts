import { z } from "zod";
import type { Conversation, Member } from "../domain/talking/conversation.ts";
import type { AttemptResult } from "../journeys/ports.ts";
import type { TeamsAdapter } from "./adapter.ts";
import { outcomeOf } from "./attempt-outcome.ts";
import type { Roster } from "./bot-parts.ts";
import type { CallSlots } from "./call-slots.ts";
import type { Connector } from "./hardened-authentication.ts";
import { withinTime } from "./within-time.ts";

/** The tenant of local mode, where Teams gives none. */
export const localTenant = "local";
const pageSize = 500;
/** A page that never ends must not hold the bot: 100 pages are twice the largest team. */
const mostPages = 100;

const accountShape = z.object({
  id: z.string().min(1),
  name: z.string().nullish(),
  aadObjectId: z.string().nullish(),
  userPrincipalName: z.string().nullish(),
  userRole: z.string().nullish(),
  tenantId: z.string().nullish(),
});
const pageShape = z.object({ members: z.array(z.unknown()), continuationToken: z.string().nullish() });
const notFound = z.object({ statusCode: z.literal(404) });

/** Who is in a place, as the Connector tells it; needs no permission in Microsoft Graph. */
export function createRoster(given: Omit<Asked, "slots">, slots: CallSlots = unlimited): Roster {
  const adapter = { ...given, slots };
  return {
    members: (tenant, conversation) => members(adapter, tenant, conversation),
    member: async (tenant, conversation, teamsId) => {
      try {
        const account = await ask(adapter, { tenant, conversation }, (id, { conversations }) =>
          conversations.getConversationMember(id, teamsId),
        );
        return readMember(account, tenant);
      } catch (error) {
        if (notFound.safeParse(error).success) return undefined;
        throw new Error("the roster of Teams can't be read", { cause: error });
      }
    },
  };
}

type Asked = Pick<TeamsAdapter, "connector" | "timeoutMs"> & { slots: CallSlots };
type Of = { tenant: string; conversation: Conversation };
const unlimited: CallSlots = (_call, work) => work();
type Call = (rosterId: string, connector: Connector) => Promise<unknown>;
type PageOptions = Exclude<Parameters<Connector["conversations"]["getConversationPagedMembers"]>[1], undefined>;

async function members(adapter: Asked, tenant: string, conversation: Conversation): Promise<Member[]> {
  const found: Member[] = [];
  let continuationToken: string | undefined;
  for (let page = 0; page < mostPages; page += 1) {
    // the SDK's type demands a token for the first page too
    const options = { pageSize, ...(continuationToken && { continuationToken }) } as PageOptions;
    const read: Call = (id, { conversations }) => conversations.getConversationPagedMembers(id, options);
    const answer = pageShape.parse(await ask(adapter, { tenant, conversation }, read));
    found.push(
      ...answer.members.map((account) => readMember(account, tenant)).filter((member) => member !== undefined),
    );
    continuationToken = answer.continuationToken ?? undefined;
    if (!continuationToken) return found;
  }
  throw new Error(`the roster has more than ${mostPages} pages`);
}

/** Twice the limit of one request, since signing in comes before it and a turn may be waiting. */
async function ask(adapter: Asked, { tenant, conversation }: Of, call: Call): Promise<unknown> {
  const { kind, teamId, id, serviceUrl } = conversation;
  // a channel's people are its team's
  const rosterId = kind === "channel" ? (teamId ?? id) : id;
  const once = async () => call(rosterId, await adapter.connector(serviceUrl));
  const slot = { tenant, conversationId: rosterId, kind: "roster" } as const;
  const asked = await adapter.slots(slot, () => settled(withinTime(2 * adapter.timeoutMs, once())), resultOf);
  if (asked.status === "rejected") throw asked.reason;
  return asked.value;
}

/** What went wrong is logged with its status, as a message's attempt is; reading is safe to do again. */
function resultOf(asked: PromiseSettledResult<unknown>): AttemptResult {
  if (asked.status === "fulfilled") return { outcome: "delivered" };
  return outcomeOf("update", asked.reason, { sent: true, nowMs: Date.now() });
}

async function settled<T>(work: Promise<T>): Promise<PromiseSettledResult<T>> {
  const [asked] = await Promise.allSettled([work]);
  return asked;
}

/** Undefined for an account that can't be told from others. */
function readMember(account: unknown, tenant: string): Member | undefined {
  const read = accountShape.safeParse(account);
  if (!read.success) return undefined;
  const { id: teamsId, name, aadObjectId, userPrincipalName, userRole, tenantId } = read.data;
  const foreign = tenant !== localTenant && !!tenantId && tenantId.toLowerCase() !== tenant.toLowerCase();
  // the name of a guest's account in this tenant: "kari_firma.no#EXT#@solor.example"
  const external = userPrincipalName?.includes("#EXT#") ?? false;
  return {
    teamsId,
    name: name ?? "",
    guest: userRole?.toLowerCase() === "guest" || foreign || external,
    ...(aadObjectId && { aadObjectId }),
    ...(userPrincipalName && { user: userPrincipalName.toLowerCase() }),
  };
}
