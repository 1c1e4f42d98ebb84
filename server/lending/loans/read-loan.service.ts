import { lendingRefusal } from "../../../shared/lending/lending-refusals.ts";
import { type AccountScope, isInScope } from "../../accounts/account-scope.ts";
import type { Db, Trx } from "../../database.ts";
import { findSimulation } from "../credit/simulation.repository.ts";
import type { ContractedLoan, LoanRecord } from "./loan.record.ts";
import { findLoanBy } from "./loan.repository.ts";

/** @throws DomainError `loan_not_found`, for another account's loan as well. */
export async function getLoan(
  db: Db | Trx,
  { scope, id }: { scope: AccountScope; id: string },
): Promise<ContractedLoan> {
  const loan = await findLoanBy(db, "id", id);
  if (loan === null || !isInScope(scope, loan.account_id)) throw lendingRefusal("loan_not_found");
  return withFigures(db, loan);
}

/** The figures of a loan are those of its simulation. */
export async function withFigures(db: Db | Trx, loan: LoanRecord): Promise<ContractedLoan> {
  const simulation = await findSimulation(db, loan.simulation_id);
  if (simulation === null) throw new Error(`Loan ${loan.id} has lost its simulation`);
  return { loan, simulation };
}
