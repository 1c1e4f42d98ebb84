import { type RawBuilder, sql } from "kysely";
import type { DeliveryState } from "../../shared/webhooks/delivery.schema.ts";
import type { Db, Trx } from "../database.ts";

/** What a delivery comes to when its endpoint is told nothing anymore. */
export type EndedState = Extract<DeliveryState, "dropped" | "skipped">;

/** What waits for an endpoint comes to this; null while it is told. */
export async function endedStateOf(db: Db, endpointId: string): Promise<EndedState | null> {
  const row = await db
    .selectFrom("webhook_endpoint")
    .select(["disabled_at", "deleted_at"])
    .where("id", "=", endpointId)
    .executeTakeFirst();
  if (row === undefined) return null;
  if (row.deleted_at !== null) return "dropped";
  return row.disabled_at === null ? null : "skipped";
}

/** One that was delivered before and sent again on a person's wish stays delivered: the receiver has it. */
function ended(state: EndedState, at: string): RawBuilder<unknown> {
  return sql`
    state = iif(EXISTS (SELECT 1 FROM delivery_attempt WHERE delivery_id = delivery.id AND outcome = 'delivered'),
      'delivered', ${state}),
    next_attempt_at = NULL, lease_token = NULL, lease_until = NULL, finished_at = ${at}`;
}

/**
 * Ends up to `limit` deliveries that wait for an endpoint with an address, whose lane it is, and that
 * nobody holds: a call under way has a result that must not be lost. Returns how many there were.
 */
export async function endPending(
  trx: Trx,
  { lane, state, at, limit }: { lane: string; state: EndedState; at: string; limit: number },
): Promise<number> {
  const { numAffectedRows } = await sql`
    UPDATE delivery NOT INDEXED SET ${ended(state, at)}
    WHERE seq IN (
      SELECT seq FROM delivery INDEXED BY delivery_due
      WHERE state = 'pending' AND lane = ${lane} AND (lease_token IS NULL OR lease_until <= ${at})
      LIMIT ${limit})`.execute(trx);
  return Number(numAffectedRows ?? 0);
}

/** Ends one that the holder of the lease was about to send. */
export async function endHeld(
  trx: Trx,
  { id, token, state, at }: { id: string; token: string; state: EndedState; at: string },
): Promise<void> {
  await sql`
    UPDATE delivery SET ${ended(state, at)}
    WHERE id = ${id} AND lease_token = ${token} AND state = 'pending'`.execute(trx);
}

/** Whether anything still waits for the endpoint, held or not. */
export async function hasPending(db: Db, lane: string): Promise<boolean> {
  const { rows } = await sql`
    SELECT 1 FROM delivery INDEXED BY delivery_due WHERE state = 'pending' AND lane = ${lane} LIMIT 1`.execute(db);
  return rows.length > 0;
}

/** Notes that an endpoint has deliveries left to end. */
export async function markSweep(trx: Trx, endpointId: string): Promise<void> {
  await trx
    .insertInto("webhook_sweep")
    .values({ endpoint_id: endpointId })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function unmarkSweep(trx: Trx, endpointId: string): Promise<void> {
  await trx.deleteFrom("webhook_sweep").where("endpoint_id", "=", endpointId).execute();
}

export async function listSweeps(db: Db, limit: number): Promise<string[]> {
  const rows = await db.selectFrom("webhook_sweep").select("endpoint_id").limit(limit).execute();
  return rows.map((row) => row.endpoint_id);
}
