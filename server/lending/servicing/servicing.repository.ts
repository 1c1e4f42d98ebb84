import type { Insertable, Selectable } from "kysely";
import type { BookingPart } from "../../../shared/lending/replay-bookings.ts";
import type { Db, Trx } from "../../database.ts";
import type { LoanPaymentTable } from "../loan.table.ts";
import type { StoredBooking, StoredInstallment } from "./rewrite.rules.ts";

export async function updateInstallment(
  trx: Trx,
  loanId: string,
  { number, ...installment }: StoredInstallment,
  at: string,
): Promise<void> {
  const { fees, charges_late, principal_paid, interest_paid, fees_paid, status, days_overdue, paid_at } = installment;
  await trx
    .updateTable("installment")
    .set({
      ...{ fees, charges_late, principal_paid, interest_paid, fees_paid, status, days_overdue, paid_at },
      updated_at: at,
    })
    .where("loan_id", "=", loanId)
    .where("number", "=", number)
    .execute();
}

/** A booked payment, and what it pays; one that was reversed says what it paid last. */
export type PaymentWithParts = Selectable<LoanPaymentTable> & { parts: readonly BookingPart[] };

const paymentColumns = [
  "seq",
  "id",
  "loan_id",
  "account_id",
  "amount",
  "paid_on",
  "paid_at",
  "reference",
  "note",
  "booked_by",
  "booked_at",
  "reversed_by",
  "reversed_at",
  "reversal_reason",
] as const satisfies readonly (keyof LoanPaymentTable)[];

/** In the order in which they were booked; those that were reversed too. */
export async function listLoanPayments(db: Db, loanId: string): Promise<PaymentWithParts[]> {
  const payments = await db
    .selectFrom("loan_payment")
    .select(paymentColumns)
    .where("loan_id", "=", loanId)
    .orderBy("seq")
    .execute();
  if (payments.length === 0) return [];
  const parts = await db
    .selectFrom("loan_payment_part")
    .innerJoin("loan_payment", "loan_payment.id", "loan_payment_part.payment_id")
    .select(["payment_id", "installment_number", "principal", "interest", "fees"])
    .where("loan_payment.loan_id", "=", loanId)
    .orderBy("installment_number")
    .execute();
  const byPayment = new Map<string, BookingPart[]>();
  for (const { payment_id, ...part } of parts) byPayment.set(payment_id, [...(byPayment.get(payment_id) ?? []), part]);
  return payments.map((payment) => ({ ...payment, parts: byPayment.get(payment.id) ?? [] }));
}

export async function insertLoanPayment(trx: Trx, row: Insertable<LoanPaymentTable>): Promise<void> {
  await trx.insertInto("loan_payment").values(row).execute();
}

/** Returns false when it was reversed before. */
export async function markReversed(
  trx: Trx,
  id: string,
  reversal: { reversed_by: string; reversed_at: string; reversal_reason: string },
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable("loan_payment")
    .set(reversal)
    .where("id", "=", id)
    .where("reversed_at", "is", null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Says anew what a booking paid. */
export async function replaceParts(trx: Trx, { id, parts }: Pick<StoredBooking, "id" | "parts">): Promise<void> {
  await trx.deleteFrom("loan_payment_part").where("payment_id", "=", id).execute();
  const rows = parts.map((part) => ({ payment_id: id, ...part }));
  if (rows.length > 0) await trx.insertInto("loan_payment_part").values(rows).execute();
}
