import { dayIn, startOfDay } from "../../../shared/calendar-day.ts";
import { DomainError } from "../../../shared/errors.ts";
import { bookingBlocker } from "../../../shared/lending/booking-blockers.ts";
import { lendingZone } from "../../../shared/lending/due-dates.ts";
import { sumDues } from "../../../shared/lending/installment-state.ts";
import { mostBookable, owedOn } from "../../../shared/lending/replay-bookings.ts";
import { say } from "../../../shared/sentences/say.ts";
import type { AccountScope } from "../../accounts/account-scope.ts";
import type { AuditActor } from "../../audit/audit.service.ts";
import { systemActor } from "../../audit/system-actor.ts";
import type { AppContext } from "../../context.ts";
import type { Trx } from "../../database.ts";
import { type IdempotencyClaim, objectOfKey, rememberKey } from "../../idempotency/idempotency.service.ts";
import { postRepayment } from "../../ledger/ledger.service.ts";
import { recordLoanEvent } from "../lending-events.service.ts";
import { loanSnapshot } from "../loans/loan.record.ts";
import { moveLoanWithin, noteStep } from "../loans/move-loan.service.ts";
import { applyRewrite, type LoanAtWork, loadLoan } from "./rewrite-loan.service.ts";
import { planRewrite, replayInputOf, type Rewrite, type StoredBooking } from "./rewrite.rules.ts";
import { insertLoanPayment } from "./servicing.repository.ts";

/** The person who does it. */
export type StaffActor = AuditActor & { type: "staff"; id: string };

export interface BookPayment {
  scope: AccountScope;
  loanId: string;
  /** Centavos. */
  amount: number;
  /** Calendar day of São Paulo on which the money came. */
  paidOn: string;
  /** By which the bank names it. */
  reference: string;
  note: string | null;
  /** What was owed in all when the person looked, centavos. */
  expectedOutstanding: number | null;
  idempotency: IdempotencyClaim | null;
  by: StaffActor;
}

/**
 * Books money that a borrower paid: the oldest installment first, with its ledger entry and one event for each
 * installment that it reaches. The payment that leaves nothing to pay finishes the loan in the same transaction.
 *
 * @throws DomainError `loan_not_found`, `idempotency_key_reused`; `stale_figures` when something else is owed than the person
 *   saw; `operation_blocked` with the blocker of `bookingBlocker`.
 */
export async function bookLoanPayment(ctx: AppContext, wish: BookPayment): Promise<void> {
  const { idempotency, by } = wish;
  const accountId = await ctx.store.write(async (trx) => {
    if (idempotency !== null && (await objectOfKey(trx, idempotency)) !== null) return null;
    const found = await loadLoan(trx, ctx, wish);
    refuse(found, wish);
    const { loan, time, input } = found;
    const id = ctx.ids.lending("lp", time.now);
    const booking = bookingOf(id, wish, found);
    await insertLoanPayment(trx, {
      id,
      loan_id: loan.id,
      account_id: loan.account_id,
      amount: booking.amount,
      paid_on: booking.paid_on,
      paid_at: booking.paid_at,
      reference: wish.reference,
      note: wish.note,
      booked_by: by.id,
      booked_at: time.now,
    });
    const rewrite = planRewrite({ ...input, bookings: [...input.bookings, booking] });
    await applyRewrite(trx, found, rewrite);
    await postRepayment(trx, {
      accountId: loan.account_id,
      kind: "loan_payment",
      sourceId: id,
      repaid: rewrite.paid,
      currency: "BRL",
      at: time.world,
    });
    const { amount, reference, note, paidOn: paid_on } = wish;
    const details = { payment_id: id, amount, paid_on, reference };
    await noteStep(trx, ctx, { ...found, action: "payment_booked", by, note, details });
    await tell(trx, ctx, found, { booking, rewrite, requestId: by.requestId ?? null });
    if (idempotency !== null) {
      await rememberKey(trx, idempotency, { objectId: loan.id, operationId: null, at: time.world });
    }
    return loan.account_id;
  });
  if (accountId !== null) ctx.live.publish({ type: "loan", id: wish.loanId, account_id: accountId });
}

function refuse({ loan, input }: LoanAtWork, wish: BookPayment): void {
  const replay = replayInputOf(input);
  const outstanding = sumDues(owedOn(replay, input.today));
  const { expectedOutstanding: expected } = wish;
  if (expected !== null && expected !== outstanding) {
    throw new DomainError("stale_figures", say("refusal.loan_changed"), {
      facts: { status: loan.status, outstanding },
    });
  }
  const blocker = bookingBlocker({
    status: loan.status,
    today: input.today,
    disbursed_on: loan.disbursed_at === null ? null : dayIn(lendingZone, Date.parse(loan.disbursed_at)),
    paid_on: wish.paidOn,
    amount: wish.amount,
    limit: mostBookable(replay, wish.paidOn),
  });
  if (blocker !== null) {
    throw new DomainError("operation_blocked", say("refusal.booking_impossible"), { facts: { blocker, outstanding } });
  }
}

function bookingOf(id: string, { amount, paidOn }: BookPayment, { input, time }: LoanAtWork): StoredBooking {
  const paidAt = paidOn === input.today ? time.now : startOfDay(lendingZone, paidOn);
  return { id, amount, paid_on: paidOn, paid_at: paidAt, parts: [] };
}

/** One event for each installment that the payment reached, and one when nothing is left to pay. */
async function tell(
  trx: Trx,
  ctx: AppContext,
  found: LoanAtWork,
  { booking, rewrite, requestId }: { booking: StoredBooking; rewrite: Rewrite; requestId: string | null },
): Promise<void> {
  const { loan, simulation, time } = found;
  const told = { accountId: loan.account_id, at: time.world, requestId, change: "payment_received" } as const;
  for (const part of rewrite.bookings.find(({ id }) => id === booking.id)?.parts ?? []) {
    const payment = { amount: sumDues(part), paid_at: booking.paid_at, installment_number: part.installment_number };
    await recordLoanEvent(trx, ctx, { ...told, loan: { ...loanSnapshot(found, null), payment } });
  }
  if (sumDues(rewrite.book.outstanding) > 0) return;
  await moveLoanWithin(trx, ctx, {
    loan,
    simulation,
    time,
    to: "finished",
    action: "finished",
    by: { ...systemActor("loan_servicing"), requestId },
    columns: { finished_at: time.now },
  });
}
