import type { Data } from "../journeys/ports.ts";
import { actionAskData } from "./action-ask-data.ts";
import { auditData } from "./audit-data.ts";
import { callData } from "./call-log.ts";
import { conversationData } from "./conversation-data.ts";
import { digestData } from "./digest-data.ts";
import { dueData } from "./due-data.ts";
import { newestSilence } from "./installation.ts";
import { messageData } from "./message-data.ts";
import { paperData } from "./paper-data.ts";
import type { PlanCache } from "./plan-cache.ts";
import { prepared } from "./prepared.ts";
import { projectData } from "./project-data.ts";
import { readingData } from "./reading-data.ts";
import { reminderData } from "./reminder-data.ts";
import { holdOf } from "./restore-hold.ts";
import { roundData } from "./round-data.ts";
import { searchData } from "./search-data.ts";
import type { OpenSession } from "./session.ts";
import { steeringData } from "./steering-data.ts";
import { uploadData } from "./upload-data.ts";

export function tenantData(session: OpenSession, plans: PlanCache): Data {
  return {
    projects: projectData(session, plans),
    readings: readingData(session),
    rounds: roundData(session),
    conversations: conversationData(session),
    messages: messageData(session),
    calls: callData(session),
    digests: digestData(session),
    dues: dueData(session),
    reminders: reminderData(session),
    actionAsks: actionAskData(session),
    steering: steeringData(session),
    papers: paperData(session),
    uploads: uploadData(session),
    search: searchData(session),
    audit: auditData(session),
    silence: () => newestSilence(session.trx),
    restoreHold: () => holdOf(session.trx, session.tenant),
    claimInbox: (key, at) => claimInbox(session, key, at),
  };
}

const claimKey = prepared(
  "claim_inbox",
  "insert into inbox (tenant, key, at) values ($1, $2, $3) on conflict do nothing returning key",
);

/** A second claimer waits for the first one's commit and then gets false; after its rollback, true. */
async function claimInbox({ line, tenant }: OpenSession, key: string, at: string): Promise<boolean> {
  return (await line.rows(claimKey, [tenant, key, at])).length > 0;
}
