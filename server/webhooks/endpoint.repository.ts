import { type Insertable, type Selectable, sql, type Updateable } from "kysely";
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
    .orderBy(sql`rowid`, "desc")
    .execute();
}

export async function insertSecret(trx: Trx, row: Insertable<WebhookSecretTable>): Promise<void> {
  await trx.insertInto("webhook_secret").values(row).execute();
}

/** Returns false when the endpoint was changed or deleted since it was read. */
export async function changeEndpoint(
  trx: Trx,
  { id, version }: { id: string; version: number },
  change: Omit<Updateable<WebhookEndpointTable>, "version">,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable("webhook_endpoint")
    .set({ ...change, version: version + 1 })
    .where("id", "=", id)
    .where("version", "=", version)
    .where("deleted_at", "is", null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function countAddressedEndpoints(
  db: Db,
  { accountId, dialect }: { accountId: string; dialect: string },
): Promise<number> {
  const { n } = await db
    .selectFrom("webhook_endpoint")
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .where("account_id", "=", accountId)
    .where("dialect", "=", dialect)
    .where("url", "is not", null)
    .where("deleted_at", "is", null)
    .executeTakeFirstOrThrow();
  return n;
}

/** Sets when a secret stops signing. */
export async function endSecret(trx: Trx, id: string, expiresAt: string): Promise<void> {
  await trx.updateTable("webhook_secret").set({ expires_at: expiresAt }).where("id", "=", id).execute();
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
