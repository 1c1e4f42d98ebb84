import { type Selectable, sql } from "kysely";
import { z } from "zod";
import type { Page } from "../../shared/page.ts";
import type { EventView } from "../../shared/webhooks/event.schema.ts";
import type { ReceiverStatus } from "../../shared/webhooks/resend-offer.ts";
import type { Db } from "../database.ts";
import { isAnyOf, isWithin, keysetPage } from "../store/keyset.ts";
import { attemptColumns } from "./attempt.columns.ts";
import { type ListPlan, planDeliveries, type WebhookListQuery } from "./delivery-filters.repository.ts";
import { eventColumns } from "./event.repository.ts";
import type { DeliveryAttemptTable, DeliveryTable, EventTable } from "./webhook.table.ts";

/** A delivery as it is shown: all but the bytes. */
export type DeliveryRow = Omit<Selectable<DeliveryTable>, "body" | "lease_until" | "lease_token" | "lane">;
export type AttemptRow = Selectable<DeliveryAttemptTable>;

const deliveryColumns = [
  "seq",
  "id",
  "account_id",
  "event_id",
  "event_type",
  "endpoint_id",
  "subject_id",
  "dialect",
  "state",
  "url",
  "method",
  "attempt_count",
  "next_attempt_at",
  "last_code",
  "last_error",
  "last_class",
  "created_at",
  "finished_at",
  "is_test",
] as const;

export async function listDeliveryRows(db: Db, query: WebhookListQuery): Promise<{ rows: DeliveryRow[]; page: Page }> {
  return keysetPage<DeliveryRow>(db, {
    table: "delivery",
    columns: deliveryColumns,
    ...planDeliveries(query),
    ...framed(query),
  });
}

export async function listEventRows(db: Db, query: WebhookListQuery): Promise<{ rows: EventView[]; page: Page }> {
  const { rows, page } = await keysetPage<Selectable<EventTable>>(db, {
    table: "event",
    columns: eventColumns,
    ...planEvents(query),
    ...framed(query),
  });
  const payloadSchema = z.record(z.string(), z.unknown());
  const views = rows.map(({ seq: _seq, ...row }) => ({
    ...row,
    payload: payloadSchema.parse(JSON.parse(row.payload)),
  }));
  return { rows: views, page };
}

/** Events are found by what they are about, or walked through by time. */
function planEvents({ anyOf, created }: WebhookListQuery): ListPlan {
  const inTime = isWithin("created_at", created);
  const subjects = anyOf.get("subject_id");
  const others = [...anyOf].filter(([column]) => column !== "subject_id");
  const filter = others.map(([column, values]) => isAnyOf(column, values));
  if (subjects === undefined) return { walks: [inTime], index: "event_by_created", filter };
  return { walks: subjects.map((id) => [isAnyOf("subject_id", [id]), ...inTime]), index: "event_by_subject", filter };
}

function framed({ descending, limit, cursor }: WebhookListQuery) {
  return { sort: { column: "created_at", descending }, limit, cursor };
}

/** What a delivery's own row does not say: whom its event was about, and how its last try went. */
export interface DeliveryContext {
  subject_type: string;
  operation_id: string | null;
  last_attempt_at: string | null;
  last_duration_ms: number | null;
}

/** By the delivery's `seq`; at most a page of them is asked for at once. */
export async function listDeliveryContexts(db: Db, seqs: readonly number[]): Promise<Map<number, DeliveryContext>> {
  const { rows } = await sql<DeliveryContext & { seq: number }>`
    SELECT delivery.seq, event.subject_type, event.operation_id, attempt.started_at AS last_attempt_at,
      attempt.duration_ms AS last_duration_ms
    FROM delivery JOIN event ON event.id = delivery.event_id
      LEFT JOIN delivery_attempt AS attempt
        ON attempt.delivery_id = delivery.id AND attempt.number = delivery.attempt_count
    WHERE delivery.seq IN (SELECT CAST(value AS BIGINT) FROM json_each(${JSON.stringify(seqs)}))`.execute(db);
  return new Map(rows.map(({ seq, ...context }) => [seq, context]));
}

export async function findDeliveryRow(db: Db, id: string): Promise<DeliveryRow | null> {
  const row = await db.selectFrom("delivery").select(deliveryColumns).where("id", "=", id).executeTakeFirst();
  return row ?? null;
}

/** Whether the receiver of deliveries still takes any. */
export async function findReceiverStatus(db: Db, endpointId: string): Promise<ReceiverStatus> {
  const row = await db
    .selectFrom("webhook_endpoint")
    .select(["disabled_at", "deleted_at"])
    .where("id", "=", endpointId)
    .executeTakeFirst();
  if (row === undefined || row.deleted_at !== null) return "deleted";
  return row.disabled_at === null ? "active" : "disabled";
}

/** Of several subjects at once, in the order in which they were planned. */
export async function listDeliveriesOf(db: Db, subjectIds: readonly string[]): Promise<DeliveryRow[]> {
  if (subjectIds.length === 0) return [];
  return db
    .selectFrom("delivery")
    .select(deliveryColumns)
    .where("subject_id", "in", subjectIds)
    .orderBy("seq")
    .execute();
}

export async function listAttempts(db: Db, deliveryId: string): Promise<AttemptRow[]> {
  return db
    .selectFrom("delivery_attempt")
    .select(attemptColumns)
    .where("delivery_id", "=", deliveryId)
    .orderBy("number")
    .execute();
}

/** Ever made for an endpoint, newest first, with the time in which each signs. */
export interface SecretLife {
  id: string;
  created_at: string;
  expires_at: string | null;
}

export async function listSecretLives(db: Db, endpointId: string): Promise<SecretLife[]> {
  const { rows } = await sql<SecretLife>`
    SELECT id, created_at, expires_at FROM webhook_secret WHERE endpoint_id = ${endpointId}
    ORDER BY created_at DESC, rowid DESC`.execute(db);
  return rows;
}

/** The bytes that are signed and sent; null for a call without a body. */
export async function findDeliveryBody(db: Db, id: string): Promise<Buffer | null> {
  const row = await db.selectFrom("delivery").select("body").where("id", "=", id).executeTakeFirst();
  return row?.body ?? null;
}
