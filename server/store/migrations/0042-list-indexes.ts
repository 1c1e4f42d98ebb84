import { type Kysely, sql } from "kysely";

/** What a merchant's lists are asked by: the second reference and the buyer's name of sessions, times of payments. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE INDEX checkout_session_by_reference_2 ON checkout_session (merchant_reference_2, account_id)
    WHERE merchant_reference_2 IS NOT NULL`.execute(db);
  await sql`
    CREATE INDEX checkout_session_by_billing_name ON checkout_session (
      lower(coalesce("order" ->> '$.billing_address.first_name', '') || ' ' ||
        coalesce("order" ->> '$.billing_address.last_name', '')), account_id)
    WHERE "order" ->> '$.billing_address.first_name' IS NOT NULL`.execute(db);
  await sql`
    CREATE INDEX checkout_session_by_shipping_name ON checkout_session (
      lower(coalesce("order" ->> '$.shipping_address.first_name', '') || ' ' ||
        coalesce("order" ->> '$.shipping_address.last_name', '')), account_id)
    WHERE "order" ->> '$.shipping_address.first_name' IS NOT NULL`.execute(db);
  await sql`
    CREATE INDEX payment_by_account_captured ON payment (account_id, captured_at, created_at)
    WHERE captured_at IS NOT NULL`.execute(db);
  await sql`
    CREATE INDEX payment_by_account_refunded ON payment (account_id, refunded_at, created_at)
    WHERE refunded_at IS NOT NULL`.execute(db);
}
