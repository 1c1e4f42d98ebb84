import { type Kysely, sql } from "kysely";

/** Whom the payer sees as the shop, and the shop's terms, as a payment profile says it for its sessions. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`ALTER TABLE payment_profile ADD COLUMN url TEXT CHECK (json_valid(url))`.execute(db);
  await sql`ALTER TABLE payment_profile ADD COLUMN merchant TEXT CHECK (json_valid(merchant))`.execute(db);
}
