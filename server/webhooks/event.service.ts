import { shiftInstant } from "../../shared/instant.ts";
import type { AppContext } from "../context.ts";
import type { Db, Trx } from "../database.ts";
import type { PaymentWithOperations } from "../payments/read-payment.service.ts";
import { senderOf } from "./delivery-signal.ts";
import type { DeliveryRecord } from "./delivery.record.ts";
import { insertDeliveries } from "./delivery.repository.ts";
import type { Dialect, EventRecord, PlannedDelivery } from "./dialect.ts";
import { ensureAddresslessEndpoint } from "./endpoint-secret.service.ts";
import { findEvent, insertEvent } from "./event.repository.ts";
import { planForEndpoints } from "./plan-deliveries.ts";

export interface NewEvent {
  accountId: string;
  /** Domain words: `payment.captured`, `session.cancelled` ... */
  type: string;
  subjectType:
    "payment" | "session" | "webhook_endpoint" | "settlement" | "payout" | "borrower" | "credit_offer" | "loan";
  subjectId: string;
  /** The operation that it tells of; at most one event per operation. */
  operationId: string | null;
  payload: Readonly<Record<string, unknown>>;
  /** Whose it is within the account: endpoints of other merchants are not told. */
  merchantId?: string | null;
  /** The payment that it tells of, as the change leaves it: spares those who present it reading it again. */
  told?: PaymentWithOperations;
  /** UTC. */
  at: string;
  /** Of the call that it came of; left out where Kontor acted by itself. */
  requestId?: string | null;
}

type Tools = Pick<AppContext, "ids" | "dialects" | "store">;

/**
 * Records that something happened, and every message that it leads to, in the transaction of the
 * change itself: neither can exist without the other. Sending begins once the transaction is durable.
 */
export async function recordEvent(trx: Trx, ctx: Tools, event: NewEvent): Promise<void> {
  const record = toRecord(ctx, event);
  const planned = await planForEndpoints(trx, ctx, {
    event: record,
    merchantId: event.merchantId ?? null,
    told: event.told ?? null,
  });
  for (const dialect of ctx.dialects.values()) {
    for (const delivery of (await dialect.plan?.(trx, record)) ?? []) planned.push({ dialect, delivery });
  }
  await insertEvent(trx, {
    ...record,
    payload: JSON.stringify(record.payload),
    delivery_count: planned.length,
    request_id: event.requestId ?? null,
  });
  const rows = [];
  for (const { dialect, delivery } of planned) rows.push(await deliveryRow(trx, ctx, record, dialect, delivery));
  await insertDeliveries(trx, rows);
  for (const { lane, account_id: account, lease_token, next_attempt_at: dueAt } of rows) {
    if (lease_token === null && dueAt !== null) senderOf(ctx.store)?.hear({ lane, account, turn: "first", dueAt });
  }
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

const skipped = { state: "skipped" as const, next_attempt_at: null, lease_token: null, lease_until: null };

/**
 * A delivery that can be sent at once is born under the sender's lease, which spares the write of a
 * claim, and with it a disk sync, between the event and the first byte at the receiver.
 */
async function deliveryRow(trx: Trx, ctx: Tools, event: EventRecord, dialect: Dialect, planned: PlannedDelivery) {
  const { account_id: accountId, created_at: at } = event;
  const address = { accountId, dialect: dialect.name, at };
  const delivery: DeliveryRecord = {
    id: planned.id ?? ctx.ids.own("dlv", at),
    account_id: accountId,
    event_id: event.id,
    event_type: planned.eventType ?? event.type,
    endpoint_id: planned.endpointId ?? (await ensureAddresslessEndpoint(trx, ctx, address)),
    subject_id: event.subject_id,
    dialect: dialect.name,
    lane: planned.lane,
    url: planned.url,
    method: planned.method,
    body: planned.body,
    attempt_count: 0,
    is_test: 0,
    created_at: at,
  };
  if (planned.isSkipped === true) return { ...delivery, ...skipped, finished_at: at };
  const lease = planned.delayMs > 0 ? null : (senderOf(ctx.store)?.offer(delivery, planned.tuning ?? null) ?? null);
  return {
    ...delivery,
    state: "pending" as const,
    next_attempt_at: shiftInstant(at, planned.delayMs),
    lease_token: lease?.token ?? null,
    lease_until: lease?.until ?? null,
    finished_at: null,
  };
}
