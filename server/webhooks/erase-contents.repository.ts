import type { Db, Trx } from "../database.ts";

/** Deliveries about these subjects that are still being tried. */
export async function listWaiting(db: Db, subjectIds: readonly string[], limit: number): Promise<{ id: string }[]> {
  if (subjectIds.length === 0) return [];
  return db
    .selectFrom("delivery")
    .select("id")
    .where("subject_id", "in", subjectIds)
    .where("state", "=", "pending")
    .limit(limit)
    .execute();
}

export async function readEventTexts(trx: Trx, subjectIds: readonly string[]) {
  return trx.selectFrom("event").select(["seq", "payload"]).where("subject_id", "in", subjectIds).execute();
}

export async function replacePayload(trx: Trx, seq: number, payload: string): Promise<void> {
  await trx.updateTable("event").set({ payload }).where("seq", "=", seq).execute();
}

/** What was sent about these subjects, and what receivers answered. */
export async function dropContents(trx: Trx, subjectIds: readonly string[]): Promise<void> {
  await trx
    .updateTable("delivery_attempt")
    .set({ request_headers: "{}", response_headers: null, response_body: null })
    .where("delivery_id", "in", (eb) => eb.selectFrom("delivery").select("id").where("subject_id", "in", subjectIds))
    .execute();
  await trx.updateTable("delivery").set({ body: null }).where("subject_id", "in", subjectIds).execute();
}
