import { type RawBuilder, type Selectable, type SqlBool, sql } from "kysely";
import { z } from "zod";
import type { Page } from "../../shared/page.ts";
import type { EventView } from "../../shared/webhooks/event.schema.ts";
import type { ReceiverStatus } from "../../shared/webhooks/resend-offer.ts";
import type { Db } from "../database.ts";
import { isAnyOf, isWithin, keysetPage } from "../store/keyset.ts";
import { eventColumns } from "./event.repository.ts";
import type { DeliveryAttemptTable, DeliveryTable, EventTable } from "./webhook.table.ts";

/** A delivery as it is shown: all but the bytes. */
export type DeliveryRow = Omit<Selectable<DeliveryTable>, "body" | "lease_until" | "lease_token" | "lane">;
export type AttemptRow = Selectable<DeliveryAttemptTable>;

/** A checked question to one of the two lists, its filters by column. */
export interface WebhookListQuery {
  anyOf: ReadonlyMap<string, readonly string[]>;
  created: { gte?: string | number; lte?: string | number } | undefined;
  descending: boolean;
  limit: number;
  cursor: string | null;
}

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
  "created_at",
  "finished_at",
  "is_test",
] as const;

/** Filters that an index answers, the one that leaves the fewest rows first. */
const deliveryIndexes: readonly (readonly [string, string])[] = [
  ["event_id", "delivery_by_event"],
  ["subject_id", "delivery_by_subject"],
  ["state", "delivery_by_state"],
  ["endpoint_id", "delivery_by_endpoint"],
  ["account_id", "delivery_by_account"],
];

export async function listDeliveryRows(db: Db, query: WebhookListQuery): Promise<{ rows: DeliveryRow[]; page: Page }> {
  const plan = planOf(query, deliveryIndexes, "delivery_by_created");
  return keysetPage<DeliveryRow>(db, { table: "delivery", columns: deliveryColumns, ...plan });
}

export async function listEventRows(db: Db, query: WebhookListQuery): Promise<{ rows: EventView[]; page: Page }> {
  const plan = planOf(query, [["subject_id", "event_by_subject"]], "event_by_created");
  const { rows, page } = await keysetPage<Selectable<EventTable>>(db, {
    table: "event",
    columns: eventColumns,
    ...plan,
  });
  const payloadSchema = z.record(z.string(), z.unknown());
  const views = rows.map(({ seq: _seq, ...row }) => ({
    ...row,
    payload: payloadSchema.parse(JSON.parse(row.payload)),
  }));
  return { rows: views, page };
}

/** Walks the index of the leading filter, once per value; everything else is checked on the way. */
function planOf(query: WebhookListQuery, indexes: readonly (readonly [string, string])[], plainIndex: string) {
  const created = isWithin("created_at", query.created);
  const [leading, index] = indexes.find(([column]) => query.anyOf.has(column)) ?? [null, plainIndex];
  const others = [...query.anyOf].filter(([column]) => column !== leading);
  const values = leading === null ? null : (query.anyOf.get(leading) ?? []);
  const walks: RawBuilder<SqlBool>[][] =
    leading === null || values === null
      ? [created]
      : (values.length === 0 ? [[]] : values.map((value) => [value])).map((one) => [isAnyOf(leading, one), ...created]);
  return {
    walks,
    index,
    filter: others.map(([column, wanted]) => (column === "code_class" ? isCodeClass(wanted) : isAnyOf(column, wanted))),
    sort: { column: "created_at", descending: query.descending },
    limit: query.limit,
    cursor: query.cursor,
  };
}

/** Of the last answer: `2xx` to `5xx`, or `none` where there was no answer. */
function isCodeClass(wanted: readonly string[]): RawBuilder<SqlBool> {
  if (wanted.length === 0) return sql<SqlBool>`1 = 0`;
  const className = sql`case when last_code is null then 'none' else cast(last_code / 100 as text) || 'xx' end`;
  return sql<SqlBool>`${className} in (${sql.join(wanted)})`;
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
    .select([
      "delivery_id",
      "number",
      "started_at",
      "duration_ms",
      "outcome",
      "code",
      "error",
      "request_headers",
      "response_headers",
      "response_body",
      "response_truncated",
    ])
    .where("delivery_id", "=", deliveryId)
    .orderBy("number")
    .execute();
}

/** The bytes that are signed and sent; null for a call without a body. */
export async function findDeliveryBody(db: Db, id: string): Promise<Buffer | null> {
  const row = await db.selectFrom("delivery").select("body").where("id", "=", id).executeTakeFirst();
  return row?.body ?? null;
}
