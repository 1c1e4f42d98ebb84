import type { Insertable } from "kysely";
import type { Trx } from "../../database.ts";
import type { LoanEntryTable } from "../loan.table.ts";

/** Appends to the history of a loan. */
export async function insertLoanEntry(trx: Trx, row: Insertable<LoanEntryTable>): Promise<void> {
  await trx.insertInto("loan_entry").values(row).execute();
}

/** Ends a loan that is paid off. Returns false when it was not running. */
export async function markFinished(trx: Trx, loanId: string, at: string): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable("loan")
    .set((eb) => ({
      status: "finished",
      status_since: at,
      finished_at: at,
      updated_at: at,
      version: eb("version", "+", 1),
    }))
    .where("id", "=", loanId)
    .where("status", "=", "active")
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
