import type { AppContext } from "../context.ts";
import type { Trx } from "../database.ts";
import type { AccountScope } from "../accounts/account-scope.ts";
import { type IdempotencyClaim, operationOfKey, rememberKey } from "../idempotency/idempotency.service.ts";
import type { By, OperationResult } from "./commands.ts";
import { askGateway } from "./gateway-call.ts";
import {
  gatewayOf,
  loadPayment,
  type NewOperation,
  type PaymentWithOperations,
  recordIntent,
} from "./intent.service.ts";
import { awaitSettled } from "./await-settled.ts";
import { succeededOrThrow } from "./outcome.ts";
import type { OperationRecord, PaymentRecord } from "./payment.record.ts";
import { settleOperation } from "./settle.service.ts";

/** What capture, void and refund have in common. */
export interface MoneyOperation {
  scope: AccountScope;
  paymentId: string;
  by: By;
  idempotency?: IdempotencyClaim | undefined;
  isDeferred?: boolean | undefined;
  onIntent?: ((trx: Trx, payment: PaymentRecord, operation: OperationRecord) => Promise<void>) | undefined;
  /** Whether it waits for a second person: the operation then comes back held, and no gateway is asked. */
  isHeld?: ((trx: Trx, payment: PaymentRecord) => Promise<boolean>) | undefined;
  /** Decides on the payment as it is inside the transaction: the operation to record, or a refusal thrown. */
  decide: (found: PaymentWithOperations) => Omit<NewOperation, "by" | "at">;
}

/**
 * Moves money once.
 *
 * The gateway is called between two short writes: one records the intent, the other the outcome with
 * its postings, event and deliveries. An intent without an outcome is settled by the reconciler, so a
 * crash or a time-out in the middle neither loses the operation nor makes a second one. A deferred
 * operation is left to the reconciler from the start.
 *
 * @throws DomainError what `decide` refuses with, `not_found`, `live_gateway_missing`,
 *   `idempotency_key_reused`, `operation_in_flight`, `processor_refused` or `processor_unavailable`.
 */
export async function moveMoney(ctx: AppContext, wanted: MoneyOperation): Promise<OperationResult> {
  const intent = await ctx.store.write((trx) => recordOnce(trx, ctx, wanted));
  if (intent.isRepeat) return heldOrSucceeded(await awaitSettled(ctx, intent.operationId));
  ctx.live.publish({ type: "payment", id: intent.payment.id, account_id: intent.payment.account_id });
  if (wanted.isDeferred === true || intent.operation.isHeld) return deferred(ctx, intent.operation);
  const answer = await askGateway(ctx, gatewayOf(ctx, intent.payment.account_id), intent.payment, intent.operation);
  const { requestId } = wanted.by;
  return succeededOrThrow(await settleOperation(ctx, { operationId: intent.operation.id, answer, requestId }));
}

function heldOrSucceeded(result: OperationResult): OperationResult {
  return result.operation.isHeld ? result : succeededOrThrow(result);
}

async function deferred(ctx: AppContext, operation: OperationRecord): Promise<OperationResult> {
  return { ...(await ctx.store.read((db) => loadPayment(db, "all", operation.payment_id))), operation };
}

type Intent =
  { isRepeat: true; operationId: string } | { isRepeat: false; payment: PaymentRecord; operation: OperationRecord };

async function recordOnce(trx: Trx, ctx: AppContext, wanted: MoneyOperation): Promise<Intent> {
  const { idempotency } = wanted;
  const known = idempotency === undefined ? null : await operationOfKey(trx, idempotency);
  if (known !== null) return { isRepeat: true, operationId: known };

  const found = await loadPayment(trx, wanted.scope, wanted.paymentId);
  const { payment } = found;
  const at = ctx.clock.now();
  const decided = wanted.decide(found);
  gatewayOf(ctx, payment.account_id);
  const isHeld = (await wanted.isHeld?.(trx, payment)) ?? false;
  const operation = await recordIntent(trx, ctx, payment, {
    ...decided,
    ...(wanted.isDeferred === true ? { isDeferred: true } : {}),
    ...(isHeld ? { isHeld } : {}),
    by: wanted.by,
    at,
  });
  if (idempotency !== undefined) {
    await rememberKey(trx, idempotency, { objectId: payment.id, operationId: operation.id, at });
  }
  await wanted.onIntent?.(trx, payment, operation);
  return { isRepeat: false, payment, operation };
}
