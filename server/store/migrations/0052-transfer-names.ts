import { type Kysely, sql } from "kysely";

/** What staff look transfers and their payments up by. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE INDEX payment_by_merchant ON payment (merchant_id, created_at, seq) WHERE merchant_id IS NOT NULL`.execute(
    db,
  );
  await sql`CREATE INDEX transfer_order_by_reference ON transfer_order (reference)`.execute(db);
  await sql`CREATE INDEX incoming_transfer_by_bank_trx ON incoming_transfer (bank_trx_id)`.execute(db);
  await sql`
    CREATE INDEX incoming_transfer_by_reference ON incoming_transfer (reference) WHERE reference IS NOT NULL`.execute(
    db,
  );
  await sql`
    CREATE INDEX incoming_transfer_by_document ON incoming_transfer (payer_document)
    WHERE payer_document IS NOT NULL`.execute(db);
  await sql`CREATE INDEX payout_by_bank_trx ON payout (bank_trx_id) WHERE bank_trx_id IS NOT NULL`.execute(db);
  await sql`CREATE INDEX payout_by_external ON payout (external_id) WHERE external_id IS NOT NULL`.execute(db);
}
