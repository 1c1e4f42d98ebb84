import type { Insertable, Selectable } from "kysely";
import type { Db, Trx } from "../../database.ts";
import type { InstallmentTable } from "../loan.table.ts";

export type InstallmentRecord = Selectable<InstallmentTable>;

export const installmentColumns = [
  "seq",
  "id",
  "loan_id",
  "account_id",
  "number",
  "due_date",
  "principal",
  "interest",
  "fees",
  "charges_late",
  "principal_paid",
  "interest_paid",
  "fees_paid",
  "status",
  "days_overdue",
  "paid_at",
  "created_at",
  "updated_at",
] as const satisfies readonly (keyof InstallmentTable)[];

export async function insertInstallments(trx: Trx, rows: readonly Insertable<InstallmentTable>[]): Promise<void> {
  await trx.insertInto("installment").values(rows).execute();
}

/** By due date. */
export async function listInstallments(db: Db | Trx, loanId: string): Promise<InstallmentRecord[]> {
  return db
    .selectFrom("installment")
    .select(installmentColumns)
    .where("loan_id", "=", loanId)
    .orderBy("number")
    .execute();
}
