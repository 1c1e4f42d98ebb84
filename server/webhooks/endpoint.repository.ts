import type { Insertable, Selectable } from "kysely";
import type { Db, Trx } from "../database.ts";
import type { WebhookEndpointTable, WebhookSecretTable } from "./webhook.table.ts";

/** The account's endpoint of a dialect whose events bring their own address; null before its first use. */
export async function findAddresslessEndpoint(db: Db, accountId: string, dialect: string): Promise<string | null> {
  const row = await db
    .selectFrom("webhook_endpoint")
    .select("id")
    .where("account_id", "=", accountId)
    .where("dialect", "=", dialect)
    .where("url", "is", null)
    .where("deleted_at", "is", null)
    .executeTakeFirst();
  return row?.id ?? null;
}

export async function insertEndpoint(trx: Trx, row: Insertable<WebhookEndpointTable>): Promise<void> {
  await trx.insertInto("webhook_endpoint").values(row).execute();
}

export type SecretRow = Pick<Selectable<WebhookSecretTable>, "id" | "ciphertext" | "key_id">;

/** Secrets that sign at `now`, newest first. */
export async function listLiveSecrets(db: Db, endpointId: string, now: string): Promise<SecretRow[]> {
  return db
    .selectFrom("webhook_secret")
    .select(["id", "ciphertext", "key_id"])
    .where("endpoint_id", "=", endpointId)
    .where((where) => where.or([where("expires_at", "is", null), where("expires_at", ">", now)]))
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .execute();
}

export async function insertSecret(trx: Trx, row: Insertable<WebhookSecretTable>): Promise<void> {
  await trx.insertInto("webhook_secret").values(row).execute();
}

/** Ends every secret of an endpoint that is still live. */
export async function expireSecrets(trx: Trx, endpointId: string, at: string): Promise<void> {
  await trx
    .updateTable("webhook_secret")
    .set({ expires_at: at })
    .where("endpoint_id", "=", endpointId)
    .where((where) => where.or([where("expires_at", "is", null), where("expires_at", ">", at)]))
    .execute();
}
