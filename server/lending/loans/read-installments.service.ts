import type { AppContext } from "../../context.ts";
import { type InstallmentRecord, listInstallments } from "./installment.repository.ts";
import type { LoanRecord } from "./loan.record.ts";

export type { InstallmentRecord } from "./installment.repository.ts";

/** The schedule of a loan by due date; empty until its money was paid out. */
export function listInstallmentsOf(
  ctx: Pick<AppContext, "store">,
  loan: Pick<LoanRecord, "id">,
): Promise<InstallmentRecord[]> {
  return ctx.store.read((db) => listInstallments(db, loan.id));
}
