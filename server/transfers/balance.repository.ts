import { sql } from "kysely";
import type { Db, Trx } from "../database.ts";

/** What a merchant holds in one currency. */
export interface Purse {
  accountId: string;
  merchantId: string;
  currency: string;
}

export async function readBalance(db: Db, { accountId, merchantId, currency }: Purse): Promise<number> {
  const row = await db
    .selectFrom("merchant_balance")
    .select("amount")
    .where("account_id", "=", accountId)
    .where("merchant_id", "=", merchantId)
    .where("currency", "=", currency)
    .executeTakeFirst();
  return row?.amount ?? 0;
}

/** By merchant and currency, in that order. */
export async function listBalances(
  db: Db,
  accountId: string,
): Promise<{ merchant_id: string; currency: string; amount: number }[]> {
  return db
    .selectFrom("merchant_balance")
    .select(["merchant_id", "currency", "amount"])
    .where("account_id", "=", accountId)
    .orderBy("merchant_id")
    .orderBy("currency")
    .execute();
}

/** Changes what a merchant holds, and says what it holds then. @param change minor units; negative takes away. */
export async function addToBalance(
  trx: Trx,
  { accountId, merchantId, currency }: Purse,
  change: number,
): Promise<number> {
  const { amount } = await trx
    .insertInto("merchant_balance")
    .values({ account_id: accountId, merchant_id: merchantId, currency, amount: change })
    .onConflict((conflict) =>
      conflict
        .columns(["account_id", "merchant_id", "currency"])
        .doUpdateSet({ amount: sql<number>`merchant_balance.amount + excluded.amount` }),
    )
    .returning("amount")
    .executeTakeFirstOrThrow();
  return amount;
}
