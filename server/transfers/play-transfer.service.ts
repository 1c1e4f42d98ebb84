import { accountKind } from "../../shared/accounts/account.schema.ts";
import { DomainError } from "../../shared/errors.ts";
import { transferMethods } from "../../shared/transfers/transfer-methods.ts";
import { say } from "../../shared/sentences/say.ts";
import { type AccountScope, isInScope } from "../accounts/account-scope.ts";
import { type AuditActor, recordAudit } from "../audit/audit.service.ts";
import type { AppContext } from "../context.ts";
import { refuseEnded } from "./end-order.service.ts";
import { findOrderWithPayment } from "./read-order.service.ts";
import { simulateTransfer } from "./simulate-transfer.service.ts";
import { otherPayer } from "./simulated-payer.rules.ts";

interface PlayedTransfer {
  scope: AccountScope;
  paymentId: string;
  /** Minor units, more than zero. */
  amount: number;
  isOtherPayer: boolean;
  by: AuditActor;
}

/**
 * A person plays the payer of an open order: the right transfer, another amount, or another payer.
 *
 * @returns the name of the bank's notice; its order is looked for afterwards.
 * @throws DomainError `not_found`; `operation_blocked` on a live account, or once the order has ended.
 */
export async function playTransfer(ctx: AppContext, wanted: PlayedTransfer): Promise<string> {
  const { scope, paymentId, amount, isOtherPayer, by } = wanted;
  const found = await ctx.store.read((db) => findOrderWithPayment(db, paymentId));
  if (found === null || !isInScope(scope, found.order.account_id)) {
    throw new DomainError("not_found", "There is no payment by transfer with this id.");
  }
  const { order, payment } = found;
  if (accountKind(order.account_id) !== "sandbox") {
    throw new DomainError("operation_blocked", say("refusal.sandbox_only"), {
      facts: { blocker: { code: "live_account" } },
    });
  }
  refuseEnded(order);
  const stranger = otherPayer(transferMethods[order.method].country, order.document_number);
  const notice = await simulateTransfer(ctx, {
    ...found,
    amount,
    payerDocument: isOtherPayer ? stranger : order.document_number,
    payerName: isOtherPayer ? null : payment.payer.name,
    payerAccount: null,
  });
  await ctx.store.write((trx) =>
    recordAudit(trx, ctx, {
      chain: order.account_id,
      actor: by,
      action: "payment.transfer_simulated",
      objectType: "payment",
      objectId: paymentId,
      isAllowed: true,
      details: { amount, currency: payment.currency, is_other_payer: isOtherPayer, notice },
    }),
  );
  return notice;
}
