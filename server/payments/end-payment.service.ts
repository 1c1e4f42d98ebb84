import { cancelBlocker } from "../../shared/payments/blockers.ts";
import type { AppContext } from "../context.ts";
import type { Trx } from "../database.ts";
import type { EndCommand, OperationResult } from "./commands.ts";
import { loadPayment, recordIntent, refuseBlocked } from "./intent.service.ts";
import { listOperations, moveOperation } from "./operation.repository.ts";
import { commitChange } from "./payment-change.service.ts";
import { blockableOf } from "./payment-facts.rules.ts";

/**
 * Ends a payment for which no money was reserved: the payer left, declined, or the order was called off.
 * Runs inside the transaction of the caller, who tells open screens afterwards.
 *
 * @throws DomainError `not_found`, `operation_in_flight` while a try is being answered, and
 *   `operation_blocked` once money was reserved or the payment has ended.
 */
export async function endPaymentWithin(trx: Trx, ctx: AppContext, command: EndCommand): Promise<OperationResult> {
  const { payment, operations } = await loadPayment(trx, command.scope, command.paymentId);
  const subject = blockableOf(payment, operations);
  refuseBlocked(payment, subject, cancelBlocker(subject));
  const at = ctx.clock.now();
  const intent = await recordIntent(trx, ctx, payment, {
    kind: command.kind ?? "cancel",
    amount: 0,
    reason: command.reason,
    note: command.note ?? null,
    by: command.by,
    at,
  });
  await moveOperation(trx, intent.id, {
    state: "succeeded",
    processor_reference: null,
    error: null,
    next_attempt_at: null,
    settled_at: at,
    attempts: 0,
  });
  const after = await listOperations(trx, payment.id);
  const operation = after.find((candidate) => candidate.id === intent.id) ?? intent;
  await command.onIntent?.(trx, payment, operation);
  const { requestId } = command.by;
  const ended = await commitChange(trx, ctx, { payment, operations: after, moved: [operation], at, requestId });
  return { payment: ended, operations: after, operation };
}
