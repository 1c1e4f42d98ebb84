import type { Insertable, Selectable } from "kysely";
import { z } from "zod";
import { configurationSchema, orderSchema, sessionCustomerSchema } from "../../shared/checkout/order.schema.ts";
import type { SessionStatus } from "../../shared/checkout/session.schema.ts";
import type { Db, Trx } from "../database.ts";
import type { CheckoutSessionTable } from "./checkout.table.ts";
import type { SessionRecord } from "./session.record.ts";

export const sessionColumns = [
  "seq",
  "id",
  "account_id",
  "profile_id",
  "customer_id",
  "payment_id",
  "status",
  "currency",
  "amount",
  "merchant_reference",
  "merchant_reference_2",
  "return_url",
  "callback_url",
  "order",
  "customer",
  "configuration",
  "request",
  "initiating_headers",
  "customer_ip",
  "user_agent",
  "cancelled_by",
  "cancelled_at",
  "link_created_by",
  "expires_at",
  "created_at",
  "updated_at",
  "version",
] as const satisfies readonly (keyof CheckoutSessionTable)[];

const recordSchema = z.record(z.string(), z.unknown());
const headersSchema = z.record(z.string(), z.string());

export function sessionFromRow(row: Selectable<CheckoutSessionTable>): SessionRecord {
  return {
    ...row,
    order: orderSchema.parse(JSON.parse(row.order)),
    customer: row.customer === null ? null : sessionCustomerSchema.parse(JSON.parse(row.customer)),
    configuration: configurationSchema.parse(JSON.parse(row.configuration)),
    request: recordSchema.parse(JSON.parse(row.request)),
    initiating_headers: headersSchema.parse(JSON.parse(row.initiating_headers)),
  };
}

export async function findSessionById(db: Db | Trx, id: string): Promise<SessionRecord | null> {
  const row = await db.selectFrom("checkout_session").select(sessionColumns).where("id", "=", id).executeTakeFirst();
  return row === undefined ? null : sessionFromRow(row);
}

export async function insertSession(trx: Trx, row: Insertable<CheckoutSessionTable>): Promise<void> {
  await trx.insertInto("checkout_session").values(row).execute();
}

/** What may change after creation. */
export type SessionChange = Partial<
  Pick<
    CheckoutSessionTable,
    | "status"
    | "payment_id"
    | "customer_id"
    | "currency"
    | "amount"
    | "order"
    | "request"
    | "customer_ip"
    | "user_agent"
    | "cancelled_by"
    | "cancelled_at"
    | "return_url"
    | "expires_at"
  >
> & { updated_at: string };

/** Returns false when somebody else has changed the session since `version` was read. */
export async function updateSession(
  trx: Trx,
  key: { id: string; version: number },
  change: SessionChange,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable("checkout_session")
    .set((eb) => ({ ...change, version: eb("version", "+", 1) }))
    .where("id", "=", key.id)
    .where("version", "=", key.version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Sessions that nobody paid in time, oldest end first. */
export async function listOverdueSessions(db: Db, now: string, limit: number): Promise<SessionRecord[]> {
  const waiting: readonly SessionStatus[] = ["open", "paying"];
  const rows = await db
    .selectFrom("checkout_session")
    .select(sessionColumns)
    .where("status", "in", waiting)
    .where("expires_at", "<=", now)
    .orderBy("expires_at")
    .limit(limit)
    .execute();
  return rows.map(sessionFromRow);
}
