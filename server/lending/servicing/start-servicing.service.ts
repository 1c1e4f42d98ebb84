import { noDues } from "../../../shared/lending/installment-state.ts";
import type { Trx } from "../../database.ts";
import { addToDays, insertBookRow } from "./portfolio-rows.repository.ts";
import { bookFigures, type DayChange } from "./rewrite.rules.ts";
import { listInstallments } from "../loans/installment.repository.ts";

/**
 * Takes a loan into the book, in the transaction that pays it out and after its installments were written. From then
 * on its payments can be booked and every figure over all loans counts it.
 */
export async function startServicing(
  trx: Trx,
  loan: { id: string; accountId: string; /** Calendar day of São Paulo. */ disbursedOn: string },
): Promise<void> {
  const installments = await listInstallments(trx, loan.id);
  const principal = installments.reduce((sum, installment) => sum + installment.principal, 0);
  await insertBookRow(trx, {
    loanId: loan.id,
    accountId: loan.accountId,
    disbursedOn: loan.disbursedOn,
    principal,
    figures: bookFigures(installments, loan.disbursedOn),
  });
  const days = new Map<string, DayChange & { disbursed?: number }>();
  for (const { due_date, principal: due, interest, fees } of installments) {
    days.set(due_date, { repaid: noDues, due: { principal: due, interest, fees }, met: noDues });
  }
  const first = days.get(loan.disbursedOn) ?? { repaid: noDues, due: noDues, met: noDues };
  days.set(loan.disbursedOn, { ...first, disbursed: principal });
  await addToDays(trx, loan.accountId, days);
}
