import type { Db, Trx } from "../database.ts";
import type { AutoCapturePlan } from "./auto-capture.rules.ts";

/** Payments whose next automatic capture is due, the longest waiting first. */
export async function listDueAutoCaptures(db: Db, now: string, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom("auto_capture")
    .select("payment_id")
    .where("next_at", "<=", now)
    .orderBy("next_at")
    .limit(limit)
    .execute();
  return rows.map((row) => row.payment_id);
}

/** Whether the payment is still to be captured automatically and its time has come. */
export async function isAutoCaptureDue(trx: Trx, paymentId: string, now: string): Promise<boolean> {
  const row = await trx
    .selectFrom("auto_capture")
    .select("payment_id")
    .where("payment_id", "=", paymentId)
    .where("next_at", "<=", now)
    .executeTakeFirst();
  return row !== undefined;
}

/** Replaces what was planned for the payment; null takes it off the plan. */
export async function storeAutoCapture(trx: Trx, paymentId: string, plan: AutoCapturePlan | null): Promise<void> {
  if (plan === null) {
    await trx.deleteFrom("auto_capture").where("payment_id", "=", paymentId).execute();
    return;
  }
  const times = { next_at: plan.nextAt, until: plan.until };
  await trx
    .insertInto("auto_capture")
    .values({ payment_id: paymentId, ...times })
    .onConflict((conflict) => conflict.column("payment_id").doUpdateSet(times))
    .execute();
}
