import { shiftInstant } from "../../shared/instant.ts";
import type { AppContext } from "../context.ts";
import type { Db, Trx } from "../database.ts";
import { announceDeliveries } from "./delivery-signal.ts";
import { insertDeliveries } from "./delivery.repository.ts";
import type { Dialect, EventRecord, PlannedDelivery } from "./dialect.ts";
import { ensureAddresslessEndpoint } from "./endpoint-secret.service.ts";
import { findEvent, insertEvent } from "./event.repository.ts";

export interface NewEvent {
  accountId: string;
  /** Domain words: `payment.captured`, `session.cancelled` ... */
  type: string;
  subjectType: "payment" | "session";
  subjectId: string;
  /** The operation that it tells of; at most one event per operation. */
  operationId: string | null;
  payload: Readonly<Record<string, unknown>>;
  /** UTC. */
  at: string;
}

type Tools = Pick<AppContext, "ids" | "dialects" | "store">;

/**
 * Records that something happened, and every message that it leads to, in the transaction of the
 * change itself: neither can exist without the other. Sending begins once the transaction is durable.
 */
export async function recordEvent(trx: Trx, ctx: Tools, event: NewEvent): Promise<void> {
  const record = toRecord(ctx, event);
  const planned: { dialect: Dialect; delivery: PlannedDelivery }[] = [];
  for (const dialect of ctx.dialects.values()) {
    for (const delivery of await dialect.plan(trx, record)) planned.push({ dialect, delivery });
  }
  await insertEvent(trx, { ...record, payload: JSON.stringify(record.payload), delivery_count: planned.length });
  const rows = [];
  for (const { dialect, delivery } of planned) rows.push(await deliveryRow(trx, ctx, record, dialect, delivery));
  await insertDeliveries(trx, rows);
  announceDeliveries(
    ctx.store,
    rows.map((row) => ({ lane: row.lane, turn: "first", dueAt: row.next_attempt_at })),
  );
}

/** Inside a read or a write of the caller; null when there is none. */
export async function findEventRecord(db: Db, id: string): Promise<EventRecord | null> {
  return findEvent(db, id);
}

function toRecord(ctx: Tools, event: NewEvent): EventRecord {
  return {
    id: ctx.ids.own("evt", event.at),
    account_id: event.accountId,
    type: event.type,
    subject_type: event.subjectType,
    subject_id: event.subjectId,
    operation_id: event.operationId,
    payload: event.payload,
    created_at: event.at,
  };
}

async function deliveryRow(trx: Trx, ctx: Tools, event: EventRecord, dialect: Dialect, planned: PlannedDelivery) {
  const { account_id: accountId, created_at: at } = event;
  const address = { accountId, dialect: dialect.name, at };
  return {
    id: ctx.ids.own("dlv", at),
    account_id: accountId,
    event_id: event.id,
    event_type: event.type,
    endpoint_id: planned.endpointId ?? (await ensureAddresslessEndpoint(trx, ctx, address)),
    subject_id: event.subject_id,
    dialect: dialect.name,
    lane: planned.lane,
    state: "pending" as const,
    url: planned.url,
    method: planned.method,
    body: planned.body,
    next_attempt_at: shiftInstant(at, planned.delayMs),
    created_at: at,
  };
}
