import { DomainError } from "../../shared/errors.ts";
import { isOpen } from "../../shared/payments/balances.ts";
import { paymentMethod } from "../../shared/payments/payment-methods.ts";
import { paymentStatus } from "../../shared/payments/payment-status.ts";
import type { AppContext } from "../context.ts";
import type { Trx } from "../database.ts";
import type { AuthorizeCommand, OperationResult } from "./commands.ts";
import { askGateway } from "./gateway-call.ts";
import { gatewayOf, loadPayment, type PaymentWithOperations, recordIntent } from "./intent.service.ts";
import { factsOf } from "./payment-facts.rules.ts";
import type { OperationRecord } from "./payment.record.ts";
import { settleOperation } from "./settle.service.ts";

/**
 * One try of the payer to pay the whole amount. A refusal is a result, not an error: look at the
 * operation's state. A payment has at most one try in flight, and none after one succeeded.
 *
 * @throws DomainError `not_found`, `operation_in_flight`, `operation_blocked`, `stale_figures` or `live_gateway_missing`.
 */
export async function authorizePayment(ctx: AppContext, command: AuthorizeCommand): Promise<OperationResult> {
  const intent = await ctx.store.write((trx) => recordTry(trx, ctx, command));
  const gateway = gatewayOf(ctx, command.accountId);
  const answer = await askGateway(ctx, gateway, intent.payment, intent.operation, command.input);
  const { method, by } = command;
  return settleOperation(ctx, { operationId: intent.operation.id, answer, method, requestId: by.requestId });
}

async function recordTry(
  trx: Trx,
  ctx: AppContext,
  command: AuthorizeCommand,
): Promise<{ payment: PaymentWithOperations["payment"]; operation: OperationRecord }> {
  const { payment, operations } = await loadPayment(trx, [command.accountId], command.paymentId);
  gatewayOf(ctx, payment.account_id);
  if (operations.some((operation) => isOpen(operation))) {
    throw new DomainError("operation_in_flight", "This payment is already being paid.");
  }
  if (paymentStatus(factsOf(operations)) !== "INITIATED") {
    throw new DomainError("operation_blocked", "This payment has already been paid or ended.");
  }
  const { agreed } = command;
  if (agreed !== undefined && (agreed.amount !== payment.amount || agreed.currency !== payment.currency)) {
    throw new DomainError("stale_figures", "The order was changed while it was being paid. Look at the new total.");
  }
  const operation = await recordIntent(trx, ctx, payment, {
    kind: paymentMethod(command.method).authorizationDays === null ? "receive" : "authorize",
    amount: payment.amount,
    request: { method: command.method },
    by: command.by,
    at: ctx.clock.now(),
  });
  return { payment, operation };
}
