import type { Insertable, Selectable } from "kysely";
import type { Db, Trx } from "../database.ts";
import type { FeeRateTable, IofRateTable } from "./loan.table.ts";

export type FeeRateRow = Selectable<FeeRateTable>;
export type IofRateRow = Selectable<IofRateTable>;

/** Every fee that an account ever set. */
export function listFeeRates(db: Db | Trx, accountId: string): Promise<FeeRateRow[]> {
  return db
    .selectFrom("fee_rate")
    .select(["account_id", "effective_from", "fee_ppm", "note", "added_by", "added_at"])
    .where("account_id", "=", accountId)
    .orderBy("effective_from")
    .execute();
}

/** Writes over the row of the same day, where there is one. */
export async function saveFeeRate(trx: Trx, row: Insertable<FeeRateTable>): Promise<void> {
  const { fee_ppm, note, added_by, added_at } = row;
  await trx
    .insertInto("fee_rate")
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(["account_id", "effective_from"]).doUpdateSet({ fee_ppm, note, added_by, added_at }),
    )
    .execute();
}

/** Every rate of the tax on credit that was ever set, with who set it; there are a handful. */
export function listIofRows(db: Db | Trx): Promise<IofRateRow[]> {
  return db
    .selectFrom("iof_rate")
    .select([
      "borrower_kind",
      "effective_from",
      "daily_ppb",
      "flat_ppm",
      "operation_max",
      "source",
      "added_by",
      "added_at",
    ])
    .orderBy("borrower_kind")
    .orderBy("effective_from")
    .execute();
}

/** Writes over the row of the same kind and day, where there is one. */
export async function saveIofRate(trx: Trx, row: Insertable<IofRateTable>): Promise<void> {
  const { borrower_kind: _kind, effective_from: _day, ...rest } = row;
  await trx
    .insertInto("iof_rate")
    .values(row)
    .onConflict((conflict) => conflict.columns(["borrower_kind", "effective_from"]).doUpdateSet(rest))
    .execute();
}
