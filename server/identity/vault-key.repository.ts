import type { Selectable } from "kysely";
import type { Db, Trx } from "../database.ts";
import type { VaultKeyTable, VaultKeyWrapTable } from "./vault-key.table.ts";

export type VaultKeyRow = Selectable<VaultKeyTable>;
export type WrappedKey = VaultKeyRow & Pick<Selectable<VaultKeyWrapTable>, "master_id" | "ciphertext">;

/** The newest first, a key once for each of its wraps. */
export async function readWrappedKeys(db: Db): Promise<WrappedKey[]> {
  return db
    .selectFrom("vault_key")
    .innerJoin("vault_key_wrap", "vault_key_wrap.key_id", "vault_key.id")
    .select(["id", "kind", "created_at", "settled_at", "master_id", "ciphertext"])
    .orderBy("created_at", "desc")
    .orderBy("id")
    .execute();
}

/** False when there is one already that there can be only one of. */
export async function insertVaultKey(trx: Trx, row: VaultKeyRow): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto("vault_key")
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

export async function insertWrap(trx: Trx, row: Selectable<VaultKeyWrapTable>): Promise<void> {
  await trx
    .insertInto("vault_key_wrap")
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Afterwards no other master key opens anything. */
export async function deleteOtherWraps(trx: Trx, masterIds: readonly string[]): Promise<void> {
  await trx.deleteFrom("vault_key_wrap").where("master_id", "not in", masterIds).execute();
}

export async function settleVaultKey(trx: Trx, id: string, at: string): Promise<void> {
  await trx
    .updateTable("vault_key")
    .set({ settled_at: at })
    .where("id", "=", id)
    .where("settled_at", "is", null)
    .execute();
}

export async function deleteVaultKey(trx: Trx, id: string): Promise<void> {
  await trx.deleteFrom("vault_key_wrap").where("key_id", "=", id).execute();
  await trx.deleteFrom("vault_key").where("id", "=", id).execute();
}

/** Whether the installation has been used. */
export async function hasAccount(db: Db): Promise<boolean> {
  return (await db.selectFrom("account").select("id").limit(1).executeTakeFirst()) !== undefined;
}
