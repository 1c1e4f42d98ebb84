import { type Insertable, sql } from "kysely";
import type { OfferTerms } from "../../../shared/lending/offer-terms.ts";
import type { OfferStatus } from "../../../shared/lending/lending-states.ts";
import type { Db, Trx } from "../../database.ts";
import { isAnyOf } from "../../store/keyset.ts";
import { pageAfter } from "../../store/keyset-after.ts";
import { accountNow } from "../lending-clock.repository.ts";
import type { CreditOfferTable } from "../loan.table.ts";
import type { OfferRecord } from "./offer.record.ts";

export const offerColumns = [
  "seq",
  "id",
  "account_id",
  "customer_id",
  "status",
  "approved_amount",
  "min_amount",
  "rate_ppm",
  "installments_min",
  "installments_max",
  "cost_mode",
  "fee_ppm",
  "has_own_fee",
  "borrower_kind",
  "valid_until",
  "newest_simulation_id",
  "issued_by",
  "created_at",
  "updated_at",
  "version",
] as const satisfies readonly (keyof CreditOfferTable)[];

export async function findOffer(db: Db | Trx, id: string): Promise<OfferRecord | null> {
  const row = await db.selectFrom("credit_offer").select(offerColumns).where("id", "=", id).executeTakeFirst();
  return row ?? null;
}

export async function insertOffer(trx: Trx, row: Insertable<CreditOfferTable>): Promise<OfferRecord> {
  return trx.insertInto("credit_offer").values(row).returning(offerColumns).executeTakeFirstOrThrow();
}

/** Null when the offer is no longer in the status that the move starts from. */
export async function moveOffer(
  trx: Trx,
  move: { id: string; from: OfferStatus; to: OfferStatus; at: string },
): Promise<OfferRecord | null> {
  const row = await trx
    .updateTable("credit_offer")
    .set((eb) => ({ status: move.to, updated_at: move.at, version: eb("version", "+", 1) }))
    .where("id", "=", move.id)
    .where("status", "=", move.from)
    .returning(offerColumns)
    .executeTakeFirst();
  return row ?? null;
}

/** Gives an available offer other terms, to which no earlier simulation belongs; null when it is not available any more. */
export async function changeTerms(
  trx: Trx,
  change: { id: string; terms: OfferTerms; hasOwnFee: boolean; at: string },
): Promise<OfferRecord | null> {
  const row = await trx
    .updateTable("credit_offer")
    .set((eb) => ({
      ...change.terms,
      has_own_fee: change.hasOwnFee ? 1 : 0,
      newest_simulation_id: null,
      updated_at: change.at,
      version: eb("version", "+", 1),
    }))
    .where("id", "=", change.id)
    .where("status", "=", "available")
    .returning(offerColumns)
    .executeTakeFirst();
  return row ?? null;
}

/** From now on only this simulation of the offer can be contracted. */
export async function nameNewestSimulation(trx: Trx, offerId: string, simulationId: string): Promise<void> {
  await trx.updateTable("credit_offer").set({ newest_simulation_id: simulationId }).where("id", "=", offerId).execute();
}

/**
 * Available offers whose time is over by the clock of their account.
 *
 * @param accountId one account, or null for all.
 */
export async function listOverdueOffers(
  db: Db,
  { accountId, world, limit }: { accountId: string | null; world: string; limit: number },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    SELECT offer.id
    FROM account
    LEFT JOIN lending_settings AS settings ON settings.account_id = account.id
    CROSS JOIN credit_offer AS offer INDEXED BY credit_offer_available
    WHERE ${accountId === null ? sql`1 = 1` : sql`account.id = ${accountId}`}
      AND offer.account_id = account.id AND offer.status = 'available' AND offer.valid_until <= ${accountNow(world)}
    LIMIT ${limit}`.execute(db);
  return rows.map((row) => row.id);
}

/** Newest first; null when `after` names no offer of the account. */
export function listOffersAfter(
  db: Db,
  query: {
    accountId: string;
    customerId: string | null;
    status: OfferStatus | null;
    limit: number;
    after: string | null;
  },
): Promise<{ rows: OfferRecord[]; hasMore: boolean } | null> {
  const { accountId, customerId, status, limit, after } = query;
  return pageAfter<OfferRecord>(db, {
    table: "credit_offer",
    columns: offerColumns,
    owned: [isAnyOf("account_id", [accountId])],
    conditions: [
      ...(customerId === null ? [] : [isAnyOf("customer_id", [customerId])]),
      ...(status === null ? [] : [isAnyOf("status", [status])]),
    ],
    sort: { column: "created_at", descending: true },
    limit,
    after: after === null ? null : { column: "id", value: after },
  });
}
