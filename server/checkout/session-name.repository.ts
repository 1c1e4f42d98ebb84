import { sql } from "kysely";
import type { Order } from "../../shared/checkout/order.schema.ts";
import type { Trx } from "../database.ts";
import { namesOn } from "./payment-details.ts";

interface NamedSession {
  id: string;
  account_id: string;
  customer_id: string | null;
}

/** Keeps the names of the addresses that the session's customer does not go by. */
export async function nameSession(trx: Trx, session: NamedSession, order: Order): Promise<void> {
  for (const name of namesOn(order)) {
    await sql`
      INSERT INTO checkout_session_name (account_id, name, session_id)
      SELECT ${session.account_id}, ${name}, ${session.id}
      WHERE NOT EXISTS (
        SELECT 1 FROM customer WHERE id = ${session.customer_id} AND name = ${name} COLLATE NOCASE)
      ON CONFLICT DO NOTHING`.execute(trx);
  }
}

/** The same for an order that replaces another. */
export async function renameSession(trx: Trx, session: NamedSession, order: Order): Promise<void> {
  await trx.deleteFrom("checkout_session_name").where("session_id", "=", session.id).execute();
  await nameSession(trx, session, order);
}
