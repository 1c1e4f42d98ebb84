import type { Db, Trx } from "../database.ts";
import type { StepUpLimitTable } from "./factor.table.ts";

/** By account and currency. */
export async function readStepUpLimits(
  db: Db,
): Promise<Pick<StepUpLimitTable, "account_id" | "currency" | "amount">[]> {
  return db
    .selectFrom("step_up_limit")
    .select(["account_id", "currency", "amount"])
    .orderBy("account_id")
    .orderBy("currency")
    .execute();
}

/** Minor units; undefined where the account has no limit in this currency. */
export async function findStepUpLimit(
  db: Db,
  { accountId, currency }: { accountId: string; currency: string },
): Promise<number | undefined> {
  const row = await db
    .selectFrom("step_up_limit")
    .select("amount")
    .where("account_id", "=", accountId)
    .where("currency", "=", currency)
    .executeTakeFirst();
  return row?.amount;
}

/** @param limit.amount null takes it away. */
export async function putStepUpLimit(
  trx: Trx,
  limit: { accountId: string; currency: string; amount: number | null; at: string },
): Promise<void> {
  const { accountId, currency, amount, at } = limit;
  await trx.deleteFrom("step_up_limit").where("account_id", "=", accountId).where("currency", "=", currency).execute();
  if (amount === null) return;
  await trx.insertInto("step_up_limit").values({ account_id: accountId, currency, amount, changed_at: at }).execute();
}

/** Undefined where no admin has decided. */
export async function findSecretsPolicy(db: Db): Promise<boolean | undefined> {
  const row = await db
    .selectFrom("step_up_policy")
    .select("is_asked")
    .where("subject", "=", "secrets")
    .executeTakeFirst();
  return row === undefined ? undefined : row.is_asked === 1;
}

export async function putSecretsPolicy(trx: Trx, { isAsked, at }: { isAsked: boolean; at: string }): Promise<void> {
  const is_asked = isAsked ? 1 : 0;
  await trx
    .insertInto("step_up_policy")
    .values({ subject: "secrets", is_asked, changed_at: at })
    .onConflict((conflict) => conflict.column("subject").doUpdateSet({ is_asked, changed_at: at }))
    .execute();
}
