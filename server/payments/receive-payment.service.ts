import { DomainError } from "../../shared/errors.ts";
import { paymentStatus } from "../../shared/payments/payment-status.ts";
import { say } from "../../shared/sentences/say.ts";
import type { AppContext } from "../context.ts";
import type { Trx } from "../database.ts";
import type { AccountScope } from "../accounts/account-scope.ts";
import type { By, OperationResult } from "./commands.ts";
import { loadPayment, recordIntent } from "./intent.service.ts";
import { listOperations, moveOperation } from "./operation.repository.ts";
import { commitChange } from "./payment-change.service.ts";
import { factsOf } from "./payment-facts.rules.ts";

export interface ReceiveCommand {
  scope: AccountScope;
  paymentId: string;
  /** What came, minor units; it may differ from what was asked for. */
  amount: number;
  /** The bank's name for the transfer. */
  reference: string;
  by: By;
}

/**
 * Takes money that a bank says has come: nobody has to be asked, so the operation is settled as it is recorded.
 * Runs inside the transaction of the caller, who tells open screens afterwards.
 *
 * @throws DomainError `not_found`; `operation_blocked` for a payment that has its money or has ended.
 */
export async function receivePaymentWithin(
  trx: Trx,
  ctx: AppContext,
  command: ReceiveCommand,
): Promise<OperationResult> {
  const { payment, operations } = await loadPayment(trx, command.scope, command.paymentId);
  const status = paymentStatus(factsOf(operations));
  if (status !== "INITIATED") {
    throw new DomainError("operation_blocked", say("refusal.order_not_waiting"), {
      facts: { blocker: { code: "not_waiting" }, status },
    });
  }
  const at = ctx.clock.now();
  const { amount, reference, by } = command;
  const intent = await recordIntent(trx, ctx, payment, { kind: "receive", amount, reference, by, at });
  await moveOperation(trx, intent.id, {
    state: "succeeded",
    processor_reference: reference,
    error: null,
    next_attempt_at: null,
    settled_at: at,
    attempts: 0,
  });
  const after = await listOperations(trx, payment.id);
  const operation = after.find((candidate) => candidate.id === intent.id) ?? intent;
  const { requestId } = by;
  const received = await commitChange(trx, ctx, { payment, operations: after, moved: [operation], at, requestId });
  return { payment: received, operations: after, operation };
}
