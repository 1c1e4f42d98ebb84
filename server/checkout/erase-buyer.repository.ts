import type { Db, Trx } from "../database.ts";

export async function listSessionIds(db: Db, customerId: string): Promise<string[]> {
  const rows = await db.selectFrom("checkout_session").select("id").where("customer_id", "=", customerId).execute();
  return rows.map(({ id }) => id);
}

/** Sessions of a customer that can still be paid. */
export async function listOpenSessions(
  db: Db,
  { customerId, now, limit }: { customerId: string; now: string; limit: number },
): Promise<{ id: string; merchant_reference: string }[]> {
  return db
    .selectFrom("checkout_session")
    .select(["id", "merchant_reference"])
    .where("customer_id", "=", customerId)
    .where("status", "=", "open")
    .where("expires_at", ">", now)
    .orderBy("created_at", "desc")
    .limit(limit)
    .execute();
}

/** Texts of one session that may name who buys. */
export async function readBuyerTexts(trx: Trx, id: string) {
  return {
    session: await trx
      .selectFrom("checkout_session")
      .select(["order", "request"])
      .where("id", "=", id)
      .executeTakeFirstOrThrow(),
    events: await trx
      .selectFrom("checkout_session_event")
      .select(["seq", "details"])
      .where("session_id", "=", id)
      .execute(),
  };
}

export async function replaceBuyer(trx: Trx, id: string, texts: { order: string; request: string }): Promise<void> {
  const nobody = { customer: null, customer_ip: null, user_agent: null, initiating_headers: "{}" };
  await trx
    .updateTable("checkout_session")
    .set({ ...texts, ...nobody })
    .where("id", "=", id)
    .execute();
  await trx.deleteFrom("checkout_session_name").where("session_id", "=", id).execute();
}

export async function replaceEventTexts(trx: Trx, seq: number, details: string | null): Promise<void> {
  await trx
    .updateTable("checkout_session_event")
    .set({ details, request_headers: null })
    .where("seq", "=", seq)
    .execute();
}
