import { type Kysely, sql } from "kysely";

/** Sessions that a person opened for a payer, who is sent their address: who made the link, null for a shop's own sessions. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`ALTER TABLE checkout_session ADD COLUMN link_created_by TEXT REFERENCES staff (id)`.execute(db);
  await sql`
    CREATE INDEX checkout_session_link_by_created ON checkout_session (created_at, seq)
    WHERE link_created_by IS NOT NULL`.execute(db);
}
