import { type Selectable, sql } from "kysely";
import type { Db, Trx } from "../database.ts";
import type { WebhookTroubleTable } from "./webhook.table.ts";

export type TroubleRow = Selectable<WebhookTroubleTable>;

const columns = ["endpoint_id", "failing_since", "failed_attempts", "given_up", "warned_percent"] as const;

/** Forgets an endpoint's failures: it answered well, or a person enabled it again. */
export async function clearTrouble(trx: Trx, endpointId: string): Promise<void> {
  await trx.deleteFrom("webhook_trouble").where("endpoint_id", "=", endpointId).execute();
}

/** Counts one more failed attempt, and answers all of them. */
export async function addTrouble(
  trx: Trx,
  { endpointId, isGivenUp, at }: { endpointId: string; isGivenUp: boolean; at: string },
): Promise<TroubleRow> {
  const givenUp = isGivenUp ? 1 : 0;
  const row = { endpoint_id: endpointId, failing_since: at, failed_attempts: 1, given_up: givenUp };
  return trx
    .insertInto("webhook_trouble")
    .values(row)
    .onConflict((conflict) =>
      conflict.column("endpoint_id").doUpdateSet({
        failed_attempts: sql`webhook_trouble.failed_attempts + 1`,
        given_up: sql`webhook_trouble.given_up + ${givenUp}`,
      }),
    )
    .returning(columns)
    .executeTakeFirstOrThrow();
}

export async function noteWarning(trx: Trx, endpointId: string, percent: number): Promise<void> {
  await trx
    .updateTable("webhook_trouble")
    .set({ warned_percent: percent })
    .where("endpoint_id", "=", endpointId)
    .execute();
}

export async function listTrouble(db: Db, endpointIds: readonly string[]): Promise<TroubleRow[]> {
  if (endpointIds.length === 0) return [];
  return db.selectFrom("webhook_trouble").select(columns).where("endpoint_id", "in", endpointIds).execute();
}
