import { DomainError } from "../../../shared/errors.ts";
import { reversalBlocker } from "../../../shared/lending/booking-blockers.ts";
import { say } from "../../../shared/sentences/say.ts";
import type { AccountScope } from "../../accounts/account-scope.ts";
import type { AppContext } from "../../context.ts";
import { type IdempotencyClaim, objectOfKey, rememberKey } from "../../idempotency/idempotency.service.ts";
import { postRepayment } from "../../ledger/ledger.service.ts";
import { noteStep } from "../loans/move-loan.service.ts";
import type { StaffActor } from "./book-payment.service.ts";
import { applyRewrite, loadLoan, toBooking } from "./rewrite-loan.service.ts";
import { planRewrite } from "./rewrite.rules.ts";
import { markReversed } from "./servicing.repository.ts";

export interface ReversePayment {
  scope: AccountScope;
  loanId: string;
  paymentId: string;
  reason: string;
  idempotency: IdempotencyClaim | null;
  by: StaffActor;
}

/**
 * Takes a mistaken booking back. The row stays and says who did it and why; what the other bookings pay is found anew,
 * as if this one had never been, and the ledger gets the difference as an entry of its own. The partner is told nothing,
 * because its contract has no word for it.
 *
 * @throws DomainError `not_found`, `idempotency_key_reused`; `operation_blocked` with the blocker of `reversalBlocker`.
 */
export async function reverseLoanPayment(ctx: AppContext, wish: ReversePayment): Promise<void> {
  const { idempotency, paymentId, reason, by } = wish;
  const accountId = await ctx.store.write(async (trx) => {
    if (idempotency !== null && (await objectOfKey(trx, idempotency)) !== null) return null;
    const found = await loadLoan(trx, ctx, wish);
    const { loan, time, input, payments } = found;
    const payment = payments.find(({ id }) => id === paymentId);
    if (payment === undefined) throw new DomainError("not_found", "There is no payment with this id on the loan.");
    const blocker = reversalBlocker({ status: loan.status, isReversed: payment.reversed_at !== null });
    if (blocker !== null) {
      throw new DomainError("operation_blocked", say("refusal.reversal_impossible"), { facts: { blocker } });
    }
    const reversal = { reversed_by: by.id, reversed_at: time.now, reversal_reason: reason };
    if (!(await markReversed(trx, paymentId, reversal))) throw new Error(`Payment ${paymentId} was reversed meanwhile`);
    const bookings = input.bookings.filter(({ id }) => id !== paymentId);
    const rewrite = planRewrite({ ...input, bookings, reversed: toBooking(payment) });
    await applyRewrite(trx, found, rewrite);
    await postRepayment(trx, {
      accountId: loan.account_id,
      kind: "loan_payment_reversed",
      sourceId: paymentId,
      repaid: rewrite.paid,
      currency: "BRL",
      at: time.world,
    });
    const details = { payment_id: paymentId, amount: payment.amount, paid_on: payment.paid_on };
    await noteStep(trx, ctx, { ...found, action: "payment_reversed", by, note: reason, details });
    if (idempotency !== null) {
      await rememberKey(trx, idempotency, { objectId: loan.id, operationId: null, at: time.world });
    }
    return loan.account_id;
  });
  if (accountId !== null) ctx.live.publish({ type: "loan", id: wish.loanId, account_id: accountId });
}
