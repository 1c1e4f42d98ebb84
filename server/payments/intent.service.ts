import { DomainError } from "../../shared/errors.ts";
import { shiftInstant } from "../../shared/instant.ts";
import { capturable, type OperationKind, refundable } from "../../shared/payments/balances.ts";
import type { Blockable, Blocker } from "../../shared/payments/blockers.ts";
import { blockerSentence } from "../../shared/payments/blocker-text.ts";
import { say, saying } from "../../shared/sentences/say.ts";
import type { AccountScope } from "../accounts/account-scope.ts";
import type { AppContext } from "../context.ts";
import type { Db, Trx } from "../database.ts";
import type { Gateway } from "../gateways/gateway.ts";
import type { By } from "./commands.ts";
import { insertOperation, listOperations } from "./operation.repository.ts";
import type { OperationRecord, PaymentRecord } from "./payment.record.ts";
import { findPayment } from "./payment.repository.ts";
import { appendMove } from "./timeline.service.ts";

/**
 * How long a recorded intent belongs to the request that recorded it, in milliseconds. Longer than
 * any gateway call may last, so that the reconciler never asks beside a request that still waits.
 */
export const intentLeaseMs = 30_000;

/** How long a deferred operation waits before the gateway is asked for it, in milliseconds. */
const deferredMs = 1_000;

export interface PaymentWithOperations {
  payment: PaymentRecord;
  operations: readonly OperationRecord[];
}

/** @throws DomainError `not_found`, also for another account's payment. */
export async function loadPayment(db: Db, scope: AccountScope, id: string): Promise<PaymentWithOperations> {
  const payment = await loadPaymentRecord(db, scope, id);
  return { payment, operations: await listOperations(db, id) };
}

/** @throws DomainError `not_found`, also for another account's payment. */
export async function loadPaymentRecord(db: Db, scope: AccountScope, id: string): Promise<PaymentRecord> {
  const payment = await findPayment(db, scope, id);
  if (payment === null) throw new DomainError("not_found", "There is no payment with this id.");
  return payment;
}

/** @throws DomainError `live_gateway_missing` */
export function gatewayOf(ctx: Pick<AppContext, "gateways">, accountId: string): Gateway {
  const gateway = ctx.gateways.forAccount(accountId);
  if (gateway !== null) return gateway;
  throw new DomainError(
    "live_gateway_missing",
    "This account is live and no live gateway is configured, so it cannot move money yet.",
  );
}

export interface NewOperation {
  kind: OperationKind;
  amount: number;
  isFinal?: boolean;
  reference?: string | null;
  reason?: string | null;
  note?: string | null;
  request?: Readonly<Record<string, unknown>>;
  isDeferred?: boolean;
  /** Waits for a second person: the gateway is not asked before one has let it go. */
  isHeld?: boolean;
  by: By;
  at: string;
}

/** Records that an operation was asked for, before the gateway is. */
export async function recordIntent(
  trx: Trx,
  ctx: Pick<AppContext, "ids">,
  payment: PaymentRecord,
  wanted: NewOperation,
): Promise<OperationRecord> {
  const id = ctx.ids.own("op", wanted.at);
  const operation = await insertOperation(trx, {
    id,
    payment_id: payment.id,
    kind: wanted.kind,
    state: "pending",
    amount: wanted.amount,
    currency: payment.currency,
    is_final: wanted.isFinal === true ? 1 : 0,
    processor_key: id,
    processor_reference: null,
    reference: wanted.reference ?? null,
    reason: wanted.reason ?? null,
    note: wanted.note ?? null,
    request: JSON.stringify({ ...wanted.request, ...(wanted.isDeferred === true ? { is_deferred: true } : {}) }),
    error: null,
    actor_type: wanted.by.actor.type,
    actor_id: wanted.by.actor.id,
    request_id: wanted.by.requestId,
    attempts: 0,
    next_attempt_at: firstAttemptAt(wanted),
    created_at: wanted.at,
    settled_at: null,
  });
  await appendMove(trx, operation, wanted.at);
  return operation;
}

function firstAttemptAt({ at, isDeferred, isHeld }: NewOperation): string | null {
  if (isHeld === true) return null;
  return shiftInstant(at, isDeferred === true ? deferredMs : intentLeaseMs);
}

/** @throws DomainError `operation_blocked` or `operation_in_flight`, with the blocker and the figures it saw. */
export function refuseBlocked(payment: PaymentRecord, subject: Blockable, blocker: Blocker): never;
export function refuseBlocked(payment: PaymentRecord, subject: Blockable, blocker: Blocker | null): void;
export function refuseBlocked(payment: PaymentRecord, subject: Blockable, blocker: Blocker | null): void {
  if (blocker === null) return;
  const facts = { blocker, ...figures(subject) };
  const code = blocker.code === "operation_in_flight" ? "operation_in_flight" : "operation_blocked";
  throw new DomainError(code, saying(blockerSentence(blocker, payment.currency)), { facts });
}

/** @throws DomainError `stale_figures` when `current` is not what the caller saw. */
export function refuseStale(subject: Blockable, expected: number | undefined, current: number): void {
  if (expected === undefined || expected === current) return;
  throw new DomainError("stale_figures", say("refusal.payment_figures"), {
    facts: figures(subject),
  });
}

function figures(subject: Blockable) {
  const { authorized, captured, refunded, voided } = subject.balances;
  return {
    status: subject.status,
    authorized,
    captured,
    refunded,
    voided,
    capturable: capturable(subject.balances),
    refundable: refundable(subject.balances),
  };
}
