import type { Insertable, Selectable } from "kysely";
import type { z } from "zod";
import {
  type Configuration,
  configurationSchema,
  profileMerchantSchema,
  profileUrlSchema,
} from "../../shared/checkout/order.schema.ts";
import type { Db, Trx } from "../database.ts";
import type { PaymentProfileTable } from "./checkout.table.ts";

export interface ProfileRecord extends Omit<Selectable<PaymentProfileTable>, "configuration" | "url" | "merchant"> {
  configuration: Configuration;
  url: z.infer<typeof profileUrlSchema> | null;
  merchant: z.infer<typeof profileMerchantSchema> | null;
}

const columns = [
  "account_id",
  "id",
  "name",
  "description",
  "configuration",
  "url",
  "merchant",
  "created_at",
  "updated_at",
] as const;

function fromRow(row: Selectable<PaymentProfileTable>): ProfileRecord {
  return {
    ...row,
    configuration: configurationSchema.parse(JSON.parse(row.configuration)),
    url: row.url === null ? null : profileUrlSchema.parse(JSON.parse(row.url)),
    merchant: row.merchant === null ? null : profileMerchantSchema.parse(JSON.parse(row.merchant)),
  };
}

export interface ProfileKey {
  accountId: string;
  id: string;
}

export async function findProfileRow(db: Db | Trx, key: ProfileKey): Promise<ProfileRecord | null> {
  const row = await db
    .selectFrom("payment_profile")
    .select(columns)
    .where("account_id", "=", key.accountId)
    .where("id", "=", key.id)
    .executeTakeFirst();
  return row === undefined ? null : fromRow(row);
}

/** Newest first. An unknown `after` ends the walk. */
export async function listProfileRows(
  db: Db,
  query: { accountId: string; after: string | null; limit: number },
): Promise<ProfileRecord[]> {
  let rows = db.selectFrom("payment_profile").select(columns).where("account_id", "=", query.accountId);
  if (query.after !== null) {
    const last = await findProfileRow(db, { accountId: query.accountId, id: query.after });
    if (last === null) return [];
    const { created_at, id } = last;
    rows = rows.where((eb) => eb(eb.refTuple("created_at", "id"), "<", eb.tuple(created_at, id)));
  }
  return (await rows.orderBy("created_at", "desc").orderBy("id", "desc").limit(query.limit).execute()).map(fromRow);
}

export async function insertProfile(trx: Trx, row: Insertable<PaymentProfileTable>): Promise<void> {
  await trx.insertInto("payment_profile").values(row).execute();
}

export async function updateProfileRow(
  trx: Trx,
  key: ProfileKey,
  change: Pick<PaymentProfileTable, "name" | "description" | "configuration" | "url" | "merchant" | "updated_at">,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable("payment_profile")
    .set(change)
    .where("account_id", "=", key.accountId)
    .where("id", "=", key.id)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function deleteProfileRow(trx: Trx, key: ProfileKey): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom("payment_profile")
    .where("account_id", "=", key.accountId)
    .where("id", "=", key.id)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}
