import { sql } from "kysely";
import { type ActionAsk, isActionStage } from "../domain/actions/action-asks.ts";
import type { IsoDate, IsoInstant } from "../domain/time/time.ts";
import type { ActionAskData } from "../journeys/ports.ts";
import { type Session, withoutNulls } from "./session.ts";

type Row = {
  actionId: string;
  dueOn: IsoDate;
  stage: string;
  person: string;
  at: IsoInstant;
  messageId: string | null;
};

export function actionAskData({ trx, tenant }: Session): ActionAskData {
  return {
    ofProject: async (projectId) => {
      const { rows } = await sql<Row>`
        select action_id, due_on, stage, person, at, message_id from action_ask
        where tenant = ${tenant} and project_id = ${projectId} order by at, action_id, stage, person`.execute(trx);
      return rows.map(toAsk);
    },
    take: async (projectId, asks) => {
      const taken: ActionAsk[] = [];
      // in one order, so that two who take the same never wait crosswise; the key decides who gets it
      for (const { actionId, dueOn, stage, person, at, messageId = null } of [...asks].sort(byKey)) {
        const { rows } = await sql<Row>`
          insert into action_ask (tenant, project_id, action_id, due_on, stage, person, at, message_id)
          values (${tenant}, ${projectId}, ${actionId}, ${dueOn}, ${stage}, ${person}, ${at}, ${messageId})
          on conflict do nothing returning action_id, due_on, stage, person, at, message_id`.execute(trx);
        taken.push(...rows.map(toAsk));
      }
      return taken;
    },
  };
}

function byKey(a: ActionAsk, b: ActionAsk): number {
  const keyOf = ({ actionId, stage, person }: ActionAsk) => `${actionId} ${stage} ${person}`;
  return keyOf(a) < keyOf(b) ? -1 : 1;
}

function toAsk({ stage, ...row }: Row): ActionAsk {
  if (!isActionStage(stage)) throw new Error(`no such stage of an action: ${stage}`);
  return { ...withoutNulls(row), stage };
}
