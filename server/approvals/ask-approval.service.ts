import type { AppContext } from "../context.ts";
import type { OperationResult, RefundCommand } from "../payments/commands.ts";
import { refundPayment } from "../payments/payment.service.ts";
import { approvalLimitOf } from "./approval-limit.service.ts";
import { findApprovalOfOperation, insertApproval } from "./approval.repository.ts";

/**
 * A person gives money back; above the limit they ask another person to let it. What is asked for stands as it is
 * until then, and counts against what may still be refunded.
 *
 * @returns the refund, or the id of the request that waits.
 * @throws as `refundPayment`.
 */
export async function refundOrAsk(
  ctx: AppContext,
  command: RefundCommand & { by: { actor: { type: "staff"; id: string } } },
): Promise<{ done: OperationResult } | { approvalId: string }> {
  const { amount, by } = command;
  let limit: number | null = null;
  const result = await refundPayment(ctx, {
    ...command,
    isHeld: async (trx, payment) => {
      limit = await approvalLimitOf(trx, payment);
      return limit !== null && amount > limit;
    },
    onIntent: async (trx, payment, operation) => {
      await command.onIntent?.(trx, payment, operation);
      if (!operation.isHeld || limit === null) return;
      await insertApproval(trx, {
        id: ctx.ids.own("apr", operation.created_at),
        account_id: payment.account_id,
        kind: "refund",
        state: "waiting",
        payment_id: payment.id,
        operation_id: operation.id,
        limit_amount: limit,
        requested_by: by.actor.id,
        requested_at: operation.created_at,
        decided_by: null,
        decided_at: null,
        note: null,
      });
    },
  });
  const { operation, payment } = result;
  if (!operation.isHeld) return { done: result };
  const approval = await ctx.store.read((db) => findApprovalOfOperation(db, operation.id));
  if (approval === null) throw new Error(`Operation ${operation.id} is held, and nobody was asked`);
  ctx.live.publish({ type: "approval", id: approval.id, account_id: payment.account_id });
  return { approvalId: approval.id };
}
