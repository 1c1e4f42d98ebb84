import { type Kysely, sql } from "kysely";

/**
 * Names that sessions are searched by. Nearly always the customer has the name of the address and is found by an index
 * of its own, so only the other names are kept here, instead of two indexes over what every session is addressed to.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE checkout_session_name (
      account_id TEXT NOT NULL REFERENCES account (id),
      name TEXT NOT NULL COLLATE NOCASE,
      session_id TEXT NOT NULL REFERENCES checkout_session (id),
      PRIMARY KEY (account_id, name, session_id)
    ) STRICT, WITHOUT ROWID`.execute(db);
  await sql`CREATE INDEX checkout_session_name_by_session ON checkout_session_name (session_id)`.execute(db);
  await sql`
    INSERT OR IGNORE INTO checkout_session_name (account_id, name, session_id)
    SELECT account_id, addressed, id FROM (
      SELECT account_id, id, customer_id,
        trim(coalesce(json_extract("order", '$.' || field || '.first_name'), '') || ' ' ||
          coalesce(json_extract("order", '$.' || field || '.last_name'), '')) AS addressed
      FROM checkout_session, (SELECT 'billing_address' AS field UNION ALL SELECT 'shipping_address'))
    WHERE addressed <> '' AND NOT EXISTS (
      SELECT 1 FROM customer WHERE customer.id = customer_id AND customer.name = addressed COLLATE NOCASE)`.execute(db);
  await sql`DROP INDEX IF EXISTS checkout_session_by_billing_name`.execute(db);
  await sql`DROP INDEX IF EXISTS checkout_session_by_shipping_name`.execute(db);
}
