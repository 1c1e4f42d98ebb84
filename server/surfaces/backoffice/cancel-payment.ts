import type { AccountScope } from "../../accounts/account-scope.ts";
import type { AppContext } from "../../context.ts";
import { type IdempotencyClaim, operationOfKey, rememberKey } from "../../idempotency/idempotency.service.ts";
import type { By, EndCommand } from "../../payments/commands.ts";
import { endPaymentWithin } from "../../payments/end-payment.service.ts";
import { closeOrderOf } from "../../transfers/end-order.service.ts";

interface CancelCommand {
  scope: AccountScope;
  paymentId: string;
  by: By;
  note: string | null;
  idempotency?: IdempotencyClaim;
  onIntent: NonNullable<EndCommand["onIntent"]>;
}

/**
 * Calls off a payment that nobody has authorized; asked twice with one key it happens once.
 *
 * @throws DomainError `not_found`, `operation_in_flight`, `operation_blocked` or `idempotency_key_reused`.
 */
export async function cancelPayment(ctx: AppContext, command: CancelCommand): Promise<void> {
  const { idempotency, onIntent, ...end } = command;
  const ended = await ctx.store.write(async (trx) => {
    if (idempotency !== undefined && (await operationOfKey(trx, idempotency)) !== null) return null;
    const result = await endPaymentWithin(trx, ctx, { ...end, reason: "cancelled", onIntent });
    await closeOrderOf(trx, result.payment.id);
    if (idempotency !== undefined) {
      const target = { objectId: result.payment.id, operationId: result.operation.id, at: result.payment.updated_at };
      await rememberKey(trx, idempotency, target);
    }
    return result.payment;
  });
  if (ended !== null) ctx.live.publish({ type: "payment", id: ended.id, account_id: ended.account_id });
}
