import type { Insertable, Selectable } from "kysely";
import type { Db, Trx } from "../database.ts";
import { type ListedValues, listedValues, prepared, type Slots } from "../store/prepared.ts";
import type { CardTokenTable, CardTokenTryTable } from "./token.table.ts";

export type TokenRow = Selectable<CardTokenTable>;

const columns = [
  "seq",
  "id",
  "account_id",
  "payment_id",
  "kind",
  "method",
  "secret_hash",
  "secret_sealed",
  "key_id",
  "gateway_token",
  "instrument",
  "blocked_at",
  "created_at",
] as const;

export async function insertToken(trx: Trx, token: Insertable<CardTokenTable>): Promise<void> {
  await trx.insertInto("card_token").values(token).execute();
}

export async function findTokenBySecret(db: Db, secretHash: Buffer): Promise<TokenRow | undefined> {
  return db.selectFrom("card_token").select(columns).where("secret_hash", "=", secretHash).executeTakeFirst();
}

export async function findTokenById(db: Db, id: string): Promise<TokenRow | undefined> {
  return db.selectFrom("card_token").select(columns).where("id", "=", id).executeTakeFirst();
}

/** The tokens that were made in the payments. */
const rowsOfPayments = prepared((db: Db, ids: Slots<ListedValues<string>>) =>
  db.selectFrom("card_token").select(columns).where("payment_id", "in", Object.values(ids)).orderBy("seq"),
);

export async function readTokensOfPayments(db: Db, paymentIds: readonly string[]): Promise<TokenRow[]> {
  return paymentIds.length === 0 ? [] : (await rowsOfPayments(db, listedValues(paymentIds))).rows;
}

/** Payments that made one of the tokens, or that were tried with one. */
export async function readPaymentsOfTokens(
  db: Db,
  { accountId, tokenIds }: { accountId: string; tokenIds: readonly string[] },
): Promise<string[]> {
  const made = await db
    .selectFrom("card_token")
    .select(["id", "payment_id"])
    .where("id", "in", tokenIds)
    .where("account_id", "=", accountId)
    .execute();
  if (made.length === 0) return [];
  const tried = await db
    .selectFrom("card_token_try")
    .select("payment_id")
    .where(
      "token_id",
      "in",
      made.map(({ id }) => id),
    )
    .execute();
  return [...new Set([...made, ...tried].map(({ payment_id }) => payment_id))];
}

export async function insertTry(trx: Trx, one: Insertable<CardTokenTryTable>): Promise<void> {
  await trx.insertInto("card_token_try").values(one).execute();
}

/** The try has succeeded and no longer counts as a refusal. */
export async function forgiveTry(trx: Trx, key: { tokenId: string; paymentId: string }): Promise<void> {
  await trx
    .updateTable("card_token_try")
    .set({ is_failure: 0 })
    .where("token_id", "=", key.tokenId)
    .where("payment_id", "=", key.paymentId)
    .execute();
}

/** When the newest `limit` failed tries were, newest first. */
export async function readFailures(
  db: Db,
  { tokenId, since, limit }: { tokenId: string; since: string; limit: number },
): Promise<string[]> {
  const rows = await db
    .selectFrom("card_token_try")
    .select("at")
    .where("token_id", "=", tokenId)
    .where("is_failure", "=", 1)
    .where("at", ">", since)
    .orderBy("at", "desc")
    .limit(limit)
    .execute();
  return rows.map(({ at }) => at);
}

export async function blockToken(trx: Trx, id: string, at: string): Promise<void> {
  await trx.updateTable("card_token").set({ blocked_at: at }).where("id", "=", id).execute();
}
