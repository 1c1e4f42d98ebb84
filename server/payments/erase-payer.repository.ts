import type { Db, Trx } from "../database.ts";

export interface OpenPayment {
  id: string;
  merchant_reference: string;
}

/** Every payment of a customer. */
export async function listPaymentIds(db: Db, customerId: string): Promise<string[]> {
  const rows = await db.selectFrom("payment").select("id").where("customer_id", "=", customerId).execute();
  return rows.map(({ id }) => id);
}

/** Payments of a customer with money that is reserved or under way, the newest first. */
export async function listOpenPayments(db: Db, customerId: string, limit: number): Promise<OpenPayment[]> {
  return db
    .selectFrom("payment")
    .select(["id", "merchant_reference"])
    .where("customer_id", "=", customerId)
    .where((eb) =>
      eb.or([
        eb("status", "=", "INITIATED"),
        eb("authorized", ">", eb(eb.ref("captured"), "+", eb.ref("voided"))),
        eb.exists(
          eb
            .selectFrom("operation")
            .select("operation.id")
            .whereRef("operation.payment_id", "=", "payment.id")
            .where("operation.state", "in", ["pending", "unknown"]),
        ),
      ]),
    )
    .orderBy("created_at", "desc")
    .limit(limit)
    .execute();
}

/** Texts of one payment that may name who paid. */
export async function readPayerTexts(trx: Trx, id: string) {
  return {
    payment: await trx.selectFrom("payment").select("details").where("id", "=", id).executeTakeFirstOrThrow(),
    operations: await trx
      .selectFrom("operation")
      .select(["seq", "note", "request"])
      .where("payment_id", "=", id)
      .execute(),
    timeline: await trx
      .selectFrom("timeline_entry")
      .select(["seq", "data"])
      .where("payment_id", "=", id)
      .where("data", "is not", null)
      .execute(),
  };
}

export async function replacePayer(trx: Trx, id: string, details: string): Promise<void> {
  await trx.updateTable("payment").set({ payer: null, details }).where("id", "=", id).execute();
}

export async function replaceOperationTexts(
  trx: Trx,
  { seq, note, request }: { seq: number; note: string | null; request: string },
): Promise<void> {
  await trx.updateTable("operation").set({ note, request }).where("seq", "=", seq).execute();
}

export async function replaceTimelineData(trx: Trx, seq: number, data: string): Promise<void> {
  await trx.updateTable("timeline_entry").set({ data }).where("seq", "=", seq).execute();
}
