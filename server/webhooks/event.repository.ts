import type { Insertable } from "kysely";
import { z } from "zod";
import type { Db, Trx } from "../database.ts";
import { prepared, type Slots } from "../store/prepared.ts";
import type { EventRecord } from "./dialect.ts";
import type { EventTable } from "./webhook.table.ts";

const payloadSchema = z.record(z.string(), z.unknown());

export const eventColumns = [
  "seq",
  "id",
  "account_id",
  "type",
  "subject_type",
  "subject_id",
  "operation_id",
  "payload",
  "delivery_count",
  "created_at",
] as const;

const insertRow = prepared((trx: Trx, row: Slots<Insertable<EventTable>>) => trx.insertInto("event").values(row));

export async function insertEvent(trx: Trx, row: Insertable<EventTable>): Promise<void> {
  await insertRow(trx, row);
}

export async function findEvent(db: Db, id: string): Promise<EventRecord | null> {
  const row = await db.selectFrom("event").select(eventColumns).where("id", "=", id).executeTakeFirst();
  if (row === undefined) return null;
  const { seq: _seq, delivery_count: _count, payload, ...rest } = row;
  return { ...rest, payload: payloadSchema.parse(JSON.parse(payload)) };
}
