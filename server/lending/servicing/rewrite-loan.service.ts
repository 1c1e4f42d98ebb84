import { dayIn } from "../../../shared/calendar-day.ts";
import { lendingZone } from "../../../shared/lending/due-dates.ts";
import type { AccountScope } from "../../accounts/account-scope.ts";
import type { AppContext } from "../../context.ts";
import type { Db, Trx } from "../../database.ts";
import { type LendingTime, lendingTime } from "../lending-clock.ts";
import { lendingSettingsOf } from "../lending-settings.service.ts";
import { listInstallments } from "../loans/installment.repository.ts";
import type { ContractedLoan } from "../loans/loan.record.ts";
import { getLoan } from "../loans/read-loan.service.ts";
import { addToDays, updateBookRow } from "./portfolio-rows.repository.ts";
import { type Rewrite, type RewriteInput, type StoredBooking } from "./rewrite.rules.ts";
import { listLoanPayments, type PaymentWithParts, replaceParts, updateInstallment } from "./servicing.repository.ts";

/** A loan with everything that decides what it owes, at one moment. */
export interface LoanAtWork extends ContractedLoan {
  time: LendingTime;
  /** Without anything changed yet. */
  input: RewriteInput;
  payments: readonly PaymentWithParts[];
}

/** @throws DomainError `loan_not_found`, also for another account's loan. */
export async function loadLoan(
  db: Db,
  ctx: Pick<AppContext, "clock">,
  { scope, loanId }: { scope: AccountScope; loanId: string },
): Promise<LoanAtWork> {
  const contracted = await getLoan(db, { scope, id: loanId });
  const { loan } = contracted;
  const time = await lendingTime(db, ctx, loan.account_id);
  const payments = await listLoanPayments(db, loanId);
  const { chargesLateFees } = await lendingSettingsOf(db, loan.account_id);
  const input = {
    installments: await listInstallments(db, loanId),
    bookings: payments.filter(({ reversed_at }) => reversed_at === null).map(toBooking),
    today: dayIn(lendingZone, Date.parse(time.now)),
    chargesLate: chargesLateFees,
  };
  return { ...contracted, time, input, payments };
}

export function toBooking({ id, amount, paid_on, paid_at, parts }: PaymentWithParts): StoredBooking {
  return { id, amount, paid_on, paid_at, parts };
}

/** Writes what a plan says, but for the ledger and the events, which depend on what has happened. */
export async function applyRewrite(
  trx: Trx,
  { loan, time }: Pick<LoanAtWork, "loan" | "time">,
  rewrite: Rewrite,
): Promise<void> {
  for (const installment of rewrite.installments) await updateInstallment(trx, loan.id, installment, time.now);
  for (const booking of rewrite.bookings) await replaceParts(trx, booking);
  await addToDays(trx, loan.account_id, rewrite.days);
  await updateBookRow(trx, loan.id, rewrite.book);
}
