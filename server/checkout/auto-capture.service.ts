import { DomainError } from "../../shared/errors.ts";
import type { AppContext } from "../context.ts";
import type { Trx } from "../database.ts";
import { autoCaptureActor, isAutomatic } from "../../shared/payments/automatic-capture.ts";
import type { OperationResult } from "../payments/commands.ts";
import type { OperationRecord, PaymentRecord } from "../payments/payment.record.ts";
import { capturePayment } from "../payments/payment.service.ts";
import { findPaymentRecord, operationsOfPayment } from "../payments/read-payment.service.ts";
import { isAutoCaptureDue, listDueAutoCaptures, storeAutoCapture } from "./auto-capture.repository.ts";
import { autoCapturable, autoCapturePlan, laterLook, type PlannedOperation } from "./auto-capture.rules.ts";
import type { SessionRecord } from "./session.record.ts";

const batchMax = 50;

/**
 * Takes the money right after it was reserved, where the session is configured so.
 *
 * A capture that is refused or not answered leaves the payment authorized and does not concern the
 * payer, who has paid; it is logged, its operation shows on the payment, and it is tried again.
 */
export async function captureAfterAuthorization(
  ctx: AppContext,
  session: SessionRecord,
  { payment, operations }: OperationResult,
): Promise<void> {
  const amount = autoCapturable(operations.map(plannedOf));
  if (session.configuration.auto_capture !== true || amount === 0) return;
  await capture(ctx, payment, amount);
}

/**
 * Plans the next automatic capture of a payment by what its operations say, in the transaction that
 * changes them: a process that ends between the authorization and the capture forgets nothing.
 */
export async function planAutoCapture(
  trx: Trx,
  session: SessionRecord,
  paymentId: string,
  operations: readonly OperationRecord[],
): Promise<void> {
  if (session.configuration.auto_capture !== true) return;
  await storeAutoCapture(trx, paymentId, autoCapturePlan(operations.map(plannedOf)));
}

/**
 * Tries every automatic capture whose time has come, at most one batch per call. What stays reserved
 * for 48 hours is left to the shop, and logged.
 *
 * @returns how many payments it looked at.
 */
export async function retryAutoCaptures(ctx: AppContext, now: string): Promise<number> {
  const due = await ctx.store.read((db) => listDueAutoCaptures(db, now, batchMax));
  await Promise.all(due.map((paymentId) => retry(ctx, paymentId, now)));
  return due.length;
}

async function retry(ctx: AppContext, paymentId: string, now: string): Promise<void> {
  const wanted = await ctx.store.write((trx) => claim(trx, paymentId, now));
  if (wanted === null) return;
  if (wanted.amount !== null) return capture(ctx, wanted.payment, wanted.amount);
  ctx.logger.warn({ payment_id: paymentId }, "gave the automatic capture up: it did not succeed within its time");
}

/**
 * Puts the payment's next look off before it is tried, so that a try that leaves no operation behind
 * is repeated and nothing is tried twice at once. An amount of null says that the time is over.
 */
async function claim(
  trx: Trx,
  paymentId: string,
  now: string,
): Promise<{ payment: PaymentRecord; amount: number | null } | null> {
  if (!(await isAutoCaptureDue(trx, paymentId, now))) return null;
  const payment = await findPaymentRecord(trx, paymentId);
  const operations = (await operationsOfPayment(trx, paymentId)).map(plannedOf);
  const plan = autoCapturePlan(operations);
  if (payment === null || plan === null || plan.until <= now) {
    await storeAutoCapture(trx, paymentId, null);
    return payment === null || plan === null ? null : { payment, amount: null };
  }
  await storeAutoCapture(trx, paymentId, { ...plan, nextAt: laterLook(now, plan.until) });
  const amount = autoCapturable(operations);
  return amount === 0 ? null : { payment, amount };
}

/** Refused where the payment has changed meanwhile: a capture by hand of a part is never added to. */
async function capture(ctx: AppContext, payment: PaymentRecord, amount: number): Promise<void> {
  try {
    await capturePayment(ctx, {
      scope: [payment.account_id],
      paymentId: payment.id,
      amount,
      expected: amount,
      reference: payment.event_reference,
      isFinal: false,
      request: { items: payment.details["items"] ?? [] },
      by: { actor: autoCaptureActor, requestId: null },
    });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    ctx.logger.warn({ payment_id: payment.id, code: error.code }, "an automatic capture did not succeed");
  }
}

function plannedOf(operation: OperationRecord): PlannedOperation {
  return { ...operation, isAutomatic: isAutomatic(operation) };
}
